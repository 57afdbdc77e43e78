"""Runs after runs: only what changed is done again, and the tables are those that a fresh run would write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import read_tables
from extract.engines import local
from extract.engines.crew import Limits
from extract.engines.keys import fingerprint
from extract.engines.summary import RunSummary
from extract.records.rows import TABLES

ENTRY = "scripted_documents:extract_file"
FILES = [f"{table}.parquet" for table in TABLES]


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Five reports of three kinds: two good ones, one twice, one bad, one empty; profiles of its own."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, text in {"a": "one", "b": "two", "c": "two", "none": "", "z": "noted three"}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(
    raw: Path, out: Path | None = None, *, fresh: bool = False, profile: str | None = None, timeout: float = 30
) -> RunSummary:
    out = out or raw.parent / "out"
    return local.run(raw, out, workers=1, limits=Limits(timeout=timeout), fresh=fresh, profile=profile, entry=ENTRY)


def tables(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def done_again(raw: Path) -> set[str]:
    """The sources that another run does, after which the tables are those that a fresh run would write."""
    summary = run(raw)
    elsewhere = raw.parent / "elsewhere"
    assert tables(summary.out) == tables(run(raw, elsewhere, fresh=True).out)
    assert summary.unchanged + len(summary.times) == sum(summary.statuses.values())
    return set(summary.times)


def refuse_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    def hire(*_: object) -> None:
        raise AssertionError("a worker process was started")

    monkeypatch.setattr("extract.engines.pool.Worker", hire)


def test_nothing_is_done_when_nothing_changed(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(raw)
    before, inodes = tables(first.out), {name: (first.out / name).stat().st_ino for name in FILES}
    refuse_workers(monkeypatch)
    second = run(raw)
    assert tables(second.out) == before
    assert {name: (second.out / name).stat().st_ino for name in FILES} == inodes, "the tables were written again"
    assert (second.statuses, second.failures, second.diagnostics) == (first.statuses, first.failures, first.diagnostics)
    assert (second.rows, second.exit_code, second.duplicates) == (first.rows, first.exit_code, first.duplicates)
    assert (first.unchanged, second.unchanged, second.workers) == (0, 4, 0)
    stated = json.loads((second.out / "run.json").read_text(encoding="utf-8"))
    assert (stated["unchanged"], stated["workers"]) == (4, 0)
    assert stated["files"] == {"ok": 3, "partial": 0, "failed": 1, "duplicate": 1}


def test_only_what_is_new_or_other_is_done(raw: Path) -> None:
    run(raw)
    (raw / "new.txt").write_text("new", encoding="utf-8")
    assert done_again(raw) == {"new.txt"}
    (raw / "a.txt").write_text("other", encoding="utf-8")
    assert done_again(raw) == {"a.txt"}
    assert done_again(raw) == set()


def test_rows_of_a_removed_file_vanish(raw: Path) -> None:
    run(raw)
    (raw / "a.txt").unlink()
    assert done_again(raw) == set()
    assert "a.txt" not in set(read_tables(raw.parent / "out")["documents"]["source"])
    assert len(list((raw.parent / "out" / ".store").iterdir())) == 3


def test_a_renamed_file_keeps_its_id_and_gets_its_new_name(raw: Path) -> None:
    run(raw)
    documents = read_tables(raw.parent / "out")["documents"].set_index("source")["document_id"]
    (raw / "later").mkdir()
    (raw / "z.txt").rename(raw / "later" / "2024.04 新.txt")
    assert done_again(raw) == set()
    frames = read_tables(raw.parent / "out")
    assert frames["documents"].set_index("source")["document_id"]["later/2024.04 新.txt"] == documents["z.txt"]
    noted = frames["diagnostics"].set_index("document_id").loc[documents["z.txt"]]
    assert noted["source"] == "later/2024.04 新.txt"


def test_another_name_of_the_same_bytes_takes_over(raw: Path) -> None:
    run(raw)
    (raw / "b.txt").unlink()
    assert done_again(raw) == set()
    (raw / "0.txt").write_text("one", encoding="utf-8")
    assert done_again(raw) == set()
    assert {"0.txt", "c.txt"} <= set(read_tables(raw.parent / "out")["documents"]["source"])


def test_an_empty_file_under_another_name_is_told_under_that(raw: Path) -> None:
    run(raw)
    (raw / "none.txt").rename(raw / "nothing.txt")
    assert done_again(raw) == {"nothing.txt"}


def test_an_ending_that_claims_another_type_counts_as_a_change(raw: Path) -> None:
    run(raw)
    (raw / "a.txt").rename(raw / "a.pdf")
    assert done_again(raw) == {"a.pdf"}


def test_a_sidecar_belongs_to_its_report(raw: Path) -> None:
    run(raw)
    (raw / "a.txt.toml").write_text('title = "x"', encoding="utf-8")
    assert done_again(raw) == {"a.txt"}
    (raw / "a.txt.toml").write_text('title = "y"', encoding="utf-8")
    assert done_again(raw) == {"a.txt"}
    (raw / "a.txt.toml").unlink()
    assert done_again(raw) == {"a.txt"}


def test_a_profile_that_may_apply_counts_as_a_change(raw: Path) -> None:
    run(raw)
    everything = {"a.txt", "b.txt", "none.txt", "z.txt"}
    profile = raw.parent / "pipelines" / "special.toml"
    profile.parent.mkdir()
    profile.write_text('name = "special"', encoding="utf-8")
    assert done_again(raw) == everything
    assert set(run(raw, profile="special").times) == everything
    assert set(run(raw, profile=str(profile)).times) == set()
    assert set(run(raw, profile="general").times) == everything
    profile.write_text('name = "special"\ndescription = "changed"', encoding="utf-8")
    assert set(run(raw, profile="general").times) == set()


def test_code_rules_and_libraries_count_as_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.engines.keys.PACKAGE", tmp_path)
    seen = [fingerprint(None, ENTRY)]
    (tmp_path / "rules").mkdir()
    for name in ("stage.py", "rules/units.toml"):
        for text in ("", "one", "two"):
            (tmp_path / name).write_text(text, encoding="utf-8")
            seen.append(fingerprint(None, ENTRY))
    (tmp_path / "stage.py").rename(tmp_path / "rules" / "stage.py")
    seen.append(fingerprint(None, ENTRY))
    monkeypatch.setattr("extract.engines.versions.version", lambda name: "0")
    seen.append(fingerprint(None, ENTRY))
    assert len(set(seen)) == len(seen)


def test_fresh_does_everything_again(raw: Path) -> None:
    run(raw)
    summary = run(raw, fresh=True)
    assert (len(summary.times), summary.unchanged) == (4, 0)
    assert done_again(raw) == set()


def test_far_fewer_rows_than_before_are_warned_of(raw: Path) -> None:
    for name, sections in {"d": 60, "e": 70, "f": 20}.items():
        (raw / f"{name}.txt").write_text(f"sections {sections}", encoding="utf-8")
    assert run(raw).warnings == []
    (raw / "d.txt").write_text("sections 29", encoding="utf-8")
    (raw / "e.txt").write_text("sections 69", encoding="utf-8")
    (raw / "f.txt").write_text("sections 10", encoding="utf-8")
    warnings = run(raw).warnings
    assert [warning.partition(":")[0] for warning in warnings] == ["d.txt", "all reports together"]
    assert "29 sections, 60 in the run before" in warnings[0]
    assert json.loads((raw.parent / "out" / "run.json").read_text(encoding="utf-8"))["warnings"] == warnings
    (raw / "e.txt").unlink()
    assert ["39 sections, 108 in the run before" in warning for warning in run(raw).warnings] == [True]
    assert run(raw).warnings == []


def test_a_result_that_was_kept_before_is_not_taken_for_one_that_failed_now(raw: Path) -> None:
    """A document goes through, then it fails in a fresh run: the tables say so, and the next run tries again."""
    (raw / "hang.txt").write_text("late", encoding="utf-8")
    run(raw)
    run(raw)
    (raw / ".hang.txt.tried").unlink()
    assert "hang.txt" in run(raw, fresh=True).failures
    assert "hang.txt" in set(read_tables(raw.parent / "out")["documents"].query("status == 'failed'")["source"])
    assert "hang.txt" not in run(raw).failures


def test_a_file_that_gets_the_bytes_of_another_while_it_is_read_is_a_duplicate(raw: Path) -> None:
    (raw / "copy.txt").write_text("become one", encoding="utf-8")
    assert run(raw).statuses["ok"] == 4
    told = read_tables(raw.parent / "out")["diagnostics"].set_index("source")["code"]
    assert told["copy.txt"] == "duplicate"


def test_the_store_may_be_deleted_or_damaged(raw: Path) -> None:
    run(raw)
    store = raw.parent / "out" / ".store"
    kept = sorted(store.iterdir())
    kept[0].unlink()
    kept[1].write_bytes(kept[1].read_bytes()[:-100])
    whole = kept[2].read_bytes()
    kept[2].write_bytes(whole[:500] + bytes([whole[500] ^ 1]) + whole[501:])
    (store / "stray.arrow.zst").touch()
    (raw / "a.txt").rename(raw / "renamed.txt")  # so that the tables that are there will not do
    assert len(done_again(raw)) == 3
    assert len(list(store.iterdir())) == 4


def test_tables_that_were_changed_or_lost_are_written_again(raw: Path) -> None:
    out = run(raw).out
    (out / "documents.parquet").write_bytes(b"not a table")
    assert done_again(raw) == set()
    (out / "findings.parquet").resolve().unlink()
    assert done_again(raw) == set()
    (out / "run.json").write_text("not JSON", encoding="utf-8")
    assert done_again(raw) == set()


def test_what_the_moment_did_to_a_document_is_tried_again(raw: Path) -> None:
    for name, text in {"bug": "raise", "dead": "die", "hang": "hang", "misfit": "misfit"}.items():
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    for _ in range(2):
        assert {"bug.txt", "dead.txt", "hang.txt", "misfit.txt"} <= set(run(raw, timeout=1).times)
    assert set(run(raw, timeout=1).failures) == {"bug.txt", "dead.txt", "hang.txt", "misfit.txt", "none.txt"}


def test_a_document_that_failed_before_the_run_was_killed_is_not_taken_for_the_tables_of_then(raw: Path) -> None:
    """The first run failed on it; the second did it but could not write its tables; the third must write them."""
    (raw / "late.txt").write_text("late", encoding="utf-8")
    assert "late.txt" in run(raw).failures
    out = raw.parent / "out"
    before = tables(out)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("extract.write.files._write_json", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(raw)
    assert tables(out) == before
    assert run(raw).failures.keys() == {"none.txt"}


def test_a_file_that_changes_while_it_is_read_is_not_kept(raw: Path) -> None:
    (raw / "a.txt").write_text("grow", encoding="utf-8")
    run(raw)
    assert "a.txt" in run(raw).times
