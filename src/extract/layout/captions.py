"""Captions: blocks in, the same blocks with captions, source lines and the closing contact marked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extract.records.block import Block
from extract.rules import load_table

MAX_CAPTION = 60  # characters
CLOSING_BLOCKS = 4  # blocks at the end of a report among which it says whom to ask


@cache
def _patterns(role: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load_table("captions") if rule["role"] == role)


def mark_captions(blocks: Sequence[Block]) -> list[Block]:
    """Numbered captions wherever they stand; unnumbered ones only over a source line or a table's unit line."""
    marked = list(blocks)
    for index, block in enumerate(marked):
        if block.kind not in ("line", "paragraph", "note") or len(block.text) > MAX_CAPTION * 2:
            continue
        if _matches(block.text, "source"):
            marked[index] = replace(block, kind="caption")
            beside = blocks[max(index - 1, 0) : index + 2]
            if index and not any(map(is_numbered, beside)) and _may_be_caption(marked[index - 1], block):
                marked[index - 1] = replace(marked[index - 1], kind="caption")
        elif is_numbered(block):
            marked[index] = replace(block, kind="caption")
    _mark_units(marked)
    for index in range(len(marked) - 1, max(len(marked) - 1 - CLOSING_BLOCKS, -1), -1):
        block = marked[index]
        if len(block.text) <= MAX_CAPTION * 2 and "。" not in block.text and _matches(block.text, "contact"):
            marked[index] = replace(block, kind="contact", mark="", mark_class="", mark_role="", mark_end=0)
    return marked


def is_numbered(block: Block) -> bool:
    """Whether a block is a caption with a number: 図１ …"""
    return is_caption(block.text)


def is_caption(text: str) -> bool:
    return len(text) <= MAX_CAPTION and "。" not in text and _matches(text, "numbered")


def _mark_units(marked: list[Block]) -> None:
    """A line of units over a table, and the line over that, belong to the table; a line that says of when it is, too."""
    for index, block in enumerate(marked):
        if block.kind != "table" or not index or marked[index - 1].page_index != block.page_index:
            continue
        if _matches(marked[index - 1].text, "as_of"):
            marked[index - 1] = replace(marked[index - 1], kind="caption")
        if not _matches(marked[index - 1].text, "unit"):
            continue
        marked[index - 1] = replace(marked[index - 1], kind="caption")
        if index > 1 and _may_be_caption(marked[index - 2], block):
            marked[index - 2] = replace(marked[index - 2], kind="caption")


def _may_be_caption(block: Block, below: Block) -> bool:
    return (
        block.kind == "line"
        and not block.mark
        and block.page_index == below.page_index
        and len(block.text) <= MAX_CAPTION
        and "。" not in block.text
    )


def is_source(text: str) -> bool:
    """Whether a line says where a figure or table is from."""
    return len(text) <= MAX_CAPTION and _matches(text, "source")


def is_beside_table(text: str) -> bool:
    """Whether a line numbers a figure or table, says where it is from, or in which unit it counts."""
    return any(_matches(text, role) for role in ("numbered", "source", "unit"))


def _matches(text: str, role: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(role))
