"""Nothing printed gets lost: each character of a report stands in one block, or is listed as furniture."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli import cli
from extract.coverage import TWICE, UNPLACED, Coverage, coverage_of_file

RAW = Path(__file__).parents[1] / "raw"
SAMPLES = Path(__file__).parents[1].parent / "shared" / "samples"
WITHOUT_TEXT = "mhlw-notice-scanned-2016.pdf"


def reports(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.*") if path.suffix in (".pdf", ".txt") and path.name != WITHOUT_TEXT)


def counts(path: Path) -> dict[str, int]:
    measured = coverage_of_file(path, path.name)
    assert isinstance(measured, Coverage)
    return measured.by_part()


def is_covered(path: Path) -> None:
    found = counts(path)
    assert sum(found.values()) > 100
    assert found.get(UNPLACED, 0) == found.get(TWICE, 0) == 0


@pytest.mark.parametrize("path", reports(RAW), ids=lambda path: path.name)
def test_every_character_of_our_own_samples_has_one_place(path: Path) -> None:
    is_covered(path)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample reports (../shared/samples) are not here")
@pytest.mark.parametrize("path", reports(SAMPLES), ids=lambda path: path.name)
def test_every_character_of_real_reports_has_one_place(path: Path) -> None:
    is_covered(path)


def test_furniture_is_a_small_part_of_a_report() -> None:
    for path in reports(RAW):
        found = counts(path)
        furniture = sum(count for part, count in found.items() if part.startswith("furniture"))
        assert furniture < 0.15 * sum(found.values())


def test_the_command_tells_what_is_where() -> None:
    path = next(path for path in reports(RAW) if path.suffix == ".pdf" and "blind" not in path.name)
    result = CliRunner().invoke(cli, ["show", "--coverage", str(path)])
    assert result.exit_code == 0
    assert "furniture: page_number" in result.output
    assert any(line.split()[:1] == ["0"] and UNPLACED in line for line in result.output.splitlines())


def test_coverage_of_a_file_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["show", "--coverage", str(tmp_path / "none.pdf")])
    assert result.exit_code != 0
