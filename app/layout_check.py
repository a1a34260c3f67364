"""What is wrong with a window: text cut off, widgets that cover each other, letters too small, controls that no key reaches or that
a screen reader has no name for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from app import theme
from app.elided import ElidedLabel
from app.form_widgets import INSIDE

#: What a person acts on.
CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
#: Device-independent pixels that two widgets may overlap and a text may lack: rounding at fractional scales.
SLACK = 2
#: The smallest letters as a share of the base font: subscripts of the design, 11 of 13 pixels.
SMALLEST = 11 / theme.BASE


def faults(window: QWidget, least_font: float = 0.0) -> list[str]:
    """One sentence for each fault of what is visible in ``window``.

    Args:
        least_font: pixels that the base font must have at least; smaller text may have ``SMALLEST`` of it.
    """
    found = []
    if least_font and QFontInfo(window.font()).pixelSize() < least_font - 0.5:
        found.append(f"the base font has {QFontInfo(window.font()).pixelSize()} px, {least_font:.1f} are needed")
    for widget in visible(window):
        place = f"{_name(widget)} in {_name(_card(widget))}"
        if fault := _cut_off(widget):
            found.append(f"{place}: {fault}")
        if fault := _out_of_reach(widget):
            found.append(f"{place}: {fault}")
        if least_font and _text(widget) and QFontInfo(widget.font()).pixelSize() < SMALLEST * least_font - 1:
            found.append(f"{place}: its letters have {QFontInfo(widget.font()).pixelSize()} px only")
        found += [f"{_name(a)} and {_name(b)} overlap in {_name(widget)}" for a, b in _overlapping(widget)]
        found += [f"{_name(child)} sticks out of {_name(widget)}" for child in _sticking_out(widget)]
    return found


def visible(window: QWidget) -> Iterator[QWidget]:
    """Every widget in ``window`` of which a part can be seen."""
    return (w for w in [window, *window.findChildren(QWidget)] if w.isVisible() and not w.visibleRegion().isEmpty())


def _text(widget: QWidget) -> str:
    """The words that a label or button shows, "" for a picture and other widgets."""
    if isinstance(widget, QLabel):
        return "" if widget.pixmap() and not widget.pixmap().isNull() else widget.text()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return "" if not widget.icon().isNull() else widget.text()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _cut_off(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return _cut_off_in_field(widget)
    if isinstance(widget, QScrollArea):
        return _cut_off_in_area(widget)
    text = _text(widget)
    if not text or isinstance(widget, ElidedLabel):  # that one shows "..." and has a tool tip
        return ""
    if isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        lacking = widget.sizeHint().width() - widget.width()
        return f'"{text}" lacks {lacking} px' if lacking > SLACK else ""
    if not isinstance(widget, QLabel):
        return ""
    need, room = _needed(widget, text), widget.contentsRect().size()
    for what, lacking in (("width", need[0] - room.width()), ("height", need[1] - room.height())):
        if lacking > SLACK:
            return f'"{text[:60]}" lacks {lacking:.0f} px of {what}'
    return ""


def _cut_off_in_field(field: QLineEdit) -> str:
    """Numbers and hints must be seen whole; words may be longer than their field, which scrolls."""
    text = field.text() or field.placeholderText()
    if field.text() and not field.text().replace(".", "").replace("e-", "").lstrip("-").isdecimal():
        return ""
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field).width()
    lacking = field.fontMetrics().horizontalAdvance(text) + 2 * INSIDE - room
    return f'"{text}" lacks {lacking} px' if lacking > SLACK // 2 else ""


def _cut_off_in_area(area: QScrollArea) -> str:
    """What an area without a horizontal scroll bar cannot be scrolled to."""
    if not area.widget() or area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return ""
    lacking = area.widget().width() - area.viewport().width()
    return f"what is in it lacks {lacking} px" if lacking > SLACK else ""


def _needed(label: QLabel, text: str) -> tuple[float, float]:
    """Width and height in pixels that the label's text takes in the width it has."""
    room = label.contentsRect().width() - 2 * label.margin()
    if label.textFormat() == Qt.TextFormat.RichText or (label.textFormat() == Qt.TextFormat.AutoText and "</" in text):
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(text)
        if label.wordWrap():
            document.setTextWidth(room)
        return (document.idealWidth(), document.size().height())
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextExpandTabs
    box = label.fontMetrics().boundingRect(
        QRect(0, 0, room if label.wordWrap() else 10**6, 10**6), int(flags.value), text
    )
    return box.width(), box.height()


def _out_of_reach(widget: QWidget) -> str:
    """Why somebody without a mouse, or without eyes, cannot use a control."""
    if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar) or not widget.isEnabled():
        return ""
    if isinstance(widget.parentWidget(), QLineEdit | QAbstractSpinBox | QComboBox):
        return ""  # a part of another one, such as the cross that empties a field
    if not (widget.accessibleName() or _text(widget)):
        return "a screen reader has no name for it"
    return "" if widget.focusPolicy() & Qt.FocusPolicy.TabFocus else "the Tab key does not reach it"


def _overlapping(widget: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Pairs of a layout's widgets that cover each other; what lies over others on purpose is in no layout."""
    if widget.layout() is None:
        return
    placed = [w for w in _placed(widget) if w.isVisible() and not isinstance(w, QSplitterHandle)]
    for a, b in combinations(placed, 2):
        common = a.geometry() & b.geometry()
        if min(common.width(), common.height()) > SLACK:
            yield a, b


def _placed(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in a widget's layout and those inside it.

    Not by the layout's items: Qt deletes them without a word to Python, which takes whatever comes to their addresses for them
    later, and crashes.
    """
    layouts = [widget.layout(), *widget.layout().findChildren(QLayout)]
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return (child for child in children if any(layout.indexOf(child) >= 0 for layout in layouts))


def _sticking_out(widget: QWidget) -> Iterator[QWidget]:
    """A layout's widgets that are partly outside; a scroll area can be scrolled to what is outside."""
    scrolled = isinstance(widget.parentWidget(), QAbstractScrollArea) or isinstance(widget, QAbstractScrollArea)
    if widget.layout() is None or scrolled:
        return
    room = widget.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    yield from (w for w in _placed(widget) if w.isVisible() and not room.contains(w.geometry()))


def _card(widget: QWidget) -> QWidget:
    """The named ancestor that tells best where a widget is."""
    parent = widget.parentWidget()
    while parent and not parent.isWindow() and not (parent.accessibleName() or parent.objectName()):
        parent = parent.parentWidget()
    return parent or widget


def _name(widget: QWidget) -> str:
    name = widget.accessibleName() or widget.objectName() or _text(widget)[:40]
    at = widget.mapTo(widget.window(), QPoint())
    return f"{type(widget).__name__}{f' {name!r}' if name else ''} at {at.x()},{at.y()}"
