"""Grids and the lines printed in them in, ruled tables out; and which cell of the grids a glyph stands in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from extract.read.directions import Direction
from extract.read.glyphs import Glyph
from extract.read.lines import PrintedLine
from extract.read.ruled import Grid
from extract.records.source import Box, Line, RuledCell, RuledTable

_STEP = 20.0  # points: cells are looked up by bands of this height


def cell_finder(grids: list[Grid]) -> Callable[[Glyph], int | None]:
    """Tells the cell that the middle of a glyph stands in, as its ordinal among all cells of ``grids``."""
    by_height: dict[int, list[tuple[int, Box]]] = {}
    for index, cell in enumerate(cell for grid in grids for cell in grid.cells):
        for step in range(int(cell.top // _STEP), int(cell.bottom // _STEP) + 1):
            by_height.setdefault(step, []).append((index, cell))

    if not by_height:
        return lambda glyph: None

    def cell_of(glyph: Glyph) -> int | None:
        x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
        for index, cell in by_height.get(int(y // _STEP), ()):
            if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
                return index
        return None

    return cell_of


def grids_with_text(grids: list[Grid], glyphs: list[Glyph]) -> list[Grid]:
    """The grids that hold a table: text side by side in rows of them. The others are frames, shades and charts."""
    cell_of = cell_finder(grids)
    filled = {cell_of(glyph) for glyph in glyphs if not glyph.text.isspace()}
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

    Lines of a cell follow each other as they are read; rows of a table in vertical writing go from right to left.
    """
    texts: dict[int | None, list[PrintedLine]] = {}
    for line in printed:
        texts.setdefault(line.cell, []).append(line)
    indices = count()
    tables = []
    for grid in grids:
        cells = _spans(grid, [texts.get(next(indices), []) for _ in grid.cells])
        lines = [line for cell in cells for line in cell.lines]
        edges = grid.edges
        if 2 * sum(line.direction is Direction.DOWN and len(line.line.text) > 1 for line in lines) > len(lines):
            last = len(edges)
            cells = [_Span(last - c.column - c.column_span, c.row, c.column_span, c.row_span, c.lines) for c in cells]
            edges = ()
        rows, columns = _filled(cells)
        if rows:
            edges = tuple(edges[column] for column in columns) if edges else ()
            tables.append(RuledTable(page, grid.box, _matrix(cells, rows, columns), edges))
    return tuple(tables)


class _Span(NamedTuple):
    """A cell by the rows and columns of the grid that it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[PrintedLine]


def _spans(grid: Grid, texts: list[list[PrintedLine]]) -> list[_Span]:
    tops = [min(cell.top for cell in row if cell is not None) for row in grid.rows]
    spans = []
    placed = ((row, column, cell) for row, cells in enumerate(grid.rows) for column, cell in enumerate(cells) if cell)
    for (row, column, cell), lines in zip(placed, texts, strict=True):
        height = sum(cell.top <= top < cell.bottom for top in tops)
        width = sum(cell.x0 <= edge < cell.x1 for edge in grid.edges)
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
