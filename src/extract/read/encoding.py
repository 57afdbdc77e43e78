"""Bytes of a text file in, text and the name of its encoding out; what does not read as a text is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from extract.errors import ReadError

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Japanese text files are written in. CP932 is Shift_JIS with the characters that Windows adds (①, ㈱, 髙).
_JAPANESE = ("cp932", "euc_jp", "iso2022_jp", "utf_16_le", "utf_16_be")
# The same with more characters (half-width kana and JIS X 0212; JIS X 0213), tried where the plain form fails.
_EXTENDED = {
    "iso2022_jp": ("iso2022_jp_ext", "iso2022_jp_2004"),
    "euc_jp": ("euc_jis_2004",),
    "cp932": ("shift_jis_2004",),
}
_ESCAPE = b"\x1b$"  # opens every run of kanji in ISO-2022-JP

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # white space, form feed and NEL are not among them
# The codec's answer to single bytes that stand for no character (0x80, 0xA0, 0xFD to 0xFF).
_CP932_FILLERS = re.compile(r"[\x80\uf8f0-\uf8f3]")
_JAPANESE_TEXT = re.compile(
    r"[\t\n\x0b\x0c\r\x20-\x7e\u3000-\u30ff\uff00-\uff5e\uffe0-\uffe6\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2460-\u27bf]"
)
_HALF_KANA = re.compile(r"[\uff61-\uff9f]")
_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LEAST_PLAUSIBLE = 0.9
_MOST_REPLACED = 0.005  # a wrong encoding loses far more: one character in ten and up


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, whether that was guessed, and how many characters were lost."""

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0


def decode(data: bytes) -> Decoded:
    """``data`` as text: by its byte order mark, else strict UTF-8, else as the Japanese encoding that reads best.

    Raises ``ReadError("undecodable_text")`` where none gives a text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _cleaned(data[len(mark) :].decode(encoding, "replace"), encoding, guessed=False)
    if _ESCAPE not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if "\0" not in text:
                return _cleaned(text, "utf-8", guessed=False)
    best = _best_reading(data)
    if best is None:
        raise ReadError(
            "undecodable_text", "the bytes do not read as text in UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP or UTF-16"
        )
    return _cleaned(*best, guessed=True)


def _cleaned(text: str, encoding: str, guessed: bool) -> Decoded:
    """Without stray control characters; refused if it is full of them, as only binary data is."""
    text = text.rstrip("\x1a").replace("\ufeff", "")  # the end mark of DOS files; byte order marks of joined files
    kept = _CONTROLS.sub("", text)
    lost = len(text) - len(kept) + kept.count("\ufffd")
    if lost > max(1, len(text) * _MOST_REPLACED):
        raise ReadError("undecodable_text", f"read as {encoding}, {lost} of {len(text)} characters are no text")
    return Decoded(unicodedata.normalize("NFC", kept), encoding, guessed, lost)


def _best_reading(data: bytes) -> tuple[str, str] | None:
    """The most plausible (text, encoding): detected, else strict in any form, else with a few bytes replaced."""
    detected = [str(match.encoding) for match in from_bytes(data, cp_isolation=list(_JAPANESE))]
    order = [*detected, *(encoding for encoding in _JAPANESE if encoding not in detected)]
    strict = [(text, encoding) for encoding in order if (text := _strict(data, encoding)) is not None]
    lossy = ((data.decode(encoding, "replace"), encoding) for encoding in ("utf-8", "cp932", "euc_jp"))
    return _most_plausible(strict) or _most_plausible(lossy)


def _most_plausible(readings: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Of equals the first, which is the detector's choice."""
    best = max(readings, key=lambda reading: plausibility(reading[0]), default=None)
    return best if best and plausibility(best[0]) >= _LEAST_PLAUSIBLE else None


def _strict(data: bytes, encoding: str) -> str | None:
    for name in (encoding, *_EXTENDED.get(encoding, ())):
        try:
            return _CP932_FILLERS.sub("\ufffd", data.decode(name)) if name == "cp932" else data.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def plausibility(text: str) -> float:
    """How far a text reads as Japanese, from 0 to 1.

    Text read in a wrong encoding is full of kanji that no one writes (outside JIS level 1, half weight) or of
    half-width kana between them (EUC-JP read as Shift_JIS).
    """
    if not text:
        return 0.0
    plain = len(_JAPANESE_TEXT.findall(text))
    kanji = sum(1.0 if _common(char) else 0.5 for char in _KANJI.findall(text))
    half_kana = len(_HALF_KANA.findall(text)) * 0.9
    return (plain + kanji + half_kana) / len(text)


def _common(kanji: str) -> bool:
    """Whether ``kanji`` is one of the 2,965 of JIS level 1, which nearly all running text is written in."""
    try:
        code = kanji.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and code[0] <= 0xCF
