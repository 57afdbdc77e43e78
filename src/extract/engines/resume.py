"""What a run takes from earlier ones and leaves to later ones: a plan and the store in, documents in their order out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from extract.engines.jobs import Job, Plan, told
from extract.engines.keys import digest_of, document_key
from extract.engines.pool import Outcome
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows, id_prefix

if TYPE_CHECKING:
    from extract.write.store import Store

# What came of the machine or the moment, or of a bug: the next run tries again.
NOT_KEPT = frozenset({"crashed", "timeout", "out_of_memory", "unreadable_file"})


def recall(store: Store, jobs: Sequence[Job]) -> tuple[list[Job], list[Job]]:
    """The jobs whose results are there, and those that are left to do, in their order."""
    known = {job for job in jobs if job.key is not None and store.is_whole(job.key)}
    return [job for job in jobs if job in known], [job for job in jobs if job not in known]


def remember(store: Store, outcome: Outcome, fingerprint: str) -> bool:
    """Keep the rows of an outcome for later runs, if these would get the same; whether they were kept.

    They would not where the file was changed while it was read, so that its key is not that of what was read.
    """
    job, rows = outcome.job, outcome.rows
    codes = {row["code"] for row in rows.tables.get("diagnostics", ())}
    if job.key is None or codes & NOT_KEPT:
        return False
    if document_key(job.path, job.source, digest_of(job.path), fingerprint) != job.key:
        return False
    store.keep(job.key, rows)
    return True


def in_order(kept: Iterable[Job], others: Iterable[DocumentRows]) -> Iterator[Job | DocumentRows]:
    """Jobs whose results are in the store and rows that are not, as they stand in the tables.

    A file that was changed while the run went on may have got the bytes of another one; it is a duplicate then.
    """
    waiting: dict[str, Job | DocumentRows] = {id_prefix(job.document_id, job.source): job for job in kept}
    for rows in others:
        first = waiting.get(id_prefix(rows.document_id, rows.source))
        if first is not None:
            rows = told(rows.source, Diagnostic("run", "duplicate", f"the same bytes as {first.source}"))
        waiting[id_prefix(rows.document_id, rows.source)] = rows
    for prefix in sorted(waiting, key=lambda prefix: f"{prefix}-"):
        yield waiting[prefix]


def origin(store: Store, planned: Plan, fingerprint: str) -> str | None:
    """What the tables of a run are made from, as one digest: the results of all documents and the names they go by.

    None where a result is not in the store: nobody can tell that a later one will be the same.
    """
    if any(job.key not in store for job in planned.jobs):
        return None
    results = sorted((job.source, store.digest(job.key)) for job in planned.jobs if job.key is not None)
    others = [(rows.source, list(rows.tables["diagnostics"])) for rows in planned.others]
    return hashlib.sha256(json.dumps([fingerprint, results, others]).encode()).hexdigest()
