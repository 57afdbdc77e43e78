"""Notes in the margin: the lines of a page in, the running text and the notes beside it out."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extract.layout.marks import find_mark
from extract.records.source import RIGHT, Line

SMALL = 0.87  # of the usual type size: notes are smaller
EDGE = 3.0  # points


def margin_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(running text, notes in small type to the right or left of all of it); no heading of the text parts the notes.

    Where notes stand in the margin, nothing but titles above them reaches into it.
    """
    sizes = [line.size for line in lines if line.size for _ in line.text]
    usual = median(sizes) if sizes else 0.0
    small = [line for line in lines if line.box is not None and line.size and line.size <= SMALL * usual]
    first = [line for line in small if (mark := find_mark(line.text.strip())) is not None and mark.role == "note"]
    if not first or any(line.direction != RIGHT for line in first):
        return list(lines), []
    notes = {line.number for line in small}
    text = [line for line in lines if line.box is not None and line.number not in notes]
    begin = min(line.box.x0 for line in first if line.box is not None) - EDGE
    end = max(line.box.x1 for line in first if line.box is not None) + EDGE
    top = min(line.box.top for line in first if line.box is not None)
    beside = [line.box for line in text if line.box is not None and line.box.bottom > top]
    if all(box.x1 <= begin for box in beside):
        margin = [line for line in small if line.box is not None and line.box.x0 >= begin and line.box.bottom > top]
    elif all(box.x0 >= end for box in beside):
        margin = [line for line in small if line.box is not None and line.box.x1 <= end and line.box.bottom > top]
    else:
        return list(lines), []
    if not beside:
        return list(lines), []
    apart = {line.number for line in margin}
    return [line for line in lines if line.number not in apart], margin
