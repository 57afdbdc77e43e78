"""Running text: sentences such as 「平成30年４月に開設された」 in, the attributes that they state out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.relate.facility.own import Own, holds_cue
from extract.relate.facility.patterns import with_names
from extract.relate.facility.reading import Reading
from extract.relate.facility.values import Stated
from extract.rules import load_table
from extract.rules.anchors import Anchors, anchors, may_match

# What is hoped for, drawn in a figure or listed as contents says nothing of the facility as it is.
_SILENT_KINDS = frozenset({"implications", "figure", "toc", "cover", "schedule"})
_TABLES = ("facility_operators", "facility_fees", "facility_places", "facility_prose")
_COUNTED = {"site_count", "capacity", "staff", "users"}
_ANY_NAME = "."


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    pattern: str
    own: bool
    rank: int
    kinds: frozenset[str]
    without: str  # role of the cues that the sentence must not hold
    topic: bool  # whether the words open with a topic of their own
    needed: Anchors  # what a line holds in which the pattern is found


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row.id,
            row["pattern"],
            row.get("own", True),
            row.get("rank", 0),
            frozenset(row.get("kinds", ())),
            row.get("without", ""),
            row.get("topic", False),
            anchors(with_names(row["pattern"], _ANY_NAME)),
        )
        for table in _TABLES
        for row in load_table(table)
    )


@lru_cache(maxsize=512)
def _compiled(pattern: str, own: str) -> re.Pattern[str]:
    return re.compile(with_names(pattern, own))


def prose_statements(reading: Reading, own: Own) -> Iterator[Stated]:
    """What the sentences of a section state of the facility."""
    for start, end in reading.lines():
        line = reading.masked[start:end]
        for rule in _rules():
            if reading.kind not in rule.kinds if rule.kinds else reading.kind in _SILENT_KINDS:
                continue
            if not may_match(rule.needed, line):
                continue
            pattern = _compiled(rule.pattern, own.pattern if "{own}" in rule.pattern else "")
            for match in pattern.finditer(line):
                if rule.own and not (
                    own.is_spoken_of(reading, start + match.start(), as_topic=rule.topic)
                    and own.owns_bracket(reading.before(start, start + match.start()))
                ):
                    continue
                if rule.without and holds_cue(
                    reading.masked[slice(*reading.sentence(start + match.start()))], rule.without
                ):
                    continue
                groups = [name for name, words in match.groupdict().items() if words]
                if _COUNTED.intersection(groups) and holds_cue(_rest_of_clause(line, match), "change"):
                    continue
                for name in groups:
                    yield Stated(name, start + match.start(name), start + match.end(name), rule.id, None, rule.rank)


def _rest_of_clause(line: str, match: re.Match[str]) -> str:
    ends: Sequence[int] = [end for mark in "。、" if (end := line.find(mark, match.end())) >= 0]
    return line[match.start() : min(ends, default=len(line))]
