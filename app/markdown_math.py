"""Finds the LaTeX in Markdown: $inline$ and $$display$$, but not the dollar signs of code and prices."""

from __future__ import annotations

import re

#: Stands for equation number n in the text that ``split_equations`` returns; the range is Unicode's private use area.
FIRST_MARK, LAST_MARK = "\ue000", "\uf8ff"
#: Code comes first, so that dollar signs in it start no equation; an inline equation hugs its dollar signs (as in Pandoc).
_MATH = re.compile(
    r"""(?P<code> ^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n (?s:.*?) (?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)
                | (?<!`)(?P<ticks>`+)(?!`) (?s:.*?) (?<!`)(?P=ticks)(?!`) | \\\$ )
      | (?P<indent>^[ \t>]*)? \$\$ (?P<display>(?s:.+?)) \$\$
      | \$(?=[^\s$]) (?P<inline>(?:(?!\n\s*\n)(?:\\.|[^\\$]))+?) (?<=\S)\$(?!\d)""",
    re.MULTILINE | re.VERBOSE,
)
#: Between equations that were one line of LaTeX; lines may break here.
GAP = "\u2003\u2003"


def split_equations(markdown: str) -> tuple[str, list[tuple[str, bool]]]:
    r"""The Markdown with one private character in place of each equation, and (LaTeX, is display) of each.

    A display equation is split at ``\qquad``, so that what does not fit beside each other stands one below the other.
    """
    equations: list[tuple[str, bool]] = []

    def mark(match: re.Match[str]) -> str:
        display = match["display"] is not None
        if match["code"] or len(equations) > ord(LAST_MARK) - ord(FIRST_MARK) - 100:
            return match[0]
        # Within a quotation every line of the equation starts with ">".
        parts = _parts(re.sub(r"\n[ \t>]*", "\n", match["display"])) if display else [match["inline"]]
        first = ord(FIRST_MARK) + len(equations)
        equations.extend((part.strip(), display) for part in parts)
        marks = GAP.join(chr(first + i) for i in range(len(parts)))
        if match["indent"] is None:
            return marks
        margin, indent = match["indent"].rstrip(), match["indent"]
        return f"{margin}\n{indent}{marks}\n{margin}\n{indent}"

    return _MATH.sub(mark, markdown), equations


def _parts(latex: str) -> list[str]:
    r"""What stands between ``\qquad``, unless that lies within braces, brackets or an environment."""
    parts = latex.split(r"\qquad")
    pairs = ((r"\{", r"\}"), (r"\\begin\b", r"\\end\b"), (r"\\left(?![a-z])", r"\\right(?![a-z])"))
    whole = all(len(re.findall(a, part)) == len(re.findall(b, part)) for part in parts for a, b in pairs)
    return parts if whole and all(map(str.strip, parts)) and len(parts) < 10 else [latex]
