"""Documents and a manifest in, the files of a run out: eight Parquet files, datapackage.json and run.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from extract.records.rows import TABLES, DocumentRows
from extract.write.arrow import Batches
from extract.write.dictionary import data_package
from extract.write.parquet import write_parquet
from extract.write.placing import current, replacing, share

MANIFEST = "run.json"
DICTIONARY = "datapackage.json"
FILES = (*(f"{name}.parquet" for name in TABLES), DICTIONARY)


def put_in_place(
    documents: Iterable[DocumentRows | Batches], out: Path, run: Callable[[Mapping[str, int]], Mapping[str, object]]
) -> dict[str, int]:
    """Replace the files in ``out``, all at once. Raises ``TableError`` where they cannot be written."""
    with replacing(out) as folder:
        rows = write_parquet(documents, folder)
        _write_json(folder / DICTIONARY, data_package())
        _write_manifest(folder, run(rows))
    return rows


def finished_run(out: Path) -> dict[str, object] | None:
    """What run.json says of the last finished run; None where there is none, or where a file of it was changed."""
    place = current(out)
    try:
        run: dict[str, object] = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        return run if run["sha256"] == _digests(place) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def put_manifest(out: Path, run: Mapping[str, object]) -> None:
    """Replace run.json alone: the tables of the last finished run are those of this one too. Raises ``TableError``."""
    before = current(out)
    with replacing(out) as folder:
        for name in FILES:
            share(before / name, folder / name)
        _write_manifest(folder, run)


def _write_manifest(folder: Path, run: Mapping[str, object]) -> None:
    _write_json(folder / MANIFEST, {**run, "sha256": _digests(folder)})


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of a run beside run.json."""
    digests = {}
    for name in FILES:
        with (folder / name).open("rb") as file:
            digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests


def _write_json(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
