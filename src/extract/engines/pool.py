"""Jobs in, their outcomes out as they come, from worker processes that may hang or die without harm to the others.

Python's own pools cannot end a worker that spins in native code, and lose all waiting work when one dies. Here every
worker holds one document at a time, so that it is known which one it hung or died on. This is also the only place in
which untrusted files are opened: a single report goes through a pool of one.
"""

from __future__ import annotations

import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from extract.engines.crew import MB, Limits, Worker
from extract.engines.messages import Done, Entered, Failed, Ready, Refused
from extract.errors import UsageError
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows

if TYPE_CHECKING:
    from extract.engines.jobs import Job

PIPELINE = "extract.pipeline:extract_file"
ATTEMPTS = 2  # a worker may die of what was not its document's fault, such as another program taking all memory
LOOK = 0.2  # seconds between two looks at the workers' memory


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job; ``stages`` says how many of the ``seconds`` went into which stage."""

    job: Job
    rows: DocumentRows
    seconds: float
    stages: Mapping[str, float] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """Pages of the document; a text counts as none."""
        return sum(int(str(row.get("page_count") or 0)) for row in self.rows.tables.get("documents", ()))


@dataclass
class Pool:
    """Up to ``workers`` processes that do documents with the function ``entry`` (``module:function``).

    ``watch`` is called with a job and a stage when it comes to that.
    """

    entry: str
    profile: str | None
    workers: int
    limits: Limits = field(default_factory=Limits)
    watch: Callable[[Job, str], None] = lambda job, stage: None
    peak: int = field(default=0, init=False)  # bytes that the largest worker was seen to hold
    _waiting: deque[Job] = field(default_factory=deque, init=False)
    _crew: list[Worker] = field(default_factory=list, init=False)
    _deaths: Counter[Job] = field(default_factory=Counter, init=False)

    def outcomes(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """Each job's outcome, in the order in which they end. The workers stay for more until the pool is closed.

        Raises ``UsageError`` where no worker can start.
        """
        self._waiting.extend(jobs)
        while self._busy or self._waiting:
            self._hand_out()
            speaking = wait([worker.connection for worker in self._crew], self._patience())
            for worker in [worker for worker in self._crew if worker.connection in speaking]:
                yield from self._hear(worker)
            for worker in self._busy:
                yield from self._check(worker)

    def start(self) -> None:
        """Have a worker load what it needs, before it is known what there is to do."""
        self._crew.append(Worker(self.entry, self.profile, self.limits))

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        while self._crew:
            self._crew.pop().end()
        self._waiting.clear()

    @property
    def _busy(self) -> list[Worker]:
        return [worker for worker in self._crew if worker.job is not None]

    def _hand_out(self) -> None:
        while self._waiting:
            worker = next((worker for worker in self._crew if worker.job is None), None)
            if worker is not None and self._deaths[self._waiting[0]]:
                self._dismiss(worker)  # a document on trial gets a new one, so that only its own faults count
                worker = None
            if worker is None and len(self._crew) < self.workers:
                worker = Worker(self.entry, self.profile, self.limits)
                self._crew.append(worker)
            if worker is None:
                return
            worker.give(self._waiting.popleft())

    def _dismiss(self, worker: Worker, grace: float = 0.0) -> int:
        self._crew.remove(worker)
        return worker.end(grace)

    def _patience(self) -> float:
        """Seconds until the next look at the workers."""
        return max(min([LOOK, *(left for worker in self._busy if (left := worker.time_left()) is not None)]), 0)

    def _hear(self, worker: Worker) -> Iterator[Outcome]:
        try:
            reply = worker.hear()
        except (EOFError, OSError):
            ending = _ending(self._dismiss(worker, grace=1.0))
            yield from self._bury(worker, "crashed", f"the worker process ended ({ending})")
            return
        job = worker.job
        match reply:
            case Ready():
                worker.started()
            case Refused(reason):
                raise UsageError(f"no document can be done: {reason}")
            case Entered(stage) if job is not None:
                worker.stage = stage
                self.watch(job, stage)
            case Done(memory=memory) if memory > self.limits.memory:
                self._dismiss(worker)
                yield from self._bury(worker, "out_of_memory", self._too_much)
            case Done(rows, stages, memory) if job is not None:
                self.peak = max(self.peak, memory)
                seconds = worker.seconds
                self._rest(worker)
                yield Outcome(job, rows, seconds, stages)
            case Failed(code, reason) if job is not None:
                failure = _failure(job, worker.stage, code, reason, worker.seconds)
                self._rest(worker)
                yield failure

    def _rest(self, worker: Worker) -> None:
        """It has done its document; one that has grown goes, for what it holds is of documents that are done."""
        worker.rest()
        if worker.memory() > self.limits.grown:
            self._dismiss(worker)

    def _check(self, worker: Worker) -> Iterator[Outcome]:
        """End a worker whose document has had its time or takes too much memory, unless its answer is there."""
        left, job = worker.time_left(), worker.job
        if job is None or worker.connection.poll():
            return
        memory = worker.memory()
        self.peak = max(self.peak, memory)
        if memory > self.limits.memory:
            self._dismiss(worker)
            yield from self._bury(worker, "out_of_memory", self._too_much)
        elif left is not None and left <= 0:
            seconds = worker.seconds
            self._dismiss(worker)
            reason = f"not done after {self.limits.timeout:g} s; a longer --timeout gives it more time"
            yield _failure(job, worker.stage, "timeout", reason, seconds)

    @property
    def _too_much(self) -> str:
        return f"took more than {self.limits.memory // MB} MB"

    def _bury(self, worker: Worker, code: str, reason: str) -> Iterator[Outcome]:
        """The worker ended over its document, which is tried once more in a new one."""
        job = worker.job
        if job is None:  # it was idle
            return
        self._deaths[job] += 1
        if self._deaths[job] < ATTEMPTS:
            self._waiting.appendleft(job)
        else:
            yield _failure(job, worker.stage, code, f"{reason}, {ATTEMPTS} times", worker.seconds)


def _failure(job: Job, stage: str | None, code: str, reason: str, seconds: float) -> Outcome:
    from extract.normalise import failed_rows  # rarely needed, and a worker starts the sooner

    return Outcome(job, failed_rows(job.path, job.source, Diagnostic(stage or "run", code, reason)), seconds)


def _ending(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exit code {exit_code}"
    if exit_code == -signal.SIGKILL:
        return "SIGKILL, with which the system ends processes where memory runs out"
    return {number.value: number.name for number in signal.Signals}.get(-exit_code, f"signal {-exit_code}")


def processors() -> int:
    """Processors that this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
