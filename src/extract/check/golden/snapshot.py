"""Snapshots as files: ``<folder>/<sample>/<table or stage>.jsonl``, one row or record a line."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from extract.check.compare import Lines
from extract.check.compare.difference import STAGES
from extract.errors import UsageError
from extract.records.rows import TABLES

Snapshot: TypeAlias = Mapping[str, Sequence[str]]  # table or stage -> its lines

SUFFIX = ".jsonl"


def names_of(folder: Path) -> list[str]:
    """The samples that have a snapshot."""
    return sorted({path.parent.relative_to(folder).as_posix() for path in folder.rglob(f"*{SUFFIX}")})


def load(folder: Path, name: str) -> dict[str, tuple[str, ...]]:
    """The accepted lines of one sample; empty where nothing was accepted. Tables without rows are left out."""
    files = {what: folder / name / f"{what}{SUFFIX}" for what in (*STAGES, *TABLES)}
    return {
        what: tuple(path.read_text(encoding="utf-8").splitlines()) for what, path in files.items() if path.is_file()
    }


def save(folder: Path, name: str, snapshot: Snapshot) -> None:
    """Put the lines of one sample in the place of those that were there."""
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    for path in place.glob(f"*{SUFFIX}"):
        path.unlink()
    for what, lines in snapshot.items():
        if lines:
            text = "".join(f"{line}\n" for line in lines)
            (place / f"{what}{SUFFIX}").write_text(text, encoding="utf-8", newline="\n")


def drop(folder: Path, name: str) -> None:
    shutil.rmtree(folder / name)


def parsed(folder: Path, name: str, snapshot: Snapshot) -> Lines:
    """The lines as values. Raises ``UsageError`` naming a line that was broken, such as by a merge."""
    found: Lines = {}
    for what, lines in snapshot.items():
        found[what] = []
        for number, line in enumerate(lines, start=1):
            try:
                found[what].append(json.loads(line))
            except ValueError as error:
                raise UsageError(f"{folder / name / what}{SUFFIX}, line {number}: no JSON: {error}") from error
    return found
