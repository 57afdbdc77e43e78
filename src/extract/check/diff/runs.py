"""The documents of two runs in; a comparison of their rows out, which looks closely only at documents that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.check.compare import Comparison, DocumentDifferences, Lines, compare, render
from extract.check.diff.partners import partners
from extract.records.rows import DocumentRows

if TYPE_CHECKING:
    from extract.write.documents import Documents


def compare_runs(old: Documents, new: Documents, old_name: str, new_name: str) -> Comparison:
    """What differs between two runs; columns that only one of them has are told and not compared."""
    alone = {table: set(columns) ^ set(new.columns[table]) for table, columns in old.columns.items()}
    notes = [f"only one side has {table}.{name}" for table, names in alone.items() for name in sorted(names)]
    documents = [_compare(old, new, was, name, alone) for was, name in partners(old, new)]
    return Comparison(old_name, new_name, documents, notes)


def _compare(
    old: Documents, new: Documents, was: str | None, name: str | None, alone: Mapping[str, set[str]]
) -> DocumentDifferences:
    if name is None or was is None:
        return DocumentDifferences(name or was or "", "lost" if name is None else "new")
    if was == name and old.ids[was] == new.ids[name] and new.same(name, old):
        return DocumentDifferences(name, "same")
    before, now = (_lines(rows, alone) for rows in (old.rows(was), new.rows(name)))
    return compare(name, before, now, was if was != name else None)


def _lines(document: DocumentRows, alone: Mapping[str, set[str]]) -> Lines:
    if any(alone.values()):
        document = replace(
            document, tables={name: tuple(_kept(rows, alone[name])) for name, rows in document.tables.items()}
        )
    return render(document)


def _kept(rows: tuple[dict[str, object], ...], alone: set[str]) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {column: value for column, value in row.items() if column not in alone}
