"""Asks before a live camera is used for the first time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app import theme
from app.language import tr
from app.settings import Settings

_TEXT = QT_TR_NOOP("""<p><b>What it does.</b> It has learned from some ten thousand pictures that people have sorted into seven words, and says
which of these words fits the picture of each face, with a probability.</p>
<p><b>What it cannot know.</b> What anybody feels, thinks or intends. Faces do not tell; the word is wrong for more than one
in four even among pictures of its own kind, and how it errs with age, skin, glasses or illness is unknown. Judge
nobody by it.</p>
<p><b>Where the pictures go.</b> Nowhere. Each is looked at in memory and forgotten; none is stored, none is sent. Esc
switches the camera and its light off at once.</p>
<p><b>The law.</b> In the European Union, inferring emotions of people at work and in education is prohibited (AI Act,
Article 5(1)(f)). In a class, use pictures, films, or act an expression yourself.</p>
""")


class ConsentDialog(QDialog):
    """``accepted`` when a person has agreed for everybody in view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Use a live camera?"))
        px = theme.current().px
        text = QLabel(tr(_TEXT), wordWrap=True)
        text.setMinimumWidth(px(460))
        self.agreed = QCheckBox(tr("Everybody whom the camera sees has agreed"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(tr("Use the camera"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.restyle(self.go, primary=True)
        self.go.setEnabled(False)
        self.agreed.toggled.connect(self.go.setEnabled)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self, spacing=px(10))
        for widget in (text, self.agreed, buttons):
            column.addWidget(widget)


def with_consent(parent: QWidget, settings: Settings, then: Callable[[], None]) -> None:
    """Calls ``then`` at once where somebody has agreed before, else when somebody does; a refusal asks again next time."""

    def agreed() -> None:
        settings.camera_consent = True
        settings.save()
        then()

    if settings.camera_consent:
        then()
        return
    dialog = ConsentDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(agreed)
    dialog.open()
