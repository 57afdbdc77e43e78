"""Layout: a source in, its blocks in reading order out; furniture of the page is left behind."""

from __future__ import annotations

from statistics import median_high

from extract.layout.captions import mark_captions
from extract.layout.furniture import without_furniture
from extract.layout.order import reading_order
from extract.layout.unwrap import join_over_pages, unwrap
from extract.records.block import Block
from extract.records.source import Page, Source
from extract.stages import stage

__all__ = ["layout"]


@stage
def layout(source: Source) -> list[Block]:
    """The blocks of a document in reading order: paragraphs, bullets, notes, captions and lines that stand alone.

    Page numbers and running heads are dropped; wrapped lines are joined. Every character of the
    blocks leads back to its printed line.
    """
    pages = [_ordered(page) for page in source.pages]
    body_size = _body_size(pages)
    pages = without_furniture(pages, body_size)
    blocks = [
        block for index, page in enumerate(pages) for block in unwrap(page, page_index=index, body_size=body_size)
    ]
    return mark_captions(join_over_pages(blocks))


def _ordered(page: Page) -> Page:
    lines = reading_order(page.lines) if page.number is not None else page.lines
    return Page(page.number, page.width, page.height, tuple(lines), page.tables)


def _body_size(pages: list[Page]) -> float | None:
    """The type size that most characters of the document are set in."""
    sizes = [line.size for page in pages for line in page.lines if line.size for _ in line.text]
    return median_high(sizes) if sizes else None
