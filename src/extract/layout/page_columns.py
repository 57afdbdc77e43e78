"""Zones of a page in, the columns that most of them stand in and the lines above and below those out."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from extract.layout.across import are_figures
from extract.layout.captions import is_source
from extract.layout.gutters import split_columns
from extract.layout.marks import find_mark
from extract.layout.placed import ANCHOR, Placed, has_long_lines
from extract.records.source import Box, Line

ZONE_GAP = 0.8  # white space between zones of a page, in line heights
SET_OFF = 3.0  # line heights from the edge of a column at which a line does not belong to it
HEADING_SIZE = 1.1  # of the usual type size: a heading that parts the columns above it from those below
MAX_HEADING_LINES = 3  # its number may be a line of its own
BALANCED = 2.5  # line heights by which columns of one text may end apart
MAX_RUNS = 60  # runs of zones tried for columns, largest first


def columns_in(
    zones: list[list[Placed]],
) -> tuple[list[Placed], list[list[Placed]], list[Placed]] | None:
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
        columns = split_columns([line for zone in zones[first:last] for line in zone])
        if columns is None or any(_stands_beside(zone, columns) for zone in (zones[first], zones[last - 1])):
            continue
        if _ends_balanced(zones[first:last], columns) or _ends_in_figures(zones[first:last], columns):
            continue
        over = _set_off_above(columns)
        above = [line for zone in zones[:first] for line in zone] + over
        below = [line for zone in zones[last:] for line in zone]
        return above, [[line for line in column if line not in over] for column in columns], below
    return None


def _parts_columns(zone: list[Placed], size: float, left: float) -> bool:
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


def _stands_beside(zone: list[Placed], columns: list[list[Placed]]) -> bool:
    """Whether what a zone has in the right column alone is set off from that column's edge: a date beside the title.

    Heads in the middle of their columns are set off in all of them.
    """
    first, last = (_set_off(zone, column) for column in (columns[0], columns[-1]))
    return last > SET_OFF >= first


def _set_off(zone: list[Placed], column: list[Placed]) -> float:
    """How far what a zone has in a column begins from the nearest edge of what else stands in it, in line heights."""
    own = [line for line in column if line in zone]
    if not own:
        return 0.0
    first = min(line.x0 for line in own)
    edges = [line.x0 for line in column if line not in zone]
    return (first - max((edge for edge in edges if edge <= first), default=first)) / own[0].height


def _ends_balanced(zones: list[list[Placed]], columns: list[list[Placed]]) -> bool:
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
            if not all(map(has_long_lines, sides)):
                return False  # a drawing beside a text
            bottoms = [max(line.bottom for line in side) for side in sides]
            height = median(line.height for side in sides for line in side)
            apart = min(line.top for line in zones[last]) - max(bottoms)
            return max(bottoms) - min(bottoms) <= BALANCED * height and apart > _white(sides) + ZONE_GAP * height
    return False


def _ends_in_figures(zones: list[list[Placed]], columns: list[list[Placed]]) -> bool:
    """Whether the last zones are figures at the feet of the columns, read after the text of all columns, or a source of all."""
    for first in range(len(zones) - 1, 0, -1):
        if are_figures(_sides(zones[first:], columns)):
            return True
    return len(zones) > 1 and _is_of_all(zones[-1]) and are_figures(_sides(zones[:-1], columns))


def _is_of_all(zone: list[Placed]) -> bool:
    """Whether a single line says where figures or tables in a row are from, or what is to be noted of them."""
    text = zone[0].text.strip()
    mark = find_mark(text)
    return len(zone) == 1 and (is_source(text) or (mark is not None and mark.role == "note"))


def _sides(zones: list[list[Placed]], columns: list[list[Placed]]) -> list[list[tuple[Line, Box]]]:
    """What zones have in each column."""
    own = {id(line) for zone in zones for line in zone}
    return [[(line.line, line.box) for line in column if id(line) in own] for column in columns]


def _white(columns: list[list[Placed]]) -> float:
    """The usual white space between lines of a column."""
    tops = [sorted(column, key=lambda line: line.top) for column in columns]
    return median([below.top - above.bottom for column in tops for above, below in pairwise(column)] or [0.0])


def _set_off_above(columns: list[list[Placed]]) -> list[Placed]:
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
