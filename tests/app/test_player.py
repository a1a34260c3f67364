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
