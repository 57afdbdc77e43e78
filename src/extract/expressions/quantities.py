"""Quantities: folded text and the places that are taken go in, amounts and ranges of them come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.expressions.amounts import Amount, read_amount, read_words
from extract.expressions.numerals import RUN
from extract.expressions.pairs import Quantity, names, pair, share_unit

# Kanji before 数 that leave it a word of its own: 過去数年, but 人数 and 年数.
_BEFORE_SEVERAL = (
    "(?<=過去|今後|直近|最近|全国|毎年|毎月|毎週|毎日|現在|以後|以降)|(?<=[約各計他延])|(?<=[年月週日])(?=数[回日度])"
)
_NUMERAL = re.compile(
    rf"(?P<run>{RUN}|(?:(?<![一-龥々])|{_BEFORE_SEVERAL})数(?:[十百千万億]++(?![一-龥]{{0,2}}[値量字]))?(?![値量字学理多々の式]))"
)


def find_quantities(text: str, taken: Sequence[tuple[int, int]], seams: frozenset[int]) -> list[Quantity]:
    """All quantities outside ``taken`` (sorted, not overlapping), from left to right."""
    amounts = sorted(_amounts(text, taken, seams), key=lambda amount: amount.start)
    for index in range(len(amounts) - 2, -1, -1):
        share_unit(text, amounts[index], amounts[index + 1])
    found: list[Quantity] = []
    index = 0
    while index < len(amounts):
        amount = amounts[index]
        together = pair(text, amount, amounts[index + 1]) if index + 1 < len(amounts) else None
        if together is not None:
            found.append(together)
            index += 2
            continue
        if amount.accepted:
            found.append(_single(amount))
        index += 1
    return found


class _Places:
    """Places of a text that are taken, and how far before a number the text is free."""

    def __init__(self, taken: Sequence[tuple[int, int]]) -> None:
        self._taken = taken
        self._starts = [start for start, _ in taken]

    def free_before(self, position: int) -> int:
        """The end of the last taken place that begins before ``position``."""
        index = bisect_right(self._starts, position) - 1
        return self._taken[index][1] if index >= 0 else 0

    def are_free(self, start: int, end: int) -> bool:
        index = bisect_right(self._starts, start)
        return self.free_before(start) <= start and (index == len(self._taken) or self._starts[index] >= end)


def _amounts(text: str, taken: Sequence[tuple[int, int]], seams: frozenset[int]) -> Iterator[Amount]:
    """Amounts at numerals and at words, none overlapping; a numeral wins against a word."""
    places = _Places(taken)
    words = [word for word in read_words(text) if places.are_free(*word.number)]
    words.reverse()
    used = 0
    for found in _NUMERAL.finditer(text):
        if found.start() < used or not places.are_free(*found.span()):
            continue
        amount = read_amount(text, found, seams)
        if amount is None or not places.are_free(amount.number[0], amount.end):
            continue
        while words and words[-1].end <= amount.start:
            yield words.pop()
        while words and words[-1].start < amount.end:
            words.pop()
        # What stands before the number is its own only back to what is taken.
        amount.start = max(amount.start, min(max(places.free_before(amount.start), used), amount.number[0]))
        used = amount.end
        yield amount
    yield from reversed(words)


def _single(amount: Amount) -> Quantity:
    """One amount alone: the words that bound it fix an end of its value."""
    low, high, value = amount.low, amount.high, amount.value
    for modifier in amount.modifiers if amount.rule != "quantity.band" else ():
        if modifier.bounds == "min":
            low, high = (value if low is None else low), (None if amount.low is not None else high)
        elif modifier.bounds == "max":
            high, low = (value if high is None else high), (None if amount.high is not None else low)
    modifiers = (*amount.words, *(name for name in names(amount.modifiers) if name not in amount.words))
    return Quantity(amount.start, amount.end, amount.rule, value, low, high, amount.unit, modifiers)
