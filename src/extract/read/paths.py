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
    look = _Look()
    for _, path, matrix, depth in paths:
        segments = _count_segments(path)
        if segments > _BOX_SEGMENTS and look.is_small(path):
            continue  # letters drawn as outlines, hatching
        stroked, filled = look.shows(path)
        if stroked or filled:
            own = matrix_of(path)
            yield Outline(stroked, *look.strokes(path, segments, times(own, matrix) if depth else own))


class _Look:
    """What there is to see of a path; the room that pdfium writes its answers to is made once."""

    def __init__(self) -> None:
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._mode = [ctypes.c_int() for _ in range(2)]
        self._rgba = [ctypes.c_uint() for _ in range(4)]
        self._point = [ctypes.c_float() for _ in range(2)]
        self._into_bounds = [ctypes.byref(edge) for edge in self._bounds]
        self._into_mode = [ctypes.byref(part) for part in self._mode]
        self._into_rgba = [ctypes.byref(part) for part in self._rgba]
        self._into_point = [ctypes.byref(part) for part in self._point]

    def is_small(self, path: Address) -> bool:
        """Whether a path is as small as a letter."""
        left, bottom, right, top = self._bounds
        _bounds_of(path, *self._into_bounds)
        return max(right.value - left.value, top.value - bottom.value) < _LETTER_SIZE

    def shows(self, path: Address) -> tuple[bool, bool]:
        """Whether a path is stroked, and whether it is filled; white does not count: it only hides what lies below."""
        fill, stroke = self._mode
        _mode_of(path, *self._into_mode)
        if stroke.value or fill.value == api.FPDF_FILLMODE_NONE:
            return bool(stroke.value), False
        red, green, blue, alpha = self._rgba
        _color_of(path, *self._into_rgba)
        return False, min(red.value, green.value, blue.value) < _WHITE and alpha.value > 0

    def strokes(self, path: Address, segments: int, matrix: Matrix) -> tuple[bool, list[Stroke]]:
        """Whether a path has curves, and its straight lines; none of one with a slope or many curves: a drawing."""
        curved = False
        strokes: list[Stroke] = []
        (x, y), (into_x, into_y) = self._point, self._into_point
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
