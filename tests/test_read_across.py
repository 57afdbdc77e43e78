"""What is read across a page though it stands in columns: labels beside their texts, numbered boxes, heads of a strip."""

from __future__ import annotations

from extract.layout.across import are_figures, counted_rows, heads_column
from extract.layout.label_column import label_column
from extract.layout.order import reading_order
from extract.records.source import Box, Line

BLACK, WHITE = 0x000000, 0xFFFFFF


def line(text: str, x: float, top: float, color: int = BLACK, size: float = 10) -> Line:
    """A printed line of full-width letters."""
    return Line(text, int(1000 * top + x), 1, Box(x, top, x + size * len(text), top + size), (), size, color=color)


def placed(*lines: Line) -> list[tuple[Line, Box]]:
    return [(line, line.box) for line in lines if line.box is not None]


def test_a_label_in_the_middle_of_its_box_is_read_before_the_text_that_begins_above_it() -> None:
    lines = [
        line("見本の家庭に食料を届けながら様子を見る。", 150, 100),
        line("断られた家庭にも品物を届けて関わりを保つ。", 150, 116),
        line("目的", 60, 120, WHITE),
        line("費用の三分の二を国が補助することとする。", 150, 180),
        line("補助", 60, 200, WHITE),
    ]
    assert [found.text[:2] for found in reading_order(lines)] == ["目的", "見本", "断ら", "補助", "費用"]


def test_headings_over_their_texts_are_no_labels_beside_them() -> None:
    lines = placed(
        line("目的", 60, 100, WHITE),
        line("見本の家庭に食料を届けながら様子を見る。", 60, 120),
        line("補助", 60, 160, WHITE),
        line("費用の三分の二を国が補助することとする。", 60, 180),
    )
    assert label_column(lines) is None


def test_a_label_in_the_type_of_the_text_and_one_that_stands_alone_make_no_column() -> None:
    texts = (line("見本の家庭に食料を届ける。", 150, 100), line("費用を国が補助する。", 150, 180))
    assert label_column(placed(line("目的", 60, 100), line("補助", 60, 180), *texts)) is None
    assert label_column(placed(line("目的", 60, 100, WHITE), *texts)) is None


def test_numbers_that_count_on_row_by_row_tell_where_rows_begin() -> None:
    boxes = placed(line("①目的", 60, 100), line("②対象", 300, 101), line("③内容", 60, 200), line("④成果", 300, 200))
    assert counted_rows(boxes) == [100, 200]


def test_numbers_that_count_down_the_columns_or_begin_anew_tell_no_rows() -> None:
    down = placed(line("①目的", 60, 100), line("③内容", 300, 100), line("②対象", 60, 200), line("④成果", 300, 200))
    anew = placed(line("①目的", 60, 100), line("①目的", 300, 100), line("②対象", 60, 200), line("②対象", 300, 200))
    one_column = placed(line("①目的", 60, 100), line("②対象", 60, 150), line("③内容", 60, 200))
    on_at_the_right = placed(line("①目的", 60, 100), line("②対象", 300, 100), line("③内容", 300, 200))
    assert [counted_rows(lines) for lines in (down, anew, one_column, on_at_the_right)] == [[], [], [], []]


def test_captions_side_by_side_end_columns_only_where_no_text_follows_them() -> None:
    left = placed(line("図１　見本の川", 60, 300), line("提供：見本町", 60, 400))
    right = placed(line("図２　見本の道", 300, 300))
    assert are_figures([left, right])
    assert not are_figures([left, placed(line("図２　見本の道", 300, 300), line("道は町が作る。", 300, 320))])
    assert not are_figures([left, placed(line("見本の道", 300, 300))])


def test_a_head_of_another_type_over_running_words_heads_a_column_and_values_do_not() -> None:
    head = line("令和４年度", 80, 100, WHITE)
    words = (line("対象となる人に案内を送り、", 60, 120), line("受けない理由を調べる。", 60, 136))
    assert heads_column(placed(head, *words))
    assert not heads_column(placed(head, line("1,240件", 60, 120)))
    assert not heads_column(placed(line("令和４年度", 80, 100), *words))
