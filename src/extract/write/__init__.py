"""Stage ``write``: the rows of documents in, sorted Parquet tables with their dictionary and manifest out.

What the tables hold is written down in ``schema``; this module alone knows how they are stored, and reads them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from extract.records.rows import DocumentRows
from extract.write.conform import check_rows
from extract.write.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from pandas import DataFrame

    from extract.write.arrow import Batches
    from extract.write.documents import Documents
    from extract.write.store import Store

__all__ = [
    "SCHEMA_VERSION",
    "check_rows",
    "count_rows",
    "frames",
    "last_run",
    "open_documents",
    "open_store",
    "read_document",
    "read_sources",
    "read_tables",
    "write",
    "write_manifest",
]

# Arrow takes a fifth of a second to load and is not needed to print the dictionary, so it is loaded where it is used.


def write(
    documents: Iterable[DocumentRows | Batches], out: Path, run: Callable[[Mapping[str, int]], Mapping[str, object]]
) -> dict[str, int]:
    """Write the tables of all ``documents`` to ``out`` and return the number of rows of each.

    The documents come in the order of their ids, those without one first, by source; they may be read while they are
    written, so that they need not all be held. ``run`` is called when the last one came, with the numbers of rows, and
    gives what stands in run.json. The files of the run before stay whole until all new ones are there. Raises ``TableError``.
    """
    from extract.write.files import put_in_place

    def manifest(rows: Mapping[str, int]) -> Mapping[str, object]:
        return {"schema_version": SCHEMA_VERSION, "rows": rows, **run(rows)}

    return put_in_place(documents, out, manifest)


def write_manifest(out: Path, rows: Mapping[str, int], run: Mapping[str, object]) -> None:
    """Write run.json anew and leave the tables as they are. Raises ``TableError``."""
    from extract.write.files import put_manifest

    put_manifest(out, {"schema_version": SCHEMA_VERSION, "rows": rows, **run})


def last_run(out: Path) -> dict[str, object] | None:
    """What run.json says of the last finished run; None if there is none whose tables are still as it left them."""
    from extract.write.files import finished_run

    return finished_run(out)


def open_store(out: Path) -> Store:
    """The results of single documents that earlier runs left below ``out``. Raises ``TableError``."""
    from extract.write.store import Store

    return Store(out)


def open_documents(folder: Path) -> Documents:
    """The documents of a finished run, to be read one at a time. Raises ``TableError``."""
    from extract.write.documents import Documents

    return Documents(folder)


def read_tables(folder: Path) -> dict[str, DataFrame]:
    """The tables of a finished run, by name, all of the same run. Raises ``TableError``."""
    from extract.write import reading

    return reading.read_tables(folder)


def count_rows(folder: Path) -> dict[str, dict[str, int]]:
    """How many rows the tables hold of each report: source -> table -> rows. Raises ``TableError``."""
    from extract.write import reading

    return reading.count_rows(folder)


def read_document(folder: Path, document_id: str) -> DocumentRows | None:
    """The rows of one report as they were before they were written, or None where the tables do not hold it."""
    from extract.write import reading

    return reading.read_document(folder, document_id)


def read_sources(folder: Path) -> dict[str, str]:
    """The reports in the tables: source -> document_id. Raises ``TableError``."""
    from extract.write import reading

    return reading.read_sources(folder)


def frames(documents: Iterable[DocumentRows]) -> dict[str, DataFrame]:
    """The rows of documents as the frames that ``read_tables`` would give, without any file."""
    from extract.write import reading

    return reading.frames(documents)
