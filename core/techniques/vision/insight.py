"""Why did it say that? What speaks for a network's answer, what its units look for, and what it dreams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.datasets.photographs import fitted
from core.knobs import Group, Seed, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, Canvas, probe
from core.streams import Bars, Event, Gallery, Image, Note, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.vision import _insight_knobs as knobs
from core.techniques.vision import _insight_views as views
from core.techniques.vision._insight_dream import dreaming
from core.techniques.vision._insight_subject import Subject, chosen_picture, subject_of

if TYPE_CHECKING:
    from torch import Tensor

#: Test pictures that are searched for the strongest patches, and patches shown.
_SEARCHED, _SHOWN = 1000, 24
#: Tolerance of integrated gradients at every stroke of a drawing, which must be answered at once.
_QUICK = 0.01
#: Random weights must not be those that the network started from.
_OTHER_SEED = 7919


@dataclass(frozen=True)
class Insight(Technique):
    """Ask a network what in a picture made it answer so, what its units look for, and let it dream.

    Often mistaken for the reasons of the network: each map answers one precise question about the function it computes, and
    the answers differ. Sources: see the lesson and core.attribution.
    """

    model: Annotated[knobs.Model, Group("Network and picture")] = knobs.FIRST
    fetch: knobs.Fetch = False
    data: knobs.Data = knobs.OWN
    picture: knobs.Picture = "data set"
    picture_number: knobs.PictureNumber = 0
    file: knobs.PictureFile = ""

    method: Annotated[knobs.Method, Group("Question")] = "every map"
    target_class: knobs.TargetClass = -1
    layer: knobs.LayerName = ""
    channel: knobs.Channel = -1
    baseline: knobs.Baseline = "black"
    square: knobs.Square = 5
    randomized_layers: knobs.RandomizedLayers = 0

    steps: Annotated[knobs.Steps, Group("Computing")] = 32
    learning_rate: knobs.Rate = 0.02
    octaves: knobs.Octaves = 4
    jitter: knobs.Jitter = 4
    dream_size: knobs.DreamSize = 160
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "What the network sees"
    order = 30
    length = "steps"
    all_cores = True
    devices = ("cpu", "cuda", "mps")
    presets = knobs.PRESETS

    subject = Product("Network")
    overlay = Gallery("Orange for, blue against")
    cut_outs = Gallery("Strongest patches")
    dream = Gallery("Dream", history=600)
    maps = Gallery("Maps", colormap="diverging")
    response = Series("Activation of the layer")
    shown = Image("The picture")
    probabilities = Bars("Probabilities", x="class")
    checks = Table("Checks")
    about = Note("About")
    panels = (
        Stack(overlay, cut_outs, dream),
        Stack(maps, Plot(response)),
        Stack(shown, about),
        Stack(probabilities, checks),
    )

    def check(self) -> str | None:
        if self.picture == "file" and not self.file:
            return "file is empty; choose a picture, or set picture to another choice"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        subject = yield from subject_of(self)
        yield self.subject(subject)
        chosen, caption = chosen_picture(self, subject, self.dream_size)
        network = subject.network
        pixels = fitted(chosen, network.shape)
        picture = network.encode(pixels[None])[0]
        sure = network.predict(picture[None]).softmax(1)[0].cpu().numpy()
        target = int(sure.argmax()) if self.target_class < 0 else self.target_class
        if target >= len(sure):
            raise ValueError(f"target_class is {target}, but this network has classes 0 to {len(sure) - 1}")
        layer = self._layer(network)
        yield self.shown(pixels, caption)
        yield self.bars(subject, sure)
        yield self.about(self._told(subject, caption, sure, target, layer))
        match self.method:
            case "strongest patches":
                return (yield from self._patches(subject, picture, layer))
            case "activation maximization" | "deep dream":
                return (yield from dreaming(self, subject, chosen, sure, target, layer, resume))
        return (yield from self._maps(subject, picture, target, layer))

    def _layer(self, network: Any) -> str:
        from core.attribution.layers import last_feature_maps
        from core.nearest import nearest

        names = list(network.layers)
        if self.layer and self.layer not in names:
            raise ValueError(
                f'layer is "{self.layer}", but this network has {", ".join(names)}{nearest(self.layer, names)}'
            )
        return self.layer or (names[-1] if self.method == knobs.MAXIMIZATION else last_feature_maps(network))

    def _told(self, subject: Subject, caption: str, sure: np.ndarray, target: int, layer: str) -> str:
        from core.attribution.layers import output_shapes

        shapes = output_shapes(subject.network).items()
        names = ", ".join(f"`{name}` {'x'.join(map(str, shape))}" for name, shape in shapes)
        starred = f"Maps with a * are for random weights in the last {self.randomized_layers} layers that have any.\n\n"
        starred = starred if self.randomized_layers and self.method in (knobs.EVERY, *knobs.MAPS) else ""
        return (
            f"Asked about {caption}. The network answers **{subject.classes[sure.argmax()]}** ({sure.max():.1%}); the question is "
            f"about class {target}, **{subject.classes[target]}** ({sure[target]:.1%}), and layer `{layer}`.\n\n"
            f"{subject.about}\n\n{starred}Layers: {names}."
        )

    def bars(self, subject: Subject, sure: np.ndarray, dreamt: np.ndarray | None = None) -> Event:
        """The likeliest classes, for the picture and for what was dreamt on it."""
        rows = views.top_classes(sure if dreamt is None else dreamt)
        groups = {"picture": sure[rows]} | ({} if dreamt is None else {"dream": dreamt[rows]})
        return self.probabilities([subject.classes[r] for r in rows], **groups)

    def _maps(self, subject: Subject, picture: Tensor, target: int, layer: str) -> Run:
        """Map after map, each as it forms; then the same for random weights, and what can be measured of them."""
        from core.attribution.sanity import randomized

        names = knobs.MAPS if self.method == knobs.EVERY else (self.method,)
        networks = {"": subject.network}
        if self.randomized_layers:
            networks["*"] = randomized(subject.network, self.randomized_layers, self.seed + _OTHER_SEED)
        found: dict[str, np.ndarray] = {}
        step = 0
        for suffix, network in networks.items():
            for name in names:
                for values in views.growing_map(name, self, network, picture, target, layer, subject.piece):
                    found[name + suffix] = views.flat(values)
                    step += 1
                    yield self.progress(step, None, "steps", name + suffix)
                    yield from self._pictures_of(picture, found, step)
        columns, rows = views.checks_of(
            self, subject.network, picture, target, {n: found[n] for n in names},
            {n: found[n + s] for s in list(networks)[1:] for n in names},
        )  # fmt: skip
        yield self.checks(columns, rows)
        complete = next((row for row in rows if row[2] is not None), None)
        return {"completeness gap": abs(complete[1] - complete[2])} if complete else {}

    def _pictures_of(self, picture: Tensor, found: dict[str, np.ndarray], step: int | None = None) -> Iterator[Event]:
        # Short, because captions wider than their pictures are not drawn.
        captions = [name.replace("integrated gradients", "integrated") for name in found]
        yield self.maps(np.stack(list(found.values())), captions, step=step)
        yield self.overlay(views.overlays(picture, found), captions, step=step)

    def _patches(self, subject: Subject, picture: Tensor, layer: str) -> Run:
        """Searches test pictures for the places where a channel responds most."""
        import torch

        from core.attribution.layers import up_to
        from core.attribution.patches import patches, responses
        from core.networks.image_network import measuring

        network, channel = subject.network, self.channel
        if channel < 0:
            with measuring(network):
                channel = int(up_to(network, picture[None], layer)[0].flatten(1).amax(1).argmax())
        total, strengths, places = min(_SEARCHED, len(subject.images.test)), [], []
        page = self
        for start in range(0, total, subject.piece):
            pixels = subject.test(slice(start, min(start + subject.piece, total)))
            for part in responses(network, pixels, layer, channel, subject.piece):
                strengths.append(part.strengths)
                places.append(part.places)
            page = (
                yield page.progress(start + len(pixels), total, "steps", f"Searching {subject.images.name}")
            ) or page
        found = torch.cat(strengths)
        order = found.argsort(descending=True, stable=True)[:_SHOWN]
        rows, where = order.tolist(), torch.cat(places)[order]
        encoded = network.encode(np.concatenate([subject.test(slice(r, r + 1)) for r in rows]))
        cut = patches(network, encoded, layer, channel, where)
        truth = [subject.images.classes[subject.images.test_labels[r]] for r in rows]
        captions = [f"{name}: {float(found[r]):.3g}" for name, r in zip(truth, rows, strict=True)]
        yield page.cut_outs(np.stack([views.pixels_of(p) for p in cut]), captions)
        with measuring(network):
            outputs = up_to(network, encoded, layer)
        if outputs.ndim == 4:
            yield page.maps(outputs[:, channel], [f"{name}, {layer}.{channel}" for name in truth])
        return {"channel": channel, "strongest response": float(found.max())}

    @probe("Draw a digit")
    def draw(self, subject, drawing: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """Maps of what you draw, centred and scaled as MNIST's digits are."""
        from core.attribution.layers import last_feature_maps
        from core.datasets.mnist import like_mnist

        network = subject.network
        pixels = fitted((255 * like_mnist(drawing)).round().astype(np.uint8), network.shape)
        picture = network.encode(pixels[None])[0]
        sure = network.predict(picture[None]).softmax(1)[0].cpu().numpy()
        target, layer = int(sure.argmax()), last_feature_maps(network)
        found = {}
        for name in ("saliency", "integrated gradients", "grad-cam"):
            for values in views.growing_map(name, self, network, picture, target, layer, subject.piece, _QUICK):
                found[name] = views.flat(values)
        yield self.shown(pixels, f"your drawing, centred: {subject.classes[target]} {sure[target]:.0%}")
        yield self.bars(subject, sure)
        yield from self._pictures_of(picture, found)
