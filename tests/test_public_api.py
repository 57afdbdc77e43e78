"""The stable interface: what `import extract` offers, and that it costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import extract
from extract.records.rows import TABLES
from sample_reports import RAW


def test_the_interface_is_these_names() -> None:
    assert dir(extract) == ["__version__", "expressions", "extract_document", "read_tables"]
    assert extract.__version__


def test_importing_it_loads_nothing() -> None:
    program = "import sys, extract; print(sorted(name for name in sys.modules if name.startswith('extract.')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_document_becomes_frames() -> None:
    report = RAW / "care-visits-2023.txt"
    tables = extract.extract_document(report)
    assert tuple(tables) == TABLES
    assert tables["documents"]["source"].tolist() == [report.name]
    assert len(tables["metrics"]) > 0


def test_a_file_that_cannot_be_read_is_told_not_raised(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    tables = extract.extract_document(str(tmp_path / "empty.txt"))
    assert tables["diagnostics"]["code"].tolist() == ["empty_file"]
    assert tables["documents"].empty


def test_expressions_are_found_in_text() -> None:
    (mention,) = extract.expressions.find("令和５年度")
    assert (mention.kind, mention.granularity) == ("date", "fiscal_year")
