"""The data dictionary as Arrow schemas, and rows of documents as Arrow tables sorted by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import pyarrow as pa

from extract.errors import TableError
from extract.records.rows import DocumentRows, Row, id_prefix
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


def gather(documents: Iterable[DocumentRows]) -> dict[str, pa.Table]:
    """All rows of a few documents, table by table, as they would stand in the files. Raises ``TableError``."""
    gathered = [
        to_batches(document)
        for document in sorted(documents, key=lambda rows: id_prefix(rows.document_id, rows.source))
    ]
    return {
        name: pa.Table.from_batches(
            [batches.tables[name] for batches in gathered if name in batches.tables], schema_of(name)
        )
        for name in tables()
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
