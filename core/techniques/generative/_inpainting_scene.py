"""What a run of the page on inpainting has at hand: a picture, the models that fill its hole, and what is measured of the fillings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute, models_library
from core.generative.holes import Errors, covered, edges, errors, seam
from core.image_models import loading_images

if TYPE_CHECKING:
    import torch

    from core.datasets import Images
    from core.networks.autoencoder import Autoencoder
    from core.networks.image_network import ImageNetwork
    from core.networks.unet import UNet
    from core.techniques.generative.inpainting import Inpainting

#: The shipped models, and the choice of none. The judge tells how sure a network for digits is of a completion.
PIXELS, LATENTS, NONE, JUDGE = "mnist_diffusion", "mnist_latent_diffusion", "none", "mnist_cnn"
#: Pictures of one way from noise to data at most.
PICTURES = 60
#: The colour of missing pixels.
PAINT = (0, 114, 178)
#: Names of the ways to fill a hole: in pixels; in latents, decoded as a whole; the same with the known pixels put back.
IN_PIXELS, DECODED, PASTED = "pixels", "decoded", "pasted"


def models(latent: bool) -> tuple[str, ...]:
    """Diffusion models of the library, those of pixels or those of an autoencoder's latents; the shipped one in any case."""
    found = [LATENTS if latent else PIXELS]
    for name in models_library.names():
        card = _card(name)
        if card.get("network") == "unet" and ("autoencoder" in card) == latent and name not in found:
            found.append(name)
    return (*found, NONE)


def _card(name: str) -> dict[str, Any]:
    try:
        return models_library.card(name)
    except models_library.ModelError:
        return {}


def misfit(model: str, latent_model: str) -> str | None:
    """One sentence when both models are there, but are not for the same pictures."""
    card, other = _card(model), _card(latent_model)
    other = _card(other.get("autoencoder", "")) if other else {}
    if not card or not other:
        return None
    mine, theirs = (known["arguments"].get("picture") for known in (card, other))
    if mine != theirs or card.get("data") != other.get("data"):
        return (
            f"{model} fills pictures of {card.get('data')} ({_size(mine)}), {latent_model} those of {other.get('data')} "
            f"({_size(theirs)}); choose two for the same pictures, or {NONE} for one of them"
        )
    return None


def _size(picture: Any) -> str:
    """From (channels, height, width)."""
    return "x".join(str(side) for side in picture[1:])


@dataclass
class Scene:
    """``picture`` is uint8, (h, w) or (h, w, 3); what is absent is None, and ``said`` tells of it in sentences. ``schedules`` are
    those that the models of pixels and of latents were trained with."""

    images: Images
    picture: np.ndarray
    label: int
    denoiser: UNet | None = None
    autoencoder: Autoencoder | None = None
    latent_denoiser: UNet | None = None
    judge: ImageNetwork | None = None
    schedules: tuple[str, str] = ("cosine", "cosine")
    said: list[str] = field(default_factory=list)

    @property
    def spaces(self) -> int:
        """How many models there are to fill holes with."""
        return (self.denoiser is not None) + (self.latent_denoiser is not None)

    def sure(self, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """What the judge takes pictures for, (n,), and how probable it calls that, (n,)."""
        probabilities = self.judge.predict(self.judge.encode(pictures)).softmax(1).cpu().numpy()
        return probabilities.argmax(1), probabilities.max(1)


def loading(page: Inpainting) -> Iterator[Any]:
    """Loads pictures and models with events of progress; returns the Scene.

    Raises:
        ValueError: one sentence, when a model does not fit the pictures that there are.
    """
    device, said = compute.torch_device(), []
    denoiser, card = _loaded(page.model, said)
    latent_denoiser, latent_card = _loaded(page.latent_model, said)
    autoencoder, other = _loaded(latent_card.get("autoencoder", NONE), said)
    name = card.get("data") or other.get("data") or "mnist"
    images = yield from loading_images(page.progress, name)
    if images.note:
        said.insert(0, images.note)
    row = page.picture % len(images.test)
    scene = Scene(images, images.test[row], int(images.test_labels[row]), said=said)
    height, width, channels = images.shape
    for network in filter(None, (denoiser, autoencoder)):
        if network.picture != (channels, height, width):
            raise ValueError(
                f"{page.model if network is denoiser else page.latent_model} fills pictures of {_size(network.picture)}, but "
                f"those of {images.name} are {height}x{width}; fetch {name} on the Data page, or choose another model"
            )
    scene.schedules = card.get("schedule", "cosine"), latent_card.get("schedule", "cosine")
    scene.denoiser = denoiser and denoiser.to(device)
    if autoencoder and latent_denoiser:
        scene.autoencoder, scene.latent_denoiser = autoencoder.to(device), latent_denoiser.to(device)
    if (height, width, channels) == (28, 28, 1) and list(images.classes) == _card(JUDGE).get("classes"):
        scene.judge = models_library.load(JUDGE)[0].to(device)
    return scene


def _loaded(name: str, said: list[str]) -> tuple[Any, dict[str, Any]]:
    """A network and its card; None and {} for none, or with a sentence where it is absent."""
    if name == NONE:
        return None, {}
    try:
        return models_library.load(name)
    except models_library.ModelError as error:
        said.append(f"{str(error)[0].upper()}{str(error)[1:]}; what needs it is left out.")
        return None, {}


def filling(page: Inpainting, scene: Scene, missing: np.ndarray, latent: bool) -> Iterator[tuple[int, int, np.ndarray]]:
    """Completions on the way from noise to data: (steps made, time t, uint8 pictures), the last ones at t = 0.

    In latents the missing pixels are black while the picture is encoded, so that nothing of them is known.
    """
    import torch

    from core.generative.autoencoding import LATENT_LIMIT
    from core.generative.diffusion import TIMES, guided, schedule
    from core.generative.image_diffusion import as_data, pixels
    from core.generative.inverse_problems import inpaint

    network = scene.latent_denoiser if latent else scene.denoiser
    device, plan = next(network.parameters()).device, schedule(scene.schedules[latent])
    random = torch.Generator(device).manual_seed(page.seed * 2 + latent)
    known, mask = as_data(_tensor(scene.picture).to(device)), torch.from_numpy(missing).to(device)
    if latent:
        with torch.no_grad():
            known = scene.autoencoder.encode(known.masked_fill(mask, -1.0))
        mask = torch.from_numpy(covered(missing, page.latent_margin)).to(device)
    noise = torch.randn(page.completions, *network.picture, generator=random, device=device)
    told = scene.label if page.tell_class else network.classes
    labels = torch.full((page.completions,), told, device=device)
    predict = guided(network, labels, network.classes, 0.0)

    def seen(x: torch.Tensor) -> np.ndarray:
        with torch.no_grad():
            return pixels(scene.autoencoder.decode(x) if latent else x)

    yield 0, TIMES, seen(noise)
    walk = inpaint(
        predict, noise, plan, page.sampler_steps, float(page.sampler == "ddpm"), known, mask,
        repeats=page.repeats, limit=LATENT_LIMIT if latent else 1.0, generator=random,
    )  # fmt: skip
    for number, state in enumerate(walk, 1):
        yield number, state.t, seen(state.x)


def _tensor(picture: np.ndarray) -> torch.Tensor:
    """uint8 (1, channels, h, w)."""
    import torch

    maps = picture[None] if picture.ndim == 2 else picture.transpose(2, 0, 1)
    return torch.from_numpy(np.array(maps))[None]  # a copy: the set is read-only


def painted(picture: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """The picture in colour with its missing pixels in one flat colour, (h, w, 3)."""
    colour = np.repeat(picture[..., None], 3, -1) if picture.ndim == 2 else picture.copy()
    colour[missing] = PAINT
    return colour


def pasted(completions: np.ndarray, picture: np.ndarray, missing: np.ndarray) -> np.ndarray:
    """Completions with the known pixels as they are."""
    return np.where(missing if picture.ndim == 2 else missing[..., None], completions, picture)


@dataclass
class Finding:
    """What was measured of one way to fill a hole; ``sure`` and ``average_sure`` are NaN without a judge, ``seam`` and
    ``average_seam`` without a border, ``edges`` and ``average_edges`` where no two missing pixels are neighbours."""

    completions: np.ndarray
    average: np.ndarray
    errors: Errors
    seam: float
    average_seam: float
    edges: float
    average_edges: float
    captions: list[str]
    sure: float = float("nan")
    average_sure: float = float("nan")


def finding(scene: Scene, completions: np.ndarray, missing: np.ndarray) -> Finding:
    """Measures completions (n, h, w) or (n, h, w, 3) uint8."""
    average = completions.mean(0).round().astype(np.uint8)
    found = Finding(
        completions, average, errors(completions, scene.picture, missing), float(seam(completions, missing).mean()),
        float(seam(average[None], missing)[0]), float(edges(completions, missing).mean()),
        float(edges(average[None], missing)[0]), [""] * len(completions) + ["average"],
    )  # fmt: skip
    if scene.judge is not None:
        digits, sure = scene.sure(np.concatenate([completions, average[None]]))
        names = [scene.images.classes[digit] for digit in digits]
        found.captions = [f"{name}, {p:.0%}" for name, p in zip(names, sure, strict=True)]
        found.captions[-1] = f"average: {found.captions[-1]}"
        found.sure, found.average_sure = float(sure[:-1].mean()), float(sure[-1])
    return found
