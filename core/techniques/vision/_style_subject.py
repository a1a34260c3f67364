"""What the style transfer page starts from: two pictures, and the network on this machine that carries style best."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core import image_models, models_library, paintings
from core.datasets import photographs
from core.networks import pretrained
from core.techniques.vision._style_knobs import BY_PREFERENCE

if TYPE_CHECKING:
    from core.networks.image_network import ImageNetwork
    from core.style import Layers
    from core.techniques.vision.style_transfer import StyleTransfer

#: Pixels of the shortest side that the networks can look at.
SMALLEST = 32


def best() -> str:
    """The network that carries style best, of those that are on this machine.

    Raises:
        ValueError: there is none.
    """
    own = [name for name in image_models.names() if name not in pretrained.WEIGHTS]
    own.sort(key=lambda name: models_library.card(name)["arguments"]["shape"][0] != 3)  # those for colours first
    here = [*filter(pretrained.path_of, pretrained.WEIGHTS), *own]
    chosen = next((name for name in (*BY_PREFERENCE, *own, *here) if name in here), None)
    if chosen is None:
        raise ValueError("the models library holds no network for pictures; save one on the CNN page, or fetch vgg19")
    return chosen


def chosen(page: StyleTransfer, part: str) -> np.ndarray:
    """The picture for "content" or "style" as uint8 (h, w, 3), at most ``page.size`` pixels a side.

    Raises:
        ValueError: it cannot be read, or is too small.
    """
    name, path = getattr(page, part), getattr(page, f"{part}_file")
    if name in paintings.PAINTINGS:
        return paintings.paint(name, round(0.75 * page.size), page.size)
    pixels = photographs.opened(path, page.size) if name == "file" else photographs.sample(name, page.size)[0]
    height, width = pixels.shape[:2]
    if min(height, width) < SMALLEST:
        raise ValueError(
            f"{Path(path).name or name} has {width}x{height} pixels at this size, but {part} needs at least {SMALLEST} a side"
        )
    return pixels


def told(name: str, title: str, network: ImageNetwork, layers: Layers) -> str:
    """Markdown on whose layers these are, and what else there is to choose."""
    from core.attribution.layers import output_shapes

    shapes = {layer: shape for layer, shape in output_shapes(network).items() if len(shape) == 3}
    names = ", ".join(f"`{layer}` {'x'.join(map(str, shape))}" for layer, shape in shapes.items())
    stand_in = (
        "" if name in pretrained.WEIGHTS else
        " **This is not the paper's VGG-19**: a small network of the models library stands in for it, which has seen far fewer "
        "pictures. It carries over colours and strokes, but no larger forms. To get one of torchvision's, choose it as "
        "*Network* and switch *Fetch* on."
    )  # fmt: skip
    grey = " It knows grey pictures only." if network.shape[0] == 1 else ""
    style = ", ".join(f"`{layer}`" for layer in layers.style)
    return (
        f"Compared by the layers of **{name}**: {title}.{stand_in}{grey}\n\nContent at `{layers.content}`, style at {style}, "
        f"where `input` is the picture itself and its Gram matrix the colours.\n\nLayers to choose from: `input`, {names}."
    )
