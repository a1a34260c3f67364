"""What a page showed when it was recorded in a session, shown on it again."""

from __future__ import annotations

import contextlib
from datetime import datetime

from app import saving
from app.language import moment_text, tr
from app.page import Page
from core.session_file import SavedPage, Session


def show_recording(page: Page, saved: SavedPage, session: Session) -> None:
    """Puts a page's knobs, pictures and curves back; nothing is computed, and the page says when and where it was recorded."""
    refused = page.form.set_values(saved.knobs)
    page.form.hide_knobs(saved.hidden)
    page.show_stop_rule()
    # What is on the screen is what the next start brings.
    page.knobs_edited.emit(page.form.values())
    page.form.hidden_changed.emit(sorted(page.form.hidden))
    page.inspector.prefer(saved.device)
    lost = 0
    page.grid.begin_run("")
    for panel, kept in zip(page.grid.panels, saved.shown, strict=False):
        try:
            panel.restore(kept)
        except (ValueError, KeyError, TypeError, AttributeError):  # edited by hand, or of another version of the page
            panel.clear()
            lost += 1
    page.grid.settle()
    page.counters.show_recorded(saved.counters)
    page.grid.catch_up()
    rescue = saving.rescue_file(page.technique)
    goes_on = False
    with contextlib.suppress(OSError):  # where nothing can be written, it is not offered
        rescue.unlink(missing_ok=True)  # of another run of this page
        if saved.checkpoint:
            rescue.parent.mkdir(parents=True, exist_ok=True)
            rescue.write_bytes(saved.checkpoint)
            goes_on = True
    if not any(kept and kept.get("newest") for kept in saved.shown if isinstance(kept, dict)):
        return
    page.recorded = True
    where = tr("on {machine}").format(machine=session.machine) if session.machine else ""
    when = f"{_when(session.made)} {where}".strip()
    sentences = [tr("Recorded {when}; nothing was computed now. Play repeats the run.").format(when=when)]
    sentences += [f"{sentence}." for sentence in refused]
    sentences += [tr("%n of its panels could not be shown again.", "", lost)] if lost else []
    page.problems.show_problem(" ".join(sentences), "", tr("Go on from its checkpoint") if goes_on else "")


def _when(made: str) -> str:
    try:
        return tr("on {moment}").format(moment=moment_text(datetime.fromisoformat(made)))
    except ValueError:
        return tr("earlier")
