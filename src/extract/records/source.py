"""What ``read`` hands on: a file as pages of printed lines, each character with its place."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import nan
from typing import NamedTuple, overload


class Box(NamedTuple):
    """A rectangle on a page in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


def bounding_box(boxes: list[Box]) -> Box:
    """The smallest box that holds all ``boxes`` (at least one)."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


_NO_BOX = (nan, nan, nan, nan)


class CharBoxes(Sequence[Box | None]):
    """The boxes of the characters of a line, ``None`` where one has none, as bare numbers.

    A report keeps one for each of its characters until its rows are written: as tuples of floats they took six times the room.
    """

    __slots__ = ("_numbers",)

    def __init__(self, boxes: Iterable[Box | None] = ()) -> None:
        self._numbers = array("d", [number for box in boxes for number in (box or _NO_BOX)])

    def __len__(self) -> int:
        return len(self._numbers) // 4

    @overload
    def __getitem__(self, index: int) -> Box | None: ...
    @overload
    def __getitem__(self, index: slice) -> CharBoxes: ...
    def __getitem__(self, index: int | slice) -> Box | CharBoxes | None:
        if isinstance(index, slice):
            return CharBoxes(self[at] for at in range(*index.indices(len(self))))
        at = 4 * (index if index >= 0 else len(self) + index)
        box = Box(*self._numbers[at : at + 4]) if 0 <= at < len(self._numbers) else None
        if box is None:
            raise IndexError(index)
        return box if box.x0 == box.x0 else None  # what is no number is not equal to itself

    def __iter__(self) -> Iterator[Box | None]:
        numbers = iter(self._numbers)
        return (
            Box(*four) if four[0] == four[0] else None for four in zip(numbers, numbers, numbers, numbers, strict=True)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CharBoxes) and self._numbers.tobytes() == other._numbers.tobytes()

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())

    def __repr__(self) -> str:
        return f"CharBoxes({list(self)!r})"


RIGHT, DOWN, LEFT, UP = range(4)


def turned(box: Box, direction: int) -> Box:
    """The box of a text in this direction, turned so that the text reads to the right and its lines follow downwards."""
    if direction == DOWN:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    if direction == LEFT:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    if direction == UP:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    return box


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``char_boxes`` has one entry per character of ``text`` for PDF input (``None`` for a space
    that stands between glyphs but is not drawn) and is empty for text input. ``size`` is the
    median type size in points, ``bold`` whether most glyphs are heavy. ``notes`` are the ranges of characters that are
    raised note marks: 「84％」 with a small 1 behind it, ``struck`` those that a rule strikes out. ``confidences`` says, for text that was recognised from a
    picture, how sure each character is, from 0 to 1; it is empty for any other.
    """

    text: str
    number: int  # 0-based, over the whole document
    page: int | None = None  # 1-based; None for text input
    box: Box | None = None
    char_boxes: CharBoxes = field(default_factory=CharBoxes)
    size: float | None = None
    bold: bool = False
    block: int | None = None  # lines that were drawn as one text box share a number
    notes: tuple[tuple[int, int], ...] = ()
    struck: tuple[tuple[int, int], ...] = ()
    direction: int = RIGHT  # where its next character stands
    color: int | None = None  # 0xRRGGBB of most of its glyphs
    confidences: tuple[float | None, ...] = ()
    cited: tuple[str, ...] = ()  # note marks that stood in it and were taken out of its text

    @property
    def frame(self) -> Box | None:
        """The box, turned so that the line reads to the right."""
        return self.box if self.box is None or self.direction == RIGHT else turned(self.box, self.direction)


class RuledCell(NamedTuple):
    """A cell of a ruled table: the lines in it, and over how many rows and columns it reaches."""

    lines: tuple[Line, ...] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table drawn with rules: its rows of cells, ``None`` where a merged cell from above or the left reaches in.

    ``edges`` are the left edges of its columns in points; none for a table in vertical writing.
    """

    page: int
    box: Box
    cells: tuple[tuple[RuledCell | None, ...], ...]
    edges: tuple[float, ...] = ()

    @property
    def rows(self) -> tuple[tuple[tuple[Line, ...], ...], ...]:
        """The lines of each cell, row by row; none where a merged cell reaches in."""
        return tuple(tuple(cell.lines if cell is not None else () for cell in row) for row in self.cells)


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page; a text file is split into pages only where it holds form feeds."""

    number: int | None
    width: float | None
    height: float | None
    lines: tuple[Line, ...]
    tables: tuple[RuledTable, ...] = ()
    boxes: tuple[Box, ...] = ()  # rectangles that are framed or tinted, largest first
    recognised: bool = False  # its text was recognised from its picture


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What ``<file>.toml`` states about a report that does not print it."""

    title: str | None = None
    publisher: str | None = None
    department: str | None = None
    published_date: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its identity and its pages."""

    source: str  # path relative to RAW
    sha256: str
    media_type: str
    byte_size: int
    text_source: str  # "pdf" | "text" | "ocr" | "mixed"
    pages: tuple[Page, ...]
    sidecar: Sidecar = field(default_factory=Sidecar)
    author: str | None = None  # whom the file itself names as its author, which is printed nowhere

    @property
    def document_id(self) -> str:
        return self.sha256[:16]

    @property
    def page_count(self) -> int | None:
        """Printed pages, or ``None`` for text input, whose pages are not known."""
        return len(self.pages) if self.text_source != "text" else None
