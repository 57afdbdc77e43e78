"""What holds for the rows of every report: places, keys, links and boxes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path
from statistics import median

import pdfplumber
import pytest

from extract.pipeline import extract_file
from extract.records.rows import TABLES, DocumentRows
from sample_reports import own_reports, real_reports, rows_of

KEYS = {
    "documents": "document_id",
    "sections": "section_id",
    "facilities": "facility_id",
    "facility_attributes": "attribute_id",
    "findings": "finding_id",
    "metrics": "metric_id",
    "mentions": "mention_id",
    "diagnostics": "diagnostic_id",
}
EVIDENCED = ("facilities", "facility_attributes", "findings", "metrics", "mentions")
# Writing from top to bottom: a box there holds columns, and characters of one quote stand in several.
VERTICAL = ("mhlw-notification-vertical-2018.pdf",)


def test_quotes_stand_where_the_rows_say(report: DocumentRows) -> None:
    texts = {row["section_id"]: row["text"] for row in report.tables.get("sections", ())}
    for table in EVIDENCED:
        for row in report.tables.get(table, ()):
            assert texts[row["section_id"]][row["char_start"] : row["char_end"]] == row["quote"], row
            assert row["quote"], row


def test_keys_are_unique(report: DocumentRows) -> None:
    for table, key in KEYS.items():
        counts = Counter(row[key] for row in report.tables.get(table, ()))
        assert [value for value, count in counts.items() if count > 1] == [], table


def test_links_lead_to_rows(report: DocumentRows) -> None:
    known = {key: {row[key] for row in report.tables.get(table, ())} for table, key in KEYS.items()}
    known["parent_id"] = known["section_id"]
    for table in TABLES:
        for row in report.tables.get(table, ()):
            for column, values in known.items():
                if column in row and row[column] is not None:
                    assert row[column] in values, (table, column, row[column])


def test_a_report_has_one_document_row_and_says_how_it_went(report: DocumentRows) -> None:
    (document,) = report.tables["documents"]
    assert document["status"] in ("ok", "partial", "failed")
    if document["status"] == "failed":
        assert any(row["severity"] == "error" for row in report.tables["diagnostics"])


def test_text_is_composed(report: DocumentRows) -> None:
    for table in TABLES:
        for row in report.tables.get(table, ()):
            for value in row.values():
                assert not isinstance(value, str) or unicodedata.is_normalized("NFC", value), row


@pytest.mark.parametrize("path", own_reports()[:2], ids=lambda path: path.name)
def test_the_same_bytes_give_the_same_rows(path: Path) -> None:
    assert extract_file(path).tables == rows_of(path).tables


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize(
    "path",
    [path for path in [*own_reports(), *real_reports()] if path.suffix == ".pdf" and path.name not in VERTICAL],
    ids=lambda path: path.name,
)
def test_a_second_library_finds_the_quote_in_the_boxes(path: Path) -> None:
    """Characters whose centre pdfplumber puts inside a row's boxes are its quote, for 99 of 100 rows."""
    rows = [row for table in EVIDENCED for row in rows_of(path).tables.get(table, ()) if row["boxes"]]
    if not rows:
        assert any(row["code"] == "no_text_layer" for row in rows_of(path).tables["diagnostics"])
        return
    with pdfplumber.open(path) as pdf:
        if rows_of(path).tables["documents"][0]["text_source"] == "ocr":  # no other library finds text in a scan
            sizes = {page.page_number: (page.width, page.height) for page in pdf.pages}
            assert all(_is_on_page(box, sizes) for row in rows for box in row["boxes"])
            return
        # pdfplumber counts from the corner of the MediaBox, which need not lie at zero.
        chars = {page.page_number: [_placed(char, page.bbox) for char in _undeleted(page)] for page in pdf.pages}
    wrong = [row for row in rows if sorted(_plain(row["quote"])) not in _in_boxes(row, chars)]
    assert len(wrong) <= 0.01 * len(rows), [row["quote"] for row in wrong[:10]]


def _is_on_page(box: dict[str, float], sizes: dict[int, tuple[float, float]]) -> bool:
    width, height = sizes[int(box["page"])]
    return 0 <= box["x0"] < box["x1"] <= width and 0 <= box["top"] < box["bottom"] <= height


def _undeleted(page: pdfplumber.page.Page) -> list[dict[str, object]]:
    """The characters of a page but those that a level rule runs through, which are deleted and not read."""
    rules = [drawn for drawn in (*page.lines, *page.rects) if drawn["height"] <= 1.5 and drawn["width"] >= 3]

    def is_struck(char: dict[str, object]) -> bool:
        low, high = (char["top"] + share * char["height"] for share in (0.3, 0.72))
        middle = (char["x0"] + char["x1"]) / 2
        return any(low <= rule["top"] <= high and rule["x0"] <= middle <= rule["x1"] for rule in rules)

    return [char for char in page.chars if not is_struck(char)]


NOTE_MARKS = frozenset("0123456789、")
Placed = tuple[float, float, float, str]


def _placed(char: dict[str, object], corner: tuple[float, float, float, float]) -> Placed:
    """Centre of a character from the top left of the page as displayed, its foot, and its text."""
    x, y = (char["x0"] + char["x1"]) / 2 - corner[0], (char["top"] + char["bottom"]) / 2 - corner[1]
    return x, y, char["bottom"] - corner[1], char["text"]


def _in_boxes(row: dict[str, object], chars: dict[int, list[Placed]]) -> tuple[list[str], list[str]]:
    """All characters inside a row's boxes, and those without raised note marks, which stand there and are not read."""
    printed: list[str] = []
    without_marks: list[str] = []
    for box in row["boxes"]:
        inside = [
            (foot, plain)
            for x, y, foot, text in chars[box["page"]]
            if box["x0"] <= x <= box["x1"] and box["top"] <= y <= box["bottom"]
            for plain in _plain(text)
        ]
        usual = median(foot for foot, _ in inside) if inside else 0.0
        raised = 0.2 * (box["bottom"] - box["top"])
        printed += [plain for _, plain in inside]
        without_marks += [plain for foot, plain in inside if foot > usual - raised or plain not in NOTE_MARKS]
    return sorted(printed), sorted(without_marks)
