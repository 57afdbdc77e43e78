"""Glyphs in, the same glyphs by the direction they are read in out: along the page, down a column, or turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from extract.read.glyphs import Glyph
from extract.records.source import DOWN, LEFT, RIGHT, UP, turned

# In units of the type size.
_COLUMN_STEP = 1.3  # set solid, vertical text steps by 1, with some air by a little more
_FARTHEST = 2.0
UPRIGHT_GROUP = 1.25  # the most that digits set side by side in a vertical line (縦中横) are wide


class Direction(Enum):
    """Where the next glyph of a line stands."""

    RIGHT = RIGHT
    DOWN = DOWN
    LEFT = LEFT
    UP = UP


@dataclass(slots=True)  # made for every glyph: frozen it would take three times as long, a tuple half as long again
class Placed:
    """A glyph in the frame of its direction: ``start``–``end`` along the line, ``near``–``far`` across it.

    The next line lies farther.
    """

    glyph: Glyph
    start: float
    end: float
    near: float
    far: float
    cell: int | None


def down(placed: Placed) -> Placed:
    """The same glyph in the frame of vertical text."""
    start, near, end, far = turned(placed.glyph.box, Direction.DOWN.value)
    return Placed(placed.glyph, start, end, near, far, placed.cell)


def by_direction(glyphs: list[Glyph], cells: Sequence[int | None]) -> dict[Direction, list[Placed]]:
    """The glyphs of each direction in drawing order, in its frame; ``cells`` are their table cells."""
    found: dict[Direction, list[Placed]] = {}
    cell = iter(cells)
    for direction, chain in _chains(glyphs):
        boxes = [glyph.box for glyph in chain]
        if direction is not Direction.RIGHT:
            boxes = [turned(box, direction.value) for box in boxes]
        found.setdefault(direction, []).extend(
            [
                Placed(glyph, box.x0, box.x1, box.top, box.bottom, next(cell))
                for glyph, box in zip(chain, boxes, strict=True)
            ]
        )
    return found


def _chains(glyphs: list[Glyph]) -> Iterator[tuple[Direction, list[Glyph]]]:
    """Upright glyphs go the way that the chain they are drawn in goes; lone ones go the way of the page."""
    links: list[Direction | None] = []
    for first, second in pairwise(glyphs):
        a, b = first.box, second.box
        # Nearly all are drawn one behind the other at one height.
        behind = a.top == b.top and -_FARTHEST <= b.x0 - a.x1 <= 0.5 * first.size
        links.append(Direction.RIGHT if behind else _link(first, second))
    columns = links.count(Direction.DOWN)
    vertical_page = columns > 20 and columns > 2 * links.count(Direction.RIGHT)
    ends = [index for index, link in enumerate(links, 1) if link is None]
    for begin, end in pairwise([0, *ends, len(glyphs)]):
        chain = links[begin : end - 1]
        down = chain.count(Direction.DOWN)
        vertical = (down > len(chain) - down and (vertical_page or down >= 2)) or (
            vertical_page and glyphs[end - 1].box.x1 - glyphs[begin].box.x0 <= UPRIGHT_GROUP * glyphs[begin].size
        )
        upright = Direction.DOWN if vertical else Direction.RIGHT
        own = glyphs[begin:end]
        if {glyph.turn for glyph in own} == {0}:
            yield upright, own
            continue
        for turn, together in groupby(own, key=lambda glyph: glyph.turn):
            yield (Direction(turn) if turn else upright), list(together)


def _link(first: Glyph, second: Glyph) -> Direction | None:
    """Whether ``second`` stands right of or right below ``first``, as the next glyph of a line would."""
    a, b = first.box, second.box
    size = max(first.size, second.size)
    if a.top == b.top and a.x0 <= b.x0:
        return Direction.RIGHT if b.x0 - a.x1 <= _FARTHEST * size else None
    over = min(a.bottom, b.bottom) - max(a.top, b.top)
    beside = min(a.x1, b.x1) - max(a.x0, b.x0)
    if over > 0.5 * min(a.bottom - a.top, b.bottom - b.top) and b.x0 >= a.x0 - 0.2 * size:
        return Direction.RIGHT if b.x0 - a.x1 <= _FARTHEST * size else None
    step = (b.top + b.bottom - a.top - a.bottom) / 2
    if beside > 0.5 * min(a.x1 - a.x0, b.x1 - b.x0) and 0.3 * size < step <= _COLUMN_STEP * size:
        return Direction.DOWN
    return None
