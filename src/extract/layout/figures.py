"""Figures: blocks in, the same blocks with the words of drawings told and each source line beside its caption out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.layout.captions import is_numbered
from extract.records.block import Block

MAX_NUMBER = 16  # characters of a caption among which it says whether it is one of a figure
IN_FIGURE = 0.9  # of the body's size: words in a drawing are smaller
OF_FIGURE = re.compile(r"図(?!表)|図表|写真|グラフ|Fig")
VALUES = re.compile(r"(?:明治|大正|昭和|平成|令和|元|[\s\d０-９,.，．％%（）()/／年度月件人名円万億\-－]){1,16}")


def captions_together(blocks: Sequence[Block]) -> list[Block]:
    """Source lines moved to the caption above them, where two figures stand side by side."""
    moved = list(blocks)
    for block in blocks:
        if block.kind != "caption" or block.box is None or is_numbered(block):
            continue
        at = next(index for index, other in enumerate(moved) if other is block)
        own = [index for index in range(at) if _is_over(moved[index], block)]
        if own and _is_shared(block, moved[own[-1]], blocks):
            continue
        if own and any(is_numbered(other) for other in moved[own[-1] + 1 : at]):
            del moved[at]
            behind = own[-1] + 1
            while behind < at and moved[behind].kind == "figure":
                behind += 1
            moved.insert(behind, block)
        elif not own:
            _behind_its_caption(moved, at)
    return moved


def _behind_its_caption(blocks: list[Block], at: int) -> None:
    """Move a source line that is read inside a drawing behind the caption under the drawing, right over the line."""
    following = at + 1
    while following < len(blocks) and blocks[following].kind == "figure":
        following += 1
    caption = blocks[following] if following < len(blocks) else None
    if caption is None or caption.box is None or following == at + 1 or not is_numbered(caption):
        return
    line = blocks[at].box
    if line is not None and caption.box.bottom <= line.top < caption.box.bottom + 2 * (line.bottom - line.top):
        blocks.insert(following, blocks.pop(at))


def _is_shared(source_line: Block, caption: Block, blocks: Sequence[Block]) -> bool:
    """Whether a source line is that of all figures in a row: their captions stand level, and none of the others has its own."""
    row = [
        block
        for block in blocks
        if block is not caption
        and block.box is not None
        and caption.box is not None
        and block.page_index == caption.page_index
        and is_numbered(block)
        and abs(block.box.top - caption.box.top) < caption.box.bottom - caption.box.top
    ]
    others = [
        block for block in blocks if block.kind == "caption" and not is_numbered(block) and block is not source_line
    ]
    return bool(row) and not any(_is_over(beside, other) for beside in row for other in others)


def _is_over(caption: Block, source_line: Block) -> bool:
    """Whether a numbered caption stands above a source line, in its column."""
    upper, lower = caption.box, source_line.box
    if upper is None or lower is None or caption.page_index != source_line.page_index or not is_numbered(caption):
        return False
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return upper.bottom <= lower.top and shared > 0.5 * min(upper.x1 - upper.x0, lower.x1 - lower.x0)


def mark_figures(blocks: Sequence[Block]) -> list[Block]:
    """What stands in small type or in mere numbers over or under the caption of a figure as text of the figure."""
    marked = list(blocks)
    for index, caption in enumerate(blocks):
        if caption.kind != "caption" or caption.box is None or not OF_FIGURE.search(caption.text[:MAX_NUMBER]):
            continue
        for step in (-1, 1):
            place = index + step
            while 0 <= place < len(blocks) and _is_in_figure(marked[place], caption):
                if marked[place].kind != "caption":
                    marked[place] = replace(
                        marked[place], kind="figure", mark="", mark_class="", mark_role="", mark_end=0
                    )
                place += step
    return marked


def _is_in_figure(block: Block, caption: Block) -> bool:
    if block.page_index != caption.page_index or block.table is not None or "。" in block.text:
        return False
    if block.kind == "caption":
        return not is_numbered(block)
    if block.kind not in ("line", "bullet", "figure", "paragraph") or not block.size or not block.body_size:
        return False
    return block.size <= IN_FIGURE * block.body_size or VALUES.fullmatch(block.text) is not None
