"""Which knobs a page shows: a teacher hides those that a class need not see, and they keep their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app import theme
from app.form_widgets import muted_label
from app.language import say, term, tr
from core.knob_record import Knob


class KnobLock(QDialog):
    """A list of a page's knobs to tick; ``hidden`` are those that are not ticked."""

    def __init__(self, knobs: Mapping[str, Knob], hidden: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Knobs on this page"))
        hidden = set(hidden)
        self.list = say(QListWidget(), accessibleName=QT_TR_NOOP("Knobs that are shown"))
        self.list.ensurePolished()  # or the rows would be as low as they are without a style sheet
        for name, knob in knobs.items():
            item = QListWidgetItem(": ".join(filter(None, (term(knob.group), term(knob.label)))), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setToolTip(term(knob.doc))
            item.setCheckState(Qt.CheckState.Unchecked if name in hidden else Qt.CheckState.Checked)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        every = buttons.addButton(tr("Show all"), QDialogButtonBox.ButtonRole.ResetRole)
        every.clicked.connect(self.show_all)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        note = muted_label(QT_TR_NOOP("Knobs that are not ticked keep their values and are saved with the session."))
        for widget in (note, self.list, buttons):
            column.addWidget(widget)
        self.resize(theme.current().px(320), theme.current().px(420))

    @property
    def hidden(self) -> list[str]:
        """Names of the knobs that the page shall not show."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() != Qt.CheckState.Checked]

    def show_all(self) -> None:
        """Ticks every knob."""
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked)
