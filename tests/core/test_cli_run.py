"""``learnoscope run``: JSON lines, presets, failures, signals, pipes, full disks."""

import contextlib
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAKE_CLI = [sys.executable, "-m", "tests.core.fake_cli"]
pytestmark = pytest.mark.usefixtures("fake_catalogue")


def events_of(text: str) -> list[dict]:
    """The JSON lines that a run printed."""
    return [json.loads(line) for line in text.splitlines()]


def test_json_lines_end_with_a_summary_and_are_the_same_every_time(cli):
    first, second = (cli("run", "fakes", "--json", "--mode", "print", "--seed", "4") for _ in range(2))
    assert first[0] == 0
    events = events_of(first[1])
    *others, done = events
    assert others == events_of(second[1])[:-1]
    assert done["event"] == "done"
    assert done["technique"] == "fakes"
    assert done["seconds"] > 0
    assert done["metrics"]["distance"] > 0
    assert done["metrics"]["loss/train"] == next(
        e["data"]["lines"]["train"] for e in reversed(others) if e["stream"] == "loss" and "train" in e["data"]["lines"]
    )
    walk = next(e for e in others if e["stream"] == "walk")
    assert walk["event"] == "curve"
    assert walk["data"]["x"].keys() == {"shape", "dtype", "sha256"}
    assert "a library is talking" in first[2]
    assert others != events_of(cli("run", "fakes", "--json", "--seed", "5")[1])[:-1]


def test_presets_and_knobs_over_them(cli, tmp_path):
    assert cli("run", "fakes", "--preset", "long", "--steps", "7", "--out", tmp_path)[0] == 0
    knobs = json.loads((tmp_path / "run.json").read_text())["knobs"]
    assert (knobs["steps"], knobs["hidden"]) == (7, [8])


def test_max_seconds_and_stop_rule_end_a_run(cli):
    code, out, _ = cli("run", "fakes", "--json", "--steps", "1000000", "--max-seconds", "0.05")
    done = events_of(out)[-1]
    assert (code, done["ended"], done["reason"]) == (0, "stopped", "stopped after 0.05 seconds")
    done = events_of(cli("run", "fakes", "--json", "--steps", "1000", "--stop-when", "12 steps")[1])[-1]
    assert (done["ended"], done["reason"]) == ("stopped", "stopped after 12 steps")


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [
        ("raise", "learnoscope: fakes failed at step 9: RuntimeError: the walker fell\n"),
        (
            "diverge",
            "learnoscope: loss/train became nan at step 10, so the run stopped; the learning rate 0.1 is probably",
        ),
    ],
)
def test_a_failing_run_says_so_and_still_writes_what_it_had(cli, tmp_path, mode, sentence):
    code, _, err = cli("run", "fakes", "--mode", mode, "--out", tmp_path / mode)
    assert code == 1
    assert err.startswith(sentence)
    assert "Traceback" not in err
    run = json.loads((tmp_path / mode / "run.json").read_text())
    assert run["ended"] == "failed"
    assert run["reason"] in err
    assert len((tmp_path / mode / "loss.csv").read_text().splitlines()) == 11
    assert "Traceback" in cli("run", "fakes", "--mode", mode, "--debug")[2]


def test_progress_bar_only_on_a_terminal(cli, monkeypatch):
    assert cli("run", "fakes")[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "step 19" in cli("run", "fakes", "--pause", "0.01")[2]


# Signals, pipes, disks: in processes of their own.


def start(*arguments, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [*FAKE_CLI, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_cleanly_and_writes_what_was_asked_for(tmp_path, number):
    process = start("run", "fakes", "--json", "--steps", 10**6, "--pause", 0.002, "--out", tmp_path / "out")
    for _ in range(30):
        assert process.stdout.readline()
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (128 + number, "")
    done = json.loads(out.splitlines()[-1])
    assert (done["event"], done["ended"]) == ("done", "interrupted")
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (run["ended"], run["reason"]) == ("interrupted", f"interrupted by {number.name}")
    assert set(run["files"]) <= {path.name for path in (tmp_path / "out").iterdir()}
    # The same run again, up to the event where it was interrupted: the same numbers.
    again = start("run", "--from", tmp_path / "out", "--out", tmp_path / "again")
    assert again.communicate(timeout=30)[1] == ""
    assert (tmp_path / "again" / "loss.csv").read_bytes() == (tmp_path / "out" / "loss.csv").read_bytes()
    assert json.loads((tmp_path / "again" / "run.json").read_text())["metrics"] == run["metrics"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks /proc whether the run has begun")
def test_second_ctrl_c_ends_a_step_that_takes_long():
    process = start("run", "fakes", "--pause", 10)
    while process.poll() is None:
        if handles_signals(process.pid):
            process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    assert process.communicate()[1] == ""
    assert process.returncode == 130


def handles_signals(pid: int) -> bool:
    """Whether the run has begun: it handles SIGTERM, which Python leaves alone."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) & 1 << (signal.SIGTERM - 1))


def test_a_reader_that_goes_away_is_no_trouble(tmp_path):
    process = start("run", "fakes", "--json", "--steps", 10**6, "--out", tmp_path / "out")
    assert process.stdout.readline()
    process.stdout.close()
    assert process.wait(30) == 141
    assert process.stderr.read() == ""
    process.stderr.close()
    assert json.loads((tmp_path / "out" / "run.json").read_text())["ended"] == "interrupted"


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
def test_full_disk_is_one_sentence_and_leaves_no_half_files(tmp_path):
    import resource

    def no_room():  # every write beyond this fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    process = start("run", "fakes", "--out", tmp_path / "new" / "out", preexec_fn=no_room)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert err.startswith(f"learnoscope: {tmp_path / 'new' / 'out'} cannot be written: ")
    assert err.count("\n") == 1
    assert "distance" in out  # the numbers are at least on the terminal
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_out_that_cannot_be_is_refused_before_the_run(cli, tmp_path):
    (tmp_path / "file").write_text("mine")
    code, out, err = cli("run", "fakes", "--out", tmp_path / "file" / "out")
    assert (code, out) == (1, "")
    assert err == f"learnoscope: {tmp_path / 'file' / 'out'} cannot be written: Not a directory\n"
    assert (tmp_path / "file").read_text() == "mine"
