"""A run in the terminal: a bar while it goes on (lines where there is no terminal) and a summary at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from extract.engines.pool import Outcome
from extract.engines.summary import RunSummary

COLOURS = {"ok": "green", "partial": "yellow", "failed": "red"}


def followed(outcomes: Iterable[Outcome], total: int, console: Console) -> Iterator[Outcome]:
    """The outcomes, shown as they pass."""
    if total and console.is_terminal:
        yield from _with_bar(outcomes, total, console)
        return
    for number, outcome in enumerate(outcomes, start=1):
        status = outcome.rows.status
        line = f"{number}/{total} {status:<7} {outcome.seconds:6.1f} s  {printable(outcome.job.source)}"
        console.print(line, markup=False, highlight=False, soft_wrap=True)
        yield outcome


def _with_bar(outcomes: Iterable[Outcome], total: int, console: Console) -> Iterator[Outcome]:
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting", total=total)
        for outcome in outcomes:
            progress.update(task, advance=1, description=printable(outcome.job.source))
            yield outcome


def print_summary(summary: RunSummary, console: Console) -> None:
    """Files by status with what failed and why, rows per table, the slowest documents."""
    console.print(_headline(summary), soft_wrap=True)
    for source, reason in sorted(summary.failures.items()):
        console.print(Text(f"  failed  {printable(source)}: {printable(reason)}", style="red"), soft_wrap=True)
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    shown.add_column("table")
    shown.add_column("rows", justify="right")
    for name, count in summary.rows.items():
        shown.add_row(name, f"{count:,}")
    console.print(shown)
    if len(summary.times) > 1:
        slowest = ", ".join(f"{printable(source)} {seconds:.1f} s" for source, seconds in summary.slowest)
        console.print(Text(f"slowest: {slowest}", style="dim"), soft_wrap=True)
    console.print(Text(f"tables are in {summary.out}/, what was noticed in diagnostics.parquet"), soft_wrap=True)


def _headline(summary: RunSummary) -> Text:
    total = sum(summary.statuses.values())
    line = Text(f"{total} report{'' if total == 1 else 's'} in {summary.seconds:.1f} s: ")
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


def printable(text: str) -> str:
    """A file's name or a message on one line, with what would move the cursor or turn the writing written out."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
