"""Sentences that run on: blocks in, the same blocks with those joined that go on in the next column or page out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.layout.breaks import CONTINUES, GOES_ON_WITH, SENTENCE_END, STARTS_INSIDE
from extract.layout.rows import left_edge
from extract.records.block import Block
from extract.records.passage import Passage

STANDS_BETWEEN = ("table", "figure", "caption", "note", "toc")  # what a text flows around
INDENT = 0.7  # of the type size: a first line set in by a letter begins a paragraph
REACH = 24  # blocks that may stand between the parts of a sentence: figures, a table and a page's footnotes


def join_runs_on(blocks: Iterable[Block]) -> list[Block]:
    """Blocks of which the last of a column goes on as the first of the next are made one.

    Tables, figures, captions, footnotes and boxes between them come after the whole; what stands at the foot of a
    column comes after the text of the next one, down to its first heading or figure.
    """
    joined: list[Block] = []
    waiting: list[Block] = []  # at the foot of the column before
    for block in blocks:
        if waiting and not _is_text_beside(block, waiting[0]):
            joined += waiting
            waiting = []
        above = _open_above(joined, block)
        if above is None:
            joined.append(block)
            continue
        first = joined[above]
        between = joined[above + 1 :]
        if first.page_index == block.page_index and all(other.boxed == block.boxed for other in between):
            waiting += between
            del joined[above + 1 :]
        passage = Passage.join([first.passage, block.passage])
        kind = block.kind if first.kind == "line" and not first.mark else first.kind
        joined[above] = replace(
            first,
            kind=kind,
            passage=passage,
            goes_on=block.goes_on,
            ends_full=block.ends_full,
            page_index=block.page_index,
        )
    return joined + waiting


def _is_text_beside(block: Block, figure: Block) -> bool:
    """Whether a block is running text of the page and box in which a figure stands."""
    same = (block.page_index, block.boxed) == (figure.page_index, figure.boxed)
    return same and not block.mark and block.kind in ("paragraph", "line")


def _open_above(joined: list[Block], block: Block) -> int | None:
    """The place of the block that goes on with ``block``, if one does."""
    if block.mark or block.kind in STANDS_BETWEEN:
        return None
    reach = REACH
    for index in range(len(joined) - 1, -1, -1):
        above = joined[index]
        if above.boxed != block.boxed and above.boxed is not None:
            continue  # a box has a text of its own
        reach -= 1
        if not reach:
            return None
        if above.kind in STANDS_BETWEEN or above.boxed != block.boxed:
            continue
        later = block.page_index > above.page_index
        open_ended = (
            above.goes_on or (later and _begins_inside(above, block)) or _is_cut_between_sentences(above, block)
        )
        return index if open_ended and _alike(above, block) and not _begins_anew(above, block) else None
    return None


def _begins_inside(above: Block, block: Block) -> bool:
    """Whether a page begins inside the sentence that the page before leaves open: 「…」 / との声が聞かれた。"""
    goes_on = STARTS_INSIDE.match(block.text) or block.text.startswith(GOES_ON_WITH)
    return bool(goes_on) and not SENTENCE_END.search(above.text)


def _begins_anew(above: Block, block: Block) -> bool:
    """Whether the first line is set in as that of a paragraph, though the one above did not break off at a comma."""
    return not CONTINUES.search(above.text) and (_first_line_indent(block) or 0.0) > INDENT


def _is_cut_between_sentences(above: Block, block: Block) -> bool:
    """Whether a paragraph goes on though a sentence ends at the foot of the column: the next line is not set in.

    Only where the paragraph above was itself set in, so that the text marks its paragraphs so.
    """
    if not above.ends_full or above.kind != "paragraph" or block.kind != "paragraph" or above.mark:
        return False
    begins = _first_line_indent(block)
    return begins is not None and abs(begins) <= 1 - INDENT and (_first_line_indent(above) or 0.0) > INDENT


def _first_line_indent(block: Block) -> float | None:
    """How far the first line is set in from the second, in letters; None for a single line and for text input."""
    pieces = [piece for piece in block.passage.pieces if piece.line is not None][:2]
    if len(pieces) < 2 or not block.size or block.box is None:
        return None
    first, second = (left_edge(piece.line, piece.start) for piece in pieces if piece.line is not None)
    return (first - second) / block.size


def _alike(above: Block, block: Block) -> bool:
    if above.size is None or block.size is None:
        return True
    return abs(above.size - block.size) < 0.1 * block.size
