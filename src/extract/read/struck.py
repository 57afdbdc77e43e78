"""Glyphs and the level rules of a page in, the glyphs marked that a rule strikes out.

A rule that deletes words runs through the middle of its glyphs and is as long as they are; one below them is a mark of
emphasis or of new words, and one that reaches further belongs to a table or a drawing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.read.glyphs import Glyph
from extract.records.source import Box

_SHORTEST = 3.0  # points
_MIDDLE = (0.3, 0.72)  # of the glyph's height
_BEYOND = 0.4  # of the height: how far a rule may reach past the first and last of its glyphs


def strike_out(glyphs: Sequence[Glyph], rules: Iterable[Box]) -> None:
    """Mark the glyphs that a rule strikes out; ``rules`` are level lines, without thickness."""
    rules = sorted((rule for rule in rules if rule.x1 - rule.x0 >= _SHORTEST), key=lambda rule: rule.top)
    if not rules:
        return
    tops = [rule.top for rule in rules]
    crossed: dict[int, list[Glyph]] = {}
    band: tuple[float, float] | None = None
    through = range(0)
    for glyph in glyphs:
        x0, top, x1, bottom = glyph.box
        if (top, bottom) != band:  # nearly all glyphs stand in the band of the one before
            band = top, bottom
            low, high = (top + share * (bottom - top) for share in _MIDDLE)
            through = range(bisect_left(tops, low), bisect_right(tops, high))
        for index in through:
            if min(rules[index].x1, x1) - max(rules[index].x0, x0) > 0.5 * (x1 - x0):
                crossed.setdefault(index, []).append(glyph)
    for index, row in crossed.items():
        row.sort(key=lambda glyph: glyph.box.x0)
        if _is_as_long(rules[index], row):
            for glyph in row:
                glyph.struck = True


def _is_as_long(rule: Box, crossed: Sequence[Glyph]) -> bool:
    """Whether the glyphs fill the rule from end to end."""
    height = max(glyph.box.bottom - glyph.box.top for glyph in crossed)
    ends = max(crossed[0].box.x0 - rule.x0, rule.x1 - crossed[-1].box.x1) <= _BEYOND * height
    return ends and all(second.box.x0 - first.box.x1 <= height for first, second in pairwise(crossed))
