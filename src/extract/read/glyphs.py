"""One pdfium page in, its glyphs in drawing order out, each with its text, its place as displayed and its turn."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as api

from extract.read.outlines import Bounds, TextObject, text_objects
from extract.read.symbols import UNREADABLE, printed
from extract.records.source import Box

# Names of heavy faces: Meiryo-Bold, ＤＦ華康ゴシック体W7, HGS創英角ｺﾞｼｯｸUB, HGPGothicE, ShinGoPro-DB.
# Letters for a weight count only where a part of a name ends.
_HEAVY_NAME = re.compile(
    r"bold|heavy|black|ultra|太|W(?:[6-9]|1[0-9])(?!\d)|UB$"
    r"|(?:-|gothic|mincho|ｺﾞｼｯｸ|ゴシック|明朝)(?:E|B|EB|DB|H|U)(?:$|-)",
    re.IGNORECASE,
)
_HEAVY_WEIGHT = 600
_FILL_AND_STROKE = 2  # the text rendering mode by which programs thicken a font that has no bold face
# The text object of a character by its address: a pointer object for each character would cost as much as its box.
_OBJECT_AT = ctypes.CFUNCTYPE(ctypes.c_void_p, api.FPDF_TEXTPAGE, ctypes.c_int)(
    ctypes.cast(api.FPDFText_GetTextObject, ctypes.c_void_p).value  # type: ignore[arg-type]
)
_LEAST_INK = 1.0  # points
_SAME_PLACE = 0.12  # of the type size: glyphs drawn twice to look bold stand no farther apart


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as displayed: its size in points and how its own coordinates become those from the top left."""

    width: float
    height: float
    turns: int  # clockwise quarter turns of the page
    place: Callable[[float, float, float, float], Box]


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


def glyphs_of(page: pdfium.PdfPage, sheet: Sheet) -> tuple[list[Glyph], int]:
    """The glyphs on the sheet in drawing order, and how many have no readable code.

    Boxes are em boxes (advance by type size), as wide and as high as the glyph's cell, not its ink. Left out: what
    pdfium puts in between (its own spaces and line ends), what lies off the sheet (printer's slugs), second copies.
    """
    objects: dict[int, _TextObject] = {}
    drawn, mended = text_objects(page)
    textpage = page.get_textpage()
    try:
        found = _collect(textpage.raw, sheet, objects, mended)
    finally:
        textpage.close()
    _embolden(found, objects, drawn, sheet)
    return found, sum(glyph.text == UNREADABLE for glyph in found)


def _collect(textpage: object, sheet: Sheet, objects: dict[int, _TextObject], mended: Container[int]) -> list[Glyph]:
    found: list[Glyph] = []
    beginnings = _Beginnings()
    styles = _Styles(textpage, sheet.turns)
    rect = api.FS_RECTF()
    into = ctypes.byref(rect)
    place = sheet.place
    widest, highest = 2 * sheet.width, 2 * sheet.height
    unicode_at, box_at, object_at = api.FPDFText_GetUnicode, api.FPDFText_GetLooseCharBox, _OBJECT_AT
    for index in range(api.FPDFText_CountChars(textpage)):
        number = object_at(textpage, index)
        if not number:  # set in between by pdfium, not drawn
            continue
        text = printed(unicode_at(textpage, index))
        if not text or not box_at(textpage, index, into):
            continue
        box = place(rect.left, rect.bottom, rect.right, rect.top)
        if not (0 <= box.x0 + box.x1 <= widest and 0 <= box.top + box.bottom <= highest):
            continue
        if number in mended and text.isspace():
            continue  # nothing but a space: the gap shows it
        own = objects.get(number)
        if own is None:
            drawn = api.FPDFText_GetTextObject(textpage, index)
            own = objects[number] = _TextObject(*styles.of(index, drawn))
        if found and unicodedata.combining(text[0]) and _joined(found[-1], text, box):
            continue
        glyph = Glyph(text, box, own.turn, own.size, own.heavy, index, own.color)
        if not own.glyphs and own.original is None:
            own.original = beginnings.original(own, glyph)
        if own.original is not None and own.original.holds(glyph):
            continue
        own.glyphs.append(glyph)
        found.append(glyph)
    return found


def _embolden(
    glyphs: list[Glyph], told: dict[int, _TextObject], drawn: list[tuple[TextObject, Bounds]], sheet: Sheet
) -> None:
    """Mark glyphs as heavy over which stands a text object that pdfium itself left out as a second copy."""
    flat: list[tuple[int, Box]] = []  # without outlines: spaces, or all that is set in a font that is not at hand
    for text_object, bounds in drawn:
        number, copy = ctypes.addressof(text_object.contents), sheet.place(*bounds)
        if copy.x1 - copy.x0 < _LEAST_INK or copy.bottom - copy.top < _LEAST_INK:
            flat.append((number, copy))
            continue
        if number in told:
            continue
        for glyph in glyphs:
            x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
            if copy.x0 <= x <= copy.x1 and copy.top <= y <= copy.bottom:
                glyph.heavy = True
    originals = [(told[number], box) for number, box in flat if number in told]
    for box in (box for number, box in flat if originals and number not in told):
        for original, own in originals:
            if all(abs(a - b) <= _SAME_PLACE * original.size for a, b in zip(box, own, strict=True)):
                for glyph in original.glyphs:
                    glyph.heavy = True


class _Styles:
    """Tells the style of text objects; what a page has in common (its fonts, the room to write to) is made once."""

    def __init__(self, textpage: object, page_turns: int) -> None:
        self._textpage = textpage
        self._turns = page_turns
        self._matrix = api.FS_MATRIX()
        self._rgba = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
        self._heavy_fonts: dict[int, bool] = {}  # by the address of the font

    def of(self, index: int, drawn: object) -> tuple[int, float, bool, int]:
        """(turn, size in points, heavy, fill colour) of the text object that drew the character ``index``."""
        matrix = self._matrix
        api.FPDFText_GetMatrix(self._textpage, index, matrix)
        # anticlockwise
        quarter_turns = 0 if matrix.b == 0 and matrix.a > 0 else round(math.atan2(matrix.b, matrix.a) / (math.pi / 2))
        size = round(api.FPDFText_GetFontSize(self._textpage, index) * math.hypot(matrix.c, matrix.d), 2)
        heavy = self._is_heavy_font(index, drawn) or api.FPDFTextObj_GetTextRenderMode(drawn) == _FILL_AND_STROKE
        return (self._turns - quarter_turns) % 4, size, heavy, self._color(drawn)

    def _is_heavy_font(self, index: int, drawn: object) -> bool:
        font = api.FPDFTextObj_GetFont(drawn)
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self._heavy_fonts:
            weight = api.FPDFText_GetFontWeight(self._textpage, index)
            self._heavy_fonts[address] = weight >= _HEAVY_WEIGHT or is_heavy(_font_name(font))
        return self._heavy_fonts[address]

    def _color(self, drawn: object) -> int:
        red, green, blue, _ = self._rgba
        if not api.FPDFPageObj_GetFillColor(drawn, *self._rgba):
            return 0
        return red.value << 16 | green.value << 8 | blue.value


def is_heavy(font: str) -> bool:
    """Whether a font is a heavy face by its name; few Japanese fonts state their weight."""
    return bool(_HEAVY_NAME.search(font))


def _font_name(font: object) -> str:
    room = ctypes.create_string_buffer(256)
    length = api.FPDFFont_GetBaseFontName(font, room, len(room))
    name = room.raw[: max(min(length, len(room)) - 1, 0)]
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp932", "replace")  # as Windows programs of their day wrote it


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


@dataclass(slots=True)
class _TextObject:
    """What one drawing command of the page drew, and the earlier one that it repeats, if it does."""

    turn: int
    size: float
    heavy: bool
    color: int
    glyphs: list[Glyph] = field(default_factory=list)
    original: _TextObject | None = None

    def holds(self, copy: Glyph) -> bool:
        """Whether ``copy`` is drawn over a glyph of this object, which is then heavy."""
        for glyph in self.glyphs:
            if _same_place(glyph, copy):
                glyph.heavy = True
                return True
        return False


class _Beginnings:
    """Finds text drawn again in the same place to look bold or shadowed by the glyph that it begins with."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int, int], list[tuple[Glyph, _TextObject]]] = {}

    def original(self, drawn: _TextObject, first: Glyph) -> _TextObject | None:
        """The text object that began as ``drawn`` does with its glyph ``first``, ``None`` if it is new."""
        near = _nearness(first)
        x, y, step = first.box.x0, first.box.top, 4 * near
        for column in range(int((x - near) // step), int((x + near) // step) + 1):
            for row in range(int((y - near) // step), int((y + near) // step) + 1):
                for glyph, earlier in self._seen.get((first.text, column, row), ()):
                    if _same_place(glyph, first):
                        return earlier
        self._seen.setdefault((first.text, int(x // step), int(y // step)), []).append((first, drawn))
        return None


def _nearness(glyph: Glyph) -> float:
    return max(glyph.size * _SAME_PLACE, 0.3)


def _same_place(first: Glyph, second: Glyph) -> bool:
    near = _nearness(second)
    return (
        first.text == second.text
        and abs(first.box.x0 - second.box.x0) <= near
        and abs(first.box.top - second.box.top) <= near
    )
