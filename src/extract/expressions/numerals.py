"""Numerals: the characters of a number (Arabic, kanji, 大字, mixed) go in, its value comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

KANJI_DIGITS = {
    **{character: value for value, character in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "○": 0,
    "壱": 1,
    "壹": 1,
    "弐": 2,
    "貳": 2,
    "参": 3,
    "參": 3,
    "伍": 5,
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "阡": 1000}
BIG = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}

ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?"
KANJI_DIGIT = "[〇零一二三四五六七八九壱弐参]"
MULTIPLIER = "[十拾百千万億兆]"
# Each alternative begins with its own characters, so that reading a run never goes back.
RUN = (
    rf"(?:(?:{ARABIC})|{KANJI_DIGIT}++(?:・{KANJI_DIGIT}++(?=割|%|パーセント|倍|ポイント|人|度|点))?|{MULTIPLIER})"
    rf"(?:(?<={MULTIPLIER})(?:{ARABIC}|{KANJI_DIGIT}++)|{MULTIPLIER}|(?<=[0-9]) [万億兆](?=[一-龥ァ-ヶ%か])|(?<=[0-9十百千万億])数(?![値量字学理多々の式列次]))*+"
)
_TOKEN = re.compile(
    rf"(?P<arabic>{ARABIC})|(?P<digits>[{''.join(KANJI_DIGITS)}]+(?:・[{''.join(KANJI_DIGITS)}]+)?)|(?P<multiplier>.)"
)
_PLAIN = re.compile(r"[0-9]{1,15}")
# Longer numbers are not measurements; to convert them would take quadratic time.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as read. ``value`` is None where it is vague (数十) or cannot be read.

    ``multiplier`` is the product of the multipliers that end it (300万: 10,000), so that a range
    such as 2～3万円 can hand it to its other end.
    """

    value: Decimal | None
    multiplier: int = 1
    vague: bool = False


def read(run: str) -> Numeral:
    """The number that the characters of ``run`` (folded, without sign) write."""
    if _PLAIN.fullmatch(run):
        return Numeral(Decimal(run))
    run = run.replace(" ", "")
    if len(run) > _LONGEST:
        return Numeral(None)
    if "数" in run or "何" in run:
        return Numeral(None, vague=True)
    return _read_tokens(run)


def _read_tokens(run: str) -> Numeral:
    total = section = Decimal(0)
    current: Decimal | None = None
    smallest_big, smallest_small, multiplier, numbers = None, None, 1, 0
    for token in _TOKEN.finditer(run):
        word = token[0]
        if token.lastgroup != "multiplier":
            if current is not None:
                return Numeral(None)
            current, multiplier, numbers = _decimal(word), 1, numbers + 1
        elif word in SMALL:
            size = SMALL[word]
            if smallest_small is not None and size >= smallest_small:
                return Numeral(None)
            section += (Decimal(1) if current is None else current) * size
            current, smallest_small = None, size
            multiplier *= size
        else:
            size = BIG[word]
            if smallest_big is not None and size >= smallest_big:
                return Numeral(None)
            amount = section + (current or 0)
            total += (amount if amount or current is not None else Decimal(1)) * size
            section, current, smallest_big, smallest_small = Decimal(0), None, size, None
            multiplier *= size
    return Numeral(total + section + (current or 0), multiplier if numbers == 1 else 1)


def _decimal(word: str) -> Decimal:
    digits = "".join(str(KANJI_DIGITS.get(character, character)) for character in word)
    return Decimal(digits.replace(",", "").replace("・", "."))


def small(word: str) -> int | None:
    """A year of an era, a month or a day: 元 is 1; None where the word is no such number."""
    if word.isascii() and word.isdigit():
        return int(word)
    if word == "元":
        return 1
    value = read(word).value
    return int(value) if value is not None else None
