"""Findings: sentences and bullets found by their first and last words, and what kind of statement each is."""

from __future__ import annotations

from extract.check.score.card import FieldCheck, TableScore
from extract.check.score.case import Case, overlap, pair
from extract.check.score.gold import GoldFinding
from extract.check.score.normal import normal, without_bullet
from extract.check.score.predicted import Row, Span, text_of
from extract.check.sentence import Sentence


def score_findings(case: Case) -> TableScore:
    """Match findings one to one by the words they start and end with, within their facility."""
    golds, rows = case.gold.findings, case.rows("findings")
    score = TableScore("findings")
    words = [without_bullet(normal(text_of(row, "text"))) for row in rows]

    def likeness(gold: GoldFinding, number: int) -> tuple[float, ...] | None:
        row, text = rows[number], words[number]
        starts, ends = without_bullet(normal(gold.starts)), normal(gold.ends)
        if not text.startswith(starts) or not text.endswith(ends) or not case.same_page(gold.page, row):
            return None
        section = gold.section is None or gold.section == _section_kind(case, row)
        # The shortest: a longer one that starts and ends alike runs on into another sentence.
        return case.same_facility(gold.facility, row), section, -len(text), not gold.optional

    matched = dict(pair(golds, range(len(rows)), likeness))
    for number, gold in enumerate(golds):
        label = f"{gold.starts}…{gold.ends}"
        if gold.optional:
            continue
        if number in matched:
            row = rows[matched[number]]
            in_place = case.same_facility(gold.facility, row)
            score.matched(label, case.predicted.sentence(row), _checks(case, gold, row), in_place, text_of(row, "rule"))
        else:
            words_at = case.predicted.regions(gold.starts, gold.ends)
            shown = case.predicted.sentence_at(words_at[0]) if words_at else Sentence(label)
            score.lost(label, shown, reason="" if words_at else "its words do not stand in the text of any section")
    optional = [span for gold in golds if gold.optional for span in case.predicted.regions(gold.starts, gold.ends)]
    for other, row in enumerate(rows):
        if other in matched.values() or case.ignored(row) or case.not_annotated(row):
            continue
        if not _mostly_in(case.predicted.span(row), optional):
            score.false(text_of(row, "kind"), case.predicted.sentence(row), text_of(row, "rule"))
    return score


def _mostly_in(span: Span | None, optional: list[Span]) -> bool:
    """Whether a sentence is for the most part an optional one, cut differently."""
    return span is not None and 2 * overlap(span, optional) > span[1] - span[0]


def _section_kind(case: Case, row: Row) -> str:
    return text_of(case.predicted.section_by_id.get(row.get("section_id"), {}), "kind")


def _checks(case: Case, gold: GoldFinding, row: Row) -> list[FieldCheck]:
    checks: list[FieldCheck] = []
    if gold.facility is not None:
        facility = case.facility_name(row)
        checks.append(FieldCheck("facility", gold.facility, facility, case.same_facility(gold.facility, row)))
    if gold.kind:
        checks.append(FieldCheck("kind", gold.kind, row.get("kind"), row.get("kind") in gold.kind))
    if gold.section is not None:
        kind = _section_kind(case, row)
        checks.append(FieldCheck("section", gold.section, kind, kind == gold.section, judged=False))
    return checks
