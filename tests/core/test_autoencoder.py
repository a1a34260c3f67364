"""The autoencoder of pictures: its loss, its standardised latents, its training and its file; its script runs to the end."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.distributions import Normal, kl_divergence

from core import compute, models_library
from core.datasets import Images
from core.generative.autoencoding import PIXEL_NOISE, Autoencoding, evidence_loss, standardise
from core.generative.image_diffusion import as_data
from core.networks import autoencoder
from core.trees import load_tree, save_tree

#: Bars at random places, 8x8.
BARS = torch.zeros(64, 1, 8, 8, dtype=torch.uint8)
for _number in range(64):
    BARS[_number, :, :, _number % 8] = 255


def built(picture=(1, 8, 8)):
    torch.manual_seed(0)
    return autoencoder.build(picture, latent=3, width=8)


def training(resume=None, device="cpu"):
    return Autoencoding(built(), BARS.to(device), batch_size=16, seed=2, resume=resume)


def test_the_loss_is_the_evidence_bound_of_a_gaussian_decoder():
    network, x = built(), as_data(BARS[:5])
    noise = torch.randn(5, 3, 2, 2, generator=torch.Generator().manual_seed(1))
    loss, error = evidence_loss(network, x, noise)
    mean, log_variance = network.gaussians(x)
    latent = Normal(mean, (log_variance / 2).exp())
    decoder = Normal(network.decoder(mean + latent.scale * noise), PIXEL_NOISE)
    bound = decoder.log_prob(x).sum() - kl_divergence(latent, Normal(0.0, 1.0)).sum()
    constant = Normal(0.0, PIXEL_NOISE).log_prob(torch.zeros(()))
    expected = 2 * PIXEL_NOISE**2 * (constant - bound / x.numel())
    assert float(loss.detach()) == pytest.approx(float(expected.detach()), rel=1e-4)
    assert float(error) == pytest.approx(float((decoder.mean.detach() - x).square().mean()), rel=1e-5)


def test_latents_are_standardised_and_decode_as_before():
    network, x = built(), as_data(BARS)
    with torch.no_grad():
        before = network(x)
        latents = standardise(network, BARS, piece=20)
        np.testing.assert_allclose(network.encode(x), latents, atol=1e-5)
        np.testing.assert_allclose(network(x), before, atol=1e-4)
    assert latents.shape == (64, *network.latent) == (64, 3, 2, 2)
    deviation, mean = torch.std_mean(latents, (0, 2, 3))
    np.testing.assert_allclose(mean, 0, atol=1e-5)
    np.testing.assert_allclose(deviation, 1, atol=1e-4)


def test_it_learns_and_goes_on_exactly(tmp_path):
    whole = training()
    first = float(whole.learn(3e-3))
    save_tree(tmp_path / "state", whole.state())
    errors = [float(whole.learn(3e-3)) for _ in range(80)]
    resumed = training(load_tree(tmp_path / "state"))
    assert [float(resumed.learn(3e-3)) for _ in range(3)] == errors[:3]
    assert np.mean(errors[-10:]) < 0.25 * first


def test_it_comes_back_from_the_library(tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path))
    network = built()
    standardise(network, BARS)
    models_library.save("mine", network, {"title": "Bars", "data": "digits"})
    again, card = models_library.load("mine")
    x = as_data(BARS[:4])
    with torch.no_grad():
        np.testing.assert_allclose(again.encode(x), network.encode(x), atol=1e-5)
        np.testing.assert_allclose(again(x), network(x), atol=1e-5)
    assert card["arguments"] == {"picture": [1, 8, 8], "latent": 3, "width": 8}


@pytest.mark.parametrize(
    ("picture", "latent"), [((1, 28, 28), (3, 7, 7)), ((3, 32, 32), (3, 8, 8)), ((1, 8, 12), (3, 2, 3))]
)
def test_sizes(picture, latent):
    network = built(picture)
    x = torch.zeros(2, *picture)
    assert network.latent == latent and network.encode(x).shape == (2, *latent) and network(x).shape == x.shape


@pytest.mark.parametrize(
    ("picture", "width", "problem"),
    [((1, 30, 28), 8, "pictures of 30x28 do not fit"), ((1, 0, 0), 8, "of 0x0"), ((1, 28, 28), 12, "width is 12")],
)
def test_what_does_not_fit_is_refused(picture, width, problem):
    with pytest.raises(ValueError, match=problem):
        autoencoder.build(picture, 4, width)


def test_the_script_trains_both_goes_on_measures_and_writes_models(tmp_path, monkeypatch):
    path = Path(__file__).parents[2] / "build_scripts" / "train_autoencoder.py"
    spec = importlib.util.spec_from_file_location("train_autoencoder", path)
    script = importlib.util.module_from_spec(spec)
    monkeypatch.syspath_prepend(path.parent)
    spec.loader.exec_module(script)
    rng = np.random.default_rng(0)
    stand_in = rng.integers(0, 256, (40, 28, 28), dtype=np.uint8)
    labels = np.arange(40) % 10
    images = Images("mnist", stand_in, labels, stand_in[:20], labels[:20], tuple("0123456789"))
    runs = {name: script.Run(name, tmp_path) for name in ("train_mnist_autoencoder", "train_mnist_latent_diffusion")}
    recipe = script.RECIPES["mnist"]._replace(width=8, batch_size=4, widths=(8, 16))
    for name, value in {"Run": runs.get, "BATCH_SIZE": 4, "SAMPLER_STEPS": 2}.items():
        monkeypatch.setattr(script, name, value)
    monkeypatch.setitem(script.RECIPES, "mnist", recipe)
    monkeypatch.setattr(script.datasets, "load", lambda name: images)
    options = ["--steps", "3", "--autoencoder-steps", "3", "--samples", "10", "--threads", "1"]
    monkeypatch.setattr("sys.argv", ["train", *options, "--out", str(tmp_path)])
    written = {}
    monkeypatch.setattr(
        models_library, "save", lambda name, network, about, folder: written.update({name: (network, about)})
    )
    script.train_autoencoder(runs["train_mnist_autoencoder"], torch.from_numpy(stand_in)[:, None], recipe, 2)
    script.main()
    assert "going on from step 2" in (tmp_path / "train_mnist_autoencoder.log").read_text(encoding="utf-8")
    network, about = written["mnist_autoencoder"]
    assert about["accuracy"]["FID-LeNet of 10 reconstructions"] > about["accuracy"]["FID-LeNet of 10 training pictures"]
    deviation, _ = torch.std_mean(network.encode(as_data(torch.from_numpy(stand_in)[:, None])), (0, 2, 3))
    assert deviation.detach().numpy() == pytest.approx(np.ones(4), rel=0.05)
    denoiser, about = written["mnist_latent_diffusion"]
    assert denoiser.picture == network.latent and about["autoencoder"] == "mnist_autoencoder"
    assert about["accuracy"]["FID-LeNet of 10 samples"] > 0
    assert set(about) >= set(models_library.FIELDS) - {"network", "arguments", "sha256"}
    assert not any(run.checkpoint.exists() for run in runs.values())


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")
def test_it_trains_on_a_gpu():
    compute.use("cuda", 1)
    here, there = training(), training(device="cuda")
    assert float(there.learn(1e-3)) == pytest.approx(float(here.learn(1e-3)), rel=0.2)
