"""Documents one by one in, a Parquet file per table out; only the rows of a few row groups are held at a time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.errors import TableError
from extract.records.rows import TABLES, DocumentRows, id_prefix
from extract.write.arrow import Batches, schema_of, to_batches

ROW_GROUP = 1 << 16  # rows; part of what makes the bytes
LOOSE = 64  # documents after which their rows are copied together, so that the rest of what they came with can go


def write_parquet(documents: Iterable[DocumentRows | Batches], folder: Path) -> dict[str, int]:
    """Write all tables into ``folder`` and return the number of rows of each.

    The documents come in the order of their rows' ids. The bytes depend on their rows alone, not on how these come.
    Raises ``TableError`` where rows do not fit or a document comes twice.
    """
    with ExitStack() as stack:
        files = {name: stack.enter_context(_File(name, folder)) for name in TABLES}
        before = ""
        for document in documents:
            key = f"{id_prefix(document.document_id, document.source)}-"
            if key <= before:
                raise TableError(f"{document.source} came twice or out of order: its rows are {key}, behind {before}")
            before = key
            batches = document if isinstance(document, Batches) else to_batches(document)
            for name, batch in batches.tables.items():
                files[name].add(batch)
    return {name: file.rows for name, file in files.items()}


class _File:
    """One table on its way to the disk."""

    def __init__(self, name: str, folder: Path) -> None:
        self.rows = 0
        self._schema = schema_of(name)
        self._pending: list[pa.RecordBatch] = []
        self._held = 0
        self._writer = pq.ParquetWriter(
            folder / f"{name}.parquet", self._schema, compression="zstd", version="2.6", write_page_index=True
        )

    def __enter__(self) -> _File:
        return self

    def __exit__(self, error: object, *_: object) -> None:
        if error is None and self._held:
            self._write(self._held)
        self._writer.close()

    def add(self, batch: pa.RecordBatch) -> None:
        self.rows += batch.num_rows
        self._held += batch.num_rows
        self._pending.append(batch)
        while self._held >= ROW_GROUP:
            self._write(ROW_GROUP)
        if len(self._pending) > LOOSE:
            self._pending = self._together().to_batches()

    def _write(self, rows: int) -> None:
        """Write the first ``rows`` of those that are held as a row group."""
        held = self._together()
        self._writer.write_table(held.slice(0, rows), row_group_size=rows)
        self._pending = held.slice(rows).to_batches()
        self._held -= rows

    def _together(self) -> pa.Table:
        return pa.Table.from_batches(self._pending, schema=self._schema).combine_chunks()
