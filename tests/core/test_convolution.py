"""The convolution page against torch, scipy and OpenCV; the lecture's example; pictures that can and cannot be read."""

import cv2
import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image
from scipy import ndimage, signal

from core import kernels
from core.kernels import KERNELS
from core.knobs import KnobError, validated
from core.playback import Playback
from core.techniques.vision import _pictures
from core.techniques.vision._convolution_knobs import PATCH
from core.techniques.vision.convolution import Convolution, cross_correlate, output_size, pad, pool

SIDE = st.integers(1, 14)


def play(**knobs):
    """The newest event of each stream, all progress events, and the metrics."""
    playback, newest, steps = Playback(validated(Convolution, knobs)), {}, []
    while (event := playback.advance()) is not None:
        newest[event.stream] = event.data
        steps += [event.data["done"]] if event.stream == "progress" else []
    return newest, steps, playback.metrics


def random_picture(seed, *shape):
    return np.random.default_rng(seed).uniform(0, 255, shape)


def as_torch(x):
    """(h, w, channels) as a batch of one."""
    return torch.from_numpy(np.ascontiguousarray(x)).permute(2, 0, 1)[None]


def from_torch(x):
    return x[0].permute(1, 2, 0).numpy()


@given(
    st.tuples(SIDE, SIDE, st.sampled_from([1, 3])),
    st.tuples(st.integers(1, 5), st.integers(1, 5)),
    st.integers(1, 4),
    st.integers(0, 5),
    st.integers(1, 3),
    st.sampled_from(["zero", "reflect"]),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=300, deadline=None)
def test_agrees_with_conv2d(shape, kernel_shape, stride, border, dilation, mode, seed):
    sizes = [output_size(n, k, border, stride, dilation) for n, k in zip(shape[:2], kernel_shape, strict=True)]
    assume(min(sizes) >= 1 and (mode == "zero" or border < min(shape[:2])))
    x, kernel = random_picture(seed, *shape), random_picture(seed + 1, *kernel_shape) - 127
    padded = F.pad(as_torch(x), (border,) * 4, mode={"zero": "constant", "reflect": "reflect"}[mode])
    weight = torch.from_numpy(kernel).expand(shape[2], 1, *kernel_shape)
    expected = from_torch(F.conv2d(padded, weight, stride=stride, dilation=dilation, groups=shape[2]))
    y = cross_correlate(pad(x, border, mode), kernel, stride, dilation)
    assert y.shape == (*sizes, shape[2])
    np.testing.assert_allclose(y, expected, rtol=1e-6, atol=1e-6)


@given(st.tuples(SIDE, SIDE, st.sampled_from([1, 3])), st.integers(2, 5), st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_pooling_agrees_with_torch(shape, size, seed):
    assume(size <= min(shape[:2]))
    y = random_picture(seed, *shape) - 127
    np.testing.assert_array_equal(pool(y, size, "max"), from_torch(F.max_pool2d(as_torch(y), size)))
    np.testing.assert_allclose(pool(y, size, "mean"), from_torch(F.avg_pool2d(as_torch(y), size)), rtol=1e-9)


def test_the_page_as_a_whole_agrees_with_torch():
    page = validated(
        Convolution,
        {"kernel": KERNELS["Emboss"], "stride": 2, "padding": "reflect", "border": 3, "dilation": 2, "pooling": "max"},
    )
    x = random_picture(0, 31, 24, 3)
    weight = torch.tensor(KERNELS["Emboss"], dtype=torch.float64).expand(3, 1, 3, 3)
    y = F.conv2d(F.pad(as_torch(x), (3,) * 4, mode="reflect"), weight, stride=2, dilation=2, groups=3)
    whole = page.convolve(x)
    np.testing.assert_allclose(whole.y, from_torch(y), atol=1e-6)
    np.testing.assert_allclose(whole.pooled, from_torch(F.max_pool2d(y, 2)), atol=1e-6)


@given(st.integers(0, 2**32 - 1), st.tuples(st.integers(1, 5), st.integers(1, 5)))
@settings(max_examples=50, deadline=None)
def test_the_flipped_kernel_is_scipys_convolution(seed, shape):
    x, kernel = random_picture(seed, 9, 8), random_picture(seed + 1, *shape) - 127
    flipped = validated(Convolution, {"kernel": tuple(map(tuple, kernel.tolist())), "flip": True})
    np.testing.assert_allclose(flipped.convolve(x[..., None]).y[..., 0], signal.convolve2d(x, kernel, "valid"))


def test_the_lecture_turns_50_into_42_one_place_after_the_other():
    newest, steps, metrics = play()
    assert steps == list(range(1, 10))
    assert PATCH[2][2] == 50 and metrics["centre of the output"] == 42
    np.testing.assert_array_equal(newest["result"]["values"], np.array(PATCH)[:3, 1:4])
    assert r"1 \cdot 42" in newest["arithmetic"]["markdown"] and r"\mathbf{42}" in newest["arithmetic"]["markdown"]
    assert newest["arithmetic"]["markdown"].count(r"\cdot") == 9 + 2, "nine products, and two in the size formula"
    strong = np.argwhere(newest["window"]["confidence"] == 1)
    assert [strong.min(axis=0).tolist(), strong.max(axis=0).tolist()] == [[1, 1], [3, 3]]


def test_turned_by_180_degrees_the_neighbour_below_comes():
    assert play(flip=True)[2]["centre of the output"] == PATCH[3][2] == 56


def test_the_output_fills_place_by_place():
    shown = [e.data["values"] for e in Convolution().run() if e.stream == "result"]
    assert [int(np.isfinite(values).sum()) for values in shown] == [*range(1, 10), 9]


def test_dilated_cells_are_the_marked_ones_and_padding_has_negative_numbers():
    newest, _, _ = play(dilation=2, padding="zero", border=1, stride=3)
    assert newest["window"]["y_labels"] == ["-1", "0", "1", "2", "3", "4", "5"]
    marked = newest["window"]["confidence"] == 1
    assert marked.sum() == 9 and np.ptp(np.argwhere(marked), axis=0).tolist() == [4, 4]


def test_magnitude_is_that_of_sobels_gradient():
    newest, _, metrics = play(kernel=KERNELS["Sobel x"], magnitude=True)
    patch = np.array(PATCH)
    gradient = np.hypot(ndimage.sobel(patch, 0), ndimage.sobel(patch, 1))[2, 2]
    assert metrics["centre of the output"] == pytest.approx(gradient)
    assert r"\sqrt{a^2 + b^2}" in newest["arithmetic"]["markdown"]


def test_kernels_are_the_textbooks():
    impulse = np.zeros((5, 5))
    impulse[2, 2] = 1
    for name, reference in {
        "Sobel x": ndimage.sobel(impulse, axis=1),
        "Sobel y": ndimage.sobel(impulse, axis=0),
        "Laplacian": ndimage.laplace(impulse),
        "Box blur": ndimage.uniform_filter(impulse, 3),
    }.items():  # the answer to an impulse is the kernel, turned
        np.testing.assert_allclose(np.array(KERNELS[name])[::-1, ::-1], reference[1:4, 1:4], atol=1e-12, err_msg=name)
    sums = {name: round(float(np.sum(kernel)), 12) for name, kernel in KERNELS.items()}
    assert {name for name, total in sums.items() if total == 0} == {
        "Sobel x", "Sobel y", "Laplacian", "Laplacian, 8 neighbours",
    }  # fmt: skip
    assert set(sums.values()) == {0, 1}


@pytest.mark.parametrize("size", [1, 5, 9])
@pytest.mark.parametrize("sigma", [0.5, 2.0])
def test_gaussian_is_opencvs(size, sigma):
    bell = cv2.getGaussianKernel(size, sigma)
    np.testing.assert_allclose(kernels.gaussian(size, sigma), bell @ bell.T, atol=1e-12)


@pytest.mark.parametrize("orientation", [0, 30, 90, 135])
@pytest.mark.parametrize("phase", [0, 90])
def test_gabor_is_opencvs(orientation, phase):
    # OpenCV counts x and y from the last cell to the first, and its angle the other way round.
    reference = cv2.getGaborKernel((9, 9), 2.0, np.radians(orientation), 6.0, 0.5, np.radians(phase))
    ours = kernels.gabor(9, 2.0, 6.0, orientation, phase, 0.5)
    np.testing.assert_allclose(ours, reference[::-1, ::-1], atol=1e-12)


@pytest.mark.parametrize("preset", Convolution.presets)
def test_every_preset_runs_to_its_end(preset, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    newest, _, metrics = play(**Convolution.presets[preset])
    assert all(map(np.isfinite, metrics.values()))
    assert {"weights", "arithmetic"} < set(newest)
    assert ("result" in newest) != ("output" in newest)


def test_blur_is_scipys_on_a_photograph():
    newest, _, _ = play(
        picture="china", longest_side=64, kernel_from="gaussian", kernel_size=9, sigma=1.5, padding="reflect", border=4
    )
    levels = _pictures.load("china", path="", digit=0, longest=64, grey=True).levels[..., 0]
    expected = ndimage.gaussian_filter(levels, 1.5, mode="mirror", radius=4)
    np.testing.assert_allclose(newest["output"]["image"], expected, atol=0.51)


def test_colours_are_filtered_each_by_itself():
    newest, _, _ = play(picture="flower", longest_side=40, grey=False, kernel=KERNELS["Identity"], pooling="mean")
    picture = newest["source"]["image"]
    np.testing.assert_array_equal(newest["output"]["image"], picture[1:-1, 1:-1])
    assert newest["pooled"]["image"].shape == (picture.shape[0] // 2 - 1, 19, 3)


@pytest.mark.parametrize(
    ("knobs", "sentence"),
    [
        ({"dilation": 3}, "reaches over 7 × 7 cells, but the picture with its padding has only 5 × 5"),
        ({"padding": "reflect", "border": 5}, "border is 5, but a mirror image of 5 × 5 cells has at most 4"),
        ({"kernel": ((1.0, 2.0),), "magnitude": True}, "needs a square kernel, but this one has 1 rows and 2 columns"),
        ({"pooling": "max", "pool_size": 4}, "pool_size is 4, but the output has only 3 × 3 cells"),
        ({"picture": "file"}, "no file is chosen"),
    ],
)
def test_what_does_not_fit_is_said_before_the_run(knobs, sentence):
    with pytest.raises(KnobError, match=sentence):
        validated(Convolution, knobs)


def test_a_window_larger_than_the_picture_is_said_by_the_run():
    with pytest.raises(ValueError, match="reaches over 31 × 31 cells, but the picture with its padding has only"):
        play(picture="china", longest_side=30, kernel_from="gaussian", kernel_size=31)


def test_files_of_any_mode_and_turned_as_the_camera_was_held(tmp_path):
    pixels = np.arange(40 * 60, dtype=np.uint16).reshape(40, 60)
    Image.fromarray(pixels * 27).save(tmp_path / "deep.png")
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    Image.fromarray((pixels // 10).astype(np.uint8)).save(tmp_path / "turned.jpg", exif=exif)
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(tmp_path / "glass.png")
    shapes = {}
    for name in ("deep.png", "turned.jpg", "glass.png"):
        picture = _pictures.load("file", path=str(tmp_path / name), digit=0, longest=30, grey=True)
        shapes[name] = picture.levels.shape
    assert shapes == {"deep.png": (20, 30, 1), "turned.jpg": (30, 20, 1), "glass.png": (20, 30, 1)}
    assert picture.levels.min() > 254, "what is transparent is white"


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50])
def test_a_file_that_is_no_picture_is_named(tmp_path, content):
    path = tmp_path / "holiday.png"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"holiday\.png is no picture that can be read"):
        play(picture="file", file=str(path))
    with pytest.raises(ValueError, match=r"there is no file .*gone\.png"):
        play(picture="file", file=str(tmp_path / "gone.png"))


def test_a_drawing_goes_through_the_same_window():
    drawing = np.zeros((28, 28), np.float32)
    drawing[10:18, 10] = 1
    answers = {e.stream: e.data for e in Convolution(kernel=KERNELS["Identity"], padding="zero").draw(drawing)}
    np.testing.assert_array_equal(answers["output"]["image"], (255 * drawing).astype(np.uint8))


def test_a_click_on_a_pixel_shows_the_numbers_below_the_window():
    page = Convolution(picture="china", longest_side=60, kernel=KERNELS["Box blur"])
    whole = next(e.data["product"] for e in page.run() if e.stream == "convolved")
    answers = {e.stream: e.data for e in page.look_closer(whole, np.array([5, 20]))}
    strong = answers["window"]["values"][answers["window"]["confidence"] == 1]
    assert strong.mean() == pytest.approx(whole.y[5, 20, 0], rel=1e-6)
    assert "Output in row 5, column 20" in answers["arithmetic"]["markdown"]
    assert page.look_closer(whole, np.array([5000, -3])), "a click on what an earlier run has shown"
