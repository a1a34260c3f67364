"""The soak's figures: what grows is found, what only fills caches is not."""

import pytest

from app.benchmarks.soak import figures


def rounds(megabytes, **changes):
    row = {"threads": 4, "files": 30, "children": 1, "problems": 0}
    return [row | {"seconds": 100.0 * (i + 1), "megabytes": m} | changes for i, m in enumerate(megabytes)]


def test_steady_growth_is_found():
    assert figures(rounds([100, 200, 210, 220, 230]))["window memory growth [MB]"] == pytest.approx(30)


def test_the_first_round_fills_caches():
    found = figures(rounds([100, 200, 200, 200]))
    assert found["window memory growth [MB]"] == pytest.approx(0, abs=1e-6) and found["rounds"] == 4


def test_leaks_are_counted_against_the_first_round():
    found = figures([*rounds([100, 100, 100]), rounds([100], threads=6, files=50, children=3, problems=2)[0]])
    assert found["threads more than after the first round"] == 2
    assert found["open files more than after the first round"] == 20
    assert found["child processes more than after the first round"] == 2 and found["problems"] == 2
