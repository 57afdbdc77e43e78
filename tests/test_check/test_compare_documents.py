"""Two states of a document: what is lost, new, changed and moved, told once, and at the stage that began it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extract.check.compare import Difference, Lines, compare, render
from extract.check.compare.matching import out_of_order
from extract.records.rows import DocumentRows, Row

TEXT = "取組\n来館者は延べ300人である。登録者は40人いる。"


def evidence(quote: str, start: int | None = None, rule: str = "rule.one") -> Row:
    begins = TEXT.index(quote) if start is None else start
    end = begins + len(quote)
    place: Row = {"section_id": "ab-s0002", "char_start": begins, "char_end": end, "quote": quote, "page": 1}
    box = {"page": 1, "x0": 10.2, "top": 20.4, "x1": 30.0, "bottom": 41.0}
    return {**place, "boxes": [box], "rule": rule, "flags": []}


def metric(ordinal: int, subject: str, value: float, quote: str, finding: int) -> Row:
    ids: Row = {"metric_id": f"ab-m{ordinal:04d}", "document_id": "ab", "facility_id": "ab-f0001"}
    what: Row = {
        "finding_id": f"ab-n{finding:04d}",
        "subject": subject,
        "value": value,
        "series_id": f"ab-r{ordinal:04d}",
    }
    return {**ids, **what, **evidence(quote)}


def finding(ordinal: int, text: str) -> Row:
    ids: Row = {"finding_id": f"ab-n{ordinal:04d}", "document_id": "ab", "facility_id": "ab-f0001", "ordinal": ordinal}
    return {**ids, "kind": "observation", "text": text, "is_bullet": False, **evidence(text)}


def section(ordinal: int, heading: str, text: str) -> Row:
    ids: Row = {"section_id": f"ab-s{ordinal:04d}", "document_id": "ab", "parent_id": None, "facility_id": "ab-f0001"}
    return {**ids, "ordinal": ordinal, "heading": heading, "kind": "features", "page_start": 1, "text": text}


def document(**tables: list[Row]) -> DocumentRows:
    named: Row = {"facility_id": "ab-f0001", "document_id": "ab", "ordinal": 1, "name": "みなと館"}
    rows = {
        "documents": [{"document_id": "ab", "source": "a.txt", "sha256": "ab12", "byte_size": 9, "title": "報告"}],
        "facilities": [{**named, **evidence("取組")}],
        "sections": [section(1, "概要", "概要"), section(2, "取組", TEXT)],
        "findings": [finding(1, "来館者は延べ300人である。"), finding(2, "登録者は40人いる。")],
        "metrics": [metric(1, "来館者", 300.0, "延べ300人", 1), metric(2, "登録者", 40.0, "40人", 2)],
        **tables,
    }
    return DocumentRows("a.txt", "ab", {name: tuple(found) for name, found in rows.items()})


def differences(new: DocumentRows, stages: tuple[Lines, Lines] = ({}, {})) -> list[Difference]:
    """What differs from the document as it was."""
    return list(compare("a.txt", {**stages[0], **render(document())}, {**stages[1], **render(new)}).rows)


def kinds(found: list[Difference]) -> list[tuple[str, str]]:
    return [(difference.table, difference.kind) for difference in found]


def test_a_line_holds_nothing_that_moves_with_other_rows() -> None:
    lines = render(document())
    assert lines["documents"] == [{"source": "a.txt", "title": "報告"}]
    assert "metric_id" not in lines["metrics"][1]
    assert lines["metrics"][1] == {
        "finding_id": 17,
        "subject": "登録者",
        "value": 40,
        "series_id": 21,
        "section_id": "みなと館 › 取組",
        "at": [21, 24],
        "quote": "40人",
        "page": 1,
        "boxes": ["1:10,20,30,41"],
        "rule": "rule.one",
    }


def test_an_id_or_a_facility_that_does_not_follow_stands_in_the_line() -> None:
    strange = {**metric(1, "来館者", 300.0, "延べ300人", 1), "metric_id": "ab-m0007", "facility_id": None}
    (line,) = render(document(metrics=[strange]))["metrics"]
    assert line["metric_id"] == "ab-m0007"
    assert line["facility_id"] is None


def test_the_same_document_is_the_same() -> None:
    assert compare("a.txt", render(document()), render(document())).status == "same"
    renamed = replace(document(), document_id="cd")
    assert differences(renamed) != []


def test_a_changed_field_stands_side_by_side_with_its_sentence() -> None:
    changed = {**metric(1, "来館者", 300.0, "延べ300人", 1), "subject": "来館", "rule": "rule.two"}
    (found,) = differences(document(metrics=[changed, metric(2, "登録者", 40.0, "40人", 2)]))
    assert (found.table, found.kind) == ("metrics", "changed")
    assert found.fields == {"subject": ("来館者", "来館"), "rule": ("rule.one", "rule.two")}
    assert found.rules == ("rule.one", "rule.two")
    text, start, end = found.sentence
    assert (text, text[start:end]) == ("来館者は延べ300人である。", "延べ300人")


def test_a_row_lost_and_a_row_new_leave_the_others_alone() -> None:
    lost = document(metrics=[{**metric(1, "登録者", 40.0, "40人", 2)}])
    assert kinds(differences(lost)) == [("metrics", "lost")]
    back = compare("a.txt", render(lost), render(document())).rows
    assert kinds(list(back)) == [("metrics", "new")]


def test_a_renamed_facility_is_told_once() -> None:
    new = {"facility_id": "ab-f0001", "document_id": "ab", "ordinal": 1, "name": "みなと会館"}
    (found,) = differences(document(facilities=[{**new, **evidence("取組")}]))
    assert found.fields == {"name": ("みなと館", "みなと会館")}


def test_a_quote_that_grew_is_the_same_row() -> None:
    grown = {**metric(1, "来館者", 300.0, "は延べ300人", 1)}
    (found,) = differences(document(metrics=[grown, metric(2, "登録者", 40.0, "40人", 2)]))
    assert found.fields["quote"] == ("延べ300人", "は延べ300人")


def test_rows_in_another_order_moved() -> None:
    first, second = metric(2, "来館者", 300.0, "延べ300人", 1), metric(1, "登録者", 40.0, "40人", 2)
    assert kinds(differences(document(metrics=[second, first]))) == [("metrics", "moved")]


@pytest.mark.parametrize(
    ("places", "stray"),
    [([0, 1, 2], set()), ([2, 0, 1], {2}), ([0, 3, 1, 2], {3}), ([1, 0], {1}), ([], set())],
)
def test_as_few_as_can_be_are_out_of_order(places: list[int], stray: set[int]) -> None:
    found = out_of_order(places)
    assert len(found) == len(stray)
    rest = [place for place in places if place not in found]
    assert rest == sorted(rest)


def test_dates_and_whole_numbers_read_as_people_write_them() -> None:
    dated = {**metric(1, "来館者", 0.1 + 0.2, "延べ300人", 1), "period_start": date(2023, 4, 1)}
    (line,) = render(document(metrics=[dated]))["metrics"]
    assert (line["value"], line["period_start"]) == (0.3, "2023-04-01")


SENTENCE = {"section": "みなと館 › 取組", "at": [3, 16]}


@pytest.mark.parametrize(
    ("table", "old", "new", "stage"),
    [
        ("blocks", {"kind": "bullet", "text": TEXT[3:]}, {"kind": "paragraph", "text": TEXT[3:]}, "layout"),
        ("outline", {"section": "みなと館 › 取組", "level": 1}, {"section": "みなと館 › 取組", "level": 2}, "segment"),
        ("annotations", {**SENTENCE, "mentions": ["a"]}, {**SENTENCE, "mentions": ["b"]}, "annotate"),
        ("relations", {"observation": "来館者", **SENTENCE}, {"observation": "来館", **SENTENCE}, "normalise"),
        (
            "relations",
            {"observation": "来館者", "section": "みなと館 › 取組", "at": [7, 13]},
            {"observation": "来館", "section": "みなと館 › 取組", "at": [7, 13]},
            "relate",
        ),
    ],
)
def test_a_difference_is_placed_at_the_first_stage_that_differs_there(
    table: str, old: dict[str, object], new: dict[str, object], stage: str
) -> None:
    changed = {**metric(1, "来館者", 300.0, "延べ300人", 1), "subject": "来館"}
    rows = document(metrics=[changed, metric(2, "登録者", 40.0, "40人", 2)])
    (found,) = differences(rows, ({table: [old]}, {table: [new]}))
    assert found.stage == stage


def test_a_stage_that_differs_elsewhere_is_not_the_cause() -> None:
    elsewhere = ({"blocks": [{"kind": "line", "text": "別の場所に印刷された行"}]}, {"blocks": []})
    changed = {**metric(1, "来館者", 300.0, "延べ300人", 1), "subject": "来館"}
    rows = document(metrics=[changed, metric(2, "登録者", 40.0, "40人", 2)])
    (found,) = differences(rows, elsewhere)  # type: ignore[arg-type]
    assert found.stage == "normalise"
