"""What attacks do to both networks, in the shapes that the robust training page's streams take."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from core.techniques.vision._insight_views import flat, overlays, pixels_of

if TYPE_CHECKING:
    from torch import Tensor

    from core.attacks.adversarial_generator import SimpleGenerators
    from core.networks.image_network import ImageNetwork

Tick = TypeVar("Tick")
#: Test pictures that are shown attacked, and those of them that are explained.
SHOWN, EXPLAINED = 8, 6
#: Samples that generators start from, pictures of them that are shown, and rounds they may take.
GENERATED_FROM, SHOWN_GENERATED, _ROUNDS = 3, 18, 20
#: Budgets of the curve as multiples of the one trained for.
BUDGETS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class Pair(NamedTuple):
    """Both networks by name, the pictures they are asked about, (n, h, w) or (n, h, w, 3) uint8, and how they are attacked."""

    networks: dict[str, ImageNetwork]
    pictures: np.ndarray
    labels: np.ndarray
    classes: tuple[str, ...]
    epsilon: float
    steps: int


def levels(epsilon: float) -> str:
    """An epsilon in both units: "0.2 (51/255)"."""
    return f"{epsilon:.3g} ({255 * epsilon:.3g}/255)"


def attacking(
    tick: Tick, network: ImageNetwork, pictures: Tensor, labels: Tensor, epsilon: float, steps: int, piece: int, **options: bool,
) -> Generator[Tick, None, Tensor]:  # fmt: skip
    """PGD on ``piece`` pictures at a time, yielding ``tick`` after every step; returns what became of the pictures.

    ``options`` are those of ``core.attacks.pgd``; one step without ``random_start`` is FGSM.

    Those come back as they were where no gradient leads anywhere: a network that has died is no reason to end a training,
    and its constant answer stands under any attack.
    """
    import torch

    from core.attacks.gradients import UnfitModel
    from core.attacks.pgd import pgd_steps

    made = []
    for some, truth in zip(pictures.split(piece), labels.split(piece), strict=True):
        changed = some
        try:
            for pictures_now in pgd_steps(network, some, truth, epsilon, steps=steps, **options):
                changed = pictures_now
                yield tick
        except UnfitModel:
            yield tick
        made.append(changed)
    return torch.cat(made)


def falling_accuracy(
    network: ImageNetwork, pictures: Tensor, labels: Tensor, epsilons: Sequence[float], steps: int, piece: int
) -> Iterator[list[float]]:
    """Accuracy under PGD at each budget of rising ``epsilons``, as far as it is known, after every step of the attack.

    What was fooled within a budget is so within every larger one, too, so only what still stands is attacked.
    """
    from core.attacks.measure import answers

    standing = answers(network, pictures, piece) == labels
    found: list[float] = []
    for epsilon in epsilons:
        if standing.any():
            changed = yield from attacking(found, network, pictures[standing], labels[standing], epsilon, steps, piece)
            standing[standing.clone()] = answers(network, changed, piece) == labels[standing]
        found.append(float(standing.float().mean()))
    yield found


def amplified(changed: Tensor, pictures: Tensor, epsilon: float) -> Tensor:
    """Changes as pictures: grey where nothing changed, black and white where by epsilon; so 1 / (2 epsilon) times as strong."""
    return (0.5 + (changed - pictures) / (2 * epsilon)).clamp(0, 1)


def strip(parts: Sequence[np.ndarray]) -> np.ndarray:
    """Pictures (h, w) or (h, w, 3) of one size side by side, a grey line between them; in [0, 1] or uint8 as they are."""
    line = np.full_like(parts[0][:, :1], 128 if parts[0].dtype == np.uint8 else 0.5)
    return np.concatenate([piece for part in parts for piece in (line, part)][1:], axis=1)


def examples(
    networks: dict[str, ImageNetwork], pictures: Tensor, labels: Tensor, changed: Sequence[Tensor],
    classes: Sequence[str], epsilon: float,
) -> dict[str, Any]:  # fmt: skip
    """Arguments of a ``Gallery``: each picture, and for both networks what the attack made of it and the change amplified.

    Framed where the second network is fooled.
    """
    columns = [pictures, *(c for made in changed for c in (made, amplified(made, pictures, epsilon)))]
    answers = {
        name: network.predict(made).argmax(1) for (name, network), made in zip(networks.items(), changed, strict=True)
    }
    captions = [
        f"{classes[truth]}: " + ", ".join(f"{name} {classes[a[row]]}" for name, a in answers.items())
        for row, truth in enumerate(labels.tolist())
    ]
    images = np.stack([strip([pixels_of(c[row]) for c in columns]) for row in range(len(pictures))])
    return {"images": images, "captions": captions, "marks": list(answers.values())[1] != labels}


def saliencies(
    networks: dict[str, ImageNetwork], pictures: Tensor, labels: Tensor, classes: Sequence[str]
) -> dict[str, Any]:
    """Arguments of a ``Gallery``: each picture, and for both networks the gradient of the true class's logit over it."""
    from core.attribution.saliency import saliency

    images = []
    for picture, label in zip(pictures, labels.tolist(), strict=False):
        maps = {name: flat(saliency(network, picture, label)) for name, network in networks.items()}
        plain = overlays(picture, {"": np.zeros(picture.shape[1:], np.float32)})
        images.append(strip([*plain, *overlays(picture, maps)]))
    captions = [f"{classes[label]}: {', '.join(networks)}" for label in labels[: len(pictures)].tolist()]
    return {"images": np.stack(images), "captions": captions}


def generating(
    tick: Tick, network: ImageNetwork, samples: Tensor, labels: Tensor
) -> Generator[Tick, None, SimpleGenerators]:
    """Trains one simple generator for each sample and each other class (of the first ten), yielding ``tick`` at every step."""
    from core.attacks.adversarial_generator import SimpleGenerators, every_class

    pictures, targets = every_class(samples, min(network.classes, 10))
    others = targets != labels.repeat_interleave(len(targets) // len(labels))
    generators = SimpleGenerators(network, pictures[others], targets[others])
    for _ in generators.steps(_ROUNDS):
        yield tick
    return generators


def generated(made: dict[str, SimpleGenerators], classes: Sequence[str]) -> dict[str, Any]:
    """Arguments of a ``Gallery``: the sample and what each network's generator made of it, with L2 distances."""
    images, captions = [], []
    first, *_ = made.values()
    for row in range(min(len(first.targets), SHOWN_GENERATED)):
        images.append(strip([pixels_of(p[row]) for p in (first.samples, *(g.pictures for g in made.values()))]))
        moved = (f"{g.distance[row]:.1f}" if g.succeeded[row] else "failed" for g in made.values())
        captions.append(f"as {classes[first.targets[row]]}: {', '.join(moved)}")
    return {"images": np.stack(images), "captions": captions}


def generator_scores(generators: SimpleGenerators) -> tuple[float, float | None]:
    """Share of the generators that have succeeded, and their mean L2 distance from the sample, None where none has."""
    succeeded = generators.succeeded
    share = float(succeeded.float().mean())
    return share, float(generators.distance[succeeded].mean()) if share else None


def played(
    pair: Pair, pixels: np.ndarray, truth: int | None, epsilon: float
) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Arguments of a ``Gallery`` and groups of ``Bars``: a picture (h, w) or (h, w, 3) uint8, and as PGD leaves it for each network.

    ``truth`` None: each network is led away from its own answer.
    """
    import torch

    from core.datasets import finish

    images, captions, bars = [], [], {}
    for name, network in pair.networks.items():
        picture = network.encode(pixels[None])
        label = network.predict(picture).argmax(1) if truth is None else torch.tensor([truth], device=network.device)
        changed = finish(attacking(None, network, picture, label, epsilon, pair.steps, piece=1, drop_fooled=False))
        for suffix, shown in (("", picture), (", attacked", changed)):
            bars[name + suffix] = sure = network.predict(shown).softmax(1)[0].cpu().numpy()
            images.append(pixels_of(shown[0]))
            captions.append(f"{name}: {pair.classes[sure.argmax()]} {sure.max():.0%}")
    return {"images": np.stack(images), "captions": captions}, bars
