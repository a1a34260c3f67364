"""run.json repeats a run to the last bit, and a hostile one is a sentence."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import catalogue, run_file
from core.cli import main
from tests.core.fakes import Fake


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The run.json of a run with the default knobs."""
    folder = tmp_path_factory.mktemp("run")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "techniques", lambda: {"fakes": Fake})
        assert main(["run", "fakes", "--out", str(folder)]) == 0
    return json.loads((folder / "run.json").read_text())


@pytest.fixture
def write(tmp_path):
    """Writes a run.json with this content."""

    def write(content) -> Path:
        path = tmp_path / "changed.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    return write


def test_from_repeats_a_run_and_knobs_may_change_it(cli, fake_catalogue, good, write, tmp_path):
    assert cli("run", "--from", write(good), "--out", tmp_path / "again")[0] == 0
    again = json.loads((tmp_path / "again" / "run.json").read_text())
    assert {k: v for k, v in again.items() if k not in ("seconds", "started")} == {
        k: v for k, v in good.items() if k not in ("seconds", "started")
    }
    done = json.loads(cli("run", "--from", write(good), "--json", "--steps", "3")[1].splitlines()[-1])
    assert done["metrics"]["distance"] != good["metrics"]["distance"]
    code, _, err = cli("run", "--from", write({**good, "versions": {"numpy": "1.0"}}))
    assert code == 0
    assert "note: recorded with numpy 1.0, here is" in err


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"technique": "fake"}, 'there is no technique "fake"; did you mean "fakes"?'),
        ({"technique": 3}, '"technique" is \'3\', but must be text'),
        ({"technique": "fakes\n\x1b[31m"}, 'there is no technique "fakes\\n\\x1b[31m"'),
        ({"knobs": []}, '"knobs" is \'[]\', but must be an object'),
        ({"knobs": {"__class__": 1}}, 'fakes has no knob "__class__"'),
        ({"knobs": {"steps": True}}, "steps is True, but accepts a whole number from 1 to 1000000"),
        ({"knobs": {"steps": 10**400}}, "steps is 1000"),
        ({"knobs": {"noise": "much"}}, "noise is 'much', but accepts"),
        ({"knobs": {"hidden": [[4]]}}, "hidden is"),
        ({"knobs": {"points": [[1, 2]]}}, "points is"),
        ({"device": "cpu; rm -rf /"}, "device is 'cpu; rm -rf /', but accepts"),
        ({"device": "cuda"}, None),
        ({"threads": 10**9}, "threads is 1000000000, but accepts a whole number from 1 to 1024"),
        ({"threads": True}, '"threads" is \'True\', but must be a whole number'),
        ({"ended": "finishd"}, "ended is 'finishd', but accepts finished, stopped, interrupted, failed; did you mean"),
        ({"events": -1}, "events is -1, but accepts"),
        ({"versions": None}, '"versions" is \'None\', but must be an object'),
    ],
)  # fmt: skip
def test_hostile_values_in_run_json_are_one_sentence(cli, fake_catalogue, good, write, changes, sentence):
    path = write({**good, **changes})
    code, out, err = cli("run", "--from", path)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    if sentence:
        assert err.startswith(f"learnoscope: {path}: {sentence}")
    assert len(err) < 1200


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 100000, b"{}", b'{"technique": "fakes"}', b"\0" * 100,
        b'{"technique": ' + b"9" * 5000 + b"}", b'{"seconds": NaN}', b" " * (run_file.LARGEST + 1),
    ],
    ids=range(12),
)  # fmt: skip
def test_files_that_are_no_run_json_are_one_sentence(cli, fake_catalogue, write, content):
    code, out, err = cli("run", "--from", write(content))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_place_of_run_json_does_not_hang(cli, fake_catalogue, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert cli("run", "--from", tmp_path / "pipe")[0] == 2
    assert cli("run", "--from", "/dev/zero")[0] == 2


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    knobs=st.dictionaries(
        st.sampled_from(["steps", "mode", "noise", "negative", "hidden", "points", "stop_when", "x"]), json_values
    )
)
def test_any_knobs_in_a_run_json_are_accepted_or_refused(fake_catalogue, tmp_path, knobs):
    card = {"technique": "fakes", "versions": {}, "device": "cpu", "threads": 1, "ended": "finished", "events": 1}
    (tmp_path / "run.json").write_text(json.dumps({**card, "knobs": knobs}))
    try:
        assert isinstance(run_file.read(tmp_path).technique, Fake)
    except run_file.BadRunFile as error:
        assert str(error)


def test_a_device_that_is_not_here_can_be_changed(cli, write, monkeypatch):
    monkeypatch.setattr("core.compute.available_devices", lambda: ["cpu"])
    card = {"technique": "mlp_regression", "knobs": {"epochs": 1}, "versions": {}, "device": "cuda", "threads": 1}
    path = write({**card, "ended": "finished", "events": 1})
    code, out, err = cli("run", "--from", path)
    assert (code, out) == (2, "")
    assert err == 'learnoscope: there is no device "cuda" here; available: cpu; choose one with --device\n'
    assert cli("run", "--from", path, "--device", "cpu")[0] == 0


@pytest.mark.parametrize(
    ("page", "knobs"),
    [
        ("polynomial", ["--degree", "4"]),
        ("perceptron", []),
        ("mlp_regression", ["--stop-when", "40 steps"]),
        ("mlp_classification", ["--stop-when", "40 steps"]),
    ],
)
def test_from_repeats_real_runs_to_the_last_bit(cli, tmp_path, page, knobs):
    assert cli("run", page, "--seed", "3", *knobs, "--out", tmp_path / "a")[0] == 0
    code, _, err = cli("run", "--from", tmp_path / "a" / "run.json", "--out", tmp_path / "b")
    assert (code, err) == (0, "")
    first, second = (json.loads((tmp_path / name / "run.json").read_text()) for name in "ab")
    assert first["metrics"] == second["metrics"] != {}
    assert first["files"] == second["files"]
    numbers = [name for name in first["files"] if name.endswith((".csv", ".safetensors", ".md"))]
    assert numbers
    for name in numbers:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
