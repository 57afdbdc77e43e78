"""Unwrapping: lines of a page in reading order in, blocks of lines that are read as one out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.layout.captions import is_caption
from extract.layout.edges import is_full
from extract.layout.hanging import is_number_of
from extract.layout.labels import items_of_values, labelled_values
from extract.layout.rows import Row, measured, stands_beside, usual_gaps
from extract.layout.wraps import continues, is_elsewhere, runs_on
from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Line

BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
LATIN = re.compile(r"[A-Za-z]")


def unwrap(
    lines: Sequence[Line],
    inserted: Mapping[int, list[Block]],
    *,
    page_index: int,
    body_size: float | None,
    edge: float | None = None,
) -> Iterator[Block]:
    """Blocks of one page: a line joins the one above when that one was full or broke off.

    ``inserted`` gives blocks that are ready in place of the lines with these numbers, ``edge`` is the right edge in
    points of a box that the lines stand in.
    """
    rows = measured([line for line in lines if line.number not in inserted], edge)
    usual_gap = usual_gaps(rows)
    values = labelled_values(rows)
    items = items_of_values(rows, values)
    rows = [replace(row, mark=None) if index in items else row for index, row in enumerate(rows)]
    group: list[Row] = []
    index = 0
    for line in lines:
        if line.number in inserted:
            if group:
                yield _at_column_end(_block(group, page_index, body_size), group, rows, index)
                group = []
            yield from inserted[line.number]
        elif index < len(rows) and rows[index].line is line:
            row = rows[index]
            goes_on = index in values or (
                index + 1 not in values
                and index not in items
                and bool(group)
                and continues(group, row, rows, index, usual_gap[index])
            )
            if group and not goes_on:
                block = _block(group, page_index, body_size)
                ends_column = (is_elsewhere(group[-1], row) and index - 1 not in values) or is_caption(row.text)
                yield _at_column_end(block, group, rows, index) if ends_column else block
                group = []
            group.append(row)
            index += 1
    if group:
        yield _at_column_end(_block(group, page_index, body_size), group, rows, index)


def _at_column_end(block: Block, group: Sequence[Row], rows: Sequence[Row], index: int) -> Block:
    """The last block of a column, page or stretch of text, with what its last line says of its going on."""
    return replace(
        block,
        goes_on=runs_on(group, rows, index),
        ends_full=len(group) > 1 and is_full(group[-1], rows, index),
    )


def _block(group: Sequence[Row], page_index: int, body_size: float | None) -> Block:
    first = group[0]
    words = group[1] if len(group) > 1 and is_number_of(group[0], group[1]) else first  # a bullet may be set smaller
    mark = first.mark
    return Block(
        kind=_kind(group),
        passage=_joined(group),
        page_index=page_index,
        mark=first.text[: mark.end].strip() if mark else "",
        mark_class=mark.mark_class if mark else "",
        mark_role=mark.role if mark else "",
        mark_end=mark.end if mark else 0,
        size=words.line.size,
        body_size=body_size,
        bold=words.line.bold,
        color=words.line.color,
        box=first.line.box,
    )


def _joined(group: Sequence[Row]) -> Passage:
    """The lines as one passage; a space is put between Latin words only."""
    passage = Passage()
    for row in group:
        piece = Passage.of_line(row.line, row.start, row.start + len(row.text))
        latin = bool(passage.pieces) and LATIN.match(passage.text[-1]) and LATIN.match(row.text)
        apart = latin or (len(group) > 1 and row is group[1] and stands_beside(group[0], row))
        passage = Passage.join([passage, piece], " " if apart else "") if passage.pieces else piece
    return passage


def _kind(group: Sequence[Row]) -> str:
    mark = group[0].mark
    if group[0].is_entry:
        return "toc"
    if mark is not None:
        return {"bullet": "bullet", "note": "note"}.get(mark.role, "line")
    text = BRACKETS.sub("", "".join(row.text for row in group))
    return "paragraph" if "。" in text or (len(group) > 1 and len(text) > 40) else "line"
