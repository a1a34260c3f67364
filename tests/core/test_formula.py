"""Typed formulas: known values, positions of mistakes, and random expressions against a direct evaluation."""

from __future__ import annotations

import pickle
import time
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formula import MAX_DEPTH, MAX_LENGTH, Formula, FormulaError, check_formula, parse

X = np.array([-2.0, -0.5, 0.0, 0.25, 1.0, 3.0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2x^2 - x - 0.5", 2 * X**2 - X - 0.5),
        ("-x^2", -(X**2)),
        ("2^-1 x", 0.5 * X),
        ("2^3^2", np.full(6, 512.0)),
        ("2**3**2", np.full(6, 512.0)),
        ("1/2x", 0.5 * X),
        ("8/4/2", np.full(6, 1.0)),
        ("3 - 2 - 1", np.zeros(6)),
        ("(x+1)(x-1)", X**2 - 1),
        ("x(x + 1)", X**2 + X),
        ("2sin(3*pi*x) + 2e", 2 * np.sin(3 * np.pi * X) + 2 * np.e),
        ("2e3 + .5 + 1. + 1e-1", np.full(6, 2001.6)),
        ("- - x", X),
        ("3--+-x", 3 - X),
        ("step(x)", np.array([0, 0, 0.5, 1, 1, 1])),
        ("max(0, x) + min(x, 1, 0.5)", np.maximum(0, X) + np.minimum(X, 0.5)),
        ("abs(x) + sign(x) + tanh(x)", np.abs(X) + np.sign(X) + np.tanh(X)),
        ("ln(exp(x)) - log(exp(x))", np.zeros(6)),
        ("cos(x)^2 + sin(x)^2 + sqrt(4) + tan(0)", np.full(6, 3.0)),
        ("  2 × x − 1 ÷ 2 · x ", 1.5 * X),
    ],
)
def test_value(text: str, expected: np.ndarray) -> None:
    np.testing.assert_allclose(parse(text)(X), expected, rtol=1e-14, atol=1e-14)


def test_two_variables_broadcast() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 4), np.linspace(0, 2, 3))
    formula = parse("x y + 2y^2 - 1", ("x", "y"))
    np.testing.assert_allclose(formula(x, y), x * y + 2 * y**2 - 1)
    np.testing.assert_allclose(formula(x[0], 3.0), x[0] * 3 + 17)
    assert parse("1", ("x", "y"))(x, y).shape == (3, 4)
    with pytest.raises(ValueError, match="argument"):
        formula(x)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sin(x) + )", "at character 10: expected a number, found ')'"),
        ("2*( )", "at character 5: expected a number, found ')'"),
        ("", "at character 1: expected a number, found the end"),
        ("2 *  ", "at character 4: expected a number, found the end"),
        ("(x", "at character 3: expected an operator or ')', found the end"),
        ("x)", "at character 2: expected an operator, found ')'"),
        ("2 3", "at character 3: expected an operator, found '3'"),
        ("sin x", "at character 5: expected '(' after sin, found 'x'"),
        ("sin(1, 2)", "at character 6: expected an operator or ')', found ','"),
        ("min(x)", "at character 6: expected ',' and a second argument of min, found ')'"),
        ("1 + sine(x)", "at character 5: unknown name 'sine'; did you mean \"sin\"?"),
        ("x + y", "at character 5: unknown name 'y'; known are x, pi, e, sin"),
        ("x + $", "at character 5: '$' has no meaning in a formula"),
        ("__import__(1)", "at character 1: unknown name '__import__'"),
        ("x.real", "at character 2: '.' has no meaning in a formula"),
        ("x" * (MAX_LENGTH + 1), f"at character {MAX_LENGTH + 1}: a formula may have at most {MAX_LENGTH} characters"),
    ],
)
def test_mistake_is_named_with_its_position(text: str, message: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert check_formula(text) == str(caught.value)


@pytest.mark.parametrize("piece", ["(", "-", "2^", "sin(", "2(", "max(1,"])
def test_deep_nesting_is_refused(piece: str) -> None:
    with pytest.raises(FormulaError, match=f"nested more than {MAX_DEPTH} deep"):
        parse(piece * (MAX_DEPTH + 20))


def test_longest_and_deepest_formulas_work() -> None:
    depth = MAX_DEPTH - 2
    np.testing.assert_array_equal(parse("(" * depth + "x" + ")" * depth)(X), X)
    np.testing.assert_allclose(parse("+".join("x" * 250))(X), 250 * X)


def test_huge_numbers_are_infinite_at_once() -> None:
    start = time.perf_counter()
    assert np.isinf(parse("1e9**1e9**9 + 1e999 + 9^9^9^9^9")(X)).all()
    assert time.perf_counter() - start < 1
    assert np.isnan(parse("log(-1) + 0/0")(X)).all()


def test_formula_crosses_a_process() -> None:
    formula = parse("step(x) + max(x, 1)")
    again: Formula = pickle.loads(pickle.dumps(formula))
    assert again == formula
    np.testing.assert_array_equal(again(X), formula(X))


def test_unusable_values_are_named() -> None:
    assert parse("x^2").problem_on((-1, 1)) is None
    assert parse("log(x)").problem_on((1, 2)) is None
    sentence = parse("log(x)").problem_on((-1, 1))
    assert sentence == '"log(x)" is not a number at x = -1; it must stay finite and below 1e+30 on the whole interval'
    assert parse("1/x").problem_on((-1, 1)).startswith('"1/x" is infinite at x = 0')
    assert parse("1e40 x").problem_on((0, 1)).startswith('"1e40 x" is 1e+37 at x = 0.001')
    assert (
        parse("1/(x - y)", ("x", "y"))
        .problem_on((0, 1), (0, 1))
        .startswith('"1/(x - y)" is infinite at x = 0 and y = 0')
    )


# Random expression trees -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tree:
    """An expression with its text and its value, built side by side; ``level`` is how tightly its outermost part binds."""

    text: str
    value: np.ndarray
    level: int


SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)
BINARY = {
    "+": (SUM, SUM, PRODUCT, np.add),
    "-": (SUM, SUM, PRODUCT, np.subtract),
    "*": (PRODUCT, PRODUCT, SIGNED, np.multiply),
    "/": (PRODUCT, PRODUCT, SIGNED, np.divide),
    " ": (PRODUCT, PRODUCT, POWER, np.multiply),
    "^": (POWER, ATOM, SIGNED, np.power),
    "**": (POWER, ATOM, SIGNED, np.power),
}
CALLS = {"sin": np.sin, "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "sign": np.sign, "tanh": np.tanh}
GRID = {"x": np.array([-1.5, 0.0, 0.7, 2.0]), "y": np.array([0.3, -2.0, 1.0, 0.0])}


def wrapped(tree: Tree, at_least: int) -> str:
    return tree.text if tree.level >= at_least else f"({tree.text})"


@st.composite
def binary(draw: st.DrawFn, children: st.SearchStrategy[Tree]) -> Tree:
    sign, left, right = draw(st.sampled_from(sorted(BINARY))), draw(children), draw(children)
    level, left_level, right_level, function = BINARY[sign]
    right_text = wrapped(right, right_level)
    if sign == " " and not (right_text[0].isalpha() or right_text[0] == "("):
        right_text = f"({right.text})"  # two numbers side by side are no product
    space = "" if sign == " " else draw(st.sampled_from(["", " "]))
    text = f"{wrapped(left, left_level)}{space}{sign}{space}{right_text}"
    return Tree(text, function(left.value, right.value), level)


def leaf(text: str, value: np.ndarray | float) -> Tree:
    return Tree(text, np.broadcast_to(np.float64(value), 4), ATOM)


trees = st.recursive(
    st.one_of(
        st.sampled_from([leaf("pi", np.pi), leaf("e", np.e), leaf("x", GRID["x"]), leaf("y", GRID["y"])]),
        st.floats(0, 1e6).map(lambda number: leaf(repr(number), number)),
        st.integers(0, 99).map(lambda number: leaf(str(number), number)),
    ),
    lambda children: st.one_of(
        binary(children),
        children.map(lambda t: Tree("-" + wrapped(t, SIGNED), np.negative(t.value), SIGNED)),
        children.map(lambda t: Tree(f"({t.text})", t.value, ATOM)),
        st.tuples(st.sampled_from(sorted(CALLS)), children).map(
            lambda pair: Tree(f"{pair[0]}({pair[1].text})", CALLS[pair[0]](pair[1].value), ATOM)
        ),
        st.tuples(children, children).map(
            lambda pair: Tree(f"max({pair[0].text}, {pair[1].text})", np.maximum(pair[0].value, pair[1].value), ATOM)
        ),
    ),
    max_leaves=12,
)


@given(st.data())
def test_printed_tree_reads_back_as_the_same_function(data: st.DataObject) -> None:
    with np.errstate(all="ignore"):
        tree = data.draw(trees)
    if len(tree.text) <= MAX_LENGTH:
        np.testing.assert_array_equal(parse(tree.text, ("x", "y"))(GRID["x"], GRID["y"]), tree.value)


@given(st.one_of(st.text(max_size=40), st.text("0123456789.eE+-*/^(), xypisnmax", max_size=60)))
def test_garbage_raises_nothing_but_formula_error(text: str) -> None:
    try:
        formula = parse(text, ("x", "y"))
    except FormulaError as error:
        assert 1 <= error.position <= len(text) + 1
        assert str(error).startswith(f"at character {error.position}: ")
    else:
        assert formula(GRID["x"], GRID["y"]).shape == (4,)
