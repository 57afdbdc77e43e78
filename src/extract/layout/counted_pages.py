"""Numbers of printed pages: pages in, the lines that are their numbers out, where the numbers themselves show it.

Office programs set the number of a page inside the margins of its text, where a line of text might stand. A number alone
on the outermost row of its page is the page's if others count on with it at the same height, or, apart from the text, if
others count on with it or if it is that of the page in its file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.records.source import Line, Page

NUMBER = re.compile(r"\s*(?:[-－–—―‐]\s*)?(?P<number>[0-9０-９]{1,3})(?:\s*[-－–—―‐])?\s*")
BAND = 0.2  # share of the page height at head and foot where such a number may stand
APART = 1.0  # times its height: white space between it and the text that leaves no doubt
TOUCHING = 0.3  # times its height: the room that type takes over and under its letters may overlap that of the text


class _Candidate(NamedTuple):
    """A number at the edge of its page: how far ahead of the page's own number it is, where it stands, what is beside it."""

    line: Line
    ahead: int
    height: int  # hundredths of the page's height
    apart: bool


def counted_numbers(pages: Sequence[Page]) -> frozenset[int]:
    """Of all lines that are numbers of pages, their own numbers in the document."""
    found = [candidate for page in pages for candidate in _candidates(page)]
    together = Counter(candidate.ahead for candidate in found)
    level = Counter((candidate.ahead, candidate.height) for candidate in found)
    return frozenset(
        candidate.line.number
        for candidate in found
        if level[candidate.ahead, candidate.height] > 1
        or (candidate.apart and (candidate.ahead == 0 or together[candidate.ahead] > 1))
    )


def _candidates(page: Page) -> Iterator[_Candidate]:
    """The highest and the lowest line of a page, if they are numbers at its edge, on a row of their own."""
    lines = [(line, line.box) for line in page.lines if line.box is not None and line.text.strip()]
    if len(lines) < 2 or page.height is None or page.number is None:
        return
    lowest, foot = max(lines, key=lambda pair: pair[1].bottom)
    highest, head = min(lines, key=lambda pair: pair[1].top)
    below = foot.top - max(box.bottom for line, box in lines if line is not lowest)
    above = min(box.top for line, box in lines if line is not highest) - head.bottom
    for line, box, white, at_edge in (
        (lowest, foot, below, foot.top > (1 - BAND) * page.height),
        (highest, head, above, head.bottom < BAND * page.height),
    ):
        number = NUMBER.fullmatch(line.text)
        if number is not None and at_edge and white > -TOUCHING * (box.bottom - box.top):
            height = round(100 * box.top / page.height)
            yield _Candidate(line, int(number["number"]) - page.number, height, white > APART * (box.bottom - box.top))
