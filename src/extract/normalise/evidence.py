"""Evidence: a range of a section's text in, the columns that lead back to the page out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.records.rows import Row
from extract.records.section import Section

# Tesseract's confidence in a word, from 0 to 1. Below this about every second word of a scan is wrong in a letter.
WEAK_WORD = 0.5


def row_id(document_id: str, letter: str, ordinal: int) -> str:
    """``<document_id>-<letter><4-digit ordinal>``."""
    return f"{document_id}-{letter}{ordinal:04d}"


@dataclass(frozen=True, slots=True)
class Places:
    """The sections of one document, by ordinal."""

    document_id: str
    sections: Mapping[int, Section]

    def id(self, letter: str, ordinal: int | None) -> str | None:
        """The id of a row, or None where there is no row to point at."""
        return row_id(self.document_id, letter, ordinal) if ordinal is not None else None

    def evidence(self, section: int, start: int, end: int, rule: str, flags: Sequence[str] = ()) -> Row:
        """The evidence columns of a row: where its quote stands, and by which rule it was made."""
        passage = self.sections[section].passage
        return {
            "section_id": self.id("s", section),
            "char_start": start,
            "char_end": end,
            "quote": passage.text[start:end],
            "page": passage.page_at(start),
            "boxes": [
                {"page": page, "x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}
                for page, box in passage.boxes(start, end)
            ],
            "rule": rule,
            "flags": sorted(set(flags) | self._flags(section, start, end)),
        }

    def _flags(self, section: int, start: int, end: int) -> set[str]:
        """What the place itself says of a row."""
        found = {"recovered"} if self.sections[section].placement == "recovered" else set()
        confidence = self.sections[section].passage.least_confidence(start, end)
        if confidence is not None and confidence < WEAK_WORD:
            found.add("ocr_low")
        return found
