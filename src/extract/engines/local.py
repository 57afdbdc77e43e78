"""A run on this machine: a folder of reports in, the tables of all of them in an output folder out.

What an earlier run made of the same bytes with the same code, rules and profiles is taken from the store.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from extract.engines.crew import Limits
from extract.engines.display import followed
from extract.engines.jobs import Plan, plan
from extract.engines.keys import fingerprint
from extract.engines.pool import Pool
from extract.engines.resume import origin, recall, remember
from extract.engines.single import PIPELINE
from extract.engines.summary import RunSummary
from extract.errors import TableError, UsageError
from extract.profile import available_profiles, load_profile
from extract.write import last_run, open_store, write, write_manifest

if TYPE_CHECKING:
    from extract.write.store import Store


def run(
    raw: Path,
    out: Path,
    *,
    profile: str | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    fresh: bool = False,
    console: Console | None = None,
    entry: str = PIPELINE,
) -> RunSummary:
    """Read all reports below ``raw`` and write their tables to ``out``.

    ``profile`` names the family that all are read as; without it each report's content decides. ``workers`` is the
    number of processes, by default one per processor. ``limits`` says what one document may cost. ``fresh`` does
    every document again, whatever earlier runs left. ``console`` shows how far it is. ``entry`` names the function
    that does one document.

    A file that cannot be read becomes a diagnostic. Raises ``UsageError`` where there is nothing to read or another
    run writes to the same folder, ``ProfileError`` for a profile that cannot be used, ``TableError`` where the tables
    cannot be written; the tables of the run before are whole then.
    """
    for name in [profile] if profile is not None else available_profiles():
        load_profile(name)
    marked = fingerprint(profile, entry)
    planned = plan(raw, out, marked)
    summary = RunSummary(raw, out, profile, duplicates=len(planned.duplicates))
    pool = Pool(entry, profile, workers or _processors(), limits or Limits())
    with _alone(out), closing(pool):
        store = open_store(out)
        if not fresh and _repeat(store, planned, marked, summary):
            return summary
        done, waiting = recall(store, planned.jobs) if not fresh else ([], planned.jobs)
        summary.workers = min(pool.workers, len(waiting))

        def manifest(rows: Mapping[str, int]) -> Mapping[str, object]:
            return {**summary.manifest(rows), "made_from": origin(store, planned, marked)}

        outcomes = pool.outcomes(waiting)
        shown = followed(outcomes, len(waiting), console) if console is not None else outcomes
        kept = (remember(store, outcome, marked) for outcome in summary.counting(shown))
        write(chain(summary.counting_unchanged(done), kept, summary.counting_others(planned.others)), out, manifest)
        store.prune(job.key for job in planned.jobs)
    return summary


def _repeat(store: Store, planned: Plan, marked: str, summary: RunSummary) -> bool:
    """Whether the tables that are there are those that this run would write; run.json says so then."""
    made_from, before = origin(store, planned, marked), last_run(summary.out)
    if made_from is None or before is None or before.get("made_from") != made_from:
        return False
    summary.repeat(before)
    write_manifest(summary.out, summary.rows, {**summary.manifest(summary.rows), "made_from": made_from})
    return True


def _processors() -> int:
    """Processors that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """One run at a time per output folder. The system lets go of the lock when a run ends, however it ends."""
    from filelock import FileLock, Timeout

    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".lock", blocking=False)
        lock.acquire()
    except Timeout as error:
        raise UsageError(f"another run is writing to {out}; wait for it to end, or choose another --out") from error
    except OSError as error:
        raise TableError(f"{out} cannot be written to: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()
