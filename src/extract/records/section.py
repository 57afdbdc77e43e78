"""What ``segment`` hands on: sections with their text, and the facilities they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.records.passage import Passage
from extract.records.table import Table


@dataclass(frozen=True, slots=True)
class Part:
    """One block inside a section: the characters ``start:end`` of the section's text.

    ``kind`` is ``heading`` for the heading line, else the kind of the block. The places of a ``table``'s cells count
    from ``start``.
    """

    kind: str
    start: int
    end: int
    mark: str = ""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its own body. Its text is the heading line, then the blocks, joined by newlines."""

    ordinal: int  # 1-based in the document
    level: int
    marker: str  # mark, brackets or number of the heading as printed
    heading: str  # without the marker; empty where a body stands without a heading
    kind: str
    placement: str  # "as_read" | "recovered"
    parent: int | None  # ordinal of the section above
    facility: int | None  # ordinal of the facility
    passage: Passage
    parts: tuple[Part, ...]
    rule: str

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class FacilityName:
    """A facility and where its name is printed: characters ``start:end`` of the section's text.

    ``visited`` is the day that the title or the line under it states. ``listed``: it is named by a row of a table and
    has no sections of its own.
    """

    ordinal: int
    name: str
    section: int
    start: int
    end: int
    rule: str
    visited: date | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True)
class ListedFacility:
    """A row of a list of facilities: the table that begins at ``start`` of a section's text, and the rows and columns in it.

    ``head`` is the row that names the columns; those from ``name_column`` up to ``end_column`` are the facility's.
    ``across``: rows and columns are meant the other way round, each column of the table is about one facility.
    """

    facility: int
    section: int
    start: int
    row: int
    head: int
    name_column: int
    end_column: int
    across: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A document in sections: facilities in order of their titles and rows, front matter as printed."""

    sections: tuple[Section, ...]
    facilities: tuple[FacilityName, ...]
    title: str | None = None
    publisher: str | None = None
    department: str | None = None
    published: date | None = None
    listed: tuple[ListedFacility, ...] = ()

    @property
    def reference_days(self) -> dict[int | None, date]:
        """The writer's day by facility ordinal, and under None that of the document, where they are stated."""
        days: dict[int | None, date] = {
            facility.ordinal: facility.visited for facility in self.facilities if facility.visited is not None
        }
        if self.published is not None:
            days[None] = self.published
        return days
