"""A run in the terminal: a bar while it goes on (lines where there is no terminal) and a summary at its end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from extract.engines.jobs import Job
from extract.engines.pool import Outcome
from extract.engines.summary import RunSummary, why_failed

COLOURS = {"ok": "green", "partial": "yellow", "failed": "red"}
EACH = 100  # documents up to which each one has its line where there is no terminal
PAUSE = 10.0  # seconds between two lines on how far a longer run is
LISTED = 20  # failures and warnings that the summary lists


@dataclass(frozen=True, slots=True)
class Display:
    """Shows a run on ``console``, or nowhere; ``verbose`` tells every stage of every document."""

    console: Console | None = None
    verbose: bool = False

    def stage(self, job: Job, stage: str) -> None:
        """A document has come to this stage."""
        if self.verbose and self.console is not None:
            self._print(f"{printable(job.source)}: {stage} …")

    def follow(self, outcomes: Iterable[Outcome], jobs: Sequence[Job]) -> Iterator[Outcome]:
        """The outcomes of the jobs, shown as they pass."""
        if self.console is None or not jobs:
            yield from outcomes
        elif self.console.is_terminal:
            yield from self._with_bar(outcomes, len(jobs))
        else:
            yield from self._with_lines(outcomes, len(jobs))

    def _with_bar(self, outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents, {task.fields[pages]:,} pages, {task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("left  {task.description}", markup=False),
        )
        pace = _Pace()
        with Progress(*columns, console=self.console, transient=True) as progress:
            task = progress.add_task("starting", total=total, pages=0, rate="")
            for outcome in outcomes:
                pace.count(outcome)
                if self.verbose or outcome.rows.status == "failed":
                    self._print(_line(outcome))
                description = printable(outcome.job.source)
                progress.update(task, advance=1, description=description, pages=pace.pages, rate=pace.rate)
                yield outcome

    def _with_lines(self, outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
        pace, told = _Pace(), time.monotonic()
        for outcome in outcomes:
            pace.count(outcome)
            if total <= EACH or self.verbose or outcome.rows.status == "failed":
                self._print(f"{pace.documents}/{total} {_line(outcome)}")
            elif time.monotonic() - told >= PAUSE:
                told = time.monotonic()
                self._print(
                    f"{pace.documents}/{total} documents, {pace.pages:,} pages, {pace.rate}, {pace.left(total)} left"
                )
            yield outcome

    def _print(self, line: str) -> None:
        if self.console is not None:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)


class _Pace:
    """How fast a run goes."""

    def __init__(self) -> None:
        self.documents = self.pages = 0
        self._began = time.monotonic()

    def count(self, outcome: Outcome) -> None:
        self.documents += 1
        self.pages += outcome.pages

    @property
    def rate(self) -> str:
        """In pages where there are any, since documents differ more."""
        seconds = max(time.monotonic() - self._began, 1e-3)
        if self.pages:
            return f"{self.pages / seconds:.1f} pages/s"
        return f"{self.documents / seconds:.1f} documents/s"

    def left(self, total: int) -> str:
        """As if the others took as long as those that are done; large ones come first, so it is rather less."""
        seconds = round((time.monotonic() - self._began) / self.documents * (total - self.documents))
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _line(outcome: Outcome) -> str:
    """What became of a document; why, where it failed."""
    status = outcome.rows.status
    line = f"{status:<7} {outcome.seconds:6.1f} s  {printable(outcome.job.source)}"
    return f"{line}  {printable(why_failed(outcome.rows))}" if status == "failed" else line


def print_summary(summary: RunSummary, console: Console) -> None:
    """Files by status with what failed and why, warnings, rows per table, where the time went."""
    console.print(_headline(summary), soft_wrap=True)
    failures = [f"{source}: {reason}" for source, reason in sorted(summary.failures.items())]
    for label, style, lines in (("failed", "red", failures), ("warning", "yellow", summary.warnings)):
        for line in lines[:LISTED]:
            console.print(Text(f"  {label}  {printable(line)}", style=style), soft_wrap=True)
        if len(lines) > LISTED:
            console.print(Text(f"  and {len(lines) - LISTED} more", style=style))
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    shown.add_column("table")
    shown.add_column("rows", justify="right")
    for name, count in summary.rows.items():
        shown.add_row(name, f"{count:,}")
    console.print(shown)
    if len(summary.times) > 1:
        slowest = ", ".join(f"{printable(source)} {seconds:.1f} s" for source, seconds in summary.slowest)
        console.print(Text(f"slowest: {slowest}", style="dim"), soft_wrap=True)
    if summary.times:
        console.print(Text(f"time: {_shares(summary.stages)}", style="dim"), soft_wrap=True)
    console.print(Text(f"tables are in {summary.out}/, what was noticed in diagnostics.parquet"), soft_wrap=True)


def _headline(summary: RunSummary) -> Text:
    total = sum(summary.statuses.values())
    pages = f" ({summary.pages:,} pages read)" if summary.pages else ""
    line = Text(f"{total} report{'' if total == 1 else 's'}{pages} in {summary.seconds:.1f} s: ")
    parts = [
        (f"{summary.statuses[status]} {status}", COLOURS[status]) for status in COLOURS if summary.statuses[status]
    ]
    if summary.duplicates:
        parts.append((f"{summary.duplicates} read already under another name", "dim"))
    if summary.unchanged:
        parts.append(("all unchanged" if summary.unchanged == total else f"{summary.unchanged} unchanged", "dim"))
    for number, (words, style) in enumerate(parts):
        line.append(", " if number else "").append(words, style=style)
    return line


def _shares(stages: Mapping[str, float]) -> str:
    """Where the time of all workers went, stage by stage as they follow one another."""
    whole = sum(stages.values()) or 1.0
    return ", ".join(f"{stage} {seconds:.1f} s ({seconds / whole:.0%})" for stage, seconds in stages.items())


def printable(text: str) -> str:
    """A file's name or a message on one line, with what would move the cursor or turn the writing written out."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
