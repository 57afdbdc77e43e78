"""Bare numbers: a number and what stands around it go in, whether it can be a quantity comes out."""

from __future__ import annotations

import re

from extract.expressions.units import pattern

_REACH = 6
_KANJI = re.compile("[^0-9]+")
_KANJI_NUMBER = re.compile("[一二三四五六七八九]?[十百千万億兆].*[一二三四五六七八九十百千万億兆]|.*[〇零].*")
_GROUPED = re.compile("[,.万億兆千]")
# Numbers that count no things: decimals, and years of the calendar.
_NO_COUNT = re.compile(r".*\..*|(?:19|20)[0-9]{2}")
_WORD = re.compile("[一-龥ァ-ヶ]")
_NAME_END = re.compile("[A-Za-zァ-ヺー一-龥々)」』】%〕]")
_JOINED_BEFORE = frozenset("-/#._@&=+~")
_JOINED_BEHIND = re.compile(r"[A-Za-z_/@#]|[-:.][0-9A-Za-z]|[一-龥ァ-ヺ]")
# A small number glued to the end of a verb, not to a particle, is the mark of a note: 公開しました1。
_NOTE_BEFORE = re.compile(
    "[A-Za-z]$|[ぁ-ん](?<![はがをにでともへやのか])$|(?:した|ます|です|する|いる|ある)(?:と|[0-9]{1,2}[、,])?$"
)
# Behind a space, a middle dot or a number with の, a small number counts nothing: 様式13の３, 入院料１・２.
_NUMBERED_BEFORE = re.compile("[・ ]$|[0-9] ?の ?$")
# Nor does one between a particle other than は, が and の and the end of a clause: とともに5、
_NOTE_BETWEEN = re.compile("[ぁ-ん](?<![はがの])$")
_LONGEST_MARK, _LONGEST_NUMBER = 2, 6  # digits; longer ones without commas are codes


def is_kanji(run: str) -> bool:
    return _KANJI.fullmatch(run) is not None


def is_kanji_number(run: str) -> bool:
    """百二十 and 二〇二四, but not 一, 千 or 二三, which are mostly parts of words."""
    return _KANJI_NUMBER.fullmatch(run) is not None


def can_count(run: str) -> bool:
    return _NO_COUNT.fullmatch(run) is None


def is_all(text: str, start: int, end: int) -> bool:
    """Whether the text is nothing but this number."""
    return start < 3 and len(text) - end < 3 and text.strip() == text[start:end]


def is_line_number(text: str, start: int, run: str) -> bool:
    """6政府機関における…: a small number glued to the first noun of a line is the number of a note or an item."""
    return len(run) <= _LONGEST_MARK and start > 0 and begins_line(text, start)


def begins_line(text: str, start: int) -> bool:
    return text[max(0, start - 1) : start] in ("", "\n")


def is_note_mark(text: str, start: int, run: str) -> bool:
    """センター1の設立: a small number glued to a name is the mark of a note, not a count."""
    before = text[max(0, start - _REACH) : start]
    return len(run) <= _LONGEST_MARK and _after_name(before)


def _after_name(before: str) -> bool:
    if not _NAME_END.match(before[-1:]):
        return False
    return not any(before.endswith(word) for word in pattern("noun.loose_before").pattern.split("|"))


def stands_alone(text: str, start: int, end: int, run: str, seams: frozenset[int]) -> bool:
    """Whether a number without unit and modifier is a quantity, and not a mark, a label or a part of a name."""
    if is_all(text, start, end):
        return True
    before, behind = text[max(0, start - _REACH) : start], text[end : end + 2]
    if is_kanji(run):
        return is_kanji_number(run) and not _WORD.match(behind) and not _WORD.match(before[-1:])
    if before[-1:] in _JOINED_BEFORE or _JOINED_BEHIND.match(behind):
        return False
    if run.isdigit() and (len(run) > _LONGEST_NUMBER or (behind.startswith(")") and len(run) <= _LONGEST_MARK)):
        return False
    if len(run) <= _LONGEST_MARK and (_NUMBERED_BEFORE.search(before) or _NOTE_BEFORE.search(before)):
        return False
    if len(run) == 1 and behind.startswith("~"):
        return False  # １～９（略）: items, not how many
    if len(run) <= _LONGEST_MARK and behind[:1] in ("、", "。") and _NOTE_BETWEEN.search(before):
        return False
    if begins_line(text, start) and behind.startswith(" "):
        return False  # the number of a row
    if before.endswith(" ") and (end in seams or behind[:1] in ("", " ", "\n") or before[-2:-1].isascii()):
        return False  # a cell of a table, the end of a running head, or the number of a work: Outlook 2011
    return not _after_name(before) or _GROUPED.search(run) is not None
