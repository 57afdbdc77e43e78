"""Grids and the lines printed in them in, ruled tables out; and which cell of the grids a glyph stands in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from extract.read.directions import Direction
from extract.read.glyphs import Glyph
from extract.read.lines import PrintedLine
from extract.read.ruled import Grid
from extract.records.source import Box, Line, RuledTable

_STEP = 20.0  # points: cells are looked up by bands of this height

Cell = tuple[Line, ...]


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
        cells = [[[] if cell is None else texts.get(next(indices), []) for cell in row] for row in grid.rows]
        lines = [line for row in cells for cell in row for line in cell]
        if 2 * sum(line.direction is Direction.DOWN and len(line.line.text) > 1 for line in lines) > len(lines):
            cells = [list(column) for column in zip(*cells, strict=True)][::-1]
        rows = _filled_only([[_reading(cell) for cell in row] for row in cells])
        if rows:
            tables.append(RuledTable(page, grid.box, rows))
    return tuple(tables)


def _filled_only(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Without rows and columns that are empty throughout: double rules, shades and spacers make such."""
    rows = [row for row in rows if any(row)]
    kept = [column for column in range(len(rows[0]) if rows else 0) if any(row[column] for row in rows)]
    return tuple(tuple(row[column] for column in kept) for row in rows)


def _reading(lines: list[PrintedLine]) -> Cell:
    return tuple(line.line for line in sorted(lines, key=lambda line: (line.direction.value, line.near, line.start)))
