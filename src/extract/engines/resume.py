"""What a run takes from earlier ones: a plan and the store in, documents that are done and those left to do out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.engines.jobs import Job, Plan
from extract.engines.keys import digest_of, document_key
from extract.engines.pool import Outcome
from extract.records.rows import DocumentRows

if TYPE_CHECKING:
    from extract.write.arrow import Batches
    from extract.write.store import Store

# What came of the machine or the moment, or of a bug: the next run tries again.
NOT_KEPT = frozenset({"crashed", "timeout", "out_of_memory", "unreadable_file"})


def recall(store: Store, jobs: Sequence[Job]) -> tuple[list[Batches], list[Job]]:
    """The results that are there, and the jobs whose result is not, in their order."""
    found = {job: store.load(job.key, job.source) for job in jobs if job.key is not None}
    results = [batches for batches in found.values() if batches is not None]
    return results, [job for job in jobs if found.get(job) is None]


def remember(store: Store, outcome: Outcome, fingerprint: str) -> DocumentRows | Batches:
    """The rows of an outcome, kept for later runs if these would get the same.

    They would not where the file was changed while it was read, so that its key is not that of what was read.
    """
    job, rows = outcome.job, outcome.rows
    codes = {row["code"] for row in rows.tables.get("diagnostics", ())}
    if job.key is None or codes & NOT_KEPT:
        return rows
    if document_key(job.path, job.source, digest_of(job.path), fingerprint) != job.key:
        return rows
    return store.keep(job.key, rows)


def origin(store: Store, planned: Plan, fingerprint: str) -> str | None:
    """What the tables of a run are made from, as one digest: the results of all documents and the names they go by.

    None where a result is not in the store: nobody can tell that a later one will be the same.
    """
    if any(job.key not in store for job in planned.jobs):
        return None
    results = sorted((job.source, store.digest(job.key)) for job in planned.jobs if job.key is not None)
    others = [(rows.source, list(rows.tables["diagnostics"])) for rows in planned.others]
    return hashlib.sha256(json.dumps([fingerprint, results, others]).encode()).hexdigest()
