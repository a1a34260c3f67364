"""How widgets leave: deleted by Qt, all at once, and never piece by piece by Python's collector.

What belongs to a page refers to itself in circles. If Python's collector came to them before Qt, it would free children before
their parents, which Qt and timers that still run then find dangling.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QWidget

_leaving: dict[int, QWidget] = {}


def delete_later(widget: QWidget) -> None:
    """Deletes a widget with all that it holds when the event loop runs next, and keeps Python from it until then."""
    key = id(widget)
    _leaving[key] = widget
    widget.destroyed.connect(lambda: _leaving.pop(key, None))
    widget.deleteLater()


@contextmanager
def unfinished() -> Iterator[list[QWidget]]:
    """For a generator that makes a page: what it puts into the list is deleted if it ends inside the block."""
    made: list[QWidget] = []
    try:
        yield made
    except BaseException:  # a GeneratorExit, or what the making raised
        for widget in made:
            delete_later(widget)
        raise
