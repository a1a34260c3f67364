"""Where an axis has ticks and how numbers are written. Pure functions; log axes are given in exponents of ten."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

#: (position on the axis, label; "" for a tick without one).
Tick = tuple[float, str]

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """A value for a person: ``digits`` significant figures, thousands apart, powers of ten where needed: "1.2×10⁻⁵"."""
    if not math.isfinite(value):
        return {math.inf: "∞", -math.inf: "−∞"}.get(value, "–")
    if value and not 1e-4 <= abs(value) < 1e7:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".")
        text = {"1": "10", "-1": "-10"}.get(mantissa, f"{mantissa}×10")
        return text.replace("-", "−") + str(int(exponent)).translate(_SUPERSCRIPT)
    decimals = max(0, digits - 1 - (math.floor(math.log10(abs(value))) if value else 0))
    text = f"{value:,.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")


def linear_ticks(lo: float, hi: float, most: int) -> list[Tick]:
    """At most ``most`` labelled ticks at 1, 2 or 5 times a power of ten between ``lo`` and ``hi``."""
    # Below this span, floats next to each other are further apart than ticks.
    if (
        not (math.isfinite(lo) and math.isfinite(hi))
        or hi - lo <= 1e-12 * max(abs(lo), abs(hi))
        or hi <= lo
        or most < 1
    ):
        return []
    power = 10.0 ** math.floor(math.log10((hi - lo) / most))
    for step in (power * m for m in (1, 2, 5, 10, 20, 50)):
        first, last = math.ceil(lo / step - 1e-9), math.floor(hi / step + 1e-9)
        if last - first < most:
            break
    values = [i * step for i in range(first, last + 1)]
    largest = max((abs(v) for v in values), default=0)
    if step > largest / 100 and (largest >= 1e6 or 0 < largest < 1e-3):
        return [(v, number(v, 3)) for v in values]
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return [(v, f"{v + 0.0:,.{decimals}f}".replace("-", "−")) for v in values]


def log_ticks(lo: float, hi: float, most: int) -> list[Tick]:
    """Ticks between the exponents ``lo`` and ``hi``: decades; 1-2-5 below two decades; evenly spaced values when closer."""
    decades = list(range(math.ceil(lo - 1e-9), math.floor(hi + 1e-9) + 1))
    if len(decades) > 2 or (len(decades) == 2 and most <= 3):
        stride = -(-len(decades) // max(1, min(most, 6)))
        plain = decades[0] >= -3 and decades[-1] <= 4
        labelled = [(float(d), _decade(d, plain)) for d in decades if d % stride == 0]
        return labelled if stride > 1 else labelled + _between(decades, lo, hi)
    values = [m * 10.0**d for d in range(math.floor(lo), math.ceil(hi) + 1) for m in (1, 2, 5)]
    shown = [v for v in values if lo - 1e-9 <= math.log10(v) <= hi + 1e-9]
    if len(shown) >= 3:
        while len(shown) > max(1, most):
            shown = shown[::2]
        return [(math.log10(v), number(v, 3)) for v in shown]
    return [(math.log10(v), label) for v, label in linear_ticks(10.0**lo, 10.0**hi, most) if v > 0]


def fitting(choose: Callable[[int], list[Tick]], most: int, fits: Callable[[Sequence[Tick]], bool]) -> list[Tick]:
    """The densest ticks of ``choose(most)``, ``choose(most - 1)``, ... whose labels do not touch."""
    for count in range(most, 0, -1):
        if fits(ticks := choose(count)):
            return ticks
    return []


def _decade(exponent: int, plain: bool) -> str:
    return f"{10.0**exponent:,.{max(0, -exponent)}f}" if plain else "10" + str(exponent).translate(_SUPERSCRIPT)


def _between(decades: list[int], lo: float, hi: float) -> list[Tick]:
    """Unlabelled ticks at 2 and 5 in each decade."""
    marks = [d + math.log10(m) for d in range(decades[0] - 1, decades[-1] + 1) for m in (2, 5)]
    return [(mark, "") for mark in marks if lo <= mark <= hi]
