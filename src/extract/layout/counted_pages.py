"""Numbers of printed pages: pages in, the lines that are their numbers out, where the numbers themselves show it.

Office programs set the number of a page inside the margins of its text, where a line of text might stand. A number alone
on the outermost line of its page, apart from the text, is the page's if others count on with it or if it is that of the
page in its file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.records.source import Line, Page

NUMBER = re.compile(r"\s*(?:[-－–—―‐]\s*)?(?P<number>[0-9０-９]{1,3})(?:\s*[-－–—―‐])?\s*")
BAND = 0.2  # share of the page height at head and foot where such a number may stand
APART = 1.0  # times its height: the least white space between it and the text


def counted_numbers(pages: Sequence[Page]) -> frozenset[int]:
    """Of all lines that are numbers of pages, their own numbers in the document."""
    found = [
        (line, int(match["number"]) - page.number)
        for page in pages
        if page.number is not None and page.height is not None
        for line in _outermost(page)
        if (match := NUMBER.fullmatch(line.text)) is not None
    ]
    together = Counter(ahead for _, ahead in found)
    return frozenset(line.number for line, ahead in found if ahead == 0 or together[ahead] > 1)


def _outermost(page: Page) -> list[Line]:
    """The highest and the lowest line of a page, as far as they stand at its edge, alone and apart from all others."""
    lines = [(line, line.box) for line in page.lines if line.box is not None and line.text.strip()]
    if len(lines) < 2 or page.height is None:
        return []
    lowest, foot = max(lines, key=lambda pair: pair[1].bottom)
    highest, head = min(lines, key=lambda pair: pair[1].top)
    others_end = max(box.bottom for line, box in lines if line is not lowest)
    others_begin = min(box.top for line, box in lines if line is not highest)
    found = []
    if foot.top > (1 - BAND) * page.height and foot.top - others_end > APART * (foot.bottom - foot.top):
        found.append(lowest)
    if head.bottom < BAND * page.height and others_begin - head.bottom > APART * (head.bottom - head.top):
        found.append(highest)
    return found
