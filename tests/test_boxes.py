"""Boxes: rectangles and lines placed on a page in, which of them hold a text of their own out."""

from __future__ import annotations

import pytest

from extract.layout.boxes import boxed_texts
from extract.records.source import Box, Line, Page
from extract.rules import load_table
from extract.rules.box_labels import box_label

PROSE = "移動図書館は月に二度、山あいの集落を回る。"


@pytest.mark.parametrize("rule", load_table("box_labels"), ids=lambda rule: rule.id)
def test_labels_of_boxes_match_their_examples_alone(rule) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        assert box_label(example), example
    for example in rule.counter_examples:
        assert not box_label(example), example


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("コラム２　島の薬局", "島の薬局"),
        ("【事例】見本町の取組", "見本町の取組"),
        ("参考：制度の改正", "制度の改正"),
        ("ポイント①", ""),
        ("コラムを読む", None),
        ("参考にした取組", None),
    ],
)
def test_a_title_stands_behind_the_label(line: str, title: str | None) -> None:
    end = box_label(line)
    assert (line[end:] if end else None) == title


def page(boxes: list[Box], *columns: tuple[float, float, int]) -> Page:
    """A page with columns of prose: (left edge, top, number of lines) of each."""
    lines: list[Line] = []
    for x, top, count in columns:
        for row in range(count):
            box = Box(x, top + 18 * row, x + 200, top + 18 * row + 10)
            lines.append(Line(PROSE, len(lines), 1, box, (), 10.0))
    return Page(1, 600, 800, tuple(lines), boxes=tuple(boxes))


def lengths(page: Page) -> list[int]:
    return [len(boxed.lines) for boxed in boxed_texts(page, page.lines, 10.0)]


def test_a_box_beside_other_text_holds_its_own() -> None:
    assert lengths(page([Box(310, 90, 540, 200)], (60, 100, 8), (320, 100, 5))) == [5]


def test_a_frame_around_all_text_of_a_page_is_no_box() -> None:
    assert lengths(page([Box(50, 90, 540, 300)], (60, 100, 8), (320, 100, 5))) == []


def test_a_ground_that_lines_run_across_is_no_box() -> None:
    assert lengths(page([Box(150, 90, 400, 200)], (60, 100, 8), (320, 100, 5))) == []


def test_a_ground_under_two_boxes_is_none_itself() -> None:
    boxes = [Box(50, 90, 540, 300), Box(55, 95, 300, 290), Box(310, 95, 535, 290)]
    assert lengths(page(boxes, (60, 100, 8), (320, 100, 5), (60, 400, 4))) == [8, 5]


def test_a_band_behind_one_line_is_no_box() -> None:
    assert lengths(page([Box(55, 95, 300, 115)], (60, 100, 8))) == []


@pytest.mark.parametrize("gap", [-9, 0, 4])
def test_a_pill_on_the_upper_edge_belongs_to_its_box(gap: int) -> None:
    printed = page([Box(310, 90, 540, 200), Box(320, 74 - gap, 420, 90 - gap)], (60, 100, 8), (320, 100, 5))
    pill = Line("取組の効果", 99, 1, Box(330, 77 - gap, 380, 87 - gap), (), 10.0)
    boxed = boxed_texts(printed, [*printed.lines, pill], 10.0)
    assert [box.lines[0].text for box in boxed] == ["取組の効果"]


def test_a_pill_far_above_a_box_heads_what_stands_under_it() -> None:
    printed = page([Box(310, 90, 540, 200), Box(320, 50, 420, 66)], (60, 100, 8), (320, 100, 5))
    pill = Line("取組の効果", 99, 1, Box(330, 53, 380, 63), (), 10.0)
    boxed = boxed_texts(printed, [*printed.lines, pill], 10.0)
    assert [box.lines[0].text for box in boxed] == [PROSE]
