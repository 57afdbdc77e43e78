"""Tables of a finished run, or of rows that were never written, in; pandas frames out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.errors import TableError
from extract.records.rows import DocumentRows
from extract.write.arrow import gather
from extract.write.placing import current
from extract.write.schema import SCHEMA_VERSION, tables

if TYPE_CHECKING:
    from pandas import DataFrame


def read_tables(folder: Path) -> dict[str, DataFrame]:
    """The eight tables of one run, by name. Raises ``TableError`` where they are missing or cannot be read.

    Whole numbers and booleans come as pandas' nullable types, dates as timestamps.
    """
    place = current(folder)
    try:
        return {name: _frame(read_table(place / f"{name}.parquet", folder)) for name in tables()}
    except TableError:
        if current(folder) == place:
            raise
        return read_tables(folder)  # runs ended meanwhile, and the tables that were being read are gone


def read_document(folder: Path, document_id: str) -> DocumentRows | None:
    """The rows of one report as they were before they were written, or None where the tables do not hold it."""
    place = current(folder)
    rows = {}
    for name in tables():
        table = read_table(place / f"{name}.parquet", folder)
        rows[name] = tuple(table.filter(pc.equal(table["document_id"], document_id)).to_pylist())
    if not rows["documents"]:
        return None
    return DocumentRows(rows["documents"][0]["source"], document_id, rows)


def read_sources(folder: Path) -> dict[str, str]:
    """The reports in the tables: source -> document_id."""
    table = read_table(current(folder) / "documents.parquet", folder)
    return dict(zip(table["source"].to_pylist(), table["document_id"].to_pylist(), strict=True))


def count_rows(folder: Path) -> dict[str, dict[str, int]]:
    """How many rows the tables hold of each report: source -> table -> rows. Raises ``TableError``."""
    place = current(folder)
    ids = {document_id: source for source, document_id in read_sources(folder).items()}
    counts: dict[str, dict[str, int]] = {source: {} for source in ids.values()}
    for name in tables():
        column = pq.read_table(place / f"{name}.parquet", columns=["document_id"], read_dictionary=["document_id"])
        for found in pc.value_counts(column["document_id"]).to_pylist():
            if found["values"] in ids:
                counts[ids[found["values"]]][name] = found["counts"]
    return counts


def frames(documents: Iterable[DocumentRows]) -> dict[str, DataFrame]:
    """The rows of documents as the frames that ``read_tables`` would give."""
    return {name: _frame(table) for name, table in gather(documents).items()}


def read_table(path: Path, folder: Path) -> pa.Table:
    """One table of the run in ``folder``. Raises ``TableError`` where it is missing or of another schema version."""
    try:
        table = pq.read_table(path)
    except FileNotFoundError as error:
        raise TableError(f"{folder} holds no {path.name}; run `extract run --out {folder}` first") from error
    except (OSError, pa.ArrowException) as error:
        raise TableError(f"{path} cannot be read: {error}") from error
    version = (table.schema.metadata or {}).get(b"schema_version", b"").decode()
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        stated = f"of schema version {version}" if version else "without a schema version"
        raise TableError(f"{path} is {stated}; this program reads {SCHEMA_VERSION}: run `extract run` again")
    return table


def _frame(table: pa.Table) -> DataFrame:
    import pandas as pd  # half a second that whoever only writes tables need not wait for

    nullable = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: DataFrame = table.to_pandas(types_mapper=nullable.get, date_as_object=False)
    return frame
