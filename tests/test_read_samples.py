"""Real reports: every character where a second library finds it, and what only real pages show."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pdfplumber
import pytest

from extract.read import read
from extract.records.source import Source

SAMPLES = Path(__file__).parents[1].parent / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample reports (../shared/samples) are not here")

HORIZONTAL = ["mhlw-site-visits-2024", "mext-white-paper-2024-ch2", "cio-discussion-paper-2021-02"]


def source_of(name: str) -> Source:
    return read(SAMPLES / name, name)[0]


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("name", HORIZONTAL)
def test_characters_inside_the_box_of_a_line_are_the_line(name: str) -> None:
    source = source_of(f"{name}.pdf")
    right = lines = 0
    with pdfplumber.open(SAMPLES / f"{name}.pdf") as pdf:
        for page, other in zip(source.pages[:5], pdf.pages, strict=False):
            left, top = other.bbox[:2]  # pdfplumber counts from the origin of the page, not from its corner
            chars = [
                ((char["x0"] + char["x1"]) / 2 - left, (char["top"] + char["bottom"]) / 2 - top, char["text"])
                for char in other.chars
            ]
            other.close()
            for line in page.lines:
                x0, y0, x1, y1 = line.box
                inside = "".join(text for x, y, text in chars if x0 <= x <= x1 and y0 <= y <= y1)
                lines += 1
                right += sorted(folded(inside)) == sorted(folded(line.text))
    assert right >= 0.99 * lines > 100


@pytest.mark.parametrize("name", HORIZONTAL)
def test_spans_of_lines_have_boxes_of_their_own(name: str) -> None:
    for page in source_of(f"{name}.pdf").pages:
        for line in page.lines:
            assert len(line.char_boxes) == len(line.text)
            assert (line.char_boxes[0], line.char_boxes[-1]) != (None, None)


def test_vertical_pages_read_as_sentences() -> None:
    first = "".join(line.text for line in source_of("mhlw-notification-vertical-2018.pdf").pages[0].lines)
    assert "同法第百四十九条において準用する場合を含む。）及び高齢者の医療" in first
    assert "に掲げる初診料の注７、注10及び注11、区分番号Ａ００１" in first


def test_spaced_glyphs_are_joined() -> None:
    texts = [line.text for line in source_of("mhlw-circular-spaced-2022.pdf").pages[0].lines]
    assert texts[:3] == ["事務連絡", "令和４年8月31日", "地方厚生(支)局医療課"]


def test_a_table_of_facilities_is_read_cell_by_cell() -> None:
    source = source_of("mhlw-facility-list-2020.pdf")
    rows = [
        ["".join(line.text for line in cell) for cell in row]
        for page in source.pages
        for table in page.tables
        for row in table.rows
    ]
    assert ["群馬中央病院", "371-0025", "前橋市紅雲町１－７－１３", "027-221-8165"] in [row[:4] for row in rows]
    assert sum(len(row[1]) == 8 and row[1][3] == "-" for row in rows) == 56


def test_radicals_do_not_reach_the_text() -> None:
    text = "".join(line.text for page in source_of("cio-discussion-paper-2021-02.pdf").pages for line in page.lines)
    assert not any("\u2e80" <= char <= "\u2fdf" for char in text)


def test_text_form_is_read_line_by_line() -> None:
    source = source_of("mhlw-site-visits-2024.txt")
    assert [page.number for page in source.pages] == [None]
    assert source.pages[0].lines[0].text == " 厚生労働省 職業安定局雇用政策課"
