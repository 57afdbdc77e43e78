"""Glyphs and the text objects that drew them in, which of them repeat others in the same place, to look bold, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from extract.read.glyphs import Glyph, Sheet
from extract.read.outlines import Bounds
from extract.read.styles import Style
from extract.records.source import Box

_LEAST_INK = 1.0  # points
_SQUARE = 16  # of what counts as one place: glyphs are looked up by squares of this size
_SAME_PLACE = 0.12  # of the type size: glyphs drawn twice to look bold stand no farther apart


@dataclass(slots=True)
class Drawing:
    """What one text object of the page drew, and the earlier one that it repeats, if it does."""

    style: Style
    glyphs: list[Glyph] = field(default_factory=list)
    original: Drawing | None = None

    def holds(self, copy: Glyph) -> bool:
        """Whether ``copy`` is drawn over a glyph of this object, which is then heavy."""
        for glyph in self.glyphs:
            if _same_place(glyph, copy):
                glyph.heavy = True
                return True
        return False


class Drawings:
    """Finds text drawn again in the same place to look bold or shadowed by the glyph that it begins with."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, tuple[float, float]], list[tuple[Glyph, Drawing]]] = {}

    def is_copy(self, own: Drawing, glyph: Glyph) -> bool:
        """Whether the next glyph of a text object is drawn over that of an earlier one."""
        if not own.glyphs and own.original is None:
            own.original = self._original(own, glyph)
        return own.original is not None and own.original.holds(glyph)

    def _original(self, drawn: Drawing, first: Glyph) -> Drawing | None:
        """The text object that began as ``drawn`` does with its glyph ``first``, ``None`` if it is new."""
        near = _nearness(first)
        text, x, y, step = first.text, first.box.x0, first.box.top, _SQUARE * near
        left, right, upper, lower = (x - near) // step, (x + near) // step, (y - near) // step, (y + near) // step
        if left == right and upper == lower:  # as for three in four
            squares: Iterable[tuple[float, float]] = ((left, upper),)
        else:
            squares = dict.fromkeys(product((left, right), (upper, lower)))
        for square in squares:
            for glyph, earlier in self._seen.get((text, square), ()):
                if _same_place(glyph, first):
                    return earlier
        self._seen.setdefault((text, (x // step, y // step)), []).append((first, drawn))
        return None


def embolden(
    glyphs: Sequence[Glyph], told: Mapping[int, Drawing], drawn: Iterable[tuple[int, Bounds]], sheet: Sheet
) -> None:
    """Mark glyphs as heavy over which stands a text object that pdfium itself left out as a second copy.

    ``told`` are the text objects that drew glyphs, ``drawn`` all on the page with their bounds; both by address.
    """
    flat: list[tuple[int, Box]] = []  # without outlines: spaces, or all that is set in a font that is not at hand
    for number, bounds in drawn:
        left, bottom, right, top = bounds
        if right - left < _LEAST_INK or top - bottom < _LEAST_INK:
            flat.append((number, sheet.place(*bounds)))
            continue
        if number in told:
            continue
        copy = sheet.place(*bounds)
        for glyph in glyphs:
            x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
            if copy.x0 <= x <= copy.x1 and copy.top <= y <= copy.bottom:
                glyph.heavy = True
    originals = [(told[number], box) for number, box in flat if number in told]
    for box in (box for number, box in flat if originals and number not in told):
        for original, own in originals:
            if all(abs(a - b) <= _SAME_PLACE * original.style.size for a, b in zip(box, own, strict=True)):
                for glyph in original.glyphs:
                    glyph.heavy = True


def _nearness(glyph: Glyph) -> float:
    return max(glyph.size * _SAME_PLACE, 0.3)


def _same_place(first: Glyph, second: Glyph) -> bool:
    near = _nearness(second)
    return (
        first.text == second.text
        and abs(first.box.x0 - second.box.x0) <= near
        and abs(first.box.top - second.box.top) <= near
    )
