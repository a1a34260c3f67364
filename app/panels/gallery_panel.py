"""Pictures, and earlier galleries to scrub through."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.elided import ElidedLabel
from app.language import say, tr
from app.panels.base import Numbers, PanelWidget
from app.panels.pictures import Pictures
from app.panels.ticks import number
from core.panels import Single
from core.streams import Gallery


class GalleryPanel(PanelWidget):
    """Shows a Gallery, or an Image as a gallery of one. The slider follows the newest until a person moves it back."""

    def __init__(self, panel: Single, parent: QWidget | None = None) -> None:
        super().__init__(panel, parent)
        stream = panel.stream
        self._is_gallery = isinstance(stream, Gallery)
        self._past: deque[Mapping[str, Any]] = deque(maxlen=max(1, getattr(stream, "history", 0)))
        self._pictures = Pictures(getattr(stream, "colormap", None))
        if not self._is_gallery:
            self._pictures.clicked.connect(lambda row, column: self.cell_clicked.emit(stream.name, row, column))
        self._scrub = QWidget()
        row = QHBoxLayout(self._scrub)
        row.setContentsMargins(0, 0, 0, 0)
        self._slider = QSlider(Qt.Orientation.Horizontal, focusPolicy=Qt.FocusPolicy.NoFocus)
        self._slider.setRange(0, 0)
        say(self._slider, toolTip=QT_TR_NOOP("Earlier pictures"))
        self._slider.valueChanged.connect(self._show_chosen)
        self._when = ElidedLabel()
        self._when.setProperty("role", "muted")
        row.addWidget(self._slider, 1)
        row.addWidget(self._when)
        self._scrub.hide()
        view = QWidget()
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pictures, 1)
        column.addWidget(self._scrub)
        self.set_view(view)

    def receive(self, stream_name: str, data: Mapping[str, Any]) -> None:
        if "image" in data:
            only = {"images": data["image"][None], "captions": [data["caption"]]}
            data = only | dict.fromkeys(("marks", "step", "columns"))
        super().receive(stream_name, data)
        self._past.append(data)

    def kept(self) -> dict[str, Any]:
        return super().kept() | {"past": list(self._past)}

    def restore(self, kept: Mapping[str, Any]) -> None:
        super().restore(kept)
        past, name = kept["past"], self.panel.stream.name
        for data in past:
            self._check(name, data)
        self._past.clear()
        self._past.extend(past)

    def begin_run(self, label: str) -> None:
        super().begin_run(label)
        self._past.clear()

    def truncate(self, step: float) -> None:
        while self._past and (self._past[-1]["step"] or 0) > step:
            self._past.pop()
        if self._past:
            super().receive(self.panel.stream.name, self._past[-1])

    def clear(self) -> None:
        super().clear()
        self._past.clear()

    def paint_streams(self, dirty: set[str]) -> None:
        last = len(self._past) - 1
        following = self._slider.value() == self._slider.maximum()
        self._slider.blockSignals(True)
        self._slider.setRange(0, max(0, last))
        if following:
            self._slider.setValue(last)
        self._slider.blockSignals(False)
        self._scrub.setVisible(last > 0)
        self._show_chosen()

    def note(self) -> str:
        data = self._chosen()
        if data is None:
            return ""
        count, shown = len(data["images"]), self._pictures.shown
        pieces = [tr("{number} of {count}").format(number=shown, count=count)] if shown < count else []
        if shown >= count > 1:
            pieces = [tr("%n pictures", "", count)]
        if data["step"] is not None:
            pieces.append(_step(data))
        return " · ".join(pieces)

    def numbers(self) -> list[Numbers]:
        data = self._chosen()
        if data is None:
            return []
        images = data["images"].reshape(len(data["images"]), -1)
        captions = data["captions"] or [""] * len(images)
        header = ["caption", *(f"pixel {i}" for i in range(images.shape[1]))]
        return [(self.panel.stream.name, header, [[c, *row.tolist()] for c, row in zip(captions, images, strict=True)])]

    def _chosen(self) -> Mapping[str, Any] | None:
        if self._past:
            return self._past[min(self._slider.value(), len(self._past) - 1)]
        return self.newest.get(self.panel.stream.name)

    def _show_chosen(self) -> None:
        data = self._chosen()
        if data is not None:
            self._pictures.show_gallery(data)
            self._when.setText("" if data["step"] is None else _step(data))


def _step(data: Mapping[str, Any]) -> str:
    return tr("step {step}").format(step=number(data["step"]))
