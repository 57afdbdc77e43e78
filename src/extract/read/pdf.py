"""The bytes of a PDF in, its pages out: lines with a box for every character, ruled tables, and what is worth telling."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import count

import pypdfium2 as pdfium
import pypdfium2.raw as api
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from extract.errors import ReadError
from extract.read.glyphs import Glyph, glyphs_of, sheet_of
from extract.read.lines import lines_of
from extract.read.ruled import Grid, grids_of
from extract.records.diagnostic import Diagnostic
from extract.records.source import Box, Line, Page, RuledTable

_FAULTS = {
    api.FPDF_ERR_PASSWORD: ("encrypted", "the PDF asks for a password; save it without one"),
    api.FPDF_ERR_SECURITY: ("encrypted", "the PDF is protected in a way that cannot be opened"),
}
_STEP = 20.0  # points: cells are looked up by bands of this height
_BROKEN = ("unreadable_pdf", "the PDF is damaged beyond reading")


def read_pdf(data: bytes) -> tuple[tuple[Page, ...], list[Diagnostic]]:
    """Pages in printed order, their lines in drawing order; boxes in points from the top left of the page as displayed.

    Raises ``ReadError`` for a PDF that does not open and for one that holds no text at all.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError(*_FAULTS.get(error.err_code, _BROKEN)) from error
    try:
        page_count = len(document)
        if not page_count:
            raise ReadError("unreadable_pdf", "the PDF has no pages")
        numbers, blocks = count(), count()
        diagnostics = _compare_counts(data, page_count)
        pages = []
        for number in range(1, page_count + 1):
            page, complaints = _read_page(document, number, numbers, blocks)
            pages.append(page)
            diagnostics += complaints
    finally:
        document.close()
    if not any(page.lines for page in pages):
        raise ReadError("no_text_layer", f"none of the {page_count} pages has a text layer; the file is likely a scan")
    return tuple(pages), diagnostics


def _compare_counts(data: bytes, page_count: int) -> list[Diagnostic]:
    """A second count of the pages: a broken page tree loses pages in one library and not in the other."""
    try:
        other = sum(1 for _ in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))))
    except (PSException, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        # A broken file makes pdfminer raise whatever its damage runs into.
        message = f"pdfium counts {page_count} pages, pdfminer cannot count them: {type(error).__name__}"
        return [Diagnostic("read", "page_count_differs", message)]
    if other == page_count:
        return []
    return [Diagnostic("read", "page_count_differs", f"pdfium counts {page_count} pages, pdfminer {other}")]


def _read_page(
    document: pdfium.PdfDocument, number: int, numbers: count[int], blocks: count[int]
) -> tuple[Page, list[Diagnostic]]:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, None, None, ()), [_told("page_without_text", "the page is damaged", number)]
    try:
        sheet = sheet_of(page)
        glyphs, unreadable = glyphs_of(page, sheet)
        grids = _with_text(grids_of(page, sheet), glyphs) if glyphs else []
    finally:
        page.close()
    lines, cells = lines_of(glyphs, _finder(grids), number, numbers, blocks)
    complaints = []
    if not lines:
        complaints.append(_told("page_without_text", "the page has no text layer", number))
    if unreadable:
        complaints.append(_told("replaced_characters", f"{unreadable} characters have no readable code", number))
    tables = _tables(grids, lines, cells, number)
    return Page(number, sheet.width, sheet.height, tuple(lines), tables), complaints


def _told(code: str, message: str, page: int) -> Diagnostic:
    return Diagnostic("read", code, message, page)


def _finder(grids: list[Grid]) -> Callable[[Glyph], int | None]:
    """Tells the cell that the middle of a glyph stands in, by its place among all cells of the page."""
    by_height: dict[int, list[tuple[int, Box]]] = {}
    for index, cell in enumerate(cell for grid in grids for cell in grid.cells):
        for step in range(int(cell.top // _STEP), int(cell.bottom // _STEP) + 1):
            by_height.setdefault(step, []).append((index, cell))

    def cell_of(glyph: Glyph) -> int | None:
        x, y = (glyph.box.x0 + glyph.box.x1) / 2, (glyph.box.top + glyph.box.bottom) / 2
        for index, cell in by_height.get(int(y // _STEP), ()):
            if cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
                return index
        return None

    return cell_of


def _with_text(grids: list[Grid], glyphs: list[Glyph]) -> list[Grid]:
    """The grids that are tables: two cells and more, a third of all, hold text. The others are frames and charts."""
    cell_of = _finder(grids)
    filled = {cell_of(glyph) for glyph in glyphs if not glyph.text.isspace()}
    indices = count()
    found = []
    for grid in grids:
        own = sum(next(indices) in filled for _ in grid.cells)
        if own >= 2 and 3 * own >= len(grid.cells):
            found.append(grid)
    return found


def _tables(grids: list[Grid], lines: list[Line], cells: list[int | None], page: int) -> tuple[RuledTable, ...]:
    """The grids with the lines that stand in their cells."""
    texts: dict[int | None, list[Line]] = {}
    for line, cell in zip(lines, cells, strict=True):
        texts.setdefault(cell, []).append(line)
    indices = count()
    return tuple(
        RuledTable(
            page,
            grid.box,
            tuple(
                tuple(() if cell is None else _reading(texts.get(next(indices), [])) for cell in row)
                for row in grid.rows
            ),
        )
        for grid in grids
    )


def _reading(lines: list[Line]) -> tuple[Line, ...]:
    """The lines of a cell from top to bottom."""
    return tuple(sorted(lines, key=lambda line: (round(line.box.top), line.box.x0) if line.box else (0, 0.0)))
