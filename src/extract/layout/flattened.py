"""Flattened tables of a text file: lines or blocks in, those that were cells of a table or words of a chart told out.

A text layer puts each cell on a line of its own: 「縫製」 / 「58」 / 「55」 / 「49」. Nobody can say any more which number
stood under which head, so that they are no sentences and give no rows. One number under its label is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.records.block import Block
from extract.records.source import Page

NUMBER = re.compile(r"\s*[△▲+＋-]?\s*[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?\s*[%％]?\s*")
HEAD = re.compile(r"(?:区\s*分|項\s*目|種\s*別|内\s*訳|年\s*度?|月|地域|合?計)")
LEAST = 2  # pairs of numbers one under the other: a single one may be two pages' numbers or a year and a value
LONGEST_CELL = 14  # characters


def flattened_numbers(page: Page) -> frozenset[int]:
    """Numbers of the lines of a text page that hold a mere number right over or under another: none is a page's number."""
    if page.height is not None:
        return frozenset()
    found = set()
    for above, below in pairwise(page.lines):
        if NUMBER.fullmatch(above.text) and NUMBER.fullmatch(below.text):
            found |= {above.number, below.number}
    return frozenset(found)


def mark_flattened(blocks: Sequence[Block]) -> list[Block]:
    """The cells of flattened tables as text of figures."""
    marked = list(blocks)
    for start, end in _runs(blocks):
        numbers = [index for index in range(start, end) if NUMBER.fullmatch(blocks[index].text)]
        if sum(following == index + 1 for index, following in pairwise(numbers)) < LEAST:
            continue
        first = numbers[0] - (numbers[0] > start and HEAD.fullmatch(blocks[numbers[0] - 1].text) is not None)
        for index in range(first, numbers[-1] + 1):
            marked[index] = replace(blocks[index], kind="figure")
    return marked


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Stretches of short lines of one page of a text file."""
    start = 0
    for index, block in enumerate([*blocks, None]):
        if block is not None and _could_be_cell(block) and block.page_index == blocks[start].page_index:
            continue
        if index > start:
            yield start, index
        start = index if block is not None and _could_be_cell(block) else index + 1


def _could_be_cell(block: Block) -> bool:
    return (
        block.kind == "line"
        and block.box is None
        and (not block.mark or NUMBER.fullmatch(block.text) is not None)
        and len(block.text) <= LONGEST_CELL
        and not re.search(r"[。:：]", block.text)
    )
