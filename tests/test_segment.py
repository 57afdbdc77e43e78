"""Facilities, sections and covers in several house styles, each a few lines written for these tests."""

from __future__ import annotations

from datetime import date

import pytest

from extract.layout import layout
from extract.profile import choose_profile, load_profile
from extract.records.diagnostic import Diagnostic
from extract.records.section import Outline
from extract.records.source import Line, Page, Source
from extract.segment import segment


def outline_of(text: str) -> tuple[Outline, list[Diagnostic]]:
    lines = tuple(Line(line, number) for number, line in enumerate(text.strip("\n").split("\n")))
    source = Source("sample.txt", "0" * 64, "text/plain", len(text), "text", (Page(None, None, None, lines),))
    return segment(layout(source), load_profile("site_visits"))


BODY = """{mark}施設の概要
　海の見える高台に立ち、地域の子育て家庭を支えている。
{mark}意見交換
　所長からは、人手の確保に苦労しているとの話があった。"""

STYLES = {
    "date line under a plain title": "みなと子育て館\n【視察日】令和５年６月８日（木）\n" + BODY.format(mark="●"),
    "date in the title's bracket": "■ みなと子育て館（令和５年６月８日訪問）\n" + BODY.format(mark="◆ "),
    "place and date in the bracket": "1. みなと子育て館（江東区、令和5年6月8日）\n" + BODY.format(mark="(1) "),
    "number of the visit before the name": "視察先１　みなと子育て館\n視察日：令和５年６月８日\n"
    + BODY.format(mark="（１）"),
    "ordinal and date before the name": "第１回（令和５年６月８日）　みなと子育て館\n" + BODY.format(mark="●"),
    "label that names it": "訪問先：みなと子育て館\n訪問日：令和５年６月８日\n" + BODY.format(mark="○"),
    "spaced labels without colons": "　　みなと子育て館\n日　時　令和５年６月８日（木）10:00～\n場　所　江東区\n"
    + BODY.format(mark="＜").replace("概要", "概要＞").replace("交換\n", "交換＞\n"),
    "corporation before the name": "視察先１　社会福祉法人みなと会　みなと子育て館\n視察日：R5.6.8\n"
    + BODY.format(mark="●"),
    "visit told in a sentence": "　　みなと子育て館\n　令和５年６月８日の午後に訪問し、所長から話を聞いた。\n"
    + BODY.format(mark="●"),
}


@pytest.mark.parametrize("style", STYLES)
def test_facility_titles(style: str) -> None:
    text = (
        "視察の記録\n\n"
        + STYLES[style]
        + "\n\n"
        + STYLES[style]
        .replace("みなと子育て館", "やまと図書館")
        .replace("先１", "先２")
        .replace("第１回", "第２回")
        .replace("1. ", "2. ")
    )
    outline, _ = outline_of(text)
    assert [facility.name for facility in outline.facilities] == ["みなと子育て館", "やまと図書館"]
    assert [facility.visited for facility in outline.facilities] == [date(2023, 6, 8)] * 2
    kinds = [
        (section.facility, section.kind) for section in outline.sections if section.kind in ("overview", "hearing")
    ]
    assert kinds == [(1, "overview"), (1, "hearing"), (2, "overview"), (2, "hearing")]


def test_a_name_stands_at_its_place_in_the_section() -> None:
    outline, _ = outline_of(STYLES["number of the visit before the name"])
    (facility,) = outline.facilities
    section = outline.sections[facility.section - 1]
    assert section.text[facility.start : facility.end] == facility.name == "みなと子育て館"


def test_a_cover_with_a_date_is_no_facility() -> None:
    cover = "視察報告書\n令和５年７月３日\n厚生労働省　老健局総務課\n\n１．目的\n　現場の実情を知るため、二か所を視察した。\n\n"
    outline, _ = outline_of(cover + STYLES["date line under a plain title"])
    assert [facility.name for facility in outline.facilities] == ["みなと子育て館"]
    assert (outline.title, outline.publisher, outline.department) == ("視察報告書", "厚生労働省", "老健局総務課")
    assert outline.published == date(2023, 7, 3)


def test_lines_of_a_programme_are_no_facilities() -> None:
    programme = "実施概要\n○第一回開催（みなと子育て館）\n令和５年６月８日（木）\n○第二回開催（やまと図書館）\n令和５年６月９日（金）\n\n"
    outline, _ = outline_of(programme + STYLES["date line under a plain title"])
    assert [facility.name for facility in outline.facilities] == ["みなと子育て館"]
    assert {section.kind for section in outline.sections if section.facility is None} == {"schedule"}


def test_closing_words_belong_to_no_facility() -> None:
    text = (
        STYLES["date in the title's bracket"] + "\n■ おわりに\n　いずれの施設も、地域に根を下ろした運営を続けている。"
    )
    outline, _ = outline_of(text)
    assert outline.sections[-1].heading == "おわりに"
    assert outline.sections[-1].facility is None


def test_a_body_found_at_the_end_is_given_back_to_its_empty_heading() -> None:
    text = """
みなと子育て館
【視察日】令和５年６月８日（木）
●施設の概要
●施設の特徴
●政策的な示唆
　相談の窓口を広く知らせていくことが求められる。
　地域の団体との連携を強めることが重要である。
　みなと子育て館は、乳幼児と保護者がいつでも立ち寄ることのできる施設である。
・絵本の読み聞かせを開いている。
・専任の相談員を置いている。
"""
    outline, diagnostics = outline_of(text)
    placed = {section.heading: (section.placement, section.text) for section in outline.sections}
    assert placed["施設の概要"] == (
        "recovered",
        "●施設の概要\nみなと子育て館は、乳幼児と保護者がいつでも立ち寄ることのできる施設である。",
    )
    assert placed["施設の特徴"][0] == "recovered"
    assert placed["政策的な示唆"][0] == "as_read"
    assert placed["政策的な示唆"][1].endswith("重要である。")
    assert [diagnostic.code for diagnostic in diagnostics] == ["recovered_section"] * 2


def test_an_empty_heading_stays_empty_and_says_so() -> None:
    text = STYLES["date line under a plain title"].replace("●意見交換", "●取組の特徴\n●意見交換")
    outline, diagnostics = outline_of(text)
    assert [section.text for section in outline.sections if section.heading == "取組の特徴"] == ["●取組の特徴"]
    assert [diagnostic.code for diagnostic in diagnostics] == ["empty_section"]


def test_headings_of_unknown_words_get_their_kind_from_what_is_said() -> None:
    text = """
みなと子育て館
【視察日】令和５年６月８日（木）
●所長いわく
　利用者からは「助かった」との声が多く聞かれた。
　近くの住民からは、もっと開いてほしいとの意見があった。
"""
    outline, _ = outline_of(text)
    assert [section.kind for section in outline.sections if section.heading] == ["hearing"]


@pytest.mark.parametrize(
    ("front", "name"),
    [(["視察結果報告"], "site_visits"), (["令和５年版　白書"], "general"), (["訪問調査の記録"], "site_visits")],
)
def test_the_family_is_chosen_by_content(front: list[str], name: str) -> None:
    assert choose_profile(front, []).name == name
