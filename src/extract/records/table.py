"""A table as it is read: its cells with their places in its text, and which of them head rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.records.passage import Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the characters ``start:end`` of the table's text; rows and columns count from 0.

    ``kind``: ``empty``, ``number`` (one quantity, with or without its unit), ``none`` (a sign that no value is stated:
    －, …, x), ``text``. A merged cell stands in its first row and column and reaches over its spans.
    """

    text: str
    start: int
    end: int
    row: int
    column: int
    kind: str
    row_span: int = 1
    column_span: int = 1

    def is_in_row(self, row: int) -> bool:
        return self.row <= row < self.row + self.row_span

    def is_in_column(self, column: int) -> bool:
        return self.column <= column < self.column + self.column_span


@dataclass(frozen=True)
class Table:
    """Rows of cells. Its text has one line per row, and a tab between its columns whether or not they hold text.

    ``header_rows`` head columns, those that a later page repeats included; ``header_columns`` head rows; a row in
    ``group_rows`` holds one cell that heads the rows under it; rows in ``title_rows`` name the whole table. ``numeric_columns`` hold the numbers that the heads speak of. ``edges`` are the left edges of the columns in points, where rules show them.
    """

    passage: Passage
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    header_rows: frozenset[int] = frozenset()
    header_columns: frozenset[int] = frozenset()
    group_rows: frozenset[int] = frozenset()
    title_rows: frozenset[int] = frozenset()
    numeric_columns: frozenset[int] = frozenset()
    edges: tuple[float, ...] = ()

    def numbers(self) -> Iterator[Cell]:
        """The cells that hold a number in a column of numbers, row by row."""
        heading = self.header_rows | self.group_rows | self.title_rows
        return (
            cell
            for cell in self.cells
            if cell.kind == "number" and cell.column in self.numeric_columns and cell.row not in heading
        )

    def transposed(self) -> Table:
        """The same text with rows for columns: a table whose columns are about one thing each, read row by row. No heads."""
        turned = [
            replace(c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span) for c in self.cells
        ]
        cells = tuple(sorted(turned, key=lambda cell: (cell.row, cell.column)))
        return Table(self.passage, cells, self.columns, self.rows)

    def in_row(self, row: int) -> list[Cell]:
        """The cells of a row from left to right, those that reach in from above included."""
        return sorted((cell for cell in self.cells if cell.is_in_row(row)), key=lambda cell: cell.column)

    def column_path(self, column: int) -> tuple[Cell, ...]:
        """The cells that head a column, from the top down: 令和５年度, then 件数."""
        found: dict[str, Cell] = {}
        for cell in self.cells:
            wide = cell.column_span == self.columns > 1  # it tells no columns apart
            if cell.row in self.header_rows and cell.is_in_column(column) and cell.text and not wide:
                found.setdefault(cell.text, cell)
        return tuple(found.values())

    def row_path(self, row: int, column: int) -> tuple[Cell, ...]:
        """The cells that head a row as far as ``column``, from the outside in: the group it stands in, 医師, then 常勤.

        A blank cell over the innermost column repeats the one above it.
        """
        path = [cell for cell in self.cells if cell.row in self.group_rows and cell.row < row and cell.text][-1:]
        columns = self._stub(column)
        for stub in columns:
            above = [
                cell
                for cell in self.cells
                if cell.is_in_column(stub) and cell.row <= row and cell.text and self._may_head(cell, row, path)
            ]
            if above and (stub != columns[-1] or above[-1].is_in_row(row)) and above[-1] not in path:
                path.append(above[-1])
        return tuple(path)

    def _stub(self, column: int) -> list[int]:
        """The nearest header columns on the left of a column."""
        stub: list[int] = []
        for candidate in sorted((head for head in self.header_columns if head < column), reverse=True):
            if stub and candidate != stub[-1] - 1:
                break
            stub.append(candidate)
        return stub[::-1]

    def _may_head(self, cell: Cell, row: int, path: list[Cell]) -> bool:
        """Whether a cell of a header column can speak for a row below it: not over the head of its group."""
        heading = self.header_rows | self.group_rows | self.title_rows
        if cell.row in heading or (path and path[0].row in self.group_rows and cell.row < path[0].row):
            return False
        outer = [head for head in path if head.row not in self.group_rows]
        return cell.is_in_row(row) or all(head.row <= cell.row for head in outer)
