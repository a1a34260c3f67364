"""Knobs and presets of the convolution page, and the lecture's patch."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from core.kernels import KERNELS
from core.knobs import Cells, Doc, File, Interval, Matrix, When

#: The lecture's grey levels.
PATCH = tuple(
    tuple(map(float, row.split()))
    for row in ("35 40 41 45 50", "40 40 42 46 52", "42 46 50 55 55", "48 52 56 58 60", "56 60 65 70 75")
)

Picture = Annotated[
    Literal["patch", "china", "flower", "digit", "file"],
    Doc("The lecture's patch, one of scikit-learn's photographs, a handwritten digit, or your own file"),
]
Digit = Annotated[int, Interval(ge=0, le=9), When("picture", "digit"), Doc("Which digit (of MNIST where it is there)")]
PictureFile = Annotated[
    str,
    File("Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)"),
    When("picture", "file"),
    Doc("A picture; it can also be dropped anywhere on the page"),
]
LongestSide = Annotated[
    int,
    Interval(ge=16, le=512),
    When("picture", "china", "flower", "file"),
    Doc("Longest side in pixels; larger pictures are made smaller"),
]
Grey = Annotated[
    bool,
    When("picture", "china", "flower", "file"),
    Doc("One grey channel; otherwise red, green and blue are filtered each by itself"),
]
KernelFrom = Annotated[Literal["numbers", "gaussian", "gabor"], Doc("Numbers to edit, or a formula with parameters")]
Kernel = Annotated[
    Matrix,
    Cells(11, 11, -999, 999, tuple(KERNELS.items())),
    When("kernel_from", "numbers"),
    Doc("Weights of the window's cells"),
]
KernelSize = Annotated[
    int, Interval(ge=1, le=31), When("kernel_from", "gaussian", "gabor"), Doc("Rows and columns of the kernel")
]
Sigma = Annotated[
    float, Interval(ge=0.3, le=10), When("kernel_from", "gaussian", "gabor"), Doc("Width of the bell in pixels")
]
Wavelength = Annotated[
    float, Interval(ge=2, le=30), When("kernel_from", "gabor"), Doc("Pixels from one bar to the next")
]
Orientation = Annotated[
    float,
    Interval(ge=0, le=180),
    When("kernel_from", "gabor"),
    Doc("Direction across the bars in degrees; 0: upright bars"),
]
Phase = Annotated[
    float, Interval(ge=-180, le=180), When("kernel_from", "gabor"), Doc("0: a bright bar in the middle; 90: an edge")
]
Aspect = Annotated[
    float,
    Interval(ge=0.1, le=2),
    When("kernel_from", "gabor"),
    Doc("Below 1 the bars are longer than the bell is wide"),
]
Flip = Annotated[
    bool, Doc("Turn the kernel by 180°: convolution as mathematics defines it; torch's conv2d does not turn it")
]
Magnitude = Annotated[
    bool, Doc("Also apply the transposed kernel and show √(a² + b²): of Sobel's kernel the strength of an edge")
]
Stride = Annotated[int, Interval(ge=1, le=8), Doc("Cells from one place of the window to the next")]
Padding = Annotated[
    Literal["valid", "zero", "reflect"], Doc("Cells added around the picture: none, zeros, or its mirror image")
]
Border = Annotated[
    int, Interval(ge=0, le=20), When("padding", "zero", "reflect"), Doc("How many cells are added on each side")
]
Dilation = Annotated[int, Interval(ge=1, le=8), Doc("Cells from one of the window's cells to the next")]
Pooling = Annotated[Literal["none", "max", "mean"], Doc("One number for each block of the output")]
PoolSize = Annotated[
    int,
    Interval(ge=2, le=16),
    When("pooling", "max", "mean"),
    Doc("Rows and columns of a block; blocks do not overlap"),
]
Show = Annotated[
    Literal["automatic", "grey_levels", "signed", "strength"],
    When("picture", "china", "flower", "digit", "file"),
    Doc("What looks black and white: 0 and 255, minus and plus the largest magnitude, or 0 and the largest magnitude"),
]
Patch = Annotated[Matrix, Cells(12, 12, -999, 999), When("picture", "patch"), Doc("Grey levels of the patch")]

PRESETS: dict[str, dict[str, Any]] = {
    "Lecture, zeros around it": {"padding": "zero"},
    "Lecture, turned kernel": {"flip": True},
    **{name: {"picture": "china", "kernel": KERNELS[name]} for name in KERNELS},
    "Sobel, strength of edges": {"picture": "china", "kernel": KERNELS["Sobel x"], "magnitude": True},
    "Wide Gaussian": {
        "picture": "china", "kernel_from": "gaussian", "kernel_size": 15, "sigma": 3.0, "padding": "reflect", "border": 7,
    },
    "Gabor, upright bars": {"picture": "china", "kernel_from": "gabor"},
    "Gabor, level bars": {"picture": "china", "kernel_from": "gabor", "orientation": 90.0},
    "Gabor, slanting edges": {"picture": "flower", "kernel_from": "gabor", "orientation": 45.0, "phase": 90.0},
    "Digit: edges, then max pooling": {
        "picture": "digit", "kernel": KERNELS["Sobel y"], "padding": "zero", "pooling": "max",
    },
    "Dilated": {"picture": "flower", "kernel": KERNELS["Laplacian"], "dilation": 4},
}  # fmt: skip
