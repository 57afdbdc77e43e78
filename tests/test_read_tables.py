"""Ruled tables of PDF pages: their cells, and what is no table."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from extract.records.source import Page, RuledTable

FONT = "HeiseiKakuGo-W5"
COLUMNS = (50, 150, 250, 350)
ROWS = (250, 220, 190, 160)
CELLS = [["施設名", "所在地", "定員"], ["ひまわり園", "東京都渋谷区", "20名"], ["つばさ荘", "大阪府堺市", "35名"]]


@pytest.fixture
def canvas(tmp_path: Path) -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = Canvas(str(tmp_path / "table.pdf"), pagesize=(400, 300))
    made.setFont(FONT, 10)
    return made


def page_of(canvas: Canvas, folder: Path) -> Page:
    canvas.save()
    return read(folder / "table.pdf", "table.pdf")[0].pages[0]


def fill(canvas: Canvas, cells: list[list[str]]) -> None:
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            canvas.drawString(COLUMNS[column] + 4, ROWS[row] - 18, text)


def rows_of(table: RuledTable) -> list[list[str]]:
    return [["/".join(line.text for line in cell) for cell in row] for row in table.rows]


def strokes(canvas: Canvas) -> None:
    canvas.grid(COLUMNS, ROWS)


def thin_boxes(canvas: Canvas) -> None:
    for y in ROWS:
        canvas.rect(COLUMNS[0], y - 0.25, COLUMNS[-1] - COLUMNS[0], 0.5, stroke=0, fill=1)
    for x in COLUMNS:
        canvas.rect(x - 0.25, ROWS[-1], 0.5, ROWS[0] - ROWS[-1], stroke=0, fill=1)


def framed_cells(canvas: Canvas) -> None:
    for top, bottom in pairwise(ROWS):
        for left, right in pairwise(COLUMNS):
            canvas.rect(left, bottom, right - left, top - bottom)


def shaded_cells(canvas: Canvas) -> None:
    for top, bottom in pairwise(ROWS):
        for left, right in pairwise(COLUMNS):
            canvas.setFillColor(HexColor("#dde8f4"))
            canvas.rect(left + 0.5, bottom + 0.5, right - left - 1, top - bottom - 1, stroke=0, fill=1)
    canvas.setFillColor(black)


@pytest.mark.parametrize("rule", [strokes, thin_boxes, framed_cells, shaded_cells])
def test_cells_are_found_however_they_are_ruled(canvas: Canvas, tmp_path: Path, rule: object) -> None:
    rule(canvas)
    fill(canvas, CELLS)
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table) == CELLS
    assert table.page == 1
    assert table.box == pytest.approx((50, 50, 350, 140), abs=1)


def test_lines_of_cells_are_lines_of_the_page(canvas: Canvas, tmp_path: Path) -> None:
    canvas.drawString(50, 280, "表１ 施設の一覧")
    strokes(canvas)
    fill(canvas, CELLS)
    page = page_of(canvas, tmp_path)
    in_cells = {line for row in page.tables[0].rows for cell in row for line in cell}
    assert in_cells < set(page.lines)
    assert [line.text for line in page.lines if line not in in_cells] == ["表１ 施設の一覧"]


def test_texts_of_neighbouring_cells_stay_apart_however_close(canvas: Canvas, tmp_path: Path) -> None:
    strokes(canvas)
    fill(canvas, [["施設名", "所在地", "定員"], ["あいうえおかきくけ", "東京都渋谷区", "20名"]])
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table)[1] == ["あいうえおかきくけ", "東京都渋谷区", "20名"]


def test_a_text_too_long_for_its_cell_stays_whole(canvas: Canvas, tmp_path: Path) -> None:
    strokes(canvas)
    fill(canvas, [["施設名", "所在地", "定員"], ["地域若者支援センターみなみ", "", "20名"]])
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table)[1] == ["地域若者支援センターみなみ", "", "20名"]


def test_wrapped_lines_of_a_cell_follow_each_other(canvas: Canvas, tmp_path: Path) -> None:
    strokes(canvas)
    fill(canvas, CELLS)
    canvas.drawString(COLUMNS[1] + 4, ROWS[1] - 28, "神南１丁目")
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table)[1][1] == "東京都渋谷区/神南１丁目"


def test_letters_below_each_other_in_a_cell_are_a_vertical_label(canvas: Canvas, tmp_path: Path) -> None:
    canvas.grid((20, 50, *COLUMNS[1:]), (250, 160))
    for place, char in enumerate("従事者数"):
        canvas.drawString(30, 235 - 22 * place, char)
    canvas.drawString(60, 200, "医師")
    canvas.drawString(160, 200, "３名")
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table) == [["従事者数", "医師", "３名"]]


def test_spaced_letters_of_a_cell_are_one_word(canvas: Canvas, tmp_path: Path) -> None:
    strokes(canvas)
    fill(canvas, [["", "所在地", "定員"], ["ひまわり園", "東京都渋谷区", "20名"]])
    canvas.drawString(60, 232, "区")
    canvas.drawString(120, 232, "分")
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table)[0] == ["区分", "所在地", "定員"]


def test_frames_and_charts_are_no_tables(canvas: Canvas, tmp_path: Path) -> None:
    canvas.rect(20, 20, 360, 100)  # a frame in two parts with a paragraph in one of them
    canvas.line(20, 100, 380, 100)
    canvas.drawString(30, 60, "枠の中の段落")
    canvas.grid((50, 100, 150, 200), (250, 220, 190, 160))  # the ground of a chart with one label in it
    canvas.drawString(55, 240, "件数")
    assert page_of(canvas, tmp_path).tables == ()


def test_white_boxes_rule_nothing(canvas: Canvas, tmp_path: Path) -> None:
    canvas.setFillColor(white)
    for left, right in pairwise(COLUMNS):
        canvas.rect(left, 190, right - left, 60, stroke=0, fill=1)
    canvas.setFillColor(black)
    fill(canvas, CELLS[:2])
    assert page_of(canvas, tmp_path).tables == ()


@pytest.mark.parametrize(("degrees", "corner"), [(90, (350, -50)), (180, (400, 300)), (270, (0, 350))])
def test_a_table_on_its_side_has_the_rows_of_who_turns_the_page(
    canvas: Canvas, tmp_path: Path, degrees: int, corner: tuple[int, int]
) -> None:
    canvas.setPageSize((400, 400))
    canvas.translate(*corner)
    canvas.rotate(degrees)
    strokes(canvas)
    fill(canvas, CELLS)
    [table] = page_of(canvas, tmp_path).tables
    assert rows_of(table) == CELLS
