"""Where the page on telling fakes gets its pictures from: real ones, split so that none is in two places, and the fakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core import compute, datasets, image_models, models_library
from core.generative.classical_inpainting import harmonic, holes, telea
from core.generative.resampling import resampled
from core.streams import Event
from core.techniques.generative._fake_detection_knobs import INPAINTED, LATENT, NETWORKS, PHOTOGRAPHS, RESAMPLED

if TYPE_CHECKING:
    from core.techniques.generative.fake_detection import FakeDetection

#: Side of the photographs' patches, and the longer side of a photograph.
PATCH, LONGEST = 32, 640
#: Real pictures that there must be at least.
FEWEST = 40
#: Pixels that are worked on between two events.
PIXELS = 20 * 32 * 32
#: Sources that take many steps a picture.
SLOW = ("diffusion", "autoregressive", "diffusion inpainting", "latent inpainting")


class Half(NamedTuple):
    """Pictures uint8 of one source, half to train or to test; ``masks`` (n, h, w) bool are the holes, ``originals`` what was
    there before, None for pictures that are wholly made up."""

    pictures: np.ndarray
    masks: np.ndarray
    originals: np.ndarray | None = None


@dataclass(frozen=True)
class Real:
    """Four sets of real pictures without a common one: what is called real, and what fakes are made of, to train and to test."""

    name: str
    note: str
    classes: int
    train: np.ndarray
    test: np.ndarray
    train_origins: np.ndarray
    test_origins: np.ndarray

    @property
    def picture(self) -> tuple[int, int, int]:
        """(channels, height, width)."""
        return (3 if self.train.ndim == 4 else 1, *self.train.shape[1:3])


def photograph_patches() -> np.ndarray:
    """Patches (n, 32, 32, 3) of scikit-learn's two photographs, beside each other: none shares a pixel with another."""
    from core.datasets import photographs

    found = []
    for name in photographs.SAMPLES:
        whole, _ = photographs.sample(name, LONGEST)
        rows, columns = (side // PATCH for side in whole.shape[:2])
        cut = whole[: rows * PATCH, : columns * PATCH].reshape(rows, PATCH, columns, PATCH, 3)
        found.append(cut.swapaxes(1, 2).reshape(-1, PATCH, PATCH, 3))
    return np.concatenate(found)


def real_pictures(page: FakeDetection) -> Iterator[Event]:
    """Loads the data and splits it; returns ``Real``. Test pictures, because models have learned from the others.

    Raises:
        ValueError: there are fewer than ``FEWEST`` test pictures.
    """
    name, note, classes = page.data, "", 0
    if name != PHOTOGRAPHS:
        try:
            images = yield from image_models.shown(page.progress, datasets.loading(name), "pictures")
            pool, classes = images.test, len(images.classes)
        except datasets.DatasetMissing:
            note = f"{name} is not on this machine, so patches of the two built-in photographs stand in."
            name = PHOTOGRAPHS
    if name == PHOTOGRAPHS:
        pool = photograph_patches()
    if len(pool) < FEWEST:
        raise ValueError(
            f"{name} has {len(pool)} test pictures, but real and fake ones, to train and to test, take {FEWEST} or more"
        )
    each = min(page.pictures // 2, len(pool) // 4)
    rows = np.random.default_rng([page.seed, 0]).permutation(len(pool))
    train, test, train_origins, test_origins = (pool[rows[i * each : (i + 1) * each]] for i in range(4))
    return Real(name, note, classes, train, test, train_origins, test_origins)


def models_for(real: Real) -> dict[str, str]:
    """The library's first model of each kind of network that makes pictures like these, by kind (see ``NETWORKS``)."""
    found: dict[str, str] = {}
    latents: dict[str, tuple[int, ...]] = {}
    for name in models_library.names():
        try:
            card = models_library.card(name)
            kind, shape = card.get("network"), tuple(card["arguments"].get("picture", ()))
        except (models_library.ModelError, TypeError):  # a damaged card is as good as none
            continue
        if card.get("data") != real.name or kind not in ("generator", "unet", "pixelcnn", "autoencoder"):
            continue
        if shape == real.picture:
            found.setdefault(kind, name)
        elif kind == "unet":
            latents[name] = shape
    if "autoencoder" in found and latents:
        numbers = models_library.card(found["autoencoder"])["arguments"].get("latent")
        fitting = [name for name, shape in latents.items() if shape[0] == numbers]
        if fitting:
            found[LATENT] = fitting[0]
    return found


def available(page: FakeDetection, models: dict[str, str]) -> tuple[list[str], list[str]]:
    """The sources asked for that there are, in the knob's order, and those that lack a model."""
    asked = list(dict.fromkeys(page.sources))
    lacking = [name for name in asked if not set(NETWORKS.get(name, ())) <= set(models)]
    return [name for name in asked if name not in lacking], lacking


class Request(NamedTuple):
    """What a maker gets: real pictures to begin with, holes in them, classes wanted (n,), and a seed."""

    origins: np.ndarray
    masks: np.ndarray
    labels: np.ndarray
    seed: int


#: Yields None while it works and pieces (k, ...) uint8 as they are done.
Maker = Callable[[Request], Iterator[np.ndarray | None]]


def maker_of(page: FakeDetection, name: str, models: dict[str, str]) -> Maker:
    """What makes pictures of this source; loads its models."""
    if name in RESAMPLED:
        return lambda asked: (resampled(piece, name) for (piece,) in pieces(asked.origins))
    if name == "harmonic":
        return lambda asked: (
            harmonic(*piece).round().clip(0, 255).astype(np.uint8) for piece in pieces(asked.origins, asked.masks)
        )
    if name == "telea":
        return lambda asked: (telea(*piece) for piece in pieces(asked.origins, asked.masks))
    from core.techniques.generative import _fake_detection_models as made

    loaded = [models_library.load(models[kind]) for kind in NETWORKS[name]]
    networks = [network.to(compute.torch_device()) for network, _ in loaded]
    plan = loaded[-1][1].get("schedule", "cosine")
    return {
        "gan": lambda asked: made.by_gan(*networks, asked),
        "diffusion": lambda asked: made.by_diffusion(*networks, plan, page, asked),
        "autoregressive": lambda asked: made.by_autoregression(*networks, asked),
        "autoencoder": lambda asked: made.by_autoencoder(*networks, asked),
        "diffusion inpainting": lambda asked: made.filled(*networks, plan, page.sampler_steps, asked),
        "latent inpainting": lambda asked: made.filled_in_latents(*networks, plan, page.sampler_steps, asked),
    }[name]


def both_halves(page: FakeDetection, name: str, real: Real, models: dict[str, str], number: int) -> Iterator[str]:
    """Makes a source's pictures to train and to test, and says how far it is; returns two ``Half``."""
    make, halves = maker_of(page, name, models), []
    most = page.sampled // 2 if name in SLOW else page.pictures // 2
    for part, origins in enumerate((real.train_origins, real.test_origins)):
        origins, rng = origins[:most], np.random.default_rng([page.seed, 1, part])
        masks = holes(len(origins), origins.shape[1:3], rng)
        labels = np.arange(len(origins)) % max(real.classes, 1)
        seed = (page.seed * 1000 + 2 * number + part) % 2**31
        done: list[np.ndarray] = []
        for piece in make(Request(origins, masks, labels, seed)):
            if piece is not None:
                done.append(piece)
            yield f"{name}: {sum(map(len, done)) + part * len(origins)} of {2 * len(origins)} pictures"
        halves.append(Half(np.concatenate(done), masks, origins if name in INPAINTED else None))
    return halves


def pieces(*arrays: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
    """The same rows of each array, (n, h, w, ...), so many that work on them is short."""
    count = max(1, PIXELS // (arrays[0].shape[1] * arrays[0].shape[2]))
    for start in range(0, len(arrays[0]), count):
        yield tuple(array[start : start + count] for array in arrays)
