"""Worker processes: the same answers however work is spread, nothing left behind, and no hurry while nobody asks."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from core.workers import SharedArray, WorkerFailed, WorkerPool


class Walk:
    """Each track adds the requests up in its row of a shared array and counts what it was asked."""

    def __init__(self, sums: SharedArray, counts: SharedArray) -> None:
        self.sums, self.counts = sums.array, counts.array

    def __call__(self, track: int, request: object) -> object:
        if request == "pid":
            return os.getpid()
        if request == "raise":
            raise ValueError(f"track {track} does not like this")
        if request == "environment":
            return {name: value for name, value in os.environ.items() if name.endswith("_NUM_THREADS")}
        self.counts[track] += 1
        self.sums[track] = 0.9 * self.sums[track] + request
        return self.sums[track].tolist()


def pool(workers, tracks=5):
    shared = SharedArray((tracks, 3), np.float64), SharedArray((tracks,), np.int64)
    return WorkerPool(Walk, shared, workers), *(array.array for array in shared)


def test_answers_do_not_depend_on_the_number_of_workers():
    found = []
    for workers in (1, 2, 3):
        with pool(workers)[0] as group:
            found.append(list(group.lockstep(iter(range(20)), tracks=5)))
    assert found[0] == found[1] == found[2]
    assert [request for request, _ in found[0]] == list(range(20))
    assert found[0][2][1] == [[0.9 * 1 + 2] * 3] * 5


def test_shared_arrays_are_seen_on_both_sides():
    group, sums, counts = pool(2)
    with group:
        sums[3] = 10
        list(group.lockstep(iter([1]), tracks=5))
    assert sums[3].tolist() == [0.9 * 10 + 1] * 3
    assert counts.tolist() == [1] * 5


def test_workers_rest_while_nobody_asks():
    """After request k was yielded, no track is further than k + ahead."""
    group, _, counts = pool(2)
    with group:
        rounds = group.lockstep(iter(range(100)), tracks=5, ahead=2)
        next(rounds)
        deadline = time.monotonic() + 0.5
        while time.monotonic() < deadline and counts.max() < 3:
            time.sleep(0.01)
        assert 1 <= counts.min() <= counts.max() <= 3


def test_workers_use_one_thread_and_this_process_keeps_its_environment():
    before = dict(os.environ)
    with pool(1)[0] as group:
        [(_, (environment, *_))] = list(group.lockstep(iter(["environment"]), tracks=5))
    assert environment["OPENBLAS_NUM_THREADS"] == environment["OMP_NUM_THREADS"] == "1"
    assert dict(os.environ) == before


def test_a_worker_that_raises_is_named_with_its_traceback():
    with pool(2)[0] as group, pytest.raises(WorkerFailed, match=r"ValueError: track 0 does not like this"):
        list(group.lockstep(iter(["raise"]), tracks=1))


def test_a_killed_worker_is_noticed():
    with pool(2)[0] as group:
        rounds = group.lockstep(iter(["pid", *range(1000)]), tracks=5)
        _, pids = next(rounds)
        os.kill(pids[0], signal.SIGKILL)
        with pytest.raises(WorkerFailed, match="exit code -9"):
            list(rounds)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_workers_ignore_ctrl_c():
    with pool(1)[0] as group:
        rounds = group.lockstep(iter(["pid", 1]), tracks=1)
        _, [pid] = next(rounds)
        os.kill(pid, signal.SIGINT)
        assert [answers for _, answers in rounds] == [[[1.0] * 3]]


def test_leaving_ends_the_workers_whatever_they_do():
    group = pool(2)[0]
    with group:
        _, pids = next(group.lockstep(iter(["pid"]), tracks=5))
        assert all(map(psutil.pid_exists, pids))
        start = time.perf_counter()
    assert time.perf_counter() - start < 1
    assert not any(map(psutil.pid_exists, pids))


_PARENT = """
import time
from tests.core.test_workers import pool
if __name__ == "__main__":
    group = pool(2)[0]
    _, pids = next(group.lockstep(iter(["pid"]), tracks=5))
    print(*set(pids), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_workers_end_when_their_parent_is_killed(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(_PARENT)
    root = Path(__file__).parents[2]
    parent = subprocess.Popen(
        [sys.executable, script], env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE, text=True
    )
    with parent:
        workers = [psutil.Process(int(pid)) for pid in parent.stdout.readline().split()]
        assert workers
        parent.kill()
    _, alive = psutil.wait_procs(workers, timeout=5)
    assert not alive
