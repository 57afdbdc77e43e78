"""Glyphs and the level rules of a page in, the glyphs marked that a rule strikes out.

A rule that deletes words runs through the middle of its glyphs and is as long as they are; one below them is a mark of
emphasis or of new words, and one that reaches further belongs to a table or a drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.read.glyphs import Glyph
from extract.records.source import Box

_BAND = 20.0  # points: glyphs are looked up by bands of this height
_SHORTEST = 3.0  # points
_MIDDLE = (0.3, 0.72)  # of the glyph's height
_BEYOND = 0.4  # of the height: how far a rule may reach past the first and last of its glyphs


def strike_out(glyphs: Sequence[Glyph], rules: Iterable[Box]) -> None:
    """Mark the glyphs that a rule strikes out; ``rules`` are level lines, without thickness."""
    rules = [rule for rule in rules if rule.x1 - rule.x0 >= _SHORTEST]
    if not rules:
        return
    by_band: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        for band in range(int(glyph.box.top // _BAND), int(glyph.box.bottom // _BAND) + 1):
            by_band.setdefault(band, []).append(glyph)
    for rule in rules:
        crossed = sorted(
            (glyph for glyph in by_band.get(int(rule.top // _BAND), ()) if _crosses(rule, glyph.box)),
            key=lambda glyph: glyph.box.x0,
        )
        if crossed and _is_as_long(rule, crossed):
            for glyph in crossed:
                glyph.struck = True


def _crosses(rule: Box, box: Box) -> bool:
    height, width = box.bottom - box.top, box.x1 - box.x0
    low, high = (box.top + share * height for share in _MIDDLE)
    return low <= rule.top <= high and min(rule.x1, box.x1) - max(rule.x0, box.x0) > 0.5 * width


def _is_as_long(rule: Box, crossed: Sequence[Glyph]) -> bool:
    """Whether the glyphs fill the rule from end to end."""
    height = max(glyph.box.bottom - glyph.box.top for glyph in crossed)
    ends = max(crossed[0].box.x0 - rule.x0, rule.x1 - crossed[-1].box.x1) <= _BEYOND * height
    return ends and all(second.box.x0 - first.box.x1 <= height for first, second in pairwise(crossed))
