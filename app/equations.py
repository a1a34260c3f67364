"""LaTeX equations as vectors: rendered by ziamath in a worker thread, kept in memory and on disk. Holds no Qt.

An equation is rendered once, in black and in one size; who paints it scales and colours it, so that another theme, font
or screen costs nothing. Rendering takes 5 to 40 ms and ziamath's import 120 ms, too long for the window's thread.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import sys
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

#: Size at which equations are rendered; coordinates carry three decimals.
SIZE = 32
#: Height of a lower-case x of the equations' font, STIX Two Math, in em.
X_HEIGHT = 0.474
#: Part of the folder's name; changes when rendering does, so that what is on disk is made anew.
_VERSION = 1
_VIEW_BOX = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')
_MATHML = "http://www.w3.org/1998/Math/MathML"
_LARGE_OPERATORS = frozenset("∑∏∐⋂⋃⋀⋁⊎∫∬∭∮")
_CLOSING = frozenset(")]}|‖⌋⌉⟩!")
_DELIMITERS = frozenset("|∣‖∥⌊⌋⌈⌉⟨⟩")


@dataclass(frozen=True)
class Equation:
    """A rendered equation; lengths in em (of its font). ``error`` is a sentence when there is nothing else."""

    svg: str = ""
    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    error: str = ""

    @classmethod
    def from_svg(cls, svg: str) -> Equation | None:
        """Reads the size from the SVG; None when the text is not a whole SVG."""
        box = _VIEW_BOX.search(svg)
        if not box or not svg.endswith("</svg>"):
            return None
        _, top, width, height = (float(number) / SIZE for number in box.groups())
        return cls(svg, width, -top, height + top)

    def colored(self, color: str) -> str:
        r"""The SVG in another ink; what ``\color`` coloured stays."""
        return self.svg.replace('"black"', f'"{color}"')


def render(latex: str, display: bool) -> Equation:
    """Renders one equation, in display style (limits above and below sums, large fractions) or to fit a line of text."""
    try:
        import ziamath
        from ziamath.tex import tex2mml

        # SVG 2 uses <symbol> and <use>, which QtSvg draws as nothing.
        ziamath.config.svg2 = False
        tree = ElementTree.fromstring(tex2mml(latex, inline=not display).replace(f' xmlns="{_MATHML}"', ""))
        _adjust(tree)
        equation = Equation.from_svg(ziamath.Math(tree, size=SIZE).svg())
    except Exception as error:  # whatever a parser raises for what somebody typed
        return Equation(error=f"This equation cannot be drawn: {str(error) or type(error).__name__}")
    return equation or Equation(error="This equation cannot be drawn: it is empty")


def _adjust(tree: ElementTree.Element) -> None:
    """Sets MathML as TeX would where latex2mathml and ziamath do not.

    Raises:
        ValueError: an unknown command, which latex2mathml passes on as text.
    """
    for node in tree.iter():
        text, children = node.text or "", list(node)
        if text.startswith("\\"):
            raise ValueError(f"unknown command {text}")
        # Norms would grow with their row, and brackets around a sum become a hundred lines high.
        if text in _LARGE_OPERATORS or (text in _DELIMITERS and "stretchy" not in node.attrib):
            node.set("stretchy", "false")
        if node.tag == "mover" and children[1].text == "\u0302" and len("".join(children[0].itertext())) == 1:
            children[1].text = "^"  # a hat over one letter is not stretched
        if node.tag == "mfrac":
            for part in children:
                part.set("displaystyle", "false")  # no room for limits above and below a sum
        for before, after in zip([None, *children], children, strict=False):
            if after.text == "−" and (before is None or (before.tag == "mo" and before.text not in _CLOSING)):
                after.set("form", "prefix")  # a sign, no subtraction


class EquationStore:
    """Equations by LaTeX source.

    ``folder`` keeps them between starts; it may be missing, read-only or damaged, or None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._known: dict[tuple[str, bool], Equation] = {}
        self._wanted: deque[tuple[str, bool]] = deque()
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def get(self, latex: str, display: bool) -> Equation | None:
        """The equation, or None when it has to be rendered first (see ``request``)."""
        key = (latex, display)
        if key not in self._known and (equation := self._load(key)):
            self._known[key] = equation
        return self._known.get(key)

    def request(self, latex: str, display: bool) -> None:
        """Has the equation rendered, in another thread; ``get`` will return it some time later."""
        key = (latex, display)
        with self._lock:
            if key in self._known or key in self._wanted:
                return
            self._wanted.append(key)
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="equations", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        # The window's thread waits this long at every call into Qt that lets other threads run; 5 ms each added up to
        # gaps of 100 to 250 ms in its event loop.
        usual = sys.getswitchinterval()
        sys.setswitchinterval(0.0005)
        try:
            while key := self._next():
                equation = render(*key)
                self._save(key, equation)
                with self._lock:
                    self._known[key] = equation
                    self._wanted.popleft()
        finally:
            sys.setswitchinterval(usual)

    def _next(self) -> tuple[str, bool] | None:
        with self._lock:
            if not self._wanted:
                self._worker = None
            return self._wanted[0] if self._wanted else None

    def _file(self, key: tuple[str, bool]) -> Path:
        digest = hashlib.sha256(repr(key).encode()).hexdigest()
        return Path(self._folder or "", f"{digest[:32]}.svg")

    def _load(self, key: tuple[str, bool]) -> Equation | None:
        try:
            return Equation.from_svg(self._file(key).read_text(encoding="utf-8")) if self._folder else None
        except (OSError, ValueError):
            return None

    def _save(self, key: tuple[str, bool], equation: Equation) -> None:
        if self._folder is None or equation.error:
            return
        file = self._file(key)
        part = file.with_suffix(f".{os.getpid()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(equation.svg, encoding="utf-8")
            part.replace(file)
        except OSError:  # a full disk or a home that cannot be written: it is rendered again next time
            self._folder = None


@functools.cache
def shared_store() -> EquationStore:
    """The store of this process, in the user's cache folder."""
    import platformdirs

    return EquationStore(Path(platformdirs.user_cache_dir("learnoscope", appauthor=False), f"equations-{_VERSION}"))
