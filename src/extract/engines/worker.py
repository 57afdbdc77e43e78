"""A worker process: jobs come in through a pipe, rows go out of it; the model is loaded once.

This module loads nothing heavy by itself, so that the number of BLAS threads is set before NumPy looks at it.
"""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from extract.errors import ProfileError
from extract.records.rows import DocumentRows

Extract: TypeAlias = Callable[[Path, str, str | None], DocumentRows]

# The workers are the parallelism; threads below them only get in each other's way.
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it needs to begin."""


@dataclass(frozen=True, slots=True)
class Done:
    """A document went through."""

    rows: DocumentRows
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The program failed on a document: a bug, which costs this document and no other."""

    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be done at all, whatever the document."""

    reason: str


Reply: TypeAlias = Ready | Done | Failed | Refused


def work(connection: Connection, entry: str, profile: str | None) -> None:
    """Answer every (path, source) that comes in, until the other end is closed.

    ``entry`` names the function that does a document as ``module:function``.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers in order
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        extract = _load(entry)
    except ImportError as error:
        connection.send(Refused(f"{type(error).__name__}: {error}"))
        return
    connection.send(Ready())
    while True:
        try:
            path, source = connection.recv()
        except EOFError:
            return
        try:
            connection.send(_reply(extract, path, source, profile))
        except BrokenPipeError:  # the parent is gone; nobody is left to tell
            return


def _load(entry: str) -> Extract:
    module, _, function = entry.partition(":")
    extract: Extract = getattr(import_module(module), function)
    return extract


def _reply(extract: Extract, path: Path, source: str, profile: str | None) -> Reply:
    from extract.write import check_rows

    began = time.perf_counter()
    try:
        rows = extract(path, source, profile)
        check_rows(rows)
    except ProfileError as error:
        return Refused(str(error))
    except Exception as error:  # noqa: BLE001  a bug met in one document must not stop the others; it is told
        return Failed(_where(error), time.perf_counter() - began)
    return Done(rows, time.perf_counter() - began)


def _where(error: Exception) -> str:
    """The error and the innermost place in this package, below this module, at which it came up."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    package = Path(__file__).parents[1]
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(package)] or frames
    place = "/".join(Path(own[-1].filename).parts[-2:])
    return f"{type(error).__name__}: {error} ({place}:{own[-1].lineno})"
