"""One pdfium page in, its glyphs in drawing order out, each with its text, its place as displayed and its turn."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Container, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as api

from extract.read.copies import Drawing, Drawings, embolden
from extract.read.glyphs import Glyph, Sheet
from extract.read.native import Address, unchecked
from extract.read.objects import Drawn
from extract.read.outlines import with_outlines
from extract.read.styles import Styles
from extract.read.symbols import UNREADABLE, printed
from extract.records.source import Box

_object_at = unchecked(api.FPDFText_GetTextObject, ctypes.c_void_p)
_unicode_at = unchecked(api.FPDFText_GetUnicode, ctypes.c_uint)
_box_at = unchecked(api.FPDFText_GetLooseCharBox)


def glyphs_of(page: pdfium.PdfPage, texts: Sequence[Drawn], sheet: Sheet) -> tuple[list[Glyph], int]:
    """The glyphs of the text objects ``texts`` in drawing order, and how many have no readable code.

    Boxes are em boxes (advance by type size), as wide and as high as the glyph's cell, not its ink. Left out: what
    pdfium puts in between (its own spaces and line ends), what lies off the sheet (printer's slugs), second copies.
    """
    drawn, mended = with_outlines(texts)
    textpage = page.get_textpage()
    try:
        glyphs, drawings = _collect(textpage.raw, sheet, mended)
    finally:
        textpage.close()
    embolden(glyphs, drawings, drawn, sheet)
    return glyphs, [glyph.text for glyph in glyphs].count(UNREADABLE)


def _collect(textpage: object, sheet: Sheet, mended: Container[int]) -> tuple[list[Glyph], dict[int, Drawing]]:
    """The glyphs, and the text objects that drew them by their addresses."""
    found: list[Glyph] = []
    drawings = Drawings()
    styles = Styles(textpage, sheet.turns)
    count = api.FPDFText_CountChars(textpage)
    # All characters are asked one thing after the other: so loops and arithmetic run outside Python.
    numbers = list(map(_object_at, repeat(textpage), range(count)))
    codes = list(map(_unicode_at, repeat(textpage), range(count)))
    text_of = {code: printed(code) for code in set(codes)}
    marks = {text for text in text_of.values() if text and unicodedata.combining(text[0])}
    by_number: dict[int, Drawing] = {}
    last = 0
    for index, (number, code, box) in enumerate(zip(numbers, codes, _boxes(textpage, count, sheet), strict=True)):
        if not number:
            continue  # set in between by pdfium, not drawn
        text = text_of[code]
        if not text or box is None or (number in mended and text.isspace()):
            continue  # not printed; off the sheet; nothing but a gap, which shows as such
        if number != last:
            last = number
            if number not in by_number:
                by_number[number] = Drawing(styles.of(index, Address(number)))
            own = by_number[number]
            turn, size, heavy, color = own.style
        if text in marks and found and _joined(found[-1], text, box):
            continue
        glyph = Glyph(text, box, turn, size, heavy, index, color)
        if (own.original is None and own.glyphs) or not drawings.is_copy(own, glyph):
            own.glyphs.append(glyph)
            found.append(glyph)
    return found, by_number


def _boxes(textpage: object, count: int, sheet: Sheet) -> list[Box | None]:
    """The em box of each character as displayed; None where there is none, or its middle lies off the sheet."""
    rects = (api.FS_RECTF * count)()
    each = map(ctypes.byref, repeat(rects), range(0, ctypes.sizeof(rects), ctypes.sizeof(api.FS_RECTF)))
    known = np.fromiter(map(_box_at, repeat(textpage), range(count), each), bool, count)
    left, top, right, bottom = np.frombuffer(rects, np.float32).astype(np.float64).reshape(-1, 4).T
    placed: Any = sheet.place(left, bottom, right, top)
    across, down = placed.x0 + placed.x1, placed.top + placed.bottom
    inside = (across >= 0) & (across <= 2 * sheet.width) & (down >= 0) & (down <= 2 * sheet.height) & known
    rows = zip(*(edge.tolist() for edge in placed), strict=True)
    boxes = map(tuple.__new__, repeat(Box), rows)  # in half the time that Box(...) takes
    return [box if kept else None for box, kept in zip(boxes, inside.tolist(), strict=True)]


def _joined(base: Glyph, mark: str, box: Box) -> bool:
    """Whether a combining mark became part of the glyph before it (か and U+3099 are が)."""
    whole = unicodedata.normalize("NFC", base.text + mark)
    if len(whole) > len(base.text):
        return False
    base.text = whole
    base.box = Box(
        min(base.box.x0, box.x0), min(base.box.top, box.top), max(base.box.x1, box.x1), max(base.box.bottom, box.bottom)
    )
    return True
