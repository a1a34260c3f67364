"""The script that trains the shipped generator: stopped, continued, measured; on the built-in digits in MNIST's place."""

import importlib.util
import sys
from pathlib import Path

import pytest
import torch

from core import datasets, models_library
from core.datasets import Images
from core.techniques.generative import _gan_images_scene as scenes
from core.trees import save_tree

SCRIPT = Path(__file__).parents[2] / "build_scripts" / "train_gan.py"


@pytest.fixture
def script(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("train_gan", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "path", [str(SCRIPT.parent), *sys.path])
    spec.loader.exec_module(module)
    digits = datasets.load("digits")
    mnist = Images("mnist", digits.train, digits.train_labels, digits.test, digits.test_labels, digits.classes)

    def loading(name):
        yield datasets.Report(1, 1, name)
        return mnist

    monkeypatch.setattr(datasets, "loading_or_builtin", loading)
    monkeypatch.setattr(datasets, "load", lambda name: mnist)
    monkeypatch.setattr(scenes, "FINAL", 200)
    monkeypatch.setattr(module, "KNOBS", {"mnist": module.KNOBS["mnist"] | {"width": 8, "batch_size": 16}})
    run = module.Run("gan", tmp_path / "build")
    monkeypatch.setattr(module, "Run", lambda name: run)
    return module


def test_a_run_that_was_stopped_ends_as_if_it_never_had(script, monkeypatch, tmp_path):
    kept = {}
    for folder in ("whole", "continued"):
        monkeypatch.setattr(sys, "argv", ["train", "--steps", "6", "--threads", "1", "--out", str(tmp_path / folder)])
        if folder == "continued":
            page = script.validated(script.GANImages, script.KNOBS["mnist"] | {"steps": 6})
            saved = next(e.data for e in page.run() if e.stream == "checkpoint" and e.data["step"] == 4)
            save_tree(script.Run("gan").checkpoint, saved)
        script.main()
        assert not script.Run("gan").checkpoint.exists()
        kept[folder] = models_library.read(tmp_path / folder / "mnist_gan.safetensors")
    (whole, card), (continued, _) = kept.values()
    assert all(torch.equal(value, continued.state_dict()[name]) for name, value in whole.state_dict().items())
    assert "going on from step 4" in (tmp_path / "build" / "gan.log").read_text(encoding="utf-8")
    assert card["accuracy"]["pictures"] == 200
    # Fresh noise is far away from digits, digits are not.
    assert card["accuracy"]["FID-LeNet"] > 3 * card["accuracy"]["FID-LeNet of as many training pictures"] > 0
    assert whole.pixels(torch.randn(2, whole.latent), torch.tensor([3, 7])).shape == (2, 28, 28)
