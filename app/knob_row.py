"""One line of the knob form: mark, label, editor, and below them what is wrong with the value."""

from __future__ import annotations

import html
import re
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from app import theme
from app.editor import as_text
from app.form_widgets import tool_button
from app.knob_editors import make_editor
from app.language import follow, name_button, term, tr
from core.knob_record import Knob

#: What the marks before the labels mean.
MEANINGS = {
    "live": QT_TR_NOOP("changes at once"),
    "next": QT_TR_NOOP("at the next Play"),
    "waiting": QT_TR_NOOP("changed, waits for the next Play"),
}
#: What ``Knob.accepted`` says, and what it says of bounds.
_KINDS = (
    QT_TR_NOOP("true or false"),
    QT_TR_NOOP("a whole number"),
    QT_TR_NOOP("a number"),
    QT_TR_NOOP("text"),
    QT_TR_NOOP("a comma-separated list"),
)
_BOUNDS = {
    r"(.+) from (\S+) to (\S+)": QT_TR_NOOP("{0} from {1} to {2}"),
    r"(.+) of at least (\S+)": QT_TR_NOOP("{0} of at least {1}"),
    r"(.+) of at most (\S+)": QT_TR_NOOP("{0} of at most {1}"),
}


class Mark(QWidget):
    """A dot: full for "live", a ring for "next", half full in the accent colour for "waiting", nothing for ""."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_kind(kind)
        follow(self, lambda: self.setToolTip(tr(MEANINGS.get(self.kind, ""))))

    def show_kind(self, kind: str) -> None:
        self.kind = kind
        if self.parentWidget() or not kind:  # without a parent it would show as a window
            self.setVisible(bool(kind))
        self.setToolTip(tr(MEANINGS.get(kind, "")))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(10), theme.current().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        color = QColor(look.accent if self.kind == "waiting" else look.muted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(7)
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(color, 1.25 * look.scale))
        if self.kind == "live":
            painter.setBrush(color)
        painter.drawEllipse(circle)
        if self.kind == "waiting":
            painter.setBrush(color)
            painter.drawPie(circle, 90 * 16, 180 * 16)


class KnobRow(QWidget):
    """Shows one knob. Editor and slider go beside the label where they fit, otherwise below it: nothing is ever cut off."""

    #: See ``Editor.edited``.
    edited = Signal(object, bool)
    reset_asked = Signal()

    def __init__(self, knob: Knob, marked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.knob = knob
        self._mark_kind = ("live" if knob.live else "next") if marked else ""
        self.editor = make_editor(knob, self)
        self.mark = Mark(self._mark_kind)
        self.label = QLabel(wordWrap=True)
        self.label.setBuddy(self.editor.head)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if self.editor.foot:  # its column's width counts, not its hint
            self.editor.foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.reset = tool_button("restore")
        self.problem: QLabel | None = None
        #: Inputs that say themselves what they are.
        self._named = {widget for widget in self.editor.inputs if widget.accessibleName()}
        self._tipped = {widget for widget in self.editor.inputs if widget.toolTip()}

        caption = QHBoxLayout(spacing=theme.current().px(6))
        caption.addWidget(self.mark)
        caption.addWidget(self.label, 1)
        caption.addWidget(self.reset)
        self._grid = QGridLayout(self, verticalSpacing=theme.current().px(2), horizontalSpacing=theme.current().px(6))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._caption = QWidget()
        self._caption.setLayout(caption)
        caption.setContentsMargins(0, 0, 0, 0)
        #: "line" has everything on one line, "beside" the slider below, "stacked" only the label on the first.
        self._form = ""
        self._modified = False
        follow(self, self._speak)

        self.editor.edited.connect(self.edited)
        self.editor.refused.connect(self._show_problem)
        self.reset.clicked.connect(self.reset_asked)

    def _speak(self) -> None:
        label = term(self.knob.label)
        self.label.setText(label)
        self.label.setToolTip(_tip(self.knob))
        name_button(self.reset, self._reset_text)
        for widget in self.editor.inputs:
            widget.setAccessibleName(f"{label}: {widget.accessibleName()}" if widget in self._named else label)
            widget.setAccessibleDescription(term(self.knob.doc))
            if widget not in self._tipped:
                widget.setToolTip(self.label.toolTip())
        self._arrange()

    @property
    def _reset_text(self) -> str:
        return tr("Reset to {value}").format(value=in_short(self.knob.default))

    def show_value(self, value: Any) -> None:
        """Displays a value and whether it differs from the default."""
        self.editor.show_value(value)
        self._modified = value != self.knob.default
        self._arrange()

    def show_waiting(self, waiting: bool) -> None:
        """Whether the value was changed but is not in use yet."""
        self.mark.show_kind("waiting" if waiting else self._mark_kind)

    def minimumSizeHint(self) -> QSize:
        # What the stacked arrangement needs: the current one must not keep the form from getting narrower.
        return QSize(self.editor.head.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(theme.icon("restore"), self._reset_text)
        action.setEnabled(self._modified)
        action.triggered.connect(self.reset_asked)
        menu.popup(event.globalPos())

    def _arrange(self) -> None:
        head, foot = self.editor.head, self.editor.foot
        gap = self._grid.horizontalSpacing()
        mark = self.mark.sizeHint().width() + gap if self.mark.kind else 0
        label = self.label.fontMetrics().horizontalAdvance(self.label.text()) + mark + gap
        wanted, room = head.sizeHint().width(), self.width() - label
        spare = room - wanted - gap
        if wanted > room and self.width() > 0:
            form = "stacked"
        else:
            shares = foot and self.editor.compact and spare >= foot.minimumSizeHint().width()
            form = "line" if shares else "beside"
        # Sliders, texts and menus share a left edge in the middle of the form, unless they need more.
        edge = min(max(wanted, self.width() * 46 // 100), room)
        beside = wanted if self.editor.compact else edge
        reset = self.reset.sizeHint().width() + gap
        slider = max(edge - wanted - gap, foot.minimumSizeHint().width()) if form == "line" else 0
        taken = {"stacked": 0, "beside": beside, "line": slider + gap + wanted}[form]
        self.reset.setVisible(self._modified and reset <= room - taken)
        self._grid.setColumnMinimumWidth(1, slider)
        self._grid.setColumnMinimumWidth(2, 0 if form == "stacked" and not foot else beside)
        if form == self._form:
            return
        self._form = form
        for widget in filter(None, (self._caption, head, foot)):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._caption, 0, 0, 1, {"stacked": 3, "beside": 2, "line": 1}[form])
        if form == "line":
            self._grid.addWidget(head, 0, 2)  # first, for the order of Tab
            self._grid.addWidget(foot, 0, 1)
        elif form == "beside":
            self._grid.addWidget(head, 0, 2)
            if foot:
                self._grid.addWidget(foot, 1, 0, 1, 3)
        elif foot and not self.editor.compact:
            self._grid.addWidget(head, 1, 0, 1, 3)
            self._grid.addWidget(foot, 2, 0, 1, 3)
        elif foot:
            self._grid.addWidget(foot, 1, 0, 1, 2)
            self._grid.addWidget(head, 1, 2)
        else:
            self._grid.addWidget(head, 1, 0, 1, 3)

    def _show_problem(self, sentence: str) -> None:
        if sentence and not self.problem:
            self.problem = QLabel(wordWrap=True)
            theme.restyle(self.problem, role="error")
            self._grid.addWidget(self.problem, 3, 0, 1, 3)
        if self.problem:
            # On the form a knob is called by its label.
            self.problem.setText(sentence.replace(self.knob.name, term(self.knob.label), 1))
            self.problem.setVisible(bool(sentence))


def in_short(value: Any) -> str:
    """A value for a tooltip or a menu."""
    text = as_text(value)
    return tr("none") if text == "" else text if len(text) <= 30 else text[:29] + "…"


def _tip(knob: Knob) -> str:
    lines = (
        term(knob.doc),
        tr("Accepts {values}").format(values=_accepted(knob.accepted)),
        tr("Default: {value}").format(value=in_short(knob.default)),
        tr("An edit changes at once") if knob.live else tr("An edit counts at the next Play"),
    )
    return "".join(f"<p style='margin:2px'>{html.escape(line)}</p>" for line in lines if line)


def _accepted(said: str) -> str:
    """What a knob accepts, where it is a number or a text; what it says of lists and points stays English."""
    for pattern, text in _BOUNDS.items():
        if (match := re.fullmatch(pattern, said)) and match[1] in _KINDS:
            return tr(text).format(tr(match[1]), *match.groups()[1:])
    return tr(said) if said in _KINDS else said
