"""What a run of the page on GANs of pictures plays with, and when its game has gone wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute
from core.technique import too_much_memory
from core.techniques.generative import _gan_images_library as library
from core.techniques.generative._picture_measures import LENET_CLASSES, lenet_for

if TYPE_CHECKING:
    from core.datasets import Images
    from core.generative.image_gan import ImageGan
    from core.networks.generator import Generator
    from core.networks.image_network import ImageNetwork
    from core.techniques.generative.gan_images import GANImages

#: Generated pictures of the grid; of a live measurement; of the last one.
SHOWN, LIVE, FINAL = 64, 1000, 10_000
#: A loss beyond this has exploded.
EXPLODED = 1e6


@dataclass
class Scene:
    """``noise`` (n, latent) and ``labels`` (n,) of the grid stay the same all the time; ``columns`` is its width.

    ``lenet`` is the shipped network for MNIST, None where pictures are of another size; ``reference`` its features of all test
    pictures. ``origin`` is a Markdown sentence on the generator that the run began with, "" for a fresh one; ``numbers`` are
    those of the last measurement.
    """

    images: Images
    gan: ImageGan
    noise: np.ndarray
    labels: np.ndarray
    columns: int | None
    lenet: ImageNetwork | None
    origin: str = ""
    reference: np.ndarray | None = None
    numbers: dict[str, float] = field(default_factory=dict)

    @property
    def conditional(self) -> bool:
        """Whether the generator is told a class."""
        return self.gan.generator.classes > 0

    @property
    def knows_classes(self) -> bool:
        """Whether LeNet can tell what the pictures show."""
        return self.lenet is not None and tuple(self.images.classes) == LENET_CLASSES

    def made(self, noise: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """uint8 pictures of the best generator, (n, h, w) or (n, h, w, 3)."""
        import torch

        device = self.gan.device
        z, wanted = torch.from_numpy(noise).to(device), torch.from_numpy(labels).to(device)
        return self.gan.best.pixels(z, wanted).cpu().numpy()

    def grid(self) -> np.ndarray:
        """The pictures of the fixed noise as the generator makes them now."""
        return self.made(self.noise, self.labels)

    def drawn(self, count: int, seed: list[int]) -> tuple[np.ndarray, np.ndarray]:
        """Noise and classes, these as frequent as in the training pictures."""
        rng = np.random.default_rng(seed)
        labels = rng.choice(self.images.train_labels, count)
        return rng.standard_normal((count, self.gan.generator.latent), dtype=np.float32), labels


def scene_of(page: GANImages, images: Images, resume: dict[str, Any] | None) -> Scene:
    """Both networks on the device, ready to play. Raises ValueError where they do not fit the pictures or the memory."""
    from core.datasets.on_device import OnDevice
    from core.generative.image_gan import ImageGan
    from core.networks import discriminator
    from core.precision import precision_of

    height, width, channels = images.shape
    needed = images.train.nbytes + 16 * page.batch_size * (2 * height * width * page.width + channels * height * width)
    if problem := too_much_memory(needed, f"A GAN of {page.width} maps with batches of {page.batch_size}"):
        raise ValueError(problem)
    compute.seed_everything(page.seed)
    player, origin = _generator(page, images)
    arguments = player.spec["arguments"]
    rival = discriminator.build(player.picture, player.classes, arguments["kind"], arguments["width"], page.norm)
    data = OnDevice(images.train, images.train_labels, compute.torch_device())
    try:
        gan = ImageGan(
            player, rival, data.images, data.labels, batch_size=page.batch_size, seed=page.seed,
            precision=precision_of(page.precision, data.images.device), resume=resume,
        )  # fmt: skip
    except RuntimeError as error:
        if not resume or "load" not in str(error):
            raise
        raise ValueError(
            f"the checkpoint of round {resume['step']} is of other networks than the knobs describe (latent {player.latent}, "
            f"width {arguments['width']}, {player.classes} classes); press Reset, or set the knobs as they were"
        ) from None
    columns = len(images.classes) if player.classes and len(images.classes) <= 16 else None
    count = SHOWN if columns is None else SHOWN // columns * columns
    rng = np.random.default_rng([page.seed, 1])
    return Scene(
        images=images,
        gan=gan,
        noise=rng.standard_normal((count, player.latent), dtype=np.float32),
        labels=np.arange(count) % len(images.classes),
        columns=columns,
        lenet=lenet_for(images, gan.device),
        origin=origin,
    )


def _generator(page: GANImages, images: Images) -> tuple[Generator, str]:
    """A fresh generator of the page's knobs, or one of the library, and what it is. Raises ValueError where it does not fit."""
    from core.networks import generator

    if page.start_from != library.NEW:
        return library.loaded(page.start_from, images)
    height, width, channels = images.shape
    classes = len(images.classes) if page.conditional else 0
    return generator.build((channels, height, width), page.latent, classes, page.kind, page.width), ""


def problem(page: GANImages, gan: ImageGan, kept: int) -> str | None:
    """A sentence when a loss of the last round exploded or weights are no numbers any more; round ``kept`` was still good."""
    last, rates = gan.last, {"generator": page.generator_rate, "discriminator": page.discriminator_rate}
    losses = {"generator": float(last.generator_loss), "discriminator": float(last.discriminator_loss)}
    what = next((f"the {k}'s loss became {v:.3g}" for k, v in losses.items() if not abs(v) < EXPLODED), None)
    if what is None and not gan.is_finite:
        what = "weights became nan"
    if what is None:
        return None
    advice = f"A smaller generator_rate or discriminator_rate helps (now {rates['generator']:g} and {rates['discriminator']:g})"
    if page.loss == "wasserstein" and not page.gradient_penalty:
        advice = "Without a gradient penalty nothing bounds a Wasserstein critic"
    return f"{what} in round {gan.step}, so the game stopped; the networks of round {kept} are kept. {advice}"


def great_circle(a: np.ndarray, b: np.ndarray, count: int) -> np.ndarray:
    """Vectors (count, d) from a to b along the arc, whose lengths are as likely as theirs (White 2016, arXiv:1609.04468)."""
    cosine = float(np.clip(a @ b / np.linalg.norm(a) / np.linalg.norm(b), -1, 1))
    angle, shares = np.arccos(cosine), np.linspace(0, 1, count, dtype=np.float32)[:, None]
    if np.sin(angle) < 1e-4:
        return ((1 - shares) * a + shares * b).astype(np.float32)
    return ((np.sin((1 - shares) * angle) * a + np.sin(shares * angle) * b) / np.sin(angle)).astype(np.float32)
