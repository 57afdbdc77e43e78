"""Counted nouns: the place behind a number goes in, the noun that the number counts comes out."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.expressions.units import Unit, find_unit, pattern

_NOUN = re.compile("の?(?P<noun>[一-龥々ァ-ヺー]{1,12})")
_KATAKANA = re.compile("[ァ-ヺー]")
# 「２系列備える」: the last letter belongs to the verb behind the noun.
_VERB = re.compile("[備抱構整迎持使占含加得超訪][えけいちつうっきみくすめわ]")
# The longest noun behind の, and right behind the number.
_LONGEST_LINKED, _LONGEST = 12, 8


def counted_noun(text: str, position: int, *, seams: frozenset[int], linked: bool) -> Unit | None:
    """The noun at ``position`` that is counted: ``119の自治体``; ``linked`` asks for the の between."""
    found = _NOUN.match(text, position)
    if found is None or linked != text.startswith("の", position) or position in seams:
        return None
    start, end = found.span("noun")
    if linked and (unit := find_unit(text, start)) is not None:
        return Unit(unit.name, unit.dimension, unit.rule, unit.end, unit.factor, text[start : unit.end])
    noun = text[start : _line_end(text, start, end, seams)]
    if cut := pattern("noun.end").search(noun, 1):
        noun = noun[: cut.start()]
    noun = _one_script(noun) if not linked else noun
    if len(noun) > 2 and _VERB.match(text, start + len(noun) - 1):
        noun = noun[:-1]
    if (
        len(noun) < 2
        or len(noun) > (_LONGEST_LINKED if linked else _LONGEST)
        or pattern("noun.not_counted").match(noun)
    ):
        return None
    return Unit(noun, "count", "unit.counted_noun", start + len(noun), Decimal(1), noun)


def _line_end(text: str, start: int, end: int, seams: frozenset[int]) -> int:
    """Where a noun ends at a line's end: only a katakana word goes on in the next line (パラメー/タ)."""
    for seam in range(start + 1, end):
        if seam in seams and not (_KATAKANA.match(text, seam - 1) and _KATAKANA.match(text, seam)):
            return seam
    return end


def _one_script(noun: str) -> str:
    """The katakana or kanji that ``noun`` begins with: 3コース分 counts コース."""
    katakana = bool(_KATAKANA.match(noun))
    for index, character in enumerate(noun):
        if bool(_KATAKANA.match(character)) != katakana:
            return noun[:index]
    return noun
