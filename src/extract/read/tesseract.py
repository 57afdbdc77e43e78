"""The picture of a line in, its recognised words with place and confidence out, by Tesseract where it is at hand.

Tesseract runs in this process (tesserocr) and in one thread, so that it ends when its worker is ended. The library comes
with the extra ``ocr``; the language data are a package of the system.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
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
WELL = 0.9  # a line read with less confidence is read again
_WIDEST = 1.2  # of the picture's height: no letter is as wide
ACROSS, DOWN = "jpn", "jpn_vert"  # the data for lines across the page and for vertical ones
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


class Word(NamedTuple):
    """A recognised word; where it begins and ends along its line in pixels, its confidence from 0 to 1."""

    text: str
    start: int
    end: int
    confidence: float


def mean_confidence(words: Sequence[Word]) -> float:
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


def recognise(picture: Image, language: str, dpi: int) -> list[Word]:
    """The words on the picture of one line in grey, read with the data ``ACROSS`` or ``DOWN``.

    For ``DOWN`` the line lies on its left side: its first letter is left. What is not read well is read a second time, after
    Tesseract looked for the line on the picture itself; of both, that counts in which more letters are likely right.
    Raises ``RuntimeError`` where Tesseract fails.
    """
    import tesserocr

    words = _read(picture, language, tesserocr.PSM.RAW_LINE, dpi)
    if mean_confidence(words) >= WELL and not _skips(words, picture.height):
        return words
    return max(words, _read(picture, language, tesserocr.PSM.SINGLE_LINE, dpi), key=_certain)


def _skips(words: Sequence[Word], height: int) -> bool:
    """Whether the first word is too wide for its letters: one before it was passed over."""
    return bool(words) and words[0].end - words[0].start > _WIDEST * height * len(words[0].text)


def _certain(words: Sequence[Word]) -> float:
    """How many letters are read, each counted the less the less sure it is."""
    return sum(len(word.text) * word.confidence**2 for word in words)


def _read(picture: Image, language: str, mode: int, dpi: int) -> list[Word]:
    import tesserocr

    api = _api(language)
    api.SetPageSegMode(mode)
    api.SetImage(picture)
    api.SetSourceResolution(dpi)
    try:
        if not api.Recognize():
            raise RuntimeError("Tesseract could not read a line")
        found = api.GetIterator()
        return list(_words(found, tesserocr.RIL.WORD)) if found is not None else []
    finally:
        api.Clear()


@cache
def _api(language: str) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # read when the library is loaded
    import tesserocr

    api = tesserocr.PyTessBaseAPI(path=str(data_folder()), lang=language)
    api.SetVariable("debug_file", os.devnull)
    return api


def _words(found: Any, level: int) -> Iterator[Word]:
    while True:
        text = "" if found.Empty(level) else found.GetUTF8Text(level).strip()
        place = found.BoundingBox(level)
        if text and place:
            start, _, end, _ = place
            yield Word(text, start, end, found.Confidence(level) / 100)
        if not found.Next(level):
            return


def _data(folder: Path, language: str) -> Path:
    return folder / f"{language}.traineddata"
