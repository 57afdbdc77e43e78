"""Sections: annotated sections in, their rows out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from extract.normalise.evidence import Places
from extract.records.annotation import AnnotatedSection
from extract.records.rows import Row
from extract.records.section import Section


def section_rows(sections: Sequence[AnnotatedSection], places: Places) -> tuple[Row, ...]:
    """Rows of ``sections`` in reading order."""
    return tuple(_row(annotated.section, places) for annotated in sections)


def _row(section: Section, places: Places) -> Row:
    pages = [line.page for line in section.passage.lines if line.page is not None]
    return {
        "section_id": places.id("s", section.ordinal),
        "document_id": places.document_id,
        "parent_id": places.id("s", section.parent),
        "facility_id": places.id("f", section.facility),
        "ordinal": section.ordinal,
        "level": section.level,
        "marker": section.marker,
        "heading": unicodedata.normalize("NFC", section.heading) or None,
        "kind": section.kind,
        "placement": section.placement,
        "page_start": min(pages, default=None),
        "page_end": max(pages, default=None),
        "text": section.text,
    }
