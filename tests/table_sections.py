"""Tables written in test cases in, sections that hold them out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.tables import CellText, table_of
from extract.records.passage import Passage
from extract.records.section import Part, Section
from extract.records.source import Line
from extract.records.table import Table


def table(rows: Sequence[str]) -> Table:
    """A table with ``|`` between cells; ``<`` is covered by the cell on its left and ``^`` by the one above."""
    texts = [[text.strip(" ") for text in row.split("|")] for row in rows]
    matrix: list[list[CellText | None]] = []
    for row, line in enumerate(texts):
        matrix.append([])
        for column, text in enumerate(line):
            if text in ("<", "^"):
                matrix[-1].append(None)
                continue
            along = _run([right == "<" for right in line[column + 1 :]])
            down = _run([under[column] == "^" for under in texts[row + 1 :]])
            passage = Passage.of_line(Line(text, 100 * row + column)) if text else Passage()
            matrix[-1].append(CellText(passage, 1 + down, 1 + along))
    return table_of(matrix)


def _run(covered: list[bool]) -> int:
    return next((count for count, one in enumerate(covered) if not one), len(covered))


def table_section(rows: Sequence[str], over: Sequence[str] = ()) -> Section:
    """A section with captions over a table."""
    made = table(rows)
    captions = [Passage.of_line(Line(text, 10_000 + number)) for number, text in enumerate(over)]
    parts, start = [], 0
    for passage in captions:
        parts.append(Part("caption", start, start + len(passage)))
        start += len(passage) + 1
    parts.append(Part("table", start, start + len(made.passage), table=made))
    passage = Passage.join([*captions, made.passage], "\n")
    return Section(1, 1, "", "", "table", "as_read", None, None, passage, tuple(parts), "section.table")
