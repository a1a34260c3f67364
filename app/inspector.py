"""The right side of a page: Knobs (device first) with the hands-on inputs, Lesson, and Code."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from app import theme
from app.form_widgets import QuietCombo, muted_label
from app.inputs import make_input
from app.inputs.mask import MaskInput
from app.inputs.open_file import OpenFileInput
from app.knob_form import KnobForm
from app.language import follow, say, term, tr
from core.events import Stream
from core.panels import panels_of
from core.probes import Canvas, Cell, Mask, PlotPoint, Probe, probes_of
from core.streams import Field
from core.technique import Technique

if TYPE_CHECKING:
    import numpy as np

LESSONS = Path(__file__).parent.parent / "resources" / "lessons"


class Inspector(QTabWidget):
    """``knob_changed`` and ``probe_asked`` are requests to the page; lesson and code are built when first looked at."""

    knob_changed = Signal(str, object)
    device_changed = Signal(str)
    probe_asked = Signal(str, object)

    def __init__(self, technique: type[Technique], values: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._technique = technique
        #: Which device is preferred, and whether a person has chosen one on this page.
        self._preferred, self._chosen = "cpu", False
        self.setDocumentMode(True)
        self.tabBar().setExpanding(True)
        say(self.tabBar(), accessibleName=QT_TR_NOOP("Knobs, lesson, code"))
        self.form = KnobForm(technique, values)
        self.form.changed.connect(self.knob_changed)
        self._probes = probes_of(technique)
        self._inputs: dict[str, dict[str, Any]] = {name: {} for name in self._probes}
        #: The inputs that take files, by the name of their probe.
        self.file_inputs: dict[str, OpenFileInput] = {}
        #: The inputs that lie over a picture, with the name of its stream.
        self._masks: list[tuple[str, MaskInput]] = []
        titles = [QT_TR_NOOP("Knobs")]
        self.addTab(self._knobs_tab(), "")
        if self._probes and not self._probes_below:
            titles.append(QT_TR_NOOP("Try"))
            self.addTab(self._probes_tab(), "")
        self._holders = {title: QWidget() for title in (QT_TR_NOOP("Lesson"), QT_TR_NOOP("Code"))}
        for title, holder in self._holders.items():
            titles.append(title)
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.addTab(holder, "")
        follow(self, lambda: [self.setTabText(index, tr(title)) for index, title in enumerate(titles)])
        self.currentChanged.connect(self._fill)

    @property
    def device(self) -> str:
        """The chosen device."""
        return self._device.currentData() or "cpu"

    def show_devices(self, devices: list[str], names: dict[str, str]) -> None:
        """Offers the machine's devices that this technique can use, and says so where it has no GPU code."""
        chosen = self._device.currentData() if self._chosen else self._preferred
        usable = [d for d in devices if d.partition(":")[0] in self._technique.devices]
        self._device.clear()
        for device in usable or ["cpu"]:
            self._device.addItem("CPU" if device == "cpu" else device.upper(), device)
            self._device.setItemData(self._device.count() - 1, names.get(device, device), Qt.ItemDataRole.ToolTipRole)
        best = usable[-1] if usable and chosen == "best" else chosen
        self._device.setCurrentIndex(max(0, self._device.findData(best)))
        if self._technique.devices == ("cpu",):
            self._device_said = QT_TR_NOOP("This page has no GPU code.")
        elif len(usable) < 2:
            self._device_said = QT_TR_NOOP("No GPU found on this machine.")
        self._device_note.setText(tr(self._device_said))
        self._device_note.setVisible(bool(self._device_said) and len(usable) < 2)

    def prefer(self, device: str) -> None:
        """ "cpu", or "best" for a GPU where this technique can use one; what a person has chosen on the page stays."""
        self._preferred = device
        if not self._chosen:
            devices = [self._device.itemData(i) for i in range(self._device.count())]
            self._device.setCurrentIndex(
                len(devices) - 1 if device == "best" else max(0, self._device.findData(device))
            )

    def _choose_device(self) -> None:
        self._chosen = True
        self.device_changed.emit(self.device)

    def show_lesson(self) -> None:
        """F1: the lesson of this page."""
        self.setCurrentWidget(self._holders["Lesson"])

    def point(self, stream: str, x: float, y: float) -> None:
        """A click in the plot of ``stream``: asks the probes that wait for it."""
        self._clicked(PlotPoint(stream), [x, y])

    def choose_cell(self, stream: str, row: int, column: int) -> None:
        """A click on a cell of the matrix ``stream``: asks the probes that wait for it."""
        self._clicked(Cell(stream), [row, column])

    def show_below(self, stream: str, picture: np.ndarray | None) -> None:
        """The newest picture of an Image stream, for the inputs that lie over it."""
        for over, widget in self._masks:
            if over == stream:
                widget.show_below(picture)

    def forget_pictures(self) -> None:
        """A run begins: what the last one showed below an input is gone."""
        for _, widget in self._masks:
            widget.show_below(None)

    def _clicked(self, place: PlotPoint | Cell, numbers: list[float]) -> None:
        import numpy as np

        for probe in self._probes.values():
            for name, kind in probe.inputs.items():
                if kind == place:
                    self._input_changed(probe, name, np.array(numbers))

    def _knobs_tab(self) -> QWidget:
        self._device = say(
            QuietCombo(),
            accessibleName=QT_TR_NOOP("Device"),
            toolTip=QT_TR_NOOP("Where the run computes; applies at the next Play"),
        )
        self._device.addItem("CPU", "cpu")
        self._device.activated.connect(self._choose_device)
        self._device_note, self._device_said = muted_label(), ""
        self._device_note.hide()
        follow(self, lambda: self._device_note.setText(tr(self._device_said)))
        device = QWidget()
        column = QVBoxLayout(device, spacing=theme.current().px(2))
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        label = say(QLabel(), text=QT_TR_NOOP("Device"))
        label.setBuddy(self._device)
        line.addWidget(label)
        line.addWidget(self._device, 1)
        column.addLayout(line)
        column.addWidget(self._device_note)
        self.form.add_row(device)
        tab = QWidget()
        column = QVBoxLayout(tab, spacing=theme.current().px(8))
        margin = theme.current().px(10)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.form, 1)
        for probe in self._probes.values() if self._probes_below else ():
            column.addWidget(self._probe_box(probe))
        return tab

    @property
    def _probes_below(self) -> bool:
        """Whether the hands-on inputs are small enough to stand below the knobs; otherwise they get a tab."""
        kinds = [kind for probe in self._probes.values() for kind in probe.inputs.values()]
        return len(kinds) <= 2 and not any(isinstance(kind, Canvas | Mask) for kind in kinds)

    def _probes_tab(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content, spacing=theme.current().px(14))
        margin = theme.current().px(10)
        column.setContentsMargins(margin, margin, margin, margin)
        for probe in self._probes.values():
            column.addWidget(self._probe_box(probe))
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame, widget=content)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _probe_box(self, probe: Probe) -> QWidget:
        box = QWidget()
        form = QFormLayout(box, rowWrapPolicy=QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setContentsMargins(0, 0, 0, 0)
        heading = QLabel(wordWrap=True)  # or a long one would widen the inspector
        follow(heading, lambda: heading.setText(term(probe.label)))
        theme.restyle(heading, role="title")
        form.addRow(heading)
        for name, kind in probe.inputs.items():
            if isinstance(kind, PlotPoint | Cell):
                form.addRow(self._hint(kind))
                continue
            widget = make_input(kind)
            if hasattr(widget, "value"):
                self._inputs[probe.name][name] = widget.value()
            if isinstance(widget, OpenFileInput):
                self.file_inputs[probe.name] = widget
            if isinstance(widget, MaskInput):
                self._masks.append((kind.over, widget))
            widget.changed.connect(lambda value, p=probe, n=name: self._input_changed(p, n, value))
            label, text = QLabel(), name.replace("_", " ").capitalize() if len(probe.inputs) > 1 else ""
            follow(label, lambda label=label, text=text: label.setText(term(text)))
            form.addRow(label, widget)
        return box

    def _hint(self, kind: PlotPoint | Cell) -> QLabel:
        """Where to click for this input."""
        stream, hint = self._technique.streams()[kind.stream], muted_label()
        in_cell = isinstance(kind, Cell) and isinstance(stream, Field)
        text = QT_TR_NOOP("Click a cell of “{panel}”.") if in_cell else QT_TR_NOOP("Click in “{panel}”.")
        title = self._title_of(stream)
        follow(hint, lambda: hint.setText(tr(text).format(panel=term(title))))
        return hint

    def _title_of(self, stream: Stream) -> str:
        """What stands over the panel that shows a stream."""
        panels = [panel for cell in panels_of(self._technique) for panel in getattr(cell, "panels", (cell,))]
        return next((panel.title for panel in panels if stream in panel.streams), stream.title)

    def _input_changed(self, probe: Probe, name: str, value: Any) -> None:
        self._inputs[probe.name][name] = value
        if self._inputs[probe.name].keys() >= probe.inputs.keys():
            self.probe_asked.emit(probe.name, dict(self._inputs[probe.name]))

    def _fill(self, index: int) -> None:
        holder = self.widget(index)
        if holder not in self._holders.values() or holder.layout().count():
            return
        # The views' own imports (pygments, ziamath) come a turn later, so that the tab itself answers at once.
        QTimer.singleShot(0, holder, lambda: self._fill_now(holder))

    def _fill_now(self, holder: QWidget) -> None:
        if holder.layout().count():
            return
        if holder is self._holders["Lesson"]:
            from app.lesson_view import LessonView

            view = LessonView()
            path = LESSONS / f"{self._technique.id()}.md"
            view.show_markdown(
                path.read_text(encoding="utf-8") if path.exists() else tr("This page has no lesson yet.")
            )
        else:
            from app.code_view import CodeView

            view = CodeView()
            view.show_source(inspect.getsource(sys.modules[self._technique.__module__]))
        holder.layout().addWidget(view)
