"""Lines of a page in, where they are read across it though they stand in columns: rows of numbered boxes, figures at their feet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.folding import number_of
from extract.layout.captions import is_caption
from extract.layout.marks import find_mark
from extract.records.source import Box, Line

LEVEL = 0.8  # line heights by which what stands side by side may begin apart
RUNNING = 15  # characters under a head, the least that are text and no value
LEAST_COUNTED = 3  # so many numbers in a row are no accident
NUMBERED = re.compile(r"\D{0,5}[\d①-⑳㉑-㉟❶-❿⓵-⓾]")

Placed = tuple[Line, Box]  # a line and where it stands as it is read


def counted_rows(lines: Sequence[Placed]) -> list[float]:
    """Where rows of numbered boxes begin whose numbers count on row by row, ①② over ③④: the top of each row."""
    counted: dict[str, list[tuple[Box, int]]] = defaultdict(list)
    for line, box in lines:
        text = line.text.strip()
        mark = find_mark(text) if NUMBERED.match(text) else None
        number = number_of(text[: mark.end]) if mark is not None and mark.role == "number" else None
        if mark is not None and number is not None:
            counted[mark.mark_class].append((box, number))
    for numbers in counted.values():
        rows = _rows(numbers)
        across = [number for row in rows for _, number in row]
        counts_on = len(across) >= LEAST_COUNTED and across == list(range(across[0], across[0] + len(across)))
        goes_back = [below[0][0].x1 < row[-1][0].x0 for row, below in pairwise(rows)]
        if counts_on and goes_back and all(goes_back):
            return [min(box.top for box, _ in row) for row in rows]
    return []


def _rows(numbers: Sequence[tuple[Box, int]]) -> list[list[tuple[Box, int]]]:
    """What begins at one height, from left to right; the rows from the top down."""
    rows: list[list[tuple[Box, int]]] = []
    for placed in sorted(numbers, key=lambda placed: placed[0].top):
        box = placed[0]
        if rows and box.top - rows[-1][0][0].top <= LEVEL * (box.bottom - box.top):
            rows[-1].append(placed)
        else:
            rows.append([placed])
    return [sorted(row, key=lambda placed: placed[0].x0) for row in rows]


def are_figures(parts: Sequence[Sequence[Placed]]) -> bool:
    """Whether parts that stand side by side are figures with their captions and sources.

    All begin with a caption, at one height, and no sentence ends in them.
    """
    if len(parts) < 2 or not all(parts):
        return False
    heads = [min(part, key=lambda placed: placed[1].top) for part in parts]
    tops = [box.top for _, box in heads]
    level = max(tops) - min(tops) <= LEVEL * (heads[0][1].bottom - heads[0][1].top)
    captioned = all(is_caption(line.text.strip()) for line, _ in heads)
    return level and captioned and not any("。" in line.text for part in parts for line, _ in part)


def heads_column(part: Sequence[Placed]) -> bool:
    """Whether lines are texts under heads of another type, as under the years of a strip: running words that follow close."""
    top = min(box.top for _, box in part)
    heads = [(line, box) for line, box in part if box.top - top <= LEVEL * (box.bottom - box.top)]
    texts = sorted(((line, box) for line, box in part if box.top - top > LEVEL * (box.bottom - box.top)), key=_top)
    first = heads[0][0]
    if not texts or any((line.bold, line.color) == (first.bold, first.color) for line, _ in texts):
        return False
    apart = [below.top - above.bottom for (_, above), (_, below) in pairwise(texts)]
    words = "".join(line.text for line, _ in texts)
    return len(words) >= RUNNING * len(heads) and max(apart, default=0.0) <= texts[0][1].bottom - texts[0][1].top


def _top(placed: Placed) -> float:
    return placed[1].top
