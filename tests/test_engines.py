"""Runs over many files: what happens to one never harms the others, and every file is accounted for."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import psutil
import pytest

from extract import read_tables
from extract.engines import local
from extract.engines.crew import MB, Limits
from extract.engines.jobs import plan, source_name
from extract.engines.summary import RunSummary
from extract.errors import ProfileError, TableError, UsageError

ENTRY = "scripted_documents:extract_file"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def run(raw: Path, *, workers: int = 2, limits: Limits | None = None) -> RunSummary:
    return local.run(raw, raw.parent / "out", workers=workers, limits=limits, entry=ENTRY)


def codes(raw: Path) -> dict[str, str]:
    """source -> diagnostic code."""
    diagnostics = read_tables(raw.parent / "out")["diagnostics"]
    return dict(zip(diagnostics["source"], diagnostics["code"], strict=True))


def statuses(raw: Path) -> dict[str, str]:
    documents = read_tables(raw.parent / "out")["documents"]
    return dict(zip(documents["source"], documents["status"], strict=True))


def test_every_file_goes_through(raw: Path) -> None:
    write(raw, a="one", b="two", c="three")
    summary = run(raw)
    assert statuses(raw) == {"a.txt": "ok", "b.txt": "ok", "c.txt": "ok"}
    assert summary.exit_code == 0
    assert summary.rows["documents"] == 3


def test_a_dead_worker_a_bug_and_a_misfit_cost_their_own_document_only(raw: Path) -> None:
    write(raw, a="one", dead="die now", bug="raise", misfit="misfit", z="two")
    summary = run(raw)
    assert statuses(raw) == {
        "a.txt": "ok",
        "dead.txt": "failed",
        "bug.txt": "failed",
        "misfit.txt": "failed",
        "z.txt": "ok",
    }
    assert codes(raw) == dict.fromkeys(("dead.txt", "bug.txt", "misfit.txt"), "crashed")
    assert summary.exit_code == 1
    assert "SIGKILL" in summary.failures["dead.txt"]
    assert "scripted_documents.py" in summary.failures["bug.txt"]
    assert "colour" in summary.failures["misfit.txt"]


def test_a_document_whose_worker_died_of_something_else_is_done_again(raw: Path) -> None:
    write(raw, a="one", b="stumble", c="two")
    assert run(raw).exit_code == 0
    assert statuses(raw)["b.txt"] == "ok"
    assert codes(raw) == {}


def test_a_hanging_document_is_given_up_while_others_go_on(raw: Path) -> None:
    write(raw, hang="hang on", b="two", c="three")
    summary = run(raw, limits=Limits(timeout=1))
    assert codes(raw) == {"hang.txt": "timeout"}
    assert statuses(raw) == {"hang.txt": "failed", "b.txt": "ok", "c.txt": "ok"}
    assert summary.exit_code == 1


def test_a_document_that_eats_memory_is_given_up_while_others_go_on(raw: Path) -> None:
    write(raw, eat="eat", starve="starve", b="two", c="three")
    summary = run(raw, limits=Limits(memory=300 * MB))
    assert codes(raw) == dict.fromkeys(("eat.txt", "starve.txt"), "out_of_memory")
    assert statuses(raw) == {"eat.txt": "failed", "starve.txt": "failed", "b.txt": "ok", "c.txt": "ok"}
    assert "more than 300 MB" in summary.failures["eat.txt"]


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="this system does not count a process's peak")
def test_memory_that_was_taken_for_a_moment_only_counts_too(raw: Path) -> None:
    write(raw, gulp="gulp", b="two")
    run(raw, limits=Limits(memory=300 * MB))
    assert codes(raw) == {"gulp.txt": "out_of_memory"}


def test_a_worker_that_has_grown_makes_way_for_a_new_one(raw: Path) -> None:
    write(raw, **{f"report{number}": f"process {number}" for number in range(4)})
    run(raw, workers=1)
    kept = set(read_tables(raw.parent / "out")["documents"]["publisher"])
    local.run(raw, raw.parent / "out", workers=1, limits=Limits(grown=1), fresh=True, entry=ENTRY)
    renewed = set(read_tables(raw.parent / "out")["documents"]["publisher"])
    assert (len(kept), len(renewed)) == (1, 4)


def test_what_a_worker_started_ends_with_it(raw: Path) -> None:
    write(raw, start="start another program")
    run(raw, limits=Limits(timeout=1))
    assert codes(raw) == {"start.txt": "timeout"}
    started = int((raw / ".started").read_text(encoding="utf-8"))
    for _ in range(600):  # it ends when the system comes to it
        if not psutil.pid_exists(started) or psutil.Process(started).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.1)
    pytest.fail("it outlives its worker")


def test_the_same_bytes_twice_are_one_document(raw: Path) -> None:
    write(raw, b="same", a="same", c="other")
    summary = run(raw)
    assert statuses(raw) == {"a.txt": "ok", "c.txt": "ok"}
    assert codes(raw) == {"b.txt": "duplicate"}
    assert (summary.duplicates, summary.exit_code) == (1, 0)


def test_files_without_bytes_are_told_one_by_one(raw: Path) -> None:
    write(raw, a="", b="", c="text")
    assert run(raw).exit_code == 1
    assert codes(raw) == {"a.txt": "empty_file", "b.txt": "empty_file"}


def test_a_sidecar_without_its_report_is_told(raw: Path) -> None:
    write(raw, a="text")
    (raw / "b.txt.toml").write_text('title = "x"', encoding="utf-8")
    assert run(raw).exit_code == 0
    assert codes(raw) == {"b.txt.toml": "orphan_sidecar"}


def test_bytes_do_not_depend_on_workers_or_order(raw: Path) -> None:
    write(raw, **{f"report{number}": f"words {number}" * number for number in range(1, 8)})
    run(raw, workers=1)
    out = raw.parent / "out"
    first = {path.name: path.read_bytes() for path in out.glob("*.parquet")}
    run(raw, workers=3)
    assert len(first) == 8
    assert {path.name: path.read_bytes() for path in out.glob("*.parquet")} == first


def test_run_json_counts_and_names_versions(raw: Path) -> None:
    write(raw, a="text", b="raise")
    run(raw)
    manifest = json.loads((raw.parent / "out" / "run.json").read_text(encoding="utf-8"))
    assert manifest["files"] == {"ok": 1, "partial": 0, "failed": 1, "duplicate": 0}
    assert manifest["rows"]["documents"] == 2
    assert manifest["diagnostics"] == {"crashed": 1}
    assert {"extract", "python", "spacy", "pyarrow"} <= manifest["versions"].keys()


def test_names_of_any_kind_are_accounted_for(raw: Path) -> None:
    names = ["with space.txt", "絵文字😀.txt", "line\nbreak.txt", "right‮left.txt", "か\u3099.txt"]
    for number, name in enumerate(names):
        (raw / name).write_text(f"text {number}", encoding="utf-8")
    with open(os.fsencode(raw) + b"/latin\xe9.txt", "wb") as file:  # noqa: PTH123  a name that is not UTF-8
        file.write(b"text")
    assert run(raw).exit_code == 0
    assert set(statuses(raw)) == {*names[:4], "が.txt", "latin\\xe9.txt"}


def test_names_that_are_one_in_nfc_are_told_apart(raw: Path) -> None:
    for name in ("が.txt", "か\u3099.txt", "が.toml", "か\u3099.toml", "ぎ.toml", "き\u3099.toml"):
        (raw / name).touch()
    assert run(raw).exit_code == 1
    assert codes(raw) == {
        "が.txt": "empty_file",
        r"\u304c.txt": "empty_file",
        "ぎ.toml": "orphan_sidecar",
        r"\u304e.toml": "orphan_sidecar",
    }


def test_nothing_to_read_is_said(raw: Path) -> None:
    with pytest.raises(UsageError, match="no reports in"):
        run(raw)
    with pytest.raises(UsageError, match="make the folder"):
        run(raw / "nowhere")
    assert not (raw.parent / "out").exists()


def test_the_tables_are_not_read_as_reports(raw: Path) -> None:
    write(raw, a="text")
    out = raw / "processed"
    for _ in range(2):
        assert local.run(raw, out, entry=ENTRY).statuses == {"ok": 1}


def test_a_profile_with_a_typo_stops_the_run_before_it_begins(raw: Path) -> None:
    write(raw, a="text")
    with pytest.raises(ProfileError, match="site_visits"):
        local.run(raw, raw.parent / "out", profile="site_visit", entry=ENTRY)


def test_workers_that_cannot_start_stop_the_run(raw: Path) -> None:
    write(raw, a="text")
    with pytest.raises(UsageError, match="no_such_module"):
        local.run(raw, raw.parent / "out", entry="no_such_module:extract_file")


def test_one_run_at_a_time_per_folder(raw: Path) -> None:
    from filelock import FileLock

    write(raw, a="text")
    out = raw.parent / "out"
    out.mkdir()
    with FileLock(out / ".lock"), pytest.raises(UsageError, match="another run"):
        run(raw)
    assert run(raw).exit_code == 0


def test_a_place_that_cannot_be_written_to_is_said_before_the_run(raw: Path) -> None:
    write(raw, a="text")
    (raw.parent / "out").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(TableError, match="cannot be written to"):
        run(raw)


def test_large_documents_come_first(raw: Path) -> None:
    write(raw, small="s", large="l" * 100, middle="m" * 10)
    assert [job.source for job in plan(raw, raw.parent / "out").jobs] == ["large.txt", "middle.txt", "small.txt"]


def test_a_single_file_may_be_run(raw: Path) -> None:
    write(raw, a="text")
    assert source_name(raw / "a.txt", raw / "a.txt") == "a.txt"
    assert run(raw / "a.txt").statuses == {"ok": 1}
