"""The outline: headings in the order of the document in, the level of each out.

Marks that follow each other for the first time nest; a mark met again closes what stood below it.
The profile fixes the level of marks whose rank is a convention (章 over 節).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class OutlineStack:
    """The open headings above the current place: (mark class, section ordinal)."""

    fixed: dict[str, int] = field(default_factory=dict)  # mark class -> rank among fixed classes
    _open: list[tuple[str, int]] = field(default_factory=list)

    def place(self, mark_class: str, ordinal: int) -> tuple[int, int | None]:
        """(level from 1, ordinal of the section above) of a heading, which becomes the innermost open one."""
        classes = [open_class for open_class, _ in self._open]
        if mark_class in classes:
            del self._open[classes.index(mark_class) :]
        elif mark_class in self.fixed:
            rank = self.fixed[mark_class]
            while self._open and self.fixed.get(self._open[-1][0], rank) >= rank:
                self._open.pop()
        parent = self._open[-1][1] if self._open else None
        self._open.append((mark_class, ordinal))
        return len(self._open), parent

    def close(self, ordinal: int) -> None:
        """Close a heading, if it is open, and what is open below it."""
        ordinals = [own for _, own in self._open]
        if ordinal in ordinals:
            del self._open[ordinals.index(ordinal) :]

    def restart(self, mark_class: str, ordinal: int) -> None:
        """Begin anew under one heading: a facility's title."""
        self._open = [(mark_class, ordinal)]

    def clear(self) -> None:
        """Close everything."""
        self._open = []
