"""What a person may have meant who wrote a word that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Sequence


def nearest(word: str, words: Sequence[str]) -> str:
    """``; did you mean "..."?`` for the closest of ``words``, or nothing."""
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f'; did you mean "{close[0]}"?' if close else ""
