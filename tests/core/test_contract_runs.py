"""What every technique of the catalogue keeps while it runs, over its first events. No list names a technique."""

import functools
import itertools
import os
import random
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import psutil
import pytest

from core import catalogue, compute, models_library
from core.digest import event_line
from core.knobs import Steps
from core.playback import Playback
from core.probes import Canvas, Cell, Entry, Mask, OpenFile, PlotPoint, Slider, probes_of, products_of, undisturbed
from core.run_streams import Checkpoint
from core.streams import Curve, Event, Product, Series
from core.technique import Technique
from core.trees import load_tree, save_tree
from tests.core.fakes import Fake

#: The fake shows that these tests work for a technique that does everything.
TECHNIQUES = {**catalogue.techniques(), "fakes": Fake}
EVENTS, SECONDS = 200, 2.0
#: A run that starts slowly gets ten times as long to come this far.
FEWEST_EVENTS = 40
#: How far a run is followed to its first checkpoint.
CHECKPOINT_EVENTS, CHECKPOINT_SECONDS = 3000, 4.0
CLEAN_NUMPY = np.geterr()
OTHER_SEEDS = itertools.count(1000)


@pytest.fixture(scope="module", autouse=True)
def warm_torch():
    """As in an engine, importing torch is not part of a run's time."""
    compute.warm_up()


@pytest.fixture(params=TECHNIQUES.values(), ids=TECHNIQUES)
def technique(request, monkeypatch, tmp_path):
    """Each technique, on its usual number of threads and on built-in data, which is small and the same everywhere."""
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setattr(models_library, "user_folder", lambda: tmp_path / "models")
    compute.use("cpu", compute.cores() if request.param.all_cores else 1)
    return request.param


@dataclass
class Watched:
    """The first events of a run as JSON lines (arrays as hashes) and what was wrong at them."""

    lines: list[str]
    problems: list[str]


def watch(technique, events: int = EVENTS, seconds: float = SECONDS, at_event=lambda number, event: None) -> Watched:
    """Plays a technique with its default knobs; ``at_event`` is called after each event."""
    playback, seen = Playback(technique()), Watched([], [])
    try:
        while len(seen.lines) < events and playback.seconds < (
            seconds if len(seen.lines) >= FEWEST_EVENTS else 10 * seconds
        ):
            if (event := playback.advance()) is None:
                break
            stream = technique.streams()[event.stream]
            seen.lines.append(event_line(stream, event))
            where = f"event {len(seen.lines)} ({event.stream}): "
            found = state_problems()
            if not isinstance(stream, Product | Checkpoint):
                found += data_problems(event.data)
            seen.problems += [where + problem for problem in found]
            at_event(len(seen.lines), event)
    finally:
        playback.close()
    return seen


def state_problems() -> list[str]:
    """What a technique left switched on while it yielded."""
    problems = [] if np.geterr() == CLEAN_NUMPY else ["numpy's errstate is changed"]
    if torch := sys.modules.get("torch"):
        states = {
            "gradients are off": not torch.is_grad_enabled(),
            "inference mode is on": torch.is_inference_mode_enabled(),
            "autocast is on": any(map(torch.is_autocast_enabled, ("cpu", "cuda"))),
            "the default dtype is changed": torch.get_default_dtype() != torch.float32,
        }
        problems += [problem for problem, present in states.items() if present]
    return problems


def data_problems(data) -> list[str]:
    """What must not cross a process: anything but plain values and read-only arrays."""
    if isinstance(data, dict):
        return [
            p
            for key, value in data.items()
            for p in ([] if type(key) is str else [f"key {key!r}"]) + data_problems(value)
        ]
    if type(data) in (list, tuple):
        return [p for value in data for p in data_problems(value)]
    if type(data) is np.ndarray:
        return ["an array is writable"] if data.flags.writeable else []
    return [] if data is None or type(data) in (str, int, float, bool) else [f"a {type(data).__name__} in an event"]


@functools.cache
def first_run(technique) -> Watched:
    """The run that others are compared with."""
    return watch(technique)


def disturb_random_state() -> None:
    """A run must not depend on random state that somebody else left."""
    seed = next(OTHER_SEEDS)
    random.seed(seed)
    np.random.seed(seed)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(seed)


def test_events_are_plain_and_read_only_and_no_state_leaks(technique):
    assert first_run(technique).lines
    assert not first_run(technique).problems


def test_same_seed_same_events(technique):
    before = first_run(technique).lines
    disturb_random_state()
    again = watch(technique, len(before), seconds=60).lines
    different = next((i for i, pair in enumerate(zip(before, again, strict=True)) if pair[0] != pair[1]), None)
    assert different is None, f"event {different + 1} differs:\n{before[different]}\n{again[different]}"


def test_closing_midway_leaves_nothing(technique, tmp_path, monkeypatch):
    half = max(1, len(first_run(technique).lines) // 2)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    threads, children, files = set(threading.enumerate()), set(children_of_ours()), set(open_files())
    watch(technique, min(half, 40))
    deadline = time.monotonic() + 5
    _, alive = psutil.wait_procs([c for c in children_of_ours() if c not in children], timeout=5)
    assert not alive
    while set(threading.enumerate()) - threads and time.monotonic() < deadline:
        time.sleep(0.01)
    assert set(threading.enumerate()) <= threads
    assert not set(open_files()) - files
    assert not list(tmp_path.iterdir())


def children_of_ours() -> list[psutil.Process]:
    """Child processes, but for the one tracker that multiprocessing keeps."""
    return [c for c in psutil.Process().children(recursive=True) if "resource_tracker" not in " ".join(c.cmdline())]


def open_files() -> list[str]:
    """Open files and shared memory of this process that are not libraries' own resources."""
    shared = os.listdir("/dev/shm") if os.path.isdir("/dev/shm") else []  # noqa: PTH208, PTH112
    mine = [name for name in shared if str(os.getpid()) in name]
    return [f.path for f in psutil.Process().open_files()] + mine


@functools.cache
def a_picture_file() -> str:
    """From scikit-learn's samples."""
    return str(next(Path(find_spec("sklearn").origin).parent.glob("datasets/images/flower.*")))


def inputs_for(probe) -> dict:
    """Something a person could do with a probe."""
    made = {}
    for name, asked in probe.inputs.items():
        match asked:
            case Canvas(height, width):
                made[name] = np.random.default_rng(0).random((height, width), np.float32)
            case Mask(height, width):
                made[name] = np.arange(height * width).reshape(height, width) % width >= width // 2
            case PlotPoint():
                made[name] = np.array([0.3, -0.2])
            case Cell():
                made[name] = np.array([1, 1])
            case Slider(start=start):
                made[name] = start
            case OpenFile():
                made[name] = a_picture_file()
            case Entry():
                made[name] = "from-a-test"
    return made


def test_probes_do_not_change_a_run(technique):
    probes = probes_of(technique)
    if not probes:
        pytest.skip("it has no probe")
    expected = first_run(technique).lines
    products, asked, problems = {}, dict.fromkeys(probes, 0), []

    def play(number: int, event: Event) -> None:
        if isinstance(technique.streams()[event.stream], Product):
            products[event.stream] = event.data["product"]
        if number % max(1, len(expected) // 7):
            return
        for name, probe in probes.items():
            if set(probe.products) <= set(products):
                chosen = {p: products[p] for p in probe.products}
                with undisturbed(chosen):
                    for answer in getattr(technique(), name)(**chosen, **inputs_for(probe)):
                        asked[name] += 1
                        assert answer.stream in technique.streams()
                        problems.extend(data_problems(answer.data))
                problems.extend(state_problems())

    seen = watch(technique, len(expected), seconds=60, at_event=play)
    assert not problems
    assert seen.lines == expected
    if unasked := [name for name, answers in asked.items() if not answers]:
        pytest.skip(f"the products of {', '.join(unasked)} come after the first {len(expected)} events")


def test_redrawing_does_not_change_a_run(technique):
    if technique.redraw is Technique.redraw:
        pytest.skip("it has nothing to redraw")
    expected, names = first_run(technique).lines, products_of(technique.redraw)
    products, problems, drawn = {}, [], set()

    def play(number: int, event: Event) -> None:
        if isinstance(technique.streams()[event.stream], Product):
            products[event.stream] = event.data["product"]
        if number % max(1, len(expected) // 7) == 0 and products.keys() >= set(names):
            chosen = {name: products[name] for name in names}
            with undisturbed(chosen):
                for answer in technique().redraw(**chosen):
                    drawn.add(answer.stream)
                    if not isinstance(technique.streams()[answer.stream], Product):
                        problems.extend(data_problems(answer.data))
            problems.extend(state_problems())

    seen = watch(technique, len(expected), seconds=60, at_event=play)
    assert not problems
    assert seen.lines == expected
    assert drawn and not [n for n in drawn if isinstance(technique.streams()[n], Series | Checkpoint)]


def test_resuming_equals_the_uninterrupted_run(technique, tmp_path):
    playback = Playback(technique())
    try:
        state, tail, finished = until_checkpoint(playback)
    finally:
        playback.close()
    if state is None:
        pytest.skip(f"no checkpoint within {CHECKPOINT_EVENTS} events or {CHECKPOINT_SECONDS:g} s")
    save_tree(tmp_path / "state", state)
    disturb_random_state()
    resumed = Playback(technique(), load_tree(tmp_path / "state"))
    later = []
    try:
        while len(later) < len(tail) + 30 and (event := resumed.advance()) is not None:
            later.append(event)
    finally:
        resumed.close()
    # What sets the page up again comes first; from the first point of a Series that both have, all must agree.
    mine, theirs = (lines_of_series(technique, events) for events in (tail, later))
    common = next((line for line in theirs if line in mine), None)
    where = [
        next((i for i, e in enumerate(events) if key_of(technique, e) == common), None) for events in (tail, later)
    ]
    assert common is not None, "the resumed run shows no step that the uninterrupted one showed after the checkpoint"
    pairs = zip(tail[where[0] :], later[where[1] :], strict=False)
    streams = technique.streams()
    for mine_event, their_event in pairs:
        assert event_line(streams[mine_event.stream], mine_event) == event_line(
            streams[their_event.stream], their_event
        )
    if finished and resumed.ended == "finished":
        assert playback.metrics == resumed.metrics


def until_checkpoint(playback: Playback):
    """The first checkpoint after some steps, the events that follow it, and whether the run ended with them."""
    state, tail, count = None, [], 0
    while len(tail) < 60 and (state or (count < CHECKPOINT_EVENTS and playback.seconds < CHECKPOINT_SECONDS)):
        if (event := playback.advance()) is None:
            return state, tail, True
        count += 1
        if state is not None:
            tail.append(event)
        elif event.stream == "checkpoint" and event.data["step"] > 0 and count > 20:
            state = event.data
    return state, tail, False


def key_of(technique, event: Event):
    """Which point of which Series an event is, or which Progress where there is no Series; else None."""
    streams = technique.streams()
    if any(isinstance(stream, Series) for stream in streams.values()):
        return (event.stream, event.data["x"]) if isinstance(streams[event.stream], Series) else None
    return (event.stream, event.data["done"]) if event.stream == "progress" else None


def lines_of_series(technique, events: list[Event]) -> list:
    """The steps among events."""
    return [key for event in events if (key := key_of(technique, event))]


# The watch itself: what it must notice.


@dataclass(frozen=True)
class Careless(Technique):
    """Breaks every rule of a run."""

    steps: Steps = 3

    title = "Careless"
    loss = Series("Loss")
    fit = Curve("Fit")

    def run(self, resume=None):
        import torch

        yield self.loss(0, train=random.random())
        with torch.no_grad():
            yield self.loss(1, train=0.0)
        with np.errstate(all="ignore"), torch.autocast("cpu"):
            event = self.fit([0], [1])
            event.data["x"] = np.zeros(1)
            event.data["lines"][3] = np.float64(2)
            yield event
        torch.set_default_dtype(torch.float64)
        yield self.loss(2, train=0.0)
        torch.set_default_dtype(torch.float32)


def test_a_careless_technique_is_noticed():
    import torch

    try:
        seen = watch(Careless)
    finally:
        torch.set_default_dtype(torch.float32)
    assert seen.problems == [
        "event 2 (loss): gradients are off",
        "event 3 (fit): numpy's errstate is changed",
        "event 3 (fit): autocast is on",
        "event 3 (fit): an array is writable",
        "event 3 (fit): key 3",
        "event 3 (fit): a float64 in an event",
        "event 4 (loss): the default dtype is changed",
    ]
    disturb_random_state()
    assert watch(Careless).lines[0] != seen.lines[0]
