"""Glyphs of a line in, its text out: which gaps between them are spaces, and which only space the letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.read.directions import Placed
from extract.records.source import Box

if TYPE_CHECKING:
    from extract.read.runs import Run

# All in units of the type size.
_WORD_GAP = 0.18  # between Latin letters and digits, which are spaced by a quarter and more
_SPACE_GAP = 0.5  # elsewhere: Word sets a quarter between Japanese and Latin, which is no space
_MIXED_GAP = 0.7  # between Japanese and Latin, where a full line stretches that quarter
_NUMBER_GAP = 0.3  # between the outline number that a line begins with and its words: ２.１ 概要
_SPACED_GAP = 0.3  # the least that letter-spacing (事 務 連 絡) adds
_SPACED_OVER_LINE = 3.0  # the most it adds between glyphs drawn one by one
_SPACED_OVER_CELL = 8.0  # and in a table cell, where two letters may stand at both ends
_UNEVEN = 2.2  # half-width brackets between full-width letters halve or double a gap

_LATIN = re.compile(r"[!-~]")
_LATIN_WORD = re.compile(r"[0-9A-Za-z]")
_WIDE = re.compile(r"[\u3041-\u30fa\u30fc-\u9fff\uf900-\ufaff]")  # kana and ideographs
_DATE = re.compile(r"(?:[0-9０-９]{1,4}[年月日時分])+")
_OUTLINE_NUMBER = re.compile(r"[0-9０-９]{1,2}(?:[-.．－][0-9０-９]{1,2}){1,3}")
_LONGEST_NUMBER = 11  # characters
_NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万〇.,．，]")


def set_text(glyphs: Sequence[Placed], label: int = 0) -> tuple[str, list[Box | None]]:
    """The text of a line with one box per character; ``None`` for a space that only a gap shows.

    The first ``label`` glyphs are one word, set apart from what follows.
    """
    spaces = _spaces(glyphs)
    if label:
        spaces = {index for index in spaces if index > label}
        if label < len(glyphs) and not glyphs[label].glyph.text.isspace():
            spaces.add(label)
    if not spaces:
        plain = "".join([placed.glyph.text for placed in glyphs])
        if len(plain) == len(glyphs):
            ends = len(plain.rstrip())
            return plain[:ends], [placed.glyph.box for placed in glyphs[:ends]]
    text: list[str] = []
    boxes: list[Box | None] = []
    for index, placed in enumerate(glyphs):
        if index in spaces:
            text.append(" ")
            boxes.append(None)
        text.append(placed.glyph.text)
        boxes.extend([placed.glyph.box] * len(placed.glyph.text))
    whole = "".join(text)
    kept = len(whole.rstrip())
    return whole[:kept], boxes[:kept]


def _spaces(glyphs: Sequence[Placed]) -> set[int]:
    """Which glyphs have a space before them that is not drawn."""
    sizes = [placed.glyph.size for placed in glyphs]
    apart = [second.start - first.end for first, second in pairwise(glyphs)]
    if not apart or max(apart) <= _WORD_GAP * min(sizes):
        return set()
    gaps = [
        max(gap, 0.0) / max(first, second, 0.1) for gap, (first, second) in zip(apart, pairwise(sizes), strict=True)
    ]
    if max(gaps) <= _WORD_GAP:
        return set()
    spaced = _letter_spaced_gaps(glyphs, gaps)
    return {
        index + 1
        for index, gap in enumerate(gaps)
        if gap > _WORD_GAP
        and index not in spaced
        and (_is_space(glyphs[index], glyphs[index + 1], gap) or _ends_number(glyphs, index, gap))
    }


def letter_spaced(runs: list[Run], join: Callable[[list[Run]], Run]) -> list[Run]:
    """Runs of one baseline with single letters at even gaps put together: 事 務 連 絡 is one word, however wide."""
    found: list[Run] = []
    index = 0
    while index < len(runs):
        end = _streak_end(runs, index)
        found.append(join(runs[index:end]) if end - index > 1 else runs[index])
        index = end
    return found


def _streak_end(runs: list[Run], begin: int) -> int:
    """Where the letters spaced evenly from ``begin`` on end; ``begin + 1`` where there are none."""
    most = _SPACED_OVER_CELL if runs[begin].cell is not None else _SPACED_OVER_LINE
    gaps: list[float] = []
    end = begin + 1
    while end < len(runs) and is_letter(runs[end - 1].text) and is_letter(runs[end].text):
        gap = (runs[end].start - runs[end - 1].end) / runs[begin].size
        if not _SPACED_GAP < gap <= most or not _even([*gaps, gap], 1.3):
            break
        gaps.append(gap)
        end += 1
    in_cell = runs[begin].cell is not None and len(gaps) == 1 and len(runs) == 2
    return end if len(gaps) >= 2 or in_cell else begin + 1


def is_letter(text: str) -> bool:
    """Whether ``text`` is one kana or ideograph that is not a numeral, as the parts of a spaced word are."""
    return len(text) == 1 and bool(_WIDE.match(text)) and not _NUMERAL.match(text)


def _letter_spaced_gaps(glyphs: Sequence[Placed], gaps: list[float]) -> set[int]:
    """Gaps inside words whose letters are spaced: three letters and more at even gaps, or a line of two ideographs."""
    if len(gaps) == 1:
        return {0} if all(is_letter(placed.glyph.text) for placed in glyphs) else set()
    found: set[int] = set()
    begin = 0
    while begin < len(gaps):
        end = begin
        while end < len(gaps) and gaps[end] >= _SPACED_GAP and _even(gaps[begin : end + 1], _UNEVEN):
            end += 1
        if end - begin >= 2:
            letters = [placed.glyph.text for placed in glyphs[begin : end + 1]]
            if not any(map(str.isspace, letters)) and _is_wording(letters):
                found.update(range(begin, end))
        begin = max(end, begin + 1)
    return found


def _is_wording(letters: list[str]) -> bool:
    """Whether single letters make words: numbers in a row of their own are values, and Latin letters are words."""
    return 2 * sum(map(is_letter, letters)) >= len(letters) or bool(_DATE.fullmatch("".join(letters)))


def _even(gaps: list[float], ratio: float) -> bool:
    return max(gaps) <= ratio * min(gaps) + 0.05


def _is_space(before: Placed, after: Placed, gap: float) -> bool:
    first, second = before.glyph.text, after.glyph.text
    if first.isspace() or second.isspace():
        return False
    both_latin = (
        _LATIN.match(first) and _LATIN.match(second) and (_LATIN_WORD.match(first) or _LATIN_WORD.match(second))
    )
    if both_latin:
        return gap > _WORD_GAP
    mixed = (_LATIN_WORD.match(first) and _WIDE.match(second)) or (_WIDE.match(first) and _LATIN_WORD.match(second))
    return gap > (_MIXED_GAP if mixed else _SPACE_GAP)


def _ends_number(glyphs: Sequence[Placed], index: int, gap: float) -> bool:
    """Whether a gap parts the outline number at the start of a line from its words."""
    if gap < _NUMBER_GAP or not 2 <= index < _LONGEST_NUMBER or glyphs[index + 1].glyph.text.isspace():
        return False
    return _OUTLINE_NUMBER.fullmatch("".join(placed.glyph.text for placed in glyphs[: index + 1])) is not None
