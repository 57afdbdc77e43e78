"""A page without a text layer in, the glyphs recognised on its picture out, placed on the page as printed ones are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from statistics import median

import numpy as np
import pypdfium2 as pdfium
from PIL.Image import Image, Transpose, fromarray
from PIL.ImageFilter import GaussianBlur

from extract.read.drawn_marks import leading_mark
from extract.read.glyphs import Glyph, Sheet
from extract.read.ink import Grey, ink_of, with_light_bands
from extract.read.ink_lines import InkLine, length_of_lines, lines_of_ink, picture_of_line
from extract.read.picture import dpi_of, picture_of, slanting
from extract.read.tesseract import ACROSS, DOWN, Word, has_vertical, mean_confidence, recognise
from extract.records.source import Box, CharBoxes, Line
from extract.rules import load_table

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
_INK_OF_EM = 0.93  # how high the letters of a line are, of its type size
_SAME_SIZE = 1.12
# Gaps between words, in units of the type size:
_LATIN_GAP = 0.2  # a space between Latin words
_FULL_WIDTH = 0.8  # from letter to letter: half-width ones with a space between are narrower
_SPACE_GAP = 1.0  # a full-width space; half of it may be the blank part of a bracket
_COLUMN_GAP = 2.5  # white space that divides the line

_SURE = 0.9  # the confidence in a mark
DOUBTFUL = 0.4  # the confidence in what was mended
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,]{1,2}[0-9]{3})+(?![0-9])")
_POINTS = re.compile(r"[.,]+")

_Letter = tuple[str, Box, float]  # a character, its cell in pixels, the confidence of its word


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read from the picture of a page with its lines made level.

    ``rules`` are its ruled lines, ``confidence`` is the mean over all letters, ``illegible`` the number
    of lines that gave no glyphs. On the page the lines fall to the right by ``slant`` degrees.
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
    sizes = _sizes([line for line, _ in legible])
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
        for text, box, confidence in _mended(list(_letters(line, words, size)))
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


def _sizes(lines: Sequence[InkLine]) -> list[float]:
    """The type size of each line in pixels; sizes that differ by what inked letters differ are one."""
    measured = [line.size / _INK_OF_EM for line in lines]
    snapped: dict[float, float] = {}
    group: list[float] = []
    for size in [*sorted(measured), float("inf")]:
        if group and size > _SAME_SIZE * group[0]:
            snapped.update(dict.fromkeys(group, median(group)))
            group = []
        group.append(size)
    return [snapped[size] for size in measured]


def _mended(letters: list[_Letter]) -> list[_Letter]:
    """The letters of a line without those misreadings that can be told for certain; what was mended stays doubtful."""
    letters = _with_commas(letters)
    read = "".join(letter[0] for letter in letters)
    whole = mended_text(read)
    return [
        letter if letter[0] == char else (char, letter[1], DOUBTFUL)
        for letter, char in zip(letters, whole, strict=True)
    ]


def mended_text(text: str) -> str:
    """A line as it was read, by the rules ``misreadings`` as it is printed; as long as before."""
    for pattern, becomes in _misreadings():
        text = pattern.sub(becomes, text)
    return text


@cache
def _misreadings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule["pattern"]), rule["becomes"]) for rule in load_table("misreadings"))


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


def _letters(line: InkLine, words: Sequence[Word], size: float) -> Iterator[_Letter]:
    """The characters along the line, with the spaces that are printed.

    Tesseract is sure of where a word begins, not of where it ends nor of the letters in it, and takes every few letters
    of Japanese for a word: a word reaches to the next one unless a gap stands between them that means something.
    """
    middle = (line.top + line.bottom) / 2
    near, far = middle - size / 2, middle + size / 2

    def placed(text: str, start: float, end: float, confidence: float) -> Iterator[_Letter]:
        step = (end - start) / len(text)
        for index, char in enumerate(text):
            yield char, Box(start + index * step, near, start + (index + 1) * step, far), confidence

    spans = list(_spans(line, words, size))
    for (word, start, end), following in zip(spans, [*spans[1:], None], strict=True):
        after = following[1] if following else end
        gap = (after - end) / size
        latin = following is not None and _are_latin(word, following[0], size)
        if gap >= _COLUMN_GAP:
            yield from placed(word.text, start, end, word.confidence)
        elif gap >= (_LATIN_GAP if latin else _SPACE_GAP):
            yield from placed(word.text, start, end, word.confidence)
            yield from placed(" " if latin else "\u3000", end, after, word.confidence)
        else:
            yield from placed(word.text, start, after, word.confidence)


def _are_latin(first: Word, second: Word, size: float) -> bool:
    """Whether a small gap is a space: full-width letters and digits (Ｎ Ｓ １) stand as far apart without one."""
    whole = first.text + second.text
    full_width = second.start - first.start >= _FULL_WIDTH * size * len(first.text)
    return whole.isascii() and whole.isalnum() and len(whole) > 2 and not full_width


def _spans(line: InkLine, words: Sequence[Word], size: float) -> Iterator[tuple[Word, float, float]]:
    """Each word with its start and end along the line, none over the next one."""
    start = float(words[0].start)
    for word, following in zip(words, [*(word.start for word in words[1:]), line.x1], strict=True):
        cells = start + size * sum(0.5 if char.isascii() else 1.0 for char in word.text)
        end = max(min(max(float(word.end), cells), following), start + 1)
        yield word, start, end
        start = max(end, following)


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
