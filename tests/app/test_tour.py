"""The tour waits for what a page shows, and says what stays empty."""

from types import SimpleNamespace

from app import tour


def panel(title, newest, visible=True):
    return SimpleNamespace(panel=SimpleNamespace(title=title), newest=newest, isVisible=lambda: visible)


def test_only_panels_in_sight_count_as_empty():
    panels = [panel("Fit", {"fit": 1}), panel("Loss", {}), panel("Hidden", {}, visible=False)]
    assert tour._empty(SimpleNamespace(grid=SimpleNamespace(panels=panels))) == ["Loss"]


def test_waiting_ends_with_the_condition_or_the_time():
    app = SimpleNamespace(processEvents=lambda: None)
    answers = iter([False, False, True])
    assert tour.wait(app, lambda: next(answers), 5)
    assert not tour.wait(app, lambda: False, 0.02)
