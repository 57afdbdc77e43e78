"""The ink of a page in, its lines of print out, each with the ink that is its own: no rule, speck or neighbouring line.

Pieces of ink as high as letters that stand side by side make a line; dots, dashes and strokes join the line in whose
band they stand; letters of two lines that touch are cut apart between the lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extract.read.ink import Grey, Ink, Mask, Runs, Whole, connected, ranges

# Type sizes in points: pieces beyond are specks, pictures, frames.
_TYPE = (3.0, 43.0)
_MOST_LETTERS = 12_000  # of a page: A3 in small type; beyond is a pattern
# In units of the type size:
_LETTER = 0.4  # the height from which a piece can be a letter by itself
_LARGEST = 4.0
_ALIKE = 1.3  # pieces up to this height can be of one line with smaller ones
_TALL = 1.5
_GAP = 1.9  # between letters of a line; more divides it
_LABEL, _LABEL_GAP = 3.6, 2.7  # a number or mark in front of its text, and how far in front of it that stands
_SPECK = 0.15
_ALONE = 0.55  # a speck does not stand as far from letters as this and belong to them
_DOT = 0.07
_UNDERLINE = (0.14, 0.5)  # higher and shorter than this no rule under a letter is
_HEIGHT_OF_ALL = 75  # per cent: pieces of letters are smaller than letters
# Per cent of the pieces of a line: kana are smaller than kanji, and letters that touch are wider.
_HEIGHT_OF_LINE, _EXTENT_OF_LINE = 90, 80
_FEW = 4
_MARGIN = 0.2  # around the picture of a line; with more or less Tesseract reads worse


@dataclass(frozen=True, slots=True, eq=False)
class InkLine:
    """A line of print: the bounds of its ink and the size of its letters in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int
    size: float
    runs: Runs

    @property
    def width(self) -> int:
        return self.x1 - self.x0


def lines_of_ink(ink: Ink, dpi: int) -> list[InkLine]:
    """The lines from top to bottom."""
    x0, top, x1, bottom = ink.boxes.T
    extent = np.maximum(x1 - x0, bottom - top)
    printed = (extent >= _TYPE[0] * dpi / 72) & (extent <= _TYPE[1] * dpi / 72)
    if not printed.any():
        return []
    size = float(np.percentile(extent[printed], _HEIGHT_OF_ALL))
    thin = ink.areas <= _UNDERLINE[0] * size * extent
    usable = ~(ink.rough & thin) & (extent <= _LARGEST * size)
    letters = usable & (bottom - top >= _LETTER * size) & (extent >= 0.5 * size)
    if not letters.any() or letters.sum() > _MOST_LETTERS:
        return []
    groups = _groups(ink, np.flatnonzero(letters), size)
    groups, cuts = _cut(ink, groups, size)
    groups = _with_strokes(ink, groups, np.flatnonzero(usable & ~letters & (ink.areas >= (_DOT * size) ** 2)), size)
    lines = [_line(ink, pieces, cut, size) for pieces, cut in zip(groups, cuts, strict=True)]
    return sorted(_rejoined(ink, lines), key=lambda line: line.top + line.bottom)


def length_of_lines(lines: list[InkLine]) -> float:
    """How many letters long the line is, on the average, that a stretch of ink stands in."""
    whole = sum(line.width for line in lines)
    return sum(line.width**2 / line.size for line in lines) / whole if whole else 0.0


def picture_of_line(picture: Grey, line: InkLine) -> tuple[Grey, int, int]:
    """(the line alone on white paper, the place of its top left corner on ``picture``: x, y)."""
    margin = round(_MARGIN * line.size)
    more = max(round((line.size - (line.bottom - line.top)) / 2), 0) + margin
    left, above = line.x0 - margin, line.top - more
    own = np.zeros((line.bottom - line.top + 2 * more, line.width + 2 * margin), dtype=np.int8)
    rows = line.runs.rows - above
    np.add.at(own, (rows, line.runs.starts - left - 1), 1)
    np.add.at(own, (rows, line.runs.ends - left + 1), -1)
    inked = np.cumsum(own, axis=1, dtype=np.int8) > 0
    inked[1:] |= inked[:-1]  # with the edge of its strokes, which is lighter
    inked[:-1] |= inked[1:]
    shown = np.full(inked.shape, 255, dtype=np.uint8)
    rows, columns = np.nonzero(inked)
    rows, columns = np.clip(rows + above, 0, picture.shape[0] - 1), np.clip(columns + left, 0, picture.shape[1] - 1)
    shown[inked] = picture[rows, columns]
    return shown, left, above


def _groups(ink: Ink, letters: Whole, size: float) -> list[Whole]:
    """Letters that stand side by side."""
    first, second = _side_by_side(ink, letters)
    x0, top, x1, bottom = ink.boxes.T
    height = bottom - top
    shared = np.minimum(bottom[first], bottom[second]) - np.maximum(top[first], top[second])
    gap = np.maximum(x0[first], x0[second]) - np.minimum(x1[first], x1[second])
    lower, higher = np.minimum(height[first], height[second]), np.maximum(height[first], height[second])
    linked = (shared > 0.5 * lower) & (gap < _GAP * np.maximum(higher, 0.8 * size))
    linked &= (higher <= _ALIKE * size) | (higher <= 1.6 * lower)
    linked &= ~_walled(ink, first, second)
    label = connected(len(ink.boxes), first[linked], second[linked])[letters]
    order = np.argsort(label, kind="stable")
    return np.split(letters[order], np.flatnonzero(np.diff(label[order])) + 1)


def _side_by_side(ink: Ink, pieces: Whole) -> tuple[Whole, Whole]:
    """All pairs of pieces that share some height."""
    order = pieces[np.argsort(ink.boxes[pieces, 1], kind="stable")]
    tops, bottoms = ink.boxes[order, 1], ink.boxes[order, 3]
    first, second = ranges(np.arange(1, len(order) + 1), np.searchsorted(tops, bottoms, side="left"))
    return order[first], order[second]


def _walled(ink: Ink, first: Whole, second: Whole) -> Mask:
    """Whether an upright rule stands between two pieces."""
    boxes = ink.boxes
    swap = boxes[first, 0] > boxes[second, 0]
    left, right = np.where(swap, second, first), np.where(swap, first, second)
    row = (np.maximum(boxes[left, 1], boxes[right, 1]) + np.minimum(boxes[left, 3], boxes[right, 3])) // 2
    from_, to = boxes[left, 2] - 1, np.maximum(boxes[right, 0], boxes[left, 2] - 1)
    return np.asarray(ink.walls[row, to] > ink.walls[row, from_])


def _bounds(ink: Ink, pieces: Whole) -> Whole:
    boxes = ink.boxes[pieces]
    return np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])


_Cut = list[tuple[Whole, float, float]]  # pieces with the rows from and to which they belong to a line


def _cut(ink: Ink, groups: list[Whole], size: float) -> tuple[list[Whole], list[_Cut]]:
    """Groups that are letters of two lines and more, touching, are given to those lines, row by row."""
    bounds = np.array([_bounds(ink, pieces) for pieces in groups])
    height = bounds[:, 3] - bounds[:, 1]
    cuts: list[_Cut] = [[] for _ in groups]
    gone: set[int] = set()
    for index in np.flatnonzero(height > _TALL * size).tolist():
        x0, top, x1, bottom = bounds[index]
        shared = np.minimum(bounds[:, 3], bottom) - np.maximum(bounds[:, 1], top)
        apart = np.maximum(bounds[:, 0], x0) - np.minimum(bounds[:, 2], x1)
        beside = (shared > 0.55 * height) & (height < 0.8 * height[index]) & (apart < 2 * size)
        lines = sorted((int(other) for other in np.flatnonzero(beside)), key=lambda other: int(bounds[other, 1]))
        rows = _stacked([bounds[other] for other in lines])
        # In large type it is the other way round: the tall ones are the letters, the others parts of letters.
        beside_width = sum(_ink_width(ink, groups[other]) for other in lines)
        if len(rows) < 2 or _ink_width(ink, groups[index]) * len(rows) > beside_width:
            continue
        gone.add(index)
        edges = [-np.inf, *((above[1] + below[0]) / 2 for above, below in pairwise(rows)), np.inf]
        for start, end in pairwise(edges):
            inside = [other for other in lines if start <= (bounds[other, 1] + bounds[other, 3]) / 2 < end]
            if inside:
                cuts[inside[0]].append((groups[index], start, end))
    kept = [index for index in range(len(groups)) if index not in gone]
    return [groups[index] for index in kept], [cuts[index] for index in kept]


def _ink_width(ink: Ink, pieces: Whole) -> int:
    return int((ink.boxes[pieces, 2] - ink.boxes[pieces, 0]).sum())


def _stacked(bounds: list[Whole]) -> list[tuple[float, float]]:
    """The heights of lines that stand one over the other; those side by side are one."""
    rows: list[tuple[float, float]] = []
    for _, top, _, bottom in bounds:
        if rows and min(rows[-1][1], bottom) - top > 0.5 * (bottom - top):
            rows[-1] = rows[-1][0], max(rows[-1][1], bottom)
        else:
            rows.append((top, bottom))
    return rows


def _with_strokes(ink: Ink, groups: list[Whole], strokes: Whole, size: float) -> list[Whole]:
    """Each stroke, dot or dash with the nearest line in whose band it stands; specks and underlines with none."""
    bounds = np.array([_bounds(ink, pieces) for pieces in groups])
    height = bounds[:, 3] - bounds[:, 1]
    middle = (bounds[:, 1] + bounds[:, 3]) / 2
    joined: list[list[int]] = [[] for _ in groups]
    for stroke in strokes.tolist():
        x0, top, x1, bottom = ink.boxes[stroke]
        center = (top + bottom) / 2
        apart = np.maximum(np.maximum(bounds[:, 0] - x1, x0 - bounds[:, 2]), 0)
        within = (center >= bounds[:, 1] - 0.15 * height) & (center <= bounds[:, 3] + 0.15 * height)
        reach = _ALONE * size if max(x1 - x0, bottom - top) < _SPECK * size else 1.2 * size
        fits = within & (apart < np.maximum(reach, 0.0))
        if not fits.any():
            continue
        nearest = int(np.argmin(np.where(fits, apart + np.abs(center - middle) / 2, np.inf)))
        flat = bottom - top < _UNDERLINE[0] * size and x1 - x0 > _UNDERLINE[1] * size
        if not (flat and center > bounds[nearest, 3] - 0.1 * size):
            joined[nearest].append(stroke)
    return [
        np.concatenate([pieces, np.array(more, dtype=np.int64)]) for pieces, more in zip(groups, joined, strict=True)
    ]


def _line(ink: Ink, pieces: Whole, cuts: _Cut, size: float) -> InkLine:
    runs = ink.runs.where(np.isin(ink.piece, pieces))
    for cut, start, end in cuts:
        runs = runs.joined(ink.runs.where(np.isin(ink.piece, cut) & (ink.runs.rows >= start) & (ink.runs.rows < end)))
    boxes = ink.boxes[pieces]
    heights, extents = boxes[:, 3] - boxes[:, 1], (boxes[:, 2:] - boxes[:, :2]).max(axis=1)
    own = 0.0
    if len(pieces) > 2:
        high, large = heights[heights >= _LETTER * size], extents[extents >= _LETTER * size]
        own = float(max(np.percentile(high, _HEIGHT_OF_LINE), np.percentile(large, _EXTENT_OF_LINE)))
    line = _of_runs(runs, own if own > 0.6 * size else max(own, size))
    # A few letters of kana or figures do not show how large the type is.
    return replace(line, size=max(own, size)) if line.width < _FEW * size else line


def _of_runs(runs: Runs, size: float) -> InkLine:
    return InkLine(
        int(runs.starts.min()), int(runs.rows.min()), int(runs.ends.max()), int(runs.rows.max()) + 1, size, runs
    )


def _rejoined(ink: Ink, lines: list[InkLine]) -> list[InkLine]:
    """Parts of one line that dots and flat letters had held apart, and labels with the text behind them."""
    kept: list[InkLine] = []
    for line in sorted(lines, key=lambda line: line.x0):
        for index in range(len(kept) - 1, -1, -1):
            before = kept[index]
            if _goes_on(ink, before, line):
                kept[index] = _of_runs(before.runs.joined(line.runs), max(before.size, line.size))
                break
        else:
            kept.append(line)
    return kept


def _goes_on(ink: Ink, before: InkLine, line: InkLine) -> bool:
    lower = min(before.bottom - before.top, line.bottom - line.top)
    shared = min(before.bottom, line.bottom) - max(before.top, line.top)
    together = max(before.bottom, line.bottom) - min(before.top, line.top)
    larger = max(before.size, line.size)
    if shared < 0.6 * lower or together > 1.35 * larger:
        return False
    label = before.width <= _LABEL * before.size
    if line.x0 - before.x1 > (_LABEL_GAP if label else _GAP) * larger:
        return False
    row = (max(before.top, line.top) + min(before.bottom, line.bottom)) // 2
    return bool(ink.walls[row, max(line.x0, before.x1 - 1)] == ink.walls[row, before.x1 - 1])
