"""Floors: what was reached once is not lost again, and the file that says so only rises."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from extract.check.score import Told, below, command, load_floors, run
from extract.check.score.floors import measures_of, raise_floors
from extract.errors import UsageError
from sample_reports import PROJECT

FLOORS = "tests/gold/floors.toml"
EPSILON = 1e-9


@pytest.fixture
def card(report):
    """A score with a row that is wrong."""
    report.row("mentions", "2023年度")["start_date"] = None
    return report.card()


def test_a_score_below_its_floor_ends_with_one(report, tmp_path, monkeypatch, capsys):
    report.row("mentions", "2023年度")["start_date"] = None
    monkeypatch.setattr(command, "_read_tables", lambda folder: report.frames())
    gold, floors = report.gold_path(), tmp_path / "floors.toml"
    floors.write_text(f"[{gold.stem}]\nmentions.f1 = 0.75\nnote = 'told to people'\n", encoding="utf-8")
    assert run(gold, tmp_path, None, Told(), floors) == 0
    floors.write_text(f"[{gold.stem}]\nmentions.f1 = 0.76\nmetrics.f1 = 0.5\n", encoding="utf-8")
    assert run(gold, tmp_path, None, Told(), floors, rise=True) == 1
    told = capsys.readouterr().out
    assert "below its floor: mentions.f1" in told
    assert "F1 by stage" in told
    assert load_floors(floors)[gold.stem] == {"mentions.f1": 0.76, "metrics.f1": 1.0}


def test_floors_rise_in_their_own_lines_and_never_fall(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    text = "# why\n[a]\nmetrics.f1 = 0.5  # noted\nfindings.kind = 0.9\n\n[b]\nmetrics.f1 = 0.5\n"
    floors.write_text(text, encoding="utf-8")
    raise_floors(floors, "a", {"metrics.f1": 0.75})
    assert floors.read_text(encoding="utf-8") == text.replace("0.5  # noted", "0.75  # noted")
    assert load_floors(floors) == {"a": {"metrics.f1": 0.75, "findings.kind": 0.9}, "b": {"metrics.f1": 0.5}}


def test_stages_are_measured_over_their_tables(card):
    measures = measures_of(card)
    assert measures["mentions.f1"] == 0.75
    assert measures["mentions.f1"] <= measures["stage.annotate"] < 1
    assert measures["mentions.start_date"] < 1


def test_a_measure_that_is_gone_counts_as_nothing(card):
    assert below(card, {"metrics.no_such_field": 0.2}) == {"metrics.no_such_field": (0.0, 0.2)}


def test_a_floor_that_is_no_share_is_refused(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[a]\nmetrics.f1 = 97\n", encoding="utf-8")
    with pytest.raises(UsageError, match="from 0 to 1"):
        load_floors(floors)


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("the history of the project is not here")
    return done.stdout


def test_no_floor_fell_since_it_was_last_written(tmp_path: Path) -> None:
    """Unless the gold that it is measured by was changed with it."""
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    now = load_floors(PROJECT / FLOORS)
    for commit in git("log", "-2", "--format=%H", "--", FLOORS).split():
        earlier = tmp_path / commit
        earlier.write_text(git("show", f"{commit}:{FLOORS}"), encoding="utf-8")
        changes = [
            line.split("\t") for line in git("diff", "-M", "--name-status", commit, "--", "tests/gold").splitlines()
        ]
        renamed = {Path(names[0]).stem: Path(names[1]).stem for kind, *names in changes if kind.startswith("R")}
        regauged = {Path(names[0]).stem for kind, *names in changes if kind == "M"}
        fallen = {
            f"{report}: {name}": (floor, kept.get(name, 0.0))
            for report, floors in load_floors(earlier).items()
            for kept in [now.get(renamed.get(report, report), {})]
            for name, floor in floors.items()
            if report not in regauged and kept.get(name, 0.0) < floor - EPSILON
        }
        assert fallen == {}
