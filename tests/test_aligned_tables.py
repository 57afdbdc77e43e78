"""Tables without rules: plain columns of numbers under heads are one; contents, charts, lists and prose are none."""

from __future__ import annotations

import pytest

from extract.layout.aligned import with_aligned_tables
from extract.records.source import Box, Line, Page

SIZE = 10.0


def page(*rows: str, widths: tuple[int, ...] = (120, 90, 90, 90), pitch: float = 18.0) -> Page:
    """A page with ``|`` between columns: words begin at the left of their column, numbers end at its right."""
    lines: list[Line] = []
    for row, texts in enumerate(rows):
        left = 50.0
        for width, text in zip(widths, texts.split("|"), strict=False):
            wide = SIZE * sum(0.5 if char.isascii() else 1.0 for char in text.strip())
            at = left + width - wide - 10 if text.startswith(" ") else left
            if text.strip():
                top = 100 + pitch * row
                box = Box(at, top, at + wide, top + SIZE)
                lines.append(Line(text.strip(), len(lines), 1, box, (), SIZE))
            left += width
    return Page(1, 595, 842, tuple(lines))


def rows_of(made: Page) -> list[list[str]]:
    [table] = with_aligned_tables(made).tables
    return [["".join(line.text for line in cell) for cell in row] for row in table.rows]


def test_columns_of_numbers_under_heads() -> None:
    made = page("区分| 令和４年度| 令和５年度", "相談| 1,234| 987", "見学| 12| ▲3", "講座| －| 45")
    assert rows_of(made) == [
        ["区分", "令和４年度", "令和５年度"],
        ["相談", "1,234", "987"],
        ["見学", "12", "▲3"],
        ["講座", "－", "45"],
    ]


def test_a_title_over_the_heads_is_no_row() -> None:
    made = page("利用の状況", "区分| 件数| 人数", "相談| 10| 20", "見学| 12| 30", "講座| 5| 45")
    assert rows_of(made)[0] == ["区分", "件数", "人数"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("目次", "はじめに| 1", "調査の概要| 3", "結果| 12", "おわりに| 30"), id="contents"),
        pytest.param(("区分| 件数", "相談| 10", "見学| 12"), id="two rows"),
        pytest.param(("相談| 10| 20", "見学| 12| 30", "講座| 5| 45"), id="no heads"),
        pytest.param(("項目|内容", "相談|電話で受ける", "見学|月に３回", "講座|年に５回開く"), id="words"),
        pytest.param(
            ("左の段の文である|右の段の文である", "続く左の段の文|続く右の段の文", "終わる左の段|終わる右の段"),
            id="prose",
        ),
        pytest.param((" 2,000", " 1,000", " 0| 2019年| 2020年| 2021年"), id="axis"),
    ],
)
def test_what_is_no_table(rows: tuple[str, ...]) -> None:
    assert with_aligned_tables(page(*rows)).tables == ()


def test_bars_with_their_values_are_no_table() -> None:
    made = page("年代| 割合", "20代| 12.5", "30代| 30.5", "40代| 45.0", widths=(120, 300))
    lines = [
        line if line.number < 2 or line.number % 2 == 0 else _moved(line, -37.0 * line.number) for line in made.lines
    ]
    assert with_aligned_tables(Page(1, 595, 842, tuple(lines))).tables == ()


def _moved(line: Line, by: float) -> Line:
    assert line.box is not None
    return Line(line.text, line.number, 1, Box(line.box.x0 + by, line.box.top, line.box.x1 + by, line.box.bottom))


def test_rows_far_apart_are_no_table() -> None:
    made = page("区分| 件数| 人数", "相談| 10| 20", "見学| 12| 30", "講座| 5| 45", pitch=60.0)
    assert with_aligned_tables(made).tables == ()
