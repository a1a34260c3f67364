"""What a classifier says of pictures, in the shapes that the cnn page's streams take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.image_network import ImageNetwork

#: Maps of each layer.
MAPS = 8


def precision_and_recall(confusion: np.ndarray) -> dict[str, np.ndarray]:
    """Per class (classes,): of those it called so, the share that are; of those that are, the share it called so.

    0 where nothing was called so, or there is none.
    """
    right = np.diag(confusion)
    return {
        "precision": right / np.maximum(confusion.sum(0), 1),
        "recall": right / np.maximum(confusion.sum(1), 1),
    }


def first_filters(network: ImageNetwork) -> dict[str, Any] | None:
    """Arguments of a ``Gallery``: the weights of the first convolution, one picture for each filter and input channel."""
    weight = next((w for name, w in network.named_parameters() if w.ndim == 4), None)
    if weight is None or weight.shape[-1] < 2:
        return None
    filters, channels = weight.shape[:2]
    names = [f"{f + 1}" if channels == 1 else f"{f + 1} {'RGB'[c] if channels == 3 else c + 1}" for f in range(filters) for c in range(channels)]  # fmt: skip
    return {"images": weight.detach().flatten(0, 1)[:96], "captions": names[:96]}


def layer_maps(network: ImageNetwork, picture: Tensor) -> dict[str, Any]:
    """Arguments of a ``Gallery``: what every layer makes of one picture (1, channels, h, w); the first maps of each.

    All are shown at the picture's size. Outputs of dense layers are laid out as a square.
    """
    from core.networks.image_network import measuring

    with measuring(network):
        outputs = {"input": picture, **network.layer_outputs(picture)}
    height, width = picture.shape[2:]
    images, captions = [], []
    for name, values in outputs.items():
        maps = values[0].float().cpu().numpy()
        maps = _as_square(maps) if maps.ndim == 1 else maps[:MAPS]
        for number, values in enumerate(maps, 1):
            rows, columns = (np.arange(n) * k // n for n, k in zip((height, width), values.shape, strict=True))
            images.append(values[rows[:, None], columns])
            captions.append(f"{name}.{number}" if len(maps) > 1 else name)
    return {"images": np.stack(images), "captions": captions}


def _as_square(values: np.ndarray) -> np.ndarray:
    """(units,) as one picture (1, side, side), filled up with zeros."""
    side = int(np.ceil(np.sqrt(len(values))))
    return np.pad(values, (0, side**2 - len(values))).reshape(1, side, side)


def gradient_sizes(network: ImageNetwork) -> tuple[list[str], dict[str, np.ndarray]]:
    """Names of the layers with trained weights, and of the newest gradient of each: mean and largest magnitude."""
    import torch

    names, sizes = [], []
    for name, layer in network.layers.items():
        found = [p.grad.flatten() for p in layer.parameters() if p.grad is not None and p.ndim > 1]
        if found:
            magnitudes = torch.cat(found).abs()
            names.append(name)
            sizes.append(torch.stack([magnitudes.mean(), magnitudes.max()]))
    both = torch.stack(sizes).cpu().numpy() if sizes else np.zeros((0, 2))
    return names, {"mean |gradient|": both[:, 0], "largest |gradient|": both[:, 1]}


def fitted(picture: np.ndarray, shape: Sequence[int]) -> np.ndarray:
    """A grey picture (h, w) in [0, 1] as uint8 of the size and channels of ``shape`` (channels, height, width)."""
    from PIL import Image

    channels, height, width = shape
    grey = Image.fromarray((255 * np.clip(picture, 0, 1) + 0.5).astype(np.uint8))
    pixels = np.asarray(
        grey.resize((width, height), Image.Resampling.BILINEAR) if grey.size != (width, height) else grey
    )
    return pixels if channels == 1 else np.repeat(pixels[:, :, None], channels, axis=2)


def summary(page: Any, scene: Any, scores: Mapping[str, float] | None = None) -> str:
    """Markdown on the data, the network and how it is trained, and after a test of all pictures what it came to."""
    images, network = scene.images, scene.network
    weights = sum(p.numel() for p in network.parameters())
    height, width, channels = images.shape
    lines = [images.note] if images.note else []
    lines.append(
        f"**{images.name}**: {len(scene.training):,} pictures to learn from, {len(images.test):,} to test on, "
        f"{height}x{width}{' in colour' if channels == 3 else ' grey'}, {len(images.classes)} classes."
    )
    lines.append(
        f"**{page.network if page.start_from == 'new weights' else page.start_from}**: {weights:,} weights, "
        f"{network.operations() / 1e6:.1f} million operations for one picture; forward passes in "
        f"{str(scene.precision).removeprefix('torch.')} on {network.device.type}."
    )
    lines.append(
        f"Curves over steps: *train* is the mean over the training pictures since the last point, as they were learned; *test* "
        f"is measured on the same {len(scene.sample)} test pictures each time. Curves over epochs use all test pictures."
    )
    if scores:
        lines.append(f"All {len(images.test):,} test pictures: **{100 * scores['test accuracy']:.2f} %** right.")
    return "\n\n".join(lines)
