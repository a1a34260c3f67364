"""What the page on GANs of pictures measures, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.generative import image_measures as measures
from core.streams import Event
from core.techniques.generative import _gan_images_scene as scenes
from core.techniques.generative._picture_measures import PIECE, seen

if TYPE_CHECKING:
    import torch

    from core.generative.image_gan import Round
    from core.techniques.generative._gan_images_scene import Scene
    from core.techniques.generative.gan_images import GANImages

#: Fewer real pictures than this have no third neighbour each; fewer than this have no covariance.
FEWEST_NEIGHBOURS, FEWEST_FID = 4, 2


def verdicts(page: GANImages, last: Round) -> dict[str, float]:
    """D's mean answers of the last round: how likely real, from 0 to 1, or a critic's scores."""
    from core.generative.gan_losses import LOSSES

    def mean(outputs: torch.Tensor) -> float:
        verdict = float(LOSSES[page.loss].verdict(outputs).mean())
        return verdict if page.loss == "wasserstein" else (verdict + 1) / 2

    return {"D(x), real": mean(last.real), "D(G(z)), generated": mean(last.fake)}


@dataclass
class Findings:
    """What was measured of ``count`` generated pictures; None is what could not be: ``fid`` where LeNet does not take them,
    ``classes`` where it does not know theirs, precision and recall where there are too few real ones."""

    count: int
    precision: float | None = None
    recall: float | None = None
    fid: measures.Measured | None = None
    classes: measures.Histogram | None = None

    def numbers(self) -> dict[str, float]:
        """By the names of metrics."""
        found = {}
        if self.precision is not None and self.recall is not None:
            found |= {"precision": self.precision, "recall": self.recall}
        if self.fid:
            found["FID-LeNet"] = self.fid.value
        if self.classes:
            found |= {"class entropy": self.classes.entropy, "sure": self.classes.sure}
        return found


def looking_at_real(scene: Scene, progress: Callable[..., Event]) -> Iterator[Event]:
    """Finds the reference: LeNet's features of all test pictures."""
    if scene.lenet is None or scene.reference is not None:
        return
    label = "LeNet's features of the test pictures"
    scene.reference = yield from seen(scene.lenet, scene.images.test, progress, label)


def measuring(scene: Scene, progress: Callable[..., Event], count: int, seed: list[int]) -> Iterator[Event]:
    """Measures ``count`` new pictures; returns Findings, and keeps their numbers in the scene.

    Precision and recall compare at most ``LIVE`` pictures with as many real ones, in LeNet's features or else in pixels.
    """
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
    features, test = np.concatenate(found), scene.images.test
    # The first test pictures of a set may be sorted by class.
    rows = np.random.default_rng(0).permutation(len(test))[: min(scenes.LIVE, count)]
    real = test[rows].reshape(len(rows), -1) / np.float32(255) if scene.reference is None else scene.reference[rows]
    findings = Findings(count)
    if len(rows) >= FEWEST_NEIGHBOURS:
        findings.precision, findings.recall = measures.precision_and_recall(real, features[: len(rows)])
    if scene.reference is not None and len(test) >= FEWEST_FID:
        yield progress(count, count, "pictures", "Measuring")
        few = scene.reference if len(test) < measures.FEW else None
        findings.fid = measures.fid(measures.Gaussian.of(scene.reference), features, few)
    if scene.knows_classes:
        findings.classes = measures.Histogram.of(np.concatenate(probabilities))
    scene.numbers = findings.numbers() | {"pictures": count}
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
    if scene.origin:
        lines.append(
            f"It began with {scene.origin}" if page.train else f"Nothing is learned here: this is {scene.origin}"
        )
    lines += _on_quality(scene, findings) if findings else []
    if nearest:
        lines.append(
            f"Mean distance to the nearest training picture: {nearest[0]:.2f} generated, {nearest[1]:.2f} real test pictures. "
            "Much less for generated ones would mean learning by heart."
        )
    return "\n\n".join(lines)


def _on_quality(scene: Scene, findings: Findings) -> list[str]:
    images, count, lines = scene.images, findings.count, []
    if scene.lenet is None:
        lines.append(
            "FID-LeNet needs grey pictures of 28x28, which LeNet takes. Precision and recall are taken in pixels."
        )
    if findings.fid:
        error = "cannot be told" if np.isnan(findings.fid.error) else f"{findings.fid.error:.1g}"
        value = f"**FID-LeNet of {count:,} pictures: {findings.fid.value:.3g}** (standard error {error})."
        lines.append(f"{value} {findings.fid.note}".strip())
    elif scene.lenet is not None:
        lines.append(f"No FID-LeNet: {len(images.test)} test picture has no covariance; import more pictures.")
    if findings.classes:
        lines.append(
            f"Class entropy {findings.classes.entropy:.3f} of at most {np.log(len(images.classes)):.3f} nats; the network "
            f"for MNIST is at least 90 % sure of {findings.classes.sure:.0%} of them."
        )
    elif scene.lenet is not None:
        lines.append(
            f"LeNet knows digits, not the classes of {images.name}: its features say less there, and it counts no classes."
        )
    if findings.precision is None or findings.recall is None:
        lines.append(
            f"No precision and recall: {len(images.test)} test pictures have no third neighbour each; at least 4 do."
        )
    else:
        compared = min(count, scenes.LIVE, len(images.test))
        lines.append(f"Precision {findings.precision:.2f}, recall {findings.recall:.2f}, of {compared:,} pictures.")
    return lines
