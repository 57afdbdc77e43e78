"""Grids and the lines printed in them in, ruled tables out; and which cell of the grids each glyph stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count
from typing import NamedTuple

from extract.read.directions import Direction
from extract.read.glyphs import Glyph
from extract.read.lines import PrintedLine
from extract.read.ruled import Grid
from extract.records.source import Box, Line, RuledCell, RuledTable, bounding_box

_STEP = 20.0  # points: cells are looked up by squares of this size,
_MOST_SQUARES = 100  # of larger ones where grids are wider or higher than so many


def cells_of(glyphs: Iterable[Glyph], grids: Sequence[Grid]) -> list[int | None]:
    """The cell that the middle of each glyph stands in, as its ordinal among all cells of ``grids``."""
    cells = [cell for grid in grids for cell in grid.cells]
    if not cells:
        return [None for _ in glyphs]
    whole = bounding_box(cells)
    step = max(_STEP, (whole.x1 - whole.x0) / _MOST_SQUARES, (whole.bottom - whole.top) / _MOST_SQUARES)
    nearby: dict[float, dict[float, list[tuple[int, Box]]]] = {}
    for index, cell in enumerate(cells):
        for row in range(int(cell.top // step), int(cell.bottom // step) + 1):
            squares = nearby.setdefault(row, {})
            for column in range(int(cell.x0 // step), int(cell.x1 // step) + 1):
                squares.setdefault(column, []).append((index, cell))
    found: list[int | None] = []
    band: tuple[float, float] | None = None
    y = 0.0
    for glyph in glyphs:
        box = glyph.box
        if (box.top, box.bottom) != band:  # nearly all glyphs stand in the band of the one before
            band = box.top, box.bottom
            y = (box.top + box.bottom) / 2
            squares = nearby.get(y // step, {})
        own = None
        if squares:
            x = (box.x0 + box.x1) / 2
            for index, cell in squares.get(x // step, ()):
                if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
                    own = index
                    break
        found.append(own)
    return found


def grids_with_text(grids: list[Grid], glyphs: list[Glyph]) -> list[Grid]:
    """The grids that hold a table: text side by side in rows of them. The others are frames, shades and charts."""
    if not grids:
        return []
    filled = set(cells_of((glyph for glyph in glyphs if not glyph.text.isspace()), grids))
    indices = count()
    found = []
    for grid in grids:
        if _is_table([sum(next(indices) in filled for cell in row if cell is not None) for row in grid.rows]):
            found.append(grid)
    return found


def _is_table(filled: list[int]) -> bool:
    """Whether a third of the rows that hold text hold it in two cells and more."""
    holding = [cells for cells in filled if cells]
    return 3 * sum(cells >= 2 for cells in holding) >= len(holding) > 0


def tables_of(grids: list[Grid], printed: list[PrintedLine], page: int) -> tuple[RuledTable, ...]:
    """The grids with the lines that stand in their cells, without rows and columns that hold none.

    Lines of a cell follow each other as they are read; rows and columns are those of a reader who turns the page to read it.
    """
    texts: dict[int | None, list[PrintedLine]] = {}
    for line in printed:
        texts.setdefault(line.cell, []).append(line)
    indices = count()
    tables = []
    for grid in grids:
        edges = grid.edges
        cells = _spans(grid, edges, [texts.get(next(indices), []) for _ in grid.cells])
        direction = _direction(cells)
        if direction is not Direction.RIGHT:
            cells, edges = _turned(cells, direction, len(grid.rows), len(edges)), ()
        rows, columns = _filled(cells)
        if rows:
            edges = tuple(edges[column] for column in columns) if edges else ()
            tables.append(RuledTable(page, grid.box, _matrix(cells, rows, columns), edges))
    return tuple(tables)


def _direction(cells: Sequence[_Span]) -> Direction:
    """Where most lines of a table lead: down in vertical writing, and elsewhere where the table lies on its side."""
    lines = [line for cell in cells for line in cell.lines]
    counts = Counter(line.direction for line in lines if len(line.line.text) > 1)
    direction, count = counts.most_common(1)[0] if counts else (Direction.RIGHT, 0)
    return direction if 2 * count > len(lines) else Direction.RIGHT


def _turned(cells: Sequence[_Span], direction: Direction, rows: int, columns: int) -> list[_Span]:
    """The cells by the rows and columns that a reader sees who turns the page so that the text leads to the right."""
    if direction is Direction.DOWN:
        return [_Span(columns - c.column - c.column_span, c.row, c.column_span, c.row_span, c.lines) for c in cells]
    if direction is Direction.UP:
        return [_Span(c.column, rows - c.row - c.row_span, c.column_span, c.row_span, c.lines) for c in cells]
    return [
        _Span(rows - c.row - c.row_span, columns - c.column - c.column_span, c.row_span, c.column_span, c.lines)
        for c in cells
    ]


class _Span(NamedTuple):
    """A cell by the rows and columns of the grid that it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[PrintedLine]


def _spans(grid: Grid, edges: Sequence[float], texts: list[list[PrintedLine]]) -> list[_Span]:
    tops = [min(cell.top for cell in row if cell is not None) for row in grid.rows]
    spans = []
    placed = ((row, column, cell) for row, cells in enumerate(grid.rows) for column, cell in enumerate(cells) if cell)
    for (row, column, cell), lines in zip(placed, texts, strict=True):
        height = bisect_left(tops, cell.bottom) - bisect_left(tops, cell.top)
        width = bisect_left(edges, cell.x1) - bisect_left(edges, cell.x0)
        spans.append(_Span(row, column, height, width, lines))
    return spans


def _filled(cells: list[_Span]) -> tuple[list[int], list[int]]:
    """The rows and columns that hold text: double rules, shades and spacers make others."""
    holding = [cell for cell in cells if cell.lines]
    return sorted({cell.row for cell in holding}), sorted({cell.column for cell in holding})


def _matrix(cells: list[_Span], rows: list[int], columns: list[int]) -> tuple[tuple[RuledCell | None, ...], ...]:
    """The cells in their places among the rows and columns that are kept."""
    matrix: list[list[RuledCell | None]] = [[RuledCell() for _ in columns] for _ in rows]
    for cell in cells:
        down = [index for index, row in enumerate(rows) if cell.row <= row < cell.row + cell.row_span]
        along = [
            index for index, column in enumerate(columns) if cell.column <= column < cell.column + cell.column_span
        ]
        for row in down:
            for column in along:
                matrix[row][column] = None
        if down and along:
            matrix[down[0]][along[0]] = RuledCell(_reading(cell.lines), len(down), len(along))
    return tuple(tuple(row) for row in matrix)


def _reading(lines: list[PrintedLine]) -> tuple[Line, ...]:
    return tuple(line.line for line in sorted(lines, key=lambda line: (line.direction.value, line.near, line.start)))
