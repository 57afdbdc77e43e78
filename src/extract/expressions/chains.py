"""Chains of dates: points in order go in, ranges and lists with their shared parts come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.expressions.calendar import eras
from extract.expressions.dates import Point
from extract.rules import load_table

_LONGEST_JOINT = 8


@cache
def _joints() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["kind"], re.compile(rf" {{0,2}}(?:{rule['pattern']}) {{0,2}}")) for rule in load_table("joints"))


@dataclass(slots=True)
class Span:
    """One date mention to be: a point, or a range from ``first`` to ``last``."""

    first: Point
    last: Point | None = None
    closing: int | None = None  # the end of a bracket behind it that says the same in the other calendar

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return (self.last or self.first).end if self.closing is None else self.closing


def joint_kind(text: str, left: Point, right: Point) -> str | None:
    """``range``, ``list`` or None: how two neighbouring points hang together."""
    if not 0 < right.start - left.end <= _LONGEST_JOINT or left.bound:
        return None
    for kind, pattern in _joints():
        found = pattern.match(text, left.end)  # may look past the next date: より … まで
        if found is not None and found.end() == right.start:
            return kind
    return None


def link(text: str, points: list[Point]) -> list[Span]:
    """Settle what points take from their neighbours; drop those that needed one and have none."""
    spans: list[Span] = []
    chain: list[Point] = []
    joints: list[str] = []
    for point in points:
        kind = joint_kind(text, chain[-1], point) if chain else None
        if kind is None:
            spans += _settle(chain, joints)
            chain, joints = [point], []
        else:
            chain.append(point)
            joints.append(kind)
    return _carry_eras(text, spans + _settle(chain, joints))


def _carry_eras(text: str, spans: list[Span]) -> list[Span]:
    """Years without an era stand only where the sentence has named one shortly before: 平成29年は…、30年は."""
    kept: list[Span] = []
    earlier: Point | None = None
    for span in spans:
        point = span.first
        if point.needs == "era" and not _take_era(text, earlier, point):
            kept.append(_month_alone(text, span))
            continue
        if point.needs == "earlier" and not _carries(text, earlier, point):
            continue
        if point.needs == "sentence" and not _in_sentence(text, kept, point):
            continue
        kept.append(span)
        if point.era_year is not None:
            earlier = span.last if span.last is not None and span.last.era_year is not None else point
    return kept


_LONGEST_CARRY = 10  # years
_FARTHEST_CARRY = 120  # characters


def _take_era(text: str, earlier: Point | None, point: Point) -> bool:
    """31年３月 after 平成30年４月: the era named last, where the year does not go back."""
    if point.follow is None:
        return True
    if earlier is None or earlier.era_year is None or point.follow < earlier.era_year:
        return False
    point.era, point.era_year, point.follow = earlier.era, point.follow, None
    return True


def _month_alone(text: str, span: Span) -> Span:
    """What is left of 3年４月 where no era is known: the month."""
    point = span.first
    year = _YEAR_BEFORE.match(text, point.start, point.end)
    if year is not None:
        point.start, point.follow, point.fiscal = year.end(), None, False
        point.rule = next(rule for rule in load_table("dates") if rule.id == "date.month_alone")
    return span


_YEAR_BEFORE = re.compile(".{1,6}?年 {0,2}(?:度 {0,2})?")
_SENTENCE_END = re.compile("[。\n]")
_DEADLINE = re.compile("まで|時点|現在")


def _same_sentence(text: str, start: int, end: int) -> bool:
    return end - start <= _FARTHEST_CARRY and not _SENTENCE_END.search(text, start, end)


def _in_sentence(text: str, kept: list[Span], point: Point) -> bool:
    """年度末 alone means one year's end only where the sentence has named the year or sets a date."""
    return bool(_DEADLINE.match(text, point.end)) or bool(kept and _same_sentence(text, kept[-1].end, point.start))


def _carries(text: str, earlier: Point | None, point: Point) -> bool:
    if point.follow is None:
        return True
    if earlier is None or earlier.era_year is None:
        return False
    if not _same_sentence(text, earlier.end, point.start):
        return False
    if not earlier.era_year < point.follow <= earlier.era_year + _LONGEST_CARRY:
        return False
    point.era, point.era_year, point.follow = earlier.era, point.follow, None
    return True


def _settle(chain: list[Point], joints: list[str]) -> list[Span]:
    keep = [True] * len(chain)
    # From the left: a follower takes the era, year or month of the point before it.
    for index, point in enumerate(chain):
        before = chain[index - 1] if index and keep[index - 1] else None
        follows = before is not None and (point.follow is not None or point.needs) and _follow(before, point)
        if point.needs in ("previous", "both") and not follows:
            keep[index] = False
    # From the right: an open point takes the unit of the point behind it.
    for index in range(len(chain) - 1, -1, -1):
        point = chain[index]
        if not keep[index] or not point.open:
            continue
        behind = chain[index + 1] if index + 1 < len(chain) and keep[index + 1] else None
        taken = behind is not None and _take_unit(point, behind)
        if point.needs in ("next", "both") and not taken:
            keep[index] = False
    spans: list[Span] = []
    index = 0
    while index < len(chain):
        if keep[index]:
            follows = index + 1 < len(chain) and keep[index + 1]
            if follows:
                _complete_decade(chain[index], chain[index + 1])
            if follows and joints[index] == "range" and _can_range(chain[index], chain[index + 1]):
                spans.append(Span(chain[index], chain[index + 1]))
                index += 2
                continue
            spans.append(Span(chain[index]))
        index += 1
    return spans


def _follow(before: Point, point: Point) -> bool:
    """Give ``point`` what it leaves out; False where the two do not fit."""
    if point.rule.id == "date.year_closing":
        return before.western is not None and point.western is not None and before.western < point.western
    if point.decade is not None:
        return _follow_decade(before, point)
    if point.follow is None:
        if point.rule.id == "date.day_number_follow" and before.rule.id != "date.iso":
            return False
        return point.day is not None and before.day is not None and point.month is None and _later_day(before, point)
    if point.open == "any":
        return _follow_any(before, point)
    return _follow_year(before, point)


def _follow_decade(before: Point, point: Point) -> bool:
    """昭和30～40年代: the era of the first."""
    if before.era is None or before.decade is None or point.decade is None or point.decade <= before.decade:
        return False
    point.era = before.era
    return True


def _later_day(before: Point, point: Point) -> bool:
    return before.pointer is not None or point.day is None or before.day is None or point.day > before.day


def _follow_any(before: Point, point: Point) -> bool:
    """A number alone is what the open number before it is."""
    if before.open == "day" and before.day is not None:
        point.day = point.follow
    elif before.open == "month" and before.month is not None:
        point.month = point.follow
    elif before.era_year is not None and before.month is None:
        return _follow_year(before, point)
    else:
        return False
    point.follow = None
    return True


def _follow_year(before: Point, point: Point) -> bool:
    number = point.follow
    if number is None:
        return False
    if before.era is not None and before.era_year is not None:
        if number <= before.era_year and not (number == before.era_year and (point.month or 0) > (before.month or 12)):
            return False
        point.era, point.era_year = before.era, number
    elif before.western is not None and number < 100:
        year = before.western // 100 * 100 + number
        if year <= before.western:
            return False
        point.western = year
    else:
        return False
    point.follow = None
    return True


def _take_unit(point: Point, behind: Point) -> bool:
    if point.open == "day":
        return behind.day is not None and point.day is not None and (behind.month is not None or behind.day > point.day)
    if point.open == "month":
        return behind.month is not None and behind.day is None
    if point.open == "quarter":
        return behind.quarter is not None
    if point.open == "decade":
        _complete_decade(point, behind)
        return behind.decade is not None and point.decade is not None
    if point.open == "any" and point.era_year is None and point.western is None:
        return behind.day is not None or behind.month is not None
    if behind.has_year and behind.month is None and behind.quarter is None:
        point.fiscal = behind.fiscal
        if point.western is not None and behind.western is not None and behind.western < 100:
            behind.western += point.western // 100 * 100
        return True
    return False


def _complete_decade(first: Point, last: Point) -> None:
    """1980年代から90年代, 昭和40～50年代: the century or the era of the first."""
    if first.decade is None or last.decade is None or last.era is not None:
        return
    if last.decade < 100 < first.decade:
        last.decade += first.decade // 100 * 100
    elif first.era is not None and first.decade < last.decade:
        last.era = first.era


def _can_range(first: Point, last: Point) -> bool:
    """Whether the two are ends of one period; both years written and in the wrong order are two dates."""
    first_year, last_year = _printed_year(first), _printed_year(last)
    return first_year is None or last_year is None or first_year <= last_year


def _printed_year(point: Point) -> int | None:
    if point.western is not None:
        return point.western
    if point.era is not None and point.era_year is not None:
        return eras()[point.era].year(point.era_year)
    return point.decade
