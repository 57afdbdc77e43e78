"""A section as patterns read it: its text with widths folded one character for one, dates and quantities masked.

Offsets are the same in the printed, the folded and the masked text, so that what a pattern finds is evidence as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.folding import fold
from extract.records.annotation import AnnotatedSection
from extract.records.mention import Mention
from extract.relate.facility.patterns import DATE, FILLER, QUANTITY

_ENDS = "。\n"
# Characters that words before a place are looked for in: more than a sentence of a report, and no end of a hostile one.
REACH = 400


@dataclass(frozen=True)
class Reading:
    """One section, ready for patterns."""

    section: int
    kind: str
    printed: str
    folded: str
    masked: str
    mentions: tuple[Mention, ...]

    def lines(self) -> Iterator[tuple[int, int]]:
        """Start and end of each block of the section's text."""
        start = 0
        for line in self.printed.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1

    def mentions_in(self, start: int, end: int, kind: str) -> list[Mention]:
        """The mentions of a kind that lie inside ``start:end``."""
        return [m for m in self.mentions if m.kind == kind and start <= m.start and m.end <= end]

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence in which ``position`` stands."""
        start = max(self.folded.rfind(mark, 0, position) for mark in _ENDS) + 1
        ends = [end for mark in _ENDS if (end := self.folded.find(mark, position)) >= 0]
        return start, min(ends, default=len(self.folded) - 1) + 1

    def before(self, start: int, position: int) -> str:
        """The masked text from ``start`` to ``position``; of a long one only the end, behind an ellipsis."""
        low = max(start, position - REACH)
        return ("…" if low > start else "") + self.masked[low:position]


def read_section(annotated: AnnotatedSection) -> Reading:
    """A section ready for patterns."""
    printed = annotated.section.text
    folded = fold_in_place(printed)
    masked = list(folded)
    for mention in annotated.mentions:
        masked[mention.start : mention.end] = FILLER * (mention.end - mention.start)
        masked[mention.start] = DATE if mention.kind == "date" else QUANTITY
    section = annotated.section
    return Reading(section.ordinal, section.kind, printed, folded, "".join(masked), annotated.mentions)


def fold_in_place(text: str) -> str:
    """``text`` folded without moving a character: what folding leaves out or joins stays as it is."""
    return "".join(map(_folded, text))


@cache
def _folded(character: str) -> str:
    folded = fold(character).text
    return folded if len(folded) == 1 else character
