"""Opens pages in one window on one screen and says what is wrong with their layout: ``python -m app.benchmarks._layout_child``.

Reads a JSON list of [page, theme, projector] from standard input and prints one of lists of sentences. The screen's size and scale
come from the environment (see app.benchmarks.layout).
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Every page in its theme and mode, one after the other."""
    from PySide6.QtCore import QEventLoop

    from app import theme
    from app.layout_check import faults
    from app.projector import FONT_SHARE
    from app.window_command import create, settle

    app, window = create(safe=True)
    screen = window.screen().geometry()
    window.show()
    settle()
    results = []
    for page, look, projected in json.load(sys.stdin):
        if (look, projected) != (theme.choice(), window.projector.on):
            window.choose_theme(look)
            window.projector.set_on(projected)
        window.resize(screen.size())
        window.open_page(page)
        end = time.monotonic() + 30
        while not (window.front and (not window.page or window.page.grid.ready)) and time.monotonic() < end:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        for _ in range(10):
            app.processEvents()
        results.append(faults(window, FONT_SHARE * screen.height() if projected else 0.0))
        window.close_tab(window.tabs.currentIndex())
    print(json.dumps(results), flush=True)
    window.close()


if __name__ == "__main__":
    main()
