"""Documents: a source and what was told about it in, its document and diagnostics rows out."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence

from extract.folding import fold
from extract.normalise.evidence import row_id
from extract.records.diagnostic import Diagnostic
from extract.records.rows import Row, id_prefix
from extract.records.section import Outline
from extract.records.source import Source
from extract.rules import load_table

# What these tell of is text that did not get into the tables.
LEAVES_OUT = ("page_without_text", "page_count_differs", "replaced_characters", "ocr_low_quality", "parse_failed")


def document_row(document: Source, outline: Outline, diagnostics: Sequence[Diagnostic], pipeline: str) -> Row:
    """One row of ``documents``; a sidecar speaks where the report itself is silent, the file's author where both are."""
    partial = any(diagnostic.code in LEAVES_OUT or diagnostic.severity == "error" for diagnostic in diagnostics)
    sidecar = document.sidecar
    return {
        "document_id": document.document_id,
        "source": document.source,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "byte_size": document.byte_size,
        "page_count": document.page_count,
        "title": outline.title or sidecar.title,
        "publisher": outline.publisher or sidecar.publisher or _ministry(document.author),
        "department": outline.department or sidecar.department,
        "published_date": outline.published or sidecar.published_date,
        "pipeline": pipeline,
        "text_source": document.text_source,
        "status": "partial" if partial else "ok",
    }


def _ministry(author: str | None) -> str | None:
    """The ministry or agency that an author's name begins with: 「厚生労働省ネットワークシステム」."""
    names = (rule["name"] for rule in load_table("publishers"))
    return next((name for name in names if author and fold(author).text.startswith(name)), None)


def failed_document_row(source: str, sha256: str, byte_size: int) -> Row:
    """One row of ``documents`` for a file that could not be read."""
    return {
        "document_id": sha256[:16],
        "source": source,
        "sha256": sha256,
        "media_type": mimetypes.guess_type(source)[0] or "application/octet-stream",
        "byte_size": byte_size,
        "status": "failed",
    }


def diagnostic_rows(document_id: str | None, source: str, diagnostics: Sequence[Diagnostic]) -> tuple[Row, ...]:
    """Rows of ``diagnostics``; where no bytes identify the file, its name stands in the id."""
    return tuple(
        {
            "diagnostic_id": row_id(id_prefix(document_id, source), "d", ordinal),
            "document_id": document_id,
            "source": source,
            "stage": diagnostic.stage,
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            "message": diagnostic.message,
            "page": diagnostic.page,
        }
        for ordinal, diagnostic in enumerate(diagnostics, start=1)
    )
