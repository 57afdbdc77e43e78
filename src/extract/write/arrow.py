"""The data dictionary as Arrow schemas, and rows of documents as Arrow tables sorted by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from extract.errors import TableError
from extract.records.rows import DocumentRows, Row
from extract.write.column import Column, Table, Type
from extract.write.conform import check_names
from extract.write.schema import SCHEMA_VERSION, tables

_BOX = pa.struct(
    [
        pa.field("page", pa.int32(), nullable=False),
        *(pa.field(edge, pa.float32(), nullable=False) for edge in ("x0", "top", "x1", "bottom")),
    ]
)
_TYPES: dict[Type, pa.DataType] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date32": pa.date32(),
    "list<string>": pa.list_(pa.field("element", pa.string(), nullable=False)),
    "list<box>": pa.list_(pa.field("element", _BOX, nullable=False)),
}


@cache
def schema_of(name: str) -> pa.Schema:
    """The Arrow schema of a table; descriptions, units and the version of the dictionary stand in its metadata."""
    table = tables()[name]
    metadata = {"table": name, "description": table.description, "schema_version": SCHEMA_VERSION}
    return pa.schema([_field(column) for column in table.columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    if column.values:
        metadata["values"] = "|".join(column.values)
    return pa.field(column.name, _TYPES[column.type], nullable=not column.required, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Batches:
    """The rows of one document in Arrow's form, table by table; tables without rows are left out."""

    source: str
    document_id: str | None
    tables: Mapping[str, pa.RecordBatch]
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def told(self) -> DocumentRows:
        """What there is to tell of the document: its row of documents and its diagnostics, as plain rows."""
        rows = {
            name: tuple(self.tables[name].to_pylist()) for name in ("documents", "diagnostics") & self.tables.keys()
        }
        return DocumentRows(self.source, self.document_id, rows)


def to_batches(document: DocumentRows) -> Batches:
    """The rows of one document in Arrow's form. Raises ``TableError`` where they do not fit."""
    batches = {
        name: _batch(table, rows, document.source)
        for name, table in tables().items()
        if (rows := document.tables.get(name, ()))
    }
    return Batches(document.source, document.document_id, batches, document.stages)


def gather(documents: Iterable[DocumentRows | Batches]) -> dict[str, pa.Table]:
    """All rows of all documents, table by table, sorted by document and ordinal, whatever order they come in.

    Documents are turned into Arrow one by one, so that a long run does not hold its rows as Python objects. Raises
    ``TableError`` where rows do not fit or a key is met twice.
    """
    gathered = [document if isinstance(document, Batches) else to_batches(document) for document in documents]
    gathered.sort(key=lambda batches: batches.document_id or batches.source)
    return {
        name: _joined(table, [batches.tables[name] for batches in gathered if name in batches.tables])
        for name, table in tables().items()
    }


def _batch(table: Table, rows: Iterable[Row], source: str) -> pa.RecordBatch:
    listed = sorted(rows, key=lambda row: _ordinal(str(row.get(table.key))))
    for row in listed:
        check_names(table, row)
    try:
        return pa.RecordBatch.from_pylist(listed, schema=schema_of(table.name))
    except (pa.ArrowException, OverflowError) as error:
        raise TableError(f"{table.name}: rows of {source} do not fit: {error}") from error


def _ordinal(key: str) -> tuple[int, str]:
    """The number at the end of a key, by which rows stand: as text the 10,000th would come before the 2,000th."""
    ordinal = key.rpartition("-")[2][1:]
    return (int(ordinal) if ordinal.isdecimal() else 0, key)


def _joined(table: Table, parts: list[pa.RecordBatch]) -> pa.Table:
    whole = pa.Table.from_batches(parts, schema=schema_of(table.name)).combine_chunks()
    keys = whole[table.key]
    twice = pc.equal(keys.slice(1), keys.slice(0, max(len(keys) - 1, 0)))
    if pc.any(twice).as_py():
        key = keys.slice(1).filter(twice)[0].as_py()
        raise TableError(f"{table.name}: {table.key} {key} stands on more than one row")
    return whole
