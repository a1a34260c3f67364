"""Generators and discriminators of pictures: sizes, classes, spectral norm, the models library."""

import numpy as np
import pytest
import torch

from core import models_library
from core.networks import discriminator, generator


def weights(network):
    return sum(p.numel() for p in network.parameters())


def test_the_default_pair_for_mnist_has_the_sizes_that_it_says():
    assert weights(generator.build((1, 28, 28))) == 234_177
    assert weights(discriminator.build((1, 28, 28))) == 36_577


@pytest.mark.parametrize("picture", [(1, 28, 28), (3, 32, 32), (1, 8, 8), (1, 12, 16)])
@pytest.mark.parametrize("kind", ["dcgan", "mlp"])
@pytest.mark.parametrize("classes", [0, 3])
def test_pictures_of_every_size_go_through_both(picture, kind, classes):
    labels = torch.tensor([0, 2]) if classes else None
    made = generator.build(picture, 5, classes, kind, 4)
    pictures = made(torch.randn(2, 5), labels)
    assert pictures.shape == (2, *picture) and pictures.abs().max() <= 1
    assert made.pixels(torch.randn(2, 5), labels).dtype == torch.uint8
    judge = discriminator.build(picture, classes, kind, 4)
    assert judge(pictures, labels).shape == (2,)
    for network in (made, judge):
        assert sum(box["parameters"] for box in network.drawing()) == weights(network)
    assert tuple(made.drawing()[-1]["shape"]) == picture


def test_pixels_are_the_pictures_in_256_levels():
    made, noise = generator.build((3, 8, 8), 5, width=2), torch.randn(4, 5)
    with torch.no_grad():
        pictures = made.eval()(noise)
    expected = np.round((pictures.permute(0, 2, 3, 1).numpy() + 1) * 127.5)
    assert np.array_equal(made.pixels(noise).numpy(), expected)


def test_the_class_changes_picture_and_verdict():
    torch.manual_seed(0)
    made, noise = generator.build((1, 8, 8), 5, 2, width=4).eval(), torch.randn(1, 5).repeat(2, 1)
    one, other = made(noise, torch.tensor([0, 1]))
    assert not torch.equal(one, other)
    judge = discriminator.build((1, 8, 8), 2, width=4).eval()
    outputs, features = judge(one.expand(2, -1, -1, -1), torch.tensor([0, 1])), one[None]
    for layer in judge.layers.values():
        features = layer(features)
    outputs, features = outputs.detach(), features.detach()
    difference = (judge.embedding.weight[0] - judge.embedding.weight[1]).detach() @ features[0]
    assert float(outputs[0] - outputs[1]) == pytest.approx(float(difference), abs=1e-5)


@pytest.mark.parametrize("build", [generator.build, discriminator.build])
def test_a_missing_class_is_named(build):
    network = build((1, 8, 8), classes=3)
    with pytest.raises(ValueError, match="3 classes and needs one"):
        network(torch.zeros(1, 64) if isinstance(network, generator.Generator) else torch.zeros(1, 1, 8, 8))


@pytest.mark.parametrize("picture", [(1, 30, 28), (1, 4, 4), (3, 32, 33)])
def test_sizes_that_do_not_fit_are_named(picture):
    for build in (generator.build, discriminator.build):
        with pytest.raises(ValueError, match=f"{picture[1]}x{picture[2]} do not fit a DCGAN"):
            build(picture)


@pytest.mark.parametrize("kind", ["dcgan", "mlp"])
def test_spectral_norm_holds_the_largest_singular_value_at_one(kind):
    torch.manual_seed(0)
    judge = discriminator.build((1, 8, 8), 3, kind, 4, "spectral")
    for _ in range(50):  # every forward pass in training is one power iteration
        judge(torch.randn(2, 1, 8, 8), torch.tensor([0, 1]))
    normed = [m for m in judge.modules() if isinstance(m, torch.nn.Linear | torch.nn.Conv2d | torch.nn.Embedding)]
    assert len(normed) == 4
    for module in normed:
        assert torch.linalg.matrix_norm(module.weight.detach().flatten(1), 2).item() == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize("norm", ["batch", "spectral", "none"])
def test_both_survive_the_models_library(tmp_path, norm):
    torch.manual_seed(1)
    made, judge = generator.build((1, 8, 8), 5, 2, width=4), discriminator.build((1, 8, 8), 2, width=4, norm=norm)
    noise, labels = torch.randn(3, 5), torch.tensor([0, 1, 1])
    models_library.write(tmp_path / "g.safetensors", made, {})
    models_library.write(tmp_path / "d.safetensors", judge, {})
    again, _ = models_library.read(tmp_path / "g.safetensors")
    judge_again, _ = models_library.read(tmp_path / "d.safetensors")
    pictures = made.eval()(noise, labels)
    assert torch.equal(again(noise, labels), pictures)
    assert torch.equal(judge_again(pictures, labels), judge.eval()(pictures, labels))
