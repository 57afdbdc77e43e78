"""A report in, what the program reads on each of its pages out, in the form in which a person's reading is compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from extract.layout import layout
from extract.pipeline import family_of
from extract.read import read
from extract.records.block import Block
from extract.records.section import FacilityName, Outline, Section
from extract.records.source import Line, Source
from extract.segment import segment

NOTE_NUMBER = re.compile(r"[(（]?[0-9０-９]{1,3}[)）]?")  # the number of a footnote is told apart from its text


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """The part of a block that stands on one page. ``kinds``: those of the block and of its section."""

    text: str
    kinds: frozenset[str]
    rows: tuple[tuple[str, ...], ...] = ()  # of a table


@dataclass(frozen=True, slots=True)
class ReadHeading:
    """A heading as the outline has it; a facility's title is one."""

    heading: str
    mark: str
    level: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page in reading order, and the printed text that is in no block, line by line."""

    blocks: tuple[ReadBlock, ...]
    headings: tuple[ReadHeading, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as read; pages by their number from 1."""

    pages: dict[int, ReadPage]


def read_pages(path: Path) -> Reading:
    """Read a report up to its outline. Raises ``ReadError`` where there is nothing to read."""
    source, _ = read(path, path.name)
    blocks = layout(source)
    outline, _ = segment(blocks, family_of(blocks))
    kinds = _section_kinds(outline)
    placed: dict[int, list[ReadBlock]] = defaultdict(list)
    for block in blocks:
        for page, part in _parts(block, kinds):
            placed[page].append(part)
    headings: dict[int, list[ReadHeading]] = defaultdict(list)
    for section in outline.sections:
        heading = _heading(section, outline.facilities)
        place = section.passage.page_at(0)
        if heading is not None and place is not None:
            headings[place].append(heading)
    left_out = _left_out(source, blocks)
    return Reading(
        {
            page.number: ReadPage(
                tuple(placed[page.number]), tuple(headings[page.number]), tuple(left_out[page.number])
            )
            for page in source.pages
            if page.number is not None
        }
    )


def _section_kinds(outline: Outline) -> dict[int, set[str]]:
    """The kinds of the sections that a printed line, by its number, stands in."""
    kinds: dict[int, set[str]] = defaultdict(set)
    for section in outline.sections:
        for line in section.passage.lines:
            kinds[line.number].add(section.kind)
    return kinds


def _parts(block: Block, section_kinds: dict[int, set[str]]) -> Iterator[tuple[int, ReadBlock]]:
    """(page, part of the block on it): a paragraph that runs over pages has one on each."""
    rows = _rows_by_page(block)
    page: int | None = None
    pages: list[int | None] = []
    for piece in block.passage.pieces:
        page = piece.line.page if piece.line is not None else page
        pages.append(page)
    read_from = block.mark_end if block.kind == "note" and NOTE_NUMBER.fullmatch(block.mark) else 0
    passage = block.passage.slice(read_from, len(block.passage))
    for number, pieces in groupby(
        zip(pages[-len(passage.pieces) :], passage.pieces, strict=True), key=lambda pair: pair[0]
    ):
        own = [piece for _, piece in pieces]
        if number is not None:
            lines = [piece.line for piece in own if piece.line is not None]
            yield number, _part(block, "".join(piece.text for piece in own), lines, section_kinds, rows.get(number, ()))


def _rows_by_page(block: Block) -> dict[int, tuple[tuple[str, ...], ...]]:
    """The rows of a table by the page that they stand on; what a merged cell covers is empty."""
    if block.table is None:
        return {}
    rows: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for number in range(block.table.rows):
        cells = {cell.column: cell for cell in block.table.cells if cell.row == number}
        page = block.passage.page_at(min(cell.start for cell in cells.values())) if cells else None
        if page is not None:
            columns = range(block.table.columns)
            rows[page].append(tuple(cells[column].text if column in cells else "" for column in columns))
    return {page: tuple(found) for page, found in rows.items()}


def _part(
    block: Block,
    text: str,
    lines: list[Line],
    section_kinds: dict[int, set[str]],
    rows: tuple[tuple[str, ...], ...],
) -> ReadBlock:
    kinds = {kind for line in lines for kind in section_kinds.get(line.number, ())}
    return ReadBlock(text, frozenset({block.kind} | kinds), rows)


def _heading(section: Section, facilities: tuple[FacilityName, ...]) -> ReadHeading | None:
    if section.heading:
        return ReadHeading(section.heading, section.marker, section.level)
    if section.kind != "facility":
        return None
    name = next((name for name in facilities if name.section == section.ordinal), None)
    title = section.text[name.start : name.end] if name is not None else section.text.partition("\n")[0]
    return ReadHeading(title, section.marker, section.level)


def _left_out(source: Source, blocks: list[Block]) -> dict[int | None, list[str]]:
    """By page, the printed characters that are in no block, line by line."""
    used = {
        (piece.line.number, box)
        for block in blocks
        for piece in block.passage.pieces
        if piece.line is not None
        for box in piece.line.char_boxes[piece.start : piece.end]
    }
    left: dict[int | None, list[str]] = defaultdict(list)
    for page in source.pages:
        for line in page.lines:
            boxes = zip(line.text, line.char_boxes, strict=True)
            rest = "".join(char for char, box in boxes if (line.number, box) not in used)
            if rest.strip():
                left[page.number].append(rest)
    return left
