"""The outline: headings in the order of the document in, the level of each out.

Marks that follow each other for the first time nest; a mark met again closes what stood below it.
The profile fixes the level of marks whose rank is a convention (章 over 節). Where a column (コラム) ends no mark says;
a heading whose number counts on from before the column does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

BOX_MARK = "コラム"  # the class of headings of columns and boxes, which interrupt the text that they stand in


class Counted(NamedTuple):
    """The last number of a class of headings, and the open headings above the one that bore it."""

    number: int
    above: tuple[tuple[str, int], ...]


@dataclass
class OutlineStack:
    """The open headings above the current place: (mark class, section ordinal)."""

    fixed: Mapping[str, float] = field(default_factory=dict)  # mark class -> rank among fixed classes
    above: int = 0  # the level of the section in which this outline stands, and its ordinal
    within: int | None = None
    _met: set[str] = field(default_factory=set)
    _open: list[tuple[str, int]] = field(default_factory=list)
    _counted: dict[str, Counted] = field(default_factory=dict)  # what stands under the headings that are open
    _interrupted: dict[str, Counted] = field(default_factory=dict)  # what did before a column interrupted it

    def place(
        self, mark_class: str, ordinal: int, *, number: int | None = None, under_bare: bool = False
    ) -> tuple[int, int | None]:
        """(level from 1, ordinal of the section above) of a heading, which becomes the innermost open one.

        ``number`` is that of its mark. ``under_bare``: nothing stands between it and the heading before, which is then
        one over it if it may be.
        """
        self._go_on_after_column(mark_class, number)
        if under_bare and self._open:
            self._rank_anew(mark_class, self._open[-1][0])
        self._met.add(mark_class)
        classes = [open_class for open_class, _ in self._open]
        if mark_class in classes:
            del self._open[classes.index(mark_class) :]
        elif mark_class in self.fixed:
            rank = self.fixed[mark_class]
            while self._open and self.fixed.get(self._open[-1][0], rank) >= rank:
                if under_bare and self._open[-1][0] not in self.fixed:
                    break  # a title without a mark over the chapter that it is the title of
                self._open.pop()
        parent = self._open[-1][1] if self._open else self.within
        if mark_class == BOX_MARK:
            self._interrupted, self._counted = self._interrupted or self._counted, {}
        elif mark_class in self.fixed:
            self._interrupted, self._counted = {}, {}
        else:
            self._counted = _under(self._open, self._counted)
            if number is not None:
                self._counted[mark_class] = Counted(number, tuple(self._open))
        self._open.append((mark_class, ordinal))
        return self.above + len(self._open), parent

    def _go_on_after_column(self, mark_class: str, number: int | None) -> None:
        """Open again what a column interrupted, if a number is the next there and not the next in the column."""
        here, before = self._counted.get(mark_class), self._interrupted.get(mark_class)
        if number is None or before is None or before.number + 1 != number or (here and here.number + 1 == number):
            return
        self._open = list(before.above)
        self._counted, self._interrupted = self._interrupted, {}

    @property
    def outermost(self) -> int | None:
        """The section under which all that is open stands."""
        return self._open[0][1] if self._open else None

    def closes(self, mark_class: str) -> int | None:
        """The outermost section that a heading of this class would close, if it closes one."""
        classes = [open_class for open_class, _ in self._open]
        if mark_class in classes:
            return self._open[classes.index(mark_class)][1]
        rank = self.fixed.get(mark_class)
        if rank is None:
            return None
        closed = None
        for open_class, ordinal in reversed(self._open):
            if self.fixed.get(open_class, rank) < rank:
                break
            closed = ordinal
        return closed

    def _rank_anew(self, mark_class: str, above: str) -> None:
        """A class met first right under one that it usually stands over belongs under it here: 部 of a 章."""
        rank = self.fixed.get(mark_class)
        over = self.fixed.get(above)
        if mark_class not in self._met and rank is not None and over is not None and rank < over:
            self.fixed = {**self.fixed, mark_class: over + 0.5}

    def close(self, ordinal: int) -> None:
        """Close a heading, if it is open, and what is open below it."""
        ordinals = [own for _, own in self._open]
        if ordinal in ordinals:
            del self._open[ordinals.index(ordinal) :]

    def close_under(self, mark_class: str) -> None:
        """Close what is open below the heading of a class, if one is open: a table of contents stands under no summary."""
        classes = [open_class for open_class, _ in self._open]
        if mark_class in classes:
            del self._open[classes.index(mark_class) + 1 :]

    def restart(self, mark_class: str, ordinal: int) -> None:
        """Begin anew under one heading: a facility's title."""
        self._open = [(mark_class, ordinal)]

    def clear(self) -> None:
        """Close everything."""
        self._open = []


def _under(headings: Sequence[tuple[str, int]], counted: Mapping[str, Counted]) -> dict[str, Counted]:
    """The counts of headings that stand under open ones alone."""
    return {own: count for own, count in counted.items() if count.above == tuple(headings[: len(count.above)])}
