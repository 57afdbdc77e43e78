"""The witness PDFs are what their scripts make, small, and each has its expectations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.read import read
from witnesses.make import HERE, WITNESSES
from witnesses.office.make import MADE, OFFICE, convert, digest, place, ready
from witnesses.office.make import WITNESSES as OFFICE_WITNESSES
from witnesses.sheet import fonts_are_here

MOST_BYTES = 2_500_000  # of all witnesses that are drawn here
MOST_OFFICE_BYTES = 1_000_000  # of all that LibreOffice makes: fonts are most of them


def printed(path: Path) -> list[tuple[str, list[float] | None]]:
    """The lines of a PDF with their boxes to a tenth of a point."""
    source, _ = read(path, path.name)
    return [
        (line.text, [round(edge, 1) for edge in line.box] if line.box else None)
        for page in source.pages
        for line in page.lines
    ]


@pytest.mark.skipif(not fonts_are_here(), reason="the IPAex fonts are not installed")
@pytest.mark.parametrize("name", sorted(WITNESSES))
def test_a_script_makes_the_witness(name: str, tmp_path: Path) -> None:
    made = tmp_path / f"{name}.pdf"
    WITNESSES[name](made)
    assert printed(made) == printed(HERE / f"{name}.pdf")


def test_office_documents_are_made_from_what_is_written_there() -> None:
    assert json.loads(MADE.read_text("utf-8"))["made"] == {name: digest(name) for name in sorted(OFFICE)}


def test_the_office_program_makes_the_witnesses(tmp_path: Path) -> None:
    if not ready():
        pytest.skip("LibreOffice of the version that made them, or one of its fonts, is not installed")
    convert({name: (source(), ending) for name, (source, ending) in OFFICE.items()}, tmp_path)
    for name in OFFICE:
        assert printed(tmp_path / f"{name}.pdf") == printed(place(name)), name


def test_each_witness_has_its_expectations() -> None:
    pdfs = {path.stem for path in HERE.glob("*.pdf")}
    assert pdfs == set(WITNESSES) | set(OFFICE_WITNESSES) == {path.stem for path in HERE.glob("*.toml")}
    assert sum((HERE / f"{name}.pdf").stat().st_size for name in WITNESSES) < MOST_BYTES
    assert sum((HERE / f"{name}.pdf").stat().st_size for name in OFFICE_WITNESSES) < MOST_OFFICE_BYTES
