"""The rows of one document in; nothing out if they fit the data dictionary, else an error that names the row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

from extract.errors import TableError
from extract.records.rows import DocumentRows, Row
from extract.write.column import Column, Table, Type
from extract.write.schema import tables

_BOX = frozenset({"page", "x0", "top", "x1", "bottom"})


def check_rows(document: DocumentRows) -> None:
    """Raise ``TableError`` where rows of a document do not fit the tables: that is a bug, and best found at its source.

    Looked at are the names and types of columns, nulls, closed vocabularies, keys, and references within the document.
    """
    unknown = document.tables.keys() - tables().keys()
    if unknown:
        raise TableError(f"no table is named {_list(unknown)}; known: {', '.join(tables())}")
    keys = {name: {row.get(tables()[name].key) for row in rows} for name, rows in document.tables.items()}
    for name, rows in document.tables.items():
        table = tables()[name]
        if len(keys[name]) < len(rows):
            raise TableError(f"{name}: {table.key} is not unique in {document.source}")
        for row in rows:
            _check_row(table, row, keys)


def _check_row(table: Table, row: Row, keys: Mapping[str, Collection[object]]) -> None:
    check_names(table, row)
    for column in table.columns:
        value = row.get(column.name)
        trouble = _trouble(column, value, keys)
        if trouble:
            raise TableError(f"{table.name}.{column.name} of {row.get(table.key)}: {value!r} {trouble}")


def check_names(table: Table, row: Row) -> None:
    """Raise ``TableError`` where a row has a column that its table does not know."""
    unknown = row.keys() - table.by_name.keys()
    if unknown:
        raise TableError(f"{table.name} has no column {_list(unknown)}; known: {', '.join(table.by_name)}")


def _trouble(column: Column, value: object, keys: Mapping[str, Collection[object]]) -> str | None:
    if value is None:
        return "where a value is required" if column.required else None
    if not _FITS[column.type](value):
        return f"is not of type {column.type}"
    if column.values:
        stray = [word for word in (value if isinstance(value, list | tuple) else [value]) if word not in column.values]
        if stray:
            return f"is outside the closed vocabulary {', '.join(column.values)}"
    if column.references:
        target, _ = column.references.split(".")
        if value not in keys.get(target, ()):
            return f"points at no row of {target}"
    return None


def _is_whole(bits: int) -> Callable[[object], bool]:
    limit = 1 << (bits - 1)
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and -limit <= value < limit


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_box(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == _BOX and all(map(_is_number, value.values()))


def _all(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list | tuple) and all(map(fits, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


_FITS: Mapping[Type, Callable[[object], bool]] = {
    "string": _is_text,
    "int32": _is_whole(32),
    "int64": _is_whole(64),
    "float64": _is_number,
    "bool": lambda value: isinstance(value, bool),
    "date32": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "list<string>": _all(_is_text),
    "list<box>": _all(_is_box),
}


def _list(names: Collection[str]) -> str:
    return ", ".join(repr(name) for name in sorted(names))
