"""The widgets that knob editors are made of: none of them moves under the wheel, widens its column or keeps a key to itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.language import follow, say, term, tr
from app.shortcuts import keep_keys


def tool_button(icon: str, tip: str = "") -> QToolButton:
    """A small button with an icon; it takes the focus by Tab only, so that Space after a click still plays.

    ``tip`` is a text for ``tr``; a button whose tip changes is named by its owner.
    """
    button = QToolButton(icon=theme.icon(icon), focusPolicy=Qt.FocusPolicy.TabFocus)
    keep_keys(button)
    return say(button, toolTip=tip, accessibleName=tip) if tip else button


def muted_label(text: str = "") -> QLabel:
    """A text for ``tr`` that steps back behind the others, on as many lines as it takes."""
    label = QLabel(wordWrap=True)
    theme.restyle(label, role="muted")
    return say(label, text=text) if text else label


class Section(QWidget):
    """A heading that folds the rows below it away; without a title the rows alone."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = tool_button("chevron-down")
        self._arrow.clicked.connect(self._toggle)
        self._title = QLabel(wordWrap=True)
        self._title.setBuddy(self._arrow)
        theme.restyle(self._title, role="title")
        heading = QHBoxLayout(spacing=theme.current().px(4))
        heading.addWidget(self._arrow)
        heading.addWidget(self._title, 1)
        self._body = QWidget()
        self.rows = QVBoxLayout(self._body, spacing=theme.current().px(6))
        self.rows.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self, spacing=theme.current().px(4))
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(heading)
        column.addWidget(self._body)
        for widget in (self._arrow, self._title):
            widget.setVisible(bool(title))
        follow(self, lambda: self._speak(term(title)))

    def _speak(self, title: str) -> None:
        self._title.setText(title)
        self._arrow.setAccessibleName(title)
        tip = tr("Show {title}") if self._body.isHidden() else tr("Hide {title}")
        self._arrow.setToolTip(tip.format(title=title))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < self._body.y() or self._body.isHidden():
            self._toggle()

    def _toggle(self) -> None:
        unfolds = self._body.isHidden()
        self._body.setVisible(unfolds)
        self._arrow.setIcon(theme.icon("chevron-down" if unfolds else "chevron-right"))
        self._speak(self._title.text())


class QuietCombo(QComboBox):
    """A combo box that leaves the wheel to the form and never widens its column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, focusPolicy=Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        keep_keys(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(70), super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        # With a style sheet Qt would cut the text off without a sign.
        place = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme.current().px(24))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CheckMenu(QMenu):
    """A menu of check boxes that stays open until the person clicks elsewhere or presses Escape."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if action := self.activeAction():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.activeAction():
            self.activeAction().trigger()
        else:
            super().keyPressEvent(event)


class CheckCombo(QuietCombo):
    """Looks like a combo box; its one item names all that is checked in the menu that it drops."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("")
        self.menu = CheckMenu(self)

    def sizeHint(self) -> QSize:
        # Room for three or four choices, whatever is chosen now, so that choosing moves nothing.
        return QSize(self.fontMetrics().averageCharWidth() * 26, super().sizeHint().height())

    def show_text(self, text: str) -> None:
        self.setItemText(0, text)
        self.setToolTip(text)

    def showPopup(self) -> None:
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


#: Pixels left and right of the text of a QLineEdit, which no style changes.
INSIDE = 2


class Field(QLineEdit):
    """A line of text that is taken at Enter or when the focus leaves, and given up at Escape."""

    #: The text as it stands, for the owner to judge.
    taken = Signal(str)
    #: Up (+1) or Down (-1) was pressed.
    stepped = Signal(int)

    def __init__(self, characters: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ""
        self._characters = characters
        self.editingFinished.connect(lambda: self.taken.emit(self.text()))

    def sizeHint(self) -> QSize:
        frame = theme.current().px(18) + 2 * INSIDE
        return QSize(self.fontMetrics().horizontalAdvance("0" * self._characters) + frame, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_text(self, text: str) -> None:
        """Displays a text as the one to return to; what was typed before can no longer be undone here."""
        self.shown = text
        cursor = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(cursor, len(text)))

    def event(self, event: QEvent) -> bool:
        # A line edit claims Undo even with nothing to undo; then it belongs to the form.
        if event.type() == QEvent.Type.ShortcutOverride and (
            (event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable())
            or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
        ):
            event.ignore()
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # a file is for the page
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self.shown)
            self.taken.emit(self.shown)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class FileField(Field):
    """A field that takes a dropped file for its path."""

    dropped = Signal(str)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData().urls()[0].toLocalFile())
        else:
            super().dropEvent(event)
