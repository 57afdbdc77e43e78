"""What was read of a page and its transcript in, the number of wrong letters out, in whatever order lines were read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np

_PAGE = "# page "
_ALIKE = str.maketrans({"〜": "~", "−": "-", "‐": "-", "―": "-", "–": "-"})


def load_transcript(path: Path) -> dict[int, list[str]]:
    """By the number of the page, its lines as a person copied them, each as printed."""
    pages: dict[int, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(_PAGE):
            pages[int(line.removeprefix(_PAGE))] = []
        elif line:
            list(pages.values())[-1].append(line)
    return pages


def letters(text: str) -> str:
    """Text without white space and widths: neither can be seen on a picture for certain."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_ALIKE)


def character_errors(read: Sequence[str], transcript: Sequence[str]) -> tuple[int, int]:
    """(wrong letters, letters of the transcript).

    Each line of the transcript is looked for anywhere in what was read; letters that were read and stand in no line count too.
    """
    said = letters("\n".join(read))
    truth = [letters(line) for line in transcript]
    wrong = sum(_distance(line, said) for line in truth)
    total = sum(map(len, truth))
    return wrong + max(len(said) - total, 0), total


def _distance(line: str, text: str) -> int:
    """The fewest letters to change, put in or take out to make ``line`` a part of ``text`` (Sellers 1980)."""
    codes = np.array([ord(char) for char in text], dtype=np.int64)
    places = np.arange(len(codes) + 1)
    costs = np.zeros(len(codes) + 1, dtype=np.int64)
    for char in line:
        stepped = costs + 1
        stepped[1:] = np.minimum(stepped[1:], costs[:-1] + (codes != ord(char)))
        costs = np.minimum.accumulate(stepped - places) + places
    return int(costs.min())
