"""The bytes of a PDF in, its pages out: lines with a box per character, ruled tables, and what is worth telling."""

from __future__ import annotations

import gc
import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

import pypdfium2 as pdfium
import pypdfium2.raw as api
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException

from extract.errors import ReadError
from extract.read.boxes import boxes_of
from extract.read.characters import glyphs_of
from extract.read.glyphs import sheet_of
from extract.read.lines import lines_of
from extract.read.objects import objects_of
from extract.read.ocr import recognised
from extract.read.ruled import Drawing, drawing_of, drawing_of_rules, grids_of, level_rules
from extract.read.struck import strike_out
from extract.read.tables import cells_of, grids_with_text, tables_of
from extract.read.tesseract import HOW_TO_GET, ocr_version
from extract.records.diagnostic import Diagnostic
from extract.records.source import Page

_FAULTS = {
    api.FPDF_ERR_PASSWORD: ("encrypted", "the PDF asks for a password; save it without one"),
    api.FPDF_ERR_SECURITY: ("encrypted", "the PDF is protected in a way that cannot be opened"),
}
PAGE_LIMIT = 3000  # what is longer is a register or an attack, and would take hours
# Fonts that a PDF does not bring along pdfium takes from the machine, and boxes would follow from what is installed there.
_NO_SYSTEM_FONTS = api.FPDF_SYSFONTINFO(version=1)
_NO_PDF = b"no PDF"
_BROKEN = ("unreadable_pdf", "the PDF is damaged beyond reading")


def read_pdf(data: bytes) -> tuple[tuple[Page, ...], str | None, list[Diagnostic]]:
    """Pages, author and what is worth telling. Pages stand in printed order, their lines in drawing order; boxes in points from the top left of the page as displayed.

    Raises ``ReadError`` for a PDF that does not open and for one that holds no text at all.
    """
    document = _open(data)
    collecting = gc.isenabled()
    gc.disable()  # glyphs by the ten thousand, and no cycles among them: the collector would only walk them again and again
    try:
        page_count = len(document)
        if not page_count:
            raise ReadError("unreadable_pdf", "the PDF has no pages")
        if page_count > PAGE_LIMIT:
            raise ReadError("page_limit", f"the PDF says it has {page_count} pages; at most {PAGE_LIMIT} are read")
        numbers, blocks = count(), count()
        diagnostics = _compare_counts(data, page_count)
        author = _author(document)
        pages = []
        for number in range(1, page_count + 1):
            page, complaints = _read_page(document, number, numbers, blocks)
            pages.append(page)
            diagnostics += complaints
    finally:
        document.close()
        if collecting:
            gc.freeze()
            gc.enable()
            gc.unfreeze()  # all that was read is old at once, without the walk over it that the next object would set off
    if not any(page.lines for page in pages):
        raise ReadError("no_text_layer", _no_text(page_count))
    return tuple(pages), author, diagnostics


def _open(data: bytes) -> pdfium.PdfDocument:
    api.FPDF_SetSystemFontInfo(_NO_SYSTEM_FONTS)
    # Where pdfium fails without a reason, it gives that of its last failure, whatever file that was of.
    api.FPDF_LoadMemDocument(_NO_PDF, len(_NO_PDF), None)
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError(*_FAULTS.get(error.err_code, _BROKEN)) from error


def _author(document: pdfium.PdfDocument) -> str | None:
    """Whom the file names as its author; None also where that is no text."""
    try:
        return document.get_metadata_value("Author").strip("\0 \u3000") or None
    except UnicodeDecodeError:
        return None


def _no_text(page_count: int) -> str:
    found = f"none of the {page_count} pages has a text layer; the file is likely a scan"
    return f"{found}, in which nothing legible was found" if ocr_version() else f"{found}; {HOW_TO_GET}"


def _compare_counts(data: bytes, page_count: int) -> list[Diagnostic]:
    """A second count of the pages: a broken page tree loses pages in one library and not in the other."""
    try:
        with _unheard("pdfminer"):
            other = sum(1 for _ in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))))
    except (PSException, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        # A broken file makes pdfminer raise whatever its damage runs into.
        message = f"pdfium counts {page_count} pages, pdfminer cannot count them: {type(error).__name__}"
        return [Diagnostic("read", "page_count_differs", message)]
    if other == page_count:
        return []
    return [Diagnostic("read", "page_count_differs", f"pdfium counts {page_count} pages, pdfminer {other}")]


@contextmanager
def _unheard(library: str) -> Iterator[None]:
    """Keep a library from telling on the console what it repairs in a damaged file."""
    logger = logging.getLogger(library)
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logger.setLevel(level)


def _read_page(
    document: pdfium.PdfDocument, number: int, numbers: count[int], blocks: count[int]
) -> tuple[Page, list[Diagnostic]]:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, None, None, ()), [_told("page_without_text", "the page is damaged", number)]
    try:
        sheet = sheet_of(page)
        drawn = objects_of(page)
        glyphs, unreadable = glyphs_of(page, drawn.texts, sheet)
        drawing = drawing_of(drawn.paths, sheet) if glyphs else Drawing([], [], [])
        scan = recognised(page, sheet) if not glyphs and ocr_version() else None
    finally:
        page.close()
    if scan:
        glyphs, drawing = scan.glyphs, drawing_of_rules(scan.rules)
    strike_out(glyphs, level_rules(drawing))
    drawn_grids = grids_of(drawing)
    grids = grids_with_text(drawn_grids, glyphs)
    printed = lines_of(glyphs, cells_of(glyphs, grids), number, numbers, blocks)
    if scan:
        printed = [replace(line, line=scan.as_displayed(line.line, sheet)) for line in printed]
    complaints = []
    if not printed:
        complaints.append(_told("page_without_text", "the page has no text layer", number))
    if scan:
        complaints += [_told("ocr_low_quality", words, number) for words in scan.complaints]
    if unreadable:
        complaints.append(_told("replaced_characters", f"{unreadable} characters have no readable code", number))
    lines = tuple(line.line for line in printed)
    tables = tables_of(grids, printed, number)
    boxes = boxes_of(drawing.panels, drawn_grids, grids)
    return Page(number, sheet.width, sheet.height, lines, tables, boxes, recognised=scan is not None), complaints


def _told(code: str, message: str, page: int) -> Diagnostic:
    return Diagnostic("read", code, message, page)
