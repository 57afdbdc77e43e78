"""One report in, its rows out: from a worker process like those of a run, which stays for the next report."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from threading import Lock

from extract.engines.jobs import Job
from extract.engines.pool import PIPELINE, Pool
from extract.profile import load_profile
from extract.records.rows import DocumentRows

_one_at_a_time = Lock()


def extract_one(path: Path, profile: str | None = None, entry: str = PIPELINE) -> DocumentRows:
    """The rows of one report. It is opened in a process with limits, since nobody has vetted it.

    Whatever is wrong with the file becomes a diagnostic. Raises ``ProfileError`` for a profile that cannot be used.
    """
    if profile is not None:
        load_profile(profile)
    with _one_at_a_time:
        (outcome,) = _pool(entry, profile, os.getpid()).outcomes([Job(path.absolute(), path.name, 0)])
    return outcome.rows


@cache
def _pool(entry: str, profile: str | None, owner: int) -> Pool:
    """A pool of one for each profile; a process that was forked from another has its own."""
    pool = Pool(entry, profile, 1)
    atexit.register(_close, pool, owner)
    return pool


def _close(pool: Pool, owner: int) -> None:
    if os.getpid() == owner:
        pool.close()
