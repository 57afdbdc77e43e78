"""A text file in, its lines page by page out; pages are known only where form feeds part them."""

from __future__ import annotations

import re
from itertools import count

from extract.errors import ReadError
from extract.read.encoding import decode
from extract.records.diagnostic import Diagnostic
from extract.records.source import Line, Page

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")


def read_text(data: bytes) -> tuple[tuple[Page, ...], list[Diagnostic]]:
    """Pages of the text in ``data``. Lines keep the white space they begin with: it is often all that marks a page."""
    decoded = decode(data)
    if not decoded.text.strip():
        raise ReadError("empty_file", "the file holds nothing but white space")
    diagnostics: list[Diagnostic] = []
    if decoded.guessed:
        diagnostics.append(Diagnostic("read", "encoding_guessed", f"read as {decoded.encoding}"))
    if decoded.replaced:
        message = f"{decoded.replaced} characters could not be read as {decoded.encoding}"
        diagnostics.append(Diagnostic("read", "replaced_characters", message))
    numbers = count()
    pages = tuple(
        Page(None, None, None, tuple(Line(line, next(numbers)) for line in _lines(printed)))
        for printed in decoded.text.removesuffix("\f").split("\f")
    )
    return pages, diagnostics


def _lines(printed: str) -> list[str]:
    lines = _LINE_END.split(printed)
    if lines[-1] == "":  # what follows the last line end is no line
        lines.pop()
    return lines
