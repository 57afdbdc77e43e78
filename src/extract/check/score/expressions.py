"""Mentions and metrics: rows found by their words inside a context, and whether their values are right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from extract.check.score.card import FieldCheck, TableScore
from extract.check.score.case import Case, Expression, overlap, pair
from extract.check.score.gold import GoldMention, GoldMetric
from extract.check.score.normal import contains_either_way, same_text
from extract.check.score.predicted import Row, Span, day_of, text_of
from extract.check.sentence import Sentence

DATES = ("start_date", "end_date")
QUANTITIES = ("value", "value_min", "value_max")


def score_mentions(case: Case) -> TableScore:
    """Match mentions one to one by kind and exactly the same words in their place; judge what they say."""
    golds, rows = case.gold.mentions, case.rows("mentions")
    places = [case.places(gold) for gold in golds]
    spans = [case.predicted.span(row) for row in rows]

    def likeness(number: int, other: int) -> tuple[float, ...] | None:
        gold, row = golds[number], rows[other]
        if gold.kind != row.get("kind") or spans[other] not in places[number] or not case.same_page(gold.page, row):
            return None
        return sum(check.right for check in _mention_checks(gold, row)), not gold.optional

    matched = dict(pair(range(len(golds)), range(len(rows)), likeness))
    score = TableScore("mentions")
    for number, gold in enumerate(golds):
        if gold.optional:
            continue
        if number in matched:
            row = rows[matched[number]]
            checks = _mention_checks(gold, row)
            score.matched(gold.text, case.predicted.sentence(row), checks, rule=text_of(row, "rule"))
        else:
            _lost(case, score, gold, places[number])
    _false(case, score, "mentions", rows, spans, set(matched.values()), _optional(golds, places))
    return score


def score_metrics(case: Case) -> TableScore:
    """Match metrics one to one by their place, the best match first; judge facility, value, subject and period."""
    golds, rows = case.gold.metrics, case.rows("metrics")
    places = [case.places(gold) for gold in golds]
    spans = [case.predicted.span(row) for row in rows]
    checks = {
        (number, other): _metric_checks(case, gold, row)
        for number, gold in enumerate(golds)
        for other, row in enumerate(rows)
        if overlap(spans[other], places[number]) > 0 and case.same_page(gold.page, row)
    }

    def likeness(number: int, other: int) -> tuple[float, ...] | None:
        found = checks.get((number, other))
        if found is None:
            return None
        wrong = sum(check.judged and not check.right for check in found)
        told = sum(check.right for check in found if not check.judged)
        return spans[other] in places[number], -wrong, told, not golds[number].optional

    matched = dict(pair(range(len(golds)), range(len(rows)), likeness))
    score = TableScore("metrics")
    for number, gold in enumerate(golds):
        if gold.optional:
            continue
        if number in matched:
            row = rows[matched[number]]
            sentence = case.predicted.sentence(row)
            score.matched(gold.text, sentence, checks[number, matched[number]], rule=text_of(row, "rule"))
        else:
            _lost(case, score, gold, places[number])
    _false(case, score, "metrics", rows, spans, set(matched.values()), _optional(golds, places))
    return score


def _optional(golds: Sequence[Expression], places: list[list[Span]]) -> list[Span]:
    return [span for gold, found in zip(golds, places, strict=True) if gold.optional for span in found]


def _lost(case: Case, score: TableScore, gold: Expression, places: list[Span]) -> None:
    if places:
        score.lost(gold.text, case.predicted.sentence_at(places[0]))
    else:
        # The fault lies earlier: the words were cut, dropped or put elsewhere before anyone looked for expressions.
        score.lost(gold.text, Sentence(gold.context), reason="its context does not stand in the text of any section")


def _false(
    case: Case,
    score: TableScore,
    table: str,
    rows: list[Row],
    spans: list[Span | None],
    matched: set[int],
    optional: list[Span],
) -> None:
    """Count the rows that gold does not have, but for those on optional rows and where nobody annotated."""
    for other, row in enumerate(rows):
        if other in matched or case.ignored(row) or case.not_annotated(row) or overlap(spans[other], optional) > 0:
            continue
        label = text_of(row, "quote")
        if table == "metrics":
            label = f"{text_of(row, 'subject')}: {label}"
        score.false(label, case.predicted.sentence(row), text_of(row, "rule"))


def _mention_checks(gold: GoldMention, row: Row) -> list[FieldCheck]:
    if gold.kind == "quantity":
        return _quantity_checks(gold, row)
    checks = [_day(gold, row, column) for column in DATES]
    if gold.granularity is not None:
        granularity = row.get("granularity")
        checks.append(FieldCheck("granularity", gold.granularity, granularity, granularity == gold.granularity))
    return checks


def _quantity_checks(gold: GoldMention | GoldMetric, row: Row) -> list[FieldCheck]:
    checks = [_number(gold, row, column) for column in QUANTITIES]
    unit = row.get("unit") or None
    checks.append(FieldCheck("unit", gold.unit, unit, same_text(gold.unit, unit) if gold.unit else unit is None))
    got = row.get("modifiers")
    modifiers = tuple(str(item) for item in got) if isinstance(got, list) else ()
    checks.append(FieldCheck("modifiers", gold.modifiers, modifiers, set(modifiers) == set(gold.modifiers)))
    return checks


def _number(gold: GoldMention | GoldMetric, row: Row, column: str) -> FieldCheck:
    expected, got = getattr(gold, column), row.get(column)
    if expected is None or not isinstance(got, int | float):
        return FieldCheck(column, expected, got, expected is None and got is None)
    return FieldCheck(column, expected, got, math.isclose(expected, got, rel_tol=1e-6))


def _day(gold: GoldMention | GoldMetric, row: Row, column: str) -> FieldCheck:
    expected, got = getattr(gold, column), day_of(row, column)
    return FieldCheck(column, expected, got, expected == got)


def _metric_checks(case: Case, gold: GoldMetric, row: Row) -> list[FieldCheck]:
    checks: list[FieldCheck] = []
    if gold.facility is not None:
        facility = case.facility_name(row)
        checks.append(FieldCheck("facility", gold.facility, facility, case.same_facility(gold.facility, row)))
    subject = row.get("subject")
    accepted = any(contains_either_way(text, subject) for text in gold.subject)
    checks.append(FieldCheck("subject", gold.subject, subject, accepted))
    checks += _quantity_checks(gold, row)
    checks += [_day(gold, row, column) for column in ("period_start", "period_end")]
    return checks + _told_checks(case, gold, row)


def _told_checks(case: Case, gold: GoldMetric, row: Row) -> list[FieldCheck]:
    """Fields that are told and do not decide; only where gold gives them."""
    checks: list[FieldCheck] = []
    for column in ("denominator", "breakdown", "segment", "scope", "per"):
        accepted, got = getattr(gold, column), row.get(column)
        if accepted:
            same = contains_either_way if column == "denominator" else same_text
            checks.append(FieldCheck(column, accepted, got, any(same(text, got) for text in accepted), judged=False))
    for column in ("statistic", "change"):
        expected, got = getattr(gold, column), row.get(column)
        if expected is not None:
            checks.append(FieldCheck(column, expected, got, expected == got, judged=False))
    if gold.section is not None:
        kind = text_of(case.predicted.section_by_id.get(row.get("section_id"), {}), "kind")
        checks.append(FieldCheck("section", gold.section, kind, kind == gold.section, judged=False))
    return checks
