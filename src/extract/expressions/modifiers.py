"""Modifiers: the place before or behind a number goes in, what qualifies it comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extract.rules import Rule, load_table


class Modifier(NamedTuple):
    """A modifier found at ``start:end``; ``bounds`` is the end of the value that it fixes, ``joins`` whether it is text."""

    name: str
    start: int
    end: int
    bounds: str
    joins: bool


@dataclass(frozen=True, slots=True)
class _Side:
    pattern: re.Pattern[str]
    rules: dict[str, Rule]


@cache
def _side(field: str, template: str) -> _Side:
    rules = {f"m{index}": rule for index, rule in enumerate(load_table("modifiers")) if rule.get(field)}
    groups = "|".join(f"(?P<{name}>{rule[field]})" for name, rule in rules.items())
    return _Side(re.compile(template.format(groups)), rules)


# The last characters of all words that may stand before a number: a look at one character settles most numbers.
_LAST_BEFORE = frozenset("約そむねぼべ延計積算数大で長高限くも々低凡")
_FIRST_BEHIND = frozenset("程前ほくぐ内見以超を越に弱足近強余あま台の未")
_REACH = 10


def modifier_before(text: str, position: int) -> Modifier | None:
    """The modifier that ends at ``position``, but for up to two spaces."""
    end = position
    while end > 0 and position - end < 2 and text[end - 1] == " ":
        end -= 1
    if end == 0 or text[end - 1] not in _LAST_BEFORE:
        return None
    side = _side("before", "(?:{})$")
    found = side.pattern.search(text, max(0, end - _REACH), end)
    return _modifier(side, found) if found else None


def modifier_behind(text: str, position: int) -> Modifier | None:
    """The modifier that begins at ``position``, but for up to two spaces."""
    begin = position
    while begin < len(text) and begin - position < 2 and text[begin] == " ":
        begin += 1
    if begin == len(text) or text[begin] not in _FIRST_BEHIND:
        return None
    side = _side("after", "(?:{})")
    found = side.pattern.match(text, begin)
    return _modifier(side, found) if found else None


def _modifier(side: _Side, found: re.Match[str]) -> Modifier:
    rule = side.rules[str(found.lastgroup)]
    return Modifier(rule["modifier"], found.start(), found.end(), rule.get("bounds", ""), rule.get("joins", True))
