"""Sections: heading, kind, first and last words of the body and placement, or heading, page and level in page form."""

from __future__ import annotations

from extract.check.score.card import FieldCheck, TableScore
from extract.check.score.case import Case, pair
from extract.check.score.gold import GoldSection
from extract.check.score.normal import normal, same_text, without_bullet
from extract.check.score.predicted import Row, text_of, whole_number
from extract.check.sentence import Sentence

# Gold of a whole document lists the sections of these kinds and no others; one more of them is false.
LISTED_KINDS = ("overview", "features", "hearing", "implications")
# Page form lists every heading of the running text, none of these.
UNLISTED_IN_PAGES = ("cover", "schedule", "toc", "facility", "figure", "table")


def score_sections(case: Case) -> TableScore:
    """Match sections one to one and judge what gold gives of each."""
    golds, rows = case.gold.sections, case.rows("sections")
    score = TableScore("sections")
    judge_placement = case.predicted.document.get("text_source") == "text"

    def checks_of(gold: GoldSection, row: Row) -> list[FieldCheck]:
        return _page_checks(gold, row) if case.gold.in_pages else _checks(case, gold, row, judge_placement)

    def likeness(gold: GoldSection, row: Row) -> tuple[float, ...] | None:
        heading = _same_heading(gold, row)
        if case.gold.in_pages:
            return (not gold.optional,) if heading and gold.page == whole_number(row, "page_start") else None
        of_kind = text_of(row, "kind") in gold.kind
        facility = case.same_facility(gold.facility, row)
        if not (facility and (heading or of_kind)) and not (heading and _starts(gold, row)):
            return None
        return facility, sum(check.right for check in checks_of(gold, row) if check.judged), not gold.optional

    matched = dict(pair(golds, rows, likeness))
    for number, gold in enumerate(golds):
        label = " · ".join(part for part in (gold.facility, gold.heading) if part)
        if gold.optional:
            continue
        if number in matched:
            row = rows[matched[number]]
            in_place = case.same_facility(gold.facility, row)
            score.matched(label, _opening(row), checks_of(gold, row), in_place, text_of(row, "rule"))
        else:
            score.lost(label, Sentence(f"{gold.heading} {gold.starts or ''}".strip()))
    for other, row in enumerate(rows):
        if other not in matched.values() and _counts_as_false(case, row):
            score.false(f"{text_of(row, 'kind')} · {text_of(row, 'heading')}", _opening(row), text_of(row, "rule"))
    return score


def _counts_as_false(case: Case, row: Row) -> bool:
    if not case.gold.in_pages:
        return text_of(row, "kind") in LISTED_KINDS
    if text_of(row, "kind") in UNLISTED_IN_PAGES or not text_of(row, "heading"):
        return False
    # A running head that was taken for a heading stands in an ignored region, whatever its text's order there.
    heading = normal(text_of(row, "heading"))
    return not any(
        region.page == whole_number(row, "page_start") and heading in normal(region.starts) + normal(region.ends)
        for region in case.gold.ignore
    )


def _same_heading(gold: GoldSection, row: Row) -> bool:
    return any(same_text(heading, row.get("heading")) for heading in (gold.heading, gold.heading_raw) if heading)


def _page_checks(gold: GoldSection, row: Row) -> list[FieldCheck]:
    level, marker = row.get("level"), row.get("marker")
    checks: list[FieldCheck] = []
    if gold.level is not None:
        checks.append(FieldCheck("level", gold.level, level, whole_number(row, "level") == gold.level))
    if gold.marker is not None:
        checks.append(FieldCheck("marker", gold.marker, marker, same_text(gold.marker, marker), judged=False))
    return checks


def _checks(case: Case, gold: GoldSection, row: Row, judge_placement: bool) -> list[FieldCheck]:
    body = _body(row)
    checks = [FieldCheck("heading", gold.heading, row.get("heading"), _same_heading(gold, row))]
    if gold.facility is not None:
        facility = case.facility_name(row)
        checks.append(FieldCheck("facility", gold.facility, facility, case.same_facility(gold.facility, row)))
    if gold.kind:
        checks.append(FieldCheck("kind", gold.kind, row.get("kind"), row.get("kind") in gold.kind))
    if gold.starts is not None:
        checks.append(FieldCheck("starts", gold.starts, body[:30].strip(), _starts(gold, row)))
    if gold.ends is not None:
        ends = normal(body).endswith(normal(gold.ends))
        checks.append(FieldCheck("ends", gold.ends, body[-30:].strip(), ends))
    if gold.placement is not None and judge_placement:
        placement = row.get("placement")
        checks.append(FieldCheck("placement", gold.placement, placement, placement == gold.placement))
    if gold.level is not None:
        level = row.get("level")
        checks.append(FieldCheck("level", gold.level, level, whole_number(row, "level") == gold.level, judged=False))
    return checks


def _starts(gold: GoldSection, row: Row) -> bool:
    if gold.starts is None:
        return False
    body, starts = normal(_body(row)), normal(gold.starts)
    return body.startswith(starts) or without_bullet(body).startswith(without_bullet(starts))


def _body(row: Row) -> str:
    """The text after the heading line; a heading that runs over several lines ends with the line that completes it."""
    text, heading = text_of(row, "text"), normal(text_of(row, "heading"))
    if not heading:
        return text
    lines = text.split("\n")
    for count in range(1, len(lines) + 1):
        if heading in normal("".join(lines[:count])):
            return "\n".join(lines[count:])
    return text


def _opening(row: Row) -> Sentence:
    """The heading and the first words of the body."""
    return Sentence(text_of(row, "text")[:80].replace("\n", " "), 0, len(text_of(row, "heading")))
