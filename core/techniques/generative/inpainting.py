"""Inpainting by diffusion: what is missing from a picture filled in, in pixels and in the latent space of an autoencoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal

import numpy as np

from core.generative.holes import HoleName, edges, hole, resized, seam
from core.knobs import Choices, Doc, Group, Interval, Log, Seed, StopWhen
from core.panels import Stack
from core.probes import Array, Mask, probe
from core.streams import Bars, Event, Gallery, Image, Note, Product
from core.technique import Run, Technique
from core.techniques.generative import _inpainting_scene as scenes
from core.techniques.generative import _inpainting_words as words
from core.techniques.generative._inpainting_scene import Finding, Scene

#: What every preset starts from.
PLAIN: dict[str, Any] = {
    "mask": "centre square", "tell_class": False, "sampler": "ddim", "sampler_steps": 25, "repeats": 3, "latent_margin": 0,
    "completions": 9,
}  # fmt: skip


@dataclass(frozen=True)
class Inpainting(Technique):
    """Paint away a part of a picture, and watch a diffusion model fill it in: several ways, none of which is the truth.

    Often mistaken for recovery: what was hidden is gone, the model invents something that could stand there. Source: Lugmayr
    et al., RePaint: inpainting using denoising diffusion probabilistic models (2022).
    """

    picture: Annotated[int, Interval(ge=0, le=9999), Group("Picture"), Doc("Which of the test pictures")] = 0
    mask: Annotated[HoleName, Doc("What is missing; for a hole of your own, paint one on the tab Try")] = (
        "centre square"
    )

    model: Annotated[
        str, Choices(partial(scenes.models, latent=False)), Group("Models"), Doc("Fills the hole in pixel space")
    ] = scenes.PIXELS
    latent_model: Annotated[
        str, Choices(partial(scenes.models, latent=True)), Doc("Fills it in the latent space of its autoencoder")
    ] = scenes.LATENTS
    tell_class: Annotated[bool, Doc("Whether the models are told what the picture is of")] = False

    sampler: Annotated[
        Literal["ddim", "ddpm"], Group("Filling"), Doc("DDPM draws noise at every step, DDIM only for the known pixels")
    ] = "ddim"
    sampler_steps: Annotated[int, Interval(ge=2, le=250), Log(), Doc("Steps from noise to data")] = 25
    repeats: Annotated[
        int, Interval(ge=1, le=8), Doc("How often each step is taken, noise being added again in between (RePaint)")
    ] = 3
    latent_margin: Annotated[
        int,
        Interval(ge=0, le=2),
        Doc("Cells around the hole whose latents are made anew, too: they have seen the hole"),
    ] = 0
    completions: Annotated[int, Interval(ge=2, le=12), Doc("How many fillings are made at once")] = 9
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Inpainting"
    order = 60
    all_cores = True
    devices = ("cpu", "cuda")
    reruns_on_edit = True
    presets = {
        "A hole": PLAIN,
        "Half of it": PLAIN | {"mask": "left half"},
        "Without looking back": PLAIN | {"mask": "lower half", "repeats": 1},
        "Stripes": PLAIN | {"mask": "stripes"},
        "Random pixels": PLAIN | {"mask": "random pixels"},
        "Told the class": PLAIN | {"mask": "lower half", "tell_class": True},
        "Nothing is known": PLAIN | {"mask": "everything", "repeats": 1},
    }

    given = Image("Given")
    original = Image("Original")
    in_pixels = Gallery("Pixel space", history=200)
    in_latents = Gallery("Latent space", history=200)
    compared = Gallery("Completions, average")
    seams = Bars("Seam", y="jump, grey levels")
    errors = Bars("Error", y="squared, of missing pixels")
    edges = Bars("Edges", y="step, grey levels")
    certainty = Bars("Certainty", y="of a network for digits")
    remark = Note("In words")
    scene = Product("Scene")
    panels = (
        Stack(given, original),
        in_pixels,
        in_latents,
        compared,
        Stack(seams, errors, edges),
        Stack(remark, certainty),
    )

    def check(self) -> str | None:
        return scenes.misfit(self.model, self.latent_model)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        scene = yield from scenes.loading(self)
        yield self.scene(scene)
        yield self.original(scene.picture, f"a {scene.images.classes[scene.label]}")
        return (yield from self._filled(scene, hole(self.mask, *scene.picture.shape[:2], self.seed)))

    def _filled(self, scene: Scene, missing: np.ndarray) -> Run:
        """Fills a hole in every space there is a model for; returns what was measured."""
        share = f"{missing.sum():,} of {missing.size:,} pixels are missing"
        yield self.given(scenes.painted(scene.picture, missing), share)
        if not missing.any() or not scene.spaces:
            yield self.remark(words.summary(self, scene, missing, {}))
            return {}
        found: dict[str, Finding] = {}
        total = scene.spaces * self.sampler_steps
        for latent, network in enumerate((scene.denoiser, scene.latent_denoiser)):
            if network is None:
                continue
            stream, start = (self.in_latents, total - self.sampler_steps) if latent else (self.in_pixels, 0)
            name, stride = scenes.DECODED if latent else scenes.IN_PIXELS, -(-self.sampler_steps // scenes.PICTURES)
            for number, t, pictures in scenes.filling(self, scene, missing, bool(latent)):
                if t == 0:
                    found[name] = scenes.finding(scene, pictures, missing)
                if t == 0 or number % stride == 0:
                    yield stream(pictures, found[name].captions[:-1] if t == 0 else None, step=number)
                yield self.progress(start + number, total, "steps", f"{stream.title}: t = {t}")
        if scenes.DECODED in found:
            whole = scenes.pasted(found[scenes.DECODED].completions, scene.picture, missing)
            found[scenes.PASTED] = scenes.finding(scene, whole, missing)
        yield from self._shown(scene, missing, found)
        return words.metrics(found)

    def _shown(self, scene: Scene, missing: np.ndarray, found: dict[str, Finding]) -> Iterator[Event]:
        """Completions beside their average, and the bars; of those that share a cell a probe leaves the last one on top."""
        rows = [np.concatenate([f.completions[:2], f.average[None]]) for f in found.values()]
        captions = [c for name, f in found.items() for c in (name, f.captions[1], f.captions[-1])]
        yield self.compared(np.concatenate(rows), captions, columns=3)
        one, average = zip(*((f.errors.single, f.errors.average) for f in found.values()), strict=True)
        yield self.errors(list(found), **{"one completion": one, "their average": average})
        real = float(edges(scene.picture[None], missing)[0])
        if np.isfinite(real):
            one, average = zip(*((f.edges, f.average_edges) for f in found.values()), strict=True)
            yield self.edges(["real", *found], **{"one picture": (real, *one), "average": (real, *average)})
        real = float(seam(scene.picture[None], missing)[0])
        if np.isfinite(real):
            singles = {"real": real} | {name: f.seam for name, f in found.items()}
            heights = singles | {"average": next(iter(found.values())).average_seam}
            yield self.seams(list(heights), list(heights.values()))
        if scene.judge is not None:
            one, average = zip(*((f.sure, f.average_sure) for f in found.values()), strict=True)
            yield self.certainty(list(found), **{"one completion": one, "their average": average})
        yield self.remark(words.summary(self, scene, missing, found))

    @probe("Paint a hole")
    def fill(self, scene, painted: Annotated[Array, Mask(28, 28, over="original")]) -> Iterator[Event]:
        """What you paint is filled in, with the knobs as they are."""
        yield from self._filled(scene, resized(painted, *scene.picture.shape[:2]))
