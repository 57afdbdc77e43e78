"""A passage: text put together from slices of printed lines, with the way back to each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from extract.records.source import Box, Line, bounding_box


class Piece(NamedTuple):
    """Characters ``start:end`` of a printed line, or a joint (``line`` is None) that is not printed."""

    line: Line | None
    start: int
    end: int
    joint: str = ""

    @property
    def text(self) -> str:
        return self.joint if self.line is None else self.line.text[self.start : self.end]


@dataclass(frozen=True)
class Passage:
    """Text with a map back: every character belongs to a piece of a printed line or to a joint."""

    pieces: tuple[Piece, ...] = ()

    @staticmethod
    def of_line(line: Line, start: int = 0, end: int | None = None) -> Passage:
        """The characters ``start:end`` of one line."""
        return Passage((Piece(line, start, len(line.text) if end is None else end),))

    @staticmethod
    def join(passages: Iterable[Passage], separator: str = "") -> Passage:
        """Passages one after the other, with ``separator`` (not printed) between them."""
        pieces: list[Piece] = []
        for passage in passages:
            if separator and pieces:
                pieces.append(Piece(None, 0, len(separator), separator))
            pieces.extend(passage.pieces)
        return Passage(tuple(pieces))

    @cached_property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        starts, offset = [], 0
        for piece in self.pieces:
            starts.append(offset)
            offset += piece.end - piece.start
        return starts

    def __len__(self) -> int:
        return len(self.text)

    def _overlaps(self, start: int, end: int) -> Iterator[Piece]:
        """The parts of pieces that make up the characters ``start:end``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        for offset, piece in zip(self._starts[first:], self.pieces[first:], strict=True):
            if offset >= end:
                return
            low = max(start - offset, 0)
            high = min(end - offset, piece.end - piece.start)
            if low < high:
                joint = piece.joint[low:high]
                yield Piece(piece.line, piece.start + low, piece.start + high, joint)

    def slice(self, start: int, end: int) -> Passage:
        """The characters ``start:end`` as a passage of their own."""
        return Passage(tuple(self._overlaps(start, end)))

    def strip(self) -> Passage:
        """Without white space at both ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.slice(start, max(start, len(text.rstrip())))

    def page_at(self, start: int) -> int | None:
        """The 1-based page on which the character at ``start`` stands, if pages are known."""
        for piece in self._overlaps(start, len(self)):
            if piece.line is not None:
                return piece.line.page
        return None

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """(page, box) of the characters ``start:end``, one per printed line; empty for text input."""
        found: list[tuple[int, Box]] = []
        placed = (piece for piece in self._overlaps(start, end) if piece.line is not None)
        for line, pieces in groupby(placed, key=lambda piece: piece.line):
            boxes = [box for piece in pieces for box in line.char_boxes[piece.start : piece.end] if box is not None]
            if boxes and line.page is not None:
                found.append((line.page, bounding_box(boxes)))
        return found

    def least_confidence(self, start: int, end: int) -> float | None:
        """The lowest confidence among the characters ``start:end``; None where none was recognised from a picture."""
        stated = (
            confidence
            for piece in self._overlaps(start, end)
            if piece.line is not None
            for confidence in piece.line.confidences[piece.start : piece.end]
            if confidence is not None
        )
        return min(stated, default=None)

    @property
    def lines(self) -> Iterator[Line]:
        """The printed lines that it comes from, in order."""
        return (piece.line for piece in self.pieces if piece.line is not None)
