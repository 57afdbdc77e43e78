"""Runs that are killed: a run in a process of its own, ended at a moment of chance, and a reader who looks on meanwhile.

Used by the tests, a few times with a stand-in for the pipeline, and by `make soak`, many times with the pipeline itself.
"""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Event, Thread

import psutil

from extract.records.rows import TABLES

FILES = [f"{table}.parquet" for table in TABLES]
RUN = """
import sys
from pathlib import Path
from extract.engines import local
raw, out, entry, workers = sys.argv[1:]
local.run(Path(raw), Path(out), entry=entry, workers=int(workers))
"""
Digests = Mapping[str, str]  # file -> SHA-256


@dataclass(frozen=True, slots=True)
class Setting:
    """Two versions of a folder of reports, and one output folder that runs go to and fro between them in."""

    raw: tuple[Path, Path]
    out: Path
    entry: str
    workers: int = 2

    def start(self, version: int) -> psutil.Popen:
        arguments = (self.raw[version], self.out, self.entry, self.workers)
        return psutil.Popen(
            [sys.executable, "-c", RUN, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def finish(self, version: int) -> float:
        """An undisturbed run; the seconds it took."""
        began = time.monotonic()
        assert self.start(version).wait() in (0, 1), "an undisturbed run did not end well"
        return time.monotonic() - began


def digests(folder: Path) -> Digests:
    """Of the tables in ``folder``, whatever links lead there."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


def survive(setting: Setting, kills: int, seed: int = 0) -> Counts:
    """Go to and fro between the two versions until so many runs were killed, and hold that nothing is lost or mixed.

    After a kill the tables are those of one version, whole; after the restart they are those of the version that was
    asked for, as an undisturbed run writes them.
    """
    chance, counts, expected = random.Random(seed), Counts(), []
    for version in (1, 0):
        seconds = setting.finish(version)
        expected.insert(0, digests(setting.out))
    assert expected[0] != expected[1]
    with reading(setting.out, expected) as reader:
        for number in count(1):
            if counts.all >= kills:
                break
            version = number % 2
            kill(setting.start(version), chance.uniform(0, seconds), chance.choice(WHOM), counts)
            assert digests(setting.out) in expected, "a killed run left a mixture"
            setting.finish(version)
            assert digests(setting.out) == expected[version], "the restarted run wrote other tables"
            left = {path.name for path in (setting.out / ".runs").iterdir() if path.name.endswith(".partial")}
            assert not left, left
    counts.reads = reader.reads
    assert len(reader.seen) == 2, "the reader should have seen both versions"
    return counts


WHOM = ("workers", "parent", "both")


@dataclass
class Counts:
    """What was done."""

    killed: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*WHOM, "nobody"), 0))
    reads: int = 0

    @property
    def all(self) -> int:
        """Runs in which something was killed."""
        return sum(number for whom, number in self.killed.items() if whom != "nobody")


def kill(run: psutil.Popen, after: float, whom: str, counts: Counts) -> None:
    """Kill a run's workers, its parent or both after so many seconds; none of them is there when it returns."""
    with suppress(psutil.TimeoutExpired):
        run.wait(after)
    workers: list[psutil.Process] = []
    with suppress(psutil.Error):
        workers = run.children(recursive=True)
    if not run.is_running() or run.poll() is not None or (whom == "workers" and not workers):
        whom = "nobody"  # it had ended, or had none yet
    for process in {"workers": workers, "parent": [run], "both": [run, *workers]}.get(whom, []):
        with suppress(psutil.NoSuchProcess):
            process.send_signal(signal.SIGKILL)
    counts.killed[whom] += 1
    run.wait()
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert not alive, "workers outlive their run"


@dataclass
class Reader:
    """Opens all tables again and again, and holds that they are those of one version."""

    out: Path
    expected: list[Digests]
    reads: int = 0
    seen: set[int] = field(default_factory=set)
    fault: str | None = None
    stop: Event = field(default_factory=Event)

    def run(self) -> None:
        while self.fault is None and not self.stop.is_set():
            try:
                self._look()
                time.sleep(0.005)  # it looks on, it does not take the processor
            except Exception as error:  # noqa: BLE001  it is raised in the test, not in this thread
                self.fault = repr(error)

    def _look(self) -> None:
        place = self.out / ".current"
        before = place.readlink()
        files = [(name, (self.out / name).open("rb")) for name in FILES]
        after = place.readlink()
        found = {}
        for name, file in files:
            with file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
        for name, digest in found.items():
            assert digest in {version[name] for version in self.expected}, f"{name} is of no version"
        if before == after:  # all eight were opened between two looks at the one link that changes
            assert found in self.expected, "the tables are a mixture"
            self.seen.add(self.expected.index(found))
        self.reads += 1


@contextmanager
def reading(out: Path, expected: list[Digests]) -> Iterator[Reader]:
    reader = Reader(out, expected)
    thread = Thread(target=reader.run)
    thread.start()
    try:
        yield reader
    finally:
        reader.stop.set()
        thread.join()
        assert reader.fault is None, reader.fault
