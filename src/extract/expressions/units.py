"""Units: the place behind a number goes in, the unit or counted noun that stands there comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.rules import load_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as found: the characters ``start:end`` of the text and what they mean."""

    name: str | None
    dimension: str
    rule: str
    end: int
    factor: Decimal = Decimal(1)
    printed: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    dimension: str
    rule: str
    factor: Decimal
    kanji: bool
    vague: bool
    single: bool


@cache
def _forms() -> dict[str, _Form]:
    forms: dict[str, _Form] = {}
    for rule in load_table("units"):
        kanji, single, spellings = rule.get("kanji", False), rule.get("single", True), rule.get("spellings", {})
        for printed in rule["forms"]:
            forms.setdefault(
                printed,
                _Form(
                    name=rule.get("unit") or spellings.get(printed, printed),
                    dimension=rule["dimension"],
                    rule=rule.id,
                    factor=Decimal(rule.get("factor", 1)),
                    kanji=printed in kanji if isinstance(kanji, list) else kanji,
                    vague=bool(rule.get("vague", False)),
                    single=printed in single if isinstance(single, list) else single,
                ),
            )
    return forms


@cache
def _ordinals() -> tuple[frozenset[str], frozenset[str]]:
    """Suffixes behind the number, and those that may stand behind a unit as well."""
    rules = load_table("ordinals")
    return (
        frozenset(form for rule in rules for form in rule["forms"]),
        frozenset(form for rule in rules if rule.get("after_unit") for form in rule["forms"]),
    )


@cache
def pattern(identity: str) -> re.Pattern[str]:
    """The words of a row of the table of nouns as one pattern."""
    (rule,) = (rule for rule in load_table("nouns") if rule.id == identity)
    return re.compile("|".join(rule["words"]))


@cache
def _longest() -> int:
    return max(map(len, (*_forms(), *_ordinals()[0])))


_KATAKANA = re.compile("[ァ-ヺー]")
_LATIN = re.compile("[A-Za-z]")
_LATIN_OR_DIGIT = re.compile("[A-Za-z0-9]")


def is_ordinal(text: str, position: int, *, after_unit: bool = False) -> bool:
    """Whether what stands at ``position`` makes an ordinal or a name of the number before it."""
    forms = _ordinals()[1 if after_unit else 0]
    if pattern("noun.no_ordinal").match(text, position):
        return False
    for length in range(min(_longest(), len(text) - position), 0, -1):
        word = text[position : position + length]
        if word in forms:
            return True
        if word in _forms():
            return False
    return False


def find_unit(text: str, position: int, *, kanji: str = "", vague: bool = False) -> Unit | None:
    """The unit of the table at ``position``; after one ``kanji`` numeral or 数 only those that allow it."""
    forms = _forms()
    for length in range(min(_longest(), len(text) - position), 0, -1):
        printed = text[position : position + length]
        form = forms.get(printed)
        if (
            form is None
            or (kanji and not form.kanji)
            or (kanji == "一" and not form.single)
            or (vague and not form.vague)
        ):
            continue
        end = position + length
        last, following = printed[-1], text[end : end + 1]
        if _LATIN.match(last) and _LATIN_OR_DIGIT.match(following):
            continue
        if _KATAKANA.match(last) and following and _KATAKANA.match(following):
            continue
        if length <= 2 and (noun := pattern("noun.longer").match(text, position)) and noun.end() > end:
            continue
        return Unit(form.name, form.dimension, form.rule, end, form.factor, printed)
    return None
