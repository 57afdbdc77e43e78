"""The witness PDFs are what their scripts make, small, and each has its expectations."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read
from witnesses.make import HERE, WITNESSES
from witnesses.sheet import fonts_are_here

MOST_BYTES = 2_500_000  # of all witnesses together


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


def test_each_witness_has_its_expectations() -> None:
    pdfs = {path.stem for path in HERE.glob("*.pdf")}
    assert pdfs == set(WITNESSES) == {path.stem for path in HERE.glob("*.toml")}
    assert sum(path.stat().st_size for path in HERE.glob("*.pdf")) < MOST_BYTES
