"""What ``normalise`` hands on: the rows of one document, table by table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Row = dict[str, object]  # column name -> value; the columns are those of the table's schema

TABLES = (
    "documents",
    "sections",
    "facilities",
    "facility_attributes",
    "findings",
    "metrics",
    "mentions",
    "diagnostics",
)


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """All rows that one input file gives. ``document_id`` is None for a file without bytes to identify it."""

    source: str  # path relative to RAW
    document_id: str | None
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what stages gave, as lines, where asked for

    @property
    def status(self) -> str:
        """``ok``, ``partial`` or ``failed``; ``failed`` where no document row could be made."""
        rows = self.tables.get("documents", ())
        return str(rows[0]["status"]) if rows else "failed"


def id_prefix(document_id: str | None, source: str) -> str:
    """What the ids of a file's rows begin with: its document's id, or its source where no bytes identify it."""
    return document_id or f"./{source}"
