"""A run on this machine: a folder of reports in, the tables of all of them in an output folder out.

What an earlier run made of the same bytes with the same code, rules and profiles is taken from the store. New results
go there as they come, and the tables are written from it when all have come: so a run holds few rows at any time, and
one that was stopped goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extract.engines import journal
from extract.engines.crew import Limits
from extract.engines.display import Display
from extract.engines.jobs import Job, Plan, plan
from extract.engines.journal import logged
from extract.engines.keys import fingerprint
from extract.engines.pool import PIPELINE, Pool, processors
from extract.engines.resume import in_order, origin, recall, remember
from extract.engines.shrinking import Counts
from extract.engines.summary import RunSummary
from extract.errors import TableError, UsageError
from extract.profile import available_profiles, load_profile
from extract.records.rows import DocumentRows
from extract.write import count_rows, last_run, open_store, write, write_manifest

if TYPE_CHECKING:
    from extract.write.arrow import Batches
    from extract.write.store import Store


def run(
    raw: Path,
    out: Path,
    *,
    profile: str | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    fresh: bool = False,
    display: Display | None = None,
    entry: str = PIPELINE,
    pool: Pool | None = None,
) -> RunSummary:
    """Read all reports below ``raw`` and write their tables to ``out``.

    ``profile`` names the family that all are read as; without it each report's content decides. ``workers`` is the
    number of processes, by default one per processor. ``limits`` says what one document may cost. ``fresh`` does
    every document again, whatever earlier runs left. ``display`` shows how far it is. ``entry`` names the function
    that does one document. A ``pool`` that is given is of that function, profile, number and limits.

    A file that cannot be read becomes a diagnostic. Raises ``UsageError`` where there is nothing to read or another
    run writes to the same folder, ``ProfileError`` for a profile that cannot be used, ``TableError`` where the tables
    cannot be written; the tables of the run before are whole then.
    """
    summary = RunSummary(raw, out, profile)
    display = display or Display(None)
    pool = pool or Pool(entry, profile, workers or processors(), limits or Limits())
    pool.watch = display.stage
    with closing(pool), ExitStack() as held:
        for name in [profile] if profile is not None else available_profiles():
            load_profile(name)
        marked = fingerprint(pool.profile, pool.entry)
        planned = plan(raw, out, marked)
        summary.duplicates = len(planned.duplicates)
        held.enter_context(_alone(out))
        store, before = open_store(out), last_run(out)
        if not fresh and _repeat(store, planned, marked, summary, before):
            return summary
        known, waiting = recall(store, planned.jobs) if not fresh else ([], planned.jobs)
        summary.workers = min(pool.workers, len(waiting))
        summary.compare_with(before, count_rows(out) if before is not None and waiting else {})
        journal.began(summary, len(planned.jobs), len(waiting))
        kept, loose = [*known], []
        for outcome in logged(display.follow(pool.outcomes(waiting), waiting)):
            summary.count_done(outcome)
            if remember(store, outcome, marked):
                kept.append(outcome.job)
            else:
                loose.append(outcome.rows)
        summary.worker_memory = pool.peak
        pool.close()  # what the workers hold is not needed any more

        def manifest(rows: Counts) -> Mapping[str, object]:
            made_from = origin(store, planned, marked) if not loose else None
            summary.stages["write"] = time.perf_counter() - written_since
            return {**summary.finish(rows), "made_from": made_from}

        written_since = time.perf_counter()
        for rows in planned.others:
            summary.count_diagnostics(rows)
        documents = in_order(kept, [*planned.others, *loose])
        write(_loaded(documents, store, known, summary), out, manifest)
        store.prune(job.key for job in planned.jobs)
    journal.ended(summary)
    return summary


def _repeat(store: Store, planned: Plan, marked: str, summary: RunSummary, before: Mapping[str, object] | None) -> bool:
    """Whether the tables that are there are those that this run would write; run.json says so then."""
    made_from = origin(store, planned, marked)
    if made_from is None or before is None or before.get("made_from") != made_from:
        return False
    summary.repeat(before)
    journal.ended(summary)
    write_manifest(summary.out, summary.rows, {**summary.manifest(), "made_from": made_from})
    return True


def _loaded(
    documents: Iterable[Job | DocumentRows], store: Store, known: Collection[Job], summary: RunSummary
) -> Iterator[Batches | DocumentRows]:
    """The rows of documents; those that an earlier run did are counted as they pass."""
    unchanged = set(known)
    for document in documents:
        if isinstance(document, DocumentRows):
            yield document
            continue
        batches = store.load(str(document.key), document.source)
        if document in unchanged:
            summary.count_unchanged(batches.told())
        yield batches


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
