"""A worker process: tasks come in through a pipe, rows go out of it; the model is loaded once.

This module loads nothing heavy by itself: what is heavy comes with the function that does a document.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TypeAlias

from extract.engines import peak
from extract.engines.messages import Done, Entered, Failed, Ready, Refused, Reply, Task
from extract.errors import ProfileError
from extract.records.rows import DocumentRows
from extract.stages import watching

Extract: TypeAlias = Callable[[Path, str, str | None], DocumentRows]


def main() -> None:
    """Answer every task, until the other end of the pipe is closed or its process is gone.

    The arguments are the pipe's file descriptor, the function that does a document as ``module:function``, the profile
    that all are read as or nothing, and seconds after which the system ends the process whatever it is doing, or 0.
    """
    descriptor, entry, profile, last_resort = sys.argv[1:]
    connection = Connection(int(descriptor))
    tasks: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_receive, args=(connection, tasks), daemon=True).start()
    try:
        extract = _load(entry)
    except ImportError as error:
        connection.send(Refused(f"{type(error).__name__}: {error}"))
        return
    connection.send(Ready())
    while True:
        task = tasks.get()
        signal.setitimer(signal.ITIMER_REAL, float(last_resort))
        connection.send(_reply(extract, task, profile or None, connection))


def _receive(connection: Connection, tasks: SimpleQueue[Task]) -> None:
    """Take tasks in, in a thread beside the work: so a worker whose run is gone ends at once, with what it started."""
    while True:
        try:
            tasks.put(connection.recv())
        except (EOFError, OSError):
            os.killpg(os.getpgrp(), signal.SIGKILL)  # the group is its own, see Worker


def _load(entry: str) -> Extract:
    module, _, function = entry.partition(":")
    extract: Extract = getattr(import_module(module), function)
    return extract


def _reply(extract: Extract, task: Task, profile: str | None, connection: Connection) -> Reply:
    from extract.write import check_rows

    clock = _Clock(connection)
    counted = peak.begin()
    try:
        with watching(began=clock.enter):
            rows = extract(task.path, task.source, profile)
        clock.stop()
        check_rows(rows)
    except ProfileError as error:
        return Refused(str(error))
    except MemoryError:
        return Failed("out_of_memory", f"no more memory was to be had{clock.place}")
    except Exception as error:  # noqa: BLE001  a bug met in one document must not stop the others; it is told
        return Failed("crashed", _where(error))
    return Done(rows, dict(clock.seconds), peak.reached() if counted else 0)


class _Clock:
    """Tells which stage a document has come to and how long each one took."""

    def __init__(self, connection: Connection) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._connection = connection
        self._stage: str | None = None
        self._since = time.perf_counter()

    def enter(self, stage: str) -> None:
        self.stop()
        self._stage = stage
        self._connection.send(Entered(stage))

    def stop(self) -> None:
        now = time.perf_counter()
        if self._stage is not None:
            self.seconds[self._stage] += now - self._since
        self._stage, self._since = None, now

    @property
    def place(self) -> str:
        return f" in {self._stage}" if self._stage is not None else ""


def _where(error: Exception) -> str:
    """The error and the innermost place in this package, below this module, at which it came up."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    package = Path(__file__).parents[1]
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(package)] or frames
    place = "/".join(Path(own[-1].filename).parts[-2:])
    return f"{type(error).__name__}: {error} ({place}:{own[-1].lineno})"


if __name__ == "__main__":
    main()
