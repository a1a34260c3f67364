"""The script that measures every GAN of pictures the same way: on the built-in digits in MNIST's place."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from core import compute, datasets, models_library
from core.datasets import Images
from core.trees import save_tree

SCRIPT = Path(__file__).parents[2] / "build_scripts" / "measure_generators.py"


@pytest.fixture
def script(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "path", [*sys.path, str(SCRIPT.parent)])
    spec = importlib.util.spec_from_file_location("measure_generators", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "measure_generators", module)
    spec.loader.exec_module(module)
    digits = datasets.load("digits")
    mnist = Images("mnist", *(a[:200] for a in (digits.train, digits.train_labels, digits.test, digits.test_labels)), digits.classes)  # fmt: skip

    def loading(name):
        yield datasets.Report(1, 1, name)
        return mnist

    monkeypatch.setattr(datasets, "loading_or_builtin", loading)
    monkeypatch.setattr(datasets, "load", lambda name: mnist)
    small = {name: module.GANImages.presets[name] | {"width": 8, "batch_size": 16} for name in module.PRESETS}
    monkeypatch.setattr(module.GANImages, "presets", small)
    monkeypatch.setattr(module, "BUILD", tmp_path)
    monkeypatch.setattr(module, "Run", lambda name: Log(tmp_path))
    return module


class Log:
    lines: list[str] = []

    def __init__(self, folder):
        self.lines.clear()

    def log(self, line):
        self.lines.append(line)


def test_a_preset_is_measured_once_and_the_table_names_what_made_it(script, monkeypatch, tmp_path):
    def run(*options):
        monkeypatch.setattr(
            sys, "argv", ["measure_generators.py", "--folder", str(tmp_path), "--threads", "1", *options]
        )
        script.main()
        return json.loads((tmp_path / "generative_quality.json").read_text(encoding="utf-8"))

    options = ("--steps", "2", "--samples", "100", "--presets", "MLP GAN")
    first = run(*options)
    (found,) = first["runs"].values()
    assert found["FID-LeNet"] > first["real"]["FID-LeNet"] > 0 and found["seconds"] >= 0 and found["pictures"] == 100
    assert run(*options)["runs"] == first["runs"] and "measured before" in Log.lines[-1]
    table = (tmp_path / "generative_quality.md").read_text(encoding="utf-8")
    row = next(line for line in table.splitlines() if line.startswith("| MLP GAN |"))
    assert f"| {found['FID-LeNet']:.3g} ± " in row and f"| {found['nearest']:.2f} |" in row
    assert "--presets 'MLP GAN'`" in table


def test_a_training_that_was_stopped_goes_on(script, tmp_path):
    compute.use("cpu", 1)
    page = script.validated(script.GANImages, script.GANImages.presets["DCGAN"] | {"data": "mnist", "steps": 4})
    whole, _ = script.train(page, Log(tmp_path), "one")
    saved = next(e.data for e in page.run() if e.stream == "checkpoint" and e.data["step"] == 2)
    save_tree(tmp_path / "measure_one.safetensors", {**saved, "seconds": 100.0})
    again, seconds = script.train(page, Log(tmp_path), "one")
    assert (
        (again.grid() == whole.grid()).all() and seconds > 100 and not (tmp_path / "measure_one.safetensors").exists()
    )
    assert Log.lines == ["one: going on from round 2"]


def test_cards_of_other_scripts_give_rows(script, monkeypatch):
    accuracy = {
        "FID-LeNet of 10,000 samples": 0.5, "FID-LeNet of 10,000 training pictures": 0.1, "entropy of the classes": 2.29,
        "share of sure samples": 0.97,
    }  # fmt: skip
    assert script._of_card(accuracy) == {"FID-LeNet": 0.5, "pictures": 10_000, "class entropy": 2.29, "sure": 0.97}
    card = {"accuracy": accuracy, "made": "2026-01-02T03:04", "command": "python train.py"}
    monkeypatch.setattr(models_library, "names", lambda: ("mnist_diffusion",))
    monkeypatch.setattr(models_library, "card", lambda name: card)
    real = {"FID-LeNet": 0.1, "pictures": 10_000}
    table = script.table({"runs": {}, "real": real})
    assert "| `mnist_diffusion` (its card) |  |  |  | 10,000 | 0.5 | 5.0 | 2.290 | 97.0% |  |  |  |" in table
    assert "- mnist_diffusion, 2026-01-02: `python train.py`" in table
