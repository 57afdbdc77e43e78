"""One pdfium page in, its text objects out, those without an outline put right so that pdfium reads them too."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as api

_NO_WIDTH = 0.01  # points: pdfium leaves out of its text what is narrower than this
_STROKE = 1  # the text rendering mode in which the width of the pen counts as width of the text
_PEN = 0.5  # points
_STAY = api.FS_MATRIX(1, 0, 0, 1, 0, 0)
_DEEPEST_FORM = 4
_MOST_OBJECTS = 50_000

Bounds = tuple[float, float, float, float]  # left, bottom, right, top in the page's own coordinates
TextObject = Any  # pdfium's pointer


def text_objects(page: pdfium.PdfPage) -> tuple[list[tuple[TextObject, Bounds]], set[int]]:
    """The text objects of a page itself (not of the forms on it) with their bounds, and the addresses of those mended.

    A font that is not embedded (一太郎 and JUST PDF leave them out) has no outlines on a machine without Japanese fonts,
    and the invisible text over a scan has none at all. pdfium takes the width of a text object from its outlines and
    leaves out those that have none: all text that is drawn letter by letter. Drawn with a pen they have a width, and
    what is read of them (code, advance, type size) does not depend on outlines. Nothing is ever painted here.
    """
    own: list[tuple[TextObject, Bounds]] = []
    mended: set[int] = set()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for drawn, depth in _objects(page):
        if not api.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        if right.value - left.value < _NO_WIDTH:
            api.FPDFTextObj_SetTextRenderMode(drawn, _STROKE)
            api.FPDFPageObj_SetStrokeWidth(drawn, _PEN)
            api.FPDFPageObj_TransformF(drawn, _STAY)  # by which pdfium measures it again
            mended.add(ctypes.addressof(drawn.contents))
        elif depth == 0:
            own.append((drawn, (left.value, bottom.value, right.value, top.value)))
    return own, mended


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[TextObject, int]]:
    """Each text object with the number of forms that it stands in."""
    kind_of, object_at, object_in = api.FPDFPageObj_GetType, api.FPDFPage_GetObject, api.FPDFFormObj_GetObject
    stack = [(object_at(page.raw, index), 0) for index in range(api.FPDFPage_CountObjects(page.raw))]
    left = _MOST_OBJECTS
    while stack and left:
        left -= 1
        drawn, depth = stack.pop()
        kind = kind_of(drawn)
        if kind == api.FPDF_PAGEOBJ_TEXT:
            yield drawn, depth
        elif kind == api.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            count = api.FPDFFormObj_CountObjects(drawn)
            stack.extend((object_in(drawn, index), depth + 1) for index in range(count))
