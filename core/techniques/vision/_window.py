"""One place of a convolution's window: the numbers under it, the arithmetic, and the size of the output, as LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from core.techniques.vision.convolution import Convolution, Convolved

Array = np.ndarray
#: Rows and columns that are shown as numbers: all up to the first, else as many as the second around the window.
WHOLE, AROUND = 20, 9
#: How strongly cells outside the window are drawn.
FADED = 0.35
#: Kernels of more numbers have their products written as text: as an equation they would be metres long.
MOST_IN_LATEX = 25


def crop(values: Array, rows: Array, columns: Array, shift: int = 0) -> dict[str, Any]:
    """A Field's arguments: the cells around ``rows`` x ``columns``, numbered from ``-shift``, all but those faded."""
    cuts = []
    for count, places in zip(values.shape, (rows, columns), strict=True):
        reach = places[-1] - places[0] + 1
        size = count if count <= WHOLE else max(AROUND, reach)
        start = int(np.clip(places[0] - (size - reach) // 2, 0, count - size))
        cuts.append(slice(start, start + size))
    labels = [[str(i - shift) for i in range(cut.start, cut.stop)] for cut in cuts]
    strength = np.full(values.shape, FADED)
    strength[np.ix_(rows, columns)] = 1
    return {
        "values": values[*cuts], "y_labels": labels[0], "x_labels": labels[1], "confidence": strength[*cuts],
    }  # fmt: skip


def numbered(shape: tuple[int, ...]) -> dict[str, list[str]]:
    """More of a Field's arguments: rows and columns are numbered from 0 on."""
    return {"y_labels": [str(i) for i in range(shape[0])], "x_labels": [str(i) for i in range(shape[1])]}


def products(kernel: Array, under: Array) -> str:
    """Every product of ``kernel`` with the numbers ``under`` it (same shape), row by row, and their sum."""
    total = f"{(kernel * under).sum():.6g}"
    latex = kernel.size <= MOST_IN_LATEX
    dot = r"\cdot" if latex else "·"
    rows = [
        " + ".join(f"{_factor(k)} {dot} {_factor(x)}" for k, x in zip(*pair, strict=True))
        for pair in zip(kernel, under, strict=True)
    ]
    if latex:
        sums = r" \\ + {}&".join(rows)
        return rf"$$\begin{{aligned}} &{sums} \\ = {{}}&\mathbf{{{total}}} \end{{aligned}}$$"
    return "\n".join(f"- {row}" for row in rows) + f"\n\n$$= \\mathbf{{{total}}}$$"


def _factor(value: float) -> str:
    text = f"{value:.4g}"
    return f"({text})" if text.startswith("-") else text


def root(a: float, b: float) -> str:
    """The magnitude of two sums."""
    return rf"$$\sqrt{{a^2 + b^2}} = \sqrt{{({a:.6g})^2 + ({b:.6g})^2}} = \mathbf{{{np.hypot(a, b):.6g}}}$$"


def sizes(page: Convolution, whole: Convolved) -> str:
    """Markdown: which operation this is, and the size formulas with their numbers."""
    parts = [
        "The kernel is turned by 180°: **convolution** in the sense of mathematics."
        if page.flip
        else "The kernel is not turned: **cross-correlation**, which torch's `conv2d` computes too."
    ]
    sides = [(whole.x.shape[i] - 2 * page.pad_width, whole.kernel.shape[i], whole.y.shape[i]) for i in (0, 1)]
    names = ("Rows", "Columns") if sides[0] != sides[1] else ("Rows and columns",)
    for name, (n, k, result) in zip(names, sides, strict=False):
        parts.append(_size(name, n, k, page.pad_width, page.stride, page.dilation, result))
    if page.pooling != "none":
        (rows, columns), p = whole.y.shape[:2], page.pool_size
        floors = (rf"\lfloor {n} / {p} \rfloor = \mathbf{{{n // p}}}" for n in (rows, columns))
        parts.append("Pooling leaves ${}$ rows and ${}$ columns.".format(*floors))
    return "\n\n".join(parts)


def _size(name: str, n: int, k: int, padding: int, stride: int, dilation: int, result: int) -> str:
    """The size formula of one side with its numbers."""
    return (
        rf"{name}: $$\left\lfloor \frac{{{n} + 2 \cdot {padding} - {dilation} \cdot ({k} - 1) - 1}}{{{stride}}} "
        rf"\right\rfloor + 1 = \mathbf{{{result}}}$$"
    )
