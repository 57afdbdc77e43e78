"""Jobs in, their outcomes out as they come, from worker processes that may hang or die without harm to the others.

Python's own pools cannot end a worker that spins in native code, and lose all waiting work when one dies. Here every
worker holds one document at a time, so that it is known which one it hung or died on.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from extract.engines.jobs import Job
from extract.engines.worker import Done, Failed, Ready, Refused, Reply, work
from extract.errors import UsageError
from extract.normalise import failed_rows
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows

ATTEMPTS = 2  # a worker may die of what was not its document's fault, such as another program taking all memory


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job."""

    job: Job
    rows: DocumentRows
    seconds: float


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    connection: Connection
    job: Job
    began: float | None = None  # None until it has loaded what it needs; the time for that is not the document's

    def deadline(self, timeout: float | None) -> float | None:
        return None if timeout is None or self.began is None else self.began + timeout

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


@dataclass
class Pool:
    """Worker processes that do documents with the function ``entry`` (``module:function``).

    ``timeout`` is the time in seconds that a document may take before its worker is ended.
    """

    entry: str
    profile: str | None
    workers: int
    timeout: float | None
    _waiting: deque[Job] = field(default_factory=deque, init=False)
    _crew: list[_Worker] = field(default_factory=list, init=False)
    _deaths: dict[Job, int] = field(default_factory=dict, init=False)

    def outcomes(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """Each job's outcome, in the order in which they end; closing it ends the workers.

        Raises ``UsageError`` where no worker can start.
        """
        self._waiting.extend(jobs)
        try:
            while self._waiting or self._crew:
                while self._waiting and len(self._crew) < self.workers:
                    self._crew.append(self._hire(self._waiting.popleft()))
                answering = wait([worker.connection for worker in self._crew], self._patience())
                for worker in [worker for worker in self._crew if worker.connection in answering]:
                    yield from self._hear(worker)
                for worker in list(self._crew):
                    yield from self._end_overdue(worker)
        finally:
            for worker in self._crew:
                worker.end()
            self._crew.clear()

    def _hire(self, job: Job) -> _Worker:
        context = get_context("spawn")  # a fork would copy locks and threads of libraries in an unknown state
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self.entry, self.profile), daemon=True)
        process.start()
        theirs.close()  # so that the worker's death closes the pipe
        worker = _Worker(process, ours, job)
        _give(worker, job)
        return worker

    def _patience(self) -> float | None:
        """Seconds until the first deadline; None where nothing is limited."""
        deadlines = [deadline for worker in self._crew if (deadline := worker.deadline(self.timeout)) is not None]
        return max(min(deadlines) - time.monotonic(), 0) if deadlines else None

    def _hear(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            reply: Reply = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        match reply:
            case Ready():
                worker.began = time.monotonic()
            case Refused(reason):
                raise UsageError(f"no document can be done: {reason}")
            case Done(rows, seconds):
                yield Outcome(worker.job, rows, seconds)
                self._next(worker)
            case Failed(reason, seconds):
                yield _failure(worker.job, "crashed", reason, seconds)
                self._next(worker)

    def _next(self, worker: _Worker) -> None:
        if self._waiting:
            worker.job = self._waiting.popleft()
            worker.began = time.monotonic()
            _give(worker, worker.job)
        else:
            self._dismiss(worker)

    def _bury(self, worker: _Worker) -> Iterator[Outcome]:
        """The worker died over its document, which is tried once more in a new one."""
        self._dismiss(worker)
        job = worker.job
        self._deaths[job] = self._deaths.get(job, 0) + 1
        if self._deaths[job] < ATTEMPTS:
            self._waiting.appendleft(job)
            return
        seconds = time.monotonic() - worker.began if worker.began is not None else 0.0
        reason = f"the worker process ended ({_ending(worker.process.exitcode)}), {ATTEMPTS} times"
        yield _failure(job, "crashed", reason, seconds)

    def _end_overdue(self, worker: _Worker) -> Iterator[Outcome]:
        deadline = worker.deadline(self.timeout)
        if deadline is None or time.monotonic() < deadline or worker.connection.poll():
            return
        self._dismiss(worker)
        reason = f"not done after {self.timeout:g} s; a longer --timeout gives it more time"
        yield _failure(worker.job, "timeout", reason, self.timeout or 0.0)

    def _dismiss(self, worker: _Worker) -> None:
        self._crew.remove(worker)
        worker.end()


def _give(worker: _Worker, job: Job) -> None:
    with suppress(BrokenPipeError):  # it died; its end of the pipe says so when it is heard next
        worker.connection.send((job.path, job.source))


def _failure(job: Job, code: str, reason: str, seconds: float) -> Outcome:
    return Outcome(job, failed_rows(job.path, job.source, Diagnostic("run", code, reason)), seconds)


def _ending(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return signal.Signals(-exit_code).name
    return f"exit code {exit_code}"
