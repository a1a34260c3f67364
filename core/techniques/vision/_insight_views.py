"""Maps, dreams and patches of the insight page in the shapes that its streams take, and what can be measured of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.streams import Cell
from core.techniques.vision._pictures import LUMA

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.image_network import ImageNetwork
    from core.techniques.vision.insight import Insight

#: Okabe and Ito's orange for what speaks for the class, their sky blue for what speaks against it.
_FOR, _AGAINST = np.array([230, 159, 0]), np.array([86, 180, 233])
#: Up to so many classes all have a bar; of more, the likeliest ``_TOP``.
_ALL, _TOP = 20, 10


def pixels_of(picture: Tensor) -> np.ndarray:
    """(channels, h, w) in [0, 1] as (h, w) or (h, w, 3)."""
    array = picture.detach().float().cpu().numpy()
    return array[0] if len(array) == 1 else np.moveaxis(array, 0, 2)


def growing_map(
    name: str,
    page: Insight,
    network: ImageNetwork,
    picture: Tensor,
    target: int,
    layer: str,
    piece: int,
    tolerance: float = 2e-6,
) -> Iterator[Tensor]:
    """The map of this name, (h, w) or one for each channel (channels, h, w), as far as it is known; the last is the whole.

    ``tolerance`` is that of integrated gradients.
    """
    from core.attribution import grad_cam, integrated_gradients, occlusion, saliency

    baseline, size = baseline_of(page, picture), tuple(picture.shape[1:])
    match name:
        case "saliency":
            yield saliency.saliency(network, picture, target)
        case "smoothgrad":
            rng = np.random.default_rng([page.seed, 1])
            yield from saliency.smooth_grad(network, picture, target, rng, page.steps, piece=piece)
        case "integrated gradients":
            yield from integrated_gradients.integrated_gradients(
                network, picture, target, baseline, page.steps, tolerance, piece
            )
        case "grad-cam":
            yield grad_cam.enlarged(grad_cam.grad_cam(network, picture, target, layer), size)
        case "occlusion":
            stride = max(1, round(min(size) / 28))
            yield from occlusion.occlusion(network, picture, target, baseline, page.square, stride, 2 * piece)


def baseline_of(page: Insight, picture: Tensor) -> Tensor:
    """A picture of one colour: what "nothing there" looks like."""
    import torch

    return torch.full_like(picture, {"black": 0.0, "grey": 0.5, "white": 1.0}[page.baseline])


def flat(attribution: Tensor) -> np.ndarray:
    """A map (h, w) from one for each channel: their sum."""
    array = attribution.detach().float().cpu().numpy()
    return array.sum(0) if array.ndim == 3 else array


def overlays(picture: Tensor, maps: Mapping[str, np.ndarray]) -> np.ndarray:
    """The grey picture with each map over it, (n, h, w, 3) uint8: the stronger, the less of the picture shows."""
    pixels = 255 * pixels_of(picture)
    grey = (pixels if pixels.ndim == 2 else pixels @ LUMA)[..., None]
    shown = []
    for values in maps.values():
        strength = (np.abs(values) / (np.abs(values).max() or 1))[..., None]
        color = np.where(values[..., None] > 0, _FOR, _AGAINST)
        shown.append((1 - strength) * grey + strength * color)
    return np.stack(shown).round().astype(np.uint8)


def top_classes(probabilities: np.ndarray) -> np.ndarray:
    """Which classes get a bar."""
    if len(probabilities) <= _ALL:
        return np.arange(len(probabilities))
    return np.argsort(-probabilities, kind="stable")[:_TOP]


def checks_of(
    page: Insight, network: ImageNetwork, picture: Tensor, target: int,
    maps: Mapping[str, np.ndarray], random_maps: Mapping[str, np.ndarray],
) -> tuple[list[str], list[list[Cell]]]:  # fmt: skip
    """Columns and rows of a ``Table``: what can be measured of each map.

    The sum of a map, beside what completeness says it should be; the probability of the class after the tenth of the pixels
    that the map marks most was replaced by the baseline (below it for 50 random tenths); the rank correlation of the
    map's magnitudes with those for random weights.
    """
    from core.attribution.layers import target_logits
    from core.attribution.sanity import deleted, rank_correlation

    baseline = baseline_of(page, picture)
    whole, nothing = (float(target_logits(network, p[None], target)[0]) for p in (picture, baseline))
    marked = np.stack([np.argsort(-m, axis=None, kind="stable") for m in maps.values()])
    rng = np.random.default_rng([page.seed, 2])
    chance = np.stack([rng.permutation(marked.shape[1]) for _ in range(50)])
    left = [
        float(p) for orders in (marked, chance) for p in _pieces(deleted, network, picture, target, baseline, orders)
    ]
    rows: list[list[Cell]] = []
    for (name, values), probability in zip(maps.items(), left, strict=False):
        complete = name == "integrated gradients"
        alike = rank_correlation(np.abs(values), np.abs(random_maps[name])) if name in random_maps else None
        rows.append(
            [name, float(values.sum(dtype=np.float64)), whole - nothing if complete else None, probability, alike]
        )
    rows.append(["random pixels", None, None, float(np.mean(left[len(maps) :])), None])
    return ["map", "sum", "must be", "p without its tenth", "like random weights"], rows


def _pieces(
    deleted: Any, network: Any, picture: Tensor, target: int, baseline: Tensor, orders: np.ndarray
) -> Iterator[float]:
    for start in range(0, len(orders), 8):
        yield from deleted(network, picture, target, baseline, orders[start : start + 8])
