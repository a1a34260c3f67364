"""What the page on inpainting says of what it measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.generative.holes import covered, seam
from core.techniques.generative._inpainting_scene import DECODED, IN_PIXELS, NONE, PASTED, Finding, Scene

if TYPE_CHECKING:
    from core.techniques.generative.inpainting import Inpainting


def summary(page: Inpainting, scene: Scene, missing: np.ndarray, found: dict[str, Finding]) -> str:
    """The page's note, in Markdown."""
    lines = list(scene.said)
    if not scene.spaces:
        unchosen = page.model == NONE and page.latent_model == NONE
        lines.append("Choose a model to fill the hole with." if unchosen else "No model is left to fill the hole with.")
    elif not missing.any():
        lines.append("Nothing is missing, so there is nothing to fill in: paint over a part of the picture.")
    else:
        if missing.all():
            lines.append("**Everything is missing:** nothing of the picture is known, so these are free samples.")
        elif DECODED in found and covered(missing, page.latent_margin).all():
            lines.append(
                "A latent number stands for 4x4 pixels and is missing when one of them is: here all are, so in latent space "
                "nothing of the picture is known."
            )
        lines += _seams(scene, missing, found) + _averages(scene, found)
    return "\n\n".join(lines)


def _seams(scene: Scene, missing: np.ndarray, found: dict[str, Finding]) -> list[str]:
    real = float(seam(scene.picture[None], missing)[0])
    if not np.isfinite(real):
        return []
    jumps = ", ".join(f"{name} {f.seam:.1f}" for name, f in found.items())
    lines = [f"**Seam:** the jump across the border is {real:.1f} grey levels in the real picture; {jumps}."]
    if DECODED in found:
        changed = found[DECODED].completions[:, ~missing].astype(float) - scene.picture[~missing]
        lines.append(
            f"Decoding is what hides it, at a price: the known pixels change, too, by {np.sqrt(np.square(changed).mean()):.1f} "
            "levels (root mean square). *Pasted* puts them back as they were."
        )
    return lines


def _averages(scene: Scene, found: dict[str, Finding]) -> list[str]:
    """On the first way there is."""
    name, first = next(iter(found.items()))
    e = first.errors
    lines = [
        f"**Average of {len(first.completions)}** ({name}): squared error {e.average:.4f}, of a single one {e.single:.4f} on "
        f"average; the difference, {e.spread:.4f}, is how far they lie apart. So the average wins every time, and is blurred."
    ]
    if np.isfinite(first.edges):
        lines.append(
            f"Neighbours in it differ by {first.average_edges:.1f} grey levels, in a single one by {first.edges:.1f}."
        )
    if scene.judge is not None:
        digits, sure = scene.sure(scene.picture[None])
        lines.append(
            f"A network for digits is {first.sure:.0%} sure of a single completion, {first.average_sure:.0%} of the average, "
            f"and {sure[0]:.0%} that the real picture is a {scene.images.classes[digits[0]]}."
        )
    return lines


def metrics(found: dict[str, Finding]) -> dict[str, float]:
    """By their names; what could not be measured is left out."""
    values = {}
    for name in (IN_PIXELS, DECODED, PASTED):
        if name in found:
            f = found[name]
            values |= {
                f"seam, {name}": f.seam,
                f"squared error, {name}": f.errors.single,
                f"squared error of the average, {name}": f.errors.average,
                f"edges, {name}": f.edges,
                f"edges of the average, {name}": f.average_edges,
                f"certainty, {name}": f.sure,
                f"certainty of the average, {name}": f.average_sure,
            }
    return {name: value for name, value in values.items() if np.isfinite(value)}
