"""A folder of reports in; one job per document out, and what there is to tell of files that are none."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.engines.keys import NO_BYTES, digest_of, document_key
from extract.errors import UsageError
from extract.normalise.documents import diagnostic_rows
from extract.read import discover, orphan_sidecars
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows


@dataclass(frozen=True, slots=True)
class Job:
    """One document to do. ``source`` is the name that its rows go by: the path relative to RAW.

    ``sha256`` is that of its bytes, ``key`` says what its rows are made from; both are None where that cannot be told.
    """

    path: Path
    source: str
    byte_size: int
    sha256: str | None = None
    key: str | None = None

    @property
    def document_id(self) -> str | None:
        """That of its rows; None where there are no bytes to know it by."""
        return self.sha256[:16] if self.sha256 is not None and self.sha256 != NO_BYTES else None


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents of a run, largest first, and rows of files that are no documents of their own."""

    jobs: tuple[Job, ...]
    duplicates: tuple[DocumentRows, ...]
    orphans: tuple[DocumentRows, ...]

    @property
    def others(self) -> tuple[DocumentRows, ...]:
        return (*self.duplicates, *self.orphans)


def plan(raw: Path, out: Path, fingerprint: str = "") -> Plan:
    """What a run over ``raw`` has to do; nothing below ``out`` is read. Raises ``UsageError`` if there is nothing.

    ``fingerprint`` is what the rows depend on beside the files; it goes into the keys of the jobs. The same bytes twice
    are one document, named after the path that sorts first. Large documents come first, so that no worker is left with
    one at the end.
    """
    if not raw.exists():
        raise UsageError(f"there is no {raw}; make the folder and put reports (PDF or text) into it")
    tables = os.path.realpath(out)  # pathlib's resolve raises where links lead round in a circle
    paths = [path for path in discover(raw) if not Path(os.path.realpath(path)).is_relative_to(tables)]
    if not paths:
        raise UsageError(f"there are no reports in {raw}; put PDF or text files into it")
    jobs: dict[str, Job] = {}
    duplicates = []
    names: set[str] = set()
    for path in paths:
        source = _own_name(path, raw, names)
        sha256 = digest_of(path)
        # A file without bytes, or with bytes that cannot be read, is known by its own path.
        identity = sha256 if sha256 is not None and sha256 != NO_BYTES else str(path)
        first = jobs.get(identity)
        if first is None:
            jobs[identity] = Job(path, source, _size(path), sha256, document_key(path, source, sha256, fingerprint))
        else:
            duplicates.append(told(source, Diagnostic("run", "duplicate", f"the same bytes as {first.source}")))
    ordered = sorted(jobs.values(), key=lambda job: (-job.byte_size, job.source))
    return Plan(tuple(ordered), tuple(duplicates), tuple(_orphans(orphan_sidecars(raw), raw, names)))


def source_name(path: Path, raw: Path) -> str:
    """The path relative to ``raw`` as text that any table can hold: in NFC, bytes that are no UTF-8 written out."""
    relative = path.name if path == raw else path.relative_to(raw).as_posix()
    return unicodedata.normalize("NFC", os.fsencode(relative).decode("utf-8", "backslashreplace"))


def _own_name(path: Path, raw: Path, taken: set[str]) -> str:
    """The file's source, unlike all in ``taken``, to which it is added: two names may be one in NFC."""
    source = source_name(path, raw)
    if source in taken:
        source = ascii(path.name if path == raw else path.relative_to(raw).as_posix())[1:-1]
    taken.add(source)
    return source


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _orphans(sidecars: Iterable[Path], raw: Path, names: set[str]) -> Iterator[DocumentRows]:
    for path in sidecars:
        diagnostic = Diagnostic("run", "orphan_sidecar", "no report of its name stands beside it")
        yield told(_own_name(path, raw, names), diagnostic)


def told(source: str, diagnostic: Diagnostic) -> DocumentRows:
    """The rows of a file that is no document of its own."""
    return DocumentRows(source, None, {"diagnostics": diagnostic_rows(None, source, [diagnostic])})
