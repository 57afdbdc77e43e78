"""What a run tells while it goes on and at its end: in a terminal, without one, in a log file, as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from extract.cli import cli
from extract.engines import display, local
from extract.engines.display import Display, print_summary
from extract.engines.summary import RunSummary

ENTRY = "scripted_documents:extract_file"
Files = Callable[..., Path]


@pytest.fixture
def raw(tmp_path: Path) -> Files:
    def write(**files: str) -> Path:
        (tmp_path / "raw").mkdir(exist_ok=True)
        for name, text in files.items():
            (tmp_path / "raw" / f"{name}.txt").write_text(text, encoding="utf-8")
        return tmp_path / "raw"

    return write


def shown(raw: Path, *, terminal: bool, verbose: bool = False) -> tuple[RunSummary, str]:
    """A run and what it shows while it goes on."""
    console = Console(file=io.StringIO(), force_terminal=terminal, width=200, highlight=False)
    summary = local.run(raw, raw.parent / "out", workers=1, display=Display(console, verbose), entry=ENTRY)
    assert isinstance(console.file, io.StringIO)
    return summary, console.file.getvalue()


def summed_up(summary: RunSummary) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_summary(summary, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_without_a_terminal_every_document_has_a_line(raw: Files) -> None:
    _, lines = shown(raw(a="one", b="raise"), terminal=False)
    assert "1/2 failed" in lines
    assert "b.txt  crashed: ReadError" in lines
    assert "2/2 ok" in lines
    assert "\x1b" not in lines


def test_lines_of_long_runs_are_few(raw: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "EACH", 3)
    folder = raw(**{f"report{number}": f"sections {number + 1}" for number in range(4)}, bug="raise")
    _, lines = shown(folder, terminal=False)
    assert lines.splitlines() == [line for line in lines.splitlines() if "bug.txt" in line]
    monkeypatch.setattr(display, "PAUSE", 0.0)
    _, lines = shown(raw(**{f"new{number}": f"sections {number + 5}" for number in range(4)}), terminal=False)
    assert "/5 documents, " in lines
    assert " pages/s, 0:00:0" in lines


def test_a_terminal_has_a_bar_with_documents_pages_rate_and_time_left(raw: Files) -> None:
    _, bar = shown(raw(a="sections 3", b="raise"), terminal=True)
    assert "2/2" in bar
    assert "documents, 3 pages, " in bar
    assert "pages/s" in bar
    assert "left" in bar
    assert "b.txt  crashed" in bar


def test_verbose_tells_the_stages_of_a_document(raw: Files) -> None:
    _, lines = shown(raw(a="one"), terminal=False, verbose=True)
    assert lines.splitlines()[:2] == ["a.txt: read …", "a.txt: annotate …"]


def test_the_summary_tells_what_failed_the_rows_the_slowest_and_where_the_time_went(raw: Files) -> None:
    summary, _ = shown(raw(a="sections 5", b="raise", c="sections 5"), terminal=False)
    told = summed_up(summary)
    assert "2 reports (5 pages read)" in told
    assert "1 ok, 1 failed, 1 read already under another name" in told
    assert "failed  b.txt: crashed" in told
    assert "sections                5" in told
    assert "slowest: " in told
    assert all(f"{stage} 0." in told for stage in ("read", "annotate", "write"))


def test_the_summary_of_a_run_with_many_failures_is_short(raw: Files) -> None:
    summary = RunSummary(Path("raw"), Path("out"), None)
    summary.failures = {f"{number}.txt": "crashed" for number in range(1000)}
    assert "and 980 more" in summed_up(summary)


def test_a_name_cannot_move_the_cursor_or_use_markup(raw: Files) -> None:
    folder = raw()
    for name in ("line\nbreak \x1b[2J.txt", "[red]not markup[bold].txt", "right\u202eleft.txt"):
        (folder / name).write_text(f"raise {name!r}", encoding="utf-8")
    summary, lines = shown(folder, terminal=False)
    for told in (lines, summed_up(summary)):
        assert r"line\nbreak \x1b[2J.txt" in told
        assert "[red]not markup[bold].txt" in told
        assert "\u202e" not in told


def test_the_log_has_every_document_and_the_end(raw: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("extract.engines.pool.PIPELINE", ENTRY)
    log = tmp_path / "nightly.log"
    arguments = ["run", str(raw(a="one", b="raise")), "--out", str(tmp_path / "out"), "--log", str(log), "--json"]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert json.loads(result.stdout)["stages"].keys() == {"read", "annotate", "write"}
    lines = log.read_text(encoding="utf-8").splitlines()
    assert [line.split()[2] for line in lines] == ["INFO", "ERROR", "INFO", "INFO"]
    assert "2 of 2 reports are to be done" in lines[0]
    assert "failed b.txt" in lines[1]
    assert "done in" in lines[3]
    (tmp_path / "out" / ".store").rename(tmp_path / "moved")
    (tmp_path / "out" / ".store").write_text("in the way", encoding="utf-8")
    CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert "CRITICAL" in log.read_text(encoding="utf-8").splitlines()[-1]
    assert "cannot be written to" in log.read_text(encoding="utf-8").splitlines()[-1]
