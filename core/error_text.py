"""What went wrong, as a sentence for a person."""

from __future__ import annotations

from core import compute
from core.knobs import KnobError
from core.playback import Diverged


def sentence(error: BaseException) -> str:
    """What went wrong, in one line for a person."""
    if isinstance(error, MemoryError) or "out of memory" in str(error).lower():
        return "The run needed more memory than is free; a smaller network, batch or data set fits."
    text = str(error).strip().partition("\n")[0]
    if isinstance(error, KnobError | Diverged | compute.NoSuchDevice) or (
        isinstance(error, ValueError | OSError) and text
    ):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
