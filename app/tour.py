"""``learnoscope tour``: plays every page for a few seconds in the real window and takes a picture of each."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli_options import Parser, UsageError, complain

if TYPE_CHECKING:
    from app.main_window import MainWindow

#: Seconds that a page gets to build its panels, and an engine to start on a cold machine.
BUILD_LIMIT, START_LIMIT = 60, 180
#: Seconds more that a run gets until every panel shows something, on a machine that computes other things, too.
FILL_LIMIT = 180


def main(arguments: Sequence[str]) -> int:
    """Prints one result line a page, writes ``DIR/<page>.png``, returns 1 if a page failed or stayed empty."""
    from app.language import LANGUAGES
    from app.pages import SPECIAL
    from core.catalogue import UnknownTechnique, find, techniques

    parser = Parser("tour", __doc__)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="pages to play (default: all)")
    parser.add_argument("--out", type=Path, default=Path("tour"), metavar="DIR", help="folder for the pictures")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each page plays (default 4)")
    parser.add_argument("--size", default="1280x720", metavar="WxH", help="size of the window (default 1280x720)")
    parser.add_argument("--cards", action="store_true", help="pictures of the cards alone")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="what the window speaks (default en)")
    try:
        options = parser.parse_all(arguments)
        pages = [page if page in SPECIAL else find(page).id() for page in options.pages] or [*techniques(), *SPECIAL]
        width, height = (int(n) for n in options.size.split("x"))
        options.out.mkdir(parents=True, exist_ok=True)
    except (UsageError, UnknownTechnique) as error:
        complain(str(error))
        return 2
    except ValueError:
        complain(f'--size is "{options.size}", but accepts WIDTHxHEIGHT such as 1280x720')
        return 2
    except OSError as error:
        complain(f"{options.out} cannot be written: {error.strerror or error}")
        return 1
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="learnoscope-tour-") as folder:
        os.environ["LEARNOSCOPE_CONFIG"] = folder  # the tour must not change what the person's window remembers
        from PySide6.QtWidgets import QApplication

        from app import language, theme
        from app.window_command import create, settle

        app, window = create()
        language.apply(QApplication.instance(), options.language)
        theme.apply(QApplication.instance(), options.theme)
        window.resize(width, height)
        window.show()
        window.pool.prepare()
        settle()
        results = [
            _look_at(app, window, page, options.seconds, options.out)
            if page in SPECIAL
            else _visit(app, window, page, options.seconds, options.out, options.cards)
            for page in pages
        ]
        window.close()
        app.processEvents()
    return 0 if all(results) else 1


def _visit(app, window: MainWindow, page_id: str, seconds: float, out: Path, cards: bool) -> bool:
    from app.figures import write_figure

    window.open_page(page_id)
    if not wait(app, lambda: window.page and window.page.grid.ready, BUILD_LIMIT):
        print(f"{page_id}: the page did not open within {BUILD_LIMIT} s", flush=True)
        return False
    page = window.page
    page.play()
    wait(app, lambda: page.player.state != "starting", START_LIMIT)
    wait(app, lambda: not page.player.active, seconds)
    wait(app, lambda: not (page.player.active and _empty(page)), FILL_LIMIT)
    state = page.player.state
    wait(app, lambda: False, 0.2)  # the last events are drawn
    complaint = write_figure(page.grid if cards else window, out / f"{page_id}.png", scale=1.0)
    empty = _empty(page)
    figures = page.player.figures
    words = [f"{page_id}: {state}", f"step {figures['step']:g}", f"{figures['seconds']:.1f} s"]
    words += [f"{name} {value:.4g}" for name, value in list(page.player.metrics.items())[:4]]
    words += [f"problem: {page.problems.sentence}"] if page.problems.sentence else []
    words += [f"empty: {', '.join(empty)}"] if empty else []
    words += [complaint] if complaint else []
    print(", ".join(words), flush=True)
    window.close_tab(window.tabs.currentIndex())
    return state in ("running", "finished") and not empty and not complaint


def _empty(page) -> list[str]:
    """Titles of the panels in sight that show nothing."""
    return [panel.panel.title for panel in page.grid.panels if panel.isVisible() and not panel.newest]


def _look_at(app, window: MainWindow, page_id: str, seconds: float, out: Path) -> bool:
    """A page that shows no technique plays by itself, or not at all."""
    from app.figures import write_figure

    window.open_page(page_id)
    if not wait(app, lambda: window.front, BUILD_LIMIT):
        print(f"{page_id}: the page did not open within {BUILD_LIMIT} s", flush=True)
        return False
    wait(app, lambda: False, seconds)
    complaint = write_figure(window, out / f"{page_id}.png", scale=1.0)
    print(", ".join(filter(None, (f"{page_id}: shown", complaint))), flush=True)
    window.close_tab(window.tabs.currentIndex())
    return not complaint


def wait(app, done, seconds: float) -> bool:
    """Runs the event loop until ``done()`` or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        if done():
            return True
        time.sleep(0.005)
    return False
