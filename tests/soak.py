"""What a run has to bear, at full length: kills, hostile files, a thousand documents. Takes about an hour; part of `make soak`.

Prints what it measured as it goes and ends with an error where something did not hold. Arguments choose among the parts.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import psutil

from extract import read_tables
from extract.engines.single import PIPELINE
from hostile_files import make_hostile, open_again, unaccounted
from killing import Setting, digests, survive
from varied_reports import RAW, write_varied

KILLS = 50
THOUSAND = 1000
REAL = RAW.parent.parent / "shared" / "samples"
MB = 1 << 20
# Makes root an ordinary reader of files, so that unreadable ones are.
WITHOUT_RIGHTS = ("--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search")


def main() -> None:
    _become_ordinary()
    chosen = sys.argv[1:] or list(PARTS)
    for name in chosen:
        with tempfile.TemporaryDirectory(prefix="soak-") as folder:
            print(f"\n{name}", flush=True)
            PARTS[name](Path(folder))
    print("\nall of it held", flush=True)


def _become_ordinary() -> None:
    """Root reads what may not be read. Without that right, which a program gives up for good, it begins anew."""
    if os.geteuid() == 0 and "SOAK_WITHOUT_RIGHTS" not in os.environ and shutil.which("setpriv"):
        os.environ["SOAK_WITHOUT_RIGHTS"] = "yes"
        os.execvp("setpriv", ["setpriv", *WITHOUT_RIGHTS, sys.executable, *sys.argv])


def kills(work: Path) -> None:
    """Runs of the pipeline itself between two sets of reports, each killed once."""
    write_varied(work / "a", range(12))
    write_varied(work / "b", range(6, 18))
    counts = survive(Setting((work / "a", work / "b"), work / "out", PIPELINE), KILLS)
    tell("killed at random moments, by what was killed", counts.killed)
    tell("looks of a reader at all tables meanwhile, none a mixture", counts.reads)


def orders(work: Path) -> None:
    """The same bytes with one, two and three workers, the files under other names and thus in another order."""
    reports = [*sorted(RAW.iterdir()), *(sorted(REAL.glob("*.txt")) if REAL.is_dir() else [])]
    seen = {}
    for workers in (1, 2, 3):
        raw = work / "raw"
        shutil.rmtree(raw, ignore_errors=True)
        raw.mkdir()
        for path in reports[::-1] if workers == 2 else reports:
            shutil.copyfile(path, raw / path.name)
        extract(raw, work / f"out{workers}", "--workers", str(workers))
        seen[workers] = digests(work / f"out{workers}")
    assert seen[1] == seen[2] == seen[3], "the tables depend on the number of workers"
    tell("reports whose tables are byte-equal with 1, 2 and 3 workers", len(reports))


def hostile(work: Path) -> None:
    """Each hostile file is accounted for, none crashes the program, none hangs; the same with one worker and with two."""
    raw = work / "raw"
    make_hostile(raw)
    seen = []
    for workers in (2, 1):
        out = work / f"out{workers}"
        summary, seconds = extract(raw, out, "--workers", str(workers), "--timeout", "30")
        frames = read_tables(out)
        told = {*frames["documents"]["source"], *frames["diagnostics"]["source"]}
        assert unaccounted(raw, told) == set()
        crashed = {source: why for source, why in summary["failures"].items() if why.startswith("crashed")}
        assert not crashed, crashed
        ends = frames["diagnostics"].query("severity == 'error'")[["source", "code"]]
        seen.append({tuple(row) for row in ends.itertuples(index=False) if row.code != "timeout"})
        tell(f"hostile files with {workers} worker(s)", summary["files"])
        tell("seconds", round(seconds))
        tell("what was told", summary["diagnostics"])
        tell("largest worker, MB", summary["worker_memory_mb"])
    assert seen[0] ^ seen[1] == set(), "what is told depends on the number of workers"
    open_again(raw)


def thousand(work: Path) -> None:
    """A thousand reports: memory flat; again with nothing new, with one new; tables as those of a fresh run."""
    raw, out = work / "raw", work / "out"
    write_varied(raw, range(THOUSAND))
    with watching(out) as memory:
        summary, seconds = extract(raw, out, "--workers", "2")
    tell("seconds for a thousand reports, two workers", round(seconds, 1))
    tell("files", summary["files"])
    tell("rows", summary["rows"])
    tell("largest worker, MB", summary["worker_memory_mb"])
    assert summary["worker_memory_mb"] <= 1024, "a worker took more than 1 GB"
    parent = [taken // MB for taken in memory]
    early, late = max(parent[: len(parent) // 4]), max(parent)
    tell("the run itself, MB: in its first quarter and at most", (early, late))
    assert late <= early + 256, "the run's own memory grows with its documents"
    first = digests(out)
    again = []
    for _ in range(3):
        summary, seconds = extract(raw, out, "--workers", "2")
        assert (summary["unchanged"], summary["workers"]) == (THOUSAND, 0), "something was read again"
        again.append(round(seconds, 2))
    tell("seconds with nothing new, process start to end", again)
    assert min(again) <= 3, "a run with nothing new takes more than 3 s"
    assert digests(out) == first
    new, alone = work / "new", work / "alone"
    write_varied(new, range(THOUSAND + 1, THOUSAND + 2))
    _, seconds_alone = extract(new, alone)
    write_varied(raw, range(THOUSAND + 1, THOUSAND + 2))
    summary, seconds = extract(raw, out, "--workers", "2")
    assert summary["unchanged"] == THOUSAND
    tell("seconds with one new report, and for that report alone", (round(seconds, 1), round(seconds_alone, 1)))
    for path in (raw / f"{THOUSAND + 1:04}.txt", raw / f"{THOUSAND + 1:04}.pdf"):
        path.unlink(missing_ok=True)
    extract(raw, out, "--workers", "2")
    assert digests(out) == first, "the rows of a removed report stayed"


def extract(raw: Path, out: Path, *options: str) -> tuple[dict, float]:
    """A run as people start it: its summary and the seconds it took."""
    command = [sys.executable, "-m", "extract.cli", "run", str(raw), "--out", str(out), "--json", *options]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr[-3000:]
    return json.loads(done.stdout), time.monotonic() - began


class watching:  # noqa: N801  used as a block
    """Within the block, the memory that the run writing to ``out`` takes for itself, looked at five times a second."""

    def __init__(self, out: Path) -> None:
        self.out, self.taken, self.stop = out, [], Event()
        self.thread = Thread(target=self.look)

    def __enter__(self) -> list[int]:
        self.thread.start()
        return self.taken

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.thread.join()

    def look(self) -> None:
        while not self.stop.wait(0.2):
            for child in psutil.Process().children():
                try:
                    if str(self.out) in child.cmdline():
                        self.taken.append(child.memory_info().rss)
                except psutil.Error:
                    pass


def tell(what: str, found: object) -> None:
    print(f"  {what}: {found}", flush=True)


PARTS: dict[str, Callable[[Path], None]] = {"kills": kills, "orders": orders, "hostile": hostile, "thousand": thousand}

if __name__ == "__main__":
    main()
