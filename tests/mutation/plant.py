"""Faults of faults.toml in, planted one at a time in a copy of the package; whether `extract check` notices each out.

    python tests/mutation/plant.py [--few] [--jobs N] [ID ...]

What is compared with is what the copy gives before anything is planted, so it does not matter whether the snapshots of
the project are up to date. Ends with 0 if at least 95 % were caught and every survivor was known to survive, else 1.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
SAMPLES = ("harbour-visits.txt", "orchard-visits.pdf", "library-visits.pdf")
GOAL = 0.95


class UnplantableError(Exception):
    """A fault whose snippet does not stand in its file exactly once: the code moved on, and the fault must follow."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Characters ``find`` of ``file`` become ``replace``. ``survives`` says why it is known to pass unnoticed."""

    id: str
    file: str
    find: str
    replace: str
    why: str
    few: bool = False
    survives: str = ""

    @property
    def path(self) -> Path:
        """Where the file stands in the project and in a copy of it."""
        return Path(self.file if self.file.startswith("pipelines/") else f"src/extract/{self.file}")

    def planted(self, root: Path) -> str:
        """The text of the file with the fault. Raises ``UnplantableError``."""
        text = (root / self.path).read_text(encoding="utf-8")
        if (count := text.count(self.find)) != 1:
            raise UnplantableError(f"{self.id}: its snippet stands {count} times in {self.path}")
        return text.replace(self.find, self.replace)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fault; ``told`` is what the check said, or the end of its complaint where it could not run."""

    fault: Fault
    exit_code: int
    told: str
    seconds: float

    @property
    def caught(self) -> bool:
        return self.exit_code == 1

    @property
    def as_expected(self) -> bool:
        return self.exit_code in (0, 1) and self.caught != bool(self.fault.survives)


def load_faults() -> list[Fault]:
    """The faults in their order; ids are unique."""
    faults = [Fault(**row) for row in tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["fault"]]
    if len({fault.id for fault in faults}) < len(faults):
        raise ValueError("two faults have one id")
    return faults


def plant_all(faults: Sequence[Fault], jobs: int) -> Iterable[Outcome]:
    """Plant each fault in a copy of the project and check the samples with it, ``jobs`` at a time.

    Raises ``UnplantableError`` before anything is run if a fault has no place any more.
    """
    for fault in faults:
        fault.planted(PROJECT)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(min(jobs, len(faults))):
            copies.put(_copy(Path(folder, str(number))))
        golden = Path(folder, "golden")
        with _taken(copies) as copy:
            accepted = _check(copy, golden, "--accept")
        if accepted.returncode != 0:
            raise RuntimeError(f"the check does not run without a fault: {accepted.stderr[-2000:]}")

        def outcome(fault: Fault) -> Outcome:
            with _taken(copies) as copy:
                return _outcome(fault, copy, golden)

        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(outcome, faults)


def _copy(root: Path) -> Path:
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PROJECT / "src/extract", root / "src/extract", ignore=skip)
    shutil.copytree(PROJECT / "pipelines", root / "pipelines")
    return root


@contextmanager
def _taken(copies: SimpleQueue[Path]) -> Iterable[Path]:
    copy = copies.get()
    try:
        yield copy
    finally:
        copies.put(copy)


def _outcome(fault: Fault, copy: Path, golden: Path) -> Outcome:
    began = time.monotonic()
    path = copy / fault.path
    sound = path.read_text(encoding="utf-8")
    path.write_text(fault.planted(copy), encoding="utf-8")
    try:
        done = _check(copy, golden, "--json")
    finally:
        path.write_text(sound, encoding="utf-8")
    return Outcome(fault, done.returncode, _told(done), time.monotonic() - began)


def _check(copy: Path, golden: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # No bytecode is kept: two versions of a file that were written in one second would be taken for one another.
    settings = {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1", "CI": ""}
    samples = [str(PROJECT / "tests/samples"), *SAMPLES]
    places = ["--golden", str(golden), "--work", str(copy / "work"), "--workers", "1"]
    command = [sys.executable, "-m", "extract.cli", "check", *samples, *places, *arguments]
    return subprocess.run(
        command, cwd=copy, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )


def _told(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode not in (0, 1) or not done.stdout:
        return done.stderr.strip()[-300:]
    found = json.loads(done.stdout)
    stages = sorted({str(document["first_stage"]) for document in found["differences"]})
    rows = sum(sum(counts.values()) for counts in found["counts"].values())
    return f"{rows} rows, first at {', '.join(stages)}" if found["differences"] else "nothing differs"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ids", nargs="*", metavar="ID", help="plant these only")
    parser.add_argument("--few", action="store_true", help="plant only those that are marked for it")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    given = parser.parse_args()
    faults = [
        fault for fault in load_faults() if (not given.ids or fault.id in given.ids) and (not given.few or fault.few)
    ]
    outcomes = []
    for outcome in plant_all(faults, given.jobs):
        outcomes.append(outcome)
        word = {0: "SURVIVED", 1: "caught"}.get(outcome.exit_code, "DID NOT RUN")
        print(f"{word:<12} {outcome.fault.id:<42} {outcome.seconds:5.1f} s  {outcome.told}", flush=True)
    return _summary(outcomes)


def _summary(outcomes: Sequence[Outcome]) -> int:
    caught = sum(outcome.caught for outcome in outcomes)
    share = caught / len(outcomes)
    print(f"{len(outcomes)} planted, {caught} caught ({share:.0%})")
    for outcome in outcomes:
        if not outcome.caught:
            print(
                f"  {outcome.fault.id}: {outcome.fault.why}; {outcome.fault.survives or 'nobody knows why it survives'}"
            )
        elif outcome.fault.survives:
            print(f"  {outcome.fault.id} was caught, though it is said to survive")
    return 0 if share >= GOAL and all(outcome.as_expected for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
