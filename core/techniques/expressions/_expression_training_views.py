"""What a classifier of expressions says of pictures, in the shapes that the expression training page's streams take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.datasets import photographs
from core.expressions import LABELS

if TYPE_CHECKING:
    from core.datasets import Images
    from core.techniques.expressions._expression_training_scene import Scene

#: The worst mistakes that are shown, so few that their captions find room in a small window; pictures of other galleries.
WORST, SHOWN = 6, 12
#: Longest side of a photograph that faces are looked for in, in pixels.
_LONGEST = 1280


def set_names(images: Images) -> tuple[str, str]:
    """What the pictures to choose on and those to test on are called."""
    return ("PublicTest", "PrivateTest") if images.name == "fer2013" else ("held out", "test")


def class_counts(images: Images) -> dict[str, np.ndarray]:
    """How many pictures each class has to learn from and to choose on, (classes,) each."""
    parts, count = images.parts(), len(images.classes)
    return {
        name: np.bincount(parts[part][1], minlength=count)
        for name, part in (("to learn from", "train"), ("to choose on", "validation"))
    }


def as_learnt(scene: Scene) -> dict[str, Any]:
    """Arguments of a ``Gallery``: the last training pictures as the network saw them, with their labels."""
    pictures, classes = scene.view.pictures, scene.images.classes
    labels, share = scene.training.batch.targets, scene.view.share
    names, others = ([classes[k] for k in some[:SHOWN].tolist()] for some in (labels, labels.flip(0)))
    mixed = share < 0.995
    captions = [f"{a} {share:.0%}, {b}" if mixed and a != b else a for a, b in zip(names, others, strict=True)]
    images = pictures[:SHOWN].clamp(0, 1).movedim(1, -1).float().cpu().numpy()
    return {"images": images[..., 0] if images.shape[-1] == 1 else images, "captions": captions}


def reliability_curve(probabilities: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How sure the answers of each bin are on average, and the share of them that is right; bins without answers left out."""
    from core.expressions.calibration import reliability

    found = reliability(probabilities, labels, bins=10)
    filled = found.count > 0
    return found.confidence[filled], found.accuracy[filled]


def face_of(file: str, shape: Sequence[int], classes: Sequence[str]) -> tuple[np.ndarray, str]:
    """A picture file as uint8 pixels for a network of ``shape`` (channels, height, width), and what was made of it.

    Where the classes are expressions it is the largest face that is found, cut out as FER2013 cuts faces; else, and where
    there is none, the middle of the picture. Raises ValueError where the file is no picture.
    """
    name, (channels, height, width) = Path(file).name, shape
    pixels = photographs.opened(file, _LONGEST)
    if set(classes) == set(LABELS) and min(pixels.shape[:2]) > 2 * max(height, width):
        from core.expressions import detectors
        from core.expressions.faces import crop, grey

        frame, detector = np.ascontiguousarray(pixels[..., ::-1]), detectors.create("auto")
        if faces := detector.find(frame):
            face = crop(frame, max(faces, key=lambda f: f.box.width).box, (width, height))
            return (grey(face) if channels == 1 else face[..., ::-1]), f"{name}: the largest face"
        name = f"no face found in {name}"
    return photographs.fitted(pixels, shape), f"{name}: the middle, scaled"


def summary(page: Any, scene: Scene, scores: Mapping[str, float] | None = None) -> str:
    """Markdown on data, network and what is measured on which pictures; with the scores of a finished run, what it came to."""
    images, network = scene.images, scene.network
    chosen_on, tested_on = set_names(images)
    height, width, channels = images.shape
    lines = [_missing(page, images)] if images.name != page.data else []
    lines += [
        f"**{images.name}**, {height}x{width}{' in colour' if channels == 3 else ' grey'}, {len(images.classes)} classes: "
        f"**{len(images.train):,}** pictures to learn from{f' ({scene.left_out:,} doubles left out)' if scene.left_out else ''}, "
        f"**{len(images.validation):,}** to choose on ({chosen_on}), **{len(images.test):,}** to test on ({tested_on}), which "
        f"nobody looks at before training has ended.",
        f"The network has **{sum(p.numel() for p in network.parameters()):,}** weights and does "
        f"{network.operations() / 1e6:.0f} million operations for a picture, in "
        f"{str(scene.precision).removeprefix('torch.')} on {network.device.type}.",
        f"*train* is measured on pictures as they were learned: moved, mixed, hidden, with dropout. *validation* is {chosen_on}: "
        f"over steps the same {len(scene.sample)} pictures each time, over epochs all of them.",
    ]
    if scores:
        lines.insert(
            0,
            f"### {tested_on}: {100 * scores['test accuracy']:.1f} % right\n\n"
            f"Measured once, now. The weights are those of epoch {scene.best['epoch']:.3g}, which did best on {chosen_on} "
            f"({100 * scene.best['right']:.1f} %).",
        )
    return "\n\n".join(lines)


def _missing(page: Any, images: Images) -> str:
    from core.datasets.catalogue import CARDS

    card = CARDS.get(page.data)
    return f"{images.note} {f'{card.how_to_get}.' if card and card.how_to_get else ''} The Data page takes in other pictures, too."
