"""Names: 以下「…」という, 現：…, 旧称 and 改名 in a facility's sections in, its other names and the date of the new one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.relate.facility.own import Own
from extract.relate.facility.reading import Reading, with_masks
from extract.relate.facility.values import Stated
from extract.rules import load_table

_NEAR_KINDS = frozenset({"facility", "schedule"})
_BOUNDARY = re.compile(r"(?:^|[\s「『、。(はがをのにで・●○■□◆◇※0-9.])$")


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((rule.id, rule["role"], re.compile(with_masks(rule["pattern"]))) for rule in load_table("facility_names"))


def name_statements(reading: Reading, own: Own, start: int = 0, end: int | None = None) -> Iterator[Stated]:
    """Other names of the facility that the characters ``start:end`` of a section state."""
    stop = len(reading.printed) if end is None else end
    for low, high in reading.lines():
        low, high = max(low, start), min(high, stop)
        if low >= high:
            continue
        line = reading.masked[low:high]
        for rule, role, pattern in _rules():
            for match in pattern.finditer(line):
                if not _is_of(reading, own, role, low, low + match.start()):
                    continue
                for name, words in match.groupdict().items():
                    if words and words not in own.names[:1]:
                        yield Stated(name, low + match.start(name), low + match.end(name), rule)


def _is_of(reading: Reading, own: Own, role: str, line: int, position: int) -> bool:
    """Whether a name given at ``position`` is a name of the facility."""
    before = reading.masked[line:position]
    if role == "short":
        return _ends_with_name(before.rstrip("」』 "), own)
    if role == "near":
        behind_name = any(before.rstrip(" 」(").endswith(name) for name in own.names)
        return behind_name or (reading.kind in _NEAR_KINDS and not re.search(r"\w", before))
    return reading.kind in _NEAR_KINDS or own.is_spoken_of(reading, position)


def _ends_with_name(before: str, own: Own) -> bool:
    """Whether the last noun is the facility's name, or the main part of it that names its programme."""
    for name in own.names:
        if before.endswith(name):
            return True
    for length in range(min(len(before), len(own.name)), max(4, len(own.name) // 2) - 1, -1):
        if before[-length:] in own.name:
            return bool(_BOUNDARY.search(before[:-length]))
    return False
