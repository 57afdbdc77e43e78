"""What a person saw on pages, of reports and of witnesses of our own, against what the program reads there."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from extract.check.pages import QUESTIONS, ExpectedDocument, Reading, asked, differences, load_expected, read_pages
from sample_reports import RAW, SHARED

TESTS = Path(__file__).parent
REAL = TESTS / "gold" / "pages"
WITNESSES = TESTS / "witnesses"
GAPS = {gap["case"]: gap["reason"] for gap in tomllib.loads((REAL / "gaps.toml").read_text("utf-8"))["gap"]}


@cache
def expectations() -> dict[Path, ExpectedDocument]:
    """By the path of its PDF, what a person saw in it."""
    files = [path for path in sorted(REAL.glob("*.toml")) if path.name != "gaps.toml"]
    found = {}
    for path in files:
        expected = load_expected(path)
        own = RAW / expected.document.sample
        found[own if own.is_file() else SHARED / expected.document.sample] = expected
    for path in sorted(WITNESSES.glob("*.toml")):
        expected = load_expected(path)
        found[WITNESSES / expected.document.sample] = expected
    return found


@cache
def reading_of(path: Path) -> Reading:
    return read_pages(path)


@cache
def reads_scans() -> bool:
    """Whether tesseract with its Japanese data is installed."""
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "jpn" in listed.stdout.split()


def cases() -> list[object]:
    found = []
    for path, expected in expectations().items():
        for page in expected.page:
            for question in asked(page):
                name = f"{path.stem}-p{page.number}-{question}"
                marks = [pytest.mark.xfail(strict=True, reason=GAPS[name])] if name in GAPS else []
                found.append(pytest.param(path, page.number, question, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("path", "number", "question"), cases())
def test_a_page_is_read_as_a_reader_reads_it(path: Path, number: int, question: str) -> None:
    expected = expectations()[path]
    if not path.parent.is_dir():
        pytest.skip("the sample reports (../shared/samples) are not here")
    if any(page.ocr for page in expected.page if page.number == number) and not reads_scans():
        pytest.skip("tesseract with Japanese is not installed")
    wrong = differences(expected, number, question, reading_of(path))
    assert not wrong, f"{path.name}, page {number}, {question}:\n" + "\n".join(wrong)


def test_every_known_gap_names_a_case() -> None:
    assert set(GAPS) <= {case.id for case in cases()}


def test_every_question_is_asked_of_some_page() -> None:
    assert {case.values[2] for case in cases()} == set(QUESTIONS)
