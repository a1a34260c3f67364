"""The card of one data set: what is known of it, what can be done with it, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.form_widgets import muted_label
from app.language import follow, say, term, tr
from app.pages.set_list import megabytes, pixels
from app.panels import PanelWidget, make_panel
from core.datasets.catalogue import DatasetCard
from core.datasets.shelf import Item
from core.jobs.check_leaks import CheckLeaks
from core.jobs.show_dataset import ShowDataset
from core.panels import Single

_FACTS = (
    QT_TR_NOOP("Pictures"),
    QT_TR_NOOP("Classes"),
    QT_TR_NOOP("Licence"),
    QT_TR_NOOP("Size"),
    QT_TR_NOOP("Files"),
    QT_TR_NOOP("Place"),
)
#: Index of the tab with the leak check.
LEAKS = 2
_NO_LEAKS = QT_TR_NOOP("Check for leaks looks for test pictures that are training pictures too, exactly or nearly.")


class SetCard(QFrame):
    """Shows what ``show_item`` is given and what events bring; asks for work by its signals."""

    fetch_asked = Signal()
    remove_asked = Signal()
    leaks_asked = Signal()
    samples_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        px = theme.current().px
        self.item: Item | None = None
        self.title = QLabel(textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.restyle(self.title, role="headline")
        self._about = QLabel(wordWrap=True, openExternalLinks=True)
        self.facts = {name: QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for name in _FACTS}
        self._headings = {name: say(QLabel(), text=name) for name in _FACTS}
        grid = QGridLayout(horizontalSpacing=px(16), verticalSpacing=px(3))
        grid.setColumnStretch(1, 1)
        for row, (name, label) in enumerate(self.facts.items()):
            heading = self._headings[name]
            theme.restyle(heading, role="muted")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            say(label, accessibleName=name)
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
        self.fetch, self.remove = QPushButton(), say(QPushButton(), text=QT_TR_NOOP("Remove"))
        theme.restyle(self.fetch, primary=True)
        tip = QT_TR_NOOP("Looks for test pictures that are training pictures too")
        self.leaks = say(QPushButton(), text=QT_TR_NOOP("Check for leaks"), toolTip=tip)
        self.more = say(QPushButton(), text=QT_TR_NOOP("Other samples"))
        buttons = QHBoxLayout(spacing=px(8))
        for button, signal in (
            (self.fetch, self.fetch_asked),
            (self.more, self.samples_asked),
            (self.leaks, self.leaks_asked),
            (self.remove, self.remove_asked),
        ):
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._absent = muted_label()
        #: What events have said of the files, and of leaks.
        self._files: list | None = None
        self._leaks_said = _NO_LEAKS
        self._inside = self._make_inside()
        column = QVBoxLayout(self, spacing=px(10))
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.addWidget(self.title)
        column.addWidget(self._about)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(self._absent)
        column.addWidget(self._inside, 1)
        self._foot = QWidget()  # keeps the text at the top while nothing is inside
        column.addWidget(self._foot, 1)
        follow(self, self._speak)

    def _make_inside(self) -> QWidget:
        px = theme.current().px
        self.tabs, self._stack = QTabBar(expanding=False, drawBase=False), QStackedWidget()
        say(self.tabs, accessibleName=QT_TR_NOOP("Views of this data set"))
        theme.restyle(self.tabs, small=True)
        self.samples = make_panel(Single(ShowDataset.samples))
        self.counts = make_panel(Single(ShowDataset.counts))
        self.verdict = QLabel(wordWrap=True)
        self.pairs = make_panel(Single(CheckLeaks.pairs))
        leaks = QWidget()
        column = QVBoxLayout(leaks, spacing=px(8))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.pairs, 1)
        for body in (self.samples, self.counts, leaks):
            self.tabs.addTab("")
            self._stack.addWidget(body)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _: self.draw())
        inside = QWidget()
        column = QVBoxLayout(inside, spacing=px(8))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        return inside

    @property
    def panels(self) -> dict[str, PanelWidget]:
        """Those that events feed, by stream."""
        return {"samples": self.samples, "counts": self.counts, "pairs": self.pairs}

    def show_item(self, item: Item) -> None:
        """Another set; what is inside comes by events."""
        card, self.item = item.card, item
        self._files = None
        self._show_facts(item)
        self.fetch.setVisible(not item.here and bool(card.files))
        self.remove.setVisible(item.removable)
        for widget in (self.leaks, self.more, self._inside):
            widget.setVisible(item.here)
        self._foot.setVisible(not item.here)
        self._absent.setVisible(not item.here)
        for panel in self.panels.values():
            panel.clear()
            panel.begin_run(" ")  # its empty state then asks nobody to press Play
        self.show_verdict(_NO_LEAKS)

    def _show_facts(self, item: Item) -> None:
        card = item.card
        self.title.setText(card.title)
        link = f' <a href="{card.homepage}">{urlsplit(card.homepage).hostname}</a>' if card.homepage else ""
        self._about.setText(_escaped(term(card.about)) + link)
        facts = {"Pictures": _pictures(card), "Classes": _classes(card), "Licence": term(card.licence)}
        facts |= {"Size": _size(item), "Files": self._files_said(item), "Place": _place(item)}
        for name, text in facts.items():
            self.set_fact(name, text)
        self.fetch.setText(tr("Fetch {size}").format(size=megabytes(card.download_size)))
        if card.files:
            absent = tr("It is not on this machine yet. Fetched from its authors, it is checked before it is used.")
        else:
            absent = tr("It is not on this machine, and nobody may hand it on freely.") + f" {term(card.how_to_get)}."
        self._absent.setText(absent)

    def _files_said(self, item: Item) -> str:
        if self._files is not None:
            return _verdict(self._files)
        return tr("are being verified") if item.here and item.path and item.card.files else ""

    def _speak(self) -> None:
        for index, title in enumerate((tr("Samples"), tr("Classes"), tr("Leak check"))):
            self.tabs.setTabText(index, title)
        self.show_verdict(self._leaks_said)
        if self.item:
            self._show_facts(self.item)

    def set_fact(self, name: str, text: str) -> None:
        """One line of the facts; the line goes where there is nothing to say."""
        self.facts[name].setText(text)
        for label in (self._headings[name], self.facts[name]):
            label.setVisible(bool(text))

    def receive(self, stream: str, data: Mapping[str, Any]) -> None:
        """An event for one of the panels, or a fact."""
        if stream == "files":
            self._files = data["rows"]
            self.set_fact("Files", _verdict(self._files))
        elif stream == "verdict":
            self.show_verdict(data["markdown"])
        elif stream == "pairs" and not len(data["images"]):
            self.pairs.hide()  # nothing to show is what one hopes for
        elif panel := self.panels.get(stream):
            panel.receive(stream, data)

    def show_verdict(self, text: str) -> None:
        """What the leak check found, or what it would do."""
        self._leaks_said = text
        self.verdict.setText(tr(text))
        self.pairs.setVisible(text != _NO_LEAKS)

    def draw(self) -> None:
        """Paints what has news."""
        for panel in self.panels.values():
            if panel.isVisible():
                panel.draw()


def _pictures(card: DatasetCard) -> str:
    train, test = (f"{count:,}" for count in card.counts)
    counted = tr("{train} to learn from, {test} to test on").format(train=train, test=test)
    return f"{counted}; {pixels(card)}"


def _classes(card: DatasetCard) -> str:
    names, more = ", ".join(card.classes[:12]), len(card.classes) - 12
    if more > 0:
        names = " ".join((names, tr("and {count} more").format(count=more)))
    return f"{len(card.classes)}: {names}"


def _size(item: Item) -> str:
    if item.path is not None:
        return tr("{size} on disk").format(size=megabytes(item.size()))
    fetched = item.card.files and not item.here
    return tr("{size} to fetch").format(size=megabytes(item.card.download_size)) if fetched else ""


def _place(item: Item) -> str:
    return str(item.path) if item.path else tr("built in") if item.here else ""


def _verdict(rows: list[list[Any]]) -> str:
    """The state of the files in one line: the bad ones by name."""
    bad = [verdict for _, good, verdict in rows if good == "no"]
    if bad:
        names = ", ".join(path.replace("\\", "/").rpartition("/")[2] for path, good, _ in rows if good == "no")
        return tr("NOT the published ones: {names}").format(names=names)
    known = sum(good == "yes" for _, good, _ in rows)
    if not rows:
        return ""
    return tr("verified: the published ones") if known else tr("no checksum is known")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
