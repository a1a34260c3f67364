"""What a run of the page on GANs of pictures plays with, and what it measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core import compute, models_library
from core.generative import image_measures as measures
from core.streams import Event
from core.technique import too_much_memory

if TYPE_CHECKING:
    import torch

    from core.datasets import Images
    from core.generative.image_gan import ImageGan, Round
    from core.networks.image_network import ImageNetwork
    from core.techniques.generative.gan_images import GANImages

#: Generated pictures of the grid; of a live measurement; of the last one.
SHOWN, LIVE, FINAL = 64, 1000, 10_000
#: Pictures that are made and looked at between two events.
PIECE = 100
#: The network whose features make FID-LeNet, and the data that it knows.
LENET, LENET_DATA = "mnist_cnn", "mnist"


@dataclass
class Scene:
    """``noise`` (n, latent) and ``labels`` (n,) of the grid stay the same all the time; ``columns`` is its width.

    ``lenet`` is the shipped network for MNIST, None with other data; ``reference`` its features of all test pictures.
    """

    images: Images
    gan: ImageGan
    noise: np.ndarray
    labels: np.ndarray
    columns: int | None
    lenet: ImageNetwork | None
    reference: np.ndarray | None = None

    @property
    def conditional(self) -> bool:
        """Whether the generator is told a class."""
        return self.gan.generator.classes > 0

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
    from core.networks import discriminator, generator

    height, width, channels = images.shape
    picture, classes = (channels, height, width), len(images.classes) if page.conditional else 0
    needed = images.train.nbytes + 16 * page.batch_size * (
        2 * height * width * page.width + picture[0] * height * width
    )
    if problem := too_much_memory(needed, f"A GAN of {page.width} maps with batches of {page.batch_size}"):
        raise ValueError(problem)
    compute.seed_everything(page.seed)
    player = generator.build(picture, page.latent, classes, page.kind, page.width)
    rival = discriminator.build(picture, classes, page.kind, page.width, page.norm)
    data = OnDevice(images.train, images.train_labels, compute.torch_device())
    gan = ImageGan(player, rival, data.images, data.labels, batch_size=page.batch_size, seed=page.seed, resume=resume)
    columns = len(images.classes) if page.conditional and len(images.classes) <= 16 else None
    count = SHOWN if columns is None else SHOWN // columns * columns
    rng = np.random.default_rng([page.seed, 1])
    lenet = None
    if images.name == LENET_DATA:
        lenet = models_library.load(LENET)[0].to(gan.device)
    return Scene(
        images=images,
        gan=gan,
        noise=rng.standard_normal((count, page.latent), dtype=np.float32),
        labels=np.arange(count) % len(images.classes),
        columns=columns,
        lenet=lenet,
    )


def verdicts(page: GANImages, last: Round) -> dict[str, float]:
    """D's mean answers of the last round: how likely real, from 0 to 1, or a critic's scores."""
    from core.generative.gan_losses import LOSSES

    def mean(outputs: torch.Tensor) -> float:
        verdict = float(LOSSES[page.loss].verdict(outputs).mean())
        return verdict if page.loss == "wasserstein" else (verdict + 1) / 2

    return {"D(x), real": mean(last.real), "D(G(z)), generated": mean(last.fake)}


@dataclass
class Findings:
    """What was measured of ``count`` generated pictures; ``fid`` and ``classes`` are None where no network knows the data."""

    count: int
    precision: float
    recall: float
    fid: measures.Measured | None = None
    classes: measures.Histogram | None = None

    def numbers(self) -> dict[str, float]:
        """By the names of metrics."""
        found = {"precision": self.precision, "recall": self.recall}
        if self.fid and self.classes:
            found |= {"FID-LeNet": self.fid.value, "class entropy": self.classes.entropy, "sure": self.classes.sure}
        return found


def looking_at_real(scene: Scene, progress: Callable[..., Event]) -> Iterator[Event]:
    """Finds the reference: LeNet's features of all test pictures."""
    if scene.lenet is None or scene.reference is not None:
        return
    found, total = [], len(scene.images.test)
    for taken, _ in measures.features(scene.lenet, scene.images.test, PIECE):
        found.append(taken.cpu().numpy())
        yield progress(PIECE * len(found), total, "pictures", "LeNet's features of the test pictures")
    scene.reference = np.concatenate(found)


def measuring(scene: Scene, progress: Callable[..., Event], count: int, seed: list[int]) -> Iterator[Event]:
    """Measures ``count`` new pictures; returns Findings. Precision and recall compare at most ``LIVE`` with as many real ones."""
    yield from looking_at_real(scene, progress)
    noise, labels = scene.drawn(count, seed)
    found, probabilities = [], []
    for start in range(0, count, PIECE):
        piece = slice(start, start + PIECE)
        pictures = scene.made(noise[piece], labels[piece])
        if scene.lenet is None:
            found.append(pictures.reshape(len(pictures), -1) / np.float32(255))
        else:
            ((taken, sure),) = measures.features(scene.lenet, pictures, PIECE)
            found.append(taken.cpu().numpy())
            probabilities.append(sure.cpu().numpy())
        yield progress(start, count, "pictures", "Measuring")
    features = np.concatenate(found)
    real = scene.reference
    if real is None:
        real = scene.images.test.reshape(len(scene.images.test), -1)[:LIVE] / np.float32(255)
    # The first test pictures of a set may be sorted by class.
    rows = np.random.default_rng(0).permutation(len(real))[:LIVE]
    precision, recall = measures.precision_and_recall(real[rows], features[: len(rows)])
    findings = Findings(count, precision, recall)
    if scene.reference is not None:
        yield progress(count, count, "pictures", "Measuring")
        findings.fid = measures.fid(measures.Gaussian.of(scene.reference), features)
        findings.classes = measures.Histogram.of(np.concatenate(probabilities))
    return findings


def summary(
    page: GANImages, scene: Scene, findings: Findings | None = None, nearest: tuple[float, float] | None = None
) -> str:
    """The page's note, in Markdown."""
    gan, images = scene.gan, scene.images
    sizes = [sum(p.numel() for p in n.parameters()) for n in (gan.generator, gan.discriminator)]
    lines = [images.note] if images.note else []
    lines.append(
        f"Generator of {sizes[0]:,} weights, discriminator of {sizes[1]:,}, {len(images.train):,} pictures of {images.name}; "
        f"an epoch is {gan.rounds_per_epoch:,} rounds."
    )
    if scene.lenet is None:
        lines.append(
            f"FID-LeNet and classes need a network that knows the data; there is one for MNIST. Precision and recall of "
            f"{images.name} are taken in pixels."
        )
    if findings and findings.fid:
        note = f" {findings.fid.note}" if findings.fid.note else ""
        lines.append(
            f"**FID-LeNet of {findings.count:,} pictures: {findings.fid.value:.3g}** (standard error {findings.fid.error:.1g}).{note}"
        )
        lines.append(
            f"Class entropy {findings.classes.entropy:.3f} of at most {np.log(len(images.classes)):.3f} nats; the network "
            f"for MNIST is at least 90 % sure of {findings.classes.sure:.0%} of them."
        )
    if findings:
        compared = min(findings.count, LIVE, len(images.test))
        lines.append(f"Precision {findings.precision:.2f}, recall {findings.recall:.2f}, of {compared:,} pictures.")
    if nearest:
        lines.append(
            f"Mean distance to the nearest training picture: {nearest[0]:.2f} generated, {nearest[1]:.2f} real test pictures. "
            "Much less for generated ones would mean learning by heart."
        )
    return "\n\n".join(lines)
