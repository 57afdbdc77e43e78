"""A line of ink in, the mark that it begins with out, told by its shape: ●, ○, ◎, ■, □, ◆, ▲, △ or ・.

Tesseract's Japanese data hold next to no marks; it reads them as letters (人, e, 0, @). A mark stands by itself in front of its
text, is as wide as high, and is one of few plain figures. Letters of that figure are told apart by what they
have inside (の, 回, ①), by feet (口) or by their width (０).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extract.read.ink import Mask, Runs
from extract.read.ink_lines import InkLine

# In units of the type size:
_LARGEST = 1.1
_APART = 0.05  # white space behind a mark
_DOT = (0.13, 0.4)  # ・ and the bullets that stand for it
_HOLLOW = 0.62  # smaller ones are letters: o
_ASPECT = 1.15
# Shares of an area:
_LIKE = 0.9  # figure and ideal overlap at least so far
_POINTED = 0.82  # of triangles, whose points are blunt in small type
_STROKE = 0.62  # of the radius: a ring has no ink farther inside
_CENTRAL = 0.2  # of the line's height: how far off the middle the middle of a dot may stand


def leading_mark(line: InkLine) -> tuple[str, int, InkLine | None] | None:
    """(the mark, where it ends, the line behind it, if more stands there); None for a line that begins with text."""
    near = line.runs.where(line.runs.starts < line.x0 + (_LARGEST + _APART) * line.size)
    columns = _columns(near, line)
    blank = np.flatnonzero(~columns)
    if not len(blank):
        return None
    end = line.x0 + int(blank[0])
    behind = line.runs.where(line.runs.starts >= end)
    if len(behind) and behind.starts.min() - end < _APART * line.size:
        return None
    own = near.where(near.starts < end)
    mark = _figure(_drawn(own), line.size, _height(own, line))
    if mark is None:
        return None
    if not len(behind):
        return mark, end, None
    bounds = int(behind.starts.min()), int(behind.rows.min()), line.x1, int(behind.rows.max()) + 1
    return mark, end, InkLine(*bounds, line.size, behind)


def _columns(runs: Runs, line: InkLine) -> Mask:
    """Which columns from the line's start on hold ink."""
    reach = int((_LARGEST + _APART) * line.size) + 2
    inked = np.zeros(reach + 1, dtype=np.int64)
    np.add.at(inked, np.minimum(runs.starts - line.x0, reach), 1)
    np.add.at(inked, np.minimum(runs.ends - line.x0, reach), -1)
    return np.asarray(np.cumsum(inked) > 0)


def _height(runs: Runs, line: InkLine) -> float:
    """How far the middle of the ink stands off the middle of the line, of the line's height."""
    middle = (int(runs.rows.min()) + int(runs.rows.max()) + 1) / 2
    return abs(middle - (line.top + line.bottom) / 2) / (line.bottom - line.top)


def _drawn(runs: Runs) -> Mask:
    top, left = int(runs.rows.min()), int(runs.starts.min())
    drawn = np.zeros((int(runs.rows.max()) + 1 - top, int(runs.ends.max()) - left), dtype=np.bool_)
    for row, start, end in zip(runs.rows.tolist(), runs.starts.tolist(), runs.ends.tolist(), strict=True):
        drawn[row - top, start - left : end - left] = True
    return drawn


def _figure(drawn: Mask, size: float, off_middle: float) -> str | None:
    height, width = drawn.shape
    extent = max(height, width) / size
    uneven = max(height, width) / min(height, width)
    if _DOT[0] <= extent < _DOT[1]:  # few pixels: they are round only roughly
        return "・" if uneven <= 1.45 and drawn.mean() >= 0.6 and off_middle <= _CENTRAL else None
    if not _DOT[1] <= extent <= _LARGEST or uneven > _ASPECT:
        return None
    radius = _radius(drawn.shape)
    disc = radius <= 1
    if _likeness(drawn, disc) >= _LIKE:
        return "●"
    if drawn.mean() >= 0.94:
        return "■"
    if _likeness(drawn, _diamond(drawn.shape)) >= _LIKE:
        return "◆"
    if _likeness(_without_holes(drawn), _triangle(drawn.shape)) >= _POINTED and _has_foot(drawn):
        if drawn.mean() >= 0.45:
            return "▲"
        return "△" if extent >= _HOLLOW else None
    if extent < _HOLLOW:
        return None
    if _likeness(_without_holes(drawn), disc) >= _LIKE:
        return _ring(drawn, radius)
    return "□" if _is_frame(drawn) else None


def _has_foot(drawn: Mask) -> bool:
    """Whether a stroke closes it below: A has none."""
    return bool(drawn[-max(drawn.shape[0] // 12, 1) :].any(axis=0).mean() >= _LIKE)


def _ring(drawn: Mask, radius: npt.NDArray[np.float64]) -> str | None:
    inside = drawn & (radius < _STROKE)
    if not inside.any():
        return "○"
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    inner = inside[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    between = drawn & (radius >= _STROKE) & (radius < 0.75)
    if between.any() or max(inner.shape) > _ASPECT * min(inner.shape):
        return None
    hollow = not inner[inner.shape[0] // 2, inner.shape[1] // 2]
    return "◎" if hollow and _likeness(_without_holes(inner), _radius(inner.shape) <= 1) >= _LIKE else None


def _is_frame(drawn: Mask) -> bool:
    """Whether all four sides are drawn to their ends, and nothing else; 口 stands on two feet."""
    edge = max(round(0.03 * max(drawn.shape)), 1)
    sides = (
        drawn[:edge].any(axis=0),
        drawn[-edge:].any(axis=0),
        drawn[:, :edge].any(axis=1),
        drawn[:, -edge:].any(axis=1),
    )
    inner = tuple(slice(round(0.22 * length), round(0.78 * length)) for length in drawn.shape)
    return all(side.mean() >= _LIKE for side in sides) and not drawn[inner].any()


def _radius(shape: tuple[int, ...]) -> npt.NDArray[np.float64]:
    """The distance of each pixel from the middle, 1 at the edges."""
    down, right = ((np.arange(length) + 0.5) / length * 2 - 1 for length in shape)
    return np.hypot(down[:, None], right[None, :])


def _diamond(shape: tuple[int, ...]) -> Mask:
    down, right = (np.abs((np.arange(length) + 0.5) / length * 2 - 1) for length in shape)
    return np.asarray(down[:, None] + right[None, :] <= 1)


def _triangle(shape: tuple[int, ...]) -> Mask:
    """With its point up."""
    down = (np.arange(shape[0]) + 0.5) / shape[0]
    right = np.abs((np.arange(shape[1]) + 0.5) / shape[1] * 2 - 1)
    return np.asarray(right[None, :] <= down[:, None])


def _without_holes(drawn: Mask) -> Mask:
    """Filled between the outermost ink of each row and column."""
    filled = np.ones_like(drawn)
    for axis in (0, 1):
        forth = np.maximum.accumulate(drawn, axis=axis)
        back = np.flip(np.maximum.accumulate(np.flip(drawn, axis), axis=axis), axis)
        filled &= forth & back
    return filled


def _likeness(drawn: Mask, ideal: Mask) -> float:
    """How much of both figures together is common to them."""
    return float((drawn & ideal).sum() / max((drawn | ideal).sum(), 1))
