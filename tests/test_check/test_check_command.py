"""``extract check``: snapshots are accepted by people, and whatever differs from them is told and fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from extract.check.golden import present
from extract.engines import keys
from extract.engines.versions import versions
from extract.errors import UsageError

Check = Callable[..., Result]


def test_what_was_accepted_is_the_same_and_stays_so_with_other_patch_levels(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check().return_value == 1
    assert check("--accept").return_value == 0
    snapshot = {path.name: path.read_bytes() for path in (tmp_path / "golden/report.txt").iterdir()}
    assert {"blocks.jsonl", "outline.jsonl", "annotations.jsonl", "sections.jsonl", "mentions.jsonl"} <= set(snapshot)
    monkeypatch.setattr(keys, "versions", lambda: {**versions(), "spacy": "3.99.1"})
    again = check()  # other versions: nothing that was kept counts, all of it is done again
    assert again.return_value == 0
    assert "1/1" in again.output
    assert "nothing differs" in again.output
    assert check("--accept").return_value == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "golden/report.txt").iterdir()} == snapshot


def test_a_changed_report_tells_its_rows_stages_and_rules(check: Check, samples: Path) -> None:
    check("--accept")
    report = samples / "report.txt"
    report.write_text(report.read_text(encoding="utf-8").replace("令和５年度に", "令和４年度に"), encoding="utf-8")
    told = check("--json")
    assert told.return_value == 1
    (document,) = json.loads(told.stdout)["differences"]
    assert (document["document"], document["first_stage"]) == ("report.txt", "read")
    mention = next(row for row in document["rows"] if row["table"] == "mentions")
    assert mention["fields"]["start_date"] == {"old": "2023-04-01", "new": "2022-04-01"}
    sentence = mention["sentence"]
    assert sentence["text"][sentence["start"] : sentence["end"]] == "令和４年度"
    assert mention["rule"] == {"old": "date.year", "new": "date.year"}
    assert check().return_value == 1
    assert "2023-04-01" in check().output


def test_one_sample_is_accepted_and_the_other_not(check: Check, samples: Path) -> None:
    check("--accept")
    for year, name in enumerate(("report.txt", "second.txt"), start=2020):
        (samples / name).write_text(f"●概要\n館は{year}年に開いた。\n", encoding="utf-8")
    assert check("second", "--accept").return_value == 0
    told = json.loads(check("--json").stdout)
    assert [document["document"] for document in told["differences"]] == ["report.txt"]


def test_reports_that_nobody_accepted_are_left_alone_in_raw_and_lost_samples_are_told(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for place in ("raw/own.txt", "raw/blind-1.txt", "raw/shipped.txt", "tests/samples/small.txt"):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"●概要\n{place}の館である。\n", encoding="utf-8")
    assert check("shipped", "--accept", folder=Path("raw")).return_value == 0
    golden = tmp_path / "golden"
    (golden / "gone.txt").mkdir()
    (golden / "gone.txt/sections.jsonl").write_text("{}\n", encoding="utf-8")
    told = json.loads(check("--json", folder=None).stdout)
    assert {found["document"]: found["status"] for found in told["differences"]} == {
        "small.txt": "new",
        "gone.txt": "lost",
    }
    assert told["documents"] == 3
    assert told["notes"] == ["not checked, for want of a snapshot: own.txt"]
    assert check("--accept", folder=None).return_value == 0
    assert sorted(path.name for path in golden.iterdir()) == ["shipped.txt", "small.txt"]


def test_nothing_is_accepted_in_ci(check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CI", "true")
    assert isinstance(check("--accept").exception, UsageError)
    assert not (tmp_path / "golden").exists()


def test_a_name_that_is_unknown_and_a_broken_snapshot_cannot_be_checked(check: Check, tmp_path: Path) -> None:
    assert isinstance(check("repot").exception, UsageError)
    check("--accept")
    with (tmp_path / "golden/report.txt/sections.jsonl").open("a", encoding="utf-8") as file:
        file.write("<<<<<<< ours\n")
    broken = check().exception
    assert isinstance(broken, UsageError)
    assert "sections.jsonl, line" in str(broken)


def test_what_did_not_change_is_not_read_again(check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    check("--accept")
    before = {path.name for path in (tmp_path / "work/some/tables/.store").iterdir()}
    assert "1/1" not in check().output  # a document that is done is shown as it passes
    assert {path.name for path in (tmp_path / "work/some/tables/.store").iterdir()} == before
    assert present.TRACE.startswith("extract.check.golden")


def test_a_page_holds_every_difference_and_takes_nothing_in_as_markup(
    check: Check, samples: Path, tmp_path: Path
) -> None:
    check("--accept")
    report = samples / "report.txt"
    report.write_text(report.read_text(encoding="utf-8").replace("みなと館", "<b>みなと館&"), encoding="utf-8")
    page = tmp_path / "page.html"
    check("--html", str(page))
    written = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;みなと館&amp;" in written
    assert "<b>みなと館" not in written
    assert "src=" not in written
    assert "href=" not in written
