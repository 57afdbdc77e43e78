"""What a reader takes from tables: cases as data, each with all the metrics that there are."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.annotate import annotate
from extract.records.claims import Observation
from extract.relate.tables import tabulate
from extract.relate.tables.heads import role_of, unit_of
from extract.rules import Rule, load_table
from table_sections import table_section

CASES = tomllib.loads((Path(__file__).parent / "cases" / "tables.toml").read_text("utf-8"))["case"]
DEFAULTS: dict[str, Any] = {
    "segment": None, "unit": None, "start": None, "end": None, "modifiers": [], "flags": [], "breakdown": None,
    "statistic": None, "per": None,
}  # fmt: skip


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
    made = table_section(case["rows"], case.get("over", ()))
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
