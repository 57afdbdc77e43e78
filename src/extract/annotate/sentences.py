"""Sentences: the text of a block in, the ranges of its sentences out."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENING = "（(「『【〔［[｢“〈《"
CLOSING = "）)」』】〕］]｣”〉》"
ENDS = "。．！？!?"
# A bracket left open is a slip of the pen: after so many characters its sentence ends are real.
MAX_BRACKET = 400
RUNNING_TEXT = re.compile(r"[ぁ-ん]")
TICKED = ("□", "☐", "☑", "✓")  # boxes of a form: what stands behind them is asked, not said
LEAST_TEXT = 25  # characters of a cell without 「。」 that says something
LEAST_KANA = 0.25  # share of hiragana in it: names and addresses have next to none


def sentence_ranges(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges without the white space around them; 「。」 in brackets ends nothing.

    ``．`` ends a sentence only where no digit or letter follows (``1.5``), ``！？`` only where
    no bracket closes after them.
    """
    depth, opened = 0, start
    first = start
    index = start
    while index < end:
        char = text[index]
        if char in OPENING:
            depth, opened = depth + 1, index
        elif char in CLOSING and depth:
            depth -= 1
        elif (
            char in ENDS
            and _ends_here(text, index, end)
            and (not depth or (index - opened > MAX_BRACKET and not _closes_later(text, index, end)))
        ):
            yield from _trimmed(text, first, index + 1)
            first, depth = index + 1, 0
        index += 1
    yield from _trimmed(text, first, end)


def reads_as_text(text: str) -> bool:
    """Whether the text of a table's cell says something rather than names or counts it, or is to be ticked."""
    if text.lstrip()[:1] in TICKED:
        return False
    kana = len(RUNNING_TEXT.findall(text))
    return ("。" in text and kana > 0) or (len(text) >= LEAST_TEXT and kana >= LEAST_KANA * len(text))


def _ends_here(text: str, index: int, end: int) -> bool:
    char = text[index]
    following = text[index + 1] if index + 1 < end else ""
    if char == "．":
        return not following or not ((following.isalnum() and following.isascii()) or following.isdigit())
    if char in "！？!?":
        return not following or following.isspace() or following not in CLOSING + ENDS + "、，と"
    return following not in ENDS or not following


def _closes_later(text: str, index: int, end: int) -> bool:
    return any(char in CLOSING for char in text[index : min(end, index + MAX_BRACKET)])


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
