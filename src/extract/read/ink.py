"""The picture of a page in, its ink out: connected pieces, and apart from them the ruled lines.

Ink is kept as runs, stretches of dark pixels along a row: all that is asked of it is answered by arithmetic on whole
arrays of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.records.source import Box

_DARKEST_PAPER = 190  # of 255: what is lighter is no ink, though a page hold nothing darker
_LEAST_RULE = 30.0  # points: no stroke of running text is as long
_THICKEST_RULE = 4.0  # points
_BAND_HEIGHT = (9.0, 60.0)  # points: of a dark band with white letters on it
_BAND_INK = 0.6  # of its box: letters take away less than the rest
_BREAK = 2  # pixels by which specks break a rule
_RESIDUE = 2  # pixels around a rule in which its rough edge lies

Whole = npt.NDArray[np.int64]
Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Stretches of dark pixels: ``starts`` to ``ends`` (exclusive) in ``rows``, sorted by row and start."""

    rows: Whole
    starts: Whole
    ends: Whole

    def __len__(self) -> int:
        return len(self.rows)

    def where(self, chosen: Mask) -> Runs:
        return Runs(self.rows[chosen], self.starts[chosen], self.ends[chosen])

    def joined(self, others: Runs) -> Runs:
        """These and ``others``, in no order."""
        return Runs(
            np.concatenate([self.rows, others.rows]),
            np.concatenate([self.starts, others.starts]),
            np.concatenate([self.ends, others.ends]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """What is dark on a picture but for its rules.

    ``piece`` says for each run which connected piece it is of; ``boxes`` holds x0, top, x1, bottom of each piece in
    pixels, ``areas`` its pixels, ``rough`` whether it touches a rule. ``rules`` are the level and upright lines.
    ``walls`` counts in each row the pixels of upright rules to the left.
    """

    runs: Runs
    piece: Whole
    boxes: Whole
    areas: Whole
    rough: Mask
    rules: list[Box]
    walls: npt.NDArray[np.int16]


def ink_of(picture: Grey, dpi: int) -> Ink:
    """The ink of a picture in grey, its lines level."""
    dark = picture <= min(_parting(picture), _DARKEST_PAPER)
    level, upright = _rules(dark, dpi), _rules(dark.T, dpi)
    ruled = level[0] | upright[0].T
    runs = runs_of(dark & ~ruled)
    piece, boxes, areas = _pieces(runs)
    near = _grown(ruled, _RESIDUE)
    rough = np.zeros(len(boxes), dtype=np.bool_)
    np.logical_or.at(rough, piece, near[runs.rows, runs.starts] | near[runs.rows, runs.ends - 1])
    rules = level[1] + [Box(box.top, box.x0, box.bottom, box.x1) for box in upright[1]]
    walls = np.cumsum(upright[0].T, axis=1, dtype=np.int16)
    return Ink(runs, piece, boxes, areas, rough, rules, walls)


def with_light_bands(picture: Grey, dpi: int) -> Grey:
    """The picture with white letters on dark bands made dark letters on white, as everything else is."""
    runs = runs_of(picture <= min(_parting(picture), _DARKEST_PAPER))
    piece, boxes, areas = _pieces(runs)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    low, high = (edge * dpi / 72 for edge in _BAND_HEIGHT)
    bands = (height >= low) & (height <= high) & (width >= 1.5 * height) & (areas >= _BAND_INK * width * height)
    if not bands.any():
        return picture
    light = picture.copy()
    for band in np.flatnonzero(bands).tolist():
        own = runs.where(piece == band)
        starts = np.full(height[band], picture.shape[1])
        ends = np.zeros(height[band], dtype=np.int64)
        np.minimum.at(starts, own.rows - boxes[band, 1], own.starts)
        np.maximum.at(ends, own.rows - boxes[band, 1], own.ends)
        x0, top, x1, bottom = boxes[band].tolist()
        ground = min(float(np.median(picture[top:bottom, x0:x1])), 254.0)
        shown = np.clip((255 - picture[top:bottom, x0:x1]) * (255 / (255 - ground)), 0, 255).astype(np.uint8)
        columns = np.arange(x0, x1)
        shown[: _RESIDUE + 1] = shown[-_RESIDUE - 1 :] = 255
        inside = (columns >= starts[:, None]) & (columns < ends[:, None])
        edge = (columns <= starts[:, None] + _RESIDUE) | (columns >= ends[:, None] - _RESIDUE - 1)
        light[top:bottom, x0:x1][inside] = np.where(edge, 255, shown)[inside]
    return light


def connected(count: int, first: Whole, second: Whole) -> Whole:
    """For ``count`` things, of which ``first[i]`` belongs together with ``second[i]``, the number of the group of each."""
    label = np.arange(count)
    while True:
        lowest = np.minimum(label[first], label[second])
        lower = label.copy()
        np.minimum.at(lower, label[first], lowest)
        np.minimum.at(lower, label[second], lowest)
        while not np.array_equal(lower, lower[lower]):
            lower = lower[lower]
        if np.array_equal(lower, label):
            return np.unique(label, return_inverse=True)[1]
        label = lower


def ranges(begins: Whole, ends: Whole) -> tuple[Whole, Whole]:
    """For each i all of ``begins[i]`` to ``ends[i]`` (exclusive): (i, the numbers)."""
    counts = np.maximum(ends - begins, 0)
    owner = np.repeat(np.arange(len(begins)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, np.repeat(begins, counts) + within


def runs_of(dark: Mask) -> Runs:
    edged = np.zeros((dark.shape[0], dark.shape[1] + 2), dtype=np.int8)
    edged[:, 1:-1] = dark
    change = np.diff(edged, axis=1)
    rows, starts = np.divmod(np.flatnonzero(change == 1), change.shape[1])
    return Runs(rows, starts, np.flatnonzero(change == -1) % change.shape[1])


def _parting(picture: Grey) -> int:
    """The shade that parts ink from paper best (Otsu 1979)."""
    counts = np.bincount(picture[::2, ::2].ravel(), minlength=256).astype(np.float64)
    share = np.cumsum(counts) / counts.sum()
    mean = np.cumsum(counts * np.arange(256)) / counts.sum()
    between = (mean[-1] * share - mean) ** 2 / np.maximum(share * (1 - share), 1e-9)
    return int(np.argmax(between))


def _pieces(runs: Runs) -> tuple[Whole, Whole, Whole]:
    """(the piece of each run, the box of each piece, its pixels); pixels that touch at a corner are connected."""
    wide = int(runs.ends.max(initial=0)) + 2
    begins, ends = runs.rows * wide + runs.starts, runs.rows * wide + runs.ends
    over, under = ranges(
        np.searchsorted(ends, begins + wide, side="left"), np.searchsorted(begins, ends + wide, side="right")
    )
    piece = connected(len(runs), over, under)
    count = int(piece.max(initial=-1)) + 1
    boxes = np.zeros((count, 4), dtype=np.int64)
    boxes[:, :2] = np.iinfo(np.int64).max
    for column, values, extreme in (
        (0, runs.starts, np.minimum),
        (1, runs.rows, np.minimum),
        (2, runs.ends, np.maximum),
        (3, runs.rows + 1, np.maximum),
    ):
        extreme.at(boxes[:, column], piece, values)
    return piece, boxes, np.bincount(piece, weights=runs.ends - runs.starts, minlength=count).astype(np.int64)


def _rules(dark: Mask, dpi: int) -> tuple[Mask, list[Box]]:
    """(the pixels of level rules, their boxes): what is long and thin."""
    runs = runs_of(dark)
    found = np.zeros_like(dark)
    goes_on = np.zeros(len(runs), dtype=np.bool_)
    goes_on[1:] = (runs.rows[1:] == runs.rows[:-1]) & (runs.starts[1:] - runs.ends[:-1] <= _BREAK)
    firsts = np.nonzero(~goes_on)[0]
    if not len(firsts):
        return found, []
    lasts = np.append(firsts[1:], len(runs)) - 1
    whole = Runs(runs.rows[firsts], runs.starts[firsts], runs.ends[lasts])
    long = whole.where(whole.ends - whole.starts > _LEAST_RULE * dpi / 72)
    piece, boxes, areas = _pieces(long)
    thin = areas <= _THICKEST_RULE * dpi / 72 * (boxes[:, 2] - boxes[:, 0])
    rules = long.where(thin[piece])
    for row, start, end in zip(rules.rows.tolist(), rules.starts.tolist(), rules.ends.tolist(), strict=True):
        found[row, start:end] = True
    return found, [Box(*map(float, box)) for box in boxes[thin].tolist()]


def _grown(mask: Mask, pixels: int) -> Mask:
    """The mask and what lies within so many pixels of it."""
    grown = mask.copy()
    for _ in range(pixels):
        before = grown.copy()
        grown[1:] |= before[:-1]
        grown[:-1] |= before[1:]
        grown[:, 1:] |= before[:, :-1]
        grown[:, :-1] |= before[:, 1:]
    return grown
