"""A report in, what became of each of its printed characters out: in a block of some kind, furniture, or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import ReadError
from extract.layout import arrange
from extract.normalise import failed_rows
from extract.read import read
from extract.records.block import Block, Furniture
from extract.records.diagnostic import Diagnostic
from extract.records.passage import Passage
from extract.records.rows import DocumentRows
from extract.records.source import Box, Line, Source

UNPLACED = "unplaced"  # in no block and no furniture
TWICE = "placed twice"


@dataclass(frozen=True, slots=True)
class Coverage(DocumentRows):
    """Characters by where they went: ``(page, part) -> count``; part is a kind of block or a reason of furniture.

    ``page`` is None for text input. White space does not count.
    """

    parts: Mapping[tuple[int | None, str], int] = field(default_factory=dict)

    def by_part(self) -> dict[str, int]:
        """Characters of the whole report by part."""
        counts: Counter[str] = Counter()
        for (_, part), count in self.parts.items():
            counts[part] += count
        return dict(counts)


def coverage_of_file(path: Path, source: str, profile: str | None = None) -> DocumentRows:
    """The ``Coverage`` of one file, as a worker is asked for it; rows that say why where it cannot be read."""
    try:
        document, _ = read(path, source)
    except ReadError as error:
        return failed_rows(path, source, Diagnostic("read", error.code, str(error)))
    return coverage(document)


def coverage(document: Source) -> Coverage:
    """Where each character of a document went."""
    blocks, furniture = arrange(document)
    printed = Counter(char for page in document.pages for line in page.lines for char in _characters(line))
    placed = Counter(char for passage in _passages(blocks, furniture) for char in _printed_in(passage))
    parts: Counter[tuple[int | None, str]] = Counter()
    for block in blocks:
        parts.update((char.page, block.kind) for char in _printed_in(block.passage))
    for piece in furniture:
        parts.update((char.page, f"furniture: {piece.reason}") for char in _printed_in(piece.passage))
    for name, left in ((UNPLACED, printed - placed), (TWICE, placed - printed)):
        for char, count in left.items():
            parts[char.page, name] += count
    return Coverage(document.source, document.document_id, parts=dict(parts))


@dataclass(frozen=True, slots=True)
class _Character:
    """A printed character: where it stands tells it from its like, in a text file its line."""

    text: str
    page: int | None
    place: Box | int


def _passages(blocks: Iterable[Block], furniture: Iterable[Furniture]) -> Iterable[Passage]:
    yield from (block.passage for block in blocks)
    yield from (piece.passage for piece in furniture)


def _printed_in(passage: Passage) -> Iterable[_Character]:
    for piece in passage.pieces:
        if piece.line is not None:
            yield from _characters(piece.line, piece.start, piece.end)


def _characters(line: Line, start: int = 0, end: int | None = None) -> Iterable[_Character]:
    for index in range(start, len(line.text) if end is None else end):
        if not line.text[index].isspace():
            box = line.char_boxes[index] if line.char_boxes else None
            yield _Character(line.text[index], line.page, line.number if box is None else box)
