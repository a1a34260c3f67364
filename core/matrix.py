"""Matrices as knobs: a few rows of numbers that a person edits cell by cell, or types as ``0,1,0; 0,0,0; 0,0,0``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: Rows of equal length. Mark a knob with ``Cells`` to say how large it may be.
Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Cells:
    """Marks a ``Matrix`` knob: most ``rows`` and ``columns``, bounds of its numbers, and ready ones, as (name, matrix)."""

    rows: int = 11
    columns: int = 11
    lo: float = -1e6
    hi: float = 1e6
    ready: tuple[tuple[str, Matrix], ...] = ()

    @property
    def accepted(self) -> str:
        """What such a knob accepts, in words."""
        return (
            f"1 to {self.rows} rows of 1 to {self.columns} numbers from {self.lo:g} to {self.hi:g}, "
            "all rows of the same length, as 0,1,0; 0,0,0; 0,0,0"
        )

    def fit(self, value: Any) -> bool:
        """Whether ``value`` is a matrix within these bounds; infinities, NaN and booleans are no numbers."""
        rows = value if type(value) is tuple and all(type(row) is tuple for row in value) else ()
        return (
            1 <= len(rows) <= self.rows
            and 1 <= len(rows[0]) <= self.columns
            and all(len(row) == len(rows[0]) and all(map(self._allows, row)) for row in rows)
        )

    def _allows(self, number: Any) -> bool:
        return type(number) in (int, float) and self.lo <= number <= self.hi


def is_matrix(value: Any) -> bool:
    """Whether a knob's value is a matrix (a point's last entry is a whole number, a matrix holds floats only)."""
    return (
        type(value) is tuple
        and value != ()
        and all(type(row) is tuple and row != () and all(type(v) is float for v in row) for row in value)
    )


def matrix_text(value: Matrix) -> str:
    """A matrix as one would type it; no digit is lost."""
    return "; ".join(",".join(number_text(v) for v in row) for row in value)


def number_text(value: float) -> str:
    """The shortest text that means exactly this number."""
    short = f"{value:g}"
    return short if float(short) == value else repr(float(value))


def matrix_from_text(text: str) -> Matrix:
    """Rows parted by semicolons or line ends, numbers by commas, tabs or spaces. Raises ValueError."""
    rows = text.replace("\n", ";").split(";")
    return tuple(tuple(float(v) for v in row.replace(",", " ").split()) for row in rows if row.strip())
