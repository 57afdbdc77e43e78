"""Lines of a page in, the bands across it and the rows that they are read in from the top down out."""

from __future__ import annotations

from extract.layout.placed import Placed, length

SAME_ROW = 0.5  # of the lower line's height that lines beside each other share
BESIDE = 12  # characters of a label beside a text


def with_labels(bands: list[list[Placed]]) -> list[list[Placed]]:
    """Bands from the top down; a label that reaches into the height of the text beside it stands in one band with it."""
    found: list[list[Placed]] = []
    for band in bands:
        above = found[-1] if found else []
        reaches_in = bool(above) and max(line.bottom for line in above) > min(line.top for line in band)
        if reaches_in and beside_label([*above, *band]) is not None:
            found[-1] = [*above, *band]
        else:
            found.append(band)
    return found


def beside_label(lines: list[Placed]) -> list[Placed] | None:
    """A label of one line and the text box to its right, at whatever height of the text the label stands."""
    label = min(lines, key=lambda line: line.x0)
    text = [line for line in lines if line is not label]
    if not text or len(label.text.strip()) > BESIDE or len({line.line.block for line in text}) > 1:
        return None
    apart = min(line.x0 for line in text) - label.x1 > label.height
    return [label, *sorted(text, key=lambda line: line.top)] if apart and max(map(length, text)) > BESIDE else None


def split_bands(lines: list[Placed], white: float | None = None) -> list[list[Placed]]:
    """Parts of the page with white space from edge to edge between them, at least ``white`` points of it."""
    bands: list[list[Placed]] = []
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: line.top):
        overlap = 0.25 * line.height if white is None else -white
        if line.top + overlap >= reach:
            bands.append([])
        bands[-1].append(line)
        reach = max(reach, line.bottom - (0.25 * line.height if white is None else 0.0))
    return bands


def row_by_row(lines: list[Placed]) -> list[Placed]:
    """From top to bottom, and from left to right what stands beside each other: a label a little below its text's head."""
    rows: list[list[Placed]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.x0)):
        first = rows[-1][0] if rows else None
        shared = min(first.bottom, line.bottom) - max(first.top, line.top) if first is not None else 0.0
        if first is not None and shared > SAME_ROW * min(first.height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.x0)]
