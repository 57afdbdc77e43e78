"""Glyphs of a page in, its printed lines out, each with a box per character and numbered by text box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from statistics import median

from extract.read.directions import Direction, by_direction
from extract.read.glyphs import Glyph
from extract.read.notes import raised_notes
from extract.read.runs import Run, drawn_runs, merged_runs
from extract.read.spacing import set_text
from extract.read.spread import with_spread_labels
from extract.read.vertical import with_vertical_labels
from extract.records.source import Box, CharBoxes, Line, bounding_box

# Lines of one text box: in units of the type size.
_SAME_SIZE = 1.15
_LINE_PITCH = (0.6, 2.2)
_UNEVEN_PITCH = 0.25  # of the pitch itself
_INDENT = 2.5


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with the table cell it stands in, the direction it is read in and its place in that frame."""

    line: Line
    cell: int | None
    direction: Direction
    near: float
    start: float


def lines_of(
    glyphs: list[Glyph], cells: Sequence[int | None], page: int, numbers: count[int], blocks: count[int]
) -> list[PrintedLine]:
    """Lines in drawing order; ``cells`` are the table cells of the glyphs, ``numbers`` and ``blocks`` count on from page to page."""
    drawn: list[Run] = []
    for direction, placed in by_direction(glyphs, cells).items():
        drawn.extend(drawn_runs(placed, direction))
    drawn = with_vertical_labels([run for run in drawn if run.text.strip()])
    runs: list[Run] = []
    for direction in Direction:
        runs.extend(merged_runs([run for run in drawn if run.direction is direction]))
    runs = with_spread_labels(runs)
    runs.sort(key=lambda run: run.order)
    lines: list[PrintedLine] = []
    block = 0
    before: Run | None = None
    pitch: float | None = None
    for run in runs:
        step = _step(before, run) if before is not None else None
        if step is None or (pitch is not None and abs(step - pitch) > _UNEVEN_PITCH * pitch):
            block, pitch = next(blocks), None
        else:
            pitch = step
        line = _line(run, page, next(numbers), block)
        lines.append(PrintedLine(line, run.cell, run.direction, run.near, run.start))
        before = run
    return lines


def _step(before: Run, run: Run) -> float | None:
    """The pitch from the line before, if both can be lines of one text box drawn in order."""
    larger, smaller = max(before.size, run.size), min(before.size, run.size)
    if before.direction is not run.direction or before.cell != run.cell or larger > _SAME_SIZE * smaller:
        return None
    step = (run.near + run.far - before.near - before.far) / 2
    if not _LINE_PITCH[0] * larger <= step <= _LINE_PITCH[1] * larger:
        return None
    shared = min(before.end, run.end) - max(before.start, run.start)
    aligned = abs(before.start - run.start) <= _INDENT * larger
    return step if aligned or shared > 0.5 * min(before.end - before.start, run.end - run.start) else None


def _line(run: Run, page: int, number: int, block: int) -> Line:
    text, boxes = set_text(run.glyphs, run.label)
    confidences = _confidences(run, boxes)
    level = run.even and run.direction is Direction.RIGHT  # as nearly all are
    if run.direction is Direction.RIGHT:
        _part(boxes)
    drawn = [box for box in boxes if box is not None]
    inked = [placed.glyph for placed in run.glyphs if not placed.glyph.text.isspace()]
    sizes = [run.size] if run.even else [glyph.size for glyph in inked]
    colors = [glyph.color for glyph in inked]
    return Line(
        text=text,
        number=number,
        page=page,
        box=Box(min([box.x0 for box in drawn]), run.near, max([box.x1 for box in drawn]), run.far)
        if level
        else bounding_box(drawn),
        char_boxes=CharBoxes(boxes),
        size=sizes[0] if _is_even(sizes) else round(median(sizes), 2),
        bold=2 * sum([glyph.heavy for glyph in inked]) > len(inked),
        block=block,
        notes=() if level or run.direction is not Direction.RIGHT else raised_notes(text, boxes),
        struck=_struck(inked, boxes),
        direction=run.direction.value,
        color=colors[0] if _is_even(colors) else Counter(colors).most_common(1)[0][0],
        confidences=confidences,
    )


def _struck(glyphs: list[Glyph], boxes: list[Box | None]) -> tuple[tuple[int, int], ...]:
    """The ranges of characters that a rule strikes out."""
    deleted = {glyph.box for glyph in glyphs if glyph.struck}
    if not deleted:
        return ()
    ranges: list[tuple[int, int]] = []
    for index, box in enumerate(boxes):
        if box not in deleted:
            continue
        if ranges and ranges[-1][1] == index:
            ranges[-1] = ranges[-1][0], index + 1
        else:
            ranges.append((index, index + 1))
    return tuple(ranges)


def _is_even(values: Sequence[float]) -> bool:
    """Whether a line is set in one size, or one colour."""
    return values.count(values[0]) == len(values)


def _confidences(run: Run, boxes: list[Box | None]) -> tuple[float | None, ...]:
    """One per character, None for a space that is not printed; empty where the text was not recognised."""
    if run.glyphs[0].glyph.confidence is None:
        return ()  # a page is recognised as a whole or not at all
    stated = {placed.glyph.box: placed.glyph.confidence for placed in run.glyphs}
    return tuple(stated[box] if box is not None else None for box in boxes)


def _part(boxes: list[Box | None]) -> None:
    """Boxes that overlap (the blank half of 、 under that of 「) parted midway, so that each holds one middle only."""
    left: Box | None = None
    for index, right in enumerate(boxes):
        if left is not None and right is not None:
            first, second = (left.x0 + left.x1) / 2, (right.x0 + right.x1) / 2
            if first < second and (second <= left.x1 or first >= right.x0):
                between = (first + second) / 2
                boxes[index - 1] = left._replace(x1=min(left.x1, between))
                boxes[index] = right = right._replace(x0=max(right.x0, between))
        left = right
