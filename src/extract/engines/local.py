"""A run on this machine: a folder of reports in, the tables of all of them in an output folder out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from rich.console import Console

from extract.engines.display import followed
from extract.engines.jobs import plan
from extract.engines.pool import Pool
from extract.engines.summary import RunSummary
from extract.errors import TableError, UsageError
from extract.profile import available_profiles, load_profile
from extract.write import write

PIPELINE = "extract.pipeline:extract_file"
TIMEOUT = 600.0  # seconds for one document; reports of some hundred pages take one or two minutes


def run(
    raw: Path,
    out: Path,
    *,
    profile: str | None = None,
    workers: int | None = None,
    timeout: float | None = TIMEOUT,
    console: Console | None = None,
    entry: str = PIPELINE,
) -> RunSummary:
    """Read all reports below ``raw`` and write their tables to ``out``.

    ``profile`` names the family that all are read as; without it each report's content decides. ``workers`` is the
    number of processes, by default one per processor. ``timeout`` limits one document, in seconds. ``console`` shows
    how far it is. ``entry`` names the function that does one document.

    A file that cannot be read becomes a diagnostic. Raises ``UsageError`` where there is nothing to read or another
    run writes to the same folder, ``ProfileError`` for a profile that cannot be used, ``TableError`` where the tables
    cannot be written; the tables of the run before are whole then.
    """
    for name in [profile] if profile is not None else available_profiles():
        load_profile(name)
    planned = plan(raw, out)
    crew = min(workers or _processors(), len(planned.jobs))
    summary = RunSummary(raw, out, profile, crew, duplicates=len(planned.duplicates))
    with _alone(out):
        others = [*planned.duplicates, *planned.orphans]
        with closing(Pool(entry, profile, crew, timeout).outcomes(planned.jobs)) as outcomes:
            shown = followed(outcomes, len(planned.jobs), console) if console is not None else outcomes
            write(summary.counting(shown, others), out, summary.manifest)
    return summary


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
