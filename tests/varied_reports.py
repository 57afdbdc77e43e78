"""A number in, a report out that is like the samples and yet none of them: their lines, with other numbers."""

from __future__ import annotations

import io
import random
import re
from functools import cache
from pathlib import Path

import pikepdf

RAW = Path(__file__).parent.parent / "raw"
LINES = 60  # of a text; the samples have one to two hundred
EVERY_PDF = 10  # one report in so many is a PDF


def write_varied(folder: Path, numbers: range) -> None:
    """Write the reports of these numbers, each always the same."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        if number % EVERY_PDF == 0:
            (folder / f"{number:04}.pdf").write_bytes(_pdf(number))
        else:
            (folder / f"{number:04}.txt").write_text(_text(number), encoding="utf-8")


def _text(number: int) -> str:
    """The first lines of a sample and a stretch of it, with the numbers in them changed."""
    chance = random.Random(number)
    lines = chance.choice(_texts())
    start = chance.randrange(8, max(len(lines) - LINES, 9))
    text = "\n".join([*lines[:8], *lines[start : start + LINES]])
    return re.sub(r"[2-9２-９]", lambda digit: chance.choice("23456789"), text) + f"\n整理番号{number}\n"


def _pdf(number: int) -> bytes:
    """Some pages of a sample; other bytes, and other pages, for every number."""
    chance = random.Random(number)
    out = io.BytesIO()
    with pikepdf.open(chance.choice(_pdfs())) as pdf:
        while len(pdf.pages) > 3:
            del pdf.pages[chance.randrange(len(pdf.pages))]
        pdf.docinfo["/Number"] = str(number)
        pdf.save(out)
    return out.getvalue()


@cache
def _texts() -> list[list[str]]:
    paths = [path for path in sorted(RAW.glob("*.txt")) if not path.name.startswith("blind")]
    return [text.splitlines() for path in paths if (text := _utf8(path.read_bytes()))]


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


@cache
def _pdfs() -> list[Path]:
    return [path for path in sorted(RAW.glob("*.pdf")) if not path.name.startswith("blind")]
