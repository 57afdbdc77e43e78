"""Tables: the lines of a page and its ruled tables in, each table as a block with its cells and their headers out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extract.layout.headers import cell_kind, find_headers
from extract.layout.marks import find_mark
from extract.records.block import Block
from extract.records.passage import Passage, Piece
from extract.records.source import Line, Page, RuledTable
from extract.records.table import Cell, Table

PROSE = 0.5  # share of the characters in cells that hold sentences from which two columns are a form, not a table
LONG = 60  # characters: longer than any label
EDGES_APART = 4.0  # points that the columns of a table may move on its next page
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell and over how many rows and columns it reaches."""

    passage: Passage
    row_span: int = 1
    column_span: int = 1


def is_form(table: RuledTable) -> bool:
    """Whether rules only lay out prose: one cell, or a label and its text, side by side. Two texts side by side compare."""
    rows = [[text for cell in row if (text := _text(cell))] for row in table.rows]
    filled = max(map(len, rows))
    if filled > 2 or any(sum(len(text) > LONG for text in row) > 1 for row in rows):
        return False
    texts = [text for row in rows for text in row]
    return filled == 1 or sum(len(text) for text in texts if "。" in text) > PROSE * sum(map(len, texts))


def cells_in_order(table: RuledTable) -> Iterator[tuple[Line, ...]]:
    """The cells that hold text, row by row."""
    return (cell for row in table.rows for cell in row if cell)


def table_block(ruled: RuledTable, lines: Mapping[int, Line], page_index: int, body_size: float | None) -> Block:
    """A table as one block: cells of a row are parted by a tab, rows by a newline; neither is printed.

    ``lines`` are the page's lines by number, without furniture.
    """
    matrix = [
        [
            None
            if cell is None
            else CellText(
                _cell_text([lines[line.number] for line in cell.lines if line.number in lines]),
                cell.row_span,
                cell.column_span,
            )
            for cell in row
        ]
        for row in ruled.cells
    ]
    table = table_of(matrix, ruled.edges)
    return Block("table", table.passage, page_index, body_size=body_size, box=ruled.box, table=table)


def tabled_lines(page: Page) -> frozenset[int]:
    """The numbers of the lines of a page that stand in its tables."""
    return frozenset(line.number for table in page.tables for cell in cells_in_order(table) for line in cell)


def _text(cell: Sequence[Line]) -> str:
    return "".join(line.text for line in cell)


def _cell_text(lines: Sequence[Line]) -> Passage:
    """The lines of a cell as one: a space stands before an item of a list and between Latin words."""
    passage = Passage()
    for line in lines:
        piece = Passage.of_line(line).strip()
        if not piece.text:
            continue
        latin = passage.pieces and LATIN.match(passage.text[-1]) and LATIN.match(piece.text)
        apart = latin or (passage.pieces and find_mark(piece.text) is not None)
        passage = Passage.join([passage, piece], " " if apart else "") if passage.pieces else piece
    return passage


def table_of(
    matrix: Sequence[Sequence[CellText | None]], edges: tuple[float, ...] = (), repeated: frozenset[int] = frozenset()
) -> Table:
    """The table of some rows of cells, ``None`` where a merged cell reaches in; all rows have the same length.

    ``repeated`` are rows that say the head again on a later page.
    """
    rows, columns = len(matrix), len(matrix[0])
    cells: list[Cell] = []
    start = 0
    for row, texts in enumerate(matrix):
        for column, cell in enumerate(texts):
            if cell is not None:
                text = cell.passage.text
                spans = (cell.row_span, cell.column_span)
                cells.append(Cell(text, start, start + len(text), row, column, cell_kind(text), *spans))
                start += len(text)
            start += 1  # the tab or the line's end behind it
    lines = [_joined([cell.passage if cell is not None else Passage() for cell in row], "\t") for row in matrix]
    headers = find_headers([cell for cell in cells if cell.row not in repeated], rows, columns)
    return Table(
        _joined(lines, "\n"),
        tuple(cells),
        rows,
        columns,
        header_rows=headers.rows | repeated,
        header_columns=headers.columns,
        group_rows=headers.groups,
        title_rows=headers.titles,
        numeric_columns=headers.numeric,
        edges=edges,
    )


def join_tables(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with a table that goes on over a page as one: the next page begins with one of the same columns."""
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if above is not None and above.table is not None and block.table is not None and _goes_on(above, block):
            table = _with_next_page(above.table, block.table)
            joined[-1] = replace(above, passage=table.passage, table=table)
        else:
            joined.append(block)
    return joined


def _goes_on(above: Block, block: Block) -> bool:
    first, second = above.table, block.table
    if first is None or second is None or not first.edges:
        return False
    pages = [line.page for line in above.passage.lines if line.page is not None]
    if not pages or block.page_index != above.page_index + pages[-1] - pages[0] + 1:
        return False
    return _lie_among(first.edges, second.edges) or _lie_among(second.edges, first.edges)


def _lie_among(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether columns begin where some of the others do: one that is blank on a page is none there."""
    return len(edges) > 1 and all(any(abs(edge - other) <= EDGES_APART for other in others) for edge in edges)


def _widened(table: Table, edges: Sequence[float]) -> list[list[CellText | None]]:
    """The rows of a table in the columns that begin at ``edges``."""
    places = [min(range(len(edges)), key=lambda at: abs(edges[at] - edge)) for edge in table.edges]
    rows: list[list[CellText | None]] = []
    for row in _matrix(table):
        wide: list[CellText | None] = [CellText(Passage()) for _ in edges]
        for column, cell in enumerate(row):
            last = column + (cell.column_span if cell is not None else 1)
            end = places[last] if last < len(places) else len(edges)
            if cell is None:
                wide[places[column] : end] = [None] * (end - places[column])
            else:
                along = end - places[column] if cell.column_span > 1 else 1
                wide[places[column]] = replace(cell, column_span=along)
                wide[places[column] + 1 : places[column] + along] = [None] * (along - 1)
        rows.append(wide)
    return rows


def _with_next_page(first: Table, second: Table) -> Table:
    """One table of two; the head that the second says again heads nothing anew."""
    heading = first.header_rows | first.title_rows
    head = list(takewhile(heading.__contains__, range(first.rows)))
    said_again = len(head) < second.rows and all(_texts(first, row) == _texts(second, row) for row in head)
    repeated = heading - set(head) | ({first.rows + row for row in head} if said_again else set())
    edges = max(first.edges, second.edges, key=len)
    return table_of([*_widened(first, edges), *_widened(second, edges)], edges, frozenset(repeated))


def _texts(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.in_row(row)]


def _matrix(table: Table) -> list[list[CellText | None]]:
    matrix: list[list[CellText | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        matrix[cell.row][cell.column] = CellText(
            table.passage.slice(cell.start, cell.end), cell.row_span, cell.column_span
        )
    return matrix


def _joined(passages: Sequence[Passage], separator: str) -> Passage:
    """Passages one after the other with a separator between any two, empty ones included."""
    pieces: list[Piece] = []
    for index, passage in enumerate(passages):
        if index:
            pieces.append(Piece(None, 0, len(separator), separator))
        pieces.extend(passage.pieces)
    return Passage(tuple(pieces))
