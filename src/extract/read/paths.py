"""The paths of a page in, the straight lines of those that show out, in the page's own coordinates."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2.raw as api

from extract.read.native import Address, unchecked
from extract.read.objects import Drawn, Matrix, matrix_of, times

STRAIGHT = 0.5  # points that a level rule may rise
_BOX_SEGMENTS = 6  # one move, four sides, and the way back that some programs draw twice
_LETTER_SIZE = 12.0  # points
_WHITE = 250
_ROUND_SEGMENTS = 40  # of a frame with round corners whose rim has two edges

Stroke = tuple[tuple[float, float], tuple[float, float]]

_count_segments = unchecked(api.FPDFPath_CountSegments)
_segment_at = unchecked(api.FPDFPath_GetPathSegment, Address)
_kind_of = unchecked(api.FPDFPathSegment_GetType)
_point_of = unchecked(api.FPDFPathSegment_GetPoint)
_closes = unchecked(api.FPDFPathSegment_GetClose)
_bounds_of = unchecked(api.FPDFPageObj_GetBounds)
_mode_of = unchecked(api.FPDFPath_GetDrawMode)
_color_of = unchecked(api.FPDFPageObj_GetFillColor)


class Outline(NamedTuple):
    """A path that shows: whether it is stroked, whether it has curves, and its straight lines."""

    stroked: bool
    curved: bool
    strokes: list[Stroke]


def outlines_of(paths: Iterable[Drawn]) -> Iterator[Outline]:
    """The outline of each visible path."""
    for path, matrix, _ in paths:
        segments = _count_segments(path)
        if segments > _BOX_SEGMENTS and _is_small(path):
            continue  # letters drawn as outlines, hatching
        stroked, filled = _shows(path)
        if stroked or filled:
            yield Outline(stroked, *_strokes(path, segments, times(matrix_of(path), matrix)))


def _is_small(path: Address) -> bool:
    """Whether a path is as small as a letter."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    _bounds_of(path, *map(ctypes.byref, (left, bottom, right, top)))
    return max(right.value - left.value, top.value - bottom.value) < _LETTER_SIZE


def _shows(path: Address) -> tuple[bool, bool]:
    """Whether a path is stroked, and whether it is filled; white does not count: it only hides what lies below."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _mode_of(path, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value or fill.value == api.FPDF_FILLMODE_NONE:
        return bool(stroke.value), False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    _color_of(path, *map(ctypes.byref, (red, green, blue, alpha)))
    return False, min(red.value, green.value, blue.value) < _WHITE and alpha.value > 0


def _strokes(path: Address, segments: int, matrix: Matrix) -> tuple[bool, list[Stroke]]:
    """Whether a path has curves, and its straight lines; none of one with a slope or many curves, which is a drawing."""
    curved = False
    strokes: list[Stroke] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    into_x, into_y = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    begin = last = (0.0, 0.0)
    for index in range(segments):
        segment = _segment_at(path, index)
        kind = _kind_of(segment)
        if kind == api.FPDF_SEGMENT_BEZIERTO:
            if segments > _ROUND_SEGMENTS:
                return True, []
            curved = True
        _point_of(segment, into_x, into_y)
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        if kind == api.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == api.FPDF_SEGMENT_LINETO:
            if abs(point[0] - last[0]) > STRAIGHT < abs(point[1] - last[1]):
                return curved, []
            if point != last:
                strokes.append((last, point))
        last = point
        if _closes(segment):
            if begin != last:
                strokes.append((last, begin))
            last = begin
    return curved, strokes
