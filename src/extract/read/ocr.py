"""A page without a text layer in, the glyphs recognised on its picture out, placed on the page as printed ones are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from statistics import median

import pypdfium2 as pdfium
from PIL.Image import Image, Transpose

from extract.read.glyphs import Glyph, Sheet
from extract.read.picture import dpi_of, picture_of, slanting
from extract.read.tesseract import ACROSS, DOWN, Word, WordLine, has_vertical, mean_confidence, recognise
from extract.records.source import Box, Line

# Mean confidences over characters, from 0 to 1. Print is read with 0.85 and more even where it is faint or coarse; a page
# upside down, vertical text read across, or pictures are read with less than 0.3; charts and tiny type lie between.
GOOD = 0.8
LEGIBLE_PAGE = 0.7
LEGIBLE_LINE = 0.35
_LEAST_CHARACTERS = 8  # what is read out of a picture that holds no text is shorter
_FEW, _MOSTLY = 3, 0.7  # a pattern of dots or rules is read as text of which a few characters make up most
_INK_OF_EM = 0.93  # how high the letters of a line are, of its type size
_ROW_OF_EM = 1.09  # and how high Tesseract takes its row to be
_TALL = 1.3  # of the type size: a line's box that is higher holds something else too
_SAME_SIZE = 1.12
# Gaps between words, in units of the type size:
_LATIN_GAP = 0.2  # a space between Latin words
_SPACE_GAP = 1.0  # a full-width space; half of it may be the blank part of a bracket
_COLUMN_GAP = 2.5  # white space that divides the line

DOUBTFUL = 0.4  # the confidence in what was mended
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,]{1,2}[0-9]{3})+(?![0-9])")
_POINTS = re.compile(r"[.,]+")

_Letter = tuple[str, Box, float]  # a character, its cell in pixels, the confidence of its word


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read from the picture of a page with its lines made level.

    ``confidence`` is the mean over all of it, ``illegible`` the number of lines that gave no glyphs. On the page the
    lines fall to the right by ``slant`` degrees.
    """

    glyphs: list[Glyph]
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
        return replace(line, char_boxes=tuple(boxes))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The lines as read from a picture that was turned clockwise by ``turns`` quarters before."""

    lines: list[WordLine]
    vertical: bool
    turns: int
    width: int  # of the picture as displayed
    height: int

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)

    @property
    def confidence(self) -> float:
        return mean_confidence(self.words)

    @property
    def weight(self) -> float:
        """How much was read, and how surely."""
        return self.confidence * sum(len(word.text) * word.confidence for word in self.words)


def recognised(page: pdfium.PdfPage, sheet: Sheet) -> Recognised:
    """The glyphs of a page that has none, in the order of its lines; none where the page holds no legible text.

    A page that makes no sense upright is read as vertical text and turned by quarters too.
    """
    dpi = dpi_of(sheet.width, sheet.height)
    picture = picture_of(page, dpi)
    if picture is None:
        return Recognised([])
    reading = _likeliest(_readings(picture.image, dpi))
    legible = [line for line in reading.lines if line.confidence >= LEGIBLE_LINE]
    illegible = len(reading.lines) - len(legible)
    if reading.confidence < LEGIBLE_PAGE or not is_writing("".join(line.text for line in legible)):
        return Recognised([], reading.confidence, len(reading.lines))
    numbers = count()
    sizes = _sizes(legible, vertical=reading.vertical)
    glyphs = [
        Glyph(
            text=text,
            box=_displayed(box, reading, 72 / dpi),
            turn=-reading.turns % 4,
            size=round(size * 72 / dpi, 2),
            heavy=False,
            order=next(numbers),
            confidence=confidence,
        )
        for line, size in zip(legible, sizes, strict=True)
        for text, box, confidence in _with_commas(list(_letters(line, size, vertical=reading.vertical)))
    ]
    return Recognised(glyphs, reading.confidence, illegible, picture.slant)


def is_writing(text: str) -> bool:
    """Whether what was read is the text of a page, not a pattern of rings read as ＯのＯＯ〇Ｏ nor a stray mark."""
    commonest = sum(times for _, times in Counter(text).most_common(_FEW))
    return len(text) >= _LEAST_CHARACTERS and commonest <= _MOSTLY * len(text)


def _readings(picture: Image, dpi: int) -> Iterator[_Reading]:
    """The picture read across, as vertical text, and turned by quarters."""
    width, height = picture.size
    yield _Reading(_across(picture, dpi), False, 0, width, height)
    if has_vertical():
        yield _Reading(recognise(picture, DOWN, dpi), True, 0, width, height)
    for turns, transpose in ((1, Transpose.ROTATE_270), (3, Transpose.ROTATE_90), (2, Transpose.ROTATE_180)):
        yield _Reading(_across(picture.transpose(transpose), dpi), False, turns, width, height)


def _across(picture: Image, dpi: int) -> list[WordLine]:
    """Lines across the page. Tesseract reads those of a page that lies on its side too, but in no order: they count as
    illegible."""
    lines = recognise(picture, ACROSS, dpi)
    return [line.doubted() if _stands(line) else line for line in lines]


def _stands(line: WordLine) -> bool:
    return len(line.words) >= 3 and line.bottom - line.top > line.x1 - line.x0


def _likeliest(readings: Iterator[_Reading]) -> _Reading:
    """The first that is good, else the best of all; a picture in which next to nothing is found is not read again."""
    best = next(readings)
    if sum(len(word.text) for word in best.words) < _LEAST_CHARACTERS:
        return best
    while best.confidence < GOOD and (other := next(readings, None)) is not None:
        best = max(best, other, key=lambda reading: reading.weight)
    return best


def _sizes(lines: Sequence[WordLine], *, vertical: bool) -> list[float]:
    """The type size of each line in pixels; sizes that differ by what inked letters differ are one."""
    measured = [
        min((line.x1 - line.x0 if vertical else line.bottom - line.top) / _INK_OF_EM, line.row_height / _ROW_OF_EM)
        for line in lines
    ]
    snapped: dict[float, float] = {}
    group: list[float] = []
    for size in [*sorted(measured), float("inf")]:
        if group and size > _SAME_SIZE * group[0]:
            snapped.update(dict.fromkeys(group, median(group)))
            group = []
        group.append(size)
    return [snapped[size] for size in measured]


def _with_commas(letters: list[_Letter]) -> list[_Letter]:
    """Points that set off three digits as the commas that they nearly always are; the number stays doubtful."""
    text = "".join(letter[0] for letter in letters)
    mended = list(letters)
    for number in reversed(list(_THOUSANDS.finditer(text))):
        whole = _POINTS.sub(",", number.group())
        if whole != number.group():
            boxes = [letter[1] for letter in letters[number.start() : number.end()]]
            boxes[len(whole) :] = []
            mended[number.start() : number.end()] = [
                (char, box, DOUBTFUL) for char, box in zip(whole, boxes, strict=True)
            ]
    return mended


def _letters(line: WordLine, size: float, *, vertical: bool) -> Iterator[_Letter]:
    """The characters along the line, with the spaces that are printed.

    Tesseract is sure of where a word begins, not of where it ends nor of the letters in it, and takes every few letters
    of Japanese for a word: a word reaches to the next one unless a gap stands between them that means something.
    """
    near, far = _band(line, size, vertical=vertical)

    def placed(text: str, start: float, end: float, confidence: float) -> Iterator[_Letter]:
        step = (end - start) / len(text)
        for index, char in enumerate(text):
            first, last = start + index * step, start + (index + 1) * step
            yield char, (Box(near, first, far, last) if vertical else Box(first, near, last, far)), confidence

    spans = list(_spans(line, size, vertical=vertical))
    for (word, start, end), following in zip(spans, [*spans[1:], None], strict=True):
        after = following[1] if following else end
        gap = (after - end) / size
        latin = following is not None and _are_latin(word, following[0])
        if gap >= _COLUMN_GAP:
            yield from placed(word.text, start, end, word.confidence)
        elif gap >= (_LATIN_GAP if latin else _SPACE_GAP):
            yield from placed(word.text, start, end, word.confidence)
            yield from placed(" " if latin else "\u3000", end, after, word.confidence)
        else:
            yield from placed(word.text, start, after, word.confidence)


def _are_latin(first: Word, second: Word) -> bool:
    """Whether a small gap is a space: full-width letters and digits are read one by one (Ｎ Ｓ １)."""
    whole = first.text + second.text
    return whole.isascii() and whole.isalnum() and len(whole) > 2


def _band(line: WordLine, size: float, *, vertical: bool) -> tuple[float, float]:
    """The line's extent across its direction: its type size, set in the middle of its ink."""
    low, high = (line.x0, line.x1) if vertical else (line.top, line.bottom)
    if not vertical and high - low > _TALL * size:
        high = round(line.baseline)
        low = high - round(size * _INK_OF_EM)
    middle = (low + high) / 2
    return middle - size / 2, middle + size / 2


def _spans(line: WordLine, size: float, *, vertical: bool) -> Iterator[tuple[Word, float, float]]:
    """Each word with its start and end along the line, none over the next one."""
    begins = [float(word.top if vertical else word.x0) for word in line.words]
    ends = [float(word.bottom if vertical else word.x1) for word in line.words]
    last = float(line.bottom if vertical else line.x1)
    start = begins[0]
    for index, word in enumerate(line.words):
        following = begins[index + 1] if index + 1 < len(begins) else last
        cells = start + size * sum(0.5 if char.isascii() else 1.0 for char in word.text)
        end = max(min(max(ends[index], cells), following), start + 1)
        yield word, start, end
        start = max(end, following)


def _displayed(box: Box, reading: _Reading, scale: float) -> Box:
    """A box of the turned picture in points of the page as displayed."""
    width, height = reading.width, reading.height
    x0, top, x1, bottom = box
    turned = (
        Box(x0, top, x1, bottom),
        Box(top, height - x1, bottom, height - x0),
        Box(width - x1, height - bottom, width - x0, height - top),
        Box(width - bottom, x0, width - top, x1),
    )[reading.turns]
    return Box(*(value * scale for value in turned))
