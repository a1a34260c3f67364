"""The README's example is a technique that works as it stands."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

from core.catalogue import load
from core.knobs import validated
from core.playback import Diverged, Playback
from core.probes import probes_of

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    source = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL).group(1)
    path = tmp_path_factory.mktemp("readme") / "gradient_descent.py"
    path.write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("gradient_descent", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["gradient_descent"] = module
    spec.loader.exec_module(module)
    yield load("gradient_descent")
    del sys.modules["gradient_descent"]


def play(technique, resume=None):
    playback = Playback(technique, resume)
    events = list(iter(playback.advance, None))
    return events, playback.metrics


def test_it_learns_what_it_says(example):
    events, metrics = play(validated(example, {"steps": 50, "seed": 3}))
    first = next(e.data["lines"]["train"] for e in events if e.stream == "loss")
    start = (2 * first) ** 0.5
    assert metrics["final weight"] == pytest.approx(start * 0.9**50)


def test_its_preset_diverges_as_it_promises(example):
    with pytest.raises(Diverged, match=r"the learning rate 2[.]1 is probably too large"):
        play(validated(example, example.presets["Too fast"] | {"steps": 10_000}))


def test_it_resumes_and_answers(example):
    technique = validated(example, {"noise": 0.5, "steps": 30})
    events, metrics = play(technique)
    state = next(e.data for e in events if e.stream == "checkpoint" and e.data["step"] == 20)
    assert play(technique, state)[1] == metrics
    assert set(probes_of(example)) == {"tangent"}
    (answer,) = technique.tangent(1.0, at=[2.0, 0.0])
    assert answer.data["lines"][""].tolist() == [0.0, 4.0]


def test_its_test_passes(example, monkeypatch):
    source = re.search(r"```py\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL).group(1)
    monkeypatch.setattr("core.catalogue.find", lambda name: example)
    exec(source, {})
