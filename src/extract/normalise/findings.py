"""Findings, metrics and mentions: relations in, their rows out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.folding import fold
from extract.normalise.evidence import Places
from extract.records.annotation import AnnotatedSection
from extract.records.claims import Finding, Observation
from extract.records.mention import Mention
from extract.records.rows import Row


def finding_rows(findings: Sequence[Finding], places: Places) -> tuple[Row, ...]:
    """Rows of ``findings`` in reading order."""
    return tuple(
        {
            "finding_id": places.id("n", ordinal),
            "document_id": places.document_id,
            "facility_id": places.id("f", finding.facility),
            "ordinal": ordinal,
            "kind": finding.kind,
            "text": finding.text,
            "is_bullet": finding.is_bullet,
            **places.evidence(finding.section, finding.start, finding.end, finding.rule, finding.flags),
        }
        for ordinal, finding in enumerate(findings, start=1)
    )


def metric_rows(observations: Sequence[Observation], places: Places) -> tuple[Row, ...]:
    """Rows of ``metrics`` in reading order; equal subject, unit and segment share a series."""
    series: dict[tuple[object, ...], int] = {}
    rows = []
    for ordinal, observation in enumerate(observations, start=1):
        mention = observation.mention
        key = (observation.facility, _key(observation.subject), mention.unit, _key(observation.segment))
        rows.append(
            {
                "metric_id": places.id("m", ordinal),
                "document_id": places.document_id,
                "facility_id": places.id("f", observation.facility),
                "finding_id": places.id("n", observation.finding + 1 if observation.finding is not None else None),
                "subject": observation.subject,
                "denominator": observation.denominator,
                "breakdown": observation.breakdown,
                "segment": observation.segment,
                **_quantity(mention),
                "statistic": observation.statistic,
                "per": observation.per,
                "change": observation.change,
                "period_start": observation.period_start,
                "period_end": observation.period_end,
                "granularity": observation.granularity,
                "scope": observation.scope,
                "origin": observation.origin,
                "series_id": places.id("r", series.setdefault(key, len(series) + 1)),
                **places.evidence(observation.section, mention.start, mention.end, observation.rule, observation.flags),
            }
        )
    return tuple(rows)


def mention_rows(sections: Sequence[AnnotatedSection], findings: Sequence[Finding], places: Places) -> tuple[Row, ...]:
    """Rows of ``mentions``: every date and quantity of the document, with the finding it stands in."""
    rows: list[Row] = []
    for annotated in sections:
        section = annotated.section.ordinal
        around = [(ordinal, found) for ordinal, found in enumerate(findings, start=1) if found.section == section]
        for mention in annotated.mentions:
            finding = next((o for o, f in around if f.start <= mention.start and mention.end <= f.end), None)
            rows.append(
                {
                    "mention_id": places.id("x", len(rows) + 1),
                    "document_id": places.document_id,
                    "finding_id": places.id("n", finding),
                    "kind": mention.kind,
                    "start_date": mention.start_date,
                    "end_date": mention.end_date,
                    "granularity": mention.granularity,
                    "resolved": mention.resolved,
                    **_quantity(mention),
                    **places.evidence(section, mention.start, mention.end, mention.rule),
                }
            )
    return tuple(rows)


def _quantity(mention: Mention) -> Row:
    return {
        "value": mention.value,
        "value_min": mention.value_min,
        "value_max": mention.value_max,
        "unit": mention.unit,
        "dimension": mention.dimension,
        "modifiers": list(mention.modifiers),
    }


def _key(text: str | None) -> str | None:
    return "".join(fold(text).text.split()) if text is not None else None
