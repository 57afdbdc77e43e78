"""Which files below RAW are reports, and which sidecars stand alone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from extract.read.sidecar import SUFFIX, report_names

_ABOUT = re.compile(r"(?:README|LICEN[CS]E)(?:\.(?:md|txt|rst))?", re.IGNORECASE)


def discover(raw: Path) -> list[Path]:
    """The report files below ``raw`` (or ``raw`` itself, if it is a file), sorted by their path.

    Hidden files, sidecars and the README of a folder are left out. What cannot be listed or opened is in the list, so that reading it says so.
    """
    if raw.is_file():
        return [raw]
    return sorted((path for path in _files(raw) if path.suffix.lower() != SUFFIX), key=_order)


def orphan_sidecars(raw: Path) -> list[Path]:
    """The sidecars below ``raw`` whose report is not there, sorted by their path."""
    if raw.is_file():
        return []
    files = list(_files(raw))
    described = {sidecar for path in files if path.suffix.lower() != SUFFIX for sidecar in report_names(path)}
    return sorted((path for path in files if path.suffix.lower() == SUFFIX and path not in described), key=_order)


def _order(path: Path) -> str:
    return path.as_posix()


def _files(raw: Path) -> Iterator[Path]:
    """All but folders below ``raw``, broken links too; linked folders are entered once, so loops end."""
    refused: list[Path] = []
    seen: set[tuple[int, int]] = set()
    for folder, names, files in os.walk(
        raw, followlinks=True, onerror=lambda error: refused.append(Path(error.filename))
    ):
        status = Path(folder).stat()
        names[:] = sorted(name for name in names if not _hidden(name))
        if (status.st_dev, status.st_ino) in seen:
            names.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        for name in files:
            if not _hidden(name):
                yield Path(folder, name)
    yield from refused


def _hidden(name: str) -> bool:
    """Dot files, the lock files that Office leaves beside an open document, and what a folder says of itself."""
    return name.startswith((".", "~$")) or _ABOUT.fullmatch(name) is not None
