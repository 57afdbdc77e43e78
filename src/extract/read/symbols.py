"""What a character code of a PDF text layer stands for on the page: one glyph's code in, its printed text out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from extract.rules import load_mapping

# Symbol fonts have no Unicode: their glyphs arrive in the private use area at U+F000 + font code. These are the marks
# that Word and PowerPoint set at list items and headings, as they look. U+F0B7 is the bullet of the font Symbol, all
# others are of Wingdings.
_SYMBOL_FONTS = {
    "\uf06c": "●",
    "\uf06d": "❍",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf070": "□",
    "\uf071": "❑",
    "\uf072": "❒",
    "\uf073": "◆",  # ⬧, of which no Japanese font has a glyph
    "\uf074": "◆",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf09e": "・",
    "\uf09f": "•",
    "\uf0a1": "○",
    "\uf0a7": "■",
    "\uf0a8": "□",
    "\uf0ab": "★",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0f0": "⇨",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
_KANGXI_RADICALS = ("\u2f00", "\u2fd5")  # NFKC maps them; those of the supplement stand in the table "radicals"
UNREADABLE = "\ufffd"
_LINE_END_HYPHEN = "\x02"  # pdfium's own code for a hyphen that ends a line


@lru_cache(maxsize=16384)
def printed(code: int) -> str:
    """The text that the glyph with this code shows, NFC: empty for what is not printed, U+FFFD for what has no code."""
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF:
        return UNREADABLE
    char = chr(code)
    if char in (_LINE_END_HYPHEN, "\xad"):
        return "-"
    if char in "\t\xa0":
        return " "
    if unicodedata.category(char) in ("Cc", "Cf"):
        return ""
    if _KANGXI_RADICALS[0] <= char <= _KANGXI_RADICALS[1]:
        return unicodedata.normalize("NFKC", char)
    return unicodedata.normalize("NFC", _SYMBOL_FONTS.get(char) or load_mapping("radicals").get(char, char))
