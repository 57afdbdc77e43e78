"""The paths of a page in, the cells of its ruled tables out: pdfium tells the rules, pdfplumber makes cells of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.read.glyphs import Sheet
from extract.read.objects import Drawn
from extract.read.paths import STRAIGHT, outlines_of
from extract.records.source import Box, bounding_box

_TOLERANCE = 3.0  # points: rules closer than this are one rule, as pdfplumber has it
_SHORTEST = 1.0  # a side of a path; curves that are drawn as lines are made of shorter ones
_LEAST_LENGTH = 3.0  # of a rule
_THICKEST_RULE = 3.0
_MOST_RULES = 1500  # a page with more is a drawing or a map; putting cells together is quadratic
_SIDES = 4
_TILED = 0.9  # share of a grid of shades that its cells fill
_OVERLAID = 1.03  # share from which cells lie over each other: bars over the lines of a chart

Edge = dict[str, Any]  # the record that pdfplumber's table functions take


class Drawing(NamedTuple):
    """What is drawn on a page: rules, the sides of shaded boxes, and rectangles, with square corners or round ones."""

    rules: list[Edge]
    shades: list[Edge]
    panels: list[Box]


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


def grids_of(drawing: Drawing) -> list[Grid]:
    """The grids of a page from top to bottom: those that rules make, and elsewhere those that shaded boxes make."""
    rules, shades, _ = drawing
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
    tables = cells_to_tables(cells)
    held = {cell for table in tables for cell in table}
    frames = [[cell] for cell in cells if cell not in held]  # four rules around no more than one cell
    return [_grid([Box(*cell) for cell in table]) for table in [*tables, *frames]]


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


def level_rules(drawing: Drawing) -> list[Box]:
    """The level lines among the rules of a page."""
    found = [edge for edge in drawing.rules if edge["orientation"] == "h"]
    return [Box(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in found]


def drawing_of_rules(rules: Iterable[Box]) -> Drawing:
    """The same of a page that is a picture, of which only rules are told."""
    return Drawing([_edge(rule) for rule in rules], [], [])


def drawing_of(paths: Iterable[Drawn], sheet: Sheet) -> Drawing:
    """The straight upright and level lines and the rectangles that show on the page.

    Many programs draw a rule as a thin filled box; a thick one is the ground of a cell or a paragraph.
    """
    drawing = Drawing([], [], [])
    for stroked, curved, strokes in outlines_of(paths):
        if not strokes:
            continue
        sides = [(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)) for (ax, ay), (bx, by) in strokes]
        lefts, bottoms, rights, tops = zip(*sides, strict=True)
        whole = sheet.place(min(lefts), min(bottoms), max(rights), max(tops))
        thin = min(whole.x1 - whole.x0, whole.bottom - whole.top) <= _THICKEST_RULE
        boxes = [sheet.place(*side) for side in sides if max(side[2] - side[0], side[3] - side[1]) > _SHORTEST / 2]
        boxes = [box for box in boxes if _is_straight(box) and _on_sheet(box, sheet)]
        if not thin and len(boxes) >= _SIDES and _closes(boxes, whole):
            drawing.panels.append(whole)
        if not curved:
            into = drawing.rules if stroked or thin else drawing.shades
            into.extend(_edge(box) for box in boxes)
    return drawing


def _closes(sides: list[Box], whole: Box) -> bool:
    """Whether straight lines run along more than half of each side of their bounds: those of a rectangle."""
    level = [side for side in sides if side.x1 - side.x0 >= side.bottom - side.top]
    upright = [side for side in sides if side.x1 - side.x0 < side.bottom - side.top]
    return all(
        sum(side.x1 - side.x0 for side in level if abs(side.top - y) <= STRAIGHT) > 0.5 * (whole.x1 - whole.x0)
        for y in (whole.top, whole.bottom)
    ) and all(
        sum(side.bottom - side.top for side in upright if abs(side.x0 - x) <= STRAIGHT)
        > 0.5 * (whole.bottom - whole.top)
        for x in (whole.x0, whole.x1)
    )


def _is_straight(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) <= STRAIGHT and max(width, height) >= _SHORTEST


def _on_sheet(box: Box, sheet: Sheet) -> bool:
    return box.x1 >= 0 and box.bottom >= 0 and box.x0 <= sheet.width and box.top <= sheet.height
