"""Text in, the form in which gold and tables are compared out: NFKC without white space, with a map back."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

# Marks that open a bullet or a note. They may or may not belong to a sentence, on either side of a comparison.
_BULLET = re.compile(r"^[・･·•●○◯〇◎■□◆◇▪▫▶▷►➢➤✓※*\-–—]+")
_HALF_WIDTH_VOICE_MARKS = "ﾞﾟ"  # compose with the kana before them


def normal(text: str) -> str:
    """NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def without_bullet(text: str) -> str:
    """A normalised text without the mark that opens it."""
    return _BULLET.sub("", text)


def occurrences(needle: str, haystack: str) -> Iterator[int]:
    """Every place where ``needle`` begins, overlapping ones too."""
    at = haystack.find(needle) if needle else -1
    while at >= 0:
        yield at
        at = haystack.find(needle, at + 1)


class NormalText:
    """A text in normal form; ``starts[i]`` is where the character ``i`` of the text as given begins in it."""

    def __init__(self, given: str) -> None:
        self.given = given
        pieces: list[str] = []
        self.starts: list[int] = []
        length = 0
        for start, end in _clusters(given):
            piece = normal(given[start:end])
            self.starts.extend([length] * (end - start))
            pieces.append(piece)
            length += len(piece)
        self.starts.append(length)
        self.text = "".join(pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters ``start:end`` of the text as given, in normal form."""
        last = len(self.given)
        return self.starts[min(max(start, 0), last)], self.starts[min(max(end, 0), last)]

    def span_given(self, start: int, end: int) -> tuple[int, int]:
        """Characters ``start:end`` of the normal form, in the text as given."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Characters with the marks that combine with them, so that each normalises by itself."""
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and (unicodedata.combining(text[at]) or text[at] in _HALF_WIDTH_VOICE_MARKS):
            continue
        yield start, at
        start = at


def same_text(expected: str, got: object) -> bool:
    """Whether two texts are equal in normal form; null is no text."""
    return isinstance(got, str) and normal(expected) == normal(got)


def contains_either_way(expected: str, got: object) -> bool:
    """Whether one of two texts is or contains the other in normal form; nothing matches an empty one."""
    if not isinstance(got, str):
        return False
    one, other = normal(expected), normal(got)
    return bool(one and other) and (one in other or other in one)
