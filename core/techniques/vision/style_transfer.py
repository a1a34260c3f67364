"""A photograph painted like another picture, by a network that was made to tell pictures apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core import compute, image_models
from core.datasets.photographs import fitted
from core.knobs import Group, Seed, StopWhen
from core.networks import pretrained
from core.panels import Plot, Stack
from core.streams import Event, Field, Gallery, Note, Product, Series
from core.technique import Run, Technique
from core.techniques.vision import _style_knobs as knobs
from core.techniques.vision import _style_subject as subject
from core.techniques.vision._insight_views import pixels_of

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.image_network import ImageNetwork
    from core.style import Layers, Losses, Transfer, Weights

#: Steps between two checkpoints, and channels of a Gram matrix that are shown.
_SAVE_EVERY, _CHANNELS = 10, 24


@dataclass(frozen=True)
class StyleTransfer(Technique):
    """Repaint a photograph in the manner of another picture, and watch the pixels move.

    Often mistaken for a filter, or for a network that has learned to paint: nothing is learned here but the pixels. Source:
    Gatys, Ecker and Bethge, Image style transfer using convolutional neural networks (2016).
    """

    content: Annotated[knobs.Content, Group("Pictures")] = "china"
    content_file: knobs.ContentFile = ""
    style: knobs.Style = "waves"
    style_file: knobs.StyleFile = ""
    start: knobs.Start = "content"
    size: knobs.Size = 192
    style_scale: knobs.StyleScale = 1.0

    content_weight: Annotated[knobs.ContentWeight, Group("What counts")] = 1.0
    style_weight: knobs.StyleWeight = 10.0
    variation_weight: knobs.VariationWeight = 1.0

    network: Annotated[knobs.Network, Group("Network")] = knobs.BEST
    fetch: knobs.Fetch = False
    content_layer: knobs.ContentLayer = ""
    style_layers: knobs.StyleLayers = ()
    gram_layer: knobs.GramLayer = 2

    optimizer: Annotated[knobs.Optimizer, Group("Computing")] = "l-bfgs"
    learning_rate: knobs.Rate = 0.02
    octaves: knobs.Octaves = 3
    steps: knobs.Steps = 80
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Style transfer"
    order = 40
    length = "steps"
    all_cores = True
    devices = ("cpu", "cuda", "mps")
    presets = knobs.PRESETS

    transfer = Product("Transfer")
    picture = Gallery("The picture", history=600)
    both = Gallery("Content and style")
    mismatch = Series("Mismatch", y="share of the target")
    parts = Series("Weighted loss")
    gram_style = Field("Gram matrix of the style", x="channel", y="channel")
    gram_picture = Field("of the picture", x="channel", y="channel")
    gram_difference = Field("Difference", x="channel", y="channel", colormap="diverging")
    about = Note("About")
    panels = (
        picture,
        Stack(both, about),
        Stack(Plot(mismatch, log_y=True), Plot(parts, log_y=True)),
        Stack(gram_style, gram_picture, gram_difference),
    )

    def check(self) -> str | None:
        for name in ("content", "style"):
            if getattr(self, name) == "file" and not getattr(self, f"{name}_file"):
                return f"{name}_file is empty; choose a picture, or set {name} to another choice"
        if self.network in pretrained.WEIGHTS and not self.fetch and not pretrained.path_of(self.network):
            return f"{pretrained.how_to_get(self.network)}, or switch fetch on"
        if not self.content_weight and not self.style_weight:
            return "content_weight and style_weight are both 0, so that nothing would be left to paint"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        import torch

        from core.attribution.deep_dream import octave_sizes, resized
        from core.style import Transfer

        device = compute.torch_device()
        name = subject.best() if self.network == knobs.BEST else self.network
        network, card = yield from image_models.loading(self.progress, name, self.fetch)
        network = network.to(device, memory_format=torch.channels_last).eval().requires_grad_(False)
        layers = self._layers(network, name)
        channels, shown = network.shape[0], subject.chosen(self, "content")
        shape = (channels, *shown.shape[:2])
        pixels = {"content": fitted(shown, shape), "style": fitted(subject.chosen(self, "style"), shape)}
        yield self.both(np.stack(list(pixels.values())), list(pixels))
        yield self.about(subject.told(name, card["title"], network, layers))
        content, style = (network.encode(p[None])[0] for p in pixels.values())
        size, last = shape[1:], self._first(network, *pixels.values())
        sizes = octave_sizes(size, self.octaves, scale=2.0, smallest=subject.SMALLEST)
        page, total = self, len(sizes) * self.steps
        first, done = divmod(resume["step"] if resume else 0, self.steps)
        for number, octave in enumerate(sizes[first:], first):
            smaller = tuple(max(subject.SMALLEST, round(self.style_scale * n)) for n in octave)
            target = resized(style, smaller)
            transfer = Transfer(
                network, layers, resized(content, octave), target, resized(last, octave), self.optimizer, resume
            )
            yield page.transfer(transfer)
            for step in range(number * self.steps + done, (number + 1) * self.steps):
                if step % _SAVE_EVERY == 0 or step % self.steps == 0:
                    yield page.checkpoint(step, **transfer.state())
                losses = transfer.step(page.weights(), page.learning_rate)
                page = (yield from page._shown(step + 1, transfer, losses, size)) or page
                yield page.progress(step + 1, total)
            last, done, resume = transfer.picture, 0, None
        losses = transfer.losses(page.weights())
        return {"content mismatch": losses.content, "style mismatch": float(np.mean(list(losses.style.values())))}

    def redraw(self, transfer) -> Iterator[Event]:
        """The Gram matrices of another layer."""
        yield from self._grams(transfer)

    def weights(self) -> Weights:
        """What each part of the loss counts, by the knobs."""
        from core.style import Weights

        return Weights(self.content_weight, self.style_weight, self.variation_weight)

    def _layers(self, network: ImageNetwork, name: str) -> Layers:
        from core.style import Layers, checked, usual_layers

        usual = usual_layers(network, name)
        return checked(network, Layers(self.content_layer or usual.content, self.style_layers or usual.style))

    def _first(self, network: ImageNetwork, content: np.ndarray, style: np.ndarray) -> Tensor:
        """The pixels before the first step, (channels, h, w)."""
        import torch

        if self.start == "noise":
            noise = np.random.default_rng(self.seed).uniform(0.4, 0.6, (network.shape[0], *content.shape[:2]))
            return torch.from_numpy(noise.astype(np.float32)).to(network.device)
        return network.encode((content if self.start == "content" else style)[None])[0]

    def _shown(self, step: int, transfer: Transfer, losses: Losses, size: tuple[int, ...]) -> Run:
        """The picture after a step and the losses before it; returns the newest knobs."""
        from core.attribution.deep_dream import resized

        # What is 0 has no place on a logarithmic axis.
        lines = {"content": losses.content, **losses.style}
        page = yield self.mismatch(step, **{name: value for name, value in lines.items() if value > 0})
        style = self.style_weight * sum(losses.style.values()) / len(losses.style)
        weighted = {
            "total": losses.total, "content": self.content_weight * losses.content, "style": style,
            "variation": self.variation_weight * losses.variation,
        }  # fmt: skip
        yield self.parts(step, **{name: value for name, value in weighted.items() if value > 0})
        yield self.picture(pixels_of(resized(transfer.picture, size))[None], step=step)
        yield from self._grams(transfer)
        return page

    def _grams(self, transfer: Transfer) -> Iterator[Event]:
        layer = transfer.layers.style[min(self.gram_layer, len(transfer.layers.style)) - 1]
        target, now = transfer.style_grams[layer].cpu().numpy(), transfer.grams()[layer].cpu().numpy()
        rows = np.sort(np.argsort(-np.diag(target), kind="stable")[:_CHANNELS])
        labels = {"x_labels": [f"{r}" for r in rows], "y_labels": [f"{layer}.{r}" for r in rows]}
        target, now = (matrix[np.ix_(rows, rows)] for matrix in (target, now))
        yield self.gram_style(target, **labels)
        yield self.gram_picture(now, **labels)
        yield self.gram_difference(now - target, **labels)
