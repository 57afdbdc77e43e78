"""A text object of a pdfium page in, how its characters are set out: their turn, size, weight and colour."""

from __future__ import annotations

import ctypes
import math
import re
from typing import NamedTuple

import pypdfium2.raw as api

from extract.read.native import Address, unchecked

# Names of heavy faces: Meiryo-Bold, ＤＦ華康ゴシック体W7, HGS創英角ｺﾞｼｯｸUB, HGPGothicE, ShinGoPro-DB.
# Letters for a weight count only where a part of a name ends.
_HEAVY_NAME = re.compile(
    r"bold|heavy|black|ultra|太|W(?:[6-9]|1[0-9])(?!\d)|UB$"
    r"|(?:-|gothic|mincho|ｺﾞｼｯｸ|ゴシック|明朝)(?:E|B|EB|DB|H|U)(?:$|-)",
    re.IGNORECASE,
)
_HEAVY_WEIGHT = 600
_FILL_AND_STROKE = 2  # the text rendering mode by which programs thicken a font that has no bold face

_matrix_of = unchecked(api.FPDFText_GetMatrix)
_size_of = unchecked(api.FPDFText_GetFontSize, ctypes.c_double)
_mode_of = unchecked(api.FPDFTextObj_GetTextRenderMode)
_font_of = unchecked(api.FPDFTextObj_GetFont, Address)
_color_of = unchecked(api.FPDFPageObj_GetFillColor)


class Style(NamedTuple):
    """How a text object is set: ``turn`` in clockwise quarters as displayed, ``size`` in points, ``color`` as 0xRRGGBB."""

    turn: int
    size: float
    heavy: bool
    color: int


class Styles:
    """Tells the style of text objects; what a page has in common (its fonts, the room to write to) is made once."""

    def __init__(self, textpage: object, page_turns: int) -> None:
        self._textpage = textpage
        self._turns = page_turns
        self._matrix = api.FS_MATRIX()
        self._into_matrix = ctypes.byref(self._matrix)
        self._rgba = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
        self._into_rgba = [ctypes.byref(part) for part in self._rgba]
        self._heavy_fonts: dict[int | None, bool] = {}  # by the address of the font

    def of(self, index: int, drawn: Address) -> Style:
        """The style of the text object that drew the character ``index``."""
        matrix = self._matrix
        _matrix_of(self._textpage, index, self._into_matrix)
        turn = self._turns  # the matrix turns anticlockwise
        if matrix.b != 0 or matrix.a <= 0:
            turn = (turn - round(math.atan2(matrix.b, matrix.a) / (math.pi / 2))) % 4
        size = round(_size_of(self._textpage, index) * math.hypot(matrix.c, matrix.d), 2)
        font = _font_of(drawn)
        heavy = self._heavy_fonts.get(font.value)
        if heavy is None:
            weight = api.FPDFText_GetFontWeight(self._textpage, index)
            heavy = self._heavy_fonts[font.value] = weight >= _HEAVY_WEIGHT or is_heavy(_font_name(font))
        red, green, blue, _ = self._rgba
        color = red.value << 16 | green.value << 8 | blue.value if _color_of(drawn, *self._into_rgba) else 0
        return Style(turn, size, heavy or _mode_of(drawn) == _FILL_AND_STROKE, color)


def is_heavy(font: str) -> bool:
    """Whether a font is a heavy face by its name; few Japanese fonts state their weight."""
    return bool(_HEAVY_NAME.search(font))


def _font_name(font: Address) -> str:
    room = ctypes.create_string_buffer(256)
    length = api.FPDFFont_GetBaseFontName(ctypes.cast(font, api.FPDF_FONT), room, len(room))
    name = room.raw[: max(min(length, len(room)) - 1, 0)]
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp932", "replace")  # as Windows programs of their day wrote it
