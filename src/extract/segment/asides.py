"""Asides: items in, the boxes that open a section of their own, each with the heading that its first lines make, out.

Text in a box stands beside the running text, which goes on after it. A box without a title says more of the section that
it stands in, and one whose heading is marked as those of the running text are is a part of that, drawn with a frame.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extract.profile import Profile
from extract.records.passage import Passage
from extract.rules.box_labels import box_label
from extract.segment.draft import Draft
from extract.segment.facilities import BODY_SECTIONS
from extract.segment.headings import Heading, Item, could_be_heading, heading_kind
from extract.segment.outline import BOX_MARK, OutlineStack

LONGEST_TITLE = 40  # characters of a title without a mark
BESIDE = ("note", "caption", "figure", "table")  # what says nothing of whether the running text goes on
Open = tuple[Draft | None, OutlineStack]  # the open section and the headings above it
BRACKETS = re.compile(r"^[【〔［\[<＜〈《（(]\s*|\s*[】〕］\]>＞〉》）)：:]\s*$")


@dataclass(frozen=True, slots=True)
class Aside:
    """A box with its heading: ``titled`` are the places of the items that the heading is made of."""

    heading: Heading
    titled: frozenset[int]


def find_asides(items: Sequence[Item], titles: Collection[int], profile: Profile) -> dict[int, Aside]:
    """By its number, each box that is a section of its own; ``titles`` are the places of facilities' titles."""
    boxes: dict[int, list[int]] = defaultdict(list)
    running = set()  # the classes of headings outside of boxes
    for index, item in enumerate(items):
        if item.block.boxed is not None:
            boxes[item.block.boxed].append(index)
        elif item.heading is not None:
            running.add(item.heading.mark_class)
    found: dict[int, Aside] = {}
    for number, places in boxes.items():
        if any(place in titles for place in places):
            continue
        aside = _aside(items, places, running - {BOX_MARK}, profile)
        if aside is not None:
            found[number] = aside
    return found


def _aside(items: Sequence[Item], places: Sequence[int], running: set[str], profile: Profile) -> Aside | None:
    first = items[places[0]]
    text = first.block.text.strip()
    end = box_label(text)
    if end == len(text) and len(places) > 1:
        named = _named_by_next(items, places, profile)
        if named is not None:
            return named
    if end and first.block.kind == "line":
        title = text[end:].strip()
        marker = text[:end].strip() if title else ""
        title = title or BRACKETS.sub("", text)
        kind = heading_kind(title, profile)
        return Aside(Heading(marker, title, BOX_MARK, kind, first.block.passage.strip()), frozenset(places[:1]))
    if first.heading is not None:
        own_section = profile.facilities.enabled and first.heading.kind in BODY_SECTIONS
        if first.heading.mark_class in running or own_section or first.body is not None:
            return None
        return Aside(first.heading, frozenset(places[:1]))
    over_text = len(places) > 1 and items[places[1]].block.kind in ("paragraph", "bullet")
    if over_text and not first.block.mark and _is_title(first, profile):
        kind = heading_kind(text, profile)
        return Aside(Heading("", text, BOX_MARK, kind, first.block.passage.strip()), frozenset(places[:1]))
    return None


def _named_by_next(items: Sequence[Item], places: Sequence[int], profile: Profile) -> Aside | None:
    """A label on a line of its own and the title under it or beside it."""
    label, title = items[places[0]], items[places[1]]
    if title.block.mark or title.block.page_index != label.block.page_index or not _is_title(title, profile):
        return None
    passage = Passage.join([label.block.passage.strip(), title.block.passage.strip()], " ")
    text = title.block.text.strip()
    marker = label.block.text.strip()
    return Aside(Heading(marker, text, BOX_MARK, heading_kind(text, profile), passage), frozenset(places[:2]))


def _is_title(item: Item, profile: Profile) -> bool:
    text = item.block.text.strip()
    return len(text) <= LONGEST_TITLE and could_be_heading(item.block, text, profile)


@dataclass
class Boxes:
    """The boxes of a document while its sections are collected: what is open inside them, and what outside."""

    items: Sequence[Item]
    titles: Collection[int]
    asides: dict[int, Aside]
    ranks: dict[str, int]
    inside: int | None = None  # the box that is being read
    _running: Open = field(default_factory=lambda: (None, OutlineStack()))
    _opened: dict[int, Open] = field(default_factory=dict)

    def aside_at(self, index: int) -> Aside | None:
        """The box that an item stands in, if it is a section of its own."""
        number = self.items[index].block.boxed
        return self.asides.get(number) if number is not None else None

    def enter(self, index: int, now: Open) -> Open | None:
        """What is open at an item, given what is open before it; None at the first item of a box: its section is to begin."""
        if self.inside is None:
            self._running = now
        number = self.items[index].block.boxed
        if number is None or number not in self.asides:
            self.inside = None
            return self._running
        if self.inside == number:
            return now
        self.inside = number
        return self._opened.get(number)

    def place(self, drafts: Sequence[Draft]) -> tuple[int, int | None]:
        """(level, section above) of the box that is entered.

        It stands under the open section, which goes on after it; where a heading follows, at the end of all that this closes.
        """
        current, stack = self._running
        under = self._closed_after(stack)
        if under is None and current is not None and current.kind not in ("cover", "toc"):
            under = next(ordinal for ordinal, draft in enumerate(drafts, start=1) if draft is current)
        return (drafts[under - 1].level + 1 if under is not None else 1), under

    def begin(self, draft: Draft, ordinal: int) -> Open:
        """Open the section of the box that is entered."""
        opened = draft, OutlineStack(self.ranks, draft.level, ordinal)
        if self.inside is not None:
            self._opened[self.inside] = opened
        return opened

    def _closed_after(self, stack: OutlineStack) -> int | None:
        last = max(index for index, item in enumerate(self.items) if item.block.boxed == self.inside)
        for index in range(last + 1, len(self.items)):
            item = self.items[index]
            if item.block.kind in BESIDE or self.aside_at(index) is not None:
                continue
            if index in self.titles:
                return stack.outermost
            return stack.closes(item.heading.mark_class) if item.heading is not None else None
        return None
