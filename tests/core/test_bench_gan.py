"""The benchmark of image GANs, on the built-in digits and a few rounds."""

import itertools

import numpy as np
import pytest
import torch

from core import datasets
from core.benchmarks import gan
from core.knobs import validated
from core.techniques.generative.gan_images import GANImages


@pytest.fixture
def page():
    return validated(GANImages, GANImages.presets["DCGAN"] | {"data": "digits", "width": 8, "batch_size": 8})


def test_rates_are_rounds_a_second():
    taken = [[], []]
    loops = [map(each.append, itertools.count()) for each in taken]
    rates = gan._rates(loops, 40, 4)
    assert [len(t) for t in taken] == [45, 45] and min(rates) > 0


def test_every_loop_yields_round_by_round(page):
    images = datasets.load("digits")
    for loop in (gan._page(page), gan._bare(images, page)):
        assert len(list(itertools.islice(loop, 3))) == 3


def test_the_bare_loop_learns_at_the_pages_rate(page):
    """Adam's first step is the learning rate, whatever the gradient."""
    made, judge = gan._pair(page)
    before = {name: value.clone() for name, value in judge.named_parameters()}
    next(gan._rounds(page, made, judge, iter([torch.rand(8, 1, 28, 28)]), fast=True))
    for name, value in judge.named_parameters():
        moved = (value - before[name]).abs().max()
        assert float(moved.detach()) == pytest.approx(page.discriminator_rate, rel=0.05), name


def test_digits_that_never_come_are_no_number(page):
    assert np.isnan(gan._first_digits(page, 0.0))
