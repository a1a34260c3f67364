"""LaTeX found in Markdown, rendered to SVG and kept."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import equations
from app.equations import Equation, EquationStore, render
from app.markdown_math import FIRST_MARK, GAP, split_equations

LESSONS = sorted((Path(__file__).parents[2] / "resources" / "lessons").glob("*.md"))


def mark(index):
    return chr(ord(FIRST_MARK) + index)


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("The slope $f'(x)$ is $0$.", [("f'(x)", False), ("0", False)]),
        ("Two\nlines $a +\nb$ are one", [("a +\nb", False)]),
        (r"A dollar \$ and $\$5$", [(r"\$5", False)]),
        ("It costs $5 and $6.", []),
        ("Not across $a\n\nb$ paragraphs", []),
        ("`$HOME` and $x$ and ``a ` $b$``", [("x", False)]),
        ("```sh\necho $HOME $PATH\n```\n$x$", [("x", False)]),
        ("~~~\n$a$\n```\n$b$\n~~~\n$c$", [("c", False)]),
        ("```\nnever closed $a$", []),
        ("$$\na = b\n$$", [("a = b", True)]),
        ("so $$a = b$$ and $c$", [("a = b", True), ("c", False)]),
        ("> $$\n> a\n> + b\n> $$", [("a\n+ b", True)]),
        ("$$$$", []),
        (r"$$a, \qquad b$$", [("a,", True), ("b", True)]),
        (r"$$\left(a \qquad b\right)$$", [(r"\left(a \qquad b\right)", True)]),
        (r"$$\begin{cases} a \qquad b \end{cases}$$", [(r"\begin{cases} a \qquad b \end{cases}", True)]),
        (r"$$\text{a \qquad b}$$", [(r"\text{a \qquad b}", True)]),
        (r"$$a \leftarrow b \qquad$$", [(r"a \leftarrow b \qquad", True)]),
    ],
)
def test_equations_are_found_outside_code(markdown, found):
    assert split_equations(markdown)[1] == found


def test_display_equations_become_paragraphs_of_their_own():
    assert split_equations("so\n$$a$$\nthen")[0] == f"so\n\n{mark(0)}\n\n\nthen"
    assert split_equations("so $$a$$ then")[0] == f"so {mark(0)} then"
    assert split_equations(r"$$a \qquad b$$")[0] == f"\n{mark(0)}{GAP}{mark(1)}\n\n"


@given(st.text(alphabet="ab $`\\\n~>", max_size=60))
def test_what_is_no_equation_stays_as_it_was(markdown):
    marked, found = split_equations(markdown)
    assert len(found) == len(re.findall(f"[{FIRST_MARK}-\uf8ff]", marked))
    if not found:
        assert marked == markdown


def test_sizes_are_those_of_the_glyphs():
    x, y, squared, fraction = (render(latex, False) for latex in ("x", "y", "x^2", r"\frac{a}{b}"))
    assert x.ascent == pytest.approx(equations.X_HEIGHT, abs=0.06)
    assert x.descent < 0.06 < y.descent
    assert squared.ascent > x.ascent + 0.2
    assert squared.width > x.width
    assert min(fraction.ascent, fraction.descent) > 0.3


def test_display_style_is_larger():
    for latex in (r"\sum_{i=1}^n x_i", r"\frac{a}{b}"):
        inline, display = render(latex, False), render(latex, True)
        assert display.ascent + display.descent > 1.2 * (inline.ascent + inline.descent)


@pytest.mark.parametrize("latex", [r"\left(\sum_i w_i\right)", r"\left[\prod_i \frac{a_i}{b}\right]^2", r"\|w\|_2"])
def test_brackets_fit_what_they_enclose(latex):
    equation = render(latex, True)
    assert equation.ascent + equation.descent < 4


def test_a_sign_takes_less_room_than_a_difference():
    def room(latex):
        return render(latex, False).width - render(latex.replace("-", ""), False).width

    assert room("(-x)") < 0.8 * room("(a-x)")
    assert room("=-x") < 0.8 * room("a-x")


@pytest.mark.parametrize(
    ("latex", "reason"), [(r"\foo x", r"\foo"), (r"\frac{a", ""), ("x^", "Missing"), ("", ""), (r"\left( x", "")]
)
def test_wrong_latex_is_a_sentence(latex, reason):
    equation = render(latex, False)
    assert equation.error.startswith("This equation cannot be drawn: ")
    assert reason in equation.error
    assert not equation.svg


def test_another_ink_keeps_what_latex_coloured():
    svg = render(r"x + \color{red}{y}", False).colored("#123456")
    assert "#123456" in svg
    assert "red" in svg
    assert "black" not in svg


def wait(qtbot, store, *keys):
    for key in keys:
        store.request(*key)
    qtbot.waitUntil(lambda: all(store.get(*key) for key in keys))
    return [store.get(*key) for key in keys]


def test_the_store_renders_once_and_keeps_it_on_disk(qtbot, tmp_path, monkeypatch):
    keys = [("x^2", False), ("x^2", True), (r"\alpha", False)]
    store = EquationStore(tmp_path / "cache")
    assert store.get(*keys[0]) is None
    first = wait(qtbot, store, *keys)
    assert len(list((tmp_path / "cache").iterdir())) == 3
    monkeypatch.setattr(equations, "render", lambda *_: pytest.fail("it was on disk"))
    again = EquationStore(tmp_path / "cache")
    assert [again.get(*key) for key in keys] == first


def test_errors_are_not_kept_on_disk(qtbot, tmp_path):
    (equation,) = wait(qtbot, EquationStore(tmp_path), (r"\foo", False))
    assert equation.error
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("damage", ["", "<svg viewBox='0 0 1 1'", "\x00\xff"])
def test_damaged_files_are_rendered_again(qtbot, tmp_path, damage):
    (intact,) = wait(qtbot, EquationStore(tmp_path), ("x", False))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage.encode("latin-1"))
    store = EquationStore(tmp_path)
    assert store.get("x", False) is None
    assert wait(qtbot, store, ("x", False)) == [intact]
    assert Equation.from_svg(file.read_text()) == intact


def test_a_folder_that_cannot_be_written_does_no_harm(qtbot, tmp_path):
    (tmp_path / "file").touch()
    found = wait(qtbot, EquationStore(tmp_path / "file" / "cache"), ("x", False), ("y", False))
    assert not any(equation.error for equation in found)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_every_equation_of_the_lessons_is_valid(lesson):
    found = split_equations(lesson.read_text(encoding="utf-8"))[1]
    wrong = {latex: error for latex, display in found if (error := render(latex, display).error)}
    assert not wrong
