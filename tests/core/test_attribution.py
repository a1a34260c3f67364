"""Attributions against answers known by hand, on networks small enough to know them."""

from collections import deque
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from core.attribution.activation_maximization import activation, activation_maximization
from core.attribution.deep_dream import deep_dream, octave_sizes
from core.attribution.grad_cam import grad_cam
from core.attribution.integrated_gradients import integrated_gradients
from core.attribution.layers import last_feature_maps, slope, target_logits, up_to
from core.attribution.occlusion import occlusion
from core.attribution.patches import patches, responses
from core.attribution.saliency import saliency, smooth_grad
from core.attribution.sanity import deleted, randomized, rank_correlation
from core.networks import cnn, pretrained
from core.networks.cnn import Dense
from core.networks.image_network import ImageNetwork


def last(iterator):
    return deque(iterator, maxlen=1).pop()


def network_of(layers, shape=(1, 8, 8), classes=3):
    """Layers as an image network that does not normalise."""
    return ImageNetwork({}, shape, classes, layers).eval()


def linear(shape=(1, 6, 6), classes=3):
    torch.manual_seed(0)
    return network_of({"output": Dense(int(np.prod(shape)), classes)}, shape, classes)


def small_cnn(seed=0, activation="relu"):
    torch.manual_seed(seed)
    network = cnn.build((1, 12, 12), 4, (f"conv 6 3, {activation}, pool, conv 8 3, {activation}").split(", "))
    return network.eval()


PICTURE = torch.rand(1, 12, 12, generator=torch.Generator().manual_seed(1))


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 2), st.integers(0, 1000), st.integers(1, 9))
def test_of_a_linear_network_saliency_is_the_weights_and_integrated_gradients_their_product(target, seed, steps):
    network = linear()
    picture, baseline = torch.rand(2, 1, 6, 6, generator=torch.Generator().manual_seed(seed))
    weights = network.layers["output"].weight[target].detach().reshape(1, 6, 6)
    assert torch.equal(saliency(network, picture, target), weights)
    torch.testing.assert_close(
        last(integrated_gradients(network, picture, target, baseline, steps)), weights * (picture - baseline)
    )
    smooth = last(smooth_grad(network, picture, target, np.random.default_rng(seed), samples=steps, piece=4))
    torch.testing.assert_close(smooth, weights)


@pytest.mark.parametrize("function", ["relu", "tanh"])
@pytest.mark.parametrize("steps", [2, 32])
def test_integrated_gradients_are_complete(function, steps):
    network = small_cnn(activation=function)
    for weights in network.parameters():
        weights.data *= 3  # far from linear
    for target in range(4):
        baseline = torch.zeros_like(PICTURE)
        total = last(integrated_gradients(network, PICTURE, target, baseline, steps)).sum()
        values = target_logits(network, torch.stack([PICTURE, baseline]), target)
        assert abs(total - (values[0] - values[1])) < 1e-3 * max(1, abs(values[0] - values[1]))


def test_integrated_gradients_of_a_square_are_known_per_pixel():
    class Squares(nn.Module):
        def forward(self, x):
            return x.square().flatten(1).sum(1, keepdim=True)

    network = network_of({"output": Squares()}, classes=1)
    picture, baseline = torch.rand(1, 8, 8), torch.full((1, 8, 8), 0.25)
    torch.testing.assert_close(
        last(integrated_gradients(network, picture, 0, baseline, 8)), picture.square() - baseline.square()
    )


def test_saliency_is_the_difference_quotient():
    network = small_cnn(activation="tanh").double()
    picture, step = PICTURE.double(), 1e-5
    gradient = saliency(network, picture, 2)
    for row, column in [(0, 0), (5, 7), (11, 3)]:
        moved = picture.repeat(2, 1, 1, 1)
        moved[0, 0, row, column] += step
        moved[1, 0, row, column] -= step
        up, down = target_logits(network, moved, 2)
        assert gradient[0, row, column].item() == pytest.approx(((up - down) / (2 * step)).item(), abs=1e-6)


def test_grad_cam_is_the_formula_by_hand():
    """Maps A1 = x, A2 = -x; the logit is the sum over places of u * A1 + v * A2, so their weights are u and v."""
    conv = nn.Conv2d(1, 2, 1, bias=False)
    conv.weight.data = torch.tensor([1.0, -1.0]).reshape(2, 1, 1, 1)
    dense = Dense(32, 1, bias=False)
    dense.weight.data = torch.cat([torch.full((16,), 0.75), torch.full((16,), 0.25)])[None]
    network = network_of({"conv": conv, "output": dense}, (1, 4, 4), 1)
    picture = torch.linspace(-1, 1, 16).reshape(1, 4, 4)
    expected = (0.75 * picture[0] - 0.25 * picture[0]).clamp(min=0)
    torch.testing.assert_close(grad_cam(network, picture, 0, "conv"), expected)


def test_grad_cam_needs_feature_maps():
    with pytest.raises(ValueError, match='"output" puts out 3 units'):
        grad_cam(linear(), torch.rand(1, 6, 6), 0, "output")
    with pytest.raises(ValueError, match="no feature maps"):
        last_feature_maps(linear())


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 9), st.integers(1, 4), st.integers(1, 70))
def test_occlusion_of_what_is_ignored_gives_0(size, stride, piece):
    network = linear(classes=1)
    weights = network.layers["output"].weight.data.abs_().view(6, 6)
    weights[:, 3:] = 0
    picture, fill = torch.rand(1, 6, 6) + 0.1, torch.zeros(1, 6, 6)
    found = last(occlusion(network, picture, 0, fill, size, stride, piece))
    assert found[:, min(6, 2 + size) :].abs().sum() < 1e-5  # no square that touches the left half reaches there
    if stride <= size:
        assert (found[:, :3] > 0).all()


def test_occlusion_by_single_pixels_is_exact():
    network = linear()
    picture, fill = torch.rand(2, 1, 6, 6)
    expected = network.layers["output"].weight[1].detach().reshape(6, 6) * (picture - fill)[0]
    torch.testing.assert_close(last(occlusion(network, picture, 1, fill, 1)), expected, atol=1e-5, rtol=1e-4)


def test_ascent_raises_the_activation():
    network = small_cnn()
    for layer, channel in [("conv2", 3), ("output", 1), ("relu1", None)]:
        start = torch.full((1, 12, 12), 0.5)
        steps = list(
            activation_maximization(network, start, layer, channel, np.random.default_rng(0), 30, lambda: 0.01)
        )
        values = [step.activation for step in steps]
        assert np.mean(np.diff(values) >= -1e-6) > 0.8
        assert values[-1] > values[0]
        assert values[0] == pytest.approx(activation(network, start[None], layer, channel).item())
        assert all(s.picture.min() >= 0 and s.picture.max() <= 1 for s in steps)


def test_of_a_linear_unit_the_ideal_is_black_and_white():
    network = linear()
    weights = network.layers["output"].weight[2].reshape(6, 6)
    ideal = last(
        activation_maximization(
            network, torch.full((1, 6, 6), 0.5), "output", 2, np.random.default_rng(0), 400, lambda: 0.2
        )
    )
    torch.testing.assert_close(ideal.picture[0], (weights > 0).float())


def test_a_rate_of_0_and_jitter_leave_the_picture_alone():
    dreamt = last(deep_dream(small_cnn(), PICTURE, "conv1", 0, np.random.default_rng(0), 1, 5, lambda: 0.0, jitter=4))
    assert torch.equal(dreamt.picture, PICTURE)


def test_dream_at_sizes_the_network_was_not_made_for():
    picture = torch.rand(1, 60, 40)
    sizes = octave_sizes((60, 40), 8)
    assert sizes == [(43, 29), (60, 40)]
    dreams = list(deep_dream(small_cnn(), picture, "relu2", None, np.random.default_rng(0), 8, 4, lambda: 0.02, 2))
    assert [tuple(d.picture.shape[1:]) for d in dreams] == [size for size in sizes for _ in range(4)]
    assert dreams[3].activation > dreams[0].activation
    again = last(deep_dream(small_cnn(), picture, "relu2", None, np.random.default_rng(0), 8, 4, lambda: 0.02, 2))
    assert torch.equal(again.picture, dreams[-1].picture)


def test_a_channel_that_is_not_there():
    with pytest.raises(ValueError, match='channel is 9, but the layer "conv1" has channels 0 to 5'):
        activation(small_cnn(), PICTURE[None], "conv1", 9)
    with pytest.raises(ValueError, match='no layer "conv9"; did you mean'):
        up_to(small_cnn(), PICTURE[None], "conv9")


def test_patches_show_where_the_pattern_is():
    """A unit that looks for a bright pixel finds it, and its patch is as large as its kernel."""
    conv = nn.Conv2d(1, 1, 3, padding=1, bias=False)
    conv.weight.data = torch.ones(1, 1, 3, 3)
    network = network_of({"conv": conv, "relu": nn.ReLU(), "output": Dense(64, 2)}, classes=2)
    pictures = np.zeros((4, 8, 8), np.uint8)
    for number, (row, column) in enumerate([(2, 3), (0, 0), (7, 7), (5, 1)]):
        pictures[number, row, column] = 60 * (number + 1)
    found = list(responses(network, pictures, "relu", 0, piece=3))
    strengths, places = torch.cat([f.strengths for f in found]), torch.cat([f.places for f in found])
    torch.testing.assert_close(strengths, torch.tensor([60, 120, 180, 240]) / 255)
    cut = patches(network, network.encode(pictures), "relu", 0, places)
    assert cut.shape == (4, 1, 3, 3)
    torch.testing.assert_close(cut.amax((1, 2, 3)), strengths)


def test_random_weights_change_every_map():
    """Adebayo et al. 2018: a map that stays the same explains the picture, not the network."""
    network = small_cnn()
    before = {k: v.clone() for k, v in network.state_dict().items()}
    changed = randomized(network, 99, seed=3)
    assert all(torch.equal(v, before[k]) for k, v in network.state_dict().items())
    for method in (saliency, lambda n, p, t: last(integrated_gradients(n, p, t, torch.zeros_like(p)))):
        one, other = (method(n, PICTURE, 0).numpy() for n in (network, changed))
        assert abs(rank_correlation(one, other)) < 0.5
    last_only = randomized(network, 1, seed=3)
    assert torch.equal(last_only.layers["conv2"].weight, network.layers["conv2"].weight)
    assert not torch.equal(last_only.layers["output"].weight, network.layers["output"].weight)


def test_rank_correlation_is_scipys():
    from scipy.stats import spearmanr

    one, other = np.random.default_rng(0).integers(0, 9, (2, 50)).astype(float)
    assert rank_correlation(one, other) == pytest.approx(spearmanr(one, other).statistic)
    assert rank_correlation(one, np.ones(50)) == 0


def test_deleting_pixels_of_a_linear_network():
    network = linear()
    picture = torch.rand(1, 6, 6)
    order = np.arange(36)[None]
    covered = picture.clone()
    covered[0, 0, :4] = 0.5  # round(36 / 10)
    expected = network(covered[None]).softmax(1)[0, 1].item()
    assert deleted(network, picture, 1, torch.full_like(picture, 0.5), order)[0] == pytest.approx(expected, abs=1e-6)


def test_gradients_modes_and_weights_stay_as_they_are():
    network = small_cnn().train()
    marks = [torch.full_like(p, 7.0) for p in network.parameters()]
    for parameter, mark in zip(network.parameters(), marks, strict=True):
        parameter.grad = mark.clone()
    rng = np.random.default_rng(0)
    state = torch.get_rng_state()
    black = torch.zeros_like(PICTURE)
    slope(network, PICTURE[None], 0)
    grad_cam(network, PICTURE, 0, "conv2")
    for iterator in (
        smooth_grad(network, PICTURE, 0, rng),
        integrated_gradients(network, PICTURE, 0, black),
        occlusion(network, PICTURE, 0, black),
        activation_maximization(network, PICTURE, "conv1", 0, rng, 3),
        deep_dream(network, PICTURE, "conv1", 0, rng, 2, 3),
    ):
        for _ in iterator:
            assert torch.is_grad_enabled()
            assert network.training
    randomized(network, 1, 0)
    assert torch.equal(state, torch.get_rng_state())
    assert network.training
    assert all(torch.equal(p.grad, mark) for p, mark in zip(network.parameters(), marks, strict=True))


@pytest.mark.parametrize("name", list(pretrained.WEIGHTS))
def test_torchvisions_networks_give_the_same_logits_cut_into_layers(name):
    import torchvision

    torch.manual_seed(0)
    model = torchvision.models.get_model(name, weights=None).eval()
    network = pretrained.from_torchvision(name, model)
    x = torch.rand(1, 3, 96, 96)
    with torch.no_grad():
        expected = model((x - network.mean[:, None, None]) / network.std[:, None, None])
        torch.testing.assert_close(network(x), expected)
    last = {"resnet18": "layer4", "squeezenet1_1": "fire12", "vgg19": "relu5_4"}[name]
    assert grad_cam(network, x[0], 5, last).ndim == 2


def test_missing_and_damaged_weights_are_named(tmp_path, monkeypatch):
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    with pytest.raises(pretrained.WeightsMissing, match=r"models fetch resnet18 \(46\.8 MB\), or put https://"):
        pretrained.load("resnet18")
    folder = tmp_path / "hub" / "checkpoints"
    folder.mkdir(parents=True)
    (folder / Path(pretrained.WEIGHTS["resnet18"].path).name).write_bytes(b"cut short")
    with pytest.raises(ValueError, match="damaged or incomplete"):
        pretrained.load("resnet18")
