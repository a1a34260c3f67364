"""The window of the soak: plays every page for some seconds, round after round; one JSON line after each round."""

from __future__ import annotations

import gc
import json
import sys
import time

import psutil

#: Seconds that a page plays, and that it may take to open and to begin.
PLAYED, PATIENCE = 4.0, 60.0


def main(seconds: float) -> None:
    """Stops after the round in which the time is over."""
    from PySide6.QtCore import QEvent

    from app.pages import SPECIAL
    from app.tour import wait
    from app.window_command import create, settle
    from core.catalogue import techniques

    app, window = create(safe=True)
    window.resize(1280, 720)
    window.show()
    settle()
    begin = time.monotonic()
    while time.monotonic() - begin < seconds:
        problems = 0
        for name in [*techniques(), *SPECIAL]:
            window.open_page(name)
            opened = wait(app, lambda: window.front and (not window.page or window.page.grid.ready), PATIENCE)
            if window.page and opened:
                page = window.page
                page.play()
                wait(app, lambda page=page: page.player.state != "starting", PATIENCE)
                wait(app, lambda page=page: not page.player.active, PLAYED)
                if page.problems.sentence:
                    problems += 1
                    print(f"{name}: {page.problems.sentence}", file=sys.stderr, flush=True)
            problems += not opened
            window.close_tab(window.tabs.currentIndex())
            # What deleteLater() named outside an event loop waits for one, and processEvents() is none.
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        wait(app, lambda: False, 3.0)  # engines that were let go end
        gc.collect()
        me = psutil.Process()
        print(
            json.dumps(
                {
                    "seconds": round(time.monotonic() - begin, 1),
                    "megabytes": round(me.memory_info().rss / 2**20, 1),
                    "threads": me.num_threads(),
                    "files": me.num_fds() if hasattr(me, "num_fds") else me.num_handles(),
                    "children": len(me.children(recursive=True)),
                    "problems": problems,
                }
            ),
            flush=True,
        )
    window.close()
    app.processEvents()


if __name__ == "__main__":
    main(float(sys.argv[1]))
