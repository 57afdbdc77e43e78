"""Layout: a source in, its blocks in reading order out; furniture of the page is left behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median_high

from extract.layout.aligned import with_aligned_tables
from extract.layout.boxes import BoxedText, box_at_foot, boxed_texts
from extract.layout.captions import mark_captions
from extract.layout.figures import captions_together, mark_figures
from extract.layout.flattened import mark_flattened
from extract.layout.footnotes import footnotes
from extract.layout.furniture import without_furniture
from extract.layout.further_notes import mark_further_notes
from extract.layout.glued_numbers import mark_glued_numbers
from extract.layout.margin import margin_notes
from extract.layout.order import reading_order
from extract.layout.placed import ANCHOR
from extract.layout.runs_on import join_runs_on
from extract.layout.tables import cells_in_order, is_form, join_tables, table_block, tabled_lines
from extract.layout.text_tables import text_tables
from extract.layout.unwrap import unwrap
from extract.records.block import Block, Furniture
from extract.records.source import Line, Page, RuledTable, Source
from extract.stages import stage

__all__ = ["arrange", "layout"]


@stage
def layout(source: Source) -> list[Block]:
    """The blocks of a document in reading order: paragraphs, bullets, notes, captions, tables and lines that stand alone.

    Page numbers and running heads are dropped; wrapped lines are joined. Every character of the
    blocks leads back to its printed line.
    """
    return arrange(source)[0]


def arrange(source: Source) -> tuple[list[Block], list[Furniture]]:
    """Blocks and furniture: together they hold every character of the source, each once."""
    body_size = _body_size(source.pages)
    pages, furniture = without_furniture(source.pages, body_size)
    pages = [with_aligned_tables(page) for page in pages]
    blocks: list[Block] = []
    boxes = 0  # counted over the document
    open_box: BoxedText | None = None
    for index, page in enumerate(pages):
        boxed = _boxes(page, body_size, open_box, boxes)
        blocks += _page_blocks(page, boxed, page_index=index, body_size=body_size)
        boxes = max((box.number + 1 for box in boxed), default=boxes)
        open_box = box_at_foot(boxed, page.lines, page, body_size)
    told = mark_figures(mark_flattened(mark_captions(mark_further_notes(join_tables(blocks)))))
    return captions_together(mark_glued_numbers(join_runs_on(told))), furniture


def _boxes(page: Page, body_size: float | None, before: BoxedText | None, first: int) -> list[BoxedText]:
    """The boxes of a page, the next of them numbered ``first``."""
    if not page.boxes:
        return []
    tabled = tabled_lines(page)
    free = [line for line in page.lines if line.number not in tabled]
    return boxed_texts(page, [*free, *_table_anchors(page)], body_size, before, first)


def _table_anchors(page: Page) -> list[Line]:
    return [
        Line(ANCHOR, -1 - index, page.number, table.box, block=-1 - index) for index, table in enumerate(page.tables)
    ]


def _page_blocks(page: Page, boxes: Sequence[BoxedText], *, page_index: int, body_size: float | None) -> list[Block]:
    """The blocks of one page, those of a box in one go; footnotes stand at its end."""
    by_number = {line.number: line for line in page.lines}
    inserted = {
        -1 - index: _table_blocks(table, by_number, page_index, body_size) for index, table in enumerate(page.tables)
    }
    boxed = {line.number for box in boxes for line in box.lines}
    tabled = tabled_lines(page)
    free = [line for line in page.lines if line.number not in tabled and line.number not in boxed]
    text, notes = footnotes(free, page_index, body_size) if page.number is not None else (free, [])
    anchors = [anchor for anchor in _table_anchors(page) if anchor.number not in boxed]
    for box in boxes:
        blocks = unwrap(box.lines, inserted, page_index=page_index, body_size=body_size, edge=box.edge)
        level = any(box.is_level_with(other) for other in boxes if other is not box)
        held = box.anchors(-1 - len(inserted), alone=level or box.is_in_row(page.boxes))
        inserted |= {anchor.number: [] for anchor in held}
        inserted[held[0].number] = [replace(block, boxed=box.number) for block in blocks]
        anchors += held
    if page.number is None:
        text = _with_text_tables(text, inserted, page_index)
    ordered = text
    if page.number is not None:
        text, margin = margin_notes(text)
        ordered = [*reading_order([*text, *anchors]), *reading_order(margin)]
    return [*unwrap(ordered, inserted, page_index=page_index, body_size=body_size), *notes]


def _with_text_tables(lines: Sequence[Line], inserted: dict[int, list[Block]], page_index: int) -> list[Line]:
    """The lines of a page of text with one that stands for each table; its block is put into ``inserted``."""
    kept: list[Line] = []
    begin = 0
    for index, found in enumerate(text_tables(lines)):
        anchor = Line(ANCHOR, -1 - index)
        inserted[anchor.number] = [Block("table", found.table.passage, page_index, table=found.table)]
        kept += [*lines[begin : found.first], anchor]
        begin = found.end
    return [*kept, *lines[begin:]]


def _table_blocks(table: RuledTable, lines: dict[int, Line], page_index: int, body_size: float | None) -> list[Block]:
    """A table as a block of its own, a form as the blocks of its cells."""
    if not is_form(table):
        return [table_block(table, lines, page_index, body_size)]
    return [
        block
        for cell in cells_in_order(table)
        for block in unwrap(
            [lines[line.number] for line in cell if line.number in lines],
            {},
            page_index=page_index,
            body_size=body_size,
        )
    ]


def _body_size(pages: Sequence[Page]) -> float | None:
    """The type size that most characters of the document are set in."""
    sizes: list[float] = []
    for line in (line for page in pages for line in page.lines if line.size):
        sizes += [line.size or 0.0] * len(line.text)
    return median_high(sizes) if sizes else None
