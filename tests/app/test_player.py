"""Runs as the window plays them: what must survive, with engines that are killed, stuck or failing."""

import os
import time

import psutil
import pytest

from app.player import Player
from app.runner import PATIENCE, EnginePool
from core.catalogue import load


@pytest.fixture
def pool(qapp):
    pool = EnginePool()
    yield pool
    pool.close()


@pytest.fixture
def play(pool, qtbot):
    players = []

    def play(name, rescue=None, **knobs):
        player = Player(load(f"tests.core.engine_fakes.{name}"), pool, rescue)
        player.events, player.problems = [], []
        player.event.connect(lambda stream, data: player.events.append((stream, data)))
        player.problem.connect(lambda *words: player.problems.append(words))
        players.append(player)
        player.play(knobs)
        return player

    yield play
    for player in players:
        player.close()


def reaches(qtbot, player, *states, timeout=20_000):
    qtbot.waitUntil(lambda: player.state in states, timeout=timeout)


def streams(player, count):
    return lambda: len(player.events) >= count


def test_a_run_is_played_to_its_end(play, qtbot):
    player = play("counting", steps=500)
    reaches(qtbot, player, "finished")
    assert player.metrics["answer"] == 42
    assert [d["x"] for s, d in player.events if s == "loss"] == list(range(500))
    assert player.ended == "finished"


def test_pausing_and_going_on(play, qtbot):
    player = play("counting", steps=1_000_000)
    qtbot.waitUntil(streams(player, 10), timeout=20_000)
    player.pause()
    reaches(qtbot, player, "paused")
    count = len(player.events)
    qtbot.wait(100)
    assert len(player.events) == count
    player.resume()
    qtbot.waitUntil(streams(player, count + 10))


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
def test_a_killed_engine_is_reported_and_the_next_play_works(play, qtbot, tmp_path):
    player = play("walking", rescue=tmp_path / "rescue.safetensors")
    reaches(qtbot, player, "finished")
    player.set_speed(30.0)
    player.play({})
    qtbot.waitUntil(lambda: (tmp_path / "rescue.safetensors").exists() and player.figures["step"] > 5, timeout=20_000)
    psutil.Process(player.engine_pid).kill()
    reaches(qtbot, player, "failed")
    (sentence, _, rescuable), *_ = player.problems
    assert sentence.startswith("The engine of this page ended unexpectedly (signal SIGKILL")
    assert rescuable
    before = len(player.events)
    player.set_speed(None)
    player.play({}, rescued=True)
    reaches(qtbot, player, "finished")
    assert player.events[before][1]["x"] >= 3  # it went on from the checkpoint, not from the start


def test_a_run_that_does_not_stop_is_killed_and_the_next_one_starts(play, qtbot):
    player = play("stuck")
    qtbot.waitUntil(streams(player, 2), timeout=20_000)
    first = player.engine_pid
    begun = time.monotonic()
    player.play({})
    qtbot.waitUntil(lambda: player.engine_pid not in (None, first), timeout=20_000)
    assert time.monotonic() - begun >= PATIENCE * 0.9
    assert "did not stop within 3 seconds" in player.problems[-1][0]
    reaches(qtbot, player, "running")
    player.close()
    assert player.state == "idle"


def test_a_hundred_rapid_clicks_leave_one_run(play, qtbot):
    player = play("counting", steps=1_000_000)
    for i in range(100):
        (player.pause, player.resume, player.stop, lambda: player.play({"steps": 200}))[i * 7 % 4]()
        if i % 10 == 0:
            qtbot.wait(5)
    player.play({"steps": 200})
    player.events.clear()
    reaches(qtbot, player, "finished")
    assert [d["x"] for s, d in player.events if s == "loss"] == list(range(200))
    assert not player.problems


def test_failures_are_sentences(play, qtbot):
    player = play("raising")
    reaches(qtbot, player, "failed")
    assert player.problems[0][0] == "RuntimeError: mat1 and mat2 shapes cannot be multiplied"
    assert "Traceback" in player.problems[0][1]
    player = play("diverging")
    reaches(qtbot, player, "failed")
    assert player.problems[0][0].startswith("loss/train became nan at step 3")
    assert [d["x"] for _, d in player.events] == [0, 1, 2]


def test_the_warm_spare_answers_play(pool, play, qtbot):
    with qtbot.waitSignal(pool.machine_known, timeout=20_000) as heard:
        pool.prepare()
    assert heard.args[0]["devices"][0] == "cpu"
    spare = pool._spare.pid
    player = play("counting", steps=3)
    assert player.engine_pid == spare
    reaches(qtbot, player, "finished")


def test_a_spare_that_died_is_not_handed_out(pool, play, qtbot):
    pool.prepare()
    warming = psutil.Process(pool._spare.pid)
    warming.kill()
    qtbot.waitUntil(lambda: not pool.warm, timeout=20_000)  # it noticed by itself
    with qtbot.waitSignal(pool.machine_known, timeout=60_000):
        pool.prepare()
    psutil.Process(pool._spare.pid).kill()
    qtbot.waitUntil(lambda: not pool._spare.alive)
    player = play("counting", steps=3)
    reaches(qtbot, player, "finished", timeout=60_000)
    assert not player.problems


def test_asking_a_page_without_a_run_is_answered(pool, play, qtbot):
    player = play("counting", steps=3)
    reaches(qtbot, player, "finished")
    player.stop()
    player.send("probe", "peek", {"factor": 1.0})
    assert player.problems == [("There is no run to ask yet: press Play first.", "", False)]


def test_going_on_after_a_crash_uses_the_knobs_of_the_run_not_of_the_form(play, qtbot, tmp_path):
    rescue = tmp_path / "rescue.safetensors"
    rescue.write_text("of an earlier run")
    player = play("walking", rescue=rescue, seed=3)
    assert not rescue.exists()  # it could not continue this run
    reaches(qtbot, player, "finished")
    player.set_speed(30.0)
    player.play({"seed": 3})
    qtbot.waitUntil(rescue.exists, timeout=60_000)
    psutil.Process(player.engine_pid).kill()
    reaches(qtbot, player, "failed")
    player.play({"seed": 4}, rescued=True)
    assert player.knobs == {"seed": 3}
    reaches(qtbot, player, "running")
    player.send("knobs", {"seed": 5})
    assert player.knobs == {"seed": 5}


def test_closing_ends_runs_in_their_own_way(pool, play, qtbot, tmp_path):
    rescue = tmp_path / "rescue.safetensors"
    player = play("walking", rescue=rescue)
    player.set_speed(10.0)
    reaches(qtbot, player, "running", timeout=60_000)
    qtbot.waitUntil(rescue.exists, timeout=60_000)
    player.close()
    pool.close()
    assert not list(tmp_path.iterdir())


def test_what_was_asked_of_a_run_that_waits_for_a_stuck_one_reaches_it(play, qtbot):
    player = play("stuck")
    qtbot.waitUntil(streams(player, 2), timeout=20_000)
    first = player.engine_pid
    player.play({})
    player.pause()
    qtbot.waitUntil(lambda: player.engine_pid not in (None, first), timeout=20_000)
    player.events.clear()
    reaches(qtbot, player, "paused", timeout=60_000)
    assert len(player.events) <= 2


def test_a_flood_of_events_is_heard_in_portions_and_in_order(play, qtbot):
    player = play("counting", steps=1)
    reaches(qtbot, player, "finished")
    player.events.clear()
    player.event.connect(lambda *_: time.sleep(0.001))
    flood = [("event", player._run, "loss", {"x": i}) for i in range(200)]
    player._engine.take = lambda: [flood.pop(0) for _ in range(len(flood))]
    player._tick()
    assert 0 < len(player.events) < 100
    qtbot.waitUntil(streams(player, 200))
    assert [d["x"] for _, d in player.events] == list(range(200))


def test_at_most_four_idle_engines_stay(play, qtbot):
    players = [play("counting", steps=1) for _ in range(5)]
    for player in players:
        reaches(qtbot, player, "finished", timeout=60_000)  # five engines warm up at once
    qtbot.waitUntil(lambda: sum(p.engine_pid is not None for p in players) == 4)


def test_one_run_gets_all_cores_the_others_one_each(pool, monkeypatch):
    monkeypatch.setattr("app.runner.cores", lambda: 8)
    wide = type("Wide", (), {"all_cores": True})
    narrow = type("Narrow", (), {"all_cores": False})
    assert [pool.threads_for(wide, "a"), pool.threads_for(wide, "b"), pool.threads_for(narrow, "c")] == [8, 1, 1]
    pool.run_ended("a")
    assert pool.threads_for(wide, "b") == 8
