"""Lists of facilities without rules, values beside their labels and numbers of pages: what is one, and what is none."""

from __future__ import annotations

import pytest

from extract.layout.aligned import with_aligned_tables
from extract.layout.counted_pages import counted_numbers
from extract.layout.labels import items_of_values, labelled_values
from extract.layout.rows import measured
from extract.records.source import Box, Line, Page
from test_aligned_tables import SIZE, page, rows_of

WIDTHS = (150, 200, 120, 60)
HEAD = "施設名|所在地|電話番号| 定員"
ROWS = (
    "あおば見本園|青空市本町１番２号|000-000-0001| 20名",
    "かえで見本園|青空市南町３番４号|000-000-0002| 35名",
    "くるみ見本園|青空市北町５番６号|000-000-0003| 8名",
)


def numbered(*places: tuple[str, float]) -> list[Page]:
    """Pages with two lines of text and a number at the given height."""
    pages = []
    for number, (text, top) in enumerate(places, start=1):
        lines = [
            Line(words, 10 * number + at, number, Box(60, height, 500, height + 10), (), SIZE)
            for at, (words, height) in enumerate((("公民館の改修について", 100.0), ("改修は二期に分けて行う。", 700.0)))
        ]
        lines.append(Line(text, 10 * number + 5, number, Box(292, top, 300, top + 10), (), SIZE))
        pages.append(Page(number, 595, 842, tuple(lines)))
    return pages


def test_known_heads_over_columns_make_a_list() -> None:
    assert [row[0] for row in rows_of(page(HEAD, *ROWS, widths=WIDTHS))] == [
        "施設名",
        "あおば見本園",
        "かえで見本園",
        "くるみ見本園",
    ]


def test_an_address_that_wraps_stays_in_its_row() -> None:
    made = page(HEAD, ROWS[0], "|本町ビル２階", *ROWS[1:], widths=WIDTHS, pitch=14.0)
    assert [row[1] for row in rows_of(made)] == [
        "所在地",
        "青空市本町１番２号本町ビル２階",
        "青空市南町３番４号",
        "青空市北町５番６号",
    ]


def test_a_note_under_a_list_is_no_row() -> None:
    made = page(HEAD, *ROWS, "（注）名称は全て架空のものであり、番地と電話番号も同じである。", widths=WIDTHS)
    assert len(rows_of(made)) == 4


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((HEAD, *ROWS[:2]), id="two rows"),
        pytest.param(
            ("区分|内容|備考", "相談|電話で受ける|平日", "見学|予約を要する|毎月", "講座|費用を要する|春"),
            id="other heads",
        ),
        pytest.param(
            (
                "施設名と所在地を記す。|定員は次のとおり。",
                "左の段の文|右の段の文",
                "続く左の段|続く右の段",
                "終わる|終わる",
            ),
            id="prose",
        ),
    ],
)
def test_words_in_columns_are_no_list(rows: tuple[str, ...]) -> None:
    assert with_aligned_tables(page(*rows, widths=WIDTHS)).tables == ()


def test_values_stand_beside_labels() -> None:
    rows = measured(
        page("日　時|令和６年９月19日", "場　所|見本会館", "出席者|青葉委員、上田委員", widths=(90, 200)).lines
    )
    assert labelled_values(rows) == {1, 3, 5}


def test_numbered_lines_under_a_value_are_its_items() -> None:
    made = page(
        "日　時|令和６年９月19日",
        "場　所|見本会館",
        "議　題|１．前回の議事",
        "|２．空き施設",
        "３．開会",
        widths=(90, 200),
    )
    rows = measured(made.lines)
    assert [rows[index].text for index in items_of_values(rows, labelled_values(rows))] == ["２．空き施設"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("相談室|本館", "調理室|別館"), id="two rows of words that are no labels of places"),
        pytest.param(("相談室|本館|二階", "調理室|別館|一階", "工作室|別館|三階"), id="three columns"),
        pytest.param(("2019年度|120人", "2020年度|130人", "2021年度|140人"), id="numbers"),
    ],
)
def test_words_side_by_side_are_no_labels(rows: tuple[str, ...]) -> None:
    assert labelled_values(measured(page(*rows, widths=(90, 90, 90)).lines)) == frozenset()


def test_numbers_that_count_on_are_those_of_pages() -> None:
    assert counted_numbers(numbered(("7", 740.0), ("8", 740.0), ("9", 740.0))) == {15, 25, 35}


def test_numbers_right_under_the_text_count_on_at_one_height() -> None:
    assert counted_numbers(numbered(("－ 4 －", 708.0), ("－ 5 －", 708.0))) == {15, 25}


@pytest.mark.parametrize(
    "places",
    [
        pytest.param((("40", 740.0), ("12", 740.0)), id="numbers that do not count on"),
        pytest.param((("1", 400.0), ("2", 400.0)), id="in the middle of the page"),
        pytest.param((("120", 740.0),), id="a number on a page of its own"),
    ],
)
def test_other_numbers_are_text(places: tuple[tuple[str, float], ...]) -> None:
    assert counted_numbers(numbered(*places)) == frozenset()
