"""Labels with values: the measured lines of a page in, which of them are, or go on with, the value of a label out.

Office programs set 「所在地」 and its value apart by a tab: two texts on one row, which say something only together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.column_heads import column_attribute, label_of
from extract.layout.rows import Row, stands_beside

LABEL = re.compile(r"[一-鿿ぁ-んァ-ヶー々・]{2,8}")
REACH = 12.0  # letters from a label to its value
IN_LINE = 0.5  # letters by which lines of one edge may differ
LEAST = 3  # labels in a row, if none is known as one of a place


def labelled_values(rows: Sequence[Row]) -> frozenset[int]:
    """The indices of values: two texts alone on their row, the first of which is known as a label or one of several."""
    pairs = [index for index in range(1, len(rows)) if _is_pair(rows, index)]
    places = Counter(_place(rows, index) for index in pairs)
    return frozenset(
        index
        for index in pairs
        if places[_place(rows, index)] >= LEAST or column_attribute(label_of(rows[index - 1].text)) is not None
    )


def items_of_values(rows: Sequence[Row], values: frozenset[int]) -> frozenset[int]:
    """The indices of numbered lines right under a value, at its edge: 「議題」 has several, and none is a heading."""
    found: set[int] = set()
    for index in range(1, len(rows)):
        above, row = rows[index - 1], rows[index]
        numbered = row.mark is not None and row.mark.role == "number" and above.mark is not None
        if (index - 1 in values or index - 1 in found) and numbered and abs(row.left - above.left) <= IN_LINE:
            found.add(index)
    return frozenset(found)


def _is_pair(rows: Sequence[Row], index: int) -> bool:
    label, value = rows[index - 1], rows[index]
    if not LABEL.fullmatch("".join(label.text.split())) or not stands_beside(label, value, REACH):
        return False
    if index > 1 and stands_beside(rows[index - 2], label):
        return False
    if index + 1 < len(rows) and stands_beside(value, rows[index + 1]):
        return False
    first, second = label.line, value.line
    return (first.size, first.bold, first.color) == (second.size, second.bold, second.color)


def _place(rows: Sequence[Row], index: int) -> tuple[int, int]:
    """Where label and value begin, in letters."""
    return round(rows[index - 1].left), round(rows[index].left)
