"""Tables of numbers to learn from: a person's own CSV file, and real tables that scikit-learn brings along."""

from __future__ import annotations

import csv
import functools
import io
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.nearest import nearest

#: Larger files would hold up a page for seconds; this is about 300,000 rows of 10 columns.
LARGEST_FILE = 32 * 2**20
#: With fewer complete rows there is nothing to train and test on.
FEWEST_ROWS = 10
#: What stands for a missing value, besides an empty cell; NaN and infinities count as missing too.
MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "?", "-", "inf", "-inf"})


@dataclass(frozen=True)
class Table:
    """Numeric ``inputs`` (n, columns) float64 with their column names, and a ``target`` (n,) of texts or numbers.

    ``left_out`` says why each unused column is not among the inputs; ``incomplete`` counts rows dropped for a missing value.
    """

    name: str
    columns: tuple[str, ...]
    inputs: np.ndarray
    target_name: str
    target: np.ndarray
    left_out: dict[str, str]
    incomplete: int = 0

    @property
    def about(self) -> str:
        """What was read and what was left out, as Markdown."""
        lines = [
            f"**{self.name}**: {len(self.inputs)} rows, target **{self.target_name}**, inputs {', '.join(self.columns)}."
        ]
        if self.left_out:
            lines.append("Left out: " + "; ".join(f"{name} ({why})" for name, why in self.left_out.items()) + ".")
        if self.incomplete:
            lines.append(f"{self.incomplete} rows with a missing value were left out.")
        return "\n\n".join(lines)


def read_csv(path: str, target: str = "", numeric_target: bool = True) -> Table:
    """Reads a CSV file; the delimiter (comma, semicolon, tab, bar), a missing header and decimal commas are recognised.

    ``target`` names the column to predict, "" means the last one. Columns that are non-numeric, constant, empty or more
    than half empty are left out with the reason; rows with a missing value are dropped and counted.

    Raises:
        ValueError: one sentence, when the file or the column cannot be used.
    """
    file = Path(path).expanduser()
    if not path or not file.is_file():
        raise ValueError(f'there is no file "{path}"; choose a CSV file' if path else "choose a CSV file to learn from")
    status = file.stat()
    if status.st_size > LARGEST_FILE:
        raise ValueError(
            f"{file.name} has {status.st_size / 2**20:.0f} MiB; tables up to {LARGEST_FILE / 2**20:.0f} MiB are read here"
        )
    return _read(file, target, numeric_target, status.st_mtime_ns)


@functools.lru_cache(maxsize=1)
def _read(file: Path, target: str, numeric_target: bool, modified: int) -> Table:
    """``modified`` makes a changed file a new question; the cache serves probes and the next Play."""
    names, columns, decimal_comma = _columns(file)
    if target and target not in names:
        raise ValueError(
            f'{file.name} has no column "{target}"{nearest(target, names) or "; it has " + ", ".join(names[:20])}'
        )
    target = target or names[-1]
    parsed = {name: _numbers(column, decimal_comma) for name, column in zip(names, columns, strict=True)}
    left_out = {n: why for n in names if n != target and (why := _unusable(*parsed[n]))}
    used = [n for n in names if n != target and n not in left_out]
    if not used:
        raise ValueError(f"{file.name} has no numeric column to learn from besides the target {target}")
    texts = np.array(columns[names.index(target)])
    values, word = parsed[target]
    if numeric_target and word:
        raise ValueError(f'the target column {target} holds "{word}", which is no number; choose a numeric column')
    inputs = np.stack([parsed[n][0] for n in used], axis=1)
    missing = np.isnan(values) if numeric_target or not word else _is_missing(texts)
    complete = ~missing & np.isfinite(inputs).all(axis=1)
    if complete.sum() < FEWEST_ROWS:
        raise ValueError(
            f"{file.name} has {complete.sum()} complete rows; at least {FEWEST_ROWS} are needed to train and test"
        )
    chosen = (values if numeric_target else texts)[complete]
    if len(np.unique(chosen)) < 2:
        raise ValueError(f"the target column {target} is {chosen[0]} in every row; there is nothing to predict")
    return Table(file.name, tuple(used), inputs[complete], target, chosen, left_out, int((~complete).sum()))


def _columns(file: Path) -> tuple[list[str], list[tuple[str, ...]], bool]:
    """Column names, columns of stripped cells, and whether numbers carry decimal commas."""
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # what older spreadsheets write
    if "\0" in text:
        raise ValueError(f"{file.name} is not a text file; save the table as CSV")
    try:
        delimiter = _delimiter(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:  # a quotation mark that never closes, for one
        raise ValueError(f"{file.name} is not a CSV file: {error}") from None
    if not rows:
        raise ValueError(f"{file.name} is empty")
    width = len(rows[0][1])
    for number, row in rows:
        if len(row) != width:
            raise ValueError(f"line {number} of {file.name} has {len(row)} cells where the first line has {width}")
    cells = [row for _, row in rows]
    decimal_comma = delimiter != ","
    if _is_header(cells[0], decimal_comma):
        names, cells = _distinct(cells[0]), cells[1:]
    else:
        names = [f"column {i + 1}" for i in range(width)]
    if len(cells) < FEWEST_ROWS:
        raise ValueError(f"{file.name} has {len(cells)} rows of data; at least {FEWEST_ROWS} are needed")
    return names, list(zip(*cells, strict=True)), decimal_comma


def _delimiter(text: str) -> str:
    """The first sign that cuts the first line and nearly all of the next 50 into equally many pieces, two at least.

    The comma comes last: where another sign does, commas belong to the numbers.
    """
    lines = text.splitlines()[:50]
    for delimiter in ";\t|":
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        if widths and widths[0] > 1 and widths.count(widths[0]) >= 0.9 * len(widths):
            return delimiter
    return ","


def _is_header(row: Sequence[str], decimal_comma: bool) -> bool:
    """A first line of numbers alone is data."""
    _, word = _numbers(row, decimal_comma)
    return bool(word) or all(_is_missing(np.array(row)))


def _distinct(header: Sequence[str]) -> list[str]:
    """Column names: blank ones numbered, repeated ones told apart."""
    seen: Counter[str] = Counter()
    names = []
    for number, cell in enumerate(header, start=1):
        name = cell or f"column {number}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _is_missing(texts: np.ndarray) -> np.ndarray:
    return np.array([text.lower() in MISSING for text in texts], dtype=bool)


def _numbers(column: Sequence[str], decimal_comma: bool) -> tuple[np.ndarray, str]:
    """The column as float64, NaN where missing, and the first cell that is no number ("" if all are)."""
    values = np.full(len(column), np.nan)
    for row, cell in enumerate(column):
        if cell.lower() in MISSING:
            continue
        try:
            value = float(cell.replace(",", ".") if decimal_comma else cell)
        except ValueError:
            return values, cell
        values[row] = value if math.isfinite(value) else np.nan
    return values, ""


def _unusable(values: np.ndarray, word: str) -> str | None:
    """Why a column cannot be an input, or None."""
    if word:
        return f'not numeric: "{word if len(word) <= 30 else word[:29] + "…"}"'
    there = values[np.isfinite(values)]
    if len(there) == 0:
        return "empty"
    if 2 * len(there) < len(values):
        return f"{len(values) - len(there)} of {len(values)} values missing"
    return "constant" if np.ptp(there) == 0 else None


def class_numbers(table: Table, most: int = 20) -> tuple[np.ndarray, tuple[str, ...]]:
    """The target as class numbers (n,) with the class names, numbers in numeric order.

    Raises:
        ValueError: one sentence, when there are more than ``most`` different values.
    """
    names, numbers = np.unique(table.target, return_inverse=True)
    if len(names) > most:
        raise ValueError(
            f"the target column {table.target_name} has {len(names)} different values; a class column has at most {most}, "
            "for numbers use the regression page"
        )
    values, word = _numbers(names, decimal_comma=True)
    order = np.arange(len(names)) if word else np.argsort(values, kind="stable")
    return np.argsort(order)[numbers], tuple(str(names[i]) for i in order)


def diabetes() -> Table:
    """442 patients, ten measurements each; the target is disease progression after a year (Efron et al. 2004)."""
    from sklearn.datasets import load_diabetes

    data = load_diabetes(scaled=False)
    return Table("diabetes", tuple(data.feature_names), data.data, "progression", data.target, {})


def iris() -> Table:
    """150 iris flowers of three species, four lengths in cm each (Fisher 1936)."""
    from sklearn.datasets import load_iris

    data = load_iris()
    columns = tuple(name.removesuffix(" (cm)") for name in data.feature_names)
    return Table("iris", columns, data.data, "species", data.target_names[data.target], {})
