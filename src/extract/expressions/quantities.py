"""Quantities: folded text and the places that are taken go in, amounts and ranges of them come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.expressions.amounts import Amount, read_amount, read_words
from extract.expressions.numerals import RUN
from extract.expressions.units import Unit

_NUMERAL = re.compile(
    rf"(?P<run>{RUN}|(?<![一-龥々])数(?:[十百千万億]++(?![一-龥]*[値量字]))?(?![値量字学理多々の式]))"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity mention to be, with offsets into the folded text."""

    start: int
    end: int
    rule: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    modifiers: tuple[str, ...]
    per: str | None = None


def find_quantities(text: str, taken: Sequence[tuple[int, int]], seams: frozenset[int]) -> list[Quantity]:
    """All quantities outside ``taken`` (sorted, not overlapping)."""
    amounts = _amounts(text, taken, seams)
    for amount, following in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=True):
        _share_unit(text, amount, following)
    found: list[Quantity] = []
    index = 0
    while index < len(amounts):
        amount = amounts[index]
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if following is not None and (pair := _pair(text, amount, following)) is not None:
            found.append(pair)
            index += 2
            continue
        if amount.accepted:
            found.append(_single(amount))
        index += 1
    return found


def _amounts(text: str, taken: Sequence[tuple[int, int]], seams: frozenset[int]) -> list[Amount]:
    starts = [start for start, _ in taken]
    amounts: list[Amount] = []
    used = 0

    def free(start: int, end: int) -> bool:
        before = bisect_right(starts, start) - 1
        if before >= 0 and taken[before][1] > start:
            return False
        return before + 1 >= len(taken) or taken[before + 1][0] >= end

    for found in _NUMERAL.finditer(text):
        if found.start() < used or not free(*found.span()):
            continue
        amount = read_amount(text, found, seams)
        if amount is None:
            continue
        used = max(used, amount.end)
        before = bisect_right(starts, amount.start) - 1
        if before >= 0 and taken[before][1] > amount.start:
            amount.start = min(taken[before][1], amount.number[0])
        amounts.append(amount)
    words = [amount for amount in read_words(text) if free(*amount.number)]
    if not words:
        return amounts
    covered = [(amount.start, amount.end) for amount in amounts]
    words = [word for word in words if not any(start < word.end and word.start < end for start, end in covered)]
    return sorted(amounts + words, key=lambda amount: amount.start)


_RANGE = re.compile(r" ?(?:~|から|ないし|乃至|より(?=.{1,16}まで)) ?")
_DASH = re.compile(" ?- ?")
_BOUNDED = re.compile(r" ?(?:、|~|から|かつ|で|,)? ?")
_PAIRED_DIGITS = re.compile("[、,・]")
# From ten to fifteen as a change, not as a range: 10人から15人に増加.
_CHANGE = re.compile(
    r" ?(?:へ|に(?!対|つい|関|おい|よ|わた|渡|及|は|も|なる見|限|のぼ|上[るっりろ]|達し|相当|1|一)|まで(?:に)?(?:増|減|上昇|低下|拡大|縮小|伸び|回復|落ち|引|上が|下が|改善|短縮|延長))"
)


def _pair(text: str, first: Amount, second: Amount) -> Quantity | None:
    """A range, a bounded range or a share that two neighbouring amounts make together."""
    if not 0 <= second.start - first.end <= 4:
        return None
    gap = first.end, second.start
    same_unit = _same_unit(first, second)
    if first.bounds & {"at_least", "over"} and second.bounds & {"under", "at_most"}:
        if same_unit and _BOUNDED.fullmatch(text, *gap):
            return _range(first, second, "quantity.bounded_range")
        return None
    if text[gap[0] : gap[1]] == "に" and same_unit and first.unit and not first.modifiers[len(first.modifiers) :]:
        return _one_in(first, second)
    if first.unit is not None and not same_unit:
        return None
    between = _RANGE.match(text, first.end)  # may look past the second number: より … まで
    if (between is not None and between.end() == second.start) or (_DASH.fullmatch(text, *gap) and second.unit is not None):
        if first.unit is not None and text[gap[0] : gap[1]].strip() == "から" and _CHANGE.match(text, second.end):
            return None
        if any(
            modifier.start >= first.number[1]
            for modifier in first.modifiers
            if modifier.joins and modifier.name != "approx"
        ):
            return None
        return _range(first, second, "quantity.range")
    if first.unit is None and second.unit is not None and _PAIRED_DIGITS.fullmatch(text, *gap):
        left, right = first.numeral.value, second.numeral.value
        mantissa = right / second.numeral.multiplier if right is not None else None
        if left is not None and mantissa == left + 1 and mantissa < 10:
            return _range(first, second, "quantity.neighbouring_digits")
    return None


def _same_unit(first: Amount, second: Amount) -> bool:
    if first.unit is None or second.unit is None:
        return first.unit is second.unit
    return first.unit.name == second.unit.name and first.unit.dimension == second.unit.dimension


def _range(first: Amount, second: Amount, rule: str) -> Quantity | None:
    low, high = first.value if first.low is None else first.low, second.value if second.high is None else second.high
    if first.unit is None and second.unit is not None:
        if second.rule == "quantity.age_decade":
            if low is None or low % 10 or low < 10:
                return None
        elif low is not None:
            low *= second.unit.factor
    if (
        low is not None
        and first.numeral.multiplier == 1
        and second.numeral.multiplier > 1
        and second.numeral.value is not None
    ):
        if (
            first.unit is None
            and first.numeral.value is not None
            and first.numeral.value < second.numeral.value / second.numeral.multiplier
        ):
            low *= second.numeral.multiplier
    if low is not None and high is not None and low >= high:
        return None
    if first.unit is None and second.unit is None and not (first.accepted or second.accepted):
        return None
    modifiers = [
        *first.modifiers,
        *(modifier for modifier in second.modifiers if modifier.name != "up_to" or modifier.start < second.number[0]),
    ]
    ends = [modifier.end for modifier in second.modifiers if modifier.joins and modifier.start >= second.number[1]]
    end = second.end
    if second.modifiers and second.modifiers[-1].name == "up_to" and ends and ends[-1] == second.end:
        end = second.modifiers[-1].start
    return Quantity(first.start, end, rule, None, low, high, second.unit, _names(modifiers), first.per)


def _one_in(first: Amount, second: Amount) -> Quantity | None:
    """２人に１人: a share of the first number."""
    if first.value is None or second.value is None or not 0 < second.value < first.value or first.unit is None:
        return None
    if first.unit.dimension in ("time", "share", "money", "age"):
        return None
    unit = Unit("%", "share", "unit.percent", second.end)
    modifiers = [*first.modifiers, *second.modifiers]
    return Quantity(
        first.start,
        second.end,
        "quantity.one_in",
        second.value / first.value * 100,
        None,
        None,
        unit,
        _names(modifiers),
    )


def _share_unit(text: str, amount: Amount, following: Amount) -> None:
    """10、20、30人: a number without a unit takes the one that the list ends with."""
    if amount.unit is None and following.unit is not None and amount.end < following.start:
        if text[amount.end : following.start] in ("、", "・") and following.unit.dimension in (
            "count",
            "share",
            "money",
            "age",
        ):
            if _pair(text, amount, following) is not None:
                return
            if following.rule == "quantity.age_decade":
                if amount.value is None or amount.value % 10 or not amount.value:
                    return
                amount.low, amount.high, amount.value = amount.value, amount.value + 9, None
            elif amount.value is not None:
                amount.value *= following.unit.factor
            amount.unit, amount.rule, amount.accepted = following.unit, following.rule, True


def _names(modifiers: Sequence[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(getattr(modifier, "name", modifier)) for modifier in modifiers))


def _single(amount: Amount) -> Quantity:
    low, high, value = amount.low, amount.high, amount.value
    for modifier in amount.modifiers if amount.rule != "quantity.band" else ():
        if modifier.bounds == "min":
            low, high = (value if low is None else low), (None if amount.low is not None else high)
        elif modifier.bounds == "max":
            high, low = (value if high is None else high), (None if amount.high is not None else low)
    names = _names([*amount.words, *amount.modifiers])
    return Quantity(amount.start, amount.end, amount.rule, value, low, high, amount.unit, names, amount.per)
