"""Lists of facilities without rules: the lines of a page, row by row, in, the tables that known heads and columns make out.

Words in columns may be prose, notes or a form. Where the heads name facilities and what is told of places, and each line
under them stands under one of them, they are a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extract.column_heads import tells_of_a_list
from extract.records.source import Box, Line, RuledCell, RuledTable, bounding_box

LEAST_ROWS = 3
LONGEST_HEAD = 20  # characters
ROW_GAP = 3.5  # white space between rows, in line heights
WRAP_GAP = 0.7  # white space between the lines of one cell, in line heights

Row = Sequence[Line]  # from left to right
Cells = list[list[Line]]


def aligned_lists(rows: Sequence[Row], page: int | None) -> Iterator[RuledTable]:
    """The lists among the rows of a page, which are given from the top down."""
    index = 0
    while index < len(rows):
        found = _list_under(rows, index) if _is_head(rows[index]) else []
        if len(found) > LEAST_ROWS:
            lines = [line for row in found for cell in row for line in cell]
            cells = tuple(tuple(RuledCell(tuple(cell)) for cell in row) for row in found)
            edges = tuple(
                min(line.box.x0 for row in found for line in row[at] if line.box) for at in range(len(found[0]))
            )
            yield RuledTable(page or 0, bounding_box([line.box for line in lines if line.box]), cells, edges)
            index = rows.index(next(row for row in reversed(rows) if row[0] in lines))
        index += 1


def _is_head(row: Row) -> bool:
    texts = [line.text.strip() for line in row]
    return len(row) > 1 and all(len(text) <= LONGEST_HEAD for text in texts) and tells_of_a_list(texts, texts)


def _list_under(rows: Sequence[Row], head: int) -> list[Cells]:
    """The rows of a list from its head on, each with the lines of its cells."""
    found: list[Cells] = [[[line] for line in rows[head]]]
    columns = [_box(line) for line in rows[head]]
    bottom = max(box.bottom for box in columns)
    for row in rows[head + 1 :]:
        boxes = [_box(line) for line in row]
        height = median(box.bottom - box.top for box in boxes)
        gap = min(box.top for box in boxes) - bottom
        places = [_column(box, columns) for box in boxes]
        if gap > ROW_GAP * height or None in places or len(set(places)) < len(places):
            break
        wraps = len(found) > 1 and gap < WRAP_GAP * height and len(places) < len(columns)
        if not wraps and len(places) < 2:
            break
        cells = found[-1] if wraps else [[] for _ in columns]
        for line, box, place in zip(row, boxes, places, strict=True):
            if place is not None:
                cells[place].append(line)
                columns[place] = bounding_box([columns[place], box])
        if not wraps:
            found.append(cells)
        bottom = max(box.bottom for box in boxes)
    return found


def _column(box: Box, columns: Sequence[Box]) -> int | None:
    """The only column that a line stands under: it reaches into no other one."""
    over = [at for at, column in enumerate(columns) if min(box.x1, column.x1) > max(box.x0, column.x0)]
    if len(over) == 1:
        return over[0]
    beside = [at for at, column in enumerate(columns) if column.x1 <= box.x0]
    return max(beside) if beside and not over else None


def _box(line: Line) -> Box:
    if line.box is None:
        raise ValueError(f"line {line.number} has no place on the page")
    return line.box
