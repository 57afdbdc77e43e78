"""Arrow tables and a manifest in, the files of a run out: eight Parquet files, datapackage.json and run.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract.write.dictionary import data_package
from extract.write.placing import replacing

ROW_GROUP = 1 << 16  # rows; part of what makes the bytes


def put_in_place(tables: Mapping[str, pa.Table], out: Path, run: Mapping[str, object]) -> None:
    """Replace the files in ``out``, all at once. Raises ``TableError`` where they cannot be written."""
    with replacing(out) as folder:
        for name, table in tables.items():
            pq.write_table(
                table,
                folder / f"{name}.parquet",
                compression="zstd",
                row_group_size=ROW_GROUP,
                version="2.6",
                write_page_index=True,
            )
        _write_json(folder / "datapackage.json", data_package())
        _write_json(folder / "run.json", run)


def _write_json(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
