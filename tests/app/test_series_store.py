"""The outline of a long line, which must not depend on when it was asked for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.panels import series_store
from app.panels.series_store import Columns


@pytest.fixture(autouse=True, scope="module")
def few_points():
    patch = pytest.MonkeyPatch()
    patch.setattr(series_store, "MAX_DRAWN", 60)
    yield
    patch.undo()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["grow", "ask", "back"]), st.integers(1, 400)), max_size=12), st.randoms())
def test_the_outline_has_every_peak_in_few_points(moves, chance):
    columns = Columns()
    for move, amount in moves:
        if move == "grow":
            for step in range(len(columns), len(columns) + amount):
                columns.append(step, chance.choice([0.0, chance.gauss(0, 1), 1000 * chance.random()]))
        elif move == "back":
            columns.trim(max(len(columns) - amount, 0))
        x, y = columns.outline()
        every_x, every_y = columns.arrays()
        assert len(x) <= 60 or len(x) == 0
        if not len(every_x):
            continue
        assert (x[0], x[-1]) == (every_x[0], every_x[-1])
        assert (np.diff(x) >= 0).all() and (every_y[x.astype(int)] == y).all()
        # No stretch loses its peak: buckets of any size that 60 points allow are shorter than a tenth of the line.
        for stretch in np.array_split(np.arange(len(every_x)), 3):
            if len(stretch) > 60:
                inner = stretch[len(stretch) // 3 : -len(stretch) // 3]
                near = (x >= stretch[0]) & (x <= stretch[-1])
                assert y[near].max() >= every_y[inner].max() and y[near].min() <= every_y[inner].min()


def test_a_short_line_is_its_own_outline_and_a_break_stays():
    columns = Columns()
    for step in range(60):
        columns.append(step, step % 7)
    assert (columns.outline()[1] == columns.arrays()[1]).all()
    for step in range(60, 1000):
        columns.append(step, np.nan if step == 500 else 0.0)
    x, y = columns.outline()
    assert x[np.isnan(y)].tolist() == [500.0, 500.0]
