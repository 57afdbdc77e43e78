"""Runs of a page in, the same runs out with those of vertical labels in horizontal surroundings put right."""

from __future__ import annotations

import re

from extract.read.directions import Direction, Placed, down
from extract.read.runs import Run
from extract.read.spacing import is_letter

_LABEL_SIGNS = frozenset("（）()「」・")
_DIGITS = re.compile(r"[0-9]{2,3}")
# In units of the type size.
_DIGITS_WIDE = 1.7  # three digits set side by side in a vertical line reach a little beyond it
_OFF_MIDDLE = 0.3
_NEXT = 0.6


def with_vertical_labels(runs: list[Run]) -> list[Run]:
    """Single letters below each other in a table cell become vertical lines, and so do digits set across one."""
    by_cell: dict[int, list[Run]] = {}
    for run in runs:
        if run.cell is not None:
            by_cell.setdefault(run.cell, []).append(run)
    found = [run for run in runs if run.cell is None]
    for own in by_cell.values():
        found.extend(_columns(own) if _is_stacked(own) else own)
    columns = [run for run in found if run.direction is Direction.DOWN]
    return [_across(run, columns) or run for run in found] if columns else found


def _is_stacked(runs: list[Run]) -> bool:
    """Whether all that stands in a cell are single letters, in more rows than columns: 従 / 事 / 者 / 数."""
    upright = [run for run in runs if run.direction is not Direction.DOWN]
    if not upright or not all(run.direction is Direction.RIGHT and _is_part(run.text) for run in upright):
        return False
    rows = {round(run.near / run.size) for run in upright}
    columns = {round(run.start / run.size) for run in upright}
    return len(upright) < len(runs) or len(rows) > len(columns)


def _is_part(text: str) -> bool:
    return is_letter(text) or text in _LABEL_SIGNS


def _columns(runs: list[Run]) -> list[Run]:
    """The glyphs of ``runs`` as vertical lines, one for each column that they stand in."""
    columns: list[Run] = []
    glyphs = (_downwards(placed, run) for run in runs for placed in run.glyphs)
    for placed in sorted(glyphs, key=lambda placed: (placed.near + placed.far, placed.start)):
        if columns and columns[-1].shares_band(placed.near, placed.far):
            columns[-1].add(placed)
        else:
            columns.append(Run.of(placed, Direction.DOWN))
    for column in columns:
        column.glyphs.sort(key=lambda placed: placed.start)
    return columns


def _downwards(placed: Placed, run: Run) -> Placed:
    return placed if run.direction is Direction.DOWN else down(placed)


def _across(run: Run, columns: list[Run]) -> Run | None:
    """Digits set side by side (縦中横) as part of the vertical line that they stand across, if there is one."""
    if run.direction is not Direction.RIGHT or not _DIGITS.fullmatch(run.text):
        return None
    size = run.size
    if run.end - run.start > _DIGITS_WIDE * size:
        return None
    middle = -(run.start + run.end) / 2
    for column in columns:
        if abs((column.near + column.far) / 2 - middle) > _OFF_MIDDLE * size:
            continue
        if any(
            abs(placed.end - run.near) <= _NEXT * size or abs(placed.start - run.far) <= _NEXT * size
            for placed in column.glyphs
        ):
            return Run([down(placed) for placed in run.glyphs], column.near, column.far, size, Direction.DOWN)
    return None
