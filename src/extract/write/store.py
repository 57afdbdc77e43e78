"""Results of single documents, kept beside the tables, so that a later run need not make them again.

``.store/<key>-<digest>.arrow.zst`` is an Arrow file of one row, with a column for each table that holds the document's
rows as a list, and one for what its stages gave, where that was asked for. It is compressed as a whole, since Arrow's
own compression takes each of its hundreds of small buffers by itself, which is slow and leaves it four times as large.
The key says what the result was made from; the digest is that of the file's own bytes, so that a damaged file is told
from a whole one. Files may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from extract.errors import TableError
from extract.records.rows import DocumentRows
from extract.write.arrow import Batches, schema_of, to_batches

STORE = ".store"
SUFFIX = ".arrow.zst"


class Store:
    """The kept results below an output folder. Raises ``TableError`` where it cannot be listed or written to."""

    def __init__(self, out: Path) -> None:
        self._folder = out / STORE
        with self._writing():
            self._folder.mkdir(exist_ok=True)
            names = (path.name.removesuffix(SUFFIX) for path in sorted(self._folder.glob(f"*-*{SUFFIX}")))
            self._digests = dict(name.split("-", 1) for name in names)

    def __contains__(self, key: str | None) -> bool:
        return key in self._digests

    def digest(self, key: str) -> str:
        """What tells this result from every other one. Raises ``KeyError`` where none is kept."""
        return self._digests[key]

    def is_whole(self, key: str) -> bool:
        """Whether there is a result of this key, with all its bytes."""
        digest = self._digests.get(key)
        if digest is not None and _digest(self._read(key, digest)) == digest:
            return True
        self._digests.pop(key, None)
        return False

    def load(self, key: str, source: str) -> Batches:
        """The result as that of the file ``source``, whatever name it had when it was kept. Raises ``TableError``."""
        digest = self.digest(key)
        data = self._read(key, digest)
        if _digest(data) != digest:
            raise TableError(f"results in {self._folder} were changed or deleted while they were needed; run it again")
        return _unpacked(data, source)

    def _read(self, key: str, digest: str) -> bytes:
        try:
            return self._path(key, digest).read_bytes()
        except OSError:
            return b""

    def keep(self, key: str, document: DocumentRows) -> None:
        """Keep the rows of a document. Raises ``TableError`` where they do not fit the tables or on the disk."""
        data = _packed(to_batches(document))
        digest = _digest(data)
        partial = self._folder / "result.partial"
        with self._writing():
            try:
                partial.write_bytes(data)
                partial.replace(self._path(key, digest))
            except OSError:
                partial.unlink(missing_ok=True)  # a full disk needs the space
                raise
        self._digests[key] = digest

    def prune(self, keys: Iterable[str | None]) -> None:
        """Drop every result but those of ``keys``, and what a killed run left."""
        used = {self._path(key, self._digests[key]) for key in keys if key is not None and key in self}
        with self._writing():
            for path in self._folder.iterdir():
                if path not in used:
                    path.unlink()

    def _path(self, key: str, digest: str) -> Path:
        return self._folder / f"{key}-{digest}{SUFFIX}"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = error.strerror or error
            raise TableError(f"{self._folder} cannot be written to: {reason}; what was kept there is whole") from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _packed(batches: Batches) -> bytes:
    columns = {
        name: pa.ListArray.from_arrays(pa.array([0, batch.num_rows], pa.int32()), batch.to_struct_array())
        for name, batch in batches.tables.items()
    }
    stages = pa.array([json.dumps(dict(batches.stages), ensure_ascii=False)], pa.string())
    document_id = pa.array([batches.document_id], pa.string())
    row = pa.RecordBatch.from_pydict({"document_id": document_id, "stages": stages, **columns})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, row.schema) as file:
        file.write_batch(row)
    compressed: bytes = pa.Codec("zstd").compress(sink.getvalue(), asbytes=True)
    return compressed


def _unpacked(data: bytes, source: str) -> Batches:
    row = pa.ipc.open_file(pa.input_stream(pa.BufferReader(data), compression="zstd").read()).get_batch(0)
    tables = {}
    for name in row.schema.names[2:]:
        rows = pa.RecordBatch.from_struct_array(row[name].values)
        batch = pa.RecordBatch.from_arrays(rows.columns, schema=schema_of(name))
        if "source" in batch.schema.names:
            names = pa.repeat(pa.scalar(source, pa.string()), batch.num_rows)
            batch = batch.set_column(batch.schema.get_field_index("source"), batch.schema.field("source"), names)
        tables[name] = batch
    stages = {name: tuple(lines) for name, lines in json.loads(row["stages"][0].as_py()).items()}
    return Batches(source, row["document_id"][0].as_py(), tables, stages)
