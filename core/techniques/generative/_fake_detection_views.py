"""Pictures and sentences of the page on telling fakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from core.generative.detection import auc
from core.generative.local_maps import roughness
from core.techniques.generative import _fake_detection_scene as scenes
from core.techniques.generative import _fake_detection_sources as sources

if TYPE_CHECKING:
    from core.techniques.generative._fake_detection_scene import Scene
    from core.techniques.generative.fake_detection import FakeDetection

#: Pictures in the gallery, and filled pictures beside their maps.
SHOWN, FILLED = 12, 4
#: What stands below small pictures and bars.
SHORT = {
    "real": "real", "nearest": "nearest", "bilinear": "bilin.", "transposed": "transp.", "gan": "GAN", "diffusion": "diffus.",
    "autoregressive": "autoreg.", "autoencoder": "autoenc.", "harmonic": "harm.", "telea": "Telea",
    "diffusion inpainting": "diff. fill", "latent inpainting": "latent fill",
}  # fmt: skip
#: Roughness that is drawn in full colour.
REACH = 3.0
BLUE, ORANGE = np.array([0, 114, 178]), np.array([230, 159, 0])


def examples(scene: Scene) -> dict[str, Any]:
    """Some training pictures of every source: what is tested, and played with, is not shown."""
    sets = {scenes.REAL: scene.real.train, **{name: train.pictures for name, (train, _) in scene.halves.items()}}
    each = max(1, SHOWN // len(sets))
    captions = [SHORT[name] for name, some in sets.items() for _ in some[:each]]
    return {"images": np.concatenate([some[:each] for some in sets.values()]), "captions": captions}


def coloured(rough: np.ndarray) -> np.ndarray:
    """Roughness (h, w) as (h, w, 3) uint8: blue where a place is smoother than its picture, white like it, orange rougher."""
    strength = np.clip(rough / REACH, -1, 1)[..., None]
    return (255 + np.abs(strength) * (np.where(strength < 0, BLUE, ORANGE) - 255)).round().astype(np.uint8)


def in_colour(picture: np.ndarray) -> np.ndarray:
    """(h, w, 3)."""
    return picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, 2)


def local_row(page: FakeDetection, original: np.ndarray, mask: np.ndarray, filled: np.ndarray) -> tuple[list, float]:
    """Original, hole, filled picture and local map, each (h, w, 3), and the AUC of the roughness of the hole's pixels."""
    rough = roughness(filled[None], page.local_window)[0]
    hole = in_colour(original).copy()
    hole[mask] = BLUE
    area = auc(rough[~mask], rough[mask])
    return [in_colour(original), hole, in_colour(filled), coloured(rough)], area


def local_gallery(page: FakeDetection, scene: Scene) -> dict[str, Any] | None:
    """Some filled training pictures beside their maps; None where no source fills holes."""
    images, captions = [], []
    names = scenes.filled_sources(scene)
    for name in names:
        train = scene.halves[name][0]
        for i in range(max(1, FILLED // len(names))):
            row, area = local_row(page, train.originals[i], train.masks[i], train.pictures[i])
            images += row
            captions += ["real", "hole", SHORT[name], f"AUC {area:.2f}"]
    return {"images": np.stack(images), "captions": captions, "columns": 4} if images else None


def filled_by_all(page: FakeDetection, scene: Scene, picture: np.ndarray, painted: np.ndarray) -> dict[str, Any] | None:
    """A picture with a painted hole (rows, columns) bool of any size, filled by every source that does, as in ``local_gallery``.

    None where nothing is painted, or all.
    """
    height, width = picture.shape[:2]
    rows, columns = (np.arange(n) * m // n for n, m in zip((height, width), painted.shape, strict=True))
    mask = painted[rows][:, columns]
    if mask.all() or not mask.any():
        return None
    images, captions = [], []
    for name in scenes.filled_sources(scene) or ("harmonic", "telea"):
        asked = sources.Request(picture[None], mask[None], np.zeros(1, np.int64), page.seed)
        (filled,) = [piece[0] for piece in sources.maker_of(page, name, scene.models)(asked) if piece is not None]
        row, area = local_row(page, picture, mask, filled)
        images += row
        captions += ["real", "hole", SHORT[name], f"AUC {area:.2f}"]
    return {"images": np.stack(images), "captions": captions, "columns": 4 if len(images) > 4 else 2}


def auc_table(scene: Scene, found: dict[str, dict[str, tuple[float, float]]]) -> tuple[list[str], list[list[Any]]]:
    """Columns and rows: each source's AUC with its standard error, and the baselines'."""
    rest = [what for what in found if what != "detector"]
    rows = []
    for name in scene.halves:
        area, error = found["detector"][name]
        others = [round(found[what][name][0], 3) for what in rest]
        kind = "held out" if name == scene.held_out else "yes"
        rows.append([name, round(area, 3), round(error, 3), kind, *others, len(scene.logits[name])])
    return ["source", "AUC", "± error", "trained on", *rest, "tested"], rows


def summary(
    page: FakeDetection, scene: Scene, lacking: list[str], models: dict[str, str], areas: dict | None = None
) -> str:
    """The page's note, in Markdown."""
    real = scene.real
    lines = [real.note] if real.note else []
    if areas:
        seen = {name: areas["detector"][name][0] for name in scene.seen}
        worst, best = min(seen, key=seen.get), max(seen, key=seen.get)
        lines.append(f"**Trained on: AUC {seen[worst]:.2f} ({worst}) to {seen[best]:.2f} ({best}).**")
        if scene.held_out:
            area, error = areas["detector"][scene.held_out]
            worse = " Below 1/2: it takes these for more real than real ones." if area + 2 * error < 0.5 else ""
            lines.append(f"**Held out, {scene.held_out}: AUC {area:.2f} ± {error:.2f}.**{worse}")
    if page.held_out != "none" and scene.held_out is None:
        lines.append(f"{page.held_out} is not among the sources of this run, so nothing is held out.")
    lines.append(
        f"{len(real.train)} real pictures of {real.name} to train the detector and {len(real.test)} others to test it; fakes are "
        f"made from {2 * len(real.train_origins)} more, so no picture is in two places."
    )
    if models:
        lines.append("Models: " + ", ".join(sorted(set(models.values()))) + ".")
    if lacking:
        lines.append(f"Left out, because no trained model here fits {real.name}: {', '.join(lacking)}.")
    return "\n\n".join(lines)
