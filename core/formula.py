"""Formulas that a person types, such as "2x^2 - sin(3*pi*x)", read without ``eval`` and computed on whole numpy arrays.

Grammar, loosest first (a product may leave out its sign, as in "2x" or "(x + 1)(x - 1)")::

    sum     = product (("+" | "-") product)*
    product = signed (("*" | "/") signed | power)*          without a sign it must begin with a name or "("
    signed  = ("+" | "-") signed | power
    power   = atom (("^" | "**") signed)?
    atom    = number | variable | constant | function "(" sum ("," sum)* ")" | "(" sum ")"

So -x^2 is -(x^2), 2^3^2 is 2^(3^2), and 1/2x is (1/2)x.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

import numpy as np

from core.nearest import nearest

#: Longest text and deepest nesting that are read; both keep hostile input harmless.
MAX_LENGTH, MAX_DEPTH = 500, 50
#: Values beyond this cannot be fitted: their squares and differences would leave the range of floats.
LARGEST_VALUE = 1e30


def _step(x: Any) -> Any:
    """Heaviside's function with value 1/2 at zero."""
    return np.heaviside(x, 0.5)


CONSTANTS = {"pi": np.pi, "e": np.e}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "tanh": np.tanh,
    "exp": np.exp,
    "log": np.log,
    "ln": np.log,
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "step": _step,
    "min": np.minimum,
    "max": np.maximum,
}
_OPERATORS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power, "**": np.power}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z_0-9]*)|(?P<sign>\*\*|[-+*/^(),]))"
)


class FormulaError(ValueError):
    """A text that is no formula. ``position`` counts characters from 1; the message is one sentence that names it."""

    def __init__(self, position: int, problem: str) -> None:
        super().__init__(f"at character {position}: {problem}")
        self.position = position


@dataclass(frozen=True)
class Formula:
    """A parsed formula; call it with one array per variable (broadcast, float64). Infinities and NaN come out silently.

    ``program`` is postfix: numbers and variable names push a value, ``(function, n)`` replaces the top n values by one.
    """

    text: str
    variables: tuple[str, ...]
    program: tuple[float | str | tuple[Callable[..., Any], int], ...]

    def __call__(self, *values: Any) -> np.ndarray:
        arrays = dict(zip(self.variables, np.broadcast_arrays(*map(np.float64, values)), strict=True))
        stack: list[Any] = []
        with np.errstate(all="ignore"):
            for item in self.program:
                if isinstance(item, tuple):
                    function, count = item
                    stack[-count:] = [function(*stack[-count:])]
                else:
                    stack.append(arrays[item] if isinstance(item, str) else np.float64(item))
        return np.array(np.broadcast_to(stack[0], next(iter(arrays.values())).shape))

    def problem_on(self, *bounds: tuple[float, float]) -> str | None:
        """One sentence naming a place in the box ``bounds`` (low, high per variable) where the formula cannot be used, or None.

        Looks at a regular grid of about 1,000 values for one variable, 4,000 for two.
        """
        count = 1001 if len(bounds) == 1 else 65
        grid = np.meshgrid(*(np.linspace(low, high, count) for low, high in bounds))
        values = self(*grid)
        bad = ~(np.abs(values) <= LARGEST_VALUE)  # NaN compares False, so it is caught too
        if not bad.any():
            return None
        first = np.flatnonzero(bad)[0]
        place = " and ".join(f"{n} = {axis.flat[first]:.4g}" for n, axis in zip(self.variables, grid, strict=True))
        value = values.flat[first]
        name = "not a number" if np.isnan(value) else "infinite" if np.isinf(value) else f"{value:.2g}"
        return (
            f'"{self.text}" is {name} at {place}; it must stay finite and below {LARGEST_VALUE:g} on the whole interval'
        )


def parse(text: str, variables: Sequence[str] = ("x",)) -> Formula:
    """Reads a formula in the given variables.

    Raises:
        FormulaError: one sentence with the position of the first mistake, and nothing else whatever the text is.
    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            MAX_LENGTH + 1, f"a formula may have at most {MAX_LENGTH} characters, this one has {len(text)}"
        )
    return Formula(text, tuple(variables), _Parser(text, tuple(variables)).program())


def check_formula(text: str) -> str | None:
    """What is wrong with a formula in x, or None: for ``Checked`` knobs."""
    try:
        parse(text)
    except FormulaError as error:
        return str(error)
    return None


class _Token(NamedTuple):
    kind: str  # "number", "name", "sign" or "end"
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    # Single characters that keyboards and copied text bring along; the length, and so every position, stays the same.
    text = text.translate(str.maketrans("−–×·÷", "--**/"))
    end = len(text.rstrip())
    tokens, at = [], 0
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise FormulaError(at + 1, f"{text[at]!r} has no meaning in a formula")
        kind = match.lastgroup or ""
        tokens.append(_Token(kind, match[kind], match.start(kind) + 1))
        at = match.end()
    return [*tokens, _Token("end", "the end", end + 1)]


class _Parser:
    """Recursive descent that emits the postfix program while it reads."""

    def __init__(self, text: str, variables: tuple[str, ...]) -> None:
        self.variables = variables
        self.tokens = _tokens(text)
        self.at = 0
        self.depth = 0
        self.output: list[Any] = []

    def program(self) -> tuple[Any, ...]:
        self.sum()
        if self.next.kind != "end":
            self.fail("an operator")
        return tuple(self.output)

    @property
    def next(self) -> _Token:
        return self.tokens[self.at]

    def take(self, *signs: str) -> str:
        """The next sign if it is one of these, else "" and nothing is read."""
        token = self.next
        if token.kind != "sign" or token.text not in signs:
            return ""
        self.at += 1
        return token.text

    def fail(self, expected: str) -> NoReturn:
        token = self.next
        found = token.text if token.kind == "end" else repr(token.text)
        raise FormulaError(token.position, f"expected {expected}, found {found}")

    def sum(self) -> None:
        self.product()
        while sign := self.take("+", "-"):
            self.product()
            self.output.append((_OPERATORS[sign], 2))

    def product(self) -> None:
        self.signed()
        while True:
            if sign := self.take("*", "/"):
                self.signed()
            elif self.next.kind == "name" or self.next.text == "(":
                sign = "*"
                self.signed()
            else:
                return
            self.output.append((_OPERATORS[sign], 2))

    def signed(self) -> None:
        # Every way to nest (parentheses, signs, towers of powers) passes here, so this bounds Python's own stack.
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(self.next.position, f"nested more than {MAX_DEPTH} deep")
        if sign := self.take("+", "-"):
            self.signed()
            if sign == "-":
                self.output.append((np.negative, 1))
        else:
            self.power()
        self.depth -= 1

    def power(self) -> None:
        self.atom()
        if self.take("^", "**"):
            self.signed()
            self.output.append((np.power, 2))

    def atom(self) -> None:
        token = self.next
        if token.kind == "number":
            self.at += 1
            self.output.append(float(token.text))
        elif token.kind == "name":
            self.at += 1
            self.name(token)
        elif self.take("("):
            self.sum()
            self.close("an operator or ')'")
        else:
            self.fail("a number")

    def name(self, token: _Token) -> None:
        if token.text in self.variables:
            self.output.append(token.text)
        elif token.text in CONSTANTS:
            self.output.append(CONSTANTS[token.text])
        elif token.text in FUNCTIONS:
            self.call(token.text)
        else:
            known = [*self.variables, *CONSTANTS, *FUNCTIONS]
            hint = nearest(token.text, known) or f"; known are {', '.join(known)}"
            raise FormulaError(token.position, f"unknown name {token.text!r}{hint}")

    def call(self, name: str) -> None:
        if not self.take("("):
            self.fail(f"'(' after {name}")
        self.sum()
        if name in ("min", "max"):
            if self.next.text != ",":
                self.fail(f"',' and a second argument of {name}")
            while self.take(","):
                self.sum()
                self.output.append((FUNCTIONS[name], 2))
        else:
            self.output.append((FUNCTIONS[name], 1))
        self.close("an operator or ')'")

    def close(self, expected: str) -> None:
        if not self.take(")"):
            self.fail(expected)
