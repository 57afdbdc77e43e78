"""What is printed on a page as displayed: the glyph, with its text and place; and the sheet that pdfium's page becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import pypdfium2 as pdfium

from extract.records.source import Box


@dataclass(slots=True)
class Glyph:
    """A printed character. ``turn`` counts clockwise quarter turns of the upright glyph as displayed.

    ``confidence`` is how sure, from 0 to 1, its text is where it was recognised from a picture.
    """

    text: str
    box: Box
    turn: int
    size: float
    heavy: bool
    order: int
    color: int = 0  # of its fill, 0xRRGGBB
    confidence: float | None = None
    struck: bool = False  # a rule runs through it: it is deleted


class Place(Protocol):
    """Left, bottom, right, top in the page's own coordinates -> the box as displayed; also for arrays of them."""

    def __call__(self, x0: Any, y0: Any, x1: Any, y1: Any, /) -> Box: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as displayed: its size in points and how its own coordinates become those from the top left."""

    width: float
    height: float
    turns: int  # clockwise quarter turns of the page
    place: Place


def sheet_of(page: pdfium.PdfPage) -> Sheet:
    """The displayed part of a page: its crop box within its media box, turned as the page says."""
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90 % 4
    place = {
        0: lambda x0, y0, x1, y1: Box(x0 - left, top - y1, x1 - left, top - y0),
        1: lambda x0, y0, x1, y1: Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        2: lambda x0, y0, x1, y1: Box(right - x1, y0 - bottom, right - x0, y1 - bottom),
        3: lambda x0, y0, x1, y1: Box(top - y1, right - x1, top - y0, right - x0),
    }[turns]
    width, height = right - left, top - bottom
    return Sheet(height if turns % 2 else width, width if turns % 2 else height, turns, place)
