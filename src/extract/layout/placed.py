"""Lines of a page and their boxes in, where each stands once the page is turned to be read from left to right out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.records.source import Box, Line

LABEL = 2  # characters of bullets and numbers that stand before their words
PROSE = 12  # characters, the least in a line of running text
ANCHOR = "\ufffc"  # a line of it stands for a table or a box among the lines that are put in order


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A line and its box, in points from the top left of the page."""

    line: Line
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def box(self) -> Box:
        return Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top


def length(line: Placed) -> int:
    return len(line.text.strip())


def has_long_lines(part: list[Placed]) -> bool:
    """Whether most lines are as long as those of running text, bullets and numbers before them aside."""
    words = [line for line in part if length(line) > LABEL]
    return sum(len(line.text) >= PROSE for line in words) * 2 > len(words)


def spread(lines: Sequence[Placed]) -> float:
    """How wide the lines stand together."""
    return max(line.x1 for line in lines) - min(line.x0 for line in lines)
