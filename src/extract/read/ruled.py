"""One pdfium page in, the cells of its ruled tables out: pdfium tells the rules, pdfplumber makes cells of them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.read.glyphs import Sheet
from extract.records.source import Box, bounding_box

_TOLERANCE = 3.0  # points: rules closer than this are one rule, as pdfplumber has it
_STRAIGHT = 0.5  # points that a level rule may rise
_BOX_SEGMENTS = 6  # one move, four sides, and the way back that some programs draw twice
_LETTER_SIZE = 12.0  # points
_LEAST_LENGTH = 3.0
_THICKEST_RULE = 3.0
_MOST_RULES = 1500  # a page with more is a drawing or a map; putting cells together is quadratic
_MOST_OBJECTS = 20_000
_DEEPEST_FORM = 4
_WHITE = 250
_TILED = 0.9  # share of a grid of shades that its cells fill
_OVERLAID = 1.03  # share from which cells lie over each other: bars over the lines of a chart

Edge = dict[str, Any]  # the record that pdfplumber's table functions take
Edges = tuple[list[Edge], list[Edge]]  # rules, sides of shaded boxes
Stroke = tuple[tuple[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table without its text: its rows of cells, ``None`` where a cell of another row or column reaches in."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def edges(self) -> tuple[float, ...]:
        """The left edges of its columns."""
        return tuple(sorted({cell.x0 for cell in self.cells}))

    @property
    def cells(self) -> list[Box]:
        return [cell for row in self.rows for cell in row if cell is not None]


def grids_of(edges: Edges) -> list[Grid]:
    """The grids of a page from top to bottom: those that rules make, and elsewhere those that shaded boxes make."""
    rules, shades = edges
    ruled = [grid for grid in _grids(rules) if _filled(grid) < _OVERLAID]
    shaded = [grid for grid in _grids(rules + shades) if _TILED < _filled(grid) < _OVERLAID] if shades else []
    shaded = [grid for grid in shaded if not any(_overlap(grid.box, other.box) for other in ruled)]
    return sorted(ruled + shaded, key=lambda grid: (grid.box.top, grid.box.x0))


def _filled(grid: Grid) -> float:
    """How much of a grid its cells fill: all of a table's, less or, over each other, more of a chart's."""
    filled = sum((cell.x1 - cell.x0) * (cell.bottom - cell.top) for cell in grid.cells)
    return filled / max((grid.box.x1 - grid.box.x0) * (grid.box.bottom - grid.box.top), 1.0)


def _overlap(first: Box, second: Box) -> bool:
    return (
        min(first.x1, second.x1) - max(first.x0, second.x0) > _TOLERANCE
        and min(first.bottom, second.bottom) - max(first.top, second.top) > _TOLERANCE
    )


def _grids(edges: list[Edge]) -> list[Grid]:
    upright = sum(1 for edge in edges if edge["orientation"] == "v")
    if upright < 2 or len(edges) - upright < 2:
        return []
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    merged = [edge for edge in merged if max(edge["width"], edge["height"]) >= _LEAST_LENGTH]
    if len(merged) > _MOST_RULES:
        return []
    cells = intersections_to_cells(edges_to_intersections(merged, _TOLERANCE, _TOLERANCE))
    return [_grid([Box(*cell) for cell in table]) for table in cells_to_tables(cells)]


def _grid(cells: list[Box]) -> Grid:
    columns = sorted({cell.x0 for cell in cells})
    rows = {top: {cell.x0: cell for cell in cells if cell.top == top} for top in sorted({cell.top for cell in cells})}
    return Grid(bounding_box(cells), tuple(tuple(row.get(x0) for x0 in columns) for row in rows.values()))


def _edge(box: Box) -> Edge:
    """A line of no thickness, in the middle of the stroke."""
    upright = box.bottom - box.top > box.x1 - box.x0
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    x0, x1 = (x, x) if upright else (box.x0, box.x1)
    top, bottom = (box.top, box.bottom) if upright else (y, y)
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "v" if upright else "h",
        "object_type": "line",
    }


def level_rules(edges: Edges) -> list[Box]:
    """The level lines among the rules of a page."""
    found = [edge for edge in edges[0] if edge["orientation"] == "h"]
    return [Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in found]


def edges_of(page: pdfium.PdfPage, sheet: Sheet) -> Edges:
    """(rules, sides of shaded boxes): the straight upright and level lines that show on the page.

    Many programs draw a rule as a thin filled box; a thick one is the ground of a cell or a paragraph.
    """
    rules: list[Edge] = []
    shades: list[Edge] = []
    for stroked, strokes in _outlines(page):
        boxes = [sheet.place(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)) for (ax, ay), (bx, by) in strokes]
        if not boxes:
            continue
        whole = bounding_box(boxes)
        thin = min(whole.x1 - whole.x0, whole.bottom - whole.top) <= _THICKEST_RULE
        into = rules if stroked or thin else shades
        into.extend(_edge(box) for box in boxes if _is_straight(box) and _on_sheet(box, sheet))
    return rules, shades


def _is_straight(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) <= _STRAIGHT and max(width, height) >= 1.0


def _on_sheet(box: Box, sheet: Sheet) -> bool:
    return box.x1 >= 0 and box.bottom >= 0 and box.x0 <= sheet.width and box.top <= sheet.height


def _outlines(page: pdfium.PdfPage) -> Iterator[tuple[bool, list[Stroke]]]:
    """For each visible path, whether it is stroked, and its straight lines in the page's own coordinates."""
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
        elif kind == api.FPDF_PAGEOBJ_PATH and not _is_speck(drawn):
            stroked, filled = _shows(drawn)
            if stroked or filled:
                yield stroked, _strokes(drawn, _times(_matrix(drawn), matrix))


def _is_speck(path: object) -> bool:
    """Whether a path is as small as a letter and has more corners than a box: letters drawn as outlines, hatching."""
    if api.FPDFPath_CountSegments(path) <= _BOX_SEGMENTS:
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    api.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    return max(right.value - left.value, top.value - bottom.value) < _LETTER_SIZE


def _shows(path: object) -> tuple[bool, bool]:
    """Whether a path is stroked, and whether it is filled; white does not count: it only hides what lies below."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    api.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value or fill.value == api.FPDF_FILLMODE_NONE:
        return bool(stroke.value), False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    api.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    return False, min(red.value, green.value, blue.value) < _WHITE and alpha.value > 0


def _strokes(path: object, matrix: Matrix) -> list[Stroke]:
    """The straight lines of a path; none of one with a curve or a slope in it, which is a drawing."""
    strokes: list[Stroke] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = (0.0, 0.0)
    for index in range(api.FPDFPath_CountSegments(path)):
        segment = api.FPDFPath_GetPathSegment(path, index)
        kind = api.FPDFPathSegment_GetType(segment)
        if kind == api.FPDF_SEGMENT_BEZIERTO:
            return []
        api.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(x.value, y.value, matrix)
        if kind == api.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == api.FPDF_SEGMENT_LINETO:
            if abs(point[0] - last[0]) > _STRAIGHT < abs(point[1] - last[1]):
                return []
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
