"""Periods: a number in its sentence in, the date that governs it out.

In this order: the bracket behind the number, the nearest date before it in the sentence, a
bracket at the sentence's end, what an announcing sentence or the heading states. A date on which
something was opened or begun governs nothing, nor does one that is only compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.metrics.words import match_at_start

BRACKET_AFTER = re.compile(r"^\s*(?:程度|以上|以下)?\s*[（(]([^（）()]{1,40})[）)]")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
STATE = re.compile(r"^(?:[年月日]?\s*(?:末|初|頭))?\s*(?:現在|時点|調べ|実績|末|度|分|中|で|に|の|は|）|\)|$)")


class Period(NamedTuple):
    """The mention that governs a number and how it was found."""

    date: Mention
    rule: str
    inherited: bool


def period_of(mention: Mention, sentence: Sentence, carried: Period | None) -> Period | None:
    """The governing period of a quantity, or None where no date governs it."""
    dates = [date for date in sentence.mentions if date.kind == "date" and _has_day(date)]
    bracket = BRACKET_AFTER.match(sentence.text[mention.end - sentence.start :])
    if bracket:
        low, high = mention.end + bracket.start(1), mention.end + bracket.end(1)
        inside = [date for date in dates if low <= date.start and date.end <= high and not _has_other_count(sentence, low, high)]
        if inside:
            return Period(inside[0], "period.bracket", False)
    before = [date for date in dates if date.end <= mention.start and governs(date, sentence)]
    before = [date for date in before if not _in_closed_bracket(date, mention, sentence)]
    if before:
        nearest = before[-1]
        between = sentence.text[nearest.end - sentence.start : mention.start - sentence.start]
        return Period(nearest, "period.before", "、" in between and "。" in between)
    trailing = _bracket_at_end(sentence, dates)
    if trailing is not None and trailing.start > mention.end:
        return Period(trailing, "period.end_bracket", False)
    return Period(carried.date, carried.rule, True) if carried is not None else None


def governs(date: Mention, sentence: Sentence) -> bool:
    """Whether a date says when a count holds: not an opening date, not a base of comparison."""
    after = sentence.text[date.end - sentence.start :]
    clause = re.split(r"[、。]", after)[0]
    if match_at_start("comparison", after):
        return False
    return not match_at_start("event", clause) or bool(re.match(r"^(?:度)?(?:末)?(?:現在|時点)", after))


def _has_day(date: Mention) -> bool:
    return date.start_date is not None or date.end_date is not None


def _has_other_count(sentence: Sentence, low: int, high: int) -> bool:
    return any(
        other.kind == "quantity" and low <= other.start and other.end <= high and other.unit for other in sentence.mentions
    )


def _in_closed_bracket(date: Mention, mention: Mention, sentence: Sentence) -> bool:
    """A date in a bracket with a count of its own, 「（前年度：52人）」, governs that one alone."""
    for bracket in BRACKETS.finditer(sentence.text):
        low, high = sentence.start + bracket.start(), sentence.start + bracket.end()
        if low <= date.start and date.end <= high and not low <= mention.start < high:
            return _has_other_count(sentence, low, high)
    return False


def _bracket_at_end(sentence: Sentence, dates: Sequence[Mention]) -> Mention | None:
    text = sentence.text.rstrip("。 ")
    closing = re.search(r"[（(][^（）()]*[）)]$", text)
    if closing is None:
        return None
    low = sentence.start + closing.start()
    inside = [date for date in dates if date.start >= low]
    return inside[0] if inside and not _has_other_count(sentence, low, sentence.start + closing.end()) else None
