"""The engine process, driven through its pipe as the window drives it."""

from __future__ import annotations

import os
import time

import psutil
import pytest

from core.engines import EngineHandle


@pytest.fixture
def handle():
    handle = EngineHandle()
    yield handle
    handle.close()


def until(handle, kind, accept=lambda message: True, seconds=20):
    """Everything received up to and including the first message of ``kind`` that is accepted."""
    seen, deadline = [], time.monotonic() + seconds
    backlog = vars(handle).setdefault("backlog", [])
    while time.monotonic() < deadline:
        if not backlog and handle.waiting(0.1):
            backlog.extend(handle.receive())
        while backlog:
            seen.append(message := backlog.pop(0))
            if message[0] == kind and accept(message):
                return seen
    raise AssertionError(f"no {kind} within {seconds} s; got {[m[0] for m in seen][-20:]}")


def start(handle, name, run=1, **order):
    order = {"module": f"tests.core.engine_fakes.{name}", "knobs": order.pop("knobs", {}), **order}
    handle.send("start", run, order)


def state(name):
    return lambda message: message[2] == name


def losses(messages):
    return [m[3]["x"] for m in messages if m[0] == "event" and m[2] == "loss"]


def test_hello_names_the_devices(handle):
    (hello,) = until(handle, "hello")
    assert hello[1]["devices"][0] == "cpu"
    assert hello[1]["pid"] == handle.pid


def test_a_run_streams_every_point_of_a_series_and_finishes_with_metrics(handle):
    start(handle, "counting", knobs={"steps": 5000})
    messages = until(handle, "state", state("finished"))
    assert losses(messages) == list(range(5000))
    assert messages[-1][3]["ended"] == "finished"
    assert messages[-1][3]["metrics"] == {"answer": 42.0, "loss/train": 4999.0}


def test_pause_holds_and_resume_goes_on_without_losing_a_step(handle):
    start(handle, "counting", knobs={"steps": 1_000_000})
    first = until(handle, "event")
    handle.send("pause")
    first += until(handle, "state", state("paused"))
    handle.send("resume")
    second = until(handle, "event")
    handle.send("stop")
    second += until(handle, "state", state("finished"))
    seen = losses(first + second)
    assert seen == list(range(len(seen)))


def test_step_shows_exactly_one_step_with_everything_that_belongs_to_it(handle):
    start(handle, "counting", paused=True)
    until(handle, "state", state("paused"))
    for expected in (0, 1, 2):
        handle.send("step")
        messages = until(handle, "state", state("paused"))
        assert [m[2]["step"] for m in messages if m[0] == "status"][-1] == expected, "the counter says what is shown"
        events = [m for m in messages if m[0] == "event"]
        assert [(m[2], m[3]["x"] if m[2] == "loss" else m[3]["y"][0]) for m in events] == [
            ("loss", expected),
            ("dot", expected),
        ]


def test_speed_slows_a_run_down(handle):
    until(handle, "hello")
    start(handle, "counting", knobs={"steps": 10}, speed=20.0)
    begun = time.perf_counter()
    until(handle, "state", state("finished"))
    assert time.perf_counter() - begun > 9 / 20 * 0.9


def test_live_knobs_reach_the_run_and_bad_ones_are_refused_in_a_sentence(handle):
    start(handle, "counting", knobs={"steps": 1_000_000})
    until(handle, "event")
    handle.send("knobs", {"height": 1000.0})
    (problem,) = [m for m in until(handle, "problem") if m[0] == "problem"]
    assert "height is 1000.0, but accepts a number from 0 to 10" in problem[2]
    handle.send("knobs", {"height": 7.0, "steps": 3})  # steps is not live: it waits for the next Play
    until(handle, "event", lambda m: m[2] == "loss" and m[3]["lines"].get("height") == 7.0)


@pytest.mark.parametrize("waits", ["paused", "finished"])
def test_a_live_knob_redraws_the_pictures_while_nothing_plays(handle, waits):
    start(handle, "counting", knobs={"steps": 3}, paused=waits == "paused")
    until(handle, "state", state(waits))
    if waits == "paused":
        handle.send("step")
        until(handle, "state", state("paused"))
    for height in (3.0, 4.0, 5.0):
        handle.send("knobs", {"height": height})
    answers = until(handle, "event", lambda m: m[2] == "reply" and m[3]["x"][0] == 5.0)
    assert answers[-1][3]["lines"][""][0] == {"paused": 1, "finished": 2}[waits]
    assert not losses(answers), "no step is made"
    handle.send("knobs", {"height": 99.0})
    assert "height is 99.0" in until(handle, "problem")[-1][2]
    handle.send("probe", "peek", {"factor": 0.0})
    seen = until(handle, "answer")
    assert [m[3]["lines"][""][0] for m in seen if m[0] == "event"] == [0.0], "a refused value redraws nothing"


def test_a_technique_that_raises_is_reported_with_details_and_the_engine_lives_on(handle):
    start(handle, "raising")
    messages = until(handle, "state", state("failed"))
    problem = next(m for m in messages if m[0] == "problem")
    assert problem[2] == "RuntimeError: mat1 and mat2 shapes cannot be multiplied"
    assert "Traceback" in problem[3]
    assert losses(messages) == [0]
    start(handle, "counting", run=2, knobs={"steps": 3})
    assert losses(until(handle, "state", state("finished"))) == [0, 1, 2]


def test_a_nan_loss_ends_the_run_naming_step_and_cause(handle):
    start(handle, "diverging")
    messages = until(handle, "state", state("failed"))
    assert (
        messages[-1][3]
        == "loss/train became nan at step 3, so the run stopped; the learning rate 10 is probably too large"
    )
    assert losses(messages) == [0, 1, 2]


def test_bad_orders_are_answered_not_fatal(handle):
    start(handle, "counting", knobs={"stpes": 3})
    assert 'did you mean "steps"?' in until(handle, "state", state("failed"))[-1][3]
    start(handle, "counting", run=2, device="cuda:99")
    assert 'there is no device "cuda:99"' in until(handle, "state", state("failed"))[-1][3]


def test_a_run_that_needs_too_much_memory_is_refused_with_the_estimate(monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MEMORY_LIMIT", str(2**28))
    handle = EngineHandle()
    knobs = {"hidden_layers": [512] * 40, "activation": "relu"}
    handle.send("start", 1, {"module": "core.techniques.networks.mlp_classification", "knobs": knobs})
    messages = until(handle, "state", state("failed"))
    handle.close()
    assert "GiB, but only 0.2 GiB of memory are free" in messages[-1][3]
    assert not [m for m in messages if m[0] == "event"]


def test_going_back_repeats_the_same_numbers(handle):
    start(handle, "walking", paused=True)
    until(handle, "state", state("paused"))
    seen = {}
    for _ in range(8):
        handle.send("step")
        for m in until(handle, "state", state("paused")):
            if m[0] == "event":
                seen[m[3]["x"]] = m[3]["lines"]["place"]
    handle.send("back")
    back = until(handle, "state", state("paused"))[-1][3]["back_to"]
    assert 0 < back < 7
    handle.send("step")
    again = [m for m in until(handle, "state", state("paused")) if m[0] == "event"]
    assert {m[3]["x"]: m[3]["lines"]["place"] for m in again} == {back: seen[back]}


def test_going_back_after_single_steps_shows_the_step_before(handle):
    start(handle, "walking", paused=True)
    until(handle, "state", state("paused"))
    seen = 0
    while seen < 6:
        handle.send("step")
        seen = max([m[3]["x"] for m in until(handle, "state", state("paused")) if m[0] == "event"], default=seen)
    handle.send("back")
    assert until(handle, "state", state("paused"))[-1][3]["back_to"] == 3


def test_going_back_goes_on_back_and_never_into_what_the_run_has_changed_since(handle):
    start(handle, "careless", paused=True)
    until(handle, "state", state("paused"))

    def step_to(last):
        totals = {}
        while last not in totals:
            handle.send("step")
            seen = until(handle, "state", state("paused"))
            totals |= {m[3]["x"]: m[3]["lines"]["total"] for m in seen if m[0] == "event" and m[2] == "loss"}
        return totals

    def back():
        handle.send("back")
        seen = until(handle, "state", state("paused"))
        assert [m for m in seen if m[0] == "status"][-1][2]["step"] == seen[-1][3]["back_to"]
        return seen[-1][3]["back_to"]

    first = step_to(8)
    assert back() == 6
    assert step_to(8) == {x: first[x] for x in (6, 7, 8)}
    assert back() == 6
    assert back() == 3  # without a step in between
    assert step_to(8) == {x: first[x] for x in (3, 4, 5, 6, 7, 8)}
    assert [back(), back(), back(), back()] == [6, 3, 0, 0]
    assert step_to(8) == first


def test_what_cannot_cross_the_pipe_is_named_and_takes_nothing_with_it(handle):
    start(handle, "careless")
    messages = until(handle, "state", state("finished"))
    assert losses(messages) == list(range(12))
    assert [m for m in messages if m[0] == "event" and m[2] == "status"]  # not taken for the engine's own status
    (problem,) = (m for m in messages if m[0] == "problem")
    assert problem[2].startswith("The event drawn could not be shown: ")


def test_messages_are_read_while_the_engine_warms_up():
    """A pipe holds little (8 KiB on Windows): who sends must not wait for torch's import."""
    handle = EngineHandle()
    for _ in range(16):
        handle.send("probe", "peek", {"factor": bytes(2**16)})
    assert not handle.waiting()  # all of that went through the pipe before its hello
    handle.close(timeout=0)


def test_the_rescue_file_continues_a_killed_run(handle, tmp_path):
    rescue = tmp_path / "rescue.safetensors"
    start(handle, "walking", rescue=str(rescue))
    whole = until(handle, "state", state("finished"))
    assert not rescue.exists()  # the run ended well
    start(handle, "walking", run=2, rescue=str(rescue), speed=40.0)
    until(handle, "event", lambda m: m[3]["x"] == 20)
    handle.kill()
    other = EngineHandle()
    start(other, "walking", resume_from=str(rescue), seconds=50.0)
    rest = until(other, "state", state("finished"))
    other.close()
    assert rest[-1][3]["seconds"] > 50  # the time goes on, too
    (back_to,) = [m[3]["back_to"] for m in rest if m[0] == "state" and m[2] == "running"]
    places = {m[3]["x"]: m[3]["lines"]["place"] for m in whole if m[0] == "event"}
    resumed = {m[3]["x"]: m[3]["lines"]["place"] for m in rest if m[0] == "event"}
    assert resumed and min(resumed) == back_to > 0
    assert resumed == {x: places[x] for x in resumed}


def test_probes_answer_in_the_middle_of_training(handle):
    start(handle, "counting", knobs={"steps": 1_000_000})
    until(handle, "product")
    handle.send("probe", "peek", {"factor": 2.0})
    answer = until(handle, "event", lambda m: m[2] == "reply")[-1]
    assert answer[3]["lines"][""][0] % 2 == 0
    handle.send("probe", "peek", {"factor": "x"})
    problem = until(handle, "problem")[-1]
    assert problem[2].startswith("Look inside: ")
    until(handle, "event", lambda m: m[2] == "loss")  # and the run goes on


def test_stop_answers_within_a_fifth_of_a_second(handle):
    start(handle, "counting", knobs={"steps": 1_000_000})
    until(handle, "event")
    begun = time.perf_counter()
    handle.send("stop")
    until(handle, "state", state("finished"))
    assert time.perf_counter() - begun < 2  # generous on a busy machine; `learnoscope bench responsiveness` measures it


def test_the_engine_dies_with_its_parent_even_in_the_middle_of_a_computation(handle):
    start(handle, "stuck")
    until(handle, "event")
    process = psutil.Process(handle.pid)
    handle._connection.close()  # what the operating system does when the window is killed
    process.wait(timeout=10)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
def test_a_killed_engine_ends_the_stream_and_says_why(handle):
    start(handle, "counting", knobs={"steps": 1_000_000})
    until(handle, "event")
    psutil.Process(handle.pid).kill()
    with pytest.raises(EOFError):
        while True:
            handle.receive()
    assert handle.obituary() == "signal SIGKILL, often the system ending it for lack of memory"


def test_no_qt_in_an_engine(handle):
    start(handle, "modules")
    names = next(m for m in until(handle, "event", lambda m: m[2] == "found") if m[0] == "event")[3]["markdown"]
    assert names == ""
