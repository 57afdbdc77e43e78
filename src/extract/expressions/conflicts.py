"""Conflicts: false friends and candidates go in, the places that stay taken come out, by one stated order.

1. A false friend that hides everything beats every date and quantity that it touches.
2. Of two false friends, and of two dates, the one that begins first wins, then the earlier row of the table.
3. A date beats a false friend that hides quantities only, and every quantity that it touches.
4. A false friend that hides quantities beats every quantity whose number it touches.
5. Quantities are read from left to right in what is left.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from extract.expressions.chains import Span
from extract.rules import Rule, load_table


@dataclass(frozen=True, slots=True)
class FalseFriend:
    start: int
    end: int
    rule: str
    hides_all: bool


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    return tuple((rule.id, rule["hides"] == "all", re.compile(_pattern(rule))) for rule in load_table("false_friends"))


def _pattern(rule: Rule) -> str:
    """A row's pattern; words may not go on a numeral: 二十分 is twenty minutes, 十分 is enough."""
    words = rule.get("words")
    if not words:
        return str(rule["pattern"])
    # A look at one character settles most places, where trying every word would not.
    begins = "".join(sorted({next(filter(str.isalpha, re.sub(r"\(\?<[=!].*?\)", "", word))) for word in words}))
    return rf"(?=[1{begins}])(?<![0-9〇一二三四五六七八九十百千万億数])(?:{'|'.join(words)})"


def false_friends(text: str) -> list[FalseFriend]:
    """Every match of every row, sorted by place; matches of different rows may overlap."""
    found = [
        FalseFriend(*match.span(), rule, hides_all)
        for rule, hides_all, pattern in _patterns()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    return sorted(found, key=lambda friend: (friend.start, -friend.end))


_Placed = TypeVar("_Placed", Span, FalseFriend)


def outside(candidates: Sequence[_Placed], taken: Sequence[tuple[int, int]]) -> list[_Placed]:
    """The candidates that touch no range of ``taken`` (sorted, not overlapping)."""
    ends = [end for _, end in taken]
    kept = []
    for candidate in candidates:
        index = bisect_left(ends, candidate.start + 1)
        if index == len(taken) or taken[index][0] >= candidate.end:
            kept.append(candidate)
    return kept


def union(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same places as sorted ranges that do not overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
