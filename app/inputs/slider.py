"""A number for a probe, by slider or typed."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import theme
from app.editor import as_text
from app.form_widgets import Field
from app.inputs.base import HandsOnInput
from app.language import follow, say, tr
from app.shortcuts import keep_keys
from app.sliders import StopSlider, stops


class SliderInput(HandsOnInput):
    """A number from ``lo`` to ``hi``; what is typed beyond them becomes the nearest of the two."""

    def __init__(self, lo: float, hi: float, start: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lo, self._hi, self._value = lo, hi, float(start)
        self.slider, self.field = StopSlider(stops(lo, hi)), Field(characters=6)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        for widget in (self.slider, self.field):
            say(widget, accessibleName=QT_TR_NOOP("Value"))
            follow(
                widget,
                lambda w=widget: w.setToolTip(tr("From {low} to {high}").format(low=as_text(lo), high=as_text(hi))),
            )
        self.setFocusProxy(self.slider)
        keep_keys(self.slider)
        row = QHBoxLayout(self, spacing=theme.current().px(8))
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        self.slider.moved.connect(lambda value, _: self._set(value))
        self.field.taken.connect(self._type)
        self.field.stepped.connect(lambda direction: self._set(self.slider.neighbour(self._value, direction)))
        self._show()

    def value(self) -> float:
        return self._value

    def _type(self, text: str) -> None:
        try:
            value = float(text)
        except ValueError:
            value = self._value
        self._set(min(max(value, self._lo), self._hi) if value == value else self._value)

    def _set(self, value: float) -> None:
        if value != self._value:
            self._value = float(value)
            self.announce()
        self._show()

    def _show(self) -> None:
        self.slider.set_value(self._value)
        self.field.show_text(as_text(self._value))
