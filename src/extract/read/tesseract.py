"""A picture of a page in, its lines of recognised words with place and confidence out, by Tesseract where it is at hand.

Tesseract runs in this process (tesserocr) and in one thread, so that it ends when its worker is ended. The library comes
with the extra ``ocr``; the language data are a package of the system.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

HOW_TO_GET = (
    "to have scans read, install Tesseract's Japanese data (Debian, Ubuntu: apt-get install tesseract-ocr-jpn "
    "tesseract-ocr-jpn-vert) and the extra: pip install 'ministry-extract[ocr]'"
)
ACROSS, DOWN = "jpn", "jpn_vert"  # the data for lines across the page and for vertical ones
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_TEXT_BLOCKS = range(1, 8)  # Tesseract's kinds of blocks that hold running text; beyond are pictures and rules


class Word(NamedTuple):
    """A recognised word; its place in pixels from the top left, its confidence from 0 to 1."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


class WordLine(NamedTuple):
    """The words of one line. ``row_height`` is what Tesseract takes as the height of such lines around it, in pixels."""

    words: tuple[Word, ...]
    x0: int
    top: int
    x1: int
    bottom: int
    baseline: float  # of a line across the page: where its letters stand, halfway along it
    row_height: float

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean over its characters."""
        return mean_confidence(self.words)

    def doubted(self) -> WordLine:
        """The same line with no confidence in its words."""
        return self._replace(words=tuple(word._replace(confidence=0.0) for word in self.words))


def mean_confidence(words: tuple[Word, ...]) -> float:
    """The mean confidence over the characters of ``words``; 0 where there are none."""
    characters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / characters if characters else 0.0


def ocr_version() -> str | None:
    """What pages would be recognised with, None where that is not at hand. Loads nothing."""
    folder = data_folder()
    if folder is None:
        return None
    try:
        library = version("tesserocr")
    except PackageNotFoundError:
        return None
    data = [
        f"{path.name} of {path.stat().st_size} bytes"
        for name in (ACROSS, DOWN)
        if (path := _data(folder, name)).is_file()
    ]
    return f"tesserocr {library}, {', '.join(data)}"


def has_vertical() -> bool:
    """Whether the data for vertical lines are at hand."""
    folder = data_folder()
    return folder is not None and _data(folder, DOWN).is_file()


def data_folder() -> Path | None:
    """The folder with Tesseract's Japanese data: ``TESSDATA_PREFIX``, else where systems put it."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(folder) for folder in ([named] if named else _FOLDERS)]
    return next((folder for folder in folders if _data(folder, ACROSS).is_file()), None)


def recognise(picture: Image, language: str, dpi: int) -> list[WordLine]:
    """The lines of a picture in grey, in Tesseract's order, read with the data ``ACROSS`` or ``DOWN``.

    Raises ``RuntimeError`` where Tesseract fails.
    """
    import tesserocr

    api = _api(language)
    api.SetImage(picture)
    api.SetSourceResolution(dpi)
    try:
        if not api.Recognize():
            raise RuntimeError("Tesseract could not read a page")
        found = api.GetIterator()
        return list(_lines(found, tesserocr.RIL.TEXTLINE, tesserocr.RIL.WORD)) if found is not None else []
    finally:
        api.Clear()


@cache
def _api(language: str) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library is loaded
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=language, psm=tesserocr.PSM.AUTO)
    api.SetVariable("debug_file", os.devnull)
    return api


def _lines(found: Any, line_level: int, word_level: int) -> Iterator[WordLine]:
    words: list[Word] = []
    while True:
        text = "" if found.Empty(word_level) else found.GetUTF8Text(word_level).strip()
        place = found.BoundingBox(word_level)
        if text and place and found.BlockType() in _TEXT_BLOCKS:
            x0, top, x1, bottom = place
            words.append(Word(text, x0, top, x1, bottom, found.Confidence(word_level) / 100))
        if found.IsAtFinalElement(line_level, word_level):
            box, baseline = found.BoundingBox(line_level), found.Baseline(line_level)
            if words and box:
                level = (baseline[0][1] + baseline[1][1]) / 2 if baseline else box[3]
                x0, top, x1, bottom = box
                yield WordLine(tuple(words), x0, top, x1, bottom, level, found.RowAttributes()["row_height"])
            words = []
        if not found.Next(word_level):
            return


def _data(folder: Path, language: str) -> Path:
    return folder / f"{language}.traineddata"
