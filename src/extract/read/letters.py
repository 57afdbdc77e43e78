"""The words read in a line of ink in, its letters and the spaces between them out, each with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extract.read.ink_lines import InkLine
from extract.read.misread import Letter
from extract.read.tesseract import Word
from extract.records.source import Box

_INK_OF_EM = 0.93  # how high the letters of a line are, of its type size
_SAME_SIZE = 1.12
# Gaps between words, in units of the type size:
_LATIN_GAP = 0.2  # a space between Latin words
_FULL_WIDTH = 0.8  # from letter to letter: half-width ones with a space between are narrower
_SPACE_GAP = 1.0  # a full-width space; half of it may be the blank part of a bracket
_COLUMN_GAP = 2.5  # white space that divides the line


def type_sizes(lines: Sequence[InkLine]) -> list[float]:
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


def letters_of(line: InkLine, words: Sequence[Word], size: float) -> Iterator[Letter]:
    """The characters along the line, with the spaces that are printed.

    Tesseract is sure of where a word begins, not of where it ends nor of the letters in it, and takes every few letters
    of Japanese for a word: a word reaches to the next one unless a gap stands between them that means something.
    """
    middle = (line.top + line.bottom) / 2
    near, far = middle - size / 2, middle + size / 2

    def placed(text: str, start: float, end: float, confidence: float) -> Iterator[Letter]:
        step = (end - start) / len(text)
        for index, char in enumerate(text):
            yield char, Box(start + index * step, near, start + (index + 1) * step, far), confidence

    spans = list(_spans(line, words, size))
    for (word, start, end), following in zip(spans, [*spans[1:], None], strict=True):
        after = following[1] if following else end
        gap = (after - end) / size
        latin = following is not None and are_latin(word, following[0], size)
        if gap >= _COLUMN_GAP:
            yield from placed(word.text, start, end, word.confidence)
        elif gap >= (_LATIN_GAP if latin else _SPACE_GAP):
            yield from placed(word.text, start, end, word.confidence)
            yield from placed(" " if latin else "\u3000", end, after, word.confidence)
        else:
            yield from placed(word.text, start, after, word.confidence)


def are_latin(first: Word, second: Word, size: float) -> bool:
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
