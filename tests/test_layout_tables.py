"""Tables as read from a page: headers, merged cells, paths, pages that a table goes on over, captions and notes."""

from __future__ import annotations

import pytest

from extract.layout.headers import cell_kind
from extract.layout.tables import CellText, join_tables, table_of
from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Line
from extract.records.table import Table


def table(*rows: str, spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> Table:
    """A table of rows written with ``|`` between cells; ``spans`` names the rows and columns that a cell reaches over."""
    matrix: list[list[CellText | None]] = []
    number = 0
    for row in rows:
        cells: list[CellText | None] = []
        for text in row.split("|"):
            number += 1
            cells.append(CellText(Passage.of_line(Line(text.strip(), number)) if text.strip() else Passage()))
        matrix.append(cells)
    for (row, column), (down, along) in (spans or {}).items():
        first = matrix[row][column]
        assert first is not None
        for below in range(row, row + down):
            for beside in range(column, column + along):
                matrix[below][beside] = None
        matrix[row][column] = CellText(first.passage, down, along)
    return table_of(matrix)


def paths(made: Table, text: str) -> tuple[list[str], list[str]]:
    """The row path and the column path of the one cell with this text."""
    [cell] = [cell for cell in made.numbers() if cell.text == text]
    row_path = made.row_path(cell.row, cell.column)
    return [head.text for head in row_path], [head.text for head in made.column_path(cell.column)]


def test_text_has_a_line_per_row_and_a_tab_between_columns() -> None:
    made = table("区分|令和４年度|令和５年度", "来所||12", "電話|1,234|－")
    assert made.passage.text == "区分\t令和４年度\t令和５年度\n来所\t\t12\n電話\t1,234\t－"
    for cell in made.cells:
        assert made.passage.text[cell.start : cell.end] == cell.text


def test_rows_over_the_first_numbers_head_columns_and_text_before_them_heads_rows() -> None:
    made = table("区分|令和４年度|令和５年度", "来所|10|12", "電話|30|40")
    assert paths(made, "40") == (["電話"], ["令和５年度"])


def test_merged_heads_speak_for_all_that_they_cover() -> None:
    made = table(
        "区分||令和５年度|",
        "||件数|割合",
        "相談|来所|120|40.0％",
        "|電話|180|60.0％",
        spans={(0, 0): (2, 2), (0, 2): (1, 2), (2, 0): (2, 1)},
    )
    assert paths(made, "60.0％") == (["相談", "電話"], ["令和５年度", "割合"])


def test_a_blank_outer_head_repeats_the_one_above_a_blank_inner_one_does_not() -> None:
    made = table("区分|種別|件数", "相談|来所|120", "|電話|180", "見学||30")
    assert paths(made, "180")[0] == ["相談", "電話"]
    assert paths(made, "30")[0] == ["見学"]


def test_a_row_with_one_cell_over_the_whole_width_heads_the_rows_under_it() -> None:
    made = table("区分|件数", "【本館】|", "相談|120", "【分館】|", "相談|80")
    assert paths(made, "80")[0] == ["【分館】", "相談"]
    titled = table("基本情報|", "区分|件数", "相談|120", spans={(0, 0): (1, 2)})
    assert titled.title_rows == {0}
    assert paths(titled, "120") == (["相談"], ["件数"])


@pytest.mark.parametrize("years", ["2019|2020|2021", "平成30年|元年|2年", "平成28年度|29|30", "2021|2020|2019"])
def test_years_over_numbers_head_columns(years: str) -> None:
    made = table(f"区分|{years}", "来所|10|12|14", "電話|30|40|50")
    assert paths(made, "50") == (["電話"], [years.split("|")[-1]])


def test_years_before_numbers_head_rows() -> None:
    made = table("年|来所|電話", "2019|10|12", "2020|30|40", "2021|31|41")
    assert paths(made, "41") == (["2021"], ["電話"])


def test_columns_that_count_the_rows_head_nothing() -> None:
    made = table("No.|施設|利用者数", "1|本館|120", "2|分館|80", "3|別館|60")
    assert paths(made, "60") == (["別館"], ["利用者数"])


def test_text_columns_behind_the_one_that_tells_rows_apart_head_nothing() -> None:
    made = table("団体|課題|数", "見本大学|よい課題|60", "見本機構|よい課題|40")
    assert paths(made, "40")[0] == ["見本機構"]


def test_a_table_that_goes_on_beside_itself_has_two_stubs() -> None:
    made = table("年齢|人数|年齢|人数", "10代|1|50代|5", "20代|2|60代|6")
    assert paths(made, "6")[0] == ["60代"]


def test_labels_with_values_are_headed_by_no_row() -> None:
    made = table("施設名|見本館", "所在地|東京都", "定員|20名", "職員|12名")
    assert paths(made, "20名") == (["定員"], [])
    mixed = table("施設名|見本館", "定員|20名", "概要|親子が集う場所")
    assert paths(mixed, "20名") == (["定員"], [])
    pairs = table("定員|20名|職員|12名", "面積|30㎡|開所|250日")
    assert paths(pairs, "12名") == (["職員"], [])
    assert paths(pairs, "30㎡") == (["面積"], [])


def test_a_sign_for_no_value_is_no_head() -> None:
    made = table("区分|件数", "相談|－", "見学|12", "講座|5")
    assert made.header_rows == {0}


def test_a_table_of_text_is_headed_by_its_first_row() -> None:
    made = table("施設名|所在地", "本館|東京都", "分館|大阪府")
    assert made.header_rows == {0}
    assert made.header_columns == frozenset()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1,234", "number"), ("▲12.3", "number"), ("△ 5", "number"), ("45.6％", "number"), ("20名", "number"), ("約30人", "number"),
        ("1,234（56.7％）", "number"), ("１，２３４", "number"), ("12 注1", "number"), ("12*", "number"), ("－", "none"), ("…", "none"),
        ("x", "none"), ("***", "none"), ("", "empty"), ("　", "empty"), ("第１回", "text"), ("令和５年度", "text"), ("371-0031", "text"),
        ("027-219-4103", "text"), ("9:00-17:00", "text"), ("20名（うち常勤３名、非常勤17名）程度を配置", "text"), ("B011", "text"),
        ("65歳以上", "text"), ("10代", "text"), ("100～199床", "text"),
    ],
)  # fmt: skip
def test_what_a_cell_holds(text: str, kind: str) -> None:
    assert cell_kind(text) == kind


def on_page(number: int, edges: tuple[float, ...], *rows: str) -> Block:
    """A table block whose cells stand on a page."""
    matrix = [
        [CellText(Passage.of_line(Line(text, 0, number))) if text else CellText(Passage()) for text in row.split("|")]
        for row in rows
    ]
    made = table_of(matrix, edges)
    return Block("table", made.passage, number - 1, table=made)


def test_a_table_goes_on_over_pages_under_heads_said_again() -> None:
    edges = (50.0, 150.0, 250.0)
    first = on_page(1, edges, "区分|令和４年度|令和５年度", "来所|10|12")
    second = on_page(2, edges, "区分|令和４年度|令和５年度", "電話|30|40")
    third = on_page(3, edges, "訪問|5|6")
    [joined] = join_tables([first, second, third])
    assert joined.table is not None
    assert joined.table.header_rows == {0, 2}
    assert paths(joined.table, "40") == (["電話"], ["令和５年度"])
    assert paths(joined.table, "6") == (["訪問"], ["令和５年度"])


def test_a_column_that_is_blank_on_a_page_is_still_one_of_the_table() -> None:
    first = on_page(1, (50.0, 150.0, 250.0), "施設|定員|備考", "本館|10|休止中")
    second = on_page(2, (51.0, 149.0), "分館|30", "別館|20")
    [joined] = join_tables([first, second])
    assert joined.table is not None
    assert (joined.table.rows, joined.table.columns) == (4, 3)
    assert paths(joined.table, "20") == (["別館"], ["定員"])


def test_tables_with_other_columns_or_pages_between_stay_apart() -> None:
    first = on_page(1, (50.0, 150.0), "区分|件数", "来所|10")
    assert len(join_tables([first, on_page(2, (50.0, 200.0), "電話|30")])) == 2
    assert len(join_tables([first, on_page(3, (50.0, 150.0), "電話|30")])) == 2


def test_a_sign_for_no_value_beside_a_year_is_no_year() -> None:
    made = table("|令和５年度|－", "||1,234")
    assert 0 not in made.header_rows
