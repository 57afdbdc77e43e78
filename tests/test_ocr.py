"""Scans: pages that are pictures, made here from pages with a text layer, so that what they say is known."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from character_errors import character_errors, letters, load_transcript
from extract.engines.keys import fingerprint
from extract.errors import ReadError
from extract.normalise.evidence import Places
from extract.pipeline import extract_file
from extract.read import read
from extract.read.letters import are_latin
from extract.read.misread import mended_text
from extract.read.ocr import is_writing
from extract.read.tesseract import ACROSS, Word, has_vertical, ocr_version
from extract.records.passage import Passage
from extract.records.rows import Row
from extract.records.section import Section
from extract.records.source import Box, Line, Page, Source
from extract.rules import Rule, load_table
from sample_reports import RAW, SHARED

needs_ocr = pytest.mark.skipif(ocr_version() is None, reason="needs Tesseract's Japanese data (tesseract-ocr-jpn)")
needs_vertical = pytest.mark.skipif(not has_vertical(), reason="needs Tesseract's data for vertical Japanese")
DPI = 200
REPORT = RAW / "rural-resource-visits-2024.pdf"
TRANSCRIPTS = Path(__file__).parent / "gold" / "scans"
MOST_WRONG = 0.006  # of the letters of the scanned notice
TEXT_PAGE = 1  # 0-based: running text of one facility


@cache
def printed() -> Source:
    """The report as its text layer has it."""
    return read(REPORT, REPORT.name)[0]


def picture(report: Path = REPORT, page: int = TEXT_PAGE) -> Image.Image:
    document = pdfium.PdfDocument(report)
    try:
        return document[page].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def scan(path: Path, *pages: Image.Image) -> Path:
    """A PDF whose pages are these pictures and nothing else."""
    pages[0].save(path, format="PDF", resolution=DPI, save_all=True, append_images=pages[1:])
    return path


def plain(lines: Sequence[Line]) -> str:
    """What lines say, from top to bottom, without spaces and widths."""
    return re.sub(r"[\s○〇●]", "", unicodedata.normalize("NFKC", "".join(line.text for line in lines)))


def likeness(page: Page) -> float:
    """How much of the printed page the scanned one says, in any order of lines."""
    said, truth = plain(page.lines), [plain([line]) for line in printed().pages[TEXT_PAGE].lines]
    found = 0
    for line in truth:
        matcher = SequenceMatcher(None, said, line, autojunk=False)
        found += sum(block.size for block in matcher.get_matching_blocks() if block.size >= min(3, len(line)))
    return found / sum(map(len, truth))


@needs_ocr
def test_a_scanned_page_says_what_is_printed(tmp_path: Path) -> None:
    source, _ = read(scan(tmp_path / "scan.pdf", picture()), "scan.pdf")
    assert source.text_source == "ocr"
    assert likeness(source.pages[0]) > 0.97
    assert all(len(line.confidences) == len(line.text) == len(line.char_boxes) for line in source.pages[0].lines)


@needs_ocr
def test_rows_of_a_scan_stand_where_those_of_the_text_layer_do(tmp_path: Path) -> None:
    rows = extract_file(scan(tmp_path / "scan.pdf", picture())).tables
    assert rows["documents"][0]["text_source"] == "ocr"
    truth = stated([row for row in extract_file(REPORT).tables["mentions"] if row["page"] == TEXT_PAGE + 1])
    found = stated(rows["mentions"])
    both = [(found[quote], truth[quote]) for quote in truth if quote in found]
    assert len(both) >= 0.8 * len(truth)
    letter = 12  # points
    apart = [max(abs(one[side] - other[side]) for side in ("x0", "x1", "top", "bottom")) for one, other in both]
    assert max(apart) <= 1.5 * letter


def stated(rows: Sequence[Row]) -> dict[str, Any]:
    """Where each expression stands that is printed once, by its letters: widths cannot be seen on a picture."""
    times = Counter(letters(row["quote"]) for row in rows)
    return {said: row["boxes"][0] for row in rows if times[said := letters(row["quote"])] == 1}


@needs_ocr
@pytest.mark.parametrize("quarters", [1, 2])
def test_a_page_that_was_laid_in_turned_is_read_all_the_same(tmp_path: Path, quarters: int) -> None:
    turned = picture().rotate(-90 * quarters, expand=True)
    source, _ = read(scan(tmp_path / "scan.pdf", turned), "scan.pdf")
    assert likeness(source.pages[0]) > 0.95
    assert {glyph_turn(line) for line in source.pages[0].lines if len(line.text) > 5} == {quarters}


def glyph_turn(line: Line) -> int:
    """Clockwise quarter turns of a line, by where its first and last characters stand."""
    first, *_, last = (box for box in line.char_boxes if box is not None)
    right, down = last.x0 - first.x0, last.top - first.top
    return (0 if right > 0 else 2) if abs(right) > abs(down) else (1 if down > 0 else 3)


@needs_ocr
def test_lines_that_slant_are_read_level_and_found_where_they_slant(tmp_path: Path) -> None:
    upright, _ = read(scan(tmp_path / "upright.pdf", picture()), "upright.pdf")
    slanting = picture().rotate(-2.0, fillcolor=255, resample=Image.Resampling.BICUBIC)
    source, _ = read(scan(tmp_path / "slanting.pdf", slanting), "slanting.pdf")
    assert likeness(source.pages[0]) > 0.95
    level, leaning = longest(upright), longest(source)
    assert SequenceMatcher(None, plain([level]), plain([leaning]), autojunk=False).ratio() > 0.95
    assert fall(level) == pytest.approx(0, abs=1)
    assert fall(leaning) == pytest.approx((level.char_boxes[-1].x0 - level.char_boxes[0].x0) * 0.035, abs=3)


def longest(source: Source) -> Line:
    return max(source.pages[0].lines, key=lambda line: len(line.text))


def fall(line: Line) -> float:
    """By how many points the last character stands lower than the first."""
    return line.char_boxes[-1].top - line.char_boxes[0].top


@needs_ocr
def test_pages_are_recognised_only_where_they_have_no_text(tmp_path: Path) -> None:
    scanned = scan(tmp_path / "scan.pdf", picture())
    path = tmp_path / "mixed.pdf"
    with pikepdf.open(REPORT) as report, pikepdf.open(scanned) as pictures, pikepdf.new() as mixed:
        mixed.pages.append(report.pages[0])
        mixed.pages.append(pictures.pages[0])
        mixed.save(path)
    source, _ = read(path, "mixed.pdf")
    assert source.text_source == "mixed"
    assert [page.recognised for page in source.pages] == [False, True]
    assert [line.text for line in source.pages[0].lines] == [line.text for line in printed().pages[0].lines]


def noise() -> Image.Image:
    grains = np.random.default_rng(1).random((125, 100)) * 255
    return Image.fromarray(grains.astype("uint8")).resize((800, 1000))


def dots() -> Image.Image:
    rows, columns = np.mgrid[0:1000, 0:800] % 40 - 20
    ring = np.abs(np.hypot(rows, columns) - 12) < 2
    return Image.fromarray(np.where(ring, 0, 255).astype("uint8"))


@needs_ocr
@pytest.mark.parametrize("drawn", [noise, dots], ids=lambda drawn: drawn.__name__)
def test_a_picture_without_words_gives_no_rows(tmp_path: Path, drawn: object) -> None:
    assert callable(drawn)
    with pytest.raises(ReadError, match="nothing legible") as caught:
        read(scan(tmp_path / "picture.pdf", drawn()), "picture.pdf")
    assert caught.value.code == "no_text_layer"


def test_a_pattern_read_as_letters_is_no_writing() -> None:
    assert not is_writing("OO〇OOのOOのOOのOO〇OOOOのOOOOOの")
    assert not is_writing("一ー|")
    assert is_writing("令和６年度の取組について")


@needs_ocr
@needs_vertical
def test_the_scanned_notice_is_read_its_turned_page_too() -> None:
    path = SHARED / "mhlw-notice-scanned-2016.pdf"
    if not path.is_file():
        pytest.skip("the real reports in ../shared are absent")
    source, diagnostics = read(path, path.name)
    first, second, third = (plain(page.lines) for page in source.pages)
    assert source.text_source == "ocr"
    assert "機関等に対して周知徹底をお願いいたします。" in first
    assert "調査を目的として実施された場合は算定できない。" in second
    assert "要する場合に限り算定できる。" in third
    assert {glyph_turn(line) for line in source.pages[2].lines if len(line.text) > 8} == {3}
    assert {diagnostic.code for diagnostic in diagnostics} <= {"ocr_low_quality"}


@needs_ocr
@needs_vertical
def test_few_letters_of_the_scanned_notice_are_read_wrongly() -> None:
    path = SHARED / "mhlw-notice-scanned-2016.pdf"
    if not path.is_file():
        pytest.skip("the real reports in ../shared are absent")
    transcript = load_transcript(TRANSCRIPTS / f"{path.stem}.txt")
    pages = {page.number: page for page in read(path, path.name)[0].pages}
    errors = [
        character_errors([line.text for line in pages[number].lines], transcript[number]) for number in transcript
    ]
    wrong, total = map(sum, zip(*errors, strict=True))
    assert wrong / total < MOST_WRONG


def test_wrong_missing_and_additional_letters_count_in_any_order_of_lines() -> None:
    transcript = ["（１）　調査の結果", "三つの市で行った。"]
    assert character_errors(["三つの市で行った。", "(1)調査の結果"], transcript) == (0, 17)
    assert character_errors(["(1) 調杏の結果", "三つの市で行っ"], transcript) == (3, 17)
    assert character_errors(["(1) 調査の結果", "三つの市で行った。", "ヽ_"], transcript) == (2, 17)


@pytest.mark.parametrize("rule", load_table("misreadings"), ids=lambda rule: rule.id)
def test_misreadings_are_mended_where_only_one_reading_is_left(rule: Rule) -> None:
    for example in rule.examples:
        assert isinstance(example, Mapping)
        assert mended_text(example["text"]) == example["becomes"]
        assert len(example["text"]) == len(example["becomes"])
    for text in rule.counter_examples:
        assert mended_text(text) == text


def test_full_width_letters_stand_apart_without_a_space_between() -> None:
    size = 40.0
    assert not are_latin(Word("NS", 0, 76, 0.9), Word("1", 90, 100, 0.9), size)
    assert are_latin(Word("AI", 0, 38, 0.9), Word("2024", 50, 128, 0.9), size)
    assert not are_latin(Word("AI", 0, 38, 0.9), Word("を", 50, 88, 0.9), size)


def test_a_scan_says_what_to_install_where_recognition_is_not_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(ReadError, match="tesseract-ocr-jpn") as caught:
        read(scan(tmp_path / "scan.pdf", picture()), "scan.pdf")
    assert caught.value.code == "no_text_layer"


def test_a_report_is_done_again_when_recognition_comes_or_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    marks = [fingerprint(None, "entry")]
    for data in (b"", b"newer"):
        (tmp_path / f"{ACROSS}.traineddata").write_bytes(data)
        marks.append(fingerprint(None, "entry"))
    assert len(set(marks)) == 3


def test_rows_over_weak_words_ask_for_a_look() -> None:
    confidences = (0.9,) * 4 + (0.3, 0.3) + (0.9,) * 4
    boxes = tuple(Box(10.0 * place, 0, 10.0 * place + 10, 10) for place in range(10))
    line = Line("職員は合計50名である", 0, 1, Box(0, 0, 100, 10), boxes, confidences=confidences)
    section = Section(1, 1, "", "", "other", "as_read", None, None, Passage.of_line(line), (), "")
    places = Places("d", {1: section})
    assert places.evidence(1, 3, 5, "rule")["flags"] == ["ocr_low"]
    assert places.evidence(1, 6, 9, "rule")["flags"] == []
