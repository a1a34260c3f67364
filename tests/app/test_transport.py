"""The transport: what it asks for, what it says, and that it never cuts a text off."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from app import theme
from app.remaining import Remaining, clock_text
from app.transport import SPEEDS, Transport
from core.knobs import knobs_of
from tests.app.test_knob_form import Demo


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def transport(qtbot: Any, clock: Clock) -> Iterator[Transport]:
    theme.apply(QApplication.instance(), "light")
    transport = Transport(knobs_of(Demo)["stop_when"], clock=clock)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(transport)
    qtbot.addWidget(page)
    page.resize(1000, 70)
    page.show()
    qtbot.waitUntil(lambda: page.activateWindow() or page.isActiveWindow())
    yield transport  # not returned: the page must outlive this function


def test_buttons_ask_and_name_their_shortcuts(transport: Transport, qtbot: Any) -> None:
    for button, signal, key in (
        (transport.play, transport.play_pause_clicked, "Space"),
        (transport.step, transport.step_clicked, "Right"),
        (transport.reset, transport.reset_clicked, "(R)"),
    ):
        assert key in button.toolTip() and button.accessibleName()
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Shift+R" in transport.reset.toolTip()


def test_shift_click_on_reset_draws_a_new_seed(transport: Transport, qtbot: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.ShiftModifier)
    with qtbot.assertNotEmitted(transport.reset_clicked), qtbot.waitSignal(transport.new_seed_clicked):
        transport.reset.click()


@pytest.mark.parametrize(
    ("state", "text", "can_step", "said"),
    [
        ("idle", "Play", True, ""),
        ("starting", "Pause", False, "starting"),
        ("running", "Pause", False, ""),
        ("paused", "Play", True, "paused"),
        ("finished", "Play", True, "finished"),
        ("failed", "Play", True, "failed"),
    ],
)
def test_states(transport: Transport, state: str, text: str, can_step: bool, said: str) -> None:
    transport.show_state(state)
    assert transport.play.text() == text
    assert transport.step.isEnabled() == can_step
    assert transport.times.text() == said
    primary = [b for b in transport.findChildren(QPushButton) if b.property("primary")]
    assert primary == [transport.play]


def test_counter_bar_and_times(transport: Transport, clock: Clock) -> None:
    transport.show_state("starting")
    transport.show_state("running")
    transport.show_progress(0, 0, 0, 1000, "steps", 0)
    assert transport.counter.text() == "Step 0"
    clock.now += 2
    transport.show_progress(12345, 0.625, 400, 1000, "steps", 2.04)
    assert transport.counter.text() == "Step 12,345 · epoch 0.625"
    assert transport.bar.value() == 400
    assert transport.times.text() == "2.0 s · 3.0 s left"
    transport.show_state("paused")
    assert transport.times.text() == "2.0 s · paused"
    transport.show_progress(0, 0, 30, 60, "files", 2.04, "Loading MNIST")
    assert transport.counter.text() == "Loading MNIST · 50%"
    transport.show_progress(7, 0, 7, None, "steps", 80)
    assert (transport.counter.text(), transport.bar.value()) == ("Step 7", 0)
    assert transport.times.text() == "1:20 · paused"


def test_a_new_run_does_not_inherit_the_last_estimate(transport: Transport, clock: Clock) -> None:
    transport.show_state("running")
    transport.show_progress(0, 0, 0, 100, "steps", 0)
    clock.now += 5
    transport.show_progress(50, 0, 50, 100, "steps", 5)
    assert "5.0 s left" in transport.times.text()
    transport.show_state("finished")
    transport.show_state("starting")
    transport.show_state("running")
    assert "left" not in transport.times.text()


def test_speed_goes_from_slow_motion_to_full(transport: Transport, qtbot: Any) -> None:
    asked: list[float | None] = []
    transport.speed_changed.connect(asked.append)
    assert transport.speed.value() == transport.speed.maximum(), "full speed to begin with"
    transport.speed.setFocus()
    QTest.keyClick(transport.speed, Qt.Key.Key_Home)
    for _ in range(len(SPEEDS) + 1):
        QTest.keyClick(transport.speed, Qt.Key.Key_Right)
    assert asked == [*SPEEDS[:1], *SPEEDS[1:]]
    transport.set_speed(30)
    assert transport.speed.toolTip() == "Speed: 30 steps a second"
    assert len(asked) == len(SPEEDS), "what is shown is not asked for"
    transport.set_speed(12345)
    assert transport.speed.toolTip() == "Speed: full speed"


def test_stop_rule_is_edited_in_its_popover(transport: Transport, qtbot: Any) -> None:
    rules: list[str] = []
    transport.stop_rule_changed.connect(rules.append)
    button = transport.stop_rule
    assert button.text() == "Stop: never"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    popover = button._popover
    QTest.keyClicks(popover.field, "soon")
    QTest.keyClick(popover.field, Qt.Key.Key_Return)
    assert popover.isVisible() and popover.problem.text().startswith('"soon" is not a stop rule')
    assert popover.field.property("invalid") and not rules
    popover.field.selectAll()
    QTest.keyClicks(popover.field, "loss/test < 0.05")
    QTest.keyClick(popover.field, Qt.Key.Key_Return)
    assert rules == ["loss/test < 0.05"] and popover.isHidden()
    assert button.text() == "Stop: loss/test < 0…"
    button.click()
    never = next(b for b in popover.findChildren(QPushButton) if b.text() == "never")
    never.click()
    assert rules == ["loss/test < 0.05", ""] and button.text() == "Stop: never"
    transport.set_stop_rule("30 s")
    assert button.text() == "Stop: 30 s" and len(rules) == 2


def test_without_the_knob_there_is_no_stop_rule(qtbot: Any) -> None:
    transport = Transport()
    qtbot.addWidget(transport)
    assert transport.stop_rule is None
    transport.set_stop_rule("30 s")


def test_space_plays_from_anywhere_but_works_the_button_that_has_the_focus(transport: Transport, qtbot: Any) -> None:
    played: list[int] = []
    QShortcut(QKeySequence("Space"), transport).activated.connect(lambda: played.append(1))
    QTest.mouseClick(transport.step, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is not transport.step, "a click leaves the keys to the page"
    transport.speed.setFocus()
    QTest.keyClick(transport.speed, Qt.Key.Key_Space)
    assert played == [1]
    transport.step.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(transport.step_clicked):
        QTest.keyClick(transport.step, Qt.Key.Key_Space)
    assert played == [1]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("state", ["idle", "running", "finished"])
def test_no_text_is_cut_off_at_any_width(transport: Transport, clock: Clock, state: str, scale: float) -> None:
    theme.apply(QApplication.instance(), "dark", scale)
    transport.set_stop_rule("loss/test < 0.05")
    transport.show_state("running")
    transport.show_progress(0, 0, 0, 1e6, "steps", 0)
    clock.now += 100
    transport.show_progress(123456, 12.25, 123456, 1e6, "steps", 100)
    transport.show_state(state)
    for width in (*range(1100, 459, -40), 450):
        transport.window().resize(round(width * scale), 70)
        QApplication.processEvents()
        assert transport.width() == round(width * scale)
        _assert_nothing_is_cut_off(transport)
    transport.show_progress(0, 0, 1, 3, "files", 3, "Loading everything that can be loaded")
    QApplication.processEvents()
    _assert_nothing_is_cut_off(transport)
    assert transport.counter.text().endswith("…")


def _assert_nothing_is_cut_off(transport: Transport) -> None:
    visible = [w for w in transport.findChildren(QWidget) if w.isVisible() and isinstance(w, QLabel | QPushButton)]
    right_ends = []
    for widget in sorted(visible, key=lambda w: w.x()):
        text = widget.text()
        assert widget.width() >= widget.fontMetrics().horizontalAdvance(text), (transport.width(), text)
        assert not right_ends or widget.x() >= right_ends[-1], (transport.width(), text)
        right_ends.append(widget.geometry().right())
    assert right_ends[-1] < transport.width()
    assert transport.play.text()


def test_digits_that_change_push_nothing_about(transport: Transport, clock: Clock) -> None:
    transport.show_state("running")
    places = set()
    for step in range(1000, 1100):
        clock.now += 0.033
        transport.show_progress(step, 0, step, 1e5, "steps", step / 30)
        QApplication.processEvents()
        places.add((transport.play.x(), transport.speed.x(), transport.counter.x() // 40))
    assert len({place[:2] for place in places}) == 1


def test_the_estimate_leaves_pauses_out_and_starts_anew_with_another_job(clock: Clock) -> None:
    remaining = Remaining(clock)
    remaining.run(True)
    assert remaining.seconds_left(0, 100, "loading") is None
    clock.now += 2
    assert remaining.seconds_left(50, 100, "loading") == pytest.approx(2)
    assert remaining.seconds_left(60, 1060, "training") is None
    clock.now += 1
    assert remaining.seconds_left(160, 1060, "training") == pytest.approx(9)
    remaining.run(False)
    clock.now += 1000
    remaining.run(True)
    clock.now += 1
    assert remaining.seconds_left(260, 1060, "training") == pytest.approx(8)
    clock.now += 60
    assert remaining.seconds_left(260, 1060, "training") is None, "a run that is stuck has no end in sight"


def test_the_estimate_counts_down_between_rare_reports(clock: Clock) -> None:
    remaining = Remaining(clock)
    remaining.run(True)
    for epoch in range(4):
        left = remaining.seconds_left(epoch, 10, "epochs")
        clock.now += 20
    assert left == pytest.approx(140)
    assert remaining.seconds_left(3, 10, "epochs") == pytest.approx(120)


@given(st.floats(0.01, 100), st.integers(30, 200))
def test_the_estimate_is_exact_at_an_even_pace(pace: float, reports: int) -> None:
    clock = Clock()
    remaining = Remaining(clock)
    remaining.run(True)
    for report in range(reports):
        left = remaining.seconds_left(report * pace, 1000 * pace, "steps")
        clock.now += 0.1
    assert left == pytest.approx((1000 - reports + 1) * 0.1, rel=1e-6)


def test_clock_text() -> None:
    said = [clock_text(seconds) for seconds in (0, 9.94, 9.96, 59.4, 59.6, 187, 3599.7, 3723)]
    assert said == ["0.0 s", "9.9 s", "10 s", "59 s", "1:00", "3:07", "1:00:00", "1:02:03"]
