"""Shapes of amounts: what stands behind a number and makes a fraction, an age decade, a finer value or a band of it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extract.expressions.numerals import RUN, read
from extract.expressions.units import Unit


class Shape(NamedTuple):
    """A number as part of a larger shape that ends at ``end``."""

    rule: str
    end: int
    unit: Unit
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


_PARTS_OF = re.compile(rf" ?分の ?(?P<run>{RUN})(?![0-9])")
_SLASH = re.compile(r"/(?P<run>[1-9][0-9]{0,3})(?![0-9/.,])")
# 1/2 and 7/10 are shares, and 10/10 is the whole of a subsidy; 7/18 is more likely a day.
_LARGEST_DENOMINATOR, _ROUND_DENOMINATORS = 10, (100, 1000)


def fraction(text: str, position: int, number: Decimal) -> Shape | None:
    """３分の２ and 2/3; ``number`` is the first of the two."""
    if (found := _PARTS_OF.match(text, position)) and number and (over := read(found["run"]).value) is not None:
        return Shape(
            "quantity.fraction", found.end(), Unit(None, "ratio", "quantity.fraction", found.end()), over / number
        )
    if (found := _SLASH.match(text, position)) and text[position - 1].isascii():
        under = Decimal(found["run"])
        if (0 < number < under or number == under == 10) and (
            under <= _LARGEST_DENOMINATOR or under in _ROUND_DENOMINATORS
        ):
            unit = Unit(None, "ratio", "quantity.fraction", found.end())
            return Shape("quantity.fraction", found.end(), unit, number / under)
    return None


_DECADE = re.compile("(?:歳)?代(?![表替理わ金謝行弁用役々目償診])(?P<part>前半|後半|半ば|中盤)?")


def age_decade(text: str, position: int, number: Decimal) -> Shape | None:
    """20代, 20歳代 and their halves."""
    if not (10 <= number <= 100 and number % 10 == 0):
        return None
    found = _DECADE.match(text, position)
    if found is None:
        return None
    low = number + (5 if found["part"] == "後半" else 0)
    high = number + (4 if found["part"] == "前半" else 9)
    return Shape("quantity.age_decade", found.end(), Unit("歳", "age", "unit.age", found.end()), None, low, high)


_DIGIT = "[0-9一二三四五六七八九]"
_HALF = re.compile("(?<=[間年月日分秒週倍本個紀割])半(?![期数額減径ば年日月面身導世製])")
_HUNDREDTHS = re.compile(rf" ?(?P<first>{_DIGIT}) ?分(?![の間野類])(?: ?(?P<second>{_DIGIT}) ?厘)?")
_SECONDS = re.compile(r" ?(?P<run>[0-9]{1,2}) ?秒(?!目)間?")
# Unit, what may stand behind it, how many of that make one, and what may stand behind that.
_SMALLER = {
    "年": (
        re.compile(r" ?(?P<run>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?(?:か月|カ月|ヵ月|ヶ月|ケ月|箇月)(?!目)間?"),
        12,
        None,
    ),
    "時間": (
        re.compile(rf" ?(?P<run>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?分(?!の ?{_DIGIT}|間?目)間?"),
        60,
        _SECONDS,
    ),
    "分": (_SECONDS, 60, None),
    "円": (re.compile(r" ?(?P<run>[0-9]{1,2}) ?銭"), 100, None),
    "ドル": (re.compile(r" ?(?P<run>[0-9]{1,2}) ?セント"), 100, None),
}


def refine(text: str, unit: Unit, value: Decimal) -> tuple[Decimal, int]:
    """３割５分, 10時間半, １時間30分: the value with what refines it, and where that ends."""
    if unit.printed == "割" and (found := _HUNDREDTHS.match(text, unit.end)):
        for part, share in (("first", Decimal(1)), ("second", Decimal("0.1"))):
            if found[part] and (digit := read(found[part]).value) is not None:
                value += digit * share
        return value, found.end()
    if found := _HALF.match(text, unit.end):
        return value + unit.factor / 2, found.end()
    if smaller := _SMALLER.get(unit.printed):
        pattern, size, still_smaller = smaller
        if (found := pattern.match(text, unit.end)) and (rest := read(found["run"]).value) is not None:
            value, end = value + rest / size, found.end()
            if still_smaller and (found := still_smaller.match(text, end)):
                value, end = value + Decimal(found["run"]) / size / 60, found.end()
            return value, end
    return value, unit.end


def band(value: Decimal) -> tuple[Decimal, Decimal]:
    """４割台 reaches from 40 to 50 %, 1,000円台 from 1,000 to 2,000 円: one step of the last digit that is not 0."""
    step = Decimal(1)
    if value and value == value.to_integral_value():
        while value % (step * 10) == 0:
            step *= 10
    return value, value + step
