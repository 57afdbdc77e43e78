"""What a run did: outcomes in, numbers for people, for machines and for run.json out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extract.engines.pool import Outcome
from extract.engines.shrinking import Counts, document_shrank, run_shrank
from extract.engines.versions import versions
from extract.records.rows import DocumentRows

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
    pages: int = 0  # of the documents that this run did
    diagnostics: Counter[str] = field(default_factory=Counter)  # code -> how often
    failures: dict[str, str] = field(default_factory=dict)  # source -> why
    times: dict[str, float] = field(default_factory=dict)  # source -> seconds
    stages: dict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )  # stage -> seconds of all workers together
    rows: Counts = field(default_factory=dict)  # table -> rows
    warnings: list[str] = field(default_factory=list)
    worker_memory: int = 0  # bytes that the largest worker was seen to hold
    _rows_before: Counts = field(default_factory=dict)
    _rows_before_by_source: Mapping[str, Counts] = field(default_factory=dict)

    def count_done(self, outcome: Outcome) -> None:
        """A document that this run did."""
        self.times[outcome.job.source] = outcome.seconds
        for stage, seconds in outcome.stages.items():
            self.stages[stage] += seconds
        self.pages += outcome.pages
        self._count(outcome.rows)
        before = self._rows_before_by_source.get(outcome.rows.source)
        if before is not None and outcome.rows.status != "failed":
            now = {table: len(rows) for table, rows in outcome.rows.tables.items()}
            self._warn(document_shrank(outcome.rows.source, before, now))

    def count_unchanged(self, rows: DocumentRows) -> None:
        """A document that an earlier run did."""
        self.unchanged += 1
        self._count(rows)

    def _count(self, rows: DocumentRows) -> None:
        self.statuses[rows.status] += 1
        if rows.status == "failed":
            self.failures[rows.source] = why_failed(rows)
        self.count_diagnostics(rows)

    def count_diagnostics(self, rows: DocumentRows) -> None:
        self.diagnostics.update(str(row["code"]) for row in rows.tables.get("diagnostics", ()))

    def compare_with(self, before: Mapping[str, Any] | None, by_source: Mapping[str, Counts]) -> None:
        """Warn where this run gives far fewer rows than the one that left this manifest and these rows."""
        self._rows_before, self._rows_before_by_source = before["rows"] if before else {}, by_source

    def _warn(self, warning: str | None) -> None:
        if warning is not None:
            self.warnings.append(warning)

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

    def finish(self, rows: Counts) -> dict[str, object]:
        """All rows came; what run.json holds of it."""
        self.rows = dict(rows)
        self._warn(run_shrank(self._rows_before, rows))
        return self.manifest()

    def manifest(self) -> dict[str, object]:
        """What run.json holds beside the version of the schema and the numbers of rows."""
        self.ended = datetime.now(UTC)
        return {
            "began": self.began.isoformat(timespec="seconds"),
            "ended": self.ended.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 2),
            "raw": str(self.raw),
            "pipeline": self.profile,
            "workers": self.workers,
            "worker_memory_mb": self.worker_memory >> 20,
            "files": {status: self.statuses[status] for status in STATUSES} | {"duplicate": self.duplicates},
            "unchanged": self.unchanged,
            "pages": self.pages,
            "stages": {stage: round(seconds, 2) for stage, seconds in self.stages.items()},
            "diagnostics": dict(sorted(self.diagnostics.items())),
            "failures": dict(sorted(self.failures.items())),
            "warnings": list(self.warnings),
            "versions": versions(),
        }

    def as_json(self) -> dict[str, object]:
        """The same for ``extract run --json``, with the rows and the slowest documents."""
        slowest = [{"source": source, "seconds": round(seconds, 2)} for source, seconds in self.slowest]
        return {"out": str(self.out), "rows": dict(self.rows), **self.manifest(), "slowest": slowest}


def why_failed(rows: DocumentRows) -> str:
    errors = [row for row in rows.tables.get("diagnostics", ()) if row["severity"] == "error"]
    return "; ".join(f"{row['code']}: {row['message']}" for row in errors) or "no reason was given"
