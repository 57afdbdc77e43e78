"""The data dictionary as Arrow schemas, and rows of documents as Arrow tables sorted by their keys."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import pyarrow as pa

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


def gather(documents: Iterable[DocumentRows]) -> dict[str, pa.Table]:
    """All rows of all documents, table by table, sorted by key, whatever order the documents come in.

    Documents are turned into Arrow one by one, so that a long run does not hold its rows as Python objects. Raises
    ``TableError`` where rows do not fit or a key is met twice.
    """
    batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in tables()}
    for document in documents:
        for name, table in tables().items():
            rows = document.tables.get(name, ())
            if rows:
                batches[name].append(_batch(table, rows, document.source))
    return {name: _sorted(tables()[name], parts) for name, parts in batches.items()}


def _batch(table: Table, rows: Iterable[Row], source: str) -> pa.RecordBatch:
    listed = list(rows)
    for row in listed:
        check_names(table, row)
    try:
        return pa.RecordBatch.from_pylist(listed, schema=schema_of(table.name))
    except (pa.ArrowException, OverflowError) as error:
        raise TableError(f"{table.name}: rows of {source} do not fit: {error}") from error


def _sorted(table: Table, parts: list[pa.RecordBatch]) -> pa.Table:
    whole = pa.Table.from_batches(parts, schema=schema_of(table.name)).sort_by(table.key)
    keys = whole[table.key].to_pylist()
    twice = next((key for key, following in pairwise(keys) if key == following), None)
    if twice is not None:
        raise TableError(f"{table.name}: {table.key} {twice} stands on more than one row")
    return whole.combine_chunks()
