"""Reading order: the positioned lines of a page in, the same lines as a reader takes them out.

Pages are cut along white space: across the page first, then between columns. What cannot be
cut is read from top to bottom and from left to right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.layout.across import are_figures, counted_rows, heads_column
from extract.layout.captions import is_caption, is_source
from extract.layout.label_column import label_column
from extract.layout.marks import find_mark
from extract.records.source import RIGHT, Box, Line, turned

# A column holds at least this many lines and this share of the width it is cut from: labels beside
# their text and dates beside a title are rows, not columns.
MIN_COLUMN_LINES = 3
MIN_COLUMN_SHARE = 0.25
ZONE_GAP = 0.8  # white space between zones of a page, in line heights
SET_OFF = 3.0  # line heights from the edge of a column at which a line does not belong to it
HEADING_SIZE = 1.1  # of the usual type size: a heading that parts the columns above it from those below
MAX_HEADING_LINES = 3  # its number may be a line of its own
BALANCED = 2.5  # line heights by which columns of one text may end apart
SAME_ROW = 0.5  # of the lower line's height that lines beside each other share
FAR_WIDER = 1.5  # times the first gutter
LABEL = 2  # characters of bullets and numbers that stand before their words
BESIDE = 12  # characters of a label beside a text
PROSE = 12  # characters, the least in a line of running text
ANCHOR = "\ufffc"  # a line of it stands for a table or a box among the lines that are put in order
MAX_RUNS = 60  # runs of zones tried for columns, largest first


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """A line and its box, in points from the top left of the page."""

    line: Line
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, columns from left to right; vertical writing from right to left.

    A page that is written downwards or lies on its side is turned first, so that one way of cutting does for all.
    """
    direction = _direction(lines)
    placed = [_Placed(line, *turned(line.box, direction)) for line in lines if line.box is not None]
    if not placed:
        return list(lines)
    return [place.line for place in _blocks_whole(_cut(placed))]


def _blocks_whole(ordered: list[_Placed]) -> list[_Placed]:
    """Lines that were drawn as one box are read in one go; what stands beside the box comes after it."""
    last_of = {line.line.block: index for index, line in enumerate(ordered)}
    whole: list[_Placed] = []
    waiting: list[_Placed] = []  # lines beside the open box
    open_box: list[_Placed] = []
    for index, line in enumerate(ordered):
        same = bool(open_box) and line.line.block == open_box[0].line.block
        if same or not open_box:
            open_box.append(line)
            whole.append(line)
        elif all(line.x0 >= other.x1 or line.x1 <= other.x0 for other in open_box):
            waiting.append(line)
        else:
            whole += [*waiting, line]
            open_box, waiting = [line], []
        if last_of[open_box[0].line.block] <= index:
            whole += waiting
            open_box, waiting = [], []
    return whole + waiting


def _direction(lines: Sequence[Line]) -> int:
    """The direction that most of the text of a page is read in."""
    counts: Counter[int] = Counter()
    for line in lines:
        counts[line.direction] += len(line.text)
    return counts.most_common(1)[0][0] if counts else RIGHT


def _cut(lines: list[_Placed]) -> list[_Placed]:
    """Recursive XY-cut (Nagy and Seth 1984): columns where they are plain, else bands, else row by row.

    Columns are looked for in the largest run of zones that has them, so that a title over them or
    footnotes under them, which cross the gutter, do not hide it.
    """
    if len(lines) < 2:
        return lines
    rows = counted_rows([(line.line, line.box) for line in lines])
    if rows:
        parts = pairwise([float("-inf"), *rows, float("inf")])
        return [line for top, end in parts for line in _cut([line for line in lines if top <= line.top < end])]
    labelled = label_column([(line.line, line.box) for line in lines])
    if labelled is not None:
        place = {id(line.line): line for line in lines}
        groups = [labelled.above, *(part for row in labelled.rows for part in row), labelled.below]
        return [line for group in groups for line in _cut([place[id(line)] for line in group])]
    zones = _split_bands(lines, white=ZONE_GAP * median(line.height for line in lines))
    found = _columns_in(zones)
    if found is not None:
        above, columns, below = found
        return _cut(above) + [line for column in columns for line in _cut(column)] + _cut(below)
    bands = _with_labels(_split_bands(lines))
    if len(bands) > 1:
        return [line for band in bands for line in _cut(band)]
    return _beside_label(lines) or _rows(lines)


def _with_labels(bands: list[list[_Placed]]) -> list[list[_Placed]]:
    """Bands from the top down; a label that reaches into the height of the text beside it stands in one band with it."""
    found: list[list[_Placed]] = []
    for band in bands:
        above = found[-1] if found else []
        reaches_in = bool(above) and max(line.bottom for line in above) > min(line.top for line in band)
        if reaches_in and _beside_label([*above, *band]) is not None:
            found[-1] = [*above, *band]
        else:
            found.append(band)
    return found


def _beside_label(lines: list[_Placed]) -> list[_Placed] | None:
    """A label of one line and the text box to its right, at whatever height of the text the label stands."""
    label = min(lines, key=lambda line: line.x0)
    text = [line for line in lines if line is not label]
    if not text or len(label.text.strip()) > BESIDE or len({line.line.block for line in text}) > 1:
        return None
    apart = min(line.x0 for line in text) - label.x1 > label.height
    return [label, *sorted(text, key=lambda line: line.top)] if apart and max(map(_length, text)) > BESIDE else None


def _length(line: _Placed) -> int:
    return len(line.text.strip())


def _columns_in(
    zones: list[list[_Placed]],
) -> tuple[list[_Placed], list[list[_Placed]], list[_Placed]] | None:
    """(lines above, columns, lines below) for the run of zones with most lines that stands in columns."""
    lines = [line for zone in zones for line in zone]
    size = median([line.line.size for line in lines if line.line.size] or [0.0])
    left = min(line.x0 for line in lines)
    parting = [len(zones) > 1 and _parts_columns(zone, size, left) for zone in zones]
    runs = [
        (first, last)
        for first in range(len(zones))
        for last in range(first + 1, len(zones) + 1)
        if not any(parting[first:last])
    ]
    runs.sort(key=lambda run: (-sum(len(zone) for zone in zones[run[0] : run[1]]), run))
    for first, last in runs[:MAX_RUNS]:
        columns = _split_columns([line for zone in zones[first:last] for line in zone])
        if columns is None or any(_stands_beside(zone, columns) for zone in (zones[first], zones[last - 1])):
            continue
        if _ends_balanced(zones[first:last], columns) or _ends_in_figures(zones[first:last], columns):
            continue
        over = _set_off_above(columns)
        above = [line for zone in zones[:first] for line in zone] + over
        below = [line for zone in zones[last:] for line in zone]
        return above, [[line for line in column if line not in over] for column in columns], below
    return None


def _parts_columns(zone: list[_Placed], size: float, left: float) -> bool:
    """Whether a zone is a heading over all columns, though it is no wider than one: larger type, and nothing beside it.

    ``size`` is the usual type size around, ``left`` the edge of the text.
    """
    own = [line.line.size for line in zone if line.line.size]
    if not own or len(zone) > MAX_HEADING_LINES or min(own) < HEADING_SIZE * size:
        return False
    if any(
        after.x0 - before.x1 > SET_OFF * max(own) for before, after in pairwise(sorted(zone, key=lambda line: line.x0))
    ):
        return False  # headings side by side, each of its own column
    return min(line.x0 for line in zone) - left <= SET_OFF * max(own)


def _stands_beside(zone: list[_Placed], columns: list[list[_Placed]]) -> bool:
    """Whether what a zone has in the right column alone is set off from that column's edge: a date beside the title.

    Heads in the middle of their columns are set off in all of them.
    """
    first, last = (_set_off(zone, column) for column in (columns[0], columns[-1]))
    return last > SET_OFF >= first


def _set_off(zone: list[_Placed], column: list[_Placed]) -> float:
    """How far what a zone has in a column begins from the nearest edge of what else stands in it, in line heights."""
    own = [line for line in column if line in zone]
    if not own:
        return 0.0
    first = min(line.x0 for line in own)
    edges = [line.x0 for line in column if line not in zone]
    return (first - max((edge for edge in edges if edge <= first), default=first)) / own[0].height


def _ends_balanced(zones: list[list[_Placed]], columns: list[list[_Placed]]) -> bool:
    """Whether the columns end at one height, and what follows in one of them is no longer part of the columns.

    A text is parted evenly over its columns before something as wide as the page follows: a figure, a heading.
    """
    for last in range(len(zones) - 1, 0, -1):
        sides = [[line for zone in zones[:last] for line in zone if line in column] for column in columns]
        if not all(sides) or all(any(line in column for line in zones[last]) for column in columns):
            return False
        if any(line.text.startswith(ANCHOR * 2) for line in zones[last]):
            continue  # a box as wide as its column stands in it
        if all(any(line in column for line in zones[last - 1]) for column in columns):
            if not all(map(_has_long_lines, sides)):
                return False  # a drawing beside a text
            bottoms = [max(line.bottom for line in side) for side in sides]
            height = median(line.height for side in sides for line in side)
            apart = min(line.top for line in zones[last]) - max(bottoms)
            return max(bottoms) - min(bottoms) <= BALANCED * height and apart > _white(sides) + ZONE_GAP * height
    return False


def _ends_in_figures(zones: list[list[_Placed]], columns: list[list[_Placed]]) -> bool:
    """Whether the last zones are figures at the feet of the columns, read after the text of all columns, or a source of all."""
    for first in range(len(zones) - 1, 0, -1):
        if are_figures(_sides(zones[first:], columns)):
            return True
    return len(zones) > 1 and _is_of_all(zones[-1]) and are_figures(_sides(zones[:-1], columns))


def _is_of_all(zone: list[_Placed]) -> bool:
    """Whether a single line says where figures or tables in a row are from, or what is to be noted of them."""
    text = zone[0].text.strip()
    mark = find_mark(text)
    return len(zone) == 1 and (is_source(text) or (mark is not None and mark.role == "note"))


def _sides(zones: list[list[_Placed]], columns: list[list[_Placed]]) -> list[list[tuple[Line, Box]]]:
    """What zones have in each column."""
    own = {id(line) for zone in zones for line in zone}
    return [[(line.line, line.box) for line in column if id(line) in own] for column in columns]


def _white(columns: list[list[_Placed]]) -> float:
    """The usual white space between lines of a column."""
    tops = [sorted(column, key=lambda line: line.top) for column in columns]
    return median([below.top - above.bottom for column in tops for above, below in pairwise(column)] or [0.0])


def _set_off_above(columns: list[list[_Placed]]) -> list[_Placed]:
    """Lines over the columns down to the last that does not start at the edge of one: a date at the right margin."""
    ordered = sorted((line for column in columns for line in column), key=lambda line: line.top)
    edges = {id(line): min(other.x0 for other in column) for column in columns for line in column}
    last = 0
    for index, line in enumerate(ordered[:-1]):
        if line.bottom > min(other.top for other in ordered[index + 1 :]):
            break  # from here on lines stand beside each other
        if line.x0 - edges[id(line)] > SET_OFF * line.height:
            last = index + 1
    return ordered[:last]


def _split_columns(lines: list[_Placed]) -> list[list[_Placed]] | None:
    """Left and right part where a gutter runs from top to bottom between parts that read as columns.

    Of several gutters the first is taken, unless another is far wider: that between a drawing and the text beside it.
    """
    if len(lines) < 2:
        return None
    whole = _spread(lines)
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


def _are_columns(left: list[_Placed], right: list[_Placed], whole: float) -> bool:
    if _are_parallel(left, right):
        return True
    for part in (left, right):
        if len(part) < MIN_COLUMN_LINES or _spread(part) < MIN_COLUMN_SHARE * whole:
            return False
    # Rows of a table or labels with values share every baseline; columns of prose need not.
    tops = sorted(line.top for line in right)
    shared = sum(any(abs(line.top - top) < 1 for top in tops) for line in left)
    return (_has_long_lines(left) and _has_long_lines(right)) or shared * 2 < len(left)


def _has_long_lines(part: list[_Placed]) -> bool:
    """Whether most lines are as long as those of running text, bullets and numbers before them aside."""
    words = [line for line in part if _length(line) > LABEL]
    return sum(len(line.text) >= PROSE for line in words) * 2 > len(words)


def _are_parallel(left: list[_Placed], right: list[_Placed]) -> bool:
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


def _style(line: _Placed) -> tuple[float | None, bool, int | None]:
    return line.line.size, line.line.bold, line.line.color


def _split_bands(lines: list[_Placed], white: float | None = None) -> list[list[_Placed]]:
    """Parts of the page with white space from edge to edge between them, at least ``white`` points of it."""
    bands: list[list[_Placed]] = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: line.top):
        overlap = 0.25 * line.height if white is None else -white
        if line.top + overlap >= reach:
            bands.append([])
        bands[-1].append(line)
        reach = max(reach, line.bottom - (0.25 * line.height if white is None else 0.0))
    return bands


def _rows(lines: list[_Placed]) -> list[_Placed]:
    """From top to bottom, and from left to right what stands beside each other: a label a little below its text's head."""
    rows: list[list[_Placed]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.x0)):
        first = rows[-1][0] if rows else None
        shared = min(first.bottom, line.bottom) - max(first.top, line.top) if first is not None else 0.0
        if first is not None and shared > SAME_ROW * min(first.height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.x0)]


def _spread(lines: Sequence[_Placed]) -> float:
    """How wide the lines stand together."""
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)
