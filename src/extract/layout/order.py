"""Reading order: the positioned lines of a page in, the same lines as a reader takes them out.

Pages are cut along white space: across the page first, then between columns. What cannot be
cut is read from top to bottom and from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extract.records.source import Box, Line, bounding_box

# A column holds at least this many lines and this share of the width it is cut from: labels beside
# their text and dates beside a title are rows, not columns.
MIN_COLUMN_LINES = 3
MIN_COLUMN_SHARE = 0.25
MAX_HEAD_LINES = 6  # lines that may stand over the columns of a page


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, columns from left to right; vertical writing from right to left."""
    placed = [line for line in lines if line.box is not None]
    if not placed:
        return list(lines)
    if _is_vertical(placed):
        return sorted(placed, key=lambda line: (-line.box.x1, line.box.top))
    return _cut(placed)


def _is_vertical(lines: Sequence[Line]) -> bool:
    tall = sum(len(line.text) for line in lines if len(line.text) > 3 and _height(line.box) > 3 * _width(line.box))
    return tall * 2 > sum(len(line.text) for line in lines)


def _cut(lines: list[Line]) -> list[Line]:
    """Recursive XY-cut (Nagy and Seth 1984): columns where they are plain, else bands, else row by row."""
    head, rest = _split_head(lines)
    columns = _split_columns(rest)
    if columns and head:
        return _cut(head) + [line for column in columns for line in _cut(column)]
    columns = _split_columns(lines)
    if columns:
        return [line for column in columns for line in _cut(column)]
    bands = _split_bands(lines)
    if len(bands) > 1:
        return [line for band in bands for line in _cut(band)]
    return _rows(lines)


def _split_head(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Title lines over the columns, known by the white space under them, and the rest."""
    size = median(_height(line.box) for line in lines)
    bands = _split_bands(lines)
    reach = float("-inf")
    head: list[Line] = []
    for index, band in enumerate(bands):
        top = min(line.box.top for line in band)
        if head and top - reach > size:
            return head, [line for rest in bands[index:] for line in rest]
        head = head + band
        if len(head) > MAX_HEAD_LINES:
            break
        reach = max(line.box.bottom for line in head)
    return [], lines


def _split_columns(lines: list[Line]) -> list[list[Line]] | None:
    """Left and right part where a gutter runs from top to bottom between parts that read as columns."""
    if len(lines) < 2 * MIN_COLUMN_LINES:
        return None
    whole = bounding_box([line.box for line in lines])
    size = median(_height(line.box) for line in lines)
    by_left = sorted(lines, key=lambda line: line.box.x0)
    reach = by_left[0].box.x1
    for index in range(1, len(by_left)):
        left_edge = by_left[index].box.x0
        if left_edge - reach > size and _are_columns(by_left[:index], by_left[index:], whole):
            return [by_left[:index], by_left[index:]]
        reach = max(reach, by_left[index].box.x1)
    return None


def _are_columns(left: list[Line], right: list[Line], whole: Box) -> bool:
    for part in (left, right):
        box = bounding_box([line.box for line in part])
        if len(part) < MIN_COLUMN_LINES or _width(box) < MIN_COLUMN_SHARE * _width(whole):
            return False
    # Rows of a table or labels with values share every baseline; columns of prose need not.
    tops = sorted(line.box.top for line in right)
    shared = sum(any(abs(line.box.top - top) < 1 for top in tops) for line in left)
    long_lines = sum(len(line.text) >= 12 for line in left) * 2 > len(left)
    return long_lines or shared * 2 < len(left)


def _split_bands(lines: list[Line]) -> list[list[Line]]:
    """Parts of the page with white space from edge to edge between them."""
    bands: list[list[Line]] = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: line.box.top):
        if line.box.top + 0.25 * _height(line.box) >= reach:
            bands.append([])
        bands[-1].append(line)
        reach = max(reach, line.box.bottom - 0.25 * _height(line.box))
    return bands


def _rows(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (round(line.box.top), line.box.x0))


def _height(box: Box) -> float:
    return box.bottom - box.top


def _width(box: Box) -> float:
    return box.x1 - box.x0
