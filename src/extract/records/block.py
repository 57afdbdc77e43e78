"""What ``layout`` hands on: lines that belong together, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from extract.records.passage import Passage
from extract.records.source import Box
from extract.records.table import Table


@dataclass(frozen=True, slots=True)
class Block:
    """Printed lines that are read as one: a paragraph, a bullet, a note, a heading candidate …

    ``kind``: ``line`` (stands alone and does not read as running text), ``paragraph``, ``bullet``, ``note``, ``caption``,
    ``figure`` (text inside a drawing), ``toc`` (an entry of a table of contents), ``contact`` (whom to ask, at the end)
    or ``table``. ``page_index`` counts pages of the source from 0 and ``position``
    is the place in reading order; page starts are where ``page_index`` changes.
    """

    kind: str
    passage: Passage
    page_index: int
    mark: str = ""  # the bullet, note or heading mark as printed
    mark_class: str = ""  # marks of one class stand on one level of an outline
    mark_role: str = ""  # what the mark usually opens: "bullet" | "note" | "heading" | "number"
    mark_end: int = 0  # where the text after the mark begins
    size: float | None = None  # type size in points
    body_size: float | None = None  # the size most of the document is set in
    bold: bool = False
    color: int | None = None  # 0xRRGGBB
    box: Box | None = None
    table: Table | None = None
    boxed: int | None = None  # the box that it stands in, counted from 0 over the document
    goes_on: bool = False  # the last block of a column or page that stops inside a sentence
    ends_full: bool = False  # the last block of a column or page whose last line reaches the edge

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is printed on a page and read by nobody as its text; ``reason``: ``page_number``, ``running_head`` …"""

    reason: str
    passage: Passage
    page_index: int
