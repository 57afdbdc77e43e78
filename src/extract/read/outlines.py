"""The text objects of a page in, those without an outline put right so that pdfium reads them too, and the others, out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

import pypdfium2.raw as api

from extract.read.native import Address, unchecked
from extract.read.objects import Drawn

_NO_WIDTH = 0.01  # points: pdfium leaves out of its text what is narrower than this
_STROKE = 1  # the text rendering mode in which the width of the pen counts as width of the text
_PEN = 0.5  # points
_STAY = api.FS_MATRIX(1, 0, 0, 1, 0, 0)

Bounds = tuple[float, float, float, float]  # left, bottom, right, top in the page's own coordinates

_bounds_of = unchecked(api.FPDFPageObj_GetBounds)


def with_outlines(texts: Iterable[Drawn]) -> tuple[list[tuple[int, Bounds]], set[int]]:
    """The addresses of the text objects of a page itself (not of the forms on it) with their bounds, and of those mended.

    A font that is not embedded (一太郎 and JUST PDF leave them out) has no outlines on a machine without Japanese fonts,
    and the invisible text over a scan has none at all. pdfium takes the width of a text object from its outlines and
    leaves out those that have none: all text that is drawn letter by letter. Drawn with a pen they have a width, and
    what is read of them (code, advance, type size) does not depend on outlines. Nothing is ever painted here.
    """
    own: list[tuple[int, Bounds]] = []
    mended: set[int] = set()
    left, bottom, right, top = edges = tuple(ctypes.c_float() for _ in range(4))
    into = [ctypes.byref(edge) for edge in edges]
    for _, text, _, depth in texts:
        number = text.value
        if number is None or not _bounds_of(text, *into):
            continue
        if right.value - left.value < _NO_WIDTH:
            _draw_with_pen(text)
            mended.add(number)
        elif depth == 0:
            own.append((number, (left.value, bottom.value, right.value, top.value)))
    return own, mended


def _draw_with_pen(text: Address) -> None:
    pointer = ctypes.cast(text, api.FPDF_PAGEOBJECT)
    api.FPDFTextObj_SetTextRenderMode(pointer, _STROKE)
    api.FPDFPageObj_SetStrokeWidth(pointer, _PEN)
    api.FPDFPageObj_TransformF(pointer, _STAY)  # by which pdfium measures it again
