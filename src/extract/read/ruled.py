"""One pdfium page in, the cells of its ruled tables out: pdfium tells the rules, pdfplumber puts cells together from them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as api
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.read.glyphs import Sheet
from extract.records.source import Box, bounding_box

_TOLERANCE = 3.0  # points: rules closer than this are one rule, as pdfplumber has it
_LEAST_LENGTH = 3.0
_MOST_RULES = 1500  # a page with more is a drawing or a map; putting cells together is quadratic
_MOST_OBJECTS = 20_000
_DEEPEST_FORM = 4
_NOTHING_DRAWN = api.FPDF_FILLMODE_NONE
_WHITE = 250

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table without its text: its rows of cells, ``None`` where a cell of another row or column reaches in."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def cells(self) -> list[Box]:
        return [cell for row in self.rows for cell in row if cell is not None]


def grids_of(page: pdfium.PdfPage, sheet: Sheet) -> list[Grid]:
    """The ruled tables of a page from top to bottom; none where its rules do not cross."""
    edges = [_edge(rule) for rule in _rules(page, sheet)]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < 2 or len(edges) - upright < 2:
        return []
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    merged = [edge for edge in merged if max(edge["width"], edge["height"]) >= _LEAST_LENGTH]
    if len(merged) > _MOST_RULES:
        return []
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    grids = [_grid([Box(*cell) for cell in table]) for table in cells_to_tables(cells)]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _grid(cells: list[Box]) -> Grid:
    columns = sorted({cell.x0 for cell in cells})
    rows = {top: {cell.x0: cell for cell in cells if cell.top == top} for top in sorted({cell.top for cell in cells})}
    return Grid(bounding_box(cells), tuple(tuple(row.get(x0) for x0 in columns) for row in rows.values()))


def _edge(rule: Box) -> dict[str, object]:
    """A rule as the edge record that pdfplumber's table functions take."""
    upright = rule.bottom - rule.top > rule.x1 - rule.x0
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "v" if upright else "h",
        "object_type": "line",
    }


def _rules(page: pdfium.PdfPage, sheet: Sheet) -> list[Box]:
    """All straight upright or level strokes and sides of boxes that show on the page."""
    rules: list[Box] = []
    for points in _outlines(page):
        for (ax, ay), (bx, by) in points:
            box = sheet.place(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            width, height = box.x1 - box.x0, box.bottom - box.top
            if min(width, height) > 0.5 or max(width, height) < 1.0:
                continue
            if box.x1 < 0 or box.bottom < 0 or box.x0 > sheet.width or box.top > sheet.height:
                continue
            if width < height:
                middle = (box.x0 + box.x1) / 2
                rules.append(Box(middle, box.top, middle, box.bottom))
            else:
                middle = (box.top + box.bottom) / 2
                rules.append(Box(box.x0, middle, box.x1, middle))
    return rules


Stroke = tuple[tuple[float, float], tuple[float, float]]


def _outlines(page: pdfium.PdfPage) -> Iterator[list[Stroke]]:
    """The straight strokes of each visible path, in the page's own coordinates."""
    left = _MOST_OBJECTS
    stack = [
        (api.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0) for index in range(api.FPDFPage_CountObjects(page.raw))
    ]
    while stack and left:
        left -= 1
        drawn, matrix, depth = stack.pop()
        kind = api.FPDFPageObj_GetType(drawn)
        if kind == api.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix(drawn), matrix)
            stack.extend(
                (api.FPDFFormObj_GetObject(drawn, index), inner, depth + 1)
                for index in range(api.FPDFFormObj_CountObjects(drawn))
            )
        elif kind == api.FPDF_PAGEOBJ_PATH and _shows(drawn):
            yield _strokes(drawn, _times(_matrix(drawn), matrix))


def _shows(path: object) -> bool:
    """Whether a path is drawn at all, and not in white: white boxes only hide what lies below."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    api.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        return True
    if fill.value == _NOTHING_DRAWN:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    api.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) < _WHITE and alpha.value > 0


def _strokes(path: object, matrix: Matrix) -> list[Stroke]:
    strokes: list[Stroke] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = (0.0, 0.0)
    for index in range(api.FPDFPath_CountSegments(path)):
        segment = api.FPDFPath_GetPathSegment(path, index)
        api.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(x.value, y.value, matrix)
        kind = api.FPDFPathSegment_GetType(segment)
        if kind == api.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == api.FPDF_SEGMENT_LINETO:
            strokes.append((last, point))
        last = point
        if api.FPDFPathSegment_GetClose(segment):
            strokes.append((last, begin))
            last = begin
    return strokes


def _matrix(drawn: object) -> Matrix:
    found = api.FS_MATRIX()
    api.FPDFPageObj_GetMatrix(drawn, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
