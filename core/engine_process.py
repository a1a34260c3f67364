"""The process that an engine is: its machine, its memory, its priority, and what it does before anybody asks."""

from __future__ import annotations

import os
from typing import Any

from core import catalogue, compute
from core.datasets import shelf
from core.knobs import validated


def resident_bytes() -> int:
    """Memory that this process holds."""
    import psutil

    return psutil.Process().memory_info().rss


def machine() -> dict[str, Any]:
    """What the window's status bar, device selector and welcome page show."""
    sets = list(shelf.items())
    return {
        "pid": os.getpid(),
        "devices": compute.available_devices(),
        "device_names": compute.device_names(),
        "bf16": compute.has_fast_bf16(),
        "cores": compute.cores(),
        "data": [item.card.title for item in sets if item.path],
        "fetchable": sum(bool(item.card.files) and not item.here for item in sets),
    }


def warm_up() -> None:
    """Does now what the first run would otherwise wait for: torch, pydantic, every technique's module."""
    compute.warm_up()
    techniques = list(catalogue.techniques().values())
    if techniques:
        validated(techniques[0], {})
    resident_bytes()
    compute.use("cpu", 1)


def yield_to_window() -> None:
    """Lowers this process's priority: the window draws first."""
    if hasattr(os, "nice"):
        os.nice(5)
    else:
        import psutil

        psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
