"""What is printed beside the running text, and to which section it belongs: boxes their own, notes by their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.check.score.normal import normal
from extract.coverage import TWICE, UNPLACED, Coverage, coverage_of_file
from extract.layout import layout
from extract.pipeline import family_of
from extract.read import read
from extract.records.section import Section
from extract.segment import segment
from sample_reports import rows_of

WITNESSES = Path(__file__).parent / "witnesses"

# By hand: the heading of each section, the heading it stands under, and how each block of its text begins, in order.
Expected = list[tuple[str, str | None, list[str]]]

NOTES: dict[str, Expected] = {
    "footnotes-of-two-sections": [
        (
            "移動図書館の巡回",
            None,
            ["巡回は月に二度", "1 小学校の前が9か所", "2 町立図書館「図書館年報」"],
        ),
        (
            "読み聞かせの会",
            None,
            ["読み聞かせの会は土曜", "3 研修を終えた者に限る。", "会の案内は保育園", "1 町立が３園"],
        ),
    ],
    "side-notes-beside-two-sections": [
        (
            "空き家の見回り",
            None,
            ["町は令和３年度から", "見回りを担うのは", "注１　一年以上", "※　センターの会員は"],
        ),
        ("空き家の活用", None, ["貸してもよいという", "注２　平成28年度"]),
    ],
}

BOXES: dict[str, Expected] = {
    "box-over-a-column-break": [
        ("離島の船", None, ["島を結ぶ船は", "県は、船を持つ三つ", "船員の確保も課題"]),
        ("船長の一日", "離島の船", ["船の朝は５時に", "去年の秋、船は"]),
    ],
    "box-tinted-between-columns": [
        ("便の見直し", None, ["島を結ぶ船は", "県は、船を持つ三つ", "船員の確保も課題", "島を結ぶ船は"]),
        ("取組事例", "便の見直し", ["白波町は、", "二つの町の船券は"]),
    ],
    "box-on-a-slide": [
        ("離島の船を残すために", None, []),
        ("現状", "離島の船を残すために", ["船は一日に４往復"]),
        ("課題", "離島の船を残すために", ["甲板員の平均年齢"]),
        ("船員になるには", "課題", ["海技士の免許は", "町の補助を受けて"]),
    ],
    "box-over-a-page-break": [
        ("船員を育てる", None, ["船員の確保も課題"]),
        ("船員塾の一年", "船員を育てる", ["養成の塾は", "費用は国の交付金", "二年目からは"]),
        ("これからの船", None, ["電気で進む船の"]),
    ],
    "column-box-across": [
        ("医療を支える人", None, ["薬の受け取りも", "救急への対応では", "今後は、医師が"]),
        ("画面の向こうの主治医", "医療を支える人", ["月に二度、", "始めた当初は"]),
    ],
    "column-box-at-the-foot": [
        ("薬を届ける", None, ["一方で、画面越し", "薬の受け取りも", "救急への対応では"]),
        ("島の薬局の一日", "薬を届ける", ["朝の船で届いた薬は", "配るのは郵便局の"]),
    ],
}


def sections_of(name: str) -> tuple[Section, ...]:
    path = WITNESSES / f"{name}.pdf"
    source, _ = read(path, path.name)
    blocks = layout(source)
    return segment(blocks, family_of(blocks))[0].sections


def as_expected(sections: tuple[Section, ...], expected: Expected) -> Expected:
    """What was read in the form of what is expected: texts cut to as many letters as are given."""
    read_sections: Expected = []
    for section, (_, _, texts) in zip(sections, expected, strict=False):
        above = next((other.heading for other in sections if other.ordinal == section.parent), None)
        parts = [normal(section.text[part.start : part.end]) for part in section.parts if part.kind != "heading"]
        lengths = [len(normal(text)) for text in texts] + [20] * len(parts)
        begins = [text[:length] for text, length in zip(parts, lengths, strict=False)]
        read_sections.append((section.heading, above, begins))
    return read_sections


def normalised(expected: Expected) -> Expected:
    return [(heading, above, [normal(text) for text in texts]) for heading, above, texts in expected]


@pytest.mark.parametrize("name", sorted(BOXES))
def test_a_box_is_a_section_and_the_text_around_it_goes_on(name: str) -> None:
    sections = sections_of(name)
    assert as_expected(sections, BOXES[name]) == normalised(BOXES[name])
    assert len(sections) == len(BOXES[name])


@pytest.mark.parametrize(
    ("name", "value", "unit", "heading"),
    [
        ("box-over-a-column-break", 214, "箱", "船長の一日"),
        ("box-over-a-column-break", 38, "人", "離島の船"),
        ("box-over-a-page-break", 9, "人", "船員塾の一年"),
        ("box-over-a-page-break", 52300, "人", "船員を育てる"),
        ("box-tinted-between-columns", 26_000_000, "円", "取組事例"),
    ],
)
def test_a_number_belongs_to_its_box_and_not_to_the_section_around(
    name: str, value: float, unit: str, heading: str
) -> None:
    tables = rows_of(WITNESSES / f"{name}.pdf").tables
    headings = {row["section_id"]: row["heading"] for row in tables["sections"]}
    stated = [headings[row["section_id"]] for row in tables["mentions"] if (row["value"], row["unit"]) == (value, unit)]
    assert set(stated) == {heading}


@pytest.mark.parametrize("name", sorted({*BOXES, *NOTES}))
def test_each_character_beside_the_text_stands_in_one_block(name: str) -> None:
    measured = coverage_of_file(WITNESSES / f"{name}.pdf", name)
    assert isinstance(measured, Coverage)
    found = measured.by_part()
    assert sum(found.values()) > 100
    assert found.get(UNPLACED, 0) == found.get(TWICE, 0) == 0


@pytest.mark.parametrize("name", sorted(NOTES))
def test_a_note_belongs_to_the_section_of_its_mark(name: str) -> None:
    sections = sections_of(name)
    assert as_expected(sections, NOTES[name]) == normalised(NOTES[name])
    assert len(sections) == len(NOTES[name])
