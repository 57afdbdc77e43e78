"""Glyphs of one direction in, runs of glyphs that follow each other along one line out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.read.directions import UPRIGHT_GROUP, Direction, Placed
from extract.read.spacing import letter_spaced

# All in units of the type size.
_COLUMN_GAP = 1.5  # what is farther apart than this is another text box, though it stands on the same line
_VERTICAL_GAP = 3.0  # the same down a vertical line, where names stand spaced and text boxes seldom follow each other
_DRAWN_APART_GAP = 0.6  # glyphs drawn at another time belong to the line only if they stand close
_PLAIN_GAP = 0.5
_BACKSTEP = 1.1  # the blank halves of 、 and 「 are set over each other
_OVERFLOW = 0.1  # a word that runs over the rule of its cell goes on without a gap; words in two cells never do
_SHARED_BAND = 0.45  # of the smaller glyph's height: raised note marks share it, ruby and the next line do not
_BANDS_OPEN = 8  # how many lines of text side by side may interlock in height


@dataclass(slots=True)
class Run:
    """Glyphs of one line; ``near``–``far`` is the band of its largest glyph. In an even run all are of one size and band."""

    glyphs: list[Placed]
    near: float
    far: float
    size: float
    direction: Direction
    overruns: bool = False  # a rule of a table
    even: bool = False
    label: int = 0  # so many letters at its start are one word, spread to the width of others

    @staticmethod
    def of(placed: Placed, direction: Direction) -> Run:
        return Run([placed], placed.near, placed.far, placed.glyph.size, direction, even=True)

    @property
    def cell(self) -> int | None:
        """The table cell that most glyphs stand in; text too long for its cell runs over into others."""
        if not self.overruns:
            return self.glyphs[0].cell
        return Counter(placed.cell for placed in self.glyphs).most_common(1)[0][0]

    @property
    def text(self) -> str:
        return "".join([placed.glyph.text for placed in self.glyphs])

    @property
    def order(self) -> int:
        return min([placed.glyph.order for placed in self.glyphs])

    @property
    def start(self) -> float:
        return self.glyphs[0].start

    @property
    def end(self) -> float:
        return self.glyphs[-1].end

    def add(self, placed: Placed) -> None:
        beside = self.direction is Direction.DOWN and self._stands_beside(placed)
        self.overruns = self.overruns or placed.cell != self.glyphs[0].cell
        self.even = self.even and self._is_like(placed.near, placed.far, placed.glyph.size)
        self.glyphs.append(placed)
        if beside:
            self.near, self.far = min(self.near, placed.near), max(self.far, placed.far)
        elif placed.glyph.size > self.size:
            self.near, self.far, self.size = placed.near, placed.far, placed.glyph.size

    def _is_like(self, near: float, far: float, size: float) -> bool:
        return near == self.near and far == self.far and size == self.size

    def shares_band(self, near: float, far: float) -> bool:
        if near == self.near and far == self.far:
            return True
        shared = min(self.far, far) - max(self.near, near)
        return shared > _SHARED_BAND * min(self.far - self.near, far - near)

    def is_next(self, placed: Placed) -> bool:
        """Whether ``placed`` plainly is the next glyph: as nearly all are, right behind the last, in its band and cell."""
        last = self.glyphs[-1]
        return (
            placed.near == last.near == self.near
            and placed.far == last.far == self.far
            and placed.cell == last.cell
            and placed.glyph.size == self.size
            and abs(placed.start - last.end) <= _PLAIN_GAP * self.size
        )

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


def drawn_runs(placed: Iterable[Placed], direction: Direction) -> list[Run]:
    """Runs of glyphs that were drawn one after the other."""
    runs: list[Run] = []
    run: Run | None = None
    for glyph in placed:
        if run is not None and run.is_next(glyph):
            run.glyphs.append(glyph)
        elif run is not None and run.continues(glyph):
            run.add(glyph)
        else:
            run = Run.of(glyph, direction)
            runs.append(run)
    return runs


def merged_runs(runs: list[Run]) -> list[Run]:
    """Runs of one direction joined along their baselines, where they touch, whatever was drawn in between, and where
    they are single letters at even gaps."""
    bands: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.near + run.far, run.start)):
        for band in reversed(bands[-_BANDS_OPEN:]):
            if band[0].cell == run.cell and band[0].shares_band(run.near, run.far):
                band.append(run)
                break
        else:
            bands.append([run])
    merged: list[Run] = []
    for band in bands:
        band.sort(key=lambda run: run.start)
        merged.extend(letter_spaced(_touching(band), joined))
    return merged


def _touching(band: list[Run]) -> list[Run]:
    found: list[Run] = []
    for run in band:
        for left in reversed(found[-4:]):
            if _fits(left, run):
                found.remove(left)
                found.append(joined([left, run]))
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


def joined(runs: list[Run]) -> Run:
    """Runs of one line as one."""
    largest = max(runs, key=lambda run: run.size)
    glyphs = sorted((placed for run in runs for placed in run.glyphs), key=lambda placed: placed.start + placed.end)
    overruns = any(run.overruns for run in runs)
    even = all(run.even and largest._is_like(run.near, run.far, run.size) for run in runs)
    return Run(glyphs, largest.near, largest.far, largest.size, largest.direction, overruns, even)
