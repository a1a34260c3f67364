"""In which numbers forward passes compute: float32, or bfloat16 where the processor multiplies it in hardware."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

from core import compute
from core.knobs import Doc

if TYPE_CHECKING:
    import torch

Precision = Annotated[
    Literal["auto", "float32", "bfloat16"],
    Doc("Numbers of the forward pass; auto takes bfloat16 where the processor multiplies it in hardware"),
]


def bfloat16_on_cpu(precision: Precision) -> bool:
    """Whether the knob means bfloat16 on this machine's processor; needs no torch."""
    return precision == "bfloat16" or (precision == "auto" and compute.has_fast_bf16() and not _exact())


def precision_of(precision: Precision, device: torch.device) -> torch.dtype:
    """What the knob means on this device."""
    import torch

    return {"float32": torch.float32, "bfloat16": torch.bfloat16}.get(precision) or fast_precision(device)


def fast_precision(device: torch.device) -> torch.dtype:
    """bfloat16 where the device multiplies it in hardware, else float32; float32 if ``LEARNOSCOPE_PRECISION`` is "float32"."""
    import torch

    fast = compute.has_fast_bf16() if device.type == "cpu" else device.type == "cuda" and torch.cuda.is_bf16_supported()
    return torch.bfloat16 if fast and not _exact() else torch.float32


def _exact() -> bool:
    """Whether the person asked for float32 wherever a page leaves the choice."""
    return os.environ.get("LEARNOSCOPE_PRECISION") == "float32"
