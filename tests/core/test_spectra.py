"""Spectra, residuals and resampling against what is known in closed form."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.generative import spectra
from core.generative.resampling import UNEVEN, enlarged, halved, resampled


@given(st.integers(4, 20), st.integers(4, 20), st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_without_a_window_the_mean_power_is_the_variance(height, width, seed):
    """Parseval's theorem."""
    pictures = np.random.default_rng(seed).random((3, height, width))
    found = spectra.power(pictures, "none").mean(axis=(1, 2))
    np.testing.assert_allclose(found, pictures.var(axis=(1, 2)), rtol=1e-10)


@pytest.mark.parametrize("window", ["hann", "none"])
def test_white_noise_is_flat_at_its_variance(window):
    noise = np.random.default_rng(0).normal(0.5, 0.1, (600, 32, 32))
    found = spectra.radial(spectra.power(noise, window)).mean(axis=0)
    np.testing.assert_allclose(found[1:], 0.01, rtol=0.05)
    assert found[0] == pytest.approx(0.01, rel=0.25)  # the mean taken away is missed beside frequency 0


@pytest.mark.parametrize("window", ["hann", "none"])
@pytest.mark.parametrize(("rows", "columns"), [(4, 0), (6, 8), (16, 16)])
def test_a_wave_is_found_at_its_radius(window, rows, columns):
    y, x = np.mgrid[:32, :32]
    wave = 0.5 + 0.2 * np.cos(2 * np.pi * (rows * y + columns * x) / 32)
    found = spectra.radial(spectra.power(wave[None], window))[0]
    middles, _ = spectra.rings((32, 32))
    assert abs(middles[found.argmax()] - np.hypot(rows, columns) / 32) <= (middles[1] - middles[0]) / 2 + 1e-9
    if window == "none":
        assert spectra.power(wave[None], "none").sum() == pytest.approx(1024 * wave.var())


def test_rings_cover_every_frequency_but_0_once():
    middles, at = spectra.rings((28, 20))
    assert len(middles) == 10 and at[0, 0] == -1 and (at.ravel()[1:] >= 0).all()
    values = np.random.default_rng(0).random((2, 28, 20))
    means = spectra.radial(values)
    expected = [values[1][at == ring].mean() for ring in range(10)]
    np.testing.assert_allclose(means[1], expected)
    with pytest.raises(ValueError, match="60 rings are too many for a spectrum of 28x20"):
        spectra.rings((28, 20), 60)


def test_colours_count_by_luma():
    picture = np.zeros((1, 2, 2, 3), np.uint8)
    picture[..., 1] = 255
    np.testing.assert_allclose(spectra.grey(picture), 0.587)


def test_the_denoiser_is_the_median_of_nine():
    from scipy.ndimage import median_filter

    picture = np.random.default_rng(0).integers(0, 256, (12, 9), np.uint8)
    expected = median_filter(picture / 255, 3, mode="nearest")
    np.testing.assert_allclose(spectra.denoised(picture[None])[0], expected)
    flat = np.full((1, 8, 8), 90, np.uint8)
    assert not spectra.residual(flat).any()


def test_a_hidden_pattern_shows_in_the_fingerprint():
    """Weak and the same in all pictures: a hundred residuals lay it bare, at its frequency."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[:32, :32]
    pattern = 0.03 * np.cos(2 * np.pi * (8 * y + 12 * x) / 32)
    plain = rng.normal(0.5, 0.05, (200, 32, 32))
    ratio = spectra.fingerprint(spectra.residual(plain + pattern)) / spectra.fingerprint(spectra.residual(plain))
    peaks = {tuple(np.array(np.unravel_index(i, ratio.shape)) - 16) for i in np.argsort(ratio, axis=None)[-2:]}
    assert peaks == {(8, 12), (-8, -12)}


def test_enlarging_copies_the_spectrum():
    """A wave of frequency f in the small picture: f/2 and, by nearest, a copy at 1/2 - f/2 of known height."""
    x = np.arange(16)
    small = np.cos(2 * np.pi * 2 * x / 16)[None, None].repeat(16, 1) + 2
    found = {how: spectra.power(enlarged(small, how) / 4, "none")[0, 0, :17] for how in ("nearest", "bilinear")}
    assert (np.sort(found["nearest"].argsort()[-2:]) == [2, 14]).all()
    # The box of two pixels lets through |cos(pi k / 32)| of a wave k, its copy k = 14 included.
    assert found["nearest"][14] / found["nearest"][2] == pytest.approx(
        (np.cos(np.pi * 14 / 32) / np.cos(np.pi * 2 / 32)) ** 2
    )
    assert found["bilinear"][14] < 0.1 * found["nearest"][14]


def test_an_uneven_transposed_convolution_makes_a_checkerboard():
    """On a flat picture: peaks at 1/2 cycle per pixel along both axes and in the corner, and nothing else."""
    found = spectra.power(enlarged(np.full((1, 8, 8), 0.5), "transposed"), "none")[0]
    peaks = {tuple(int(i) for i in at) for at in np.argwhere(found > 1e-12)}
    high, low = (1 + UNEVEN) / (1 + UNEVEN / 2), 1 / (1 + UNEVEN / 2)
    board = 0.5 * np.outer(np.tile([low, high], 8), np.tile([low, high], 8))
    np.testing.assert_allclose(enlarged(np.full((1, 8, 8), 0.5), "transposed")[0], board)
    assert peaks == {(8, 0), (0, 8), (8, 8)}


@pytest.mark.parametrize("how", ["nearest", "bilinear", "transposed"])
@pytest.mark.parametrize("shape", [(8, 8), (9, 7), (9, 6, 3)])
def test_resampled_pictures_keep_their_size(how, shape):
    pictures = np.random.default_rng(0).integers(0, 256, (2, *shape), np.uint8)
    made = resampled(pictures, how)
    assert made.shape == pictures.shape and made.dtype == np.uint8
    assert abs(made.mean() - pictures.mean()) < 12


def test_halving_takes_means():
    assert halved(np.arange(16).reshape(1, 4, 4)).tolist() == [[[2.5, 4.5], [10.5, 12.5]]]
