"""The faces' network, and its twin in Keras."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from core.networks import expression_net


def small(shape=(1, 32, 32), **arguments):
    torch.manual_seed(0)
    network = expression_net.build(shape, 7, (8, 12, 16), (1, 2, 1), **arguments)
    for name, value in network.state_dict().items():
        # Fresh norms do nothing, so nothing would notice if they were left out.
        if value.is_floating_point() and ("norm" in name or name == "mean"):
            value.copy_(0.5 + torch.rand(value.shape))
    return network.eval()


def test_the_default_has_the_size_that_it_says():
    network = expression_net.build((1, 48, 48), 7)
    assert round(sum(p.numel() for p in network.parameters()) / 1e6, 1) == 3.7
    assert network(torch.rand(2, 1, 48, 48)).shape == (2, 7)


def test_larger_pictures_work_too():
    assert small()(torch.rand(2, 1, 40, 44)).shape == (2, 7)


def test_excitation_weighs_whole_maps():
    excitation = expression_net.Excitation(4, 8)
    x = torch.rand(3, 4, 5, 5)
    ratio = excitation(x) / x
    weights = torch.sigmoid(excitation.excite(torch.relu(excitation.squeeze(x.mean((2, 3))))))
    assert torch.allclose(ratio, weights[:, :, None, None].expand_as(x), atol=1e-5)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"shape": (1, 12, 48)}, "12x48 are too small"),
        ({"shape": (1, 48, 48), "blocks": (1, 0, 1, 1)}, "numbers of blocks"),
        ({"shape": (1, 48, 48), "blocks": (1, 1)}, "4 widths"),
    ],
)
def test_wrong_arguments_are_named(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        expression_net.build(classes=7, **arguments)


# Keras' own way from torch to numpy.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize("shape", [(1, 32, 32), (3, 36, 28)])
def test_the_keras_file_needs_no_code_and_gives_the_same_probabilities(tmp_path, shape):
    from core.expressions.keras_twin import write_h5

    network, path = small(shape), tmp_path / "faces.h5"
    assert write_h5(network, path, temperature=1.7) < 1e-5
    import keras  # not earlier: write_h5 chooses the backend that is here

    model = keras.models.load_model(path, compile=False, safe_mode=True)
    assert {type(layer).__module__.partition(".")[0] for layer in model.layers} == {"keras"}
    pictures = np.random.default_rng(0).random((5, *shape), np.float32)
    expected = (network.predict(torch.from_numpy(pictures)) / 1.7).softmax(1)
    got = model(pictures.transpose(0, 2, 3, 1)).detach().cpu().numpy()
    assert np.abs(got - expected.numpy()).max() < 1e-5
    assert [p.name for p in tmp_path.iterdir()] == ["faces.h5"]


def test_a_network_without_a_counterpart_is_refused(tmp_path):
    from core.expressions.keras_twin import write_h5
    from core.networks import resnet

    with pytest.raises(ValueError, match="Whitening, which has no counterpart"):
        write_h5(resnet.build((1, 32, 32), 7, (8, 8)), tmp_path / "faces.h5")
    assert not list(tmp_path.iterdir())
