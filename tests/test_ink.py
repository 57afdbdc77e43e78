"""Lines of print and marks in the ink of small pictures that are drawn here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.read.drawn_marks import leading_mark
from extract.read.ink import Grey, ink_of, with_light_bands
from extract.read.ink_lines import InkLine, lines_of_ink, picture_of_line

DPI = 300
EM = 48  # pixels of a letter
Draw = Callable[[ImageDraw.ImageDraw, int, int], None]


def paper(width: int = 1200, height: int = 600, shade: int = 255) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (width, height), shade)
    return image, ImageDraw.Draw(image)


def letter(draw: ImageDraw.ImageDraw, x: int, y: int, size: int = EM, shade: int = 0) -> None:
    """A figure with strokes as letters have them, as 田 without its left half."""
    draw.rectangle((x, y, x + size - 6, y + size - 6), outline=shade, width=4)
    draw.line((x, y + size // 2, x + size - 6, y + size // 2), fill=shade, width=4)
    draw.line((x + size // 3, y, x + size // 3, y + size // 2), fill=shade, width=4)


def text(draw: ImageDraw.ImageDraw, x: int, y: int, count: int, shade: int = 0) -> None:
    for index in range(count):
        letter(draw, x + index * EM, y, shade=shade)


def lines(image: Image.Image) -> list[InkLine]:
    return lines_of_ink(ink_of(np.asarray(image), DPI), DPI)


def bounds(line: InkLine) -> tuple[int, int, int, int]:
    return line.x0, line.top, line.x1, line.bottom


def test_lines_are_found_on_grey_paper_with_specks() -> None:
    image, draw = paper(shade=200)
    text(draw, 100, 100, 10)
    text(draw, 100, 180, 6)
    draw.rectangle((900, 120, 903, 123), fill=0)
    assert [bounds(line) for line in lines(image)] == [(100, 100, 575, 143), (100, 180, 383, 223)]


def test_letters_of_two_lines_that_touch_are_cut_apart() -> None:
    image, draw = paper()
    text(draw, 100, 100, 12)
    text(draw, 100, 144, 12)
    draw.line((130, 120, 130, 160), fill=0, width=4)
    found = lines(image)
    assert [(line.x0, line.x1) for line in found] == [(100, 671)] * 2
    assert found[0].bottom <= found[1].top


def test_an_upright_rule_parts_the_cells_of_a_row_and_is_no_ink() -> None:
    image, draw = paper()
    text(draw, 100, 100, 4)
    text(draw, 320, 100, 4)
    draw.line((306, 20, 306, 400), fill=0, width=3)
    draw.line((60, 200, 900, 200), fill=0, width=3)
    ink = ink_of(np.asarray(image), DPI)
    assert [bounds(line) for line in lines_of_ink(ink, DPI)] == [(100, 100, 287, 143), (320, 100, 507, 143)]
    assert sorted(round(rule.x1 - rule.x0) > 100 for rule in ink.rules) == [False, True]


def test_columns_are_lines_of_their_own_and_a_number_belongs_to_its_text() -> None:
    image, draw = paper()
    text(draw, 100, 100, 1)
    text(draw, 100 + 3 * EM, 100, 8)
    text(draw, 900, 100, 4)
    assert [(line.x0, line.x1) for line in lines(image)] == [(100, 623), (900, 1087)]


def test_large_letters_of_several_pieces_are_one_line_among_small_text() -> None:
    image, draw = paper()
    for index in range(6):
        letter(draw, 100 + 90 * index, 60, size=80)
    for index in range(2):  # as 三 and ニ: strokes one over the other
        draw.rectangle((640 + 90 * index, 62, 700 + 90 * index, 90), outline=0, width=4)
        draw.rectangle((640 + 90 * index, 104, 700 + 90 * index, 132), outline=0, width=4)
    for row in range(4):
        text(draw, 100, 220 + 80 * row, 20)
    assert [line.top for line in lines(image)] == [60, 220, 300, 380, 460]


def test_an_underline_is_not_on_the_picture_of_its_line() -> None:
    image, draw = paper()
    text(draw, 100, 100, 3)
    draw.line((100, 150, 142, 150), fill=0, width=3)
    (line,) = lines(image)
    shown, left, above = picture_of_line(np.asarray(image), line)
    assert (np.asarray(shown) < 100).sum() == pytest.approx((np.asarray(image)[:146] < 100).sum(), rel=0.02)
    assert (left, above) == (line.x0 - (line.top - above), line.top - (line.x0 - left))


def test_white_letters_on_a_dark_band_are_turned_dark() -> None:
    image, draw = paper()
    draw.rectangle((60, 80, 700, 160), fill=70)
    text(draw, 100, 98, 5, shade=255)
    text(draw, 100, 300, 5)
    light = with_light_bands(np.asarray(image), DPI)
    assert [bounds(line)[:3] for line in lines(Image.fromarray(light))] == [(100, 98, 335), (100, 300, 335)]


def test_a_pattern_of_ink_is_no_print() -> None:
    tile: Grey = np.full((40, 40), 255, dtype=np.uint8)
    tile[4:30, 4:30] = 0
    assert lines(Image.fromarray(np.tile(tile, (150, 150)))) == []


def disc(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.ellipse((x + 3, y + 2, x + 40, y + 39), fill=0)


def ring(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.ellipse((x + 3, y + 2, x + 40, y + 39), outline=0, width=3)


def two_rings(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    ring(draw, x, y)
    draw.ellipse((x + 13, y + 12, x + 30, y + 29), outline=0, width=3)


def square(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.rectangle((x + 3, y + 3, x + 39, y + 39), fill=0)


def frame(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.rectangle((x + 3, y + 3, x + 39, y + 39), outline=0, width=3)


def diamond(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.polygon([(x + 21, y + 1), (x + 41, y + 21), (x + 21, y + 41), (x + 1, y + 21)], fill=0)


def triangle(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.polygon([(x + 21, y + 2), (x + 41, y + 39), (x + 1, y + 39)], fill=0)


def hollow_triangle(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.polygon([(x + 21, y + 2), (x + 41, y + 39), (x + 1, y + 39)], outline=0, width=3)


def dot(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.ellipse((x + 16, y + 15, x + 27, y + 26), fill=0)


@pytest.mark.parametrize(
    ("drawn", "mark"),
    [
        (disc, "●"),
        (ring, "○"),
        (two_rings, "◎"),
        (square, "■"),
        (frame, "□"),
        (diamond, "◆"),
        (triangle, "▲"),
        (hollow_triangle, "△"),
        (dot, "・"),
    ],
)
@pytest.mark.parametrize("noisy", [False, True])
def test_marks_are_told_by_their_shape(drawn: Draw, mark: str, noisy: bool) -> None:
    image, draw = paper()
    drawn(draw, 100, 100)
    text(draw, 100 + EM + 12, 100, 6)
    if noisy:
        shaken = np.asarray(image) + np.random.default_rng(2).normal(0, 18, (600, 1200))
        image = Image.fromarray(np.clip(shaken, 0, 255).astype(np.uint8))
    (line,) = lines(image)
    found = leading_mark(line)
    assert found is not None
    assert found[0] == mark
    assert found[2] is not None
    assert found[2].x0 == 100 + EM + 12


def ku(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """口 stands on two feet."""
    draw.rectangle((x + 4, y + 6, x + 38, y + 34), outline=0, width=3)
    draw.line((x + 5, y + 6, x + 5, y + 41), fill=0, width=3)
    draw.line((x + 37, y + 6, x + 37, y + 41), fill=0, width=3)


def zero(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.ellipse((x + 9, y + 2, x + 33, y + 40), outline=0, width=3)


def circled_one(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    ring(draw, x, y)
    draw.line((x + 21, y + 12, x + 21, y + 30), fill=0, width=3)


def capital_a(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.line([(x + 2, y + 40), (x + 20, y + 2), (x + 38, y + 40)], fill=0, width=4)
    draw.line((x + 10, y + 26, x + 31, y + 26), fill=0, width=3)


def sun(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.rectangle((x + 3, y + 3, x + 39, y + 39), outline=0, width=3)
    draw.line((x + 3, y + 21, x + 39, y + 21), fill=0, width=3)


@pytest.mark.parametrize("drawn", [ku, zero, circled_one, capital_a, sun, letter], ids=lambda drawn: drawn.__name__)
def test_letters_of_like_shape_are_no_marks(drawn: Draw) -> None:
    image, draw = paper()
    drawn(draw, 100, 100)
    text(draw, 100 + EM + 12, 100, 6)
    (line,) = lines(image)
    assert leading_mark(line) is None
