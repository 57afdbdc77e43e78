"""Heads: a cell that heads a row or column in, what it says of the numbers there out: name, unit, period, role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.expressions import find
from extract.folding import fold
from extract.records.mention import Mention
from extract.records.table import Cell
from extract.rules import load_table

_BRACKETS = re.compile(r"[（(［\[〔【]\s*(?:単位\s*[:：]?\s*)?([^（）()［\]\[〕〔【】]{1,14}?)\s*[）)］\]〕】]")
_EMPTY_BRACKETS = re.compile(r"[（(［\[〔【]\s*[）)］\]〕】]")
_NOTE = re.compile(r"\s*(?:[（(]?(?:注|※|＊|\*)\s*[0-9０-９]{0,2}[)）]?|(?<=\D)[0-9０-９][)）])\s*$")
_MARK = re.compile(r"^\s*(?:[（(][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[①-⑳]|[・○●□■◇◆])\s*")
_AROUND_DATE = re.compile(r"^\s*(?:の|における|には|は|、)\s*|\s*(?:の|における|、)\s*$")
_STANDING = re.compile(r"^\s*(?:末|初|時点|現在|中|分|版)\s*")
_PER = re.compile(r"(?P<per>[^\s、。（(・]{1,10}?)(?:当たり|当り|あたり)")
_MAGNITUDE = re.compile(r"[十百千万億兆]+")
_COUNTED_NOUN = "unit.counted_noun"  # any noun counts after a number; a unit that stands alone is one of the table
_THINGS = ("unit.bodies", "unit.kinds")  # units that are names of things too
_ENCLOSED = re.compile(r"^[【〔［\[＜<〈《(（]([^】〕］\]＞>〉》)）]+)[】〕］\]＞>〉》)）]$")
_EDGES = " \u3000\t・、,:：-―"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that is printed apart from its numbers: ``千円`` is 円 times 1,000, ``百万`` a million of what is counted."""

    name: str | None
    factor: float
    dimension: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """``text`` is what is left without unit, date and notes; ``role`` is that of the rules, or ``name``, or empty."""

    cell: Cell
    text: str
    role: str
    unit: Unit | None = None
    period: Mention | None = None


@cache
def unit_of(text: str) -> Unit | None:
    """The unit that a text is the name of, and of nothing else: 人, 千円, ％, 10億円."""
    text = text.strip(_EDGES)
    if not text or len(text) > 12:
        return None
    counted = text if text[0].isdigit() else "1" + text
    mentions = find(counted)
    if len(mentions) != 1 or mentions[0].text != counted or mentions[0].rule == _COUNTED_NOUN:
        return None
    if mentions[0].value is None or (mentions[0].unit is None and not _MAGNITUDE.fullmatch(text)):
        return None
    return Unit(mentions[0].unit, mentions[0].value, mentions[0].dimension, mentions[0].rule)


def read_head(cell: Cell, period: Mention | None) -> Head:
    """What a head says; ``period`` is the date in it, with its place in the cell's text, if it has one."""
    text, unit = cell.text, None
    whole = unit_of(text) if cell.kind == "text" else None
    if whole is not None and whole.rule not in _THINGS and role_of(text) == "name":
        return Head(cell, "", "", whole, None)
    left = [(0, len(text))]
    if period is not None:
        left = [(0, period.start), (period.end, len(text))]
    parts = [text[start:end] for start, end in left]
    if period is not None:
        parts = [_AROUND_DATE.sub("", _STANDING.sub("", part)) for part in parts]
    name = "".join(parts)
    for bracket in _BRACKETS.finditer(name):
        unit = unit_of(bracket[1]) or unit
    if unit is not None:
        name = _BRACKETS.sub(lambda bracket: "" if unit_of(bracket[1]) else bracket[0], name)
    name = _MARK.sub("", _NOTE.sub("", _EMPTY_BRACKETS.sub("", name))).strip(_EDGES)
    name = _ENCLOSED.sub(r"\1", name)
    return Head(cell, name, role_of(name), unit, period)


@cache
def role_of(name: str) -> str:
    """The role of a head by the first rule that fits, ``name`` where none does, empty for no text."""
    folded = "".join(fold(name).text.split())
    if not folded:
        return ""
    return next((role for role, pattern in _rules() if pattern.search(folded)), "name")


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["role"], re.compile(rule["pattern"])) for rule in load_table("table_headers"))


def per_of(text: str) -> str | None:
    """What a head says its numbers are for one of: １人 of 「１人当たり医療費」."""
    match = _PER.search(text)
    return re.sub(r"^(?:1|一)(?=\D)", "", fold(match["per"]).text) if match else None
