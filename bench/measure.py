"""A command in; what it printed, how long it took and how much memory it held out.

Every measurement is a process of its own with one BLAS thread.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.engines.crew import ONE_THREAD
from samples import PROJECT

ONE_THREAD_EACH = {**os.environ, **dict.fromkeys(ONE_THREAD, "1")}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process printed, how long it took in seconds, and the memory of the largest process in it, in MB.

    ``processor`` is the time in seconds that it and its children had a processor: what other programs take is not in it.
    """

    output: str
    seconds: float
    processor: float
    memory: float


def extract(raw: Path, out: Path, *options: str) -> Measured:
    """``extract run`` over ``raw``, from the start of the process to the tables."""
    return python("-m", "extract.cli", "run", raw, "--out", out, *options, accepted=(0, 1))


def python(
    *arguments: str | Path, interpreter: str | Path = sys.executable, accepted: Sequence[int] = (0,)
) -> Measured:
    """Raises ``CalledProcessError`` where the process ends with another code."""
    command = [str(interpreter), *map(str, arguments)]
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=ONE_THREAD_EACH, cwd=PROJECT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            raise subprocess.CalledProcessError(process.returncode, command)
        output.seek(0)
        return Measured(output.read(), seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def title(words: str) -> Iterator[str]:
    """A heading of the page."""
    yield from ("", f"## {words}", "")


def runs_head() -> Iterator[str]:
    """The head of a table of ``row``s."""
    yield "| run | seconds | processor s | largest process MB | |"
    yield "|---|--:|--:|--:|---|"


def row(name: str, measured: Measured, note: str) -> str:
    """A measured process as a row of a table."""
    return f"| {name} | {measured.seconds:.1f} | {measured.processor:.1f} | {measured.memory:,.0f} | {note} |"
