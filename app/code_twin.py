"""A page's run as a script: written to a file, or run beside the page's own numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from app import theme
from app.code_view import CodeView
from app.form_widgets import muted_label
from app.language import term, tr
from app.script_run import ScriptRun
from core import compute, twins
from core.streams import Series
from core.trees import replacing
from core.twin_check import Verdict, compare
from core.twins import NoTwin, Twin

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.page import Page

_COLUMNS = (
    "",
    QT_TR_NOOP("page"),
    QT_TR_NOOP("script"),
    QT_TR_NOOP("difference"),
    QT_TR_NOOP("accepted"),
    "",
)


def offer(page: Page | None, *actions: QAction) -> None:
    """Enables what the menu offers for a page that has a twin, and says why not for others."""
    known = page is not None and page.technique.id() in twins.names()
    for action in actions:
        action.setEnabled(known)
        action.setToolTip("" if known else tr("So far for the pages {pages}").format(pages=", ".join(twins.names())))


def twin_for(page: Page, knobs: dict[str, Any]) -> Twin:
    """The twin of a run with these knobs, as the page would compute it. Raises NoTwin."""
    technique = page.technique(**knobs)
    if problem := technique.check():
        raise NoTwin(problem)
    usual = compute.cores() if technique.all_cores else 1
    return twins.twin_of(technique, page.player.threads if page.player.began_with else usual)


def export_script(window: MainWindow, page: Page) -> None:
    """Asks where to, then writes the script of the knobs as they are now."""
    try:
        twin = twin_for(page, page.form.values())
    except NoTwin as refusal:
        page.problems.show_problem(str(refusal))
        return
    _save(window, page, twin)


def verify_script(window: MainWindow, page: Page) -> None:
    """Opens the dialog that runs the script of the page's last run and compares."""
    try:
        dialog = TwinDialog(window, page)
    except NoTwin as refusal:
        page.problems.show_problem(str(refusal))
        return
    dialog.show()
    dialog.verify()


def twin_of_run(page: Page) -> Twin:
    """The twin of the page's last run, before the first of the knobs as they are now. Raises NoTwin."""
    return twin_for(page, page.player.began_with or page.form.values())


def numbers_of(page: Page, twin: Twin) -> dict[str, float]:
    """What the page's last run found, by the keys of the twin's checks.

    Raises:
        NoTwin: one sentence on why there is nothing to compare with.
    """
    player = page.player
    if player.state != "finished" or player.ended != "finished":
        raise NoTwin(tr("There is nothing to compare with yet: press Play and let the run come to its end."))
    if player.edited:
        names = ", ".join(sorted(player.edited))
        told = tr("{names} changed while the run went on, which a script cannot repeat: press Play once more.")
        raise NoTwin(told.format(names=names))
    if player.device != "cpu":
        told = tr("This run was on {device}, and a script computes on the CPU: choose CPU and press Play.")
        raise NoTwin(told.format(device=player.device))
    found = dict(player.metrics)
    wanted = {check.key for check in twin.checks if check.step is not None}
    series = {name for name, stream in page.technique.streams().items() if isinstance(stream, Series)}
    for panel in page.grid.panels if wanted else ():
        for stream, (_, *lines), rows in panel.numbers() if series & set(panel.streams) else ():
            for step, *values in rows:
                for line, value in zip(lines, values, strict=True):
                    key = f"{stream}/{line} at step {step:g}"
                    if key in wanted and value is not None:
                        found[key] = value
    return found


class TwinDialog(QDialog):
    """The script to read, and below it the verdict. ``verify`` takes script and numbers of the page's last run.

    Raises:
        NoTwin: there is no script with these knobs.
    """

    def __init__(self, window: MainWindow, page: Page) -> None:
        twin = twin_of_run(page)
        super().__init__(window)
        self.finished.connect(self.deleteLater)
        self._closing = False
        self.setWindowTitle(tr("{title}: the run as a script").format(title=term(page.technique.title)))
        self._page, self._twin = page, twin
        self._numbers: dict[str, float] = {}
        self.script = ScriptRun(self)
        self.script.progressed.connect(self._show_progress)
        self.script.ended.connect(self._show_end)
        self.verdict: Verdict | None = None
        self.code = CodeView()
        self.code.show_source(twin.script)
        self.told = QLabel(wordWrap=True, textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setAccessibleName(tr("Verdict"))
        self._note = muted_label()
        self._note.setText(twin.note)
        self.bar = QProgressBar(visible=False)
        self.table = QTableWidget(0, len(_COLUMNS), visible=False)
        self.table.setHorizontalHeaderLabels([tr(name) for name in _COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.button = QPushButton(tr("Verify"))
        self.button.clicked.connect(self._clicked)
        save, close = QPushButton(tr("Save script...")), QPushButton(tr("Close"))
        save.clicked.connect(lambda: _save(window, page, self._twin))
        close.clicked.connect(self.reject)
        row = QHBoxLayout(spacing=theme.current().px(8))
        for widget in (save, self.button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self, spacing=theme.current().px(8))
        column.addWidget(self.code, 3)
        for widget in (self.told, self._note, self.bar):
            column.addWidget(widget)
        column.addWidget(self.table, 2)
        column.addLayout(row)
        self.resize(min(window.width(), theme.current().px(900)), min(window.height(), theme.current().px(700)))

    def verify(self) -> None:
        """Starts the script, or says why there is nothing to compare with."""
        self.verdict = None
        self.table.hide()
        try:
            twin = twin_of_run(self._page)
            if twin != self._twin:  # there has been another run meanwhile
                self._twin = twin
                self.code.show_source(twin.script)
                self._note.setText(twin.note)
            self._numbers = numbers_of(self._page, twin)
        except NoTwin as refusal:
            self._tell(str(refusal), "muted")
            return
        self._tell(tr("The script runs; Python and torch take a few seconds to start."), "muted")
        self.bar.setRange(0, 0)
        self.bar.show()
        self.button.setText(tr("Cancel"))
        self.script.start(self._twin.script)

    def _clicked(self) -> None:
        if self.script.running:
            self.script.cancel()
        else:
            self.verify()

    def _show_progress(self, done: int, total: int, line: str) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(min(done, total))
        self._tell(line, "muted")

    def _show_end(self, numbers: dict[str, float] | None, problem: str) -> None:
        if self._closing:
            self.done(0)
            return
        self.bar.hide()
        self.button.setText(tr("Verify"))
        if numbers is None:
            self._tell(problem, "error")
            return
        self.verdict = compare(self._twin.checks, self._numbers, numbers)
        self._tell(self.verdict.sentence, "title" if self.verdict.agrees else "error")
        self.table.setRowCount(len(self.verdict.rows))
        for i, row in enumerate(self.verdict.rows):
            values = (_text(row.page), _text(row.script), _text(row.difference, 2))
            for j, text in enumerate((row.name, *values, row.tolerance, tr("agrees") if row.agrees else tr("differs"))):
                self.table.setItem(i, j, QTableWidgetItem(text))
        self.table.show()

    def _tell(self, sentence: str, role: str) -> None:
        self.told.setText(sentence)
        theme.restyle(self.told, role=role)

    def done(self, result: int) -> None:
        """A script that runs ends with its dialog, which goes when the process has gone."""
        if self.script.running:
            self._closing = True
            self.script.cancel()
            self.hide()
        else:
            super().done(result)


def _text(value: float | None, digits: int = 8) -> str:
    return tr("none") if value is None else f"{value:.{digits}g}"


def _save(window: MainWindow, page: Page, twin: Twin) -> None:
    name = f"{page.technique.id()}.py"
    chosen, _ = QFileDialog.getSaveFileName(window, tr("Export script"), str(Path.home() / name), "Python (*.py)")
    if not chosen:
        return
    path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.py")
    try:
        with replacing(path) as temporary:
            temporary.write_text(twin.script, encoding="utf-8")
    except OSError as error:
        window.statusBar().showMessage(
            tr("{path} could not be written: {problem}").format(path=path, problem=error.strerror or error), 8000
        )
        return
    window.statusBar().showMessage(tr("Saved: {path}").format(path=path), 8000)
