"""The stops of the guided tour: what is said, what is pointed at, and what happens there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.main_window import MainWindow


@dataclass(frozen=True)
class Stop:
    """One place of the tour: what is said there (for ``tr``), what is pointed at (None: the whole window), and what happens on arrival."""

    title: str
    text: str
    target: Callable[[MainWindow], QWidget | None]
    arrive: Callable[[MainWindow], object] = lambda window: None


def _preset(page: str, title: str) -> Callable[[MainWindow], object]:
    def arrive(window: MainWindow) -> None:
        window.open_page(page)
        _when_ready(window, lambda: window.page.form.presets.choose(title))

    return arrive


def _play(window: MainWindow) -> None:
    if window.page and not window.page.player.active:
        window.page.play()


def _when_ready(window: MainWindow, act: Callable[[], object]) -> None:
    """Acts as soon as the page in front is built."""
    if window.page and window.page.grid.ready:
        act()
    else:
        window.page_ready.connect(lambda _: act(), Qt.ConnectionType.SingleShotConnection)


STOPS = (
    Stop(
        QT_TR_NOOP("Everything in one list"),
        QT_TR_NOOP(
            "Each entry is a page that shows one technique while it learns. Type in the field above the list to find one."
        ),
        lambda window: window.sidebar,
    ),
    Stop(
        QT_TR_NOOP("A page"),
        QT_TR_NOOP(
            "This network of 2 inputs learns to tell two kinds of points apart. Nothing has been computed yet: what you will see "
            "is a real training."
        ),
        lambda window: window.page and window.page.grid,
        _preset("mlp_classification", "Defaults"),
    ),
    Stop(
        QT_TR_NOOP("Play"),
        QT_TR_NOOP(
            "The run has begun. Space pauses it and lets it go on, the right arrow makes one step, R starts again. The slider "
            "slows it down to single steps."
        ),
        lambda window: window.page and window.page.transport,
        _play,
    ),
    Stop(
        QT_TR_NOOP("Look closer"),
        QT_TR_NOOP(
            "Point at a curve to read its values, drag to move, turn the wheel to zoom, double-click to see all of it. Double-click "
            "the title of a card and it fills the page."
        ),
        lambda window: window.page and window.page.grid,
    ),
    Stop(
        QT_TR_NOOP("Knobs"),
        QT_TR_NOOP(
            "Change one while the page runs: those with a dot take effect at once, the others at the next start. Ctrl+Z takes "
            "an edit back."
        ),
        lambda window: window.page and window.page.form,
    ),
    Stop(
        QT_TR_NOOP("Presets"),
        QT_TR_NOOP(
            "Each page comes with settings worth seeing: what goes wrong, and its cure. Keep your own beside them. Presets say how "
            "long they take on this machine, and can be fitted into 10, 30 or 60 seconds."
        ),
        lambda window: window.page and window.page.form.presets,
    ),
    Stop(
        QT_TR_NOOP("Lesson and code"),
        QT_TR_NOOP(
            "Beside the knobs lie the lesson, with its equations, and the code that runs. Press F1 for the lesson."
        ),
        lambda window: window.page and window.page.inspector,
    ),
    Stop(
        QT_TR_NOOP("A network that is too deep"),
        QT_TR_NOOP(
            "Forty layers: see how the gradients vanish on their way back, and what another activation changes."
        ),
        lambda window: window.page and window.page.grid,
        lambda window: (window.open_page("depth_lab"), _when_ready(window, lambda: _play(window))),
    ),
    Stop(
        QT_TR_NOOP("Keep and share"),
        QT_TR_NOOP(
            "The menu saves a session, which shows everything again without computing, a report, and figures. A saved picture "
            "carries its run: drop it on the window and the page comes back."
        ),
        lambda window: window.tabs.cornerWidget(),
    ),
    Stop(
        QT_TR_NOOP("In front of a class"),
        QT_TR_NOOP(
            "F11 fills the screen with large text and strong lines; B makes it black, L is a spotlight. Esc leaves. That is all: "
            "choose a page and press Play."
        ),
        lambda window: None,
    ),
)
