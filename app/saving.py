"""Figures, numbers and rescue files of a page."""

from __future__ import annotations

import contextlib
import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.carried_run import run_of
from app.figures import unwritten, write_figure
from app.language import tr
from core.technique import Technique

if TYPE_CHECKING:
    from app.card import Card
    from app.main_window import MainWindow
    from app.page import Page


def rescue_folder() -> Path:
    """Where checkpoints lie that a run can go on from when its engine died."""
    import platformdirs

    folder = os.environ.get("LEARNOSCOPE_CONFIG") or platformdirs.user_cache_dir("learnoscope", appauthor=False)
    return Path(folder) / "rescue"


def rescue_file(technique: type[Technique]) -> Path:
    """The newest checkpoint of a run in this window; one a process, so two windows do not share it."""
    return rescue_folder() / f"{technique.id()}-{os.getpid()}.safetensors"


def remove_stale_rescues() -> None:
    """Takes away what windows that were killed or crashed have left behind."""
    paths = list(rescue_folder().glob("*-*.safetensors"))
    if paths:
        import psutil
    for path in paths:
        pid = path.stem.rpartition("-")[2]
        if pid.isdecimal() and not psutil.pid_exists(int(pid)):
            with contextlib.suppress(OSError):
                path.unlink()


def _figure_kinds() -> dict[str, tuple[str, bool]]:
    """Kinds of figures, as the file dialog names them: (suffix, on white)."""
    kinds = {".png": tr("PNG picture"), ".svg": tr("SVG drawing"), ".pdf": tr("PDF document")}
    return {
        f"{title} (*{suffix})": (suffix, on_white)
        for suffix, kind in kinds.items()
        for title, on_white in ((kind, False), (tr("{kind}, white background").format(kind=kind), True))
    }


def save_figure(window: MainWindow, page: Page, card: Card | None) -> None:
    """Asks where to, then saves the card (or the whole grid): PNG in twice the screen's resolution, SVG or PDF."""
    name = f"{page.technique.id()}{'-' + _slug(card.title) if card else ''}.png"
    kinds = _figure_kinds()
    chosen, kind = QFileDialog.getSaveFileName(window, tr("Save figure"), str(Path(home()) / name), ";;".join(kinds))
    if chosen:
        suffix, on_white = kinds.get(kind, (".png", False))
        path = Path(chosen)
        if path.suffix.lower() not in (".png", ".svg", ".pdf"):
            path = path.with_name(path.name + suffix)
        elif path.suffix.lower() == ".png" != suffix:  # the name that was suggested, and another kind chosen
            path = path.with_suffix(suffix)
        _report(window, path, write_figure(card or page.grid, path, run_of(page), on_white))


def save_numbers(window: MainWindow, page: Page, card: Card | None) -> None:
    """Asks for a folder, then writes one CSV for each table of numbers that the card (or the page) shows."""
    panels = card.bodies if card else page.grid.panels
    tables = [table for panel in panels for table in panel.numbers()]
    if not tables:
        window.statusBar().showMessage(tr("There are no numbers yet: press Play first."), 8000)
        return
    folder = QFileDialog.getExistingDirectory(window, tr("Folder for the numbers (CSV)"), home())
    if folder:
        _report(window, Path(folder), write_tables(tables, Path(folder), page.technique.id()))


def write_tables(tables: list, folder: Path, prefix: str) -> str:
    """Writes ``(name, header, rows)`` tables as ``prefix-name.csv``; returns "" or why that failed."""
    try:
        for name, header, rows in tables:
            path = folder / f"{prefix}-{_slug(name)}.csv"
            partial = path.with_suffix(".csv.part")
            with partial.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(header)
                writer.writerows(rows)
            partial.replace(path)
    except OSError as error:
        return unwritten(folder, error)
    return ""


def _report(window: MainWindow, path: Path, complaint: str) -> None:
    window.statusBar().showMessage(complaint or tr("Saved: {path}").format(path=path), 8000)


def home() -> str:
    """The folder that file dialogs begin in."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation) or str(Path.home())


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
