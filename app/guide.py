"""Shows somebody who sees the program for the first time around: the stops of ``app.guide_stops``, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import language, theme
from app.guide_stops import STOPS
from app.language import say, tr

if TYPE_CHECKING:
    from app.main_window import MainWindow

#: Width of the text, its distance from what it speaks of, how dark everything else becomes (of 255), milliseconds between looks.
WIDTH, GAP, DARKNESS, FOLLOW = 320, 12, 90, 100


class Guide(QObject):
    """Shows the stops one after the other on the window, which stays usable meanwhile. ``start`` begins, again if need be."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._number = window, -1
        self._shade, self._bubble = _Shade(window), _Bubble(window)
        self._bubble.next.clicked.connect(lambda: self.go(self._number + 1))
        self._bubble.back.clicked.connect(lambda: self.go(self._number - 1))
        self._bubble.end.clicked.connect(self.stop)
        # What is pointed at moves: pages are built, the window changes its size.
        self._follow = QTimer(self, interval=FOLLOW)
        self._follow.timeout.connect(self._place)
        window.installEventFilter(self)
        language.changed.connect(self._speak)

    @property
    def stop_number(self) -> int:
        """Of ``STOPS``, -1 while there is no tour."""
        return self._number

    def start(self) -> None:
        """From the first stop on."""
        self.go(0)

    def go(self, number: int) -> None:
        """To a stop; after the last one, or before the first, the tour ends."""
        if not 0 <= number < len(STOPS):
            self.stop()
            return
        forward, self._number = number > self._number, number
        if forward:
            STOPS[number].arrive(self._window)
        self._bubble.tell(number)
        self._place()
        self._shade.show()
        self._bubble.show()
        self._shade.raise_()
        self._bubble.raise_()
        self._bubble.next.setFocus()
        self._follow.start()

    def stop(self) -> None:
        """Ends the tour; pages stay as they are."""
        self._number = -1
        self._follow.stop()
        self._shade.hide()
        self._bubble.hide()

    def escape(self) -> bool:
        """Ends the tour; False where there is none."""
        shown = self._number >= 0
        self.stop()
        return shown

    def _speak(self) -> None:
        if self._number >= 0:
            self._bubble.tell(self._number)
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._number >= 0:
            self._place()
        return False

    def _place(self) -> None:
        window = self._window
        target = STOPS[self._number].target(window) or window
        spot = QRect() if target is window or not target.isVisible() else _within(target, window)
        self._shade.point_at(spot)
        size = self._bubble.needed()
        self._bubble.setGeometry(QRect(_beside(spot, size.width(), size.height(), window.rect()), size))


def _within(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _beside(spot: QRect, width: int, height: int, room: QRect) -> QPoint:
    """Where a box lies beside ``spot`` with all of it in ``room``: right, left, below or above; else in its lower corner."""
    gap = theme.current().px(GAP)
    centred = QPoint(room.center().x() - width // 2, room.center().y() - height // 2)
    if spot.isNull():
        return centred
    inner = room.adjusted(gap, gap, -gap, -gap)
    high = min(max(spot.top(), inner.top()), inner.bottom() - height)
    along = min(max(spot.center().x() - width // 2, inner.left()), inner.right() - width)
    for place in (
        QPoint(spot.right() + gap, high),
        QPoint(spot.left() - gap - width, high),
        QPoint(along, spot.bottom() + gap),
        QPoint(along, spot.top() - gap - height),
    ):
        if inner.contains(QRect(place.x(), place.y(), width, height)):
            return place
    return QPoint(inner.right() - width, inner.bottom() - height)


class _Shade(QWidget):
    """Darkens the window around a spot; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._spot = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point_at(self, spot: QRect) -> None:
        if (spot, self.parentWidget().rect()) != (self._spot, self.geometry()):
            self._spot = spot
            self.setGeometry(self.parentWidget().rect())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._spot.isNull():
            return
        radius, outside = theme.current().px(8), QPainterPath()
        outside.addRect(self.rect())
        outside.addRoundedRect(self._spot, radius, radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outside, QColor(0, 0, 0, DARKNESS))


class _Bubble(QFrame):
    """What is said at a stop, and the buttons."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        say(self, accessibleName=QT_TR_NOOP("Guided tour"))
        self._title, self._text, self._count = QLabel(), QLabel(wordWrap=True), QLabel()
        theme.restyle(self._title, role="title")
        theme.restyle(self._count, role="muted")
        self.end, self.back, self.next = (QPushButton() for _ in range(3))
        say(self.end, text=QT_TR_NOOP("End"))
        say(self.back, text=QT_TR_NOOP("Back"))
        theme.restyle(self.next, primary=True)
        self._row = QHBoxLayout()
        for widget in (self._count, self.end, self.back, self.next):
            self._row.addWidget(widget, 1 if widget is self._count else 0)
        column = QVBoxLayout(self, spacing=theme.current().px(8))
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(self._row)
        self.hide()

    def needed(self) -> QSize:
        """The size in which all of the text can be read."""
        self.layout().activate()
        margins = self.layout().contentsMargins() + self.contentsMargins()
        buttons = self._row.sizeHint().width() + margins.left() + margins.right()  # their words differ by language
        width = max(theme.current().px(WIDTH), buttons)
        return QSize(width, self.layout().totalHeightForWidth(width))

    def tell(self, number: int) -> None:
        stop = STOPS[number]
        self._title.setText(tr(stop.title))
        self._text.setText(tr(stop.text))
        self._count.setText(tr("{number} of {count}").format(number=number + 1, count=len(STOPS)))
        self.back.setEnabled(number > 0)
        self.next.setText(tr("Next") if number + 1 < len(STOPS) else tr("Done"))
        self.setAccessibleDescription(f"{self._title.text()}. {self._text.text()}")
