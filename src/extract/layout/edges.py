"""Measured lines in, the right edge that they are wrapped at and whether one of them reaches it out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.breaks import SENTENCE_END
from extract.layout.rows import Row

WINDOW = 10  # lines before and after that say how wide the text is set here
COLUMN_INDENT = 4.0  # lines of one column start within so many characters of each other
BOX_SLACK = 1.5  # characters that a full line may fall short of the edge of its box
SLACK = 3.0  # characters that a full line may fall short of the widest (line-break rules push some over)
PROSE = 20  # characters: a shorter line may be a label over its text


def stands_in_column(row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether another line begins where a line does, or a letter before it: lines set to the right do not."""
    near = rows[max(index - 1 - WINDOW, 0) : index + WINDOW]
    return row.line.frame is None or any(
        other is not row and is_same_size(other, row) and -0.4 <= row.left - other.left <= 1.4 for other in near
    )


def is_full(row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether the line reaches the right edge that lines around it are wrapped at: those of its text box, else all near."""
    if row.right - row.left < 12:
        return False
    near = rows[max(index - 1 - WINDOW, 0) : index + WINDOW]
    around = [  # of one size, and on a page, where columns stand side by side, beginning near each other
        other.right
        for other in near
        if (other.line.box is None or abs(other.left - row.left) <= COLUMN_INDENT) and is_same_size(other, row)
    ]
    if row.line.frame is None and max(around) < PROSE:
        return False  # short lines of a text file each stand alone
    if (row.edge is not None and row.right >= row.edge - BOX_SLACK) or _reaches_edge(row, around):
        return True
    own = [other for other in near if row.line.block is not None and other.line.block == row.line.block]
    # Sentences that stand in lines of their own wrap nothing.
    wrapped = any("。" in other.text for other in own) and not all(SENTENCE_END.search(other.text) for other in own)
    return wrapped and _reaches_edge(row, [other.right for other in own])


def _reaches_edge(row: Row, around: Sequence[float]) -> bool:
    if not around:
        return False
    edge = max(around)
    return row.right >= edge - SLACK and sum(right >= edge - SLACK for right in around) >= 2


def edge_of(rights: Sequence[float]) -> float:
    """The right edge that at least two lines come near to: one long line in a text file sets none."""
    ordered = sorted(rights, reverse=True)
    return next(
        (right for right, following in pairwise(ordered) if following >= right - SLACK), ordered[0] if ordered else 0.0
    )


def is_same_size(first: Row, second: Row) -> bool:
    """Whether two lines are set in one type size, as all of a text file are."""
    if first.line.size is None or second.line.size is None:
        return True
    return abs(first.line.size - second.line.size) <= 0.1 * second.line.size
