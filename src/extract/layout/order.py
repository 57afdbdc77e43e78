"""Reading order: the positioned lines of a page in, the same lines as a reader takes them out.

Pages are cut along white space: across the page first, then between columns. What cannot be
cut is read from top to bottom and from left to right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.across import counted_rows
from extract.layout.label_column import label_column
from extract.layout.page_bands import beside_label, row_by_row, split_bands, with_labels
from extract.layout.page_columns import ZONE_GAP, columns_in
from extract.layout.placed import Placed
from extract.records.source import RIGHT, Line, turned


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, columns from left to right; vertical writing from right to left.

    A page that is written downwards or lies on its side is turned first, so that one way of cutting does for all.
    """
    direction = _direction(lines)
    placed = [Placed(line, *turned(line.box, direction)) for line in lines if line.box is not None]
    if not placed:
        return list(lines)
    return [place.line for place in _blocks_whole(_cut(placed))]


def _blocks_whole(ordered: list[Placed]) -> list[Placed]:
    """Lines that were drawn as one box are read in one go; what stands beside the box comes after it."""
    last_of = {line.line.block: index for index, line in enumerate(ordered)}
    whole: list[Placed] = []
    waiting: list[Placed] = []  # lines beside the open box
    open_box: list[Placed] = []
    for index, line in enumerate(ordered):
        same = bool(open_box) and line.line.block == open_box[0].line.block
        if same or not open_box:
            open_box.append(line)
            whole.append(line)
        elif all(line.x0 >= other.x1 or line.x1 <= other.x0 for other in open_box):
            waiting.append(line)
        else:
            whole += [*waiting, line]
            open_box, waiting = [line], []
        if last_of[open_box[0].line.block] <= index:
            whole += waiting
            open_box, waiting = [], []
    return whole + waiting


def _direction(lines: Sequence[Line]) -> int:
    """The direction that most of the text of a page is read in."""
    counts: Counter[int] = Counter()
    for line in lines:
        counts[line.direction] += len(line.text)
    return counts.most_common(1)[0][0] if counts else RIGHT


def _cut(lines: list[Placed]) -> list[Placed]:
    """Recursive XY-cut (Nagy and Seth 1984): columns where they are plain, else bands, else row by row.

    Columns are looked for in the largest run of zones that has them, so that a title over them or
    footnotes under them, which cross the gutter, do not hide it.
    """
    if len(lines) < 2:
        return lines
    rows = counted_rows([(line.line, line.box) for line in lines])
    if rows:
        parts = pairwise([float("-inf"), *rows, float("inf")])
        return [line for top, end in parts for line in _cut([line for line in lines if top <= line.top < end])]
    labelled = label_column([(line.line, line.box) for line in lines])
    if labelled is not None:
        place = {id(line.line): line for line in lines}
        groups = [labelled.above, *(part for row in labelled.rows for part in row), labelled.below]
        return [line for group in groups for line in _cut([place[id(line)] for line in group])]
    zones = split_bands(lines, white=ZONE_GAP * median(line.height for line in lines))
    found = columns_in(zones)
    if found is not None:
        above, columns, below = found
        return _cut(above) + [line for column in columns for line in _cut(column)] + _cut(below)
    bands = with_labels(split_bands(lines))
    if len(bands) > 1:
        return [line for band in bands for line in _cut(band)]
    return beside_label(lines) or row_by_row(lines)
