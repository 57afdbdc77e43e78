"""Labels whose letters are spread to one width are words: they are told by others of another length that end in line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from extract.read.glyphs import Glyph
from extract.read.lines import lines_of
from extract.records.source import Box

SIZE = 10.0


def glyphs(*rows: tuple[float, Sequence[tuple[str, float]]]) -> list[Glyph]:
    """One glyph for each letter; a row is its top and its texts, each with where it begins, its letters a size apart."""
    found: list[Glyph] = []
    for top, texts in rows:
        for text, x in texts:
            for place, char in enumerate(text):
                left = x + SIZE * place
                box = Box(left, top, left + SIZE, top + SIZE)
                found.append(Glyph(char, box, 0, SIZE, heavy=False, order=len(found)))
    return found


def texts_of(drawn: list[Glyph]) -> list[str]:
    return [found.line.text for found in lines_of(drawn, [None] * len(drawn), 1, count(), count())]


def test_labels_of_two_three_and_four_letters_of_one_width_are_words_before_their_values() -> None:
    drawn = glyphs(
        (100, [("所", 50), ("在", 70), ("地", 90), ("見本市中央", 106)]),
        (120, [("定", 50), ("員", 90), ("四十名", 106)]),
        (140, [("開", 50), ("所", 63.3), ("時", 76.7), ("間", 90), ("午前", 106)]),
    )
    assert texts_of(drawn) == ["所在地 見本市中央", "定員 四十名", "開所時間 午前"]


def test_two_single_letters_far_apart_stay_apart_without_a_longer_label_in_line() -> None:
    assert texts_of(glyphs((100, [("男", 50), ("女", 90)]), (120, [("五", 50), ("六", 90)]))) == [
        "男",
        "女",
        "五",
        "六",
    ]
