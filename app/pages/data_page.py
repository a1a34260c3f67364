"""The Data page: every data set with pictures of it; fetch, import, remove, and look for leaks."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app import theme
from app.elided import ElidedLabel
from app.error_bar import ErrorBar
from app.file_drop import FileDrop
from app.language import follow, say, tr
from app.leaving import unfinished
from app.pages.import_dialog import ImportDialog
from app.pages.job_player import JobPlayer
from app.pages.set_card import LEAKS, SetCard
from app.pages.set_list import SetList
from app.runner import EnginePool
from app.settings import Settings
from core.datasets import DatasetMissing, shelf
from core.jobs import Job
from core.jobs.check_leaks import CheckLeaks
from core.jobs.fetch_dataset import FetchDataset
from core.jobs.import_pictures import ImportPictures
from core.jobs.remove_dataset import RemoveDataset
from core.jobs.show_dataset import ShowDataset
from core.jobs.show_thumbnails import ShowThumbnails

#: Pairs of the leak check that are shown, few enough to read their captions.
PAIRS = 24


class DataPage(QWidget):
    """Two engines: the looker loads what is shown, the worker does what was asked for and may take minutes."""

    def __init__(self, pool: EnginePool) -> None:
        super().__init__()
        self.looker, self.worker = JobPlayer(pool, self), JobPlayer(pool, self)
        self.problems, self.list, self.card = ErrorBar(), SetList(), SetCard()
        self.importing = QPushButton(icon=theme.icon("folder-plus-outline"))
        follow(self, lambda: self.importing.setText(" " + tr("Import pictures...")))
        self.progress, self.cancel = QProgressBar(textVisible=False), say(QPushButton(), text=QT_TR_NOOP("Cancel"))
        #: What the worker says, and what is being loaded meanwhile.
        self.said, self.loading = ElidedLabel(), ElidedLabel(alignment=Qt.AlignmentFlag.AlignRight)
        theme.restyle(self.loading, role="muted")
        #: What the engines have said of each set, so that going back to it shows it at once.
        self._known: dict[str, dict[str, Any]] = {}
        self._seed = 0
        #: Of which set the looker and the worker speak.
        self._looked_at = self._worked_on = ""
        self._arrange()
        self._connect()

    @classmethod
    def build(cls, pool: EnginePool, _settings: Settings) -> Generator[DataPage | None, None, None]:
        """Makes the page in turns of the event loop."""
        with unfinished() as made:
            made.append(page := cls(pool))
            yield None
        page.refresh("digits")
        yield page

    def _arrange(self) -> None:
        px = theme.current().px
        left = QWidget()
        column = QVBoxLayout(left, spacing=px(8))
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.importing)
        right = QWidget()
        column = QVBoxLayout(right, spacing=px(10))
        column.setContentsMargins(0, 0, px(10), 0)
        column.addWidget(self.problems)
        column.addWidget(self.card, 1)
        work = QHBoxLayout(spacing=px(10))
        self.progress.setFixedWidth(px(160))
        for widget, stretch in ((self.progress, 0), (self.said, 2), (self.loading, 1), (self.cancel, 0)):
            work.addWidget(widget, stretch)
        column.addLayout(work)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=px(10))
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(10), 0, 0)
        whole.addWidget(splitter)
        splitter.setSizes([px(236), px(800)])
        self._show_work()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.importing.clicked.connect(lambda: self.ask_import())
        self.cancel.clicked.connect(self._cancel)
        FileDrop(self).dropped.connect(self.ask_import)
        self.card.fetch_asked.connect(lambda: self._work(FetchDataset, name=self.list.current))
        self.card.leaks_asked.connect(lambda: self._work(CheckLeaks, name=self.list.current, pairs_shown=PAIRS))
        self.card.remove_asked.connect(self._ask_remove)
        self.card.samples_asked.connect(self._other_samples)
        for player in (self.looker, self.worker):
            player.problem.connect(lambda sentence, details, _: self.problems.show_problem(sentence, details))
            player.frame.connect(self.card.draw)
        self.looker.event.connect(self._looker_said)
        self.looker.state_changed.connect(self._looker_changed)
        self.worker.event.connect(self._worker_said)
        self.worker.state_changed.connect(self._worker_changed)

    # What the person asks for.

    def refresh(self, current: str) -> None:
        """Reads anew what is here and shows one set."""
        items = list(shelf.items())
        names = [item.card.name for item in items]
        self.list.show_items(items, current if current in names else names[0])
        self._choose(self.list.current)

    def ask_import(self, path: str = "") -> None:
        """Opens the dialog; what it brings is imported."""
        if self.worker.active:
            self.problems.show_problem(tr("Something else is being done with the data; wait for it, or cancel it."))
            return
        dialog = ImportDialog(path, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._work(ImportPictures, **dialog.values))
        dialog.open()

    def close_engine(self) -> None:
        """Ends what is being done."""
        self.looker.close()
        self.worker.close()

    def _choose(self, name: str) -> None:
        try:
            item = shelf.item(name)
        except DatasetMissing as error:  # somebody else has removed it
            self.problems.show_problem(str(error))
            self.refresh("digits")
            return
        self.card.show_item(item)
        for stream, data in self._known.get(name, {}).items():
            self.card.receive(stream, data)
        self.card.draw()
        if item.here and "counts" not in self._known.get(name, {}):
            self._look(name)
        elif not self.looker.active:
            self._look_on()

    def _other_samples(self) -> None:
        self._seed += 1
        self._look(self.list.current)

    def _ask_remove(self) -> None:
        name = self.list.current
        question = tr("Remove {name} and its files from this machine?").format(name=name)
        box = QMessageBox(QMessageBox.Icon.Question, tr("Remove"), question)
        box.setParent(self, box.windowFlags())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setInformativeText(str(self.card.item.path))
        box.addButton(tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.accepted.connect(lambda: self._work(RemoveDataset, name=name))
        box.open()

    def _cancel(self) -> None:
        self.worker.stop()
        self.said.setText(tr("cancelled"))

    # The engines.

    def _look(self, name: str) -> None:
        self._looked_at = name
        self.looker.do(ShowDataset, name=name, seed=self._seed)

    def _look_on(self) -> None:
        """Thumbnails of the sets that have none yet."""
        if names := self.list.without_pictures:
            self.looker.do(ShowThumbnails, names=tuple(names))

    def _looker_said(self, stream: str, data: dict[str, Any]) -> None:
        if stream == "thumbnails":
            self.list.show_thumbnails(data["captions"][0], data)
        elif stream == "problems":
            for name, sentence in data["rows"]:
                self.list.show_problem(name, sentence)
        elif stream == "progress":
            self.loading.setText(data["label"])
        else:
            self._tell(self._looked_at, stream, data)

    def _looker_changed(self, state: str) -> None:
        if not self.looker.active:
            self.loading.setText("")
        if state == "failed" and self.looker.job is ShowDataset:
            self.list.show_problem(self._looked_at, "")
        if state in ("finished", "failed") and self.looker.job is ShowDataset:
            self._look_on()

    def _work(self, job: type[Job], **knobs: Any) -> None:
        self.problems.hide()
        self._worked_on = knobs["name"]
        self.worker.do(job, **knobs)

    def _worker_said(self, stream: str, data: dict[str, Any]) -> None:
        if stream == "progress":
            self.said.setText(data["label"])
            # In thousandths: a progress bar counts in 32 bits.
            self.progress.setRange(0, 1000 if data["total"] else 0)
            self.progress.setValue(round(1000 * data["done"] / data["total"]) if data["total"] else 0)
        elif stream == "outcome":
            self.said.setText(data["markdown"])
        elif stream in ("verdict", "pairs"):
            self._tell(self._worked_on, stream, data)

    def _worker_changed(self, state: str) -> None:
        self._show_work()
        if state == "failed":
            self.said.setText("")
        elif state == "finished" and self.worker.job is CheckLeaks:
            self.said.setText("")
            if self._worked_on == self.list.current:
                self.card.tabs.setCurrentIndex(LEAKS)
        elif state == "finished":
            self._known.pop(self._worked_on, None)
            new = [item.card.name for item in shelf.items() if not self.list.knows(item.card.name)]
            self.refresh(new[0] if new else self._worked_on)

    def _tell(self, name: str, stream: str, data: dict[str, Any]) -> None:
        """Keeps what was said of a set, and shows it if it is in front."""
        self._known.setdefault(name, {})[stream] = data
        if name == self.list.current:
            self.card.receive(stream, data)

    def _show_work(self) -> None:
        active = self.worker.active
        self.progress.setVisible(active)
        self.cancel.setVisible(active)
        for button in (self.importing, self.card.fetch, self.card.leaks, self.card.remove):
            button.setEnabled(not active)
