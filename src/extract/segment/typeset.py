"""Headings by their type: blocks in, those that are set apart from the text by size, weight or colour alone out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extract.records.block import Block

LONGEST = 40  # characters of a line that is a heading by its type alone
LARGER = 1.04  # of the body's size: a heading half a point larger stands out where it is set so throughout
USES = 2  # a single line in another type may be emphasis
OVER_TEXT = 0.6  # share of its uses in which a type stands over text, or over a heading that does
LIGHT = 600  # sum of red, green and blue: pale words stand on a ground of colour, as those of labels do


ADDRESSEE = re.compile(r"(?:御中|殿|様|各位)$")


class Style(NamedTuple):
    """The type of a block: size in half points, weight and colour."""

    size: int
    bold: bool
    color: int


def headings_by_type(blocks: Sequence[Block]) -> dict[int, str]:
    """Place of each heading -> the class of its type. Its words say nothing here; marked lines are left to their marks."""
    body = _body_style(blocks)
    if body is None:
        return {}
    uses: dict[Style, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        style = style_of(block)
        if style is not None and _stands_out(style, body) and _may_be_heading(block):
            uses[style].append(index)
    places = {index for indices in uses.values() for index in indices}
    return {
        index: f"type {style.size / 2:g}{' bold' if style.bold else ''} {style.color:06x}"
        for style, indices in uses.items()
        if len(indices) >= USES
        and sum(_is_over_text(blocks, index, places) for index in indices) >= OVER_TEXT * len(indices)
        for index in indices
    }


def classes_of_styles(blocks: Sequence[Block], marked: Sequence[tuple[Block, str]]) -> dict[Style, str]:
    """The class of marks that headings in each type have, where that type stands out: 「おわりに」 stands beside 第３章."""
    body = _body_style(blocks)
    counts: dict[Style, Counter[str]] = defaultdict(Counter)
    for block, mark_class in marked:
        style = style_of(block)
        if style is not None and body is not None and _stands_out(style, body):
            counts[style][mark_class] += 1
    return {style: classes.most_common(1)[0][0] for style, classes in counts.items()}


def style_of(block: Block) -> Style | None:
    return Style(round(2 * block.size), block.bold, block.color or 0) if block.size and block.box is not None else None


def _body_style(blocks: Sequence[Block]) -> Style | None:
    counts: Counter[Style] = Counter()
    for block in blocks:
        style = style_of(block)
        if style is not None and block.kind in ("paragraph", "bullet"):
            counts[style] += len(block.text)
    return counts.most_common(1)[0][0] if counts else None


def _stands_out(style: Style, body: Style) -> bool:
    """Larger, or in the size of the text and heavier or in a colour of its own."""
    if style.size < body.size:
        return _is_light(style.color) and not _is_light(body.color) and style.size >= 0.8 * body.size
    larger = style.size >= LARGER * body.size
    return larger or (style.bold and not body.bold) or (style.color != body.color and not (style.bold < body.bold))


def _is_light(color: int) -> bool:
    return (color >> 16) + (color >> 8 & 255) + (color & 255) >= LIGHT


def _may_be_heading(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind == "line"
        and not block.mark
        and 2 <= len(text) <= LONGEST
        and text[-1] not in "。、，,：:；;）)」"
        and not ADDRESSEE.search(text)
    )


def _is_over_text(blocks: Sequence[Block], index: int, headings: set[int]) -> bool:
    """Whether text follows, at once or behind further headings."""
    for place in range(index + 1, min(index + 4, len(blocks))):
        if place in headings:
            continue
        return blocks[place].kind in ("paragraph", "bullet") and len(blocks[place].text) > len(blocks[index].text)
    return False
