"""Tables that list a facility's labels and values are read as its lines, in reports on facilities only."""

from __future__ import annotations

from datetime import date

import pytest

from extract.pipeline import family_of
from extract.profile import load_profile
from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Line
from extract.segment import segment
from table_sections import table

TEXT = "当施設は、地域の親子が気軽に集い、相談することができる場として設けられている。"
LABELS = ["訪問日|令和５年６月１日（木）", "所在地|東京都渋谷区神南1-2-3", "定員|30名"]


def line(text: str, kind: str = "line") -> Block:
    mark = "■" if text.startswith("■") else ""
    return Block(
        kind, Passage.of_line(Line(text, 0)), 0, mark=mark, mark_class=mark, mark_role="heading" if mark else "",
        mark_end=len(mark),
    )  # fmt: skip


def tabled(rows: list[str]) -> Block:
    made = table(rows)
    return Block("table", made.passage, 0, table=made)


def report(*facilities: list[Block]) -> list[Block]:
    return [line("地域支援施設の視察報告書"), *(block for facility in facilities for block in facility)]


def body() -> list[Block]:
    return [line("特徴"), line(TEXT, "paragraph"), line("ヒアリング内容"), line(TEXT, "paragraph")]


def test_a_title_over_a_table_with_the_day_of_the_visit_is_a_facility() -> None:
    blocks = report(
        [line("■見本支援センター"), tabled(LABELS), *body()], [line("■つばめセンター"), tabled(LABELS), *body()]
    )
    outline, _ = segment(blocks, load_profile("site_visits"))
    assert [facility.name for facility in outline.facilities] == ["見本支援センター", "つばめセンター"]
    assert outline.facilities[0].visited == date(2023, 6, 1)
    assert "所在地\t東京都渋谷区神南1-2-3" in outline.sections[outline.facilities[0].section - 1].text


def test_a_label_in_a_table_names_the_facility() -> None:
    blocks = report(
        *([tabled([f"施設名|{name}", *LABELS]), *body()] for name in ("見本支援センター", "つばめセンター"))
    )
    outline, _ = segment(blocks, load_profile("site_visits"))
    assert [facility.name for facility in outline.facilities] == ["見本支援センター", "つばめセンター"]
    for facility in outline.facilities:
        text = outline.sections[facility.section - 1].text
        assert text[facility.start : facility.end] == facility.name


def test_text_beside_a_label_stands_under_it() -> None:
    rows = ["施設名|見本支援センター", *LABELS, f"概要|{TEXT}"]
    outline, _ = segment(report([tabled(rows), *body()]), load_profile("site_visits"))
    overview = next(section for section in outline.sections if section.kind == "overview")
    assert overview.heading == "概要"
    assert overview.text.endswith(TEXT)


def test_labels_side_by_side_are_lines_of_their_own() -> None:
    rows = ["訪問日|令和５年６月１日|定員|30名", "所在地|東京都渋谷区神南1-2-3|電話|03-0000-0000"]
    outline, _ = segment(report([line("■見本支援センター"), tabled(rows), *body()]), load_profile("site_visits"))
    assert "定員\t30名\n所在地" in outline.sections[outline.facilities[0].section - 1].text


@pytest.mark.parametrize("family", ["site_visits", "general"])
def test_a_table_of_numbers_stays_a_table(family: str) -> None:
    numbers = tabled(["区分|令和４年度|令和５年度", "相談|10|12", "見学|3|4"])
    outline, _ = segment(report([line("■見本支援センター"), tabled(LABELS), *body(), numbers]), load_profile(family))
    assert [section.kind for section in outline.sections].count("table") == (1 if family == "site_visits" else 2)


def test_a_day_of_a_visit_in_a_table_tells_the_family_of_the_report() -> None:
    assert (
        family_of([line("施設の記録"), *(line("本文である。", "paragraph") for _ in range(20)), tabled(LABELS)]).name
        == "site_visits"
    )
