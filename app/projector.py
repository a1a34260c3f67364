"""Projector mode: everything readable from the last row, a spotlight to point with, and a black screen to be listened to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QCursor,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from app import theme
from app.language import say

if TYPE_CHECKING:
    from app.main_window import MainWindow

#: Height of the base font as a share of the screen's, and the least factor by which text grows.
FONT_SHARE, LEAST = 0.022, 1.5
#: Design pixels left of the pages, as right of them.
MARGIN = 10
#: Radius of the spotlight as a share of the window's height, and how dark its surroundings are, of 255.
SPOT, DARKNESS = 0.16, 150
#: Milliseconds between two places of the spotlight.
FRAME = 16


def scale_for(screen_height: int) -> float:
    """How much larger than designed (13 pixels) text is on a screen of this height in device-independent pixels."""
    return max(LEAST, FONT_SHARE * screen_height / theme.BASE)


class Projector(QObject):
    """Full screen, large text, strong lines and contrast, sidebar, inspector and status bar folded away.

    Plugging in another screen while it lasts changes the sizes with it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self.on, self._listens = window, False, False
        self._blank, self._spotlight = _Blank(window), _Spotlight(window)
        self._screen: QScreen | None = None
        for cover in (self._blank, self._spotlight):
            cover.hide()  # or it would appear with the window
        window.installEventFilter(self)

    def set_on(self, on: bool) -> None:
        """Enters or leaves the mode."""
        if on == self.on:
            return
        self.on = on
        window = self._window
        (window.showFullScreen if on else window.showNormal)()
        if not on:
            self._blank.hide()
            self._spotlight.hide()
        self.dress()
        window.sidebar.setVisible(not on)
        for page in window.pages:
            page.inspector.setVisible(not on)
        window.statusBar().setVisible(not on)
        handle = window.windowHandle()
        if handle and not self._listens:
            self._listens = True
            handle.screenChanged.connect(self.dress)

    def dress(self, *_: object) -> None:
        """The theme in the sizes of this mode on this screen."""
        screen = self._window.screen()
        scale = scale_for(screen.geometry().height()) if self.on else 1.0
        look = theme.apply(QApplication.instance(), self._window.settings.theme, scale, projected=self.on)
        # The sidebar, which keeps the pages off the window's edge, is folded away.
        self._window.centralWidget().layout().setContentsMargins(look.px(MARGIN) if self.on else 0, 0, 0, 0)
        self._follow(screen)

    def toggle_blank(self) -> None:
        """B: a black screen, and back at any key or click."""
        self._blank.toggle()

    def toggle_spotlight(self) -> None:
        """L: all but a circle around the mouse is dark."""
        self._spotlight.toggle()

    def escape(self) -> bool:
        """Ends what lies over the pages; False where nothing does."""
        shown = [cover for cover in (self._blank, self._spotlight) if cover.isVisible()]
        for cover in shown:
            cover.hide()
        return bool(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            for cover in (self._blank, self._spotlight):
                cover.setGeometry(self._window.rect())
        return False

    def _follow(self, screen: QScreen) -> None:
        if self._screen is not screen:
            if self._screen is not None:
                self._screen.geometryChanged.disconnect(self.dress)
            screen.geometryChanged.connect(self.dress)
            self._screen = screen


class _Cover(QWidget):
    """Lies over the whole window, when it is shown."""

    def toggle(self) -> None:
        self.setGeometry(self.parentWidget().rect())
        self.setVisible(not self.isVisible())
        self.raise_()


class _Blank(_Cover):
    """Black."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setCursor(Qt.CursorShape.BlankCursor)
        say(self, accessibleName=QT_TR_NOOP("Blank screen"))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor("black"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()


class _Spotlight(_Cover):
    """Dark but for a circle around the mouse, which works through it as if it were not there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        outside, at = QPainterPath(), QPointF(self.mapFromGlobal(QCursor.pos()))
        outside.addRect(QRectF(self.rect()))
        outside.addEllipse(at, SPOT * self.height(), SPOT * self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outside, QColor(0, 0, 0, DARKNESS))
