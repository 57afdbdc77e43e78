"""Printed lines in, the same lines measured out: their edges in letters, the gap above, the mark they begin with."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extract.layout.contents import contents_entries
from extract.layout.marks import Mark, find_mark
from extract.records.source import Line, turned

LONGEST_LABEL = 4  # characters of a label that a list style sets before its item: 1, （１）, ・
LABEL_GAP = 4.0  # letters between both
NO_GAP = -0.5  # lines of which the boxes overlap by more do not follow each other
LABEL_SIZE = 0.85  # of the size of its item, the least that a number is set in; bullets may be smaller


@dataclass(frozen=True, slots=True)
class Row:
    """A line measured: its edges in characters of its own size, and the gap above it."""

    line: Line
    text: str  # without the white space around it
    start: int  # first character after the indent
    left: float
    right: float
    gap: float  # white space above in lines; 0 where lines follow each other as usual
    mark: Mark | None
    is_entry: bool = False  # of a table of contents
    edge: float | None = None  # where the box that it stands in lets its lines reach to, if it stands in one


def measured(lines: Sequence[Line], edge: float | None = None) -> list[Row]:
    """The lines that hold text, measured; ``edge`` is the right edge in points of a box that they stand in."""
    rows: list[Row] = []
    blank = 0
    above: Line | None = None
    for line in lines:
        text = line.text
        if not text.strip():
            blank += 1
            continue
        start = len(text) - len(text.lstrip())
        if line.frame is None or not line.size:
            left, right, gap = columns(text[:start]), columns(text.rstrip()), float(blank)
        else:
            left, right = left_edge(line, start) / line.size, line.frame.x1 / line.size
            gap = (line.frame.top - above.frame.bottom) / line.size if above is not None and above.frame else 0.0
        own_edge = edge / line.size if edge is not None and line.size else None
        words = text[start:].rstrip()
        rows.append(Row(line, words, start, left, right, gap, find_mark(words), edge=own_edge))
        blank, above = 0, line
    for index, (row, after) in enumerate(pairwise(rows)):
        mark = _mark_of_label(row, after)
        if mark is not row.mark:
            rows[index] = replace(row, mark=mark)
    for index in contents_entries([row.text for row in rows]):
        rows[index] = replace(rows[index], mark=None, is_entry=True)
    return rows


def _mark_of_label(row: Row, after: Row) -> Mark | None:
    """The mark of a line; that of a label is told with the words beside it: list styles set both apart by a tab."""
    if len(row.text) > LONGEST_LABEL or not stands_beside(row, after, LABEL_GAP):
        return row.mark
    if row.text[-1].isalnum() and (row.line.size or 0.0) < LABEL_SIZE * (after.line.size or 0.0):
        return row.mark  # that of a note
    mark = find_mark(f"{row.text}\u3000{after.text}")
    return replace(mark, end=len(row.text)) if mark is not None and mark.end == len(row.text) + 1 else row.mark


def stands_beside(row: Row, after: Row, widest: float | None = None) -> bool:
    """Whether a line stands to the right of the one before, on the same row, at most ``widest`` letters apart."""
    first, second = row.line.frame, after.line.frame
    if first is None or second is None or second.x0 < first.x1:
        return False
    if widest is not None and second.x0 - first.x1 > widest * (after.line.size or 0.0):
        return False
    lower = min(first.bottom - first.top, second.bottom - second.top)
    return min(first.bottom, second.bottom) - max(first.top, second.top) > 0.5 * lower


def left_edge(line: Line, start: int) -> float:
    """Where the character at ``start`` of a printed line begins; a drawn space before it is an indent."""
    box = line.char_boxes[start] if start < len(line.char_boxes) else line.box
    return turned(box, line.direction).x0 if box is not None else 0.0


def columns(text: str) -> float:
    """Width in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def usual_gaps(rows: Sequence[Row]) -> list[float]:
    """The gap above lines that is usual around each line: 1 where every line has a blank one before it.

    What stands beside the line before it, or higher up, has no gap above.
    """
    gaps = [row.gap for row in rows]
    around = [gaps[max(index - 3, 0) : index + 4] for index in range(len(rows))]
    return [median([gap for gap in near if gap > NO_GAP] or near) for near in around]
