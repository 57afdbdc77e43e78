"""Runs that are killed, stopped or run out of room: the tables stay whole, and the next run goes on where it was."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from extract.engines import local
from extract.errors import TableError
from killing import Setting, digests, survive

ENTRY = "scripted_documents:extract_file"
HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in processes of their own find the stand-in for the pipeline."""
    places = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
    monkeypatch.setenv("PYTHONPATH", places)


def reports(folder: Path, count: int, first: int = 0) -> Path:
    folder.mkdir()
    for number in range(first, first + count):
        (folder / f"{number}.txt").write_text(f"sections {number % 40 + 3} {number}", encoding="utf-8")
    return folder


def test_killed_runs_lose_and_mix_nothing(tmp_path: Path) -> None:
    setting = Setting((reports(tmp_path / "a", 10), reports(tmp_path / "b", 12, 5)), tmp_path / "out", ENTRY)
    counts = survive(setting, kills=4, seed=1)
    assert counts.all == 4


def test_a_worker_ends_with_its_run_even_in_the_middle_of_a_document(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("hang on", encoding="utf-8")
    run = Setting((raw, raw), tmp_path / "out", ENTRY).start(0)
    while not (workers := run.children()):
        time.sleep(0.05)
    time.sleep(0.5)
    run.kill()
    run.wait()
    assert psutil.wait_procs(workers, timeout=60)[1] == []
    (raw / "a.txt").write_text("now well", encoding="utf-8")
    assert local.run(raw, tmp_path / "out", entry=ENTRY).statuses == {"ok": 1}, "the lock of a killed run is stale"


def test_ctrl_c_ends_with_130_and_the_next_run_goes_on(tmp_path: Path) -> None:
    raw, out = reports(tmp_path / "raw", 5), tmp_path / "out"
    local.run(raw, out, entry=ENTRY)
    before = digests(out)
    for number in range(3):
        (raw / f"new{number}.txt").write_text("sections 4 new", encoding="utf-8")
    (raw / "new1.txt").write_text("hang", encoding="utf-8")
    program = f"from extract.engines import pool; pool.PIPELINE = {ENTRY!r}; from extract.cli import main; main()"
    arguments = ["run", str(raw), "--out", str(out), "--workers", "2", "--log", str(tmp_path / "log")]
    run = psutil.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    while "new0.txt" not in (tmp_path / "log").read_text(encoding="utf-8") if (tmp_path / "log").exists() else True:
        time.sleep(0.05)
    workers = run.children()
    run.send_signal(signal.SIGINT)
    _, told = run.communicate()
    assert run.returncode == 130
    assert "tables of the last finished run are whole" in told.decode()
    assert "Traceback" not in told.decode()
    assert psutil.wait_procs(workers, timeout=60)[1] == []
    assert digests(out) == before
    (raw / "new1.txt").write_text("sections 4 more", encoding="utf-8")
    assert "new0.txt" not in local.run(raw, out, entry=ENTRY).times


def test_a_full_disk_is_a_clear_error_and_nothing_is_lost(tmp_path: Path) -> None:
    """The system refuses to let any file grow beyond a size: first the tables do not fit, then no result does."""
    raw, out = reports(tmp_path / "raw", 10), tmp_path / "out"
    local.run(raw, out, entry=ENTRY)
    before = digests(out)
    (raw / "new.txt").write_text("sections 5 new", encoding="utf-8")
    for size, place in ((8_000, str(out)), (100, ".store")):
        with pytest.raises(TableError, match="cannot be written to") as raised, largest_file(size):
            local.run(raw, out, entry=ENTRY, fresh=size == 100)
        assert place in str(raised.value)
        assert "File too large" in str(raised.value)
        assert digests(out) == before
        assert not [path for path in out.rglob("*") if path.name.endswith(".partial")], "what did not fit takes room"
    assert local.run(raw, out, entry=ENTRY).times == {}, "the result of the new report was kept"
    assert digests(out) != before


class largest_file:  # noqa: N801  used as a block
    """Within the block no file can grow beyond this size, as on a disk that is full."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __enter__(self) -> None:
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        self.handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.before[1]))

    def __exit__(self, *_: object) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)
        signal.signal(signal.SIGXFSZ, self.handler)


def test_a_folder_that_may_not_be_written_to_is_said_before_anything_is_read(tmp_path: Path) -> None:
    raw, out = reports(tmp_path / "raw", 3), tmp_path / "out"
    out.mkdir(mode=0o500)
    if os.access(out, os.W_OK):
        pytest.skip("root may write anywhere")
    with pytest.raises(TableError, match="cannot be written to"):
        local.run(raw, out, entry=ENTRY)
