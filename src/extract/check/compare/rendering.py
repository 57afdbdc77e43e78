"""Rows of one document in; the same rows as compact lines out, in which nothing stands that moves with other rows.

A row's own id and ordinal follow from its place in the table, and its facility from its section, so they are left out
where they are as expected, and stand where they are not. References to other rows become what those rows are known by: a
section by its heading, a facility by its name, a finding by where it begins. Nulls, empty lists and what the bytes of
the file alone decide are left out, boxes are rounded to whole points. So one row more is one line more in a diff, and
not a new number everywhere.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from extract.records.rows import TABLES, DocumentRows, Row

Line: TypeAlias = dict[str, Any]  # JSON values
Lines: TypeAlias = dict[str, list[Line]]  # table or stage -> its lines in order

LETTERS = {
    "section_id": "s",
    "facility_id": "f",
    "attribute_id": "a",
    "finding_id": "n",
    "metric_id": "m",
    "mention_id": "x",
    "diagnostic_id": "d",
}
MAY_FOLLOW = frozenset({"document_id", "sha256", "byte_size", "ordinal", "source", "text"})
HEADINGS_END = 30  # characters by which a long heading is known


def render(document: DocumentRows) -> Lines:
    """The lines of every table."""
    labels = Labels(document)
    return {
        table: [_line(labels, row, ordinal) for ordinal, row in enumerate(document.tables.get(table, ()), start=1)]
        for table in TABLES
    }


def as_text(line: Mapping[str, object]) -> str:
    """A line of a snapshot."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


class Labels:
    """What the rows of a document are known by, whatever their ids."""

    def __init__(self, document: DocumentRows) -> None:
        tables = document.tables
        self.source, self.document_id = document.source, document.document_id
        facilities = named((row["facility_id"], row["name"]) for row in tables.get("facilities", ()))
        sections = named(
            (row["section_id"], section_name(facilities.get(row.get("facility_id")), row.get("heading")))
            for row in tables.get("sections", ())
        )
        findings = {row["finding_id"]: (row["section_id"], row["char_start"]) for row in tables.get("findings", ())}
        self._facility_of = {row["section_id"]: row.get("facility_id") for row in tables.get("sections", ())}
        self._names = {"facility_id": facilities, "section_id": sections, "parent_id": sections}
        self._places: dict[str, dict[object, tuple[object, object]]] = {"finding_id": findings, "series_id": {}}
        for row in tables.get("metrics", ()):  # a series is known by its first number
            self._places["series_id"].setdefault(row["series_id"], (row["section_id"], row["char_start"]))

    def of(self, column: str, row: Row) -> object:
        """What the row that ``column`` points at is known by; the id itself where there is no such row."""
        value = row[column]
        if column in self._names:
            return self._names[column].get(value, value)
        section, start = self._places[column].get(value, (None, None))
        if section is None:
            return value
        return start if section == row.get("section_id") else f"{self._names['section_id'].get(section)} @{start}"

    def follows(self, row: Row) -> bool:
        """Whether the facility of a row is that of its section."""
        return row["facility_id"] == self._facility_of.get(row["section_id"], ...)

    def points(self, column: str) -> bool:
        return column in self._names or column in self._places


def section_name(facility: object, heading: object) -> str:
    """What a section is known by: its facility and its heading."""
    return " › ".join(str(part)[:HEADINGS_END] for part in (facility, heading) if part) or "–"


def named(rows: Iterable[tuple[object, object]]) -> dict[object, str]:
    """key -> name; the second of one name gets a number."""
    seen: Counter[object] = Counter()
    names = {}
    for key, name in rows:
        seen[name] += 1
        names[key] = f"{name}" if seen[name] == 1 else f"{name} #{seen[name]}"
    return names


def _line(labels: Labels, row: Row, ordinal: int) -> Line:
    own = next(iter(row))  # the key
    line: Line = {}
    for column, value in row.items():
        if column == "facility_id" and own not in ("section_id", column) and row.get("section_id") is not None:
            if not labels.follows(row):
                line[column] = labels.of(column, row)
            continue
        if value is None or value == [] or _follows(labels, own, row, column, ordinal):
            continue
        if column == "char_start":
            line["at"] = [value, row["char_end"]]
        elif column != "char_end":
            line[column] = labels.of(column, row) if column != own and labels.points(column) else _plain(value)
    return line


def _follows(labels: Labels, own: str, row: Row, column: str, ordinal: int) -> bool:
    """Whether a value can be told from the place of the row, its other columns, or the file."""
    if column != own and column not in MAY_FOLLOW:
        return False
    value = row[column]
    if column == own and own in LETTERS:
        return value == f"{labels.document_id or labels.source}-{LETTERS[own]}{ordinal:04d}"
    match column:
        case "document_id" | "sha256" | "byte_size" if own == "document_id":
            return True
        case "document_id":
            return value == labels.document_id
        case "ordinal":
            return value == ordinal
        case "source":
            return own == "diagnostic_id" and value == labels.source
        case "text":
            return value == str(row.get("quote")).replace("\n", "")
        case _:
            return False


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else float(f"{value:.12g}")
    if isinstance(value, list):
        return [_box(item) if isinstance(item, dict) else item for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _box(box: Mapping[str, Any]) -> str:
    edges = ",".join(str(round(box[edge])) for edge in ("x0", "top", "x1", "bottom"))
    return f"{box['page']}:{edges}"
