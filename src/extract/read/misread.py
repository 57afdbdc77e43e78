"""Letters read from a picture in, the same with those misreadings mended that can be told for certain out."""

from __future__ import annotations

import re
from functools import cache

from extract.records.source import Box
from extract.rules import load_table

DOUBTFUL = 0.4  # the confidence in what was mended
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,]{1,2}[0-9]{3})+(?![0-9])")
_POINTS = re.compile(r"[.,]+")
Letter = tuple[str, Box, float]  # a character, its cell in pixels, the confidence of its word


def mended(letters: list[Letter]) -> list[Letter]:
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


def _with_commas(letters: list[Letter]) -> list[Letter]:
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
