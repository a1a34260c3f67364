"""The stop rule of a run: a button that says it, and a small window above it that edits it."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.form_widgets import Field
from app.language import follow, say, term, tr
from app.shortcuts import keep_keys
from core.knob_record import Knob, accepts

_EXAMPLES = ("", "10 s", "60 s", "500 steps", "5 epochs")


class StopRuleButton(QPushButton):
    """Says "Stop: never" or "Stop: 30 s"; a click opens a field and examples. ``knob`` judges what is typed."""

    changed = Signal(str)

    def __init__(self, knob: Knob, parent: QWidget | None = None) -> None:
        super().__init__(parent, focusPolicy=Qt.FocusPolicy.TabFocus)
        self._knob = knob
        self._short = False
        self._popover: _Popover | None = None
        self.setIcon(theme.icon("timer-outline"))
        self.clicked.connect(self._open)
        keep_keys(self)
        self.rule = str(knob.default)
        follow(self, lambda: self.show_rule(self.rule))

    def show_rule(self, rule: str) -> None:
        """Displays a rule ("" never stops), and reports nothing."""
        self.rule = rule
        said = rule or tr("never")
        short = said if len(said) <= 14 else said[:13] + "…"
        self.setText("" if self._short else tr("Stop: {rule}").format(rule=short))
        named = tr("Stop rule: {rule}").format(rule=said)
        invitation = tr("Click to change it")
        self.setToolTip(f"<p>{named.replace('<', '&lt;')}</p><p>{invitation}</p>")
        self.setAccessibleName(named)

    def shorten(self, short: bool) -> None:
        """Shows the icon alone; it is coloured while there is a rule."""
        self._short = short
        self.setIcon(theme.icon("timer-outline", "accent" if self.rule else "text"))
        self.show_rule(self.rule)

    def _open(self) -> None:
        if not self._popover:
            self._popover = _Popover(self._knob, self)
            self._popover.chosen.connect(self._choose)
        self._popover.open_above(self, self.rule)

    def _choose(self, rule: str) -> None:
        if rule != self.rule:
            self.show_rule(rule)
            self.changed.emit(rule)


class _Popover(QFrame):
    chosen = Signal(str)

    def __init__(self, knob: Knob, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._knob = knob
        self.setProperty("card", True)
        self.field = say(
            Field(characters=28), accessibleName=QT_TR_NOOP("Stop rule"), placeholderText=QT_TR_NOOP("never")
        )
        title, help_text, self.problem = (QLabel(wordWrap=True) for _ in range(3))
        say(title, text=QT_TR_NOOP("Stop the run"))
        follow(help_text, lambda: help_text.setText(term(knob.doc)))
        for label, role in ((title, "title"), (help_text, "muted"), (self.problem, "error")):
            theme.restyle(label, role=role)
        examples = QHBoxLayout(spacing=theme.current().px(4))
        for rule in _EXAMPLES:
            button = QPushButton(rule) if rule else say(QPushButton(), text=QT_TR_NOOP("never"))
            button.clicked.connect(lambda _=False, rule=rule: self._take(rule, close=True))
            examples.addWidget(button)
        column = QVBoxLayout(self, spacing=theme.current().px(8))
        column.setContentsMargins(*[theme.current().px(12)] * 4)
        for widget in (title, self.field, self.problem):
            column.addWidget(widget)
        column.addLayout(examples)
        column.addWidget(help_text)
        self.field.returnPressed.connect(lambda: self._take(self.field.text().strip(), close=True))
        self.field.taken.connect(lambda text: self._take(text.strip(), close=False))

    def open_above(self, button: QWidget, rule: str) -> None:
        self.field.show_text(rule)
        self._judge(rule)
        self.adjustSize()
        corner = button.mapToGlobal(QPoint(0, -self.height() - theme.current().px(4)))
        room = button.screen().availableGeometry()
        self.move(min(max(corner.x(), room.left()), room.right() - self.width()), max(corner.y(), room.top()))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _take(self, rule: str, close: bool) -> None:
        if self._judge(rule):
            self.field.show_text(rule)
            self.chosen.emit(rule)
            if close:
                self.close()

    def _judge(self, rule: str) -> bool:
        sentence = accepts(self._knob, rule) or ""
        self.problem.setText(sentence.partition(": ")[2] or sentence)
        self.problem.setVisible(bool(sentence))
        theme.restyle(self.field, invalid=bool(sentence))
        self.adjustSize()
        return not sentence
