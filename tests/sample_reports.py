"""Where the sample reports are, and their rows, made once for all tests that read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extract.records.rows import DocumentRows

PROJECT = Path(__file__).parents[1]
RAW = PROJECT / "raw"
SHARED = PROJECT.parent / "shared" / "samples"


def own_reports() -> list[Path]:
    """The reports that the project ships."""
    return sorted(path for path in RAW.iterdir() if path.suffix in (".txt", ".pdf"))


def real_reports() -> list[Path]:
    """The real ministry reports beside the project, or none where that folder is absent."""
    if not SHARED.is_dir():
        return []
    return sorted(path for path in SHARED.iterdir() if path.suffix in (".pdf", ".txt"))


@cache
def rows_of(path: Path) -> DocumentRows:
    """The rows of one report, with the lines of its stages."""
    from extract.check.golden.trace import extract_file  # seconds, for tests that need no rows

    return extract_file(path, path.name)
