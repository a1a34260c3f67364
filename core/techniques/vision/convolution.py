"""What a kernel does, in numbers and on pictures: convolution, stride, padding, dilation and pooling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from core.kernels import KERNELS, gabor, gaussian
from core.knobs import Group
from core.panels import Stack
from core.probes import Canvas, Cell, probe
from core.streams import Event, Field, Image, Note, Product
from core.technique import Run, Technique
from core.techniques.vision import _convolution_knobs as knobs
from core.techniques.vision import _pictures, _window

Array = np.ndarray


def output_size(n: int, k: int, padding: int = 0, stride: int = 1, dilation: int = 1) -> int:
    """How many places a window of ``k`` cells has along ``n`` cells; below 1 where it does not fit (torch's Conv2d)."""
    return (n + 2 * padding - dilation * (k - 1) - 1) // stride + 1


def pad(x: Array, border: int, mode: str) -> Array:
    """``x`` (h, w, channels) with ``border`` cells more on each side: "zero", or "reflect" without repeating the edge."""
    width = ((border, border), (border, border), (0, 0))
    return np.pad(x, width, mode="reflect" if mode == "reflect" else "constant")


def cross_correlate(x: Array, kernel: Array, stride: int = 1, dilation: int = 1) -> Array:
    """Y[i, j] = sum over a, b of K[a, b] X[i s + a d, j s + b d], for each channel by itself.

    ``x`` is (h, w, channels), the result (h', w', channels). One weight a turn, for all places of the window at once: Y is
    the sum of the picture's copies, each shifted to where the weight is and multiplied by it.
    """
    rows, columns = (output_size(x.shape[i], kernel.shape[i], stride=stride, dilation=dilation) for i in (0, 1))
    y = np.zeros((rows, columns, x.shape[2]))
    for (a, b), weight in np.ndenumerate(kernel):
        top, left = a * dilation, b * dilation
        y += weight * x[top : top + stride * rows : stride, left : left + stride * columns : stride]
    return y


def pool(y: Array, size: int, how: str) -> Array:
    """ "max" or "mean" of each block of ``size`` x ``size``; what does not fill a block at the end is left out (as torch does)."""
    rows, columns = y.shape[0] // size, y.shape[1] // size
    blocks = y[: rows * size, : columns * size].reshape(rows, size, columns, size, -1)
    return blocks.max(axis=(1, 3)) if how == "max" else blocks.mean(axis=(1, 3))


@dataclass(frozen=True)
class Convolved:
    """A picture and what became of it; all (rows, columns, channels). ``across`` belongs to the transposed kernel, if used."""

    x: Array
    kernel: Array
    along: Array
    across: Array | None
    y: Array
    pooled: Array

    def place(self, cell: Array) -> tuple[int, int]:
        """The place (row, column) of the output that is nearest to a cell, which may be of an earlier output."""
        row, column = np.clip(cell, 0, np.array(self.y.shape[:2]) - 1).astype(int).tolist()
        return row, column


@dataclass(frozen=True)
class Convolution(Technique):
    """Slide a kernel over numbers one place at a time, then over pictures: blur, edges, emboss, Gabor, pooling."""

    picture: Annotated[knobs.Picture, Group("Input")] = "patch"
    digit: knobs.Digit = 5
    file: knobs.PictureFile = ""
    longest_side: knobs.LongestSide = 256
    grey: knobs.Grey = True

    kernel_from: Annotated[knobs.KernelFrom, Group("Kernel")] = "numbers"
    kernel: knobs.Kernel = KERNELS["Shift down"]
    kernel_size: knobs.KernelSize = 9
    sigma: knobs.Sigma = 2.0
    wavelength: knobs.Wavelength = 4.0
    orientation: knobs.Orientation = 0.0
    phase: knobs.Phase = 0.0
    aspect: knobs.Aspect = 0.5
    flip: knobs.Flip = False
    magnitude: knobs.Magnitude = False

    stride: Annotated[knobs.Stride, Group("Window")] = 1
    padding: knobs.Padding = "valid"
    border: knobs.Border = 1
    dilation: knobs.Dilation = 1

    pooling: Annotated[knobs.Pooling, Group("Afterwards")] = "none"
    pool_size: knobs.PoolSize = 2
    show: knobs.Show = "automatic"
    patch: Annotated[knobs.Patch, Group("Patch")] = knobs.PATCH

    title = "Convolution"
    order = 10
    reruns_on_edit = True
    presets = knobs.PRESETS

    window = Field("Input numbers", x="column", y="row")
    source = Image("Input picture")
    result = Field("Output numbers", x="column", y="row")
    output = Image("Output picture")
    weights = Field("Kernel", colormap="diverging")
    pooled_numbers = Field("Pooled", x="column", y="row")
    pooled = Image("Picture")
    arithmetic = Note("Arithmetic")
    convolved = Product("Convolved")
    panels = (
        Stack(window, source),
        Stack(result, output),
        weights,
        Stack(pooled_numbers, pooled),
        arithmetic,
    )

    def check(self) -> str | None:
        if self.picture == "file" and not self.file:
            return "picture is file, but no file is chosen: choose one, or drop a picture on the page"
        return self.misfit(len(self.patch), len(self.patch[0])) if self.picture == "patch" else None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        if self.picture == "patch":
            whole = self.convolve(np.array(self.patch)[..., None])
            yield self.convolved(whole)
            yield self.weights(whole.kernel)
            places = list(np.ndindex(whole.y.shape[:2]))
            so_far = np.full(whole.y.shape[:2], np.nan)
            # The place that the checkpoint was made at is drawn again, so that going back shows it.
            for i, place in enumerate(places[(start := max(0, resume["step"] - 1) if resume else 0) :], start):
                yield self.progress(i + 1, len(places))
                so_far.ravel()[: i + 1] = whole.y[..., 0].ravel()[: i + 1]
                yield from self.at_place(whole, place)
                yield self.result(**_window.crop(so_far, *np.reshape(place, (2, 1))))
                yield self.checkpoint(i + 1)
            yield self.pooled_numbers(whole.pooled[..., 0], **_window.numbered(whole.pooled.shape))
            yield from self.look(whole, np.array(so_far.shape) // 2)
        else:
            yield self.progress(0, label="Loading the picture")
            picture = _pictures.load(
                self.picture, path=self.file, digit=self.digit, longest=self.longest_side, grey=self.grey
            )
            whole = self.convolve(picture.levels)
            yield self.convolved(whole)
            yield from self.as_pictures(whole, picture)
            yield self.progress(1, 1)
        centre = whole.y[whole.y.shape[0] // 2, whole.y.shape[1] // 2, 0]
        return {"centre of the output": centre, "smallest": whole.y.min(), "largest": whole.y.max()}

    @probe("One number of the output")
    def look(self, convolved, at: Annotated[Array, Cell("result")]) -> Iterator[Event]:
        """The window where it makes this number."""
        place = convolved.place(at)
        yield from self.at_place(convolved, place)
        yield self.result(**_window.crop(convolved.y[..., 0], *np.reshape(place, (2, 1))))

    @probe("One pixel of the output")
    def look_closer(self, convolved, at: Annotated[Array, Cell("output")]) -> Iterator[Event]:
        """The window where it makes this pixel, in numbers."""
        yield from self.at_place(convolved, convolved.place(at))

    @probe("Draw a picture")
    def draw(self, drawing: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """The drawing through the same window."""
        drawn = _pictures.Picture(255.0 * drawing[..., None], "your drawing")
        yield from self.as_pictures(self.convolve(drawn.levels), drawn)

    @property
    def pad_width(self) -> int:
        """Cells added on each side."""
        return 0 if self.padding == "valid" else self.border

    def applied_kernel(self) -> Array:
        """The weights as they are multiplied with the numbers below them."""
        match self.kernel_from:
            case "gaussian":
                kernel = gaussian(self.kernel_size, self.sigma)
            case "gabor":
                kernel = gabor(self.kernel_size, self.sigma, self.wavelength, self.orientation, self.phase, self.aspect)
            case _:
                kernel = np.array(self.kernel)
        return kernel[::-1, ::-1] if self.flip else kernel

    def output_shape(self, height: int, width: int) -> tuple[int, int]:
        """Rows and columns of the output."""
        return tuple(
            output_size(n, k, self.pad_width, self.stride, self.dilation)
            for n, k in zip((height, width), self.applied_kernel().shape, strict=True)
        )

    def misfit(self, height: int, width: int) -> str | None:
        """Why the window or its padding does not go with a picture of this size, or None."""
        kernel, rows_columns = self.applied_kernel().shape, self.output_shape(height, width)
        if self.magnitude and kernel[0] != kernel[1]:
            return f"magnitude needs a square kernel, but this one has {kernel[0]} rows and {kernel[1]} columns"
        if self.padding == "reflect" and self.border >= min(height, width):
            return f"border is {self.border}, but a mirror image of {height} × {width} cells has at most {min(height, width) - 1}"
        if min(rows_columns) < 1:
            reach = " × ".join(str(self.dilation * (k - 1) + 1) for k in kernel)
            room = " × ".join(str(n + 2 * self.pad_width) for n in (height, width))
            return f"the window reaches over {reach} cells, but the picture with its padding has only {room}"
        if self.pooling != "none" and self.pool_size > min(rows_columns):
            return f"pool_size is {self.pool_size}, but the output has only {rows_columns[0]} × {rows_columns[1]} cells"
        return None

    def convolve(self, levels: Array) -> Convolved:
        """Padding, convolution and pooling of a picture (h, w, channels). Raises ValueError where they do not fit it."""
        if problem := self.misfit(*levels.shape[:2]):
            raise ValueError(problem)
        kernel, x = self.applied_kernel(), pad(levels, self.pad_width, self.padding)
        y = along = cross_correlate(x, kernel, self.stride, self.dilation)
        across = cross_correlate(x, kernel.T, self.stride, self.dilation) if self.magnitude else None
        if across is not None:
            y = np.hypot(along, across)
        return Convolved(
            x, kernel, along, across, y, y if self.pooling == "none" else pool(y, self.pool_size, self.pooling)
        )

    def as_pictures(self, whole: Convolved, picture: _pictures.Picture) -> Iterator[Event]:
        """Input, kernel, output and pooled output to look at, and the sizes."""
        sums_to_zero = abs(whole.kernel.sum()) < 0.05 * np.abs(whole.kernel).sum()
        automatic = "strength" if self.magnitude else "signed" if sums_to_zero else "grey_levels"
        black, white, meaning = _pictures.shades_of(whole.y, automatic if self.show == "automatic" else self.show)
        height, width = picture.levels.shape[:2]
        yield self.source(_pictures.shade(picture.levels, 0, 255), f"{height} × {width}, {picture.caption}")
        yield self.weights(whole.kernel)
        yield self.output(_pictures.shade(whole.y, black, white), f"{whole.y.shape[0]} × {whole.y.shape[1]}, {meaning}")
        pooled = "no pooling" if self.pooling == "none" else f"{self.pooling} of {self.pool_size} × {self.pool_size}"
        yield self.pooled(
            _pictures.shade(whole.pooled, black, white), f"{whole.pooled.shape[0]} × {whole.pooled.shape[1]}, {pooled}"
        )
        yield self.arithmetic(_window.sizes(self, whole))

    def at_place(self, whole: Convolved, place: tuple[int, int]) -> Iterator[Event]:
        """The window at one place of the output (row, column): the numbers under it, every product, and the sum."""
        under = [self.stride * p + self.dilation * np.arange(k) for p, k in zip(place, whole.kernel.shape, strict=True)]
        x = whole.x[..., 0]
        yield self.window(**_window.crop(x, *under, shift=self.pad_width))
        numbers = x[np.ix_(*under)]
        title = f"Output in row {place[0]}, column {place[1]}" + (" (red)" if whole.x.shape[2] == 3 else "")
        parts = [f"**{title}**", _window.products(whole.kernel, numbers)]
        if whole.across is not None:
            parts.append(
                f"This is $a$. With the transposed kernel, $b$:\n\n{_window.products(whole.kernel.T, numbers)}"
            )
            parts.append(_window.root(whole.along[place][0], whole.across[place][0]))
        yield self.arithmetic("\n\n".join([*parts, _window.sizes(self, whole)]))
