"""Tables in the outline: a table's block in, a section of its own with caption, unit line and notes out."""

from __future__ import annotations

import re

from extract.records.block import Block
from extract.segment.draft import Draft

UNIT_LINE = re.compile(r"[（(〔\[【]?\s*単\s*位")
NUMBERED_CAPTION = re.compile(r"[【〔（(＜■◆●□◇▼\s]*(?:第\s*[\d０-９].{0,10}[図表]|図|表|写真|グラフ|コラム)")
SOURCE_LINE = re.compile(r"[（(〔\[【]?\s*(?:出典|資料|出所|備考|注|※)")


def begin_table(
    drafts: list[Draft], table: Block, above: Block | None, current: Draft | None, facility: int | None
) -> None:
    """Open a table's section under the current one, which goes on after it. Captions right over the table go into it."""
    level = current.level + 1 if current else 1
    parent = next((ordinal for ordinal, draft in enumerate(drafts, start=1) if draft is current), None)
    draft = Draft("table", "section.table", level, parent, None, facility, page_index=table.page_index)
    if drafts and drafts[-1].kind in ("figure", "table") and drafts[-1].blocks[-1] is above:
        draft.blocks = _captions_over(drafts[-1], table)
        if not drafts[-1].blocks:
            drafts.pop()
    draft.blocks.append(table)
    drafts.append(draft)


def _captions_over(before: Draft, table: Block) -> list[Block]:
    """The last caption on the table's page, with a line of units under it; taken out of the section before."""
    captions: list[Block] = []
    while before.blocks and _is_caption(before.blocks[-1]) and before.blocks[-1].page_index == table.page_index:
        captions.insert(0, before.blocks.pop())
        if not UNIT_LINE.match(captions[0].text):
            break
    return captions


def _is_caption(block: Block) -> bool:
    return block.kind == "caption" and not SOURCE_LINE.match(block.text)


def stands_under_table(drafts: list[Draft], block: Block, above: Block | None) -> bool:
    """Whether a note or a line that says where figures are from follows a table: it speaks of the table."""
    if not drafts or drafts[-1].kind != "table" or above is None or drafts[-1].blocks[-1] is not above:
        return False
    of_table = block.kind == "note" or (block.kind == "caption" and not NUMBERED_CAPTION.match(block.text))
    return of_table and _last_page(above) == block.passage.page_at(0)


def _last_page(block: Block) -> int | None:
    return next((line.page for line in reversed(list(block.passage.lines))), None)
