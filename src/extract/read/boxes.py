"""The rectangles and grids drawn on a page in, those out that may frame or tint text: what is part of a table is not."""

from __future__ import annotations

from collections.abc import Sequence

from extract.read.ruled import Grid
from extract.records.source import Box

_NARROWEST = 24.0  # points
_LOWEST = 8.0  # points: a label of one line
_SAME = 4.0  # points: a tint and the frame around it, a shadow
_MOST = 300  # a page with more is a drawing


def boxes_of(panels: Sequence[Box], grids: Sequence[Grid], tables: Sequence[Grid]) -> tuple[Box, ...]:
    """From the largest to the smallest, each once; a frame of four lines is a grid that is no table."""
    frames = [grid.box for grid in grids if grid not in tables]
    found: list[Box] = []
    for box in sorted([*panels, *frames], key=lambda box: (-_area(box), box)):
        if box.x1 - box.x0 < _NARROWEST or box.bottom - box.top < _LOWEST:
            continue
        if any(_is_within(box, table.box) for table in tables) or any(_is_within(other, box) for other in found):
            continue
        found.append(box)
    return tuple(found[:_MOST])


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _is_within(box: Box, outer: Box) -> bool:
    """Whether a box reaches out of another by no more than a hair."""
    return (
        box.x0 >= outer.x0 - _SAME
        and box.top >= outer.top - _SAME
        and box.x1 <= outer.x1 + _SAME
        and box.bottom <= outer.bottom + _SAME
    )
