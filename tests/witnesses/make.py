"""Write the witness PDFs anew, all or those named; they are committed, so that tests need no fonts.

PYTHONPATH=tests python -m witnesses.make [NAME ...]
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf

from witnesses import (
    boxes,
    cards,
    columns,
    directions,
    handouts,
    letters,
    notes,
    panels,
    scans,
    slides,
    structure,
    tables,
    worn_scans,
)

HERE = Path(__file__).parent
WITNESSES: dict[str, Callable[[Path], None]] = {
    **slides.WITNESSES,
    **boxes.WITNESSES,
    **panels.WITNESSES,
    **handouts.WITNESSES,
    **cards.WITNESSES,
    **columns.WITNESSES,
    **directions.WITNESSES,
    **letters.WITNESSES,
    **notes.WITNESSES,
    **structure.WITNESSES,
    **tables.WITNESSES,
    **scans.WITNESSES,
    **worn_scans.WITNESSES,
}


def main(names: list[str]) -> None:
    for name in names or sorted(WITNESSES):
        WITNESSES[name](HERE / f"{name}.pdf")
        pack(HERE / f"{name}.pdf")


def pack(path: Path) -> None:
    """Write a PDF with the same content in fewer bytes, where there is a way."""
    packed = io.BytesIO()
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(path) as pdf:
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(packed, recompress_flate=True, object_stream_mode=streams, deterministic_id=True)
    if len(packed.getvalue()) < path.stat().st_size:
        path.write_bytes(packed.getvalue())


if __name__ == "__main__":
    main(sys.argv[1:])
