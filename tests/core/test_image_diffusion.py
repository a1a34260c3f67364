"""Training of picture diffusion goes on exactly, learns, and samples what is asked for; its script runs to the end."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import torch

from core import compute, models_library
from core.datasets import Images
from core.generative.diffusion import schedule
from core.generative.image_diffusion import ImageDiffusion, pictures, pixels
from core.networks import unet
from core.trees import load_tree, save_tree

PLAN = schedule("cosine")
#: Two classes of 8x8 pictures: the left half white, or the right one.
LABELS = torch.arange(64) % 2
HALVES = torch.zeros(64, 1, 8, 8, dtype=torch.uint8)
HALVES[LABELS == 0, :, :, :4] = 255
HALVES[LABELS == 1, :, :, 4:] = 255


def training(resume=None, device="cpu", widths=(8, 16)):
    torch.manual_seed(0)
    network = unet.build((1, 8, 8), 2, widths)
    return ImageDiffusion(
        network, PLAN, HALVES.to(device), LABELS.to(device), batch_size=16, decay=0.98, seed=3, resume=resume
    )


def test_training_goes_on_exactly(tmp_path):
    whole = training()
    for _ in range(3):
        whole.learn(1e-3)
    save_tree(tmp_path / "state", whole.state())
    losses = [float(whole.learn(1e-3)) for _ in range(3)]
    state = load_tree(tmp_path / "state")
    for _ in range(2):  # the state is none the worse for being gone on from
        resumed = training(state)
        assert [float(resumed.learn(1e-3)) for _ in range(3)] == losses
    for mine, theirs in zip(whole.best.parameters(), resumed.best.parameters(), strict=True):
        assert torch.equal(mine, theirs)


def test_it_learns_two_classes_and_makes_the_one_asked_for():
    player = training()
    first = np.mean([float(player.learn(5e-3)) for _ in range(10)])
    for _ in range(250):
        player.learn(5e-3)
    later = np.mean([float(player.learn(5e-3)) for _ in range(10)])
    assert later < 0.3 * first
    wanted = torch.tensor([0, 1, 1, 0, 1, 0])
    for guidance in (0.0, 2.0):
        guesses = list(pictures(player.best, PLAN, wanted, steps=20, eta=0.0, guidance=guidance, seed=0))
        assert len(guesses) == 20
        left, right = guesses[-1][:, :, :4].mean((1, 2)), guesses[-1][:, :, 4:].mean((1, 2))
        assert ((left < right) == wanted.numpy().astype(bool)).all()
        assert np.abs(left - right).mean() > 120, guidance


def test_samples_depend_on_the_seed_alone():
    network = training().best
    one, same, other = (
        list(pictures(network, PLAN, LABELS[:2], steps=3, eta=1.0, guidance=0.0, seed=seed))[-1] for seed in (0, 0, 1)
    )
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()


def test_pixels_of_both_kinds():
    x = torch.tensor([-2.0, -1, 0, 1]).reshape(1, 1, 2, 2)
    np.testing.assert_array_equal(pixels(x), [[[0, 0], [128, 255]]])
    assert pixels(torch.zeros(2, 3, 4, 5)).shape == (2, 4, 5, 3)


def test_the_script_trains_goes_on_measures_and_writes_a_model(tmp_path, monkeypatch):
    path = Path(__file__).parents[2] / "build_scripts" / "train_diffusion.py"
    spec = importlib.util.spec_from_file_location("train_diffusion", path)
    script = importlib.util.module_from_spec(spec)
    monkeypatch.syspath_prepend(path.parent)
    spec.loader.exec_module(script)
    rng = np.random.default_rng(0)
    stand_in = rng.integers(0, 256, (40, 28, 28), dtype=np.uint8)
    labels = np.arange(40) % 10
    images = Images("mnist", stand_in, labels, stand_in[:20], labels[:20], tuple("0123456789"))
    run = script.Run("train", tmp_path)
    for name, value in {"Run": lambda name: run, "BATCH_SIZE": 4}.items():
        monkeypatch.setattr(script, name, value)
    for name, sampler in script.SAMPLERS.items():
        monkeypatch.setitem(script.SAMPLERS, name, sampler._replace(steps=2))
    monkeypatch.setattr(script.datasets, "load", lambda name: images)
    monkeypatch.setattr(
        "sys.argv", ["train", "--steps", "3", "--samples", "10", "--threads", "1", "--out", str(tmp_path)]
    )
    monkeypatch.setitem(script.RECIPES, "mnist", script.RECIPES["mnist"]._replace(widths=(8, 16)))
    script.train(run, images, (8, 16), 2)
    written = {}
    monkeypatch.setattr(
        models_library,
        "save",
        lambda *given: written.update(zip(("name", "network", "about", "to"), given, strict=True)),
    )
    script.main()
    assert "going on from step 2" in (tmp_path / "train.log").read_text(encoding="utf-8")
    assert (written["name"], written["to"]) == ("mnist_diffusion", tmp_path)
    assert written["about"]["accuracy"]["FID-LeNet of 10 samples"] > 0
    assert "FID-LeNet of 10 samples of DDIM without guidance" in written["about"]["accuracy"]
    assert set(written["about"]) >= set(models_library.FIELDS) - {"network", "arguments", "sha256"}
    assert not run.checkpoint.exists()
    trained, load = written["network"], models_library.load
    shipped = {"mnist_diffusion": (trained, {"command": "as it was", "made": "then"})}
    monkeypatch.setattr(models_library, "load", lambda name: shipped.get(name) or load(name))
    monkeypatch.setattr("sys.argv", ["train", "--measure", "--samples", "10", "--threads", "1", "--out", str(tmp_path)])
    script.main()
    assert written["network"] is trained
    assert (written["about"]["command"], written["about"]["made"]) == ("as it was", "then")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_it_trains_on_a_gpu():
    compute.use("cuda", 1)
    here, there = training(), training(device="cuda")
    assert float(there.learn(1e-3)) == pytest.approx(float(here.learn(1e-3)), abs=0.3)
    *_, end = pictures(there.best, PLAN, LABELS[:4].cuda(), steps=3, eta=0.0, guidance=1.0, seed=0)
    assert end.shape == (4, 8, 8)
