"""Label tables: blocks in, the same blocks out with tables that list a facility's labels and values as one line for each.

訪問日, 所在地 and 定員 in a frame say what the same labels say in lines of their own, and name the facility as those do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.column_heads import column_attribute
from extract.folding import fold
from extract.profile import Profile
from extract.records.block import Block
from extract.records.table import Cell, Table
from extract.segment.headings import heading_kind

LEAST_LABELS = 2
LONGEST_LABEL = 14
LONGEST_VALUE = 60  # characters; what is longer is text under its label


def labels_as_lines(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Blocks in order; only reports on facilities are read so."""
    if not profile.facilities.enabled:
        return list(blocks)
    return [line for block in blocks for line in (_lines(block, block.table, profile) if block.table else [block])]


def _lines(block: Block, table: Table, profile: Profile) -> Iterator[Block]:
    pairs = list(_pairs(table))
    known = sum(_is_label(label.text, profile) for label, _ in pairs)
    if known < LEAST_LABELS or 2 * known < len(pairs):
        yield block
        return
    for label, value in pairs:
        if value is None or "。" in value.text or len(value.text) > LONGEST_VALUE:
            yield _part(block, label.start, label.end, "line")
            if value is not None:
                yield _part(block, value.start, value.end, "paragraph" if "。" in value.text else "line")
        else:
            yield _part(block, label.start, value.end, "line")


def _pairs(table: Table) -> Iterator[tuple[Cell, Cell | None]]:
    """The cells of a table two by two, row by row; nothing where the rows do not hold pairs."""
    rows = [[cell for cell in table.cells if cell.row == row and cell.text] for row in range(table.rows)]
    if any(len(row) % 2 and len(row) > 1 for row in rows) or max(map(len, rows)) > 4:
        return
    for row in rows:
        yield from zip(row[::2], [*row[1::2], None], strict=False)


def _is_label(text: str, profile: Profile) -> bool:
    label = "".join(fold(text).text.split())
    if len(label) > LONGEST_LABEL:
        return False
    patterns = (*profile.facilities.name_labels, *profile.facilities.date_labels)
    named = column_attribute(label) is not None or label in profile.labels
    return named or any(re.fullmatch(one, label) for one in patterns) or heading_kind(label, profile) is not None


def _part(block: Block, start: int, end: int, kind: str) -> Block:
    passage = block.passage.slice(start, end)
    return Block(kind, passage, block.page_index, body_size=block.body_size, box=block.box)
