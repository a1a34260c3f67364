"""A report of what is open: pages, knobs, figures, results, versions and machine in one HTML file, or as PDF."""

from __future__ import annotations

import base64
import html
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QFileDialog

from app import language, saving, theme
from app.figures import picture_of, unwritten
from app.language import term, tr
from app.page import Page
from core.cli_options import as_text, command_of
from core.knobs import validated
from core.run_file import versions
from core.trees import replacing

if TYPE_CHECKING:
    from app.main_window import MainWindow

#: Widths of a PDF's text and of its pictures, in pixels of its layout; pictures in HTML fit the window.
PDF_WIDTH, PICTURE = 640, 560
#: Characters of a knob's value that are shown.
LONGEST = 300
#: Rows of a table that are not put side by side.
MOST = 4
_STYLE = """
body { margin: $margin; font-family: Inter, "Segoe UI", "Helvetica Neue", sans-serif; color: #1F2328; max-width: 1000px; }
h1 { font-size: 26px; } h2 { font-size: 20px; margin-top: 36px; } p.muted, td.muted { color: #6B7075; }
img { max-width: 100%; } h2.next { page-break-before: always; } table { border-collapse: collapse; margin: 8px 0; }
td { padding: 2px 16px 2px 0; vertical-align: top; } td.value { font-variant-numeric: tabular-nums; }
"""


def save_report(window: MainWindow) -> None:
    """Asks where to, then writes the report of every page that has been looked at."""
    suggested = str(Path(saving.home()) / "report.html")
    kinds = {tr("HTML page") + " (*.html)": ".html", tr("PDF document") + " (*.pdf)": ".pdf"}
    chosen, kind = QFileDialog.getSaveFileName(window, tr("Save report"), suggested, ";;".join(kinds))
    if chosen:
        path = Path(chosen)
        if path.suffix.lower() not in kinds.values() or (kind in kinds and chosen == suggested):
            path = path.with_suffix(kinds.get(kind, ".html"))
        complaint = write_report(window, path)
        window.statusBar().showMessage(complaint or tr("Saved: {path}").format(path=path), 8000)


def write_report(window: MainWindow, path: Path) -> str:
    """Writes the report as HTML or, by the suffix, PDF; returns "" or why that failed."""
    pdf = path.suffix.lower() == ".pdf"
    text = report(window, PICTURE if pdf else None)
    try:
        with replacing(path) as temporary:
            if pdf:
                _print(text, temporary)
            else:
                temporary.write_text(text, encoding="utf-8")
    except OSError as error:
        return unwritten(path, error)
    return ""


def report(window: MainWindow, width: int | None = None) -> str:
    """One self-contained HTML document; pictures have ``width`` where it is given."""
    pages = [page for page in window.pages if page.grid.ready]
    made = language.moment_text(datetime.now())
    facts = " · ".join(f"{name} {number}" for name, number in versions(installed=True).items())
    where = html.escape(f"{window.machine} · {facts}" if window.machine else facts)
    style = Template(_STYLE).substitute(margin="32px auto" if width is None else "0")
    body = (
        "".join(_page(page, width, first=page is pages[0]) for page in pages)
        or "<p>" + html.escape(tr("No page was open.")) + "</p>"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language.current()}"><head><meta charset="utf-8"><title>Learnoscope, {made}</title>'
        f"<style>{style}</style></head><body><h1>Learnoscope</h1><p class='muted'>{made}</p>"
        f"<p class='muted'>{where}</p>{body}</body></html>\n"
    )


def _page(page: Page, width: int | None, first: bool) -> str:
    """On a sheet of its own, so that no picture parts from its title."""
    technique, figures, values = page.technique, page.player.figures, page.player.knobs or page.form.values()
    title, summary = html.escape(term(technique.title)), html.escape(term(technique.summary()))
    if page.player.has_run or figures["step"]:
        counted = tr("Step {step}, epoch {epoch}, {seconds} s of computing.")
        run = counted.format(
            step=f"{figures['step']:,.0f}", epoch=f"{figures['epoch']:,.4g}", seconds=f"{figures['seconds']:,.1f}"
        )
    else:
        run = tr("Not played.")
    command = html.escape(command_of(validated(technique, values)))
    run = html.escape(" ".join((run, tr("Repeat it:")))) + f" <code>{command}</code>"
    size = f' width="{width}"' if width else ""
    picture = f'<img alt="{title}" src="data:image/png;base64,{_png(page)}"{size}>'
    knob_heading = _heading(tr("Knobs"))
    knobs = [(term(knob.label), values[name]) for name, knob in page.form.knobs.items() if page.form.matters(name)]
    metrics = list(page.player.metrics.items()) or _newest(page)
    results = _heading(tr("Results")) + _table(metrics) if metrics else ""
    return f"<h2{'' if first else ' class=next'}>{title}</h2><p>{summary}</p><p class='muted'>{run}</p>{picture}{results}{knob_heading}{_table(knobs)}"


def _heading(text: str) -> str:
    return f"<h3>{html.escape(text)}</h3>"


def _newest(page: Page) -> list[tuple[str, Any]]:
    """The last number of every curve: a run that has not ended has no results yet."""
    return [row for panel in page.grid.panels for row in panel.newest_values()]


def _table(rows: list[tuple[str, Any]]) -> str:
    """Names and values in two columns, the second half beside the first where there are many."""
    cells = [f"<td class='muted'>{html.escape(str(n))}</td><td class='value'>{_text(v)}</td>" for n, v in rows]
    half = -(-len(cells) // 2) if len(cells) > MOST else len(cells)
    lines = (f"<tr>{left}{right}</tr>" for left, right in zip_longest(cells[:half], cells[half:], fillvalue=""))
    return f"<table>{''.join(lines)}</table>"


def _text(value: Any) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else as_text(value) if value != "" else "–"
    return html.escape(text if len(text) <= LONGEST else f"{text[:LONGEST]} ...")


def _png(page: Page) -> str:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(page.grid, on_white=True).save(buffer, "PNG")
    return base64.b64encode(content.data()).decode("ascii")


def _print(text: str, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    writer.setCreator("Learnoscope")
    document = QTextDocument()
    document.setDocumentMargin(0)
    # Not the window's: a PDF does not know what figures of one width, and signs that fit their neighbours, stand for, so that
    # nobody could search for a number or copy it.
    font = QFont("Inter")
    font.setFeature(QFont.Tag("calt"), 0)
    font.setPixelSize(theme.BASE)
    document.setDefaultFont(font)
    document.setHtml(text)
    document.setPageSize(QSizeF(PDF_WIDTH, PDF_WIDTH * writer.height() / writer.width()))
    document.print_(writer)
