"""Glyphs of a page in, its printed lines out: joined along the baseline, parted at gaps, numbered by text box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from statistics import median

from extract.read.directions import UPRIGHT_GROUP, Direction, Placed, by_direction, down
from extract.read.glyphs import Glyph
from extract.read.spacing import is_letter, letter_spaced, set_text
from extract.records.source import Line, bounding_box

# All in units of the type size.
_COLUMN_GAP = 1.5  # what is farther apart than this is another text box, though it stands on the same line
_VERTICAL_GAP = 3.0  # the same down a vertical line, where names stand spaced and text boxes seldom follow each other
_DRAWN_APART_GAP = 0.6  # glyphs drawn at another time belong to the line only if they stand close
_BACKSTEP = 1.1  # the blank halves of 、 and 「 are set over each other
_OVERFLOW = 0.1  # a word that runs over the rule of its cell goes on without a gap; words in two cells never do
_SHARED_BAND = 0.5  # of the smaller glyph's height: raised note marks share it, ruby and the next line do not
_SAME_SIZE = 1.15
_LINE_PITCH = (0.6, 2.2)  # of lines in one text box
_INDENT = 2.5


@dataclass(slots=True)
class Run:
    """Glyphs of one line; ``near``–``far`` is the band of its largest glyph."""

    glyphs: list[Placed]
    near: float
    far: float
    size: float
    direction: Direction

    @staticmethod
    def of(placed: Placed, direction: Direction) -> Run:
        return Run([placed], placed.near, placed.far, placed.glyph.size, direction)

    @property
    def cell(self) -> int | None:
        """The table cell that most glyphs stand in; text too long for its cell runs over into others."""
        first = self.glyphs[0].cell
        if all(placed.cell == first for placed in self.glyphs):
            return first
        return Counter(placed.cell for placed in self.glyphs).most_common(1)[0][0]

    @property
    def text(self) -> str:
        return "".join(placed.glyph.text for placed in self.glyphs)

    @property
    def order(self) -> int:
        return min(placed.glyph.order for placed in self.glyphs)

    @property
    def start(self) -> float:
        return self.glyphs[0].start

    @property
    def end(self) -> float:
        return self.glyphs[-1].end

    def add(self, placed: Placed) -> None:
        beside = self.direction is Direction.DOWN and self._stands_beside(placed)
        self.glyphs.append(placed)
        if beside:
            self.near, self.far = min(self.near, placed.near), max(self.far, placed.far)
        elif placed.glyph.size > self.size:
            self.near, self.far, self.size = placed.near, placed.far, placed.glyph.size

    def shares_band(self, near: float, far: float) -> bool:
        shared = min(self.far, far) - max(self.near, near)
        return shared > _SHARED_BAND * min(self.far - self.near, far - near)

    def continues(self, placed: Placed) -> bool:
        """Whether ``placed``, drawn next, is the next glyph of this line."""
        last = self.glyphs[-1]
        if self.direction is Direction.DOWN and self._stands_beside(placed):
            return True
        if not self.shares_band(placed.near, placed.far):
            return False
        gap = placed.start - last.end
        if placed.cell != last.cell:
            return abs(gap) <= _OVERFLOW * self.size
        widest = _VERTICAL_GAP if self.direction is Direction.DOWN else _COLUMN_GAP
        return -_BACKSTEP * self.size <= gap <= widest * min(self.size, placed.glyph.size)

    def _stands_beside(self, placed: Placed) -> bool:
        """Whether two digits stand side by side in a vertical line (縦中横)."""
        last = self.glyphs[-1]
        apart = placed.near >= last.far - 0.1 * self.size or placed.far <= last.near + 0.1 * self.size
        together = max(placed.far, last.far) - min(placed.near, last.near)
        return apart and together <= UPRIGHT_GROUP * self.size and abs(placed.start - last.start) < 0.3 * self.size


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with the table cell it stands in, the direction it is read in and its place in that frame."""

    line: Line
    cell: int | None
    direction: Direction
    near: float
    start: float


def lines_of(
    glyphs: list[Glyph], cell_of: Callable[[Glyph], int | None], page: int, numbers: count[int], blocks: count[int]
) -> list[PrintedLine]:
    """Lines in drawing order; ``numbers`` and ``blocks`` count on from page to page."""
    runs: list[Run] = []
    for direction, placed in by_direction(glyphs, cell_of).items():
        runs.extend(_merged(_drawn(placed, direction)))
    runs = _with_stacked_labels([run for run in runs if run.text.strip()])
    runs.sort(key=lambda run: run.order)
    lines: list[PrintedLine] = []
    block, before, pitch = 0, None, None
    for run in runs:
        step = _step(before, run) if before is not None else None
        if step is None or (pitch is not None and abs(step - pitch) > 0.25 * pitch):
            block, pitch = next(blocks), None
        else:
            pitch = step
        line = _line(run, page, next(numbers), block)
        lines.append(PrintedLine(line, run.cell, run.direction, run.near, run.start))
        before = run
    return lines


def _drawn(placed: Iterable[Placed], direction: Direction) -> list[Run]:
    """Runs of glyphs that were drawn one after the other."""
    runs: list[Run] = []
    for glyph in placed:
        if runs and runs[-1].continues(glyph):
            runs[-1].add(glyph)
        else:
            runs.append(Run.of(glyph, direction))
    return runs


def _merged(runs: list[Run]) -> list[Run]:
    """Runs on one baseline joined where they touch, however they were drawn, and where they are letter-spaced."""
    bands: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.near + run.far, run.start)):
        # Bands come from near to far: only the last few can share a place with this run.
        for band in reversed(bands[-8:]):
            if band[0].cell == run.cell and band[0].shares_band(run.near, run.far):
                band.append(run)
                break
        else:
            bands.append([run])
    merged: list[Run] = []
    for band in bands:
        band.sort(key=lambda run: run.start)
        merged.extend(letter_spaced(_touching(band), _joined))
    return merged


def _touching(band: list[Run]) -> list[Run]:
    found: list[Run] = []
    for run in band:
        for left in reversed(found[-4:]):
            if _fits(left, run):
                found.remove(left)
                found.append(_joined([left, run]))
                break
        else:
            found.append(run)
    return found


def _fits(left: Run, right: Run) -> bool:
    """Whether ``right`` goes on after ``left`` or fills a gap in it."""
    size = min(left.size, right.size)
    if not left.shares_band(right.near, right.far) or max(left.size, right.size) > 2 * size:
        return False
    if right.start >= left.end - 0.3 * size:
        return right.start - left.end <= _DRAWN_APART_GAP * size
    slack = 0.2 * size
    return all(placed.end <= right.start + slack or placed.start >= right.end - slack for placed in left.glyphs)


def _with_stacked_labels(runs: list[Run]) -> list[Run]:
    """Single letters below each other in a table cell made one vertical line: 従 / 事 / 者 / 数 is a label."""
    by_cell: dict[int, list[Run]] = {}
    for run in runs:
        if run.cell is not None:
            by_cell.setdefault(run.cell, []).append(run)
    found = [run for run in runs if run.cell is None]
    for own in by_cell.values():
        stacked = len(own) > 1 and all(run.direction is Direction.DOWN or is_letter(run.text) for run in own)
        found.extend(_columns(own) if stacked else own)
    return found


def _columns(runs: list[Run]) -> list[Run]:
    """The glyphs of ``runs`` as vertical lines, one for each column that they stand in."""
    columns: list[Run] = []
    glyphs = (down(placed) for run in runs for placed in run.glyphs)
    for placed in sorted(glyphs, key=lambda placed: (placed.near + placed.far, placed.start)):
        if columns and columns[-1].shares_band(placed.near, placed.far):
            columns[-1].add(placed)
        else:
            columns.append(Run.of(placed, Direction.DOWN))
    for column in columns:
        column.glyphs.sort(key=lambda placed: placed.start)
    return columns


def _joined(runs: list[Run]) -> Run:
    largest = max(runs, key=lambda run: run.size)
    glyphs = sorted((placed for run in runs for placed in run.glyphs), key=lambda placed: placed.start + placed.end)
    return Run(glyphs, largest.near, largest.far, largest.size, largest.direction)


def _step(before: Run, run: Run) -> float | None:
    """The pitch from the line before, if both can be lines of one text box drawn in order."""
    larger, smaller = max(before.size, run.size), min(before.size, run.size)
    if before.direction is not run.direction or before.cell != run.cell or larger > _SAME_SIZE * smaller:
        return None
    step = (run.near + run.far - before.near - before.far) / 2
    if not _LINE_PITCH[0] * larger <= step <= _LINE_PITCH[1] * larger:
        return None
    shared = min(before.end, run.end) - max(before.start, run.start)
    aligned = abs(before.start - run.start) <= _INDENT * larger
    return step if aligned or shared > 0.5 * min(before.end - before.start, run.end - run.start) else None


def _line(run: Run, page: int, number: int, block: int) -> Line:
    text, boxes = set_text(run.glyphs)
    inked = [placed.glyph for placed in run.glyphs if not placed.glyph.text.isspace()]
    return Line(
        text=text,
        number=number,
        page=page,
        box=bounding_box([box for box in boxes if box is not None]),
        char_boxes=tuple(boxes),
        size=round(median(glyph.size for glyph in inked), 2),
        bold=2 * sum(glyph.heavy for glyph in inked) > len(inked),
        block=block,
    )
