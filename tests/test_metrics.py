"""Metrics of single sentences: what is counted, of whom and for when."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.annotate import annotate
from extract.records.claims import Observation
from extract.records.passage import Passage
from extract.records.section import Part, Section
from extract.records.source import Line
from extract.relate.findings import findings_of
from extract.relate.metrics import observe

CASES = tomllib.loads((Path(__file__).parent / "cases" / "metrics.toml").read_text(encoding="utf-8"))["case"]


def observations(text: str) -> list[Observation]:
    passage = Passage.of_line(Line(text, 0))
    section = Section(
        1, 1, "●", "", "hearing", "as_read", None, 1, passage, (Part("paragraph", 0, len(text)),), "section.hearing"
    )
    (annotated,) = annotate([section], {})
    findings = findings_of(annotated, about_facilities=False)
    return observe(annotated, {finding.start: index for index, finding in enumerate(findings)}, "見本センター")


def _params() -> list[Any]:
    return [
        pytest.param(
            case,
            id=case["text"][:24],
            marks=[pytest.mark.xfail(strict=True, reason=case["out_of_reach"])] if "out_of_reach" in case else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _params())
def test_metrics_of_a_sentence(case: dict[str, Any]) -> None:
    before = case.get("before", "")
    found = [
        observation for observation in observations(before + case["text"]) if observation.mention.start >= len(before)
    ]
    assert [observation.mention.text for observation in found] == [metric["quote"] for metric in case["metrics"]]
    for observation, expected in zip(found, case["metrics"], strict=True):
        subject = observation.subject or ""
        named = expected["subject"]  # empty where the sentence names nothing
        assert subject == "" if not named else named in subject or (subject and subject in named), subject
        assert _period(observation) == expected.get("period"), observation.mention.text
        for field in ("denominator", "breakdown", "segment"):
            if field in expected:
                assert (getattr(observation, field) or "") == expected[field]


def _period(observation: Observation) -> str | None:
    if observation.period_start is None and observation.period_end is None:
        return None
    return f"{observation.period_start}..{observation.period_end}"
