"""Facility titles: items in, for each facility the item that is its title and the name in it out.

A title is known by what stands under it: a visit date, a label list or the sections that every
facility of the report has. A line of a programme has a date under it too, but no body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.profile import Profile
from extract.records.block import Block
from extract.records.mention import Mention
from extract.segment.headings import Item, holds_sentence_end, split_mark
from extract.segment.visit import is_date_line, is_programme_line, is_visit_line, visit_in_sentence, visit_in_title

BARE_DATE = "title.bare_date_under"  # a report's own date looks the same
SECTION_UNDER = "title.section_under"
LOOKAHEAD = 7  # line-like blocks under a title among which its date stands
MAX_TITLE = 70
MIN_BODY = 2  # blocks of text that a facility has at least
BODY_SECTIONS = ("overview", "features", "hearing", "implications")
LABEL = re.compile(
    r"^[・･■□◆◇○●【〔（(\s]*(?:[^\s:：【】〔〕（）()。、]{2,14}|\S[\s\u3000]{1,3}\S)\s*[】〕）)]?\s*[:：\s\u3000]\s*(?=\S)"
)
BRACKETED = re.compile(r"^[（(〔\[【※＊*].*$")
NAME_EDGES = " \u3000「」『』・:：-－―"
OPENING_QUOTES = {"「": "」", "『": "』", "【": "】", "＜": "＞", "〈": "〉", "《": "》", "〔": "〕"}


@dataclass(frozen=True, slots=True)
class Title:
    """A facility's title: the item it stands in, and the characters of the block that are its name."""

    index: int
    name: str
    start: int
    end: int
    rule: str


def facility_titles(items: Sequence[Item], profile: Profile) -> list[Title]:
    """Titles in the order of the document."""
    if not profile.facilities.enabled:
        return []
    strong = {index: rule for index in range(len(items)) if (rule := _evidence(items, index, profile))}
    strong = _without_cover(strong, items)
    strong |= _same_class(items, strong, profile)
    strong = _with_body(items, strong)
    strong = {
        index: rule
        for index, rule in strong.items()
        if rule not in (SECTION_UNDER, "title.same_mark", BARE_DATE)
        or len(strong) > 1
        or _looks_like_name(items[index], profile)
    }
    titles = [title for index, rule in sorted(strong.items()) if (title := _title(items[index], index, rule, profile))]
    return _one_per_visit(titles, items)


def is_title_prefix(block: Block, profile: Profile) -> bool:
    """Whether a line holds nothing but what may stand before a facility's name: 「訪問先①」."""
    return block.kind == "line" and any(
        re.fullmatch(pattern, block.text.strip() + " ") or re.fullmatch(pattern, block.text.strip())
        for pattern in profile.facilities.name_prefixes
    )


def _evidence(items: Sequence[Item], index: int, profile: Profile) -> str | None:
    """The rule by which an item is a title for sure, or None."""
    item = items[index]
    if not _line_like(item) or not _may_be_title(item, profile):
        return None
    text = item.block.text
    if _name_label(text, profile):
        return "title.name_label"
    if visit_in_title(text, profile):
        return "title.visit_in_line"
    for below in items[index + 1 : index + 1 + LOOKAHEAD]:
        below_text = below.block.text
        if is_date_line(below_text, profile):
            return "title.date_under" if is_visit_line(below_text, profile) else BARE_DATE
        if below.block.kind == "paragraph" and visit_in_sentence(below_text, profile) is not None:
            return "title.visit_told_under"
        if below.heading is not None and below.heading.kind in BODY_SECTIONS:
            return SECTION_UNDER if _directly_under(items, index, below, profile) else None
        if not _line_like(below) or _name_label(below_text, profile) or is_programme_line(below_text, profile):
            return None
        if _may_be_title(below, profile) and not LABEL.match(below_text) and not BRACKETED.match(below_text):
            return None
    return None


def _directly_under(items: Sequence[Item], index: int, below: Item, profile: Profile) -> bool:
    """A section's heading right under a line of a higher level: the line is marked otherwise, or set larger."""
    item = items[index]
    higher = item.block.mark_class != below.block.mark_class
    return higher and below.heading is not None and below.heading.kind == "overview"


def _same_class(items: Sequence[Item], strong: dict[int, str], profile: Profile) -> dict[int, str]:
    """Further headings with the mark (or type size) that most titles have."""
    classes = Counter(_class(items[index]) for index, rule in strong.items() if rule != SECTION_UNDER)
    if not classes:
        return {}
    mark_class, count = classes.most_common(1)[0]
    if mark_class is None or count < 2:
        return {}
    return {
        index: "title.same_mark"
        for index, item in enumerate(items)
        if index not in strong
        and _class(item) == mark_class
        and item.heading is not None
        and item.heading.kind is None
        and _may_be_title(item, profile)
    }


def _without_cover(found: dict[int, str], items: Sequence[Item]) -> dict[int, str]:
    """Where some titles are sure, weaker ones count only behind the first: a cover has a date and an outline too."""
    sure = sorted(index for index, rule in found.items() if rule not in (BARE_DATE, SECTION_UNDER))
    if not sure:
        return found
    return {
        index: rule
        for index, rule in found.items()
        if index in sure or (rule != BARE_DATE and index > sure[0] and not _still_under_title(items, index, sure))
    }


def _still_under_title(items: Sequence[Item], index: int, sure: Sequence[int]) -> bool:
    """Whether a line is one of those between a sure title and its first section."""
    above = max(position for position in sure if position < index)
    return all(_line_like(item) and item.heading is None for item in items[above + 1 : index])


def _class(item: Item) -> str | None:
    return item.heading.mark_class if item.heading is not None else item.block.mark_class or None


def _with_body(items: Sequence[Item], strong: dict[int, str]) -> dict[int, str]:
    """Without those that have no text of their own before the next: lines of a programme or a list."""
    order = sorted(strong)
    kept = {}
    for index, following in pairwise([*order, len(items)]):
        bodies = [item for item in items[index + 1 : following] if item.body is not None and item.heading is None]
        texts = sum(item.block.kind in ("paragraph", "bullet", "note") or len(item.block.text) > 30 for item in bodies)
        sections = sum(
            item.heading is not None and item.heading.kind in BODY_SECTIONS for item in items[index + 1 : following]
        )
        if texts + sections >= MIN_BODY:
            kept[index] = strong[index]
    return kept


def _one_per_visit(titles: list[Title], items: Sequence[Item]) -> list[Title]:
    """A title and the label line with the name under it are one facility: the label names it."""
    kept: list[Title] = []
    for title in titles:
        above = kept[-1] if kept else None
        if (
            above is not None
            and title.rule == "title.name_label"
            and not any(
                item.body is not None and item.block.kind in ("paragraph", "bullet")
                for item in items[above.index + 1 : title.index]
            )
            and not any(
                item.heading is not None and item.heading.kind in BODY_SECTIONS
                for item in items[above.index + 1 : title.index]
            )
        ):
            kept[-1] = (
                Title(above.index, above.name, above.start, above.end, above.rule)
                if above.name in title.name
                else title
            )
            continue
        kept.append(title)
    return kept


def _line_like(item: Item) -> bool:
    block = item.block
    return block.kind in ("line", "note") or (
        block.kind in ("paragraph", "bullet") and len(block.text) <= MAX_TITLE and not holds_sentence_end(block.text)
    )


def _may_be_title(item: Item, profile: Profile) -> bool:
    block = item.block
    text = block.text
    if (
        block.kind != "line"
        or len(text) > MAX_TITLE
        or holds_sentence_end(text)
        or (BRACKETED.match(text) and block.mark_class != "【】")
    ):
        return False
    if item.heading is not None and (item.heading.certain or item.heading.kind in ("schedule", "toc", "closing")):
        return bool(visit_in_title(text, profile))
    if is_date_line(text, profile) or is_programme_line(text, profile):
        return False
    if LABEL.match(text) and any(joint in text for joint in ":：\t") and not _name_label(text, profile):
        return visit_in_title(text, profile) is not None
    return not is_title_prefix(block, profile) and not any(
        re.search(pattern, text) for pattern in profile.facilities.not_names
    )


def _name_label(text: str, profile: Profile) -> re.Match[str] | None:
    """The match of a label that names the facility, up to the name."""
    for pattern in profile.facilities.name_labels:
        match = re.match(rf"[・■□◆◇○●【〔\s]*(?:{pattern})\s*[】〕]?\s*[:：\t]\s*(?=\S)", text)
        if match:
            return match
    return None


def _looks_like_name(item: Item, profile: Profile) -> bool:
    return re.search(profile.facilities.name_ending, item.block.text) is not None


def _title(item: Item, index: int, rule: str, profile: Profile) -> Title | None:
    """The name in a title: without mark, number, label, visit date and brackets that hold no name."""
    text = item.block.text
    start, end = 0, len(text)
    label = _name_label(text, profile)
    if label:
        start = label.end()
    elif item.block.mark_class == "【】" and split_mark(item.block)[2] is None:
        start, end = 1, len(text) - 1
    elif item.block.mark_class == "【】" or item.block.mark_role:
        start = item.block.mark_end
    start, end = _trim(text, start, end, profile)
    name = text[start:end]
    return Title(index, name, start, end, rule) if len(name) >= 2 else None


def _trim(text: str, start: int, end: int, profile: Profile) -> tuple[int, int]:
    for _ in range(4):  # prefixes and suffixes may stand one inside the other
        edges = (start, end)
        while start < end and text[start] in NAME_EDGES and text[start] not in "「『":
            start += 1
        while start < end and text[end - 1] in NAME_EDGES and text[end - 1] not in "」』":
            end -= 1
        for pattern in profile.facilities.name_prefixes:
            match = re.match(pattern, text[start:end])
            if match and match.end() < end - start:
                start += match.end()
        for pattern in profile.facilities.name_suffixes:
            match = re.search(pattern, text[start:end])
            if match and match.start() > 0:
                end = start + match.start()
        date = visit_in_title(text[start:end], profile)
        if date is not None:
            start, end = _without_date(text, start, end, date)
        closing = OPENING_QUOTES.get(text[start : start + 1])
        if closing and text[end - 1 : end] == closing and closing not in text[start + 1 : end - 1]:
            start, end = start + 1, end - 1
        if (start, end) == edges:
            break
    return start, end


def _without_date(text: str, start: int, end: int, date: Mention) -> tuple[int, int]:
    """The range without the visit's date and the bracket around it, on the side where the name stands."""
    before, after = text[start : start + date.start], text[start + date.end : end]
    opening = re.search(r"[（(〔\[][^（(〔\[）)〕\]]*$", before)
    before = before[: opening.start()] if opening else before
    if before.strip(NAME_EDGES):
        return start, start + len(before.rstrip(NAME_EDGES))
    closing = re.match(r"[^（(〔\[）)〕\]]*[）)〕\]]", after) if opening else None
    return start + date.end + (closing.end() if closing else 0), end
