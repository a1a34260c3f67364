"""The scripts that train the robust models: stopped and gone on with, they end where they would have ended."""

import itertools

import pytest
import torch

from core import compute, datasets, models_library
from core.adversarial_training import Fast
from core.networks import cnn
from core.networks.image_network import scaled
from core.training import make_optimizer, schedule
from core.trees import load_tree


@pytest.fixture
def scripts(monkeypatch, tmp_path):
    """The scripts' common module, which writes into a folder of the test's own and saves after every step."""
    monkeypatch.syspath_prepend(models_library.SHIPPED.parent / "build_scripts")
    import robust_training

    monkeypatch.setattr(robust_training, "BUILD", tmp_path)
    monkeypatch.setattr(robust_training, "SAVE_EVERY", -1)
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    compute.use("cpu", 1)
    return robust_training


def recipe(scripts, **changed):
    return scripts.Recipe(
        **{
            "name": "tried", "objective": Fast(0.1), "epsilon": lambda share: min(1.0, 2 * share), "rate": schedule("cosine"),
            "optimizer": lambda network: make_optimizer("adam", list(network.parameters()), 0.01), "prepare": scaled,
            "epochs": 3.0, "batch": 64, "decay": 0.9, "held_out": 40, "probe_steps": 3, "budget": 0.1,
        }
        | changed
    )  # fmt: skip


def network():
    torch.manual_seed(0)
    return cnn.build((1, 28, 28), 10, ("meanpool 4", "dense 16", "norm", "tanh", "dropout 0.2"))


class Stopped(Exception):
    pass


def stopping(steps):
    """Scales pictures, so many times."""
    count = itertools.count(1)

    def prepare(pixels):
        if next(count) > steps:
            raise Stopped
        return scaled(pixels)

    return prepare


def test_a_stopped_training_goes_on_bit_for_bit(scripts):
    images = datasets.load("digits")
    torch.manual_seed(1)
    whole = scripts.train(recipe(scripts), network(), images, pictures=300)
    ended = load_tree(scripts.BUILD / "train_tried.safetensors")
    (scripts.BUILD / "train_tried.safetensors").unlink()
    torch.manual_seed(1)
    with pytest.raises(Stopped):
        scripts.train(recipe(scripts, prepare=stopping(7)), network(), images, pictures=300)
    torch.manual_seed(99)
    resumed = scripts.train(recipe(scripts), network(), images, pictures=300)
    assert all(
        torch.equal(a, b) for a, b in zip(whole.state_dict().values(), resumed.state_dict().values(), strict=True)
    )
    # What was over already stays as it is: only measuring is left to do.
    again = scripts.train(recipe(scripts, prepare=stopping(0)), network(), images, pictures=300)
    assert all(
        torch.equal(a, b) for a, b in zip(again.state_dict().values(), resumed.state_dict().values(), strict=True)
    )
    assert ended["step"] == 15 and ended["record"] > 0.1


def test_another_recipe_does_not_go_on(scripts):
    images = datasets.load("digits")
    scripts.train(recipe(scripts, epochs=1.0), network(), images, pictures=150)
    with pytest.raises(SystemExit, match="belongs to another recipe"):
        scripts.train(recipe(scripts, epochs=1.0, objective=Fast(0.2)), network(), images, pictures=150)


def test_the_first_layers_gentle_twin_answers_alike_and_hides_no_slope(scripts):
    from train_mnist_robust import LAYERS, exposed, set_thresholds

    model = cnn.build((1, 28, 28), 10, LAYERS).eval()
    set_thresholds(model)
    x, slopes = torch.zeros(2, 1, 28, 28), []
    for twin in (model, exposed(model)):
        leaf = x.clone().requires_grad_()
        logits = twin(leaf)
        slopes.append(torch.autograd.grad(logits[:, 0].sum(), leaf)[0].abs().mean())
    torch.testing.assert_close(model(x), exposed(model)(x))
    assert slopes[1] > 50 * slopes[0]
