"""Tables: the lines of a page and its ruled tables in, what stands in tables and the lines outside of them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.records.block import Block
from extract.records.passage import Passage, Piece
from extract.records.source import Line, Page, RuledTable

CELL = Piece(None, 0, 1, "\t")
ROW = Piece(None, 0, 1, "\n")
PROSE = 0.5  # share of the characters in cells that hold sentences from which two columns are a form, not a table


def is_form(table: RuledTable) -> bool:
    """Whether rules only lay out prose: one cell, or a label and its text, side by side."""
    rows = [[_text(cell) for cell in row] for row in table.rows]
    if max(sum(bool(text) for text in row) for row in rows) > 2:
        return False
    texts = [text for row in rows for text in row]
    return sum(len(text) for text in texts if "。" in text) > PROSE * sum(map(len, texts))


def cells_in_order(table: RuledTable) -> Iterator[tuple[Line, ...]]:
    """The cells that hold text, row by row."""
    return (cell for row in table.rows for cell in row if cell)


def table_block(table: RuledTable, lines: Mapping[int, Line], page_index: int, body_size: float | None) -> Block:
    """A table as one block: cells of a row are parted by a tab, rows by a newline; neither is printed.

    ``lines`` are the page's lines by number, without furniture.
    """
    pieces: list[Piece] = []
    for row in table.rows:
        if pieces:
            pieces.append(ROW)
        for column, cell in enumerate(row):
            if column:
                pieces.append(CELL)
            for line in cell:
                if line.number in lines:
                    pieces.extend(Passage.of_line(lines[line.number]).strip().pieces)
    return Block(
        kind="table",
        passage=Passage(tuple(pieces)),
        page_index=page_index,
        body_size=body_size,
        box=table.box,
        table=table,
    )


def tabled_lines(page: Page) -> frozenset[int]:
    """The numbers of the lines of a page that stand in its tables."""
    return frozenset(line.number for table in page.tables for cell in cells_in_order(table) for line in cell)


def _text(cell: Sequence[Line]) -> str:
    return "".join(line.text for line in cell)
