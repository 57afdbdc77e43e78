"""Folding: text as printed goes in, the same text in plain forms comes out, with a map back to what is printed."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

from extract.rules import load_mapping

# Ranges whose characters NFKC maps to one plain character each. Circled numbers and squared words (㈱, ㍻) stand
# outside: ① is a mark, not the number 1, and a character that becomes two would need a longer map back.
_WIDTH_RANGES = ((0xFF01, 0xFF9F), (0xFFE0, 0xFFE6), (0x2F00, 0x2FD5), (0xF900, 0xFAFF))
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\uff0d\ufe63\u207b"
_WAVES = "\u301c\uff5e\u223c\u223e\u3030"
_SPACES = "\r\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\u000b\u000c\u0085\u2028\u2029"

_VOICED = re.compile("[ｦ-ﾝ][ﾞﾟ]")
_LONG_DASH = re.compile("(?<=[0-9])ー(?=[0-9])")
_UNPRINTED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
# 2 0 2 4年: single digits with one and the same gap between them, before something that is counted.
_SPACED_DIGITS = re.compile(
    r"(?<![0-9.,])(?<![0-9.,] )(?<![0-9.,]  )(?<![0-9.,]   )[0-9](?P<gap> {1,3})[0-9.,](?:(?P=gap)[0-9.,])*+(?= {0,3}[%年月日人名件円万億千百か所歳回校社台棟室床号])"
)
# 事 務 連 絡: single letters with one and the same gap between them, with nothing touching either end.
_LETTER = "[ぁ-ゖァ-ヺー一-龠々〆0-9]"
_SPACED_LETTERS = re.compile(rf"(?<!\S){_LETTER}(?P<gap> {{1,3}}){_LETTER}(?!\S)(?:(?P=gap){_LETTER}(?!\S))++")
_GAP = re.compile(" +")
# A line ends inside a sentence: not after a full stop, not before a bullet, bracket or outline number,
# not beside a line that is only a number (of a page), and not between two digits, which may be two numbers.
_WRAP = re.compile(
    r"(?<=[^\s。:;!?…])(?<!^[0-9]) *\n(?: *\n)? *(?=[^\s・●○◎■□◆◇▲△▼▽★☆※*＊•‣▪►①-⑳㉑-㉟<【〔「『-])(?![0-9]{1,3} *(?:\n|$|[)、]|\.(?![0-9]))|[0-9]{1,3}(?:\.[0-9]{1,2})* +(?![年月日人名件円倍か歳回])[一-龥ァ-ヺ「A-Z])"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. Every character of it comes from one place in the original; some originals have none.

    ``seams`` are the offsets in ``text`` at which a line break was taken out.
    """

    text: str
    _starts: tuple[int, ...] = (0,)
    _origins: tuple[int, ...] = (0,)
    _doubles: frozenset[int] = frozenset()
    seams: frozenset[int] = field(default=frozenset())

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` begins in the original."""
        piece = bisect_right(self._starts, offset) - 1
        return self._origins[piece] + offset - self._starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the original that the characters ``start:end`` come from."""
        if start >= end:
            return self.origin(start), self.origin(start)
        return self.origin(start), self.origin(end - 1) + (2 if end - 1 in self._doubles else 1)


@cache
def _table() -> dict[int, str]:
    table = {ord(radical): ideograph for radical, ideograph in load_mapping("radicals").items()}
    for first, last in _WIDTH_RANGES:
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain != chr(code):
                table[code] = plain
    table[0xFF9E], table[0xFF9F] = "゛", "゜"  # NFKC makes them combining marks
    for characters, plain in ((_DASHES, "-"), (_WAVES, "~"), (_SPACES, " "), (_BREAKS, "\n")):
        table.update(dict.fromkeys(map(ord, characters), plain))
    return table


def _gaps(found: re.Match[str], *, keep_between_digits: bool) -> list[tuple[int, int]]:
    text, cuts = found.string, []
    for gap in _GAP.finditer(text, found.start(), found.end()):
        digits = text[gap.start() - 1].isdigit() and text[gap.end()].isdigit()
        if not (digits and keep_between_digits):
            cuts.append(gap.span())
    return cuts


def _cuts(original: str, text: str, unwrap: bool) -> tuple[set[tuple[int, int]], set[int]]:
    """Ranges of ``text`` to leave out, and the starts of those that are line breaks."""
    cuts = {found.span() for found in _UNPRINTED.finditer(text)}
    if " " in text:
        for found in _SPACED_DIGITS.finditer(text):
            cuts.update(_gaps(found, keep_between_digits=False))
        for found in _SPACED_LETTERS.finditer(text):
            cuts.update(_gaps(found, keep_between_digits=True))
    for found in _VOICED.finditer(original):
        cuts.add((found.start() + 1, found.end()))
    wraps: set[int] = set()
    if unwrap and "\n" in text:
        for found in _WRAP.finditer(text):
            before, after = text[found.start() - 1], text[found.end()]
            line = text.rfind("\n", 0, found.start()) + 1
            gap = original[found.start() : found.end()]
            paragraph = "\f" in gap or (gap.count("\n") > 1 and gap.endswith("\u3000"))
            number_line = text[line : found.start()].strip(" -").isdigit() and after not in "年月日"
            if paragraph or number_line or (before.isdigit() and after.isdigit()):
                continue
            cuts.add(found.span())
            wraps.add(found.start())
    return cuts, wraps


def fold(text: str, *, unwrap: bool = False) -> Folded:
    """Fold widths, radicals, dashes, wave dashes, spaces and evenly spaced letters of ``text``.

    With ``unwrap`` the line breaks inside a sentence are left out as well.
    """
    plain = text.translate(_table())
    if "ー" in plain:
        plain = _LONG_DASH.sub("-", plain)
    cuts, wraps = _cuts(text, plain, unwrap)
    if not cuts:
        return Folded(plain)
    pieces: list[str] = []
    starts, origins = [0], [0]
    doubles, seams = set(), set()
    length = position = 0
    for start, end in sorted(cuts):
        if start < position:
            continue
        piece = plain[position:start]
        if plain[start] in "゛゜":
            mark = "\u3099" if plain[start] == "゛" else "\u309a"
            piece = piece[:-1] + unicodedata.normalize("NFC", piece[-1] + mark)[0]
            doubles.add(length + len(piece) - 1)
        pieces.append(piece)
        length += len(piece)
        position = end
        starts.append(length)
        origins.append(end)
        if start in wraps:
            seams.add(length)
    pieces.append(plain[position:])
    return Folded("".join(pieces), tuple(starts), tuple(origins), frozenset(doubles), frozenset(seams))


def number_of(marker: str) -> int | None:
    """The number in a mark, if it holds one and no other: 「（３）」 and 「③」, but not 「3.4」 or 「ア」."""
    digits = re.fullmatch(r"\D*?([0-9]{1,2})\D*", unicodedata.normalize("NFKC", marker))
    return int(digits[1]) if digits else None
