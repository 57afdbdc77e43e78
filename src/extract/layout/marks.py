"""Marks: the text of a line in, the bullet, note or heading mark it opens with out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.rules import load_table

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a text: ``end`` is where the text after it begins."""

    rule: str
    role: str  # "bullet" | "note" | "heading" | "number"
    mark_class: str  # marks of one class stand on one level of an outline
    end: int


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str, str], ...]:
    return tuple((re.compile(rule["pattern"]), rule.id, rule["role"], rule["class"]) for rule in load_table("marks"))


@cache
def _any_mark() -> re.Pattern[str]:
    """All patterns in one, by which a line without a mark is told at once; names of groups may stand in several."""
    return re.compile("|".join(_NAMED_GROUP.sub("(?:", pattern.pattern) for pattern, *_ in _patterns()))


def find_mark(text: str) -> Mark | None:
    """The mark that ``text`` (without indent) opens with, by the first rule of the table that matches."""
    if not text or (text[0].isalpha() and text[0].isascii() and text[0] not in "IVXQAS"):
        return None
    if not _any_mark().match(text):
        return None
    for pattern, rule, role, mark_class in _patterns():
        match = pattern.match(text)
        if match:
            return Mark(rule, role, mark_class, match.end())
    return None
