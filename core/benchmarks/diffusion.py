"""Diffusion on pictures: seconds for 64 digits by DDIM in 25 steps, in the page's precision and in float32, and how they differ.

A network of the shipped one's size, trained or not, takes as long; where it is in the library it is the one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from core import compute, models_library
from core.techniques.generative._diffusion_images_knobs import SHIPPED

if TYPE_CHECKING:
    import torch

    from core.networks.unet import UNet

GOALS = {"64 digits, 25 DDIM steps [s]": "< 3"}
PICTURES, STEPS = 64, 25


def run(progress: Callable[[str], None], steps: int = STEPS, repeats: int = 3) -> dict[str, float | str]:
    """All figures, the best of so many ``repeats`` each; a few seconds."""
    import torch

    from core.networks import unet
    from core.precision import fast_precision

    compute.use("cpu", compute.cores())
    device = compute.torch_device()
    trained = SHIPPED in models_library.names()
    network = models_library.load(SHIPPED)[0] if trained else unet.build((1, 28, 28), 10, (32, 64, 128), 2).eval()
    fast, ends, seconds = fast_precision(device), {}, {}
    for precision in dict.fromkeys((fast, torch.float32)):
        progress(f"{PICTURES} digits in {precision}")
        times = []
        for _ in range(repeats):
            begun = time.perf_counter()
            ends[precision] = _made(network, precision, steps)
            times.append(time.perf_counter() - begun)
        seconds[precision] = min(times)
    return {
        "threads": compute.cores(),
        "network": SHIPPED if trained else "untrained, of the same size",
        "precision": str(fast).removeprefix("torch."),
        "64 digits, 25 DDIM steps [s]": seconds[fast],
        "in float32 [s]": seconds[torch.float32],
        "root mean square of the difference [grey levels of 255]": 127.5
        * float((ends[fast] - ends[torch.float32]).square().mean().sqrt()),
    }


def _made(network: UNet, precision: torch.dtype, steps: int) -> torch.Tensor:
    """Digits (``PICTURES``, 1, 28, 28) in [-1, 1], always from the same noise."""
    import torch

    from core.generative.diffusion import guided, sample, schedule
    from core.generative.image_diffusion import seeing_in

    noise = torch.randn(PICTURES, *network.picture, generator=torch.Generator().manual_seed(0))
    predict = guided(seeing_in(network, precision), torch.arange(PICTURES) % 10, network.classes, 0.0)
    *_, end = sample(predict, noise, schedule("cosine"), steps, 0.0, limit=1.0)
    return end.x
