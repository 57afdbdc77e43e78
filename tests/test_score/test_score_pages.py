"""Gold of some pages of a book: only these pages count, regions and drawings that nobody annotated do not."""

from __future__ import annotations

import pytest

from extract.errors import UsageError

GOLD = """
[document]
sample = "samples/book.pdf"
pages = [2]
annotated = "page 2, running text and captions; not tables, chart labels, running heads"

[[sections]]
page = 2
heading = "研究所の設立"
heading_raw = "研究所1の設立"
marker = "●"
level = 3

[[sections]]
page = 2
heading = "囲み"
level = 3
optional = true

[[mentions]]
page = 2
kind = "quantity"
text = "30人"
context = "設立研究員は30人"
value = 30
unit = "人"

[[metrics]]
page = 2
text = "30人"
context = "設立研究員は30人"
subject = ["研究員"]
value = 30
unit = "人"

[[ignore]]
page = 2
starts = "第２章 研究の取組"
ends = "12"
"""


@pytest.fixture
def book(report):
    report.gold = GOLD
    report.tables = {"documents": [{"document_id": "d", "source": "book.pdf", "text_source": "pdf"}], "sections": []}
    for number, (page, kind, marker, heading, text) in enumerate(
        (
            (1, "other", "第２章", "研究の取組", "第２章 研究の取組\n研究員は30人である。"),
            (2, "other", "●", "研究所1の設立", "●研究所1の設立\n研究員は30人である。\n第２章 研究の取組 12"),
            (2, "figure", "図１", "研究員の推移（2020年）", "図１ 研究員の推移（2020年）\n40人 50人"),
            (2, "table", "表１", "研究費", "表１ 研究費\n60億円"),
        ),
        1,
    ):
        place = {"section_id": f"s{number}", "ordinal": number, "page_start": page, "facility_id": None}
        row = {"document_id": "d", "kind": kind, "marker": marker, "heading": heading, "level": 3, "text": text}
        report.tables["sections"].append(place | row)
    for table in ("mentions", "metrics"):
        people = {
            "kind": "quantity",
            "subject": "研究員",
            "value": 30.0,
            "unit": "人",
            "modifiers": [],
            "origin": "prose",
        }
        report.add(table, "30人", page=1, **people)
        row = report.add(table, "30人", page=2, **people)
        row.update(section_id="s2", char_start=13, char_end=16)
    return report


def test_pages_that_were_not_annotated_do_not_count(book):
    card = book.card()
    assert card.troubles == []
    assert [card.tables[table].counts.tp for table in ("sections", "mentions", "metrics")] == [1, 1, 1]


def test_the_same_words_on_another_page_are_no_match(book, kinds):
    book.tables["mentions"][1]["page"] = 3
    assert kinds(book.card(), "mentions") == ["lost"]


def test_a_heading_is_compared_by_text_and_page_and_its_level_is_judged(book, kinds):
    book.tables["sections"][1]["level"] = 2
    sections = book.card().tables["sections"]
    assert (sections.found.f1, sections.counts.f1, sections.accuracy) == (1.0, 0.0, 0.0)
    book.tables["sections"][1]["page_start"] = 1
    assert kinds(book.card(), "sections") == ["lost"]


def test_a_false_heading_counts_unless_it_is_a_running_head_or_optional(book, kinds):
    common = {**book.tables["sections"][1], "text": "", "marker": ""}
    book.tables["sections"] += [{**common, "section_id": name, "heading": name} for name in ("囲み", "研究の取組")]
    assert kinds(book.card(), "sections") == []
    book.tables["sections"].append({**common, "section_id": "s9", "heading": "研究員は"})
    assert kinds(book.card(), "sections") == ["false"]


def test_rows_in_ignored_regions_and_unannotated_drawings_and_tables_do_not_count(book, kinds):
    for words in ("12", "40人", "60億円"):
        book.add("mentions", words, page=2, kind="quantity")
    book.add("metrics", "60億円", page=2, origin="table")
    assert book.card().troubles == []
    book.add("mentions", "2020年", page=2, kind="date")
    assert kinds(book.card(), "mentions") == ["false"]


def test_tables_count_where_gold_does_not_leave_them_out(book, kinds):
    book.replace_in_gold("not tables, ", "not ")
    book.add("metrics", "60億円", page=2, origin="table")
    assert kinds(book.card(), "metrics") == ["false"]


def test_a_text_without_pages_cannot_be_judged_by_pages(book):
    book.tables["documents"][0]["text_source"] = "text"
    with pytest.raises(UsageError, match="without pages"):
        book.card()
