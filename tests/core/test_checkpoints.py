"""The ring of checkpoints: its budgets, going back, and its copy on disk."""

import time

import numpy as np
import pytest

from core import checkpoints
from core.checkpoints import Checkpoints
from core.trees import load_tree


def state(step, size=8):
    return {"step": step, "weights": np.full(size, float(step))}


def until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_over_budget_the_ring_thins_out_and_keeps_the_newest():
    ring = Checkpoints(budget=20_000)
    for step in range(100):
        ring.add(state(step, size=125))
    assert ring.steps[-1] == 99
    assert 5 <= len(ring.steps) <= 20
    one = Checkpoints(budget=10)
    one.add(state(1))
    one.add(state(2))
    assert one.steps == [2]  # larger than the budget, and still there


def test_small_checkpoints_are_bounded_in_number(monkeypatch):
    monkeypatch.setattr(checkpoints, "MOST", 10)
    ring = Checkpoints()
    for step in range(1000):
        ring.add({"step": step, "place": 0.5})
    assert ring.steps[-1] == 999
    assert len(ring.steps) <= 10


def test_the_same_step_twice_counts_once():
    ring = Checkpoints(budget=2500)
    for _ in range(50):
        ring.add(state(7, size=125))
    ring.add(state(8, size=125))
    assert ring.steps == [7, 8]


def test_before_forgets_the_way_not_taken():
    ring = Checkpoints()
    for step in (0, 3, 6, 9):
        ring.add(state(step))
    assert ring.before(0) is None
    assert ring.before(8)["step"] == 6
    assert ring.steps == [0, 3, 6]
    assert ring.before(6)["step"] == 3


def test_the_newest_is_on_disk_and_going_back_puts_the_earlier_one_there(tmp_path):
    path = tmp_path / "made" / "rescue.safetensors"
    ring = Checkpoints(path)
    for step in range(20):
        ring.add(state(step))
    until(lambda: path.exists() and load_tree(path)["step"] == 19)
    ring.before(10)
    until(lambda: load_tree(path)["step"] == 9)
    ring.close(discard=False)
    assert load_tree(path)["weights"].tolist() == [9.0] * 8
    Checkpoints(path).close(discard=True)
    assert not list(path.parent.iterdir())


@pytest.mark.parametrize("newest", [1, 50])
def test_closing_writes_what_still_waits(tmp_path, newest):
    path = tmp_path / "rescue.safetensors"
    ring = Checkpoints(path)
    for step in range(newest + 1):
        ring.add(state(step))
    ring.close(discard=False)
    assert load_tree(path)["step"] == newest
