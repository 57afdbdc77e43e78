"""One worker process as its run sees it: started, given tasks, watched for time and memory, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pipe
from typing import TYPE_CHECKING

import psutil

from extract.engines.messages import Reply, Task

if TYPE_CHECKING:
    from extract.engines.jobs import Job

# The workers are the parallelism; threads below them only get in each other's way.
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OMP_THREAD_LIMIT",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost. Reports of some hundred pages take a minute or two, and less than 1 GB."""

    timeout: float | None = 600.0  # seconds for one document
    memory: int = 2048 * MB  # bytes that a worker may hold while it does a document
    grown: int = 900 * MB  # bytes after which, between two documents, it makes way for a new one


class Worker:
    """A process of its own that does one document at a time."""

    def __init__(self, entry: str, profile: str | None, limits: Limits) -> None:
        self.connection, theirs = Pipe()
        self.job: Job | None = None
        self.stage: str | None = None  # where the document is
        self.finished = 0  # documents
        self.ready = False  # it has loaded what it needs; the time for that is not a document's
        self._began = 0.0
        self._limits = limits
        # A group of its own, so that Ctrl-C reaches the run alone, which ends its workers in order, and so that programs
        # which a worker starts (for pages without text) end with it. What libraries
        # print is kept off standard output, on which the run may answer.
        last_resort = 2 * limits.timeout if limits.timeout is not None else 0
        arguments = (str(theirs.fileno()), entry, profile or "", str(last_resort))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "extract.engines.worker", *arguments],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=2,
            env=_environment(),
            process_group=0,
        )
        theirs.close()  # so that the worker's death closes the pipe
        self._watched = psutil.Process(self._process.pid)

    def give(self, job: Job) -> None:
        self.job, self.stage = job, None
        self._began = time.monotonic()
        with suppress(BrokenPipeError):  # it died; its end of the pipe says so when it is heard next
            self.connection.send(Task(job.path, job.source))

    def hear(self) -> Reply:
        """What it says next. Raises ``EOFError`` or ``OSError`` where it died."""
        reply: Reply = self.connection.recv()
        return reply

    def started(self) -> None:
        self.ready = True
        self._began = time.monotonic()

    def rest(self) -> None:
        self.job = None
        self.finished += 1

    @property
    def seconds(self) -> float:
        """How long it has been at its document."""
        return time.monotonic() - self._began if self.ready else 0.0

    def time_left(self) -> float | None:
        """Seconds until its document has had its time; None where there is no limit, or nothing to limit."""
        if self._limits.timeout is None or self.job is None or not self.ready:
            return None
        return self._limits.timeout - self.seconds

    def memory(self) -> int:
        """Bytes that it holds."""
        try:
            return int(self._watched.memory_info().rss)
        except psutil.Error:  # it died, which its end of the pipe says
            return 0

    def end(self, grace: float = 0.0) -> int:
        """End it and what it started, whatever they are doing, after ``grace`` seconds.

        Gives its exit code, as ``subprocess`` does.
        """
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(grace)
        with suppress(ProcessLookupError, PermissionError):  # nothing of the group is left; macOS says the second
            os.killpg(self._process.pid, signal.SIGKILL)
        code = self._process.wait()
        self.connection.close()
        return code


@cache
def _environment() -> Mapping[str, str]:
    """That of this process, with one thread each unless it says otherwise, and modules found in the same places."""
    places = os.pathsep.join(os.path.abspath(place) for place in sys.path)  # noqa: PTH100  "" is the current folder
    return {**dict.fromkeys(ONE_THREAD, "1"), **os.environ, "PYTHONPATH": places}
