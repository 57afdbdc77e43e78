"""Tables without rules: the lines of a page in, the tables that plain columns of numbers make of them out.

Only what cannot be anything else is a table: a head over three rows and more that begin with words and go on with numbers,
the numbers of a column in line with each other. Tables of contents, charts and prose in columns are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.aligned_lists import aligned_lists
from extract.layout.captions import is_beside_table
from extract.layout.headers import cell_kind
from extract.records.source import RIGHT, Box, Line, Page, RuledCell, RuledTable, bounding_box

LEAST_ROWS = 3
MOST_HEAD_ROWS = 3
LONGEST_HEAD = 20  # characters
LONGEST_NUMBER = 40  # characters, with its unit and another number in brackets
SAME_ROW = 0.5  # of the lower line's height that two lines of a row share
ROW_GAP = 2.5  # white space between rows of a table, in line heights
IN_LINE = 0.7  # line heights by which edges of a column may differ
ALIGNED = 0.8  # share of the numbers of a column that are in line
NUMBERS = 0.6  # share of the cells of a column of numbers that hold one


class _Span(NamedTuple):
    """From where to where a column reaches across the page, in points."""

    x0: float
    x1: float


Row = list[Line]  # from left to right


def with_aligned_tables(page: Page) -> Page:
    """The page with its tables without rules among its tables."""
    found = tuple(_tables(page))
    return replace(page, tables=(*page.tables, *found)) if found else page


def _tables(page: Page) -> Iterator[RuledTable]:
    ruled = {line.number for table in page.tables for row in table.rows for cell in row for line in cell}
    free = [line for line in page.lines if line.number not in ruled and line.box and line.direction == RIGHT]
    rows = _rows(free)
    listed = list(aligned_lists(rows, page.number))
    yield from listed
    if listed:
        taken = {line.number for table in listed for row in table.rows for cell in row if cell for line in cell}
        rows = _rows([line for line in free if line.number not in taken])
    index = 0
    while index < len(rows):
        end = index
        while end < len(rows) and _is_data(rows[end]) and (end == index or _follows(rows[end - 1], rows[end])):
            end += 1
        table = _table(rows, index, end, page.number) if end - index >= LEAST_ROWS else None
        if table is not None:
            yield table
        index = max(end, index + 1)


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Lines that stand side by side, from the top down."""
    rows: list[Row] = []
    above: Box | None = None  # the first of the last row
    for line in sorted(lines, key=_depth):
        box = _box(line)
        if above is not None and _overlap(above, box) > SAME_ROW * (box.bottom - box.top):
            rows[-1].append(line)
        else:
            rows.append([line])
            above = box
    return [sorted(row, key=lambda line: _box(line).x0) if len(row) > 1 else row for row in rows]


def _depth(line: Line) -> tuple[float, float]:
    """How far down the page and, beside others, how far to the right a line stands."""
    box = _box(line)
    return box.top + box.bottom, box.x0


def _is_data(row: Row) -> bool:
    """Whether a row begins with words and goes on with numbers."""
    if len(row) < 2 or any(len(line.text) > LONGEST_NUMBER for line in row[1:]):
        return False
    if not all(cell_kind(line.text) in ("number", "none") for line in row[1:]):
        return False  # as nearly always
    return cell_kind(row[0].text) == "text" and any(cell_kind(line.text) == "number" for line in row[1:])


def _follows(above: Row, row: Row) -> bool:
    return min(_box(line).top for line in row) - max(_box(line).bottom for line in above) < ROW_GAP * _height(row)


def _table(rows: Sequence[Row], start: int, end: int, page: int | None) -> RuledTable | None:
    data = rows[start:end]
    columns = _columns(data)
    if len(columns) < 2 or not all(_is_column_of_numbers(data, column) for column in columns[1:]):
        return None
    if len(columns) == 2 and _are_page_numbers(data):
        return None
    first = start
    while first > 0 and start - first < MOST_HEAD_ROWS and _is_head(rows[first - 1], rows[first], columns):
        if first == start and len(rows[first - 1]) == 1 and len(columns) > 2:
            break  # a line over several columns is a title, unless it stands over their heads
        first -= 1
    if first == start:
        return None
    cells = [_cells(row, columns) for row in rows[first:end]]
    box = bounding_box([_box(line) for row in rows[first:end] for line in row])
    return RuledTable(page or 0, box, tuple(cells), tuple(column.x0 for column in columns))


def _columns(data: Sequence[Row]) -> list[_Span]:
    """Where text stands in any of the rows, from left to right."""
    columns: list[_Span] = []
    for x0, x1 in sorted((_box(line).x0, _box(line).x1) for row in data for line in row):
        if columns and x0 < columns[-1].x1:
            columns[-1] = _Span(columns[-1].x0, max(columns[-1].x1, x1))
        else:
            columns.append(_Span(x0, x1))
    return columns


def _is_column_of_numbers(data: Sequence[Row], column: _Span) -> bool:
    """Whether numbers stand in line there, at the right, at the left or in the middle, one in each row."""
    inside = [[line for line in row if column.x0 <= _box(line).x0 and _box(line).x1 <= column.x1] for row in data]
    lines = [line for row in inside for line in row]
    if any(len(row) > 1 for row in inside) or len(lines) < NUMBERS * len(data):
        return False
    numbers = [_box(line) for line in lines if cell_kind(line.text) == "number"]
    slack = IN_LINE * _height(lines)
    edges = ([box.x1 for box in numbers], [box.x0 for box in numbers], [(box.x0 + box.x1) / 2 for box in numbers])
    in_line = max((sum(abs(edge - median(at)) <= slack for edge in at) for at in edges if at), default=0)
    return in_line >= max(ALIGNED * len(numbers), 2)


def _are_page_numbers(data: Sequence[Row]) -> bool:
    """Whether the only column of numbers rises as page numbers do."""
    numbers = [line.text.strip() for row in data for line in row[1:]]
    rising = all(number.isdecimal() for number in numbers)
    return rising and all(int(first) <= int(second) for first, second in pairwise(numbers))


def _is_head(row: Row, below: Row, columns: Sequence[_Span]) -> bool:
    """Whether a row over the numbers names columns: short texts, each over columns of its own, no sentence."""
    texts = [line.text.strip() for line in row]
    if not _follows(row, below) or any(
        "。" in text or len(text) > LONGEST_HEAD or is_beside_table(text) for text in texts
    ):
        return False
    places = [_places(line, columns) for line in row]
    apart = all(first and second and first[-1] < second[0] for first, second in pairwise(places))
    names_numbers = any(place and place[0] > 0 for place in places)
    return all(places) and apart and names_numbers and (len(row) > 1 or len(places[0]) < len(columns))


def _places(line: Line, columns: Sequence[_Span]) -> list[int]:
    """The columns that a line stands over."""
    box = _box(line)
    over = [index for index, column in enumerate(columns) if min(box.x1, column.x1) - max(box.x0, column.x0) > 0]
    if over:
        return over
    middle = (box.x0 + box.x1) / 2
    nearest = min(range(len(columns)), key=lambda index: abs((columns[index].x0 + columns[index].x1) / 2 - middle))
    return [nearest]


def _cells(row: Row, columns: Sequence[_Span]) -> tuple[RuledCell | None, ...]:
    cells: list[RuledCell | None] = [RuledCell() for _ in columns]
    for line in row:
        places = _places(line, columns)
        cells[places[0]] = RuledCell((line,), 1, len(places))
        for covered in places[1:]:
            cells[covered] = None
    return tuple(cells)


def _box(line: Line) -> Box:
    if line.box is None:
        raise ValueError(f"line {line.number} has no place on the page")
    return line.box


def _height(lines: Sequence[Line]) -> float:
    return median(_box(line).bottom - _box(line).top for line in lines) if lines else 0.0


def _overlap(first: Box, second: Box) -> float:
    return min(first.bottom, second.bottom) - max(first.top, second.top)
