"""Words: a sentence in, its words with their part of speech out, by Sudachi in its longest units (mode C).

These are the words that GiNZA parses too, split by spaCy's rules for Japanese: a single space behind a word belongs to
no word, any other white space is a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from extract.records.annotation import Token

MAX_BYTES = 49_149  # Sudachi refuses longer inputs
GAP = "空白"


def words(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of ``text``, which stands at ``offset`` in its section; none of a text that is too long."""
    if len(text.encode()) > MAX_BYTES:
        return ()
    return tuple(_words(text, offset))


def _words(text: str, offset: int) -> Iterator[Token]:
    place = 0
    for morpheme in _sudachi().tokenize(text):
        start, end = morpheme.begin(), morpheme.end()
        if start == end or text[start:end].isspace():
            continue
        if start > place:
            yield from _gap(text, place, start, offset)
        yield Token(start + offset, end + offset, text[start:end], _tag(morpheme.part_of_speech_id()))
        place = end
    if place < len(text):
        yield from _gap(text, place, len(text), offset)


def _gap(text: str, start: int, end: int, offset: int) -> Iterator[Token]:
    if start and text[start] == " ":
        start += 1
    if start < end:
        yield Token(start + offset, end + offset, text[start:end], GAP)


@cache
def _tag(part_of_speech: int) -> str:
    """名詞-普通名詞-一般: the levels of the part of speech, without inflection."""
    parts = _dictionary().pos_of(part_of_speech)
    return "-".join(part for part in parts[:4] if part != "*")


@cache
def _sudachi() -> Any:
    from sudachipy import SplitMode

    return _dictionary().create(mode=SplitMode.C)


@cache
def _dictionary() -> Any:
    from sudachipy import Dictionary

    return Dictionary()
