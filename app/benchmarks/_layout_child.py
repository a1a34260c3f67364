"""Opens pages in one window on one screen and says what is wrong with their layout: ``python -m app.benchmarks._layout_child``.

Reads a JSON list of [page, theme, projector] from standard input and prints one of lists of sentences. The screen's size and scale
come from the environment (see app.benchmarks.layout).
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Every page in its theme and mode, one after the other."""
    from app import theme
    from app.layout_check import faults
    from app.projector import FONT_SHARE
    from app.tour import BUILD_LIMIT, wait
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
        wait(app, lambda: window.front and (not window.page or window.page.grid.ready), BUILD_LIMIT)
        wait(app, lambda: False, 0.05)  # what is laid out in later turns of the event loop
        results.append(faults(window, FONT_SHARE * screen.height() if projected else 0.0))
        window.close_tab(window.tabs.currentIndex())
    print(json.dumps(results), flush=True)
    window.close()


if __name__ == "__main__":
    main()
