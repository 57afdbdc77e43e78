"""Texts of the genre that people wrote, with every date and quantity that a reader finds in them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extract.expressions import find
from extract.records.mention import Mention

CASES = Path(__file__).parent / "cases" / "expressions"
MODIFIERS = frozenset(
    (
        "approx",
        "at_least",
        "at_most",
        "over",
        "under",
        "slightly_over",
        "slightly_under",
        "cumulative",
        "total",
        "up_to",
    )
)
FEWEST = 600  # texts, a third of them with nothing to find


class Expected(NamedTuple):
    text: str
    kind: str
    first: date | float | None
    last: date | float | None
    value: float | None
    name: str | None  # unit or granularity
    modifiers: tuple[str, ...]
    problem: str | None


def read_expected(line: str) -> Expected:
    """``printed | 2024-04-01..2024-04-30 month approx`` or ``printed | 15..49 歳``."""
    text, spec = line.rsplit(" | ", 1)
    stated, name, *rest = spec.split(" ")
    modifiers = tuple(word for word in rest if word in MODIFIERS)
    problem = next((word for word in rest if word not in MODIFIERS), None)
    low, dots, high = stated.partition("..")
    if name in GRANULARITIES:
        first = date.fromisoformat(low) if low not in ("", "?") else None
        last = (date.fromisoformat(high) if high else None) if dots else first
        return Expected(text, "date", first, last, None, name, modifiers, problem)
    unit = None if name == "-" else name
    if dots:
        return Expected(text, "quantity", float(low), float(high) if high else None, None, unit, modifiers, problem)
    value = None if low == "?" else float(low)
    minimum = value if {"at_least", "over"} & set(modifiers) else None
    maximum = value if {"at_most", "under"} & set(modifiers) else None
    return Expected(text, "quantity", minimum, maximum, value, unit, modifiers, problem)


GRANULARITIES = frozenset(("day", "ten_days", "month", "quarter", "half", "year", "fiscal_year", "decade", "range"))


def seen(mention: Mention) -> Expected:
    if mention.kind == "date":
        return Expected(
            mention.text,
            "date",
            mention.start_date,
            mention.end_date,
            None,
            mention.granularity,
            mention.modifiers,
            mention.problem,
        )
    return Expected(
        mention.text,
        "quantity",
        mention.value_min,
        mention.value_max,
        mention.value,
        mention.unit,
        mention.modifiers,
        mention.problem,
    )


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        today = content.get("today")
        texts = content.get("cases", {}) | dict.fromkeys(content.get("nothing", {}).get("texts", ()), ())
        for text, lines in texts.items():
            found.append(pytest.param(text, list(lines), today, id=f"{path.stem}-{len(found)}"))
    return found


ALL = cases()


@pytest.mark.parametrize(("text", "lines", "today"), ALL)
def test_a_reader_and_the_grammar_find_the_same(text: str, lines: list[str], today: date | None) -> None:
    assert [seen(mention) for mention in find(text, today)] == [read_expected(line) for line in lines], text


def test_there_are_enough_cases_and_a_third_of_them_hold_nothing() -> None:
    nothing = sum(1 for case in ALL if not case.values[1])
    assert len(ALL) >= FEWEST
    assert nothing * 3 >= len(ALL)
