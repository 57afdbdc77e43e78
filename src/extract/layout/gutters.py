"""Lines of a page in, the two parts that white space from top to bottom makes columns of out."""

from __future__ import annotations

from statistics import median

from extract.layout.across import heads_column
from extract.layout.captions import is_caption
from extract.layout.marks import find_mark
from extract.layout.placed import Placed, has_long_lines, spread

# A column holds at least this many lines and this share of the width it is cut from: labels beside
# their text and dates beside a title are rows, not columns.
MIN_COLUMN_LINES = 3
MIN_COLUMN_SHARE = 0.25
FAR_WIDER = 1.5  # times the first gutter


def split_columns(lines: list[Placed]) -> list[list[Placed]] | None:
    """Left and right part where a gutter runs from top to bottom between parts that read as columns.

    Of several gutters the first is taken, unless another is far wider: that between a drawing and the text beside it.
    """
    if len(lines) < 2:
        return None
    whole = spread(lines)
    size = median(line.height for line in lines)
    by_left = sorted(lines, key=lambda line: line.x0)
    reach = by_left[0].x1
    found: tuple[float, int] | None = None
    for index in range(1, len(by_left)):
        gutter = by_left[index].x0 - reach
        enough = size if found is None else FAR_WIDER * found[0]
        if gutter > enough and _are_columns(by_left[:index], by_left[index:], whole):
            found = gutter, index
        reach = max(reach, by_left[index].x1)
    return [by_left[: found[1]], by_left[found[1] :]] if found is not None else None


def _are_columns(left: list[Placed], right: list[Placed], whole: float) -> bool:
    if _are_parallel(left, right):
        return True
    for part in (left, right):
        if len(part) < MIN_COLUMN_LINES or spread(part) < MIN_COLUMN_SHARE * whole:
            return False
    # Rows of a table or labels with values share every baseline; columns of prose need not.
    tops = sorted(line.top for line in right)
    shared = sum(any(abs(line.top - top) < 1 for top in tops) for line in left)
    return (has_long_lines(left) and has_long_lines(right)) or shared * 2 < len(left)


def _are_parallel(left: list[Placed], right: list[Placed]) -> bool:
    """Whether two parts begin alike, as captions of two figures or headings of two boxes do, and one has further lines."""
    if len(left) + len(right) < MIN_COLUMN_LINES:
        return False
    first, second = (min(part, key=lambda line: (line.top, line.x0)) for part in (left, right))
    if abs(first.top - second.top) > 0.5 * first.height:
        return False
    if is_caption(first.text) and is_caption(second.text):
        return True
    if all(heads_column([(line.line, line.box) for line in part]) for part in (left, right)) and _style(
        first
    ) == _style(second):
        return True
    marks = find_mark(first.text.strip()), find_mark(second.text.strip())
    return all(mark is not None and mark.role in ("heading", "number") for mark in marks) and (
        marks[0].mark_class == marks[1].mark_class  # type: ignore[union-attr]
    )


def _style(line: Placed) -> tuple[float | None, bool, int | None]:
    return line.line.size, line.line.bold, line.line.color
