"""What is printed beside the running text, and to which section it belongs: notes by their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.check.score.normal import normal
from extract.layout import layout
from extract.pipeline import family_of
from extract.read import read
from extract.records.section import Section
from extract.segment import segment

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


@pytest.mark.parametrize("name", sorted(NOTES))
def test_a_note_belongs_to_the_section_of_its_mark(name: str) -> None:
    sections = sections_of(name)
    assert as_expected(sections, NOTES[name]) == normalised(NOTES[name])
    assert len(sections) == len(NOTES[name])
