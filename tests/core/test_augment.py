"""Each augmentation does to a picture what torchvision's transform does, and to each picture of a batch something else."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torchvision.transforms import v2
from torchvision.transforms.v2 import InterpolationMode
from torchvision.transforms.v2 import functional as torchvision

from core.datasets import augment
from core.datasets.augment import Augmentation
from core.datasets.on_device import OnDevice

DEVICES = ["cpu", pytest.param("cuda", marks=pytest.mark.skipif(not torch.cuda.is_available(), reason="no GPU here"))]
shapes = st.sampled_from([(1, 28, 28), (3, 32, 32), (3, 9, 14), (1, 13, 6)])


def batch(shape, count=5, seed=0):
    return torch.rand(count, *shape, generator=torch.Generator().manual_seed(seed))


@given(shapes, st.lists(st.booleans(), min_size=5, max_size=5))
@settings(max_examples=20, deadline=None)
def test_flip(shape, which):
    x = batch(shape)
    expected = [torchvision.horizontal_flip(p) if flip else p for p, flip in zip(x, which, strict=True)]
    assert torch.equal(augment.flipped(x, torch.tensor(which)), torch.stack(expected))


@given(shapes, st.lists(st.tuples(st.integers(-15, 15), st.integers(-15, 15)), min_size=5, max_size=5))
@settings(max_examples=20, deadline=None)
def test_shift(shape, moves):
    x = batch(shape)
    moved = augment.shifted(x, *torch.tensor(moves).T)
    expected = [
        torchvision.affine(p, angle=0.0, translate=[right, down], scale=1.0, shear=[0.0, 0.0])
        for p, (down, right) in zip(x, moves, strict=True)
    ]
    assert torch.equal(moved, torch.stack(expected))


@given(shapes, st.lists(st.floats(-180, 180), min_size=5, max_size=5))
@settings(max_examples=20, deadline=None)
def test_rotation(shape, degrees):
    x = batch(shape)
    turned = augment.turned(x, torch.tensor(degrees))
    expected = [torchvision.rotate(p, d, InterpolationMode.BILINEAR) for p, d in zip(x, degrees, strict=True)]
    assert torch.allclose(turned, torch.stack(expected), atol=2e-3)
    assert torch.allclose(augment.turned(x, torch.zeros(5)), x, atol=1e-5)


@given(shapes, st.lists(st.floats(0, 3), min_size=5, max_size=5))
@settings(max_examples=20, deadline=None)
def test_contrast(shape, factors):
    x = batch(shape)
    changed = augment.with_contrast(x, torch.tensor(factors))
    expected = [torchvision.adjust_contrast(p, f) for p, f in zip(x, factors, strict=True)]
    assert torch.allclose(changed, torch.stack(expected), atol=1e-5)


@given(shapes, st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=5, max_size=5))
@settings(max_examples=20, deadline=None)
def test_erase(shape, corners):
    x = batch(shape)
    hidden = augment.erased(x, *torch.tensor(corners).T, 3, 2)
    expected = [torchvision.erase(p, i, j, 3, 2, torch.zeros(1)) for p, (i, j) in zip(x, corners, strict=True)]
    assert torch.equal(hidden, torch.stack(expected))


@given(shapes, st.lists(st.floats(0.7, 1.4), min_size=5, max_size=5))
@settings(max_examples=20, deadline=None)
def test_scale_and_turn_at_once(shape, factors):
    x = batch(shape)
    changed = augment.turned(x, torch.full((5,), 20.0), torch.tensor(factors))
    expected = [
        torchvision.affine(p, -20, [0, 0], f, [0.0, 0.0], InterpolationMode.BILINEAR)
        for p, f in zip(x, factors, strict=True)
    ]
    assert torch.allclose(changed, torch.stack(expected), atol=1e-4)


def test_brightness_multiplies_and_stays_in_range():
    x = batch((1, 8, 8), 200)
    changed = Augmentation(brightness=0.5)(x, torch.Generator().manual_seed(0))
    factors = 0.5 + torch.rand(200, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(changed, (x * factors[:, None, None, None]).clamp(max=1))


ALL = Augmentation(shift=3, flip=True, rotation=15, scale=0.1, contrast=0.4, brightness=0.2, erase=0.3)


@pytest.mark.parametrize("device", DEVICES)
def test_every_picture_its_own_way_and_reproducibly(device):
    x = batch((3, 32, 32), 1).expand(64, -1, -1, -1).to(device)
    first, again, other = (ALL(x, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert len({p.cpu().numpy().tobytes() for p in first}) == 64
    assert first.shape == x.shape
    assert first.min() >= 0
    assert first.max() <= 1
    if device == "cuda":
        assert torch.allclose(first.cpu(), ALL(x.cpu(), torch.Generator().manual_seed(1)), atol=1e-4)


def test_nothing_asked_nothing_done():
    x = batch((1, 28, 28))
    assert Augmentation()(x) is x


def test_amounts():
    """Shifts are uniform over all whole pixels allowed; what is hidden lies inside and has its size."""
    x = torch.zeros(4000, 1, 9, 9)
    x[:, :, 4, 4] = 1
    moved = Augmentation(shift=2)(x, torch.Generator().manual_seed(0)).sum(0)[0]
    assert (moved > 0).sum() == 25
    assert (moved[2:7, 2:7] - 160).abs().max() < 60
    hidden = Augmentation(erase=0.34)(torch.ones(500, 3, 9, 12), torch.Generator().manual_seed(0))
    assert (hidden.sum((1, 2, 3)) == 3 * (9 * 12 - 3 * 4)).all()
    assert (hidden.mean((0, 1)) < 1).all()
    flipped = Augmentation(flip=True)(torch.arange(2.0).expand(1000, 1, 1, 2), torch.Generator().manual_seed(0))
    assert 430 < (flipped[:, 0, 0, 0] == 1).sum() < 570


def test_torchvision_draws_once_for_a_whole_batch():
    """The reason for having these at all."""
    x = batch((1, 28, 28), 1).expand(8, -1, -1, -1)
    torch.manual_seed(0)
    same = v2.RandomAffine(30, (0.2, 0.2))(x)
    assert (same == same[0]).all()


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("colour", [False, True])
def test_batches_on_the_device_are_the_pictures(device, colour):
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (50, 6, 5, *([3] if colour else []))).astype(np.uint8)
    labels = np.arange(50)
    images.flags.writeable = labels.flags.writeable = False
    there = OnDevice(images, labels, device)
    assert there.images.shape == (50, 3 if colour else 1, 6, 5)
    x, y = zip(*there.batches(16), strict=True)
    assert [len(part) for part in x] == [16, 16, 16, 2]
    x, y = torch.cat(x), torch.cat(y)
    assert x.device.type == device
    expected = np.moveaxis(images, -1, 1) if colour else images[:, None]
    assert np.array_equal(x.cpu().numpy(), expected.astype(np.float32) / 255)
    assert y.tolist() == labels.tolist()
    orders = [torch.cat([y for _, y in there.batches(16, 0, epoch)]).tolist() for epoch in (0, 0, 1)]
    assert orders[0] == orders[1] != orders[2]
    assert sorted(orders[2]) == labels.tolist()
    mean, deviation = there.mean_and_deviation()
    flat = expected.transpose(0, 2, 3, 1).reshape(-1, expected.shape[1]) / 255
    assert np.allclose(mean.cpu(), flat.mean(0), atol=1e-6)
    assert np.allclose(deviation.cpu(), flat.std(0), atol=1e-6)
