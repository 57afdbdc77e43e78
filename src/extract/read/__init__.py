"""Stage ``read``: a file goes in, a ``Source`` of pages with positioned lines and what is worth telling come out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from extract.errors import ReadError
from extract.read.content import Kind, kind_of
from extract.read.discover import discover, orphan_sidecars
from extract.read.sidecar import read_sidecar
from extract.read.text import read_text
from extract.records.diagnostic import Diagnostic
from extract.records.source import Page, Source
from extract.stages import stage

__all__ = ["discover", "orphan_sidecars", "read"]


@stage
def read(path: Path, source: str) -> tuple[Source, list[Diagnostic]]:
    """Read one report; ``source`` is its path relative to RAW.

    Content, not the name, decides whether the bytes are a PDF or text. Raises ``ReadError`` with a diagnostic code
    where there is nothing to go on with.
    """
    try:
        if path.exists() and not path.is_file():
            raise ReadError("unreadable_file", "neither a file nor a folder that can be listed")  # a pipe never ends
        data = path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable_file", f"the file cannot be read: {error.strerror or error}") from error
    kind = kind_of(data, path.name)
    if kind is Kind.PDF:
        from extract.read.pdf import read_pdf  # four libraries, for those who need them

        pages, author, diagnostics = read_pdf(data)
    else:
        author = None
        pages, diagnostics = read_text(data)
    sidecar, complaints = read_sidecar(path)
    return (
        Source(
            source=source,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=kind.value,
            byte_size=len(data),
            text_source=_text_source(pages) if kind is Kind.PDF else "text",
            pages=pages,
            sidecar=sidecar,
            author=author,
        ),
        diagnostics + complaints,
    )


def _text_source(pages: Iterable[Page]) -> str:
    """Whether the text of a PDF is its text layer, recognised from pictures, or both."""
    recognised = {page.recognised for page in pages if page.lines}
    return "mixed" if len(recognised) > 1 else "ocr" if recognised == {True} else "pdf"
