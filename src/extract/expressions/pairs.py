"""Pairs of amounts: two neighbours in folded text go in, the range or share that they make together comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extract.expressions.amounts import Amount
from extract.expressions.modifiers import Modifier
from extract.expressions.units import Unit


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


_LONGEST_JOINT = 4
_RANGE = re.compile(r" ?(?:~|から|ないし|乃至|より(?=.{1,16}まで)) ?")
_DASH = re.compile(" ?- ?")
_BOUNDED = re.compile(" ?(?:、|~|から|かつ|で|,)? ?")
_LISTED = re.compile("[、,・]")
# From ten to fifteen as a change, not as a range: 10人から15人に増加.
_CHANGE = re.compile(
    " ?(?:へ|に(?!対|つい|関|おい|よ|わた|渡|及|は|も|なる見|限|のぼ|上[るっりろ]|達し|相当|1|一)"
    "|までに?(?:増|減|上昇|低下|拡大|縮小|伸び|回復|落ち|引|上が|下が|改善|短縮|延長))"
)
# Shares of people and things are said with two numbers of one unit; 10分に１分 and 100円に１円 are not.
_NO_SHARE = ("time", "share", "money", "age")
_LISTABLE = ("count", "share", "money", "age")


def pair(text: str, first: Amount, second: Amount) -> Quantity | None:
    """A range, a bounded range or a share that two neighbouring amounts make together."""
    if not 0 <= second.start - first.end <= _LONGEST_JOINT:
        return None
    same = _same_unit(first, second)
    if first.bounds & {"at_least", "over"} and second.bounds & {"under", "at_most"}:
        bounded = (same or first.unit is second.unit) and _BOUNDED.fullmatch(text, first.end, second.start)
        return _range(first, second, "quantity.bounded_range") if bounded else None
    if same and text[first.end : second.start] == "に":
        return None if text.startswith("ずつ", second.end) else _one_in(first, second)
    if first.unit is not None and not same:
        return None
    if _joined(text, first, second):
        return _range(first, second, "quantity.range")
    if _neighbouring_digits(text, first, second):
        return _range(first, second, "quantity.neighbouring_digits")
    return None


def _same_unit(first: Amount, second: Amount) -> bool:
    if first.unit is None or second.unit is None:
        return False
    return first.unit.name == second.unit.name and first.unit.dimension == second.unit.dimension


def _joined(text: str, first: Amount, second: Amount) -> bool:
    """Whether a range stands between the two, and not a change from one to the other."""
    if any(modifier.start >= first.number[1] and modifier.name != "approx" for modifier in first.modifiers):
        return False
    joint = _RANGE.match(text, first.end)  # may look past the second number: より … まで
    if joint is not None and joint.end() == second.start:
        change = joint[0].strip() == "から" and first.unit is not None and _CHANGE.match(text, second.end)
        return not change
    return second.unit is not None and _DASH.fullmatch(text, first.end, second.start) is not None


def _neighbouring_digits(text: str, first: Amount, second: Amount) -> bool:
    """２、３人 and ２，３万円: two or three, not a list."""
    left, right = first.numeral.value, second.numeral.value
    if first.unit is not None or second.unit is None or left is None or right is None:
        return False
    digit = right / second.numeral.multiplier
    return digit == left + 1 and digit < 10 and _LISTED.fullmatch(text, first.end, second.start) is not None


def _low_end(first: Amount, second: Amount) -> Decimal | None:
    """The lower end in the unit and the thousands that only the upper end prints: ２～３万円."""
    low = first.value if first.low is None else first.low
    if low is None or first.unit is not None or second.unit is None:
        return low
    multiplier, above = second.numeral.multiplier, second.numeral.value
    if first.numeral.multiplier == 1 < multiplier and above is not None and low < above / multiplier:
        low *= multiplier
    return low * second.unit.factor


def _range(first: Amount, second: Amount, rule: str) -> Quantity | None:
    low, high = _low_end(first, second), second.value if second.high is None else second.high
    if low is not None and high is not None and low >= high:
        return None
    if first.unit is None and second.rule == "quantity.age_decade" and (low is None or low < 10 or low % 10):
        return None
    if second.unit is None and not first.accepted:
        return None
    end = second.end
    behind = list(second.modifiers)
    if behind and behind[-1].name == "up_to" and behind[-1].start >= second.number[1]:
        end = behind.pop().start  # the まで that closes a range is not a part of it
    return Quantity(first.start, end, rule, None, low, high, second.unit, names([*first.modifiers, *behind]))


def _one_in(first: Amount, second: Amount) -> Quantity | None:
    """２人に１人: a share of the first number; one each (１世帯ずつ) is none."""
    if first.value is None or second.value is None or not 0 < second.value < first.value:
        return None
    if first.unit is None or first.unit.dimension in _NO_SHARE:
        return None
    share = second.value / first.value * 100
    unit = Unit("%", "share", "unit.percent", second.end)
    modifiers = names([*first.modifiers, *second.modifiers])
    return Quantity(first.start, second.end, "quantity.one_in", share, None, None, unit, modifiers)


def share_unit(text: str, amount: Amount, following: Amount) -> None:
    """10、20、30人: give a number without a unit the one that the list ends with."""
    unit = following.unit
    if amount.unit is not None or unit is None or unit.dimension not in _LISTABLE:
        return
    if text[amount.end : following.start] not in ("、", "・") or pair(text, amount, following) is not None:
        return
    if following.rule == "quantity.age_decade":
        if not amount.value or amount.value % 10:
            return
        amount.low, amount.high, amount.value = amount.value, amount.value + 9, None
    elif amount.value is not None:
        amount.value *= unit.factor
    amount.unit, amount.rule, amount.accepted = unit, following.rule, True


def names(modifiers: Iterable[Modifier]) -> tuple[str, ...]:
    """The names of modifiers in the order of the text, each once."""
    return tuple(dict.fromkeys(modifier.name for modifier in modifiers))
