"""How long presets take, and fitting them into some seconds."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import catalogue, preset_times
from core.jobs.calibrate import Calibrate
from core.knobs import knobs_of, validated
from core.machine_speed import Speed, measuring
from core.playback import Playback
from core.preset_times import PLANNED, Cost, duration, fitted

TECHNIQUES = [t for family in catalogue.families() for t in family.techniques]
MLP = next(t for t in TECHNIQUES if t.id() == "mlp_regression")


@pytest.fixture
def known(monkeypatch):
    """A table in which the defaults of mlp_regression take 2 s and then 0.1 s an epoch, at 100 rounds a second."""
    epochs = knobs_of(MLP)["epochs"].default
    cost = Cost(before=2.0, seconds=2.0 + 0.1 * epochs, length=epochs, speed=100.0)
    monkeypatch.setattr(preset_times, "table", lambda: {"mlp_regression": {"Defaults": cost}})
    return cost


def test_a_machine_twice_as_fast_needs_half_the_time(known):
    assert known.here(Speed(200.0, 400.0), all_cores=False) == pytest.approx(known.seconds / 2)
    assert known.here(Speed(200.0, 400.0), all_cores=True) == pytest.approx(known.seconds / 4)
    assert known.here(Speed(100.0, 100.0), False, length=10) == pytest.approx(3.0)


@settings(deadline=None)
@given(seconds=st.floats(3.0, 500.0), speed=st.floats(50.0, 1000.0))
def test_what_fits_takes_no_longer_than_it_may_and_no_longer_than_it_did(seconds, speed):
    epochs = knobs_of(MLP)["epochs"].default
    cost = Cost(1.0, 1.0 + 0.1 * epochs, epochs, 100.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preset_times, "table", lambda: {"mlp_regression": {"Defaults": cost}})
        values = {name: knob.default for name, knob in knobs_of(MLP).items()}
        fit, why = fitted(MLP, "Defaults", values, seconds, Speed(speed, speed))
    assert why == "" and validated(MLP, fit)
    assert cost.here(Speed(speed, speed), False, fit["epochs"]) <= seconds * (1 + 1e-9)
    assert fit["epochs"] <= epochs
    assert {k: v for k, v in fit.items() if k != "epochs"} == {k: v for k, v in values.items() if k != "epochs"}
    if fit["epochs"] < epochs:  # and it uses its time: two significant digits are kept
        assert cost.here(Speed(speed, speed), False, fit["epochs"] * 1.12 + 1) >= PLANNED * seconds


def test_what_cannot_be_made_to_fit_is_said(known):
    values = {name: knob.default for name, knob in knobs_of(MLP).items()}
    fit, why = fitted(MLP, "Defaults", values, 10, Speed(10.0, 10.0))
    assert fit["epochs"] == 1 and why == 'the shortest run of "Defaults" takes about 20 s here'
    fit, why = fitted(MLP, "Overfit", values, 10, Speed(10.0, 10.0))
    assert fit == values and "is not known" in why


def test_a_knob_of_length_that_does_not_matter_shortens_nothing(monkeypatch):
    page = next(t for t in TECHNIQUES if t.id() == "diffusion_images")
    monkeypatch.setattr(preset_times, "table", lambda: {page.id(): {"Defaults": Cost(5.0, 400.0, 3000.0, 100.0)}})
    values = {name: knob.default for name, knob in knobs_of(page).items()}
    fit, why = fitted(page, "Defaults", values, 10, Speed(100.0, 100.0))
    assert fit == values and why == '"Defaults" has no knob that makes it shorter, so it is left as it is'
    fit, why = fitted(page, "Defaults", values | {"start": "nothing"}, 100, Speed(100.0, 100.0))
    assert fit["steps"] < 3000 and why == ""


def test_every_knob_of_length_is_a_number_of_its_page():
    for technique in TECHNIQUES:
        if technique.length:
            knob = knobs_of(technique)[technique.length]
            assert knob.kind in (int, float) and knob.lo is not None, technique.id()


def test_the_table_knows_most_presets_and_no_other(monkeypatch):
    table = preset_times.table()
    presets = {(t.id(), title) for t in TECHNIQUES for title in ("Defaults", *t.presets)}
    there = {(technique, title) for technique, titles in table.items() for title in titles}
    assert there <= presets
    assert len(there) > 0.8 * len(presets)
    for titles in table.values():
        for cost in titles.values():
            assert 0 <= cost.before <= cost.seconds < math.inf and cost.speed > 0


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"speed": 0, "presets": []}', '{"speed": 1, "presets": {"a": {"b": {}}}}']
)
def test_a_damaged_table_knows_nothing(tmp_path, text):
    path = tmp_path / "times.json"
    path.write_text(text)
    assert preset_times.table.__wrapped__(path) == {}
    assert preset_times.table.__wrapped__(tmp_path / "missing.json") == {}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.1, "a second"), (4.4, "4 s"), (12, "10 s"), (58, "1 min"), (200, "3 min"), (3500, "1.0 h"), (7200, "2.0 h")],
)
def test_durations_are_as_exact_as_an_estimate(seconds, words):
    assert duration(seconds) == words


def test_calibration_gives_two_speeds_and_leaves_the_threads():
    import torch

    threads = torch.get_num_threads()
    work, shares = measuring(0.2), []
    with pytest.raises(StopIteration) as end:
        while True:
            shares.append(next(work))
    speed = end.value.value
    assert speed.one > 0 and speed.all >= speed.one and torch.get_num_threads() == threads
    assert shares == sorted(shares) and shares[-1] <= 1


def test_the_job_reports_what_was_measured(monkeypatch):
    monkeypatch.setattr("core.machine_speed.measuring", lambda: iter_speed())
    playback = Playback(Calibrate())
    while playback.advance():
        pass
    assert playback.metrics == {"one": 3.0, "all": 5.0}


def iter_speed():
    yield 0.5
    return Speed(3.0, 5.0)
