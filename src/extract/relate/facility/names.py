"""Names: 以下「…」という, 現：…, 旧称 and 改名 in; the other names of a facility and the date of the new one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.relate.facility.own import Own, open_bracket
from extract.relate.facility.patterns import with_masks, with_names
from extract.relate.facility.reading import Reading
from extract.relate.facility.values import Stated
from extract.rules import load_table

_NEAR_KINDS = frozenset({"facility", "schedule"})
_BOUNDARY = re.compile(r"(?:^|[\s「『、。(はがをのにで・●○■□◆◇※0-9.])$")


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (rule.id, rule["role"], re.compile(with_masks(rule["pattern"]))) for rule in load_table("facility_names")
    )


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
                if not _is_of(reading, own, role, low, match):
                    continue
                for name, words in match.groupdict().items():
                    if words and words not in own.names[:1]:
                        yield Stated(name, low + match.start(name), low + match.end(name), rule)


def _is_of(reading: Reading, own: Own, role: str, line: int, match: re.Match[str]) -> bool:
    """Whether a name given at ``position`` is a name of the facility."""
    position = line + match.start()
    before = reading.before(line, position)
    words = match.groupdict().get("short_name") or ""
    if role == "short":
        if _ends_with_name(before.rstrip("」』 "), own):
            return True
        # 「…の支援拠点（以下「共創センター」という。）」: a description stands before a part of the name
        return _is_part(words, own.name) and not _organisation().search(before.rstrip("」』 "))
    if role == "near":
        bracketed = open_bracket(before)  # （長野県松本市、旧「…」）
        behind_name = any((bracketed or before.rstrip(" 」(")).endswith(name) for name in own.names)
        return behind_name or (reading.kind in _NEAR_KINDS and not re.search(r"\w", before))
    return reading.kind in _NEAR_KINDS or own.is_spoken_of(reading, position)


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(with_names("{org}$"))


def _is_part(words: str, name: str) -> bool:
    """Whether all of ``words`` stand in ``name``, in order."""
    rest = iter(name)
    return len(words) >= 2 and all(character in rest for character in words)


def _ends_with_name(before: str, own: Own) -> bool:
    """Whether the last noun is the facility's name, or the main part of it that names its programme."""
    for name in own.names:
        if before.endswith(name):
            return True
    for length in range(min(len(before), len(own.name)), max(4, len(own.name) // 2) - 1, -1):
        if before[-length:] in own.name:
            return bool(_BOUNDARY.search(before[:-length]))
    return False
