"""Tables of a finished run in; the rows of its documents out, one document at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from extract.records.rows import DocumentRows
from extract.write.placing import current
from extract.write.reading import read_table
from extract.write.schema import tables


class Documents:
    """The documents of the run in ``folder``, by their sources. Raises ``TableError`` where its tables cannot be read.

    A file that is no document of its own, known by diagnostics alone, counts as one without a document_id.
    """

    def __init__(self, folder: Path) -> None:
        place = current(folder)
        self._tables = {name: read_table(place / f"{name}.parquet", folder) for name in tables()}
        self.columns = {name: tuple(table.column_names) for name, table in self._tables.items()}
        self._places = {name: _places(table) for name, table in self._tables.items()}
        documents, told = self._tables["documents"], self._tables["diagnostics"]
        known = zip(documents["source"].to_pylist(), documents["document_id"].to_pylist(), strict=True)
        others = told.filter(pc.is_null(told["document_id"]))["source"].to_pylist()
        self.ids: dict[str, str | None] = {**dict.fromkeys(others), **dict(known)}  # source -> document_id

    def rows(self, source: str) -> DocumentRows:
        """All rows of one document."""
        found = {name: self._slice(name, source) for name in self._tables}
        rows = {name: tuple(table.to_pylist()) for name, table in found.items() if table.num_rows}
        return DocumentRows(source, self.ids[source], rows)

    def texts(self, source: str) -> list[str]:
        """The sentences of one document, in reading order: what it is known by where its bytes and name changed."""
        texts: list[str] = self._slice("findings", source)["text"].to_pylist()
        return texts

    def same(self, source: str, others: Documents) -> bool:
        """Whether ``others`` hold a document of this source with the same rows in every table."""
        return all(self._slice(name, source).equals(others._slice(name, source)) for name in self._tables)

    def _slice(self, name: str, source: str) -> pa.Table:
        start, stop = self._places[name].get(self.ids[source] or source, (0, 0))
        return self._tables[name].slice(start, stop - start)


def _places(table: pa.Table) -> Mapping[str, tuple[int, int]]:
    """Where the rows of each document stand: rows are sorted by document, or by source where there is none."""
    names = table["document_id"]
    if "source" in table.column_names:
        names = pc.coalesce(names, table["source"])
    runs = pc.run_end_encode(names.combine_chunks())
    ends = runs.run_ends.to_pylist()
    return dict(zip(runs.values.to_pylist(), zip([0, *ends], ends, strict=False), strict=True))
