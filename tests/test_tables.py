"""What a reader takes from tables: cases as data, each with all the metrics that there are."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.annotate import annotate
from extract.layout.tables import CellText, table_of
from extract.records.claims import Observation
from extract.records.passage import Passage
from extract.records.section import Part, Section
from extract.records.source import Line
from extract.records.table import Table
from extract.relate.tables import tabulate
from extract.relate.tables.heads import role_of, unit_of
from extract.rules import Rule, load_table

CASES = tomllib.loads((Path(__file__).parent / "cases" / "tables.toml").read_text("utf-8"))["case"]
DEFAULTS: dict[str, Any] = {
    "segment": None, "unit": None, "start": None, "end": None, "modifiers": [], "flags": [], "breakdown": None,
    "statistic": None, "per": None,
}  # fmt: skip


def table(rows: list[str]) -> Table:
    """A table written as in the cases."""
    texts = [[text.strip(" ") for text in row.split("|")] for row in rows]
    matrix: list[list[CellText | None]] = []
    for row, line in enumerate(texts):
        matrix.append([])
        for column, text in enumerate(line):
            if text in ("<", "^"):
                matrix[-1].append(None)
                continue
            along = 1 + next((n for n, right in enumerate(line[column + 1 :]) if right != "<"), len(line) - column - 1)
            below = [other[column] for other in texts[row + 1 :]]
            down = 1 + next((n for n, under in enumerate(below) if under != "^"), len(below))
            passage = Passage.of_line(Line(text, 100 * row + column)) if text else Passage()
            matrix[-1].append(CellText(passage, down, along))
    return table_of(matrix)


def section(case: dict[str, Any]) -> Section:
    made = table(case["rows"])
    over = [Passage.of_line(Line(text, 10_000 + number)) for number, text in enumerate(case.get("over", ()))]
    parts, start = [], 0
    for passage in over:
        parts.append(Part("caption", start, start + len(passage)))
        start += len(passage) + 1
    parts.append(Part("table", start, start + len(made.passage), table=made))
    passage = Passage.join([*over, made.passage], "\n")
    return Section(1, 1, "", "", "table", "as_read", None, None, passage, tuple(parts), "section.table")


def seen(observation: Observation, text: str) -> dict[str, Any]:
    mention = observation.mention
    return {
        "quote": text[mention.start : mention.end],
        "subject": observation.subject,
        "segment": observation.segment,
        "value": mention.value,
        "unit": mention.unit,
        "start": _iso(observation.period_start),
        "end": _iso(observation.period_end),
        "modifiers": list(mention.modifiers),
        "flags": list(observation.flags),
        "breakdown": observation.breakdown,
        "statistic": observation.statistic,
        "per": observation.per,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_numbers_of_a_table(case: dict[str, Any]) -> None:
    made = section(case)
    [annotated] = annotate([made], {})
    found = tabulate(annotated, None, {})
    assert [seen(one, made.text) for one in found] == [DEFAULTS | expected for expected in case["metrics"]]
    assert {one.origin for one in found} <= {"table"}
    assert all(one.finding is None for one in found)


@pytest.mark.parametrize("rule", load_table("table_headers"), ids=lambda rule: rule.id)
def test_heads_have_the_role_of_their_rule(rule: Rule) -> None:
    for example in rule.examples:
        assert role_of(str(example)) == rule["role"], example
    for example in rule.counter_examples:
        assert role_of(example) != rule["role"], example


@pytest.mark.parametrize(
    ("text", "name", "factor"), [("千円", "円", 1000), ("10億円", "円", 1e9), ("％", "%", 1), ("か所", "か所", 1)]
)
def test_units_printed_apart_from_their_numbers(text: str, name: str, factor: float) -> None:
    unit = unit_of(text)
    assert unit is not None
    assert (unit.name, unit.factor) == (name, factor)


@pytest.mark.parametrize("text", ["注", "再掲", "相談", "", "令和５年度", "1", "うち女性"])
def test_what_is_no_unit(text: str) -> None:
    assert unit_of(text) is None
