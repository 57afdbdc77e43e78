"""A draft: one section while its blocks are being collected, and the record that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.section import Part, Section
from extract.records.table import Table
from extract.segment.headings import Heading


@dataclass
class Draft:
    """A section being put together."""

    kind: str
    rule: str
    level: int = 1
    parent: int | None = None
    heading: Heading | None = None
    facility: int | None = None
    placement: str = "as_read"
    page_index: int = 0
    blocks: list[Block] = field(default_factory=list)

    def section(self, ordinal: int) -> Section:
        """The section's record: the heading line, then the blocks, joined by newlines."""
        passages: list[Passage] = []
        parts: list[Part] = []
        offset = 0
        pieces: list[tuple[str, str, Passage, Table | None]] = []
        if self.heading:
            pieces.append(("heading", "", self.heading.passage, None))
        for block in self.blocks:
            mark = block.mark if _is_item(block) else ""
            pieces.append((_item_kind(block), mark, block.passage, block.table))
        for kind, mark, passage, table in pieces:
            length = len(passage)
            parts.append(Part(kind, offset, offset + length, mark, table))
            passages.append(passage)
            offset += length + 1
        return Section(
            ordinal=ordinal,
            level=self.level,
            marker=self.heading.marker if self.heading else "",
            heading=self.heading.title if self.heading else "",
            kind=self.kind,
            placement=self.placement,
            parent=self.parent,
            facility=self.facility,
            passage=Passage.join(passages, "\n"),
            parts=tuple(parts),
            rule=self.rule,
        )


def _is_item(block: Block) -> bool:
    """Whether a block is an item of a list: its mark or number is not part of what it says."""
    return block.mark_role in ("bullet", "note", "number") or (block.mark_role == "heading" and len(block.mark) == 1)


def _item_kind(block: Block) -> str:
    return "bullet" if _is_item(block) and block.kind == "line" else block.kind
