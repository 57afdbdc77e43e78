"""A page without a text layer in, the glyphs recognised on its picture out, placed on the page as printed ones are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np
import pypdfium2 as pdfium
from PIL.Image import Image, Transpose, fromarray
from PIL.ImageFilter import GaussianBlur

from extract.read.drawn_marks import leading_mark
from extract.read.glyphs import Glyph, Sheet
from extract.read.ink import Grey, ink_of, with_light_bands
from extract.read.ink_lines import InkLine, length_of_lines, lines_of_ink, picture_of_line
from extract.read.letters import letters_of, type_sizes
from extract.read.misread import mended
from extract.read.picture import dpi_of, picture_of, slanting
from extract.read.tesseract import ACROSS, DOWN, Word, has_vertical, mean_confidence, recognise
from extract.records.source import Box, CharBoxes, Line

# Mean confidences over characters, from 0 to 1. Print is read with 0.85 and more even where it is faint or coarse; a page
# upside down, vertical text read across, or pictures are read with less than 0.3; charts and tiny type lie between.
GOOD = 0.8
LEGIBLE_PAGE = 0.7
LEGIBLE_LINE = 0.35
_LEAST_CHARACTERS = 8  # what is read out of a picture that holds no text is shorter
_FEW, _MOSTLY = 3, 0.7  # a pattern of dots or rules is read as text of which a few characters make up most
_SMOOTHED = GaussianBlur(0.9)  # pixels: the rough edges of scanned strokes mislead Tesseract
_SHORT_LINES = 10.0  # letters: where lines are shorter, the page may be one of vertical lines
_SAMPLE = 6  # lines, the longest of a page, tell which way up it is

_SURE = 0.9  # the confidence in a mark


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read from the picture of a page with its lines made level.

    ``rules`` are its ruled lines, ``confidence`` is the mean over all letters, ``illegible`` the number of lines that gave
    no glyphs. On the page the lines fall to the right by ``slant`` degrees.
    """

    glyphs: list[Glyph]
    rules: Sequence[Box] = ()
    confidence: float = 0.0
    illegible: int = 0
    slant: float = 0.0

    @property
    def complaints(self) -> list[str]:
        """What there is to tell of its quality."""
        told = []
        if self.glyphs and self.confidence < GOOD:
            told.append(f"recognised with a confidence of {self.confidence:.0%} only")
        if self.illegible:
            told.append(f"{self.illegible} line{'' if self.illegible == 1 else 's'} of the picture could not be read")
        return told

    def as_displayed(self, line: Line, sheet: Sheet) -> Line:
        """The line with the boxes of its characters where they stand on the page; its own box stays level."""
        if not self.slant:
            return line
        boxes = (box and slanting(box, self.slant, sheet.width, sheet.height) for box in line.char_boxes)
        return replace(line, char_boxes=CharBoxes(boxes))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to look at a page: turned clockwise by ``turns`` quarters, and read with the data of a language.

    Vertical text is read with the page laid on its left side: its columns, right to left, lie one under the other.
    """

    language: str
    turns: int
    turn: int  # clockwise quarter turns of its letters as displayed

    def looked_at(self, picture: Image) -> Image:
        return picture.transpose(_TRANSPOSED[self.turns]) if self.turns else picture


_TRANSPOSED = {1: Transpose.ROTATE_270, 2: Transpose.ROTATE_180, 3: Transpose.ROTATE_90}
_UPRIGHT = _Way(ACROSS, 0, 0)
_VERTICAL = _Way(DOWN, 3, 0)
_LAID_IN_TURNED = (_Way(ACROSS, 1, 3), _Way(ACROSS, 3, 1), _Way(ACROSS, 2, 2))


@dataclass(slots=True)
class _Looked:
    """A page looked at in one way: its lines of ink, and the words of those that were read so far."""

    way: _Way
    picture: Grey
    dpi: int
    lines: list[InkLine]
    rules: list[Box]
    words: dict[int, list[Word]]

    @classmethod
    def at(cls, picture: Image, way: _Way, dpi: int) -> _Looked:
        turned = with_light_bands(np.asarray(way.looked_at(picture)), dpi)
        ink = ink_of(turned, dpi)
        return cls(way, turned, dpi, lines_of_ink(ink, dpi), ink.rules, {})

    def read(self, most: int | None = None) -> None:
        """Read the lines, or the ``most`` longest of them, that were not read yet."""
        longest = sorted(range(len(self.lines)), key=lambda number: -self.lines[number].width)
        for number in longest[:most]:
            if number not in self.words:
                self.words[number] = self._words(self.lines[number])

    def _words(self, line: InkLine) -> list[Word]:
        """The words of a line; the mark in front of them, if there is one, is told by its shape."""
        marked = leading_mark(line)
        if marked is None:
            return self._recognised(line)
        mark, end, behind = marked
        return [Word(mark, line.x0, end, _SURE), *(self._recognised(behind) if behind else [])]

    def _recognised(self, line: InkLine) -> list[Word]:
        shown, left, _ = picture_of_line(self.picture, line)
        words = recognise(fromarray(shown).filter(_SMOOTHED), self.way.language, self.dpi)
        return [word._replace(start=word.start + left, end=word.end + left) for word in words]

    @property
    def all_words(self) -> list[Word]:
        return [word for words in self.words.values() for word in words]

    @property
    def confidence(self) -> float:
        return mean_confidence(self.all_words)

    @property
    def weight(self) -> float:
        """How much was read, and how surely."""
        words = self.all_words
        return self.confidence * sum(len(word.text) * word.confidence for word in words)


def recognised(page: pdfium.PdfPage, sheet: Sheet) -> Recognised:
    """The glyphs of a page that has none, in the order of its lines; none where the page holds no legible text.

    A page that makes no sense upright is read as vertical text and turned by quarters too.
    """
    dpi = dpi_of(sheet.width, sheet.height)
    picture = picture_of(page, dpi)
    if picture is None:
        return Recognised([])
    looked = _likeliest(picture.image, dpi)
    looked.read()
    legible = [
        (line, words)
        for number, line in enumerate(looked.lines)
        if (words := looked.words[number]) and mean_confidence(words) >= LEGIBLE_LINE
    ]
    illegible = sum(map(bool, looked.words.values())) - len(legible)
    said = "".join(word.text for _, words in legible for word in words)
    if looked.confidence < LEGIBLE_PAGE or not is_writing(said):
        return Recognised([], (), looked.confidence, len(looked.lines))
    numbers = count()
    sizes = type_sizes([line for line, _ in legible])
    glyphs = [
        Glyph(
            text=text,
            box=_displayed(box, looked.way, picture.image.size, 72 / dpi),
            turn=looked.way.turn,
            size=round(size * 72 / dpi, 2),
            heavy=False,
            order=next(numbers),
            confidence=confidence,
        )
        for (line, words), size in zip(legible, sizes, strict=True)
        for text, box, confidence in mended(list(letters_of(line, words, size)))
    ]
    rules = [_displayed(rule, looked.way, picture.image.size, 72 / dpi) for rule in looked.rules]
    return Recognised(glyphs, rules, looked.confidence, illegible, picture.slant)


def is_writing(text: str) -> bool:
    """Whether what was read is the text of a page, not a pattern of rings read as ＯのＯＯ〇Ｏ nor a stray mark."""
    commonest = sum(times for _, times in Counter(text).most_common(_FEW))
    return len(text) >= _LEAST_CHARACTERS and commonest <= _MOSTLY * len(text)


def _likeliest(picture: Image, dpi: int) -> _Looked:
    """The first way to look at the page that reads well by its longest lines, else the best of all."""
    first = _Looked.at(picture, _UPRIGHT, dpi)
    ways = [*([_VERTICAL] if has_vertical() else []), *_LAID_IN_TURNED]
    if (short := length_of_lines(first.lines)) < _SHORT_LINES:
        # Letters set one below the other make no lines across.
        down = _Looked.at(picture, _VERTICAL if has_vertical() else _LAID_IN_TURNED[0], dpi)
        if length_of_lines(down.lines) > 1.5 * short:
            first, ways = down, [*(way for way in ways if way is not down.way), _UPRIGHT]
    best = first
    best.read(_SAMPLE)
    if sum(len(word.text) for word in best.all_words) < _LEAST_CHARACTERS:
        return best  # next to nothing: turning it will not help
    for way in ways:
        if best.confidence >= GOOD:
            break
        other = _Looked.at(picture, way, dpi)
        other.read(_SAMPLE)
        best = max(best, other, key=lambda looked: looked.weight)
    return best


def _displayed(box: Box, way: _Way, picture: tuple[int, int], scale: float) -> Box:
    """A box of the turned picture in points of the page as displayed."""
    width, height = picture
    x0, top, x1, bottom = box
    turned = (
        Box(x0, top, x1, bottom),
        Box(top, height - x1, bottom, height - x0),
        Box(width - x1, height - bottom, width - x0, height - top),
        Box(width - bottom, x0, width - top, x1),
    )[way.turns]
    return Box(*(value * scale for value in turned))
