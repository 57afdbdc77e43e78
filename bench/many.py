"""Part of the page: a thousand short reports, with one worker and with two, again, and again with a new one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from measure import extract, row, runs_head, title
from samples import small_report

MANY = 1000


def report(work: Path) -> Iterator[str]:
    """A table of whole runs."""
    raw = work / "many"
    raw.mkdir()
    for number in range(MANY):
        (raw / f"{number:04}.txt").write_text(small_report(number), encoding="utf-8")
    one = extract(raw, work / "one-by-one", "--workers", "1")
    two = extract(raw, work / "tables", "--workers", "2")
    again = extract(raw, work / "tables", "--workers", "2")
    (raw / "new.txt").write_text(small_report(MANY), encoding="utf-8")
    one_new = extract(raw, work / "tables", "--workers", "2")
    yield from title(f"{MANY:,} short reports")
    yield from runs_head()
    yield row("one worker", one, f"{MANY / one.seconds:.0f} reports/s")
    yield row("two workers", two, f"{MANY / two.seconds:.0f} reports/s, {one.seconds / two.seconds:.2f} times one")
    yield row("again, nothing changed", again, "")
    yield row("again, one new report", one_new, "")
