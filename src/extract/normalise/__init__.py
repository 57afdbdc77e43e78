"""Normalise: what was read out of a document in, the rows of the eight tables out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from extract.normalise.documents import diagnostic_rows, document_row, failed_document_row
from extract.normalise.evidence import Places
from extract.normalise.facilities import attribute_rows, facility_rows
from extract.normalise.findings import finding_rows, mention_rows, metric_rows
from extract.normalise.sections import section_rows
from extract.records.annotation import AnnotatedSection
from extract.records.claims import Relations
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows
from extract.records.section import Outline
from extract.records.source import Source
from extract.stages import stage

__all__ = ["failed_rows", "normalise"]


@stage
def normalise(
    document: Source,
    outline: Outline,
    sections: Sequence[AnnotatedSection],
    relations: Relations,
    diagnostics: Sequence[Diagnostic],
    pipeline: str,
) -> DocumentRows:
    """Rows with ids, canonical values and evidence; a document is ``partial`` where something of it was not read."""
    places = Places(document.document_id, {annotated.section.ordinal: annotated.section for annotated in sections})
    facilities, notes = facility_rows(outline.facilities, relations.claims, places)
    told = [*diagnostics, *notes, *_unread(sections)]
    return DocumentRows(
        document.source,
        document.document_id,
        {
            "documents": (document_row(document, outline, told, pipeline),),
            "sections": section_rows(sections, places),
            "facilities": facilities,
            "facility_attributes": attribute_rows(relations.claims, places),
            "findings": finding_rows(relations.findings, places),
            "metrics": metric_rows(relations.observations, places),
            "mentions": mention_rows(sections, relations.findings, places),
            "diagnostics": diagnostic_rows(document.document_id, document.source, told),
        },
    )


def failed_rows(path: Path, source: str, diagnostic: Diagnostic) -> DocumentRows:
    """The rows of a file that could not be read: its document, if it has bytes to be known by, and the reason."""
    sha256, byte_size = "", 0
    with suppress(OSError):
        if path.is_file():  # a pipe would never end
            with path.open("rb") as file:  # it may be larger than the memory
                sha256, byte_size = hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    document_id = sha256[:16] if byte_size else None
    documents = (failed_document_row(source, sha256, byte_size),) if byte_size else ()
    return DocumentRows(
        source,
        document_id,
        {"documents": documents, "diagnostics": diagnostic_rows(document_id, source, [diagnostic])},
    )


def _unread(sections: Sequence[AnnotatedSection]) -> list[Diagnostic]:
    """Dates and numbers that stand in the text but cannot be read."""
    return [
        Diagnostic(
            "annotate",
            "unread_expression",
            f"{mention.problem}: {mention.text}",
            annotated.section.passage.page_at(mention.start),
        )
        for annotated in sections
        for mention in annotated.mentions
        if mention.problem is not None
    ]
