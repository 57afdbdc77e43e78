"""Write the witness PDFs anew, all or those named; they are committed, so that tests need no fonts.

PYTHONPATH=tests python -m witnesses.make [NAME ...]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from witnesses import boxes, columns, directions, letters, notes, scans, slides, structure, tables, worn_scans

HERE = Path(__file__).parent
WITNESSES: dict[str, Callable[[Path], None]] = {
    **slides.WITNESSES,
    **boxes.WITNESSES,
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


if __name__ == "__main__":
    main(sys.argv[1:])
