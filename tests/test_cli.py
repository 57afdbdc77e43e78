"""The commands: what they print, how they end, and that answering a question loads nothing heavy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import cli
from extract.cli import main as console_script
from sample_reports import RAW

HEAVY = ("spacy", "pandas", "pyarrow", "pdfplumber", "pypdfium2", "numpy", "pydantic")


def invoke(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=text, standalone_mode=False)


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """How the console script ends."""
    monkeypatch.setattr(sys, "argv", ["extract", *arguments])
    with pytest.raises(SystemExit) as ended:
        console_script()
    return ended.value.code


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["schema"], ["run", "--help"]])
def test_answers_load_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys; from extract.cli import cli; cli.main(sys.argv[1:], standalone_mode=False);"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert done.stdout
    assert done.stderr.strip() == "[]"


def test_every_command_shows_an_example() -> None:
    for name in cli.commands:
        assert "Example" in invoke(name, "--help").output


def test_schema_prints_every_table() -> None:
    printed = invoke("schema").output
    assert "FACILITY_ATTRIBUTES" in printed
    package = json.loads(invoke("schema", "--json").output)
    assert len(package["resources"]) == 8


def test_parse_prints_an_array() -> None:
    (mention,) = json.loads(invoke("parse", "昨年は", "--date", "2024-06-01").output)
    assert (mention["start_date"], mention["end_date"]) == ("2023-01-01", "2023-12-31")
    assert json.loads(invoke("parse", text="約30人").output)[0]["value"] == 30


def test_parse_reads_json_lines(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"text": "昨年", "date": "2024-06-01"}\n{"text": "何もない", "date": null}\n', encoding="utf-8")
    lines = invoke("parse", "--jsonl", str(cases)).output.splitlines()
    assert [len(json.loads(line)) for line in lines] == [1, 0]


def test_parse_names_a_line_that_it_cannot_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"text": "昨年"}\n{"date": "2024-06-01"}\n', encoding="utf-8")
    assert exit_code(monkeypatch, "parse", "--jsonl", str(cases)) == 2
    assert "line 2" in capsys.readouterr().err


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs do what the words of the files say."""
    monkeypatch.setattr("extract.engines.pool.PIPELINE", "scripted_documents:extract_file")


@pytest.mark.usefixtures("scripted")
def test_exit_codes_of_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    assert exit_code(monkeypatch, "run", str(raw), "--out", str(out)) == 2
    assert "put PDF or text files into it" in capsys.readouterr().err
    (raw / "a.txt").write_text("text", encoding="utf-8")
    assert exit_code(monkeypatch, "run", str(raw), "--out", str(out)) == 0
    assert "1 report in" in capsys.readouterr().out
    assert exit_code(monkeypatch, "run", str(raw), "--out", str(out), "--pipeline", "site_visit") == 2
    assert re.search("known: general,.* site_visits", capsys.readouterr().err)
    (raw / "b.txt").write_text("raise", encoding="utf-8")
    assert exit_code(monkeypatch, "run", str(raw), "--out", str(out), "--json") == 1
    summary = json.loads(capsys.readouterr().out)
    assert summary["files"] == {"ok": 1, "partial": 0, "failed": 1, "duplicate": 0}
    assert exit_code(monkeypatch, "run", str(raw), "--out", str(out), "--workers", "0") == 2


def test_show_marks_what_was_found(tmp_path: Path) -> None:
    report = RAW / "care-visits-2023.txt"
    printed = invoke("show", str(report), "--out", str(tmp_path / "none")).output
    assert "site_visits" in printed
    assert "visit_date" in printed
    assert "→" in printed


@pytest.mark.usefixtures("scripted")
def test_show_finds_a_report_by_file_source_and_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.txt").write_text("text", encoding="utf-8")
    assert exit_code(monkeypatch, "run", str(raw), "--out", str(out)) == 0
    shown = {
        invoke("show", source, "--out", str(out)).output for source in ("a.txt", str(raw / "a.txt"), "982d9e3eb996f559")
    }
    assert len(shown) == 1
    assert "982d9e3eb996f559" in shown.pop()
    assert exit_code(monkeypatch, "show", "a.tx", "--out", str(out)) == 2
    assert "did you mean a.txt" in capsys.readouterr().err
