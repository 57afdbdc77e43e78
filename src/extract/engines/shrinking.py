"""Numbers of rows of two runs in, warnings where the later one has far fewer out: a sign of a file or rule gone wrong.

They are no diagnostics: what stands in the tables is what a fresh run would write, and that has none before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

DOCUMENT_SHARE, DOCUMENT_ROWS = 0.5, 10  # fewer than this share of at least so many rows is told
RUN_SHARE, RUN_ROWS = 0.8, 50
NOT_COUNTED = ("documents", "diagnostics")

Counts = Mapping[str, int]  # table -> rows


def document_shrank(source: str, before: Counts, now: Counts) -> str | None:
    """What to tell of a document that gives far fewer rows than in the run before; None if there is nothing."""
    return _told(source, _fewer(before, now, DOCUMENT_SHARE, DOCUMENT_ROWS))


def run_shrank(before: Counts, now: Counts) -> str | None:
    """The same of all tables together."""
    return _told("all reports together", _fewer(before, now, RUN_SHARE, RUN_ROWS))


def _fewer(before: Counts, now: Counts, share: float, rows: int) -> Iterator[str]:
    for table, count in before.items():
        if table not in NOT_COUNTED and count >= rows and now.get(table, 0) < share * count:
            yield f"{now.get(table, 0):,} {table}, {count:,} in the run before"


def _told(whose: str, fewer: Iterator[str]) -> str | None:
    parts = list(fewer)
    return f"{whose}: far fewer rows: {'; '.join(parts)}" if parts else None
