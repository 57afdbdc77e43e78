"""What a run did: outcomes in, numbers for people, for machines and for run.json out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.engines.pool import Outcome
from extract.engines.versions import versions
from extract.records.rows import DocumentRows

if TYPE_CHECKING:
    from extract.write.arrow import Batches

SLOWEST = 5
STATUSES = ("ok", "partial", "failed")


@dataclass
class RunSummary:
    """Filled while a run goes on."""

    raw: Path
    out: Path
    profile: str | None
    workers: int = 0  # processes that did documents
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended: datetime | None = None
    statuses: Counter[str] = field(default_factory=Counter)  # ok, partial, failed -> files
    duplicates: int = 0
    unchanged: int = 0  # documents whose rows an earlier run made; they are counted in statuses too
    diagnostics: Counter[str] = field(default_factory=Counter)  # code -> how often
    failures: dict[str, str] = field(default_factory=dict)  # source -> why
    times: dict[str, float] = field(default_factory=dict)  # source -> seconds
    rows: Mapping[str, int] = field(default_factory=dict)  # table -> rows

    def counting(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Documents that this run does, counted as they pass."""
        for outcome in outcomes:
            self.times[outcome.job.source] = outcome.seconds
            self._count(outcome.rows)
            yield outcome

    def counting_unchanged(self, documents: Iterable[Batches]) -> Iterator[Batches]:
        """Documents that an earlier run did, counted as they pass."""
        for batches in documents:
            self.unchanged += 1
            self._count(batches.told())
            yield batches

    def counting_others(self, files: Iterable[DocumentRows]) -> Iterator[DocumentRows]:
        """Files that are no documents of their own, counted as they pass."""
        for rows in files:
            self._count_diagnostics(rows)
            yield rows

    def _count(self, rows: DocumentRows) -> None:
        self.statuses[rows.status] += 1
        if rows.status == "failed":
            self.failures[rows.source] = _reason(rows)
        self._count_diagnostics(rows)

    def _count_diagnostics(self, rows: DocumentRows) -> None:
        self.diagnostics.update(str(row["code"]) for row in rows.tables.get("diagnostics", ()))

    def repeat(self, run: Mapping[str, Any]) -> None:
        """All is as it was in the run that left this manifest."""
        self.statuses = Counter({status: files for status in STATUSES if (files := run["files"][status])})
        self.unchanged = sum(self.statuses.values())
        self.diagnostics = Counter(run["diagnostics"])
        self.failures = dict(run["failures"])
        self.rows = dict(run["rows"])

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
            "files": {status: self.statuses[status] for status in STATUSES} | {"duplicate": self.duplicates},
            "unchanged": self.unchanged,
            "diagnostics": dict(sorted(self.diagnostics.items())),
            "failures": dict(sorted(self.failures.items())),
            "versions": versions(),
        }

    def as_json(self) -> dict[str, object]:
        """The same for ``extract run --json``, with the rows and the slowest documents."""
        slowest = [{"source": source, "seconds": round(seconds, 2)} for source, seconds in self.slowest]
        return {"out": str(self.out), "rows": dict(self.rows), **self.manifest(self.rows), "slowest": slowest}


def _reason(rows: DocumentRows) -> str:
    errors = [row for row in rows.tables.get("diagnostics", ()) if row["severity"] == "error"]
    return "; ".join(f"{row['code']}: {row['message']}" for row in errors) or "no reason was given"
