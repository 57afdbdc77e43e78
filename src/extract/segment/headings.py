"""Headings: blocks in, the same blocks with those that are headings told apart out.

Whether a mark opens headings or list items differs from report to report, so it is decided by
how the document uses it; the profile's own heading words settle it at once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.folding import fold
from extract.profile import Profile
from extract.records.block import Block
from extract.records.passage import Passage
from extract.segment.outline import BOX_MARK
from extract.segment.sequence import counting_on
from extract.segment.typeset import classes_of_styles, headings_by_type, style_of
from extract.segment.visit import is_date_line

MAX_REPEATED = 20  # characters of a line that is a heading because it returns
MAX_HEADING = 60  # characters after the mark
BRACKET_MARKS = ("【】", "＜＞", "〔〕")
ARTICLE = "第"  # 第79の２: headings of a notice
# 【事例１】 before a title is its number; 【概要】 before words is the title, and the words are the text.
NUMBER_IN_BRACKETS = re.compile(
    r"^[【＜<〈《≪〔［\[]\s*(?:好|優良|先進|先行|取組|参考|主な)?(?P<label>事例|ケース|実例|論点|議題|テーマ|項目|提言|取組|報告)"
    r"[\s　]*(?:その)?(?:[0-9０-９]{1,2}(?:[-－‐][0-9０-９]{1,2})?|[①-⑳]|[一二三四五六七八九十]{1,2}|[A-ZＡ-Ｚ])\s*[】＞>〉》≫〕］\]]\s*$"
)
IN_ROUND_BRACKETS = re.compile(r"[（(]\s*(?P<title>[^（）()]+?)\s*[）)]")  # （運営上の課題）
INNER_BRACKETS = re.compile(r"^[【＜<〈《≪〔［\[]\s*|\s*[】＞>〉》≫〕］\]]\s*$")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
ENDS_SENTENCE = re.compile(r"[。．！？、,，;；]\s*$")
LABEL_WITH_VALUE = re.compile(r"^[^\s:：。、（(]{1,14}\s*[:：]\s*\S")
COUNTED_MEETING = "第回"
TITLE_CLASS = "title of the document"
LARGER = 1.15  # type this much larger than the body's is a heading's


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``marker`` as printed, ``title`` without it, ``kind`` by the profile (None if unknown).

    ``certain``: the title is made of the profile's heading words alone, so that it can be nothing else.
    """

    marker: str
    title: str
    mark_class: str
    kind: str | None
    passage: Passage
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A block, its heading if it is or opens with one, and what is left of it as body."""

    block: Block
    heading: Heading | None
    body: Block | None


def find_headings(blocks: Sequence[Block], profile: Profile, title: str | None = None) -> list[Item]:
    """One item per block, in order. Lines without a mark count as headings by their size only behind the cover.

    The line that is the ``title`` of the document is one too.
    """
    heading_classes = _heading_classes(blocks, profile)
    repeated = _repeated_lines(blocks)
    in_sequence = counting_on(
        blocks,
        lambda block: (
            (block.mark_class in profile.outline.ranks or block.mark_class == ARTICLE)
            and block.mark_role == "number"
            and _is_title(block, profile)
        ),
        lambda block: block.mark_class == BOX_MARK and _is_title(block, profile),
        lambda block: _is_title(block, profile),
    )
    by_type = {} if profile.facilities.enabled else headings_by_type(blocks)
    items: list[Item] = []
    cover = True
    for index, block in enumerate(blocks):
        returns = block.text in repeated
        plain = returns or (_is_set_large(block) and (not cover or _stands_over_text(blocks, index)))
        classes = heading_classes | {block.mark_class} if index in in_sequence else heading_classes
        item = _item(block, classes, profile, plain=plain, returns=returns)
        counted = block.mark_class == COUNTED_MEETING  # 「第３回　…検討会」 is the whole title
        if cover and title is not None and (counted or item.heading is None) and block.text.strip() == title:
            item = Item(block, Heading("", title, TITLE_CLASS, None, block.passage.strip()), None)
        elif index in by_type and item.heading is None and could_be_heading(block, block.text.strip(), profile):
            kind = heading_kind(block.text, profile)
            item = Item(block, Heading("", block.text.strip(), by_type[index], kind, block.passage.strip()), None)
        cover = cover and item.heading is None
        items.append(item)
    return _classed_by_type(blocks, items, by_type)


def _classed_by_type(blocks: Sequence[Block], items: list[Item], by_type: dict[int, str]) -> list[Item]:
    """Headings without a mark in the class of the marked ones that are set in the same type, else in that of their type."""
    marked = [(item.block, item.heading.mark_class) for item in items if item.heading is not None and item.block.mark]
    classes = classes_of_styles(blocks, marked) if by_type else {}
    for index, item in enumerate(items):
        if item.heading is None or item.block.mark or item.heading.mark_class == TITLE_CLASS:
            continue
        style = style_of(item.block)
        mark_class = classes.get(style) if style is not None else None
        if mark_class or index in by_type:
            items[index] = replace(item, heading=replace(item.heading, mark_class=mark_class or by_type[index]))
    return _title_beside_its_like(items)


def _title_beside_its_like(items: list[Item]) -> list[Item]:
    """The title in the class of later headings in its own type: those of slides stand beside that of the first."""
    at = next((at for at, item in enumerate(items) if item.heading and item.heading.mark_class == TITLE_CLASS), None)
    style = style_of(items[at].block) if at is not None else None
    if at is None or style is None:
        return items
    for item in items[at + 1 :]:
        if item.heading is not None and not item.block.mark and style_of(item.block) == style:
            title = items[at].heading
            items[at] = replace(
                items[at], heading=replace(title, mark_class=item.heading.mark_class) if title else None
            )
            break
    return items


def _repeated_lines(blocks: Sequence[Block]) -> frozenset[str]:
    """Short lines without a mark that stand over text several times: sections that every facility has."""
    over = Counter(
        block.text
        for block, following in pairwise(blocks)
        if block.kind == "line"
        and not block.mark
        and 2 <= len(block.text) <= MAX_REPEATED
        and (following.kind in ("paragraph", "bullet") or len(following.text) > MAX_REPEATED)
    )
    under = Counter(block.text for block in blocks)
    return frozenset(text for text, count in over.items() if count >= 2 and count == under[text])


def _stands_over_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether the next block is running text: on a cover, title and date stand over nothing."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return (
        following is not None
        and following.kind in ("paragraph", "bullet")
        and following.page_index == blocks[index].page_index
        and len(following.text) > MAX_HEADING
    )


def heading_kind(title: str, profile: Profile) -> str | None:
    """The kind of section that a heading names, by the first of the profile's patterns that it contains."""
    folded = "".join(fold(title).text.split())
    for rule in profile.headings:
        if any(re.search(pattern, folded) for pattern in rule.patterns):
            return rule.kind
    return None


def is_only_heading_words(title: str, profile: Profile) -> bool:
    """Whether nothing is left of a title without the profile's heading words and what may stand between them."""
    folded = "".join(fold(title).text.split())
    rest = folded
    for rule in profile.headings:
        for pattern in rule.patterns:
            rest = re.sub(pattern, "", rest)
    if rest == folded:
        return False
    return not re.sub("|".join(sorted(profile.outline.fillers, key=len, reverse=True)), "", rest)


def split_mark(block: Block) -> tuple[str, str, Passage | None]:
    """(marker as printed, title, the rest of the block after a bracketed heading)."""
    text = block.text
    marker_text = text[: block.mark_end]
    if block.mark_class in BRACKET_MARKS:
        if NUMBER_IN_BRACKETS.match(marker_text) and text[block.mark_end :].strip():
            return marker_text.strip(), text[block.mark_end :].strip(), None
        rest = block.passage.slice(block.mark_end, len(text)).strip()
        title = INNER_BRACKETS.sub("", marker_text.strip())
        return marker_text.strip()[:1] + marker_text.strip()[-1:], title, rest if rest.text else None
    title = text[block.mark_end :].strip()
    if block.mark_class == BOX_MARK and not title:
        return "", marker_text.strip(), None  # its title is a picture
    return marker_text.strip(), title, None


def _item(block: Block, heading_classes: frozenset[str], profile: Profile, *, plain: bool, returns: bool) -> Item:
    if block.kind in ("caption", "note", "table", "figure", "contact", "toc"):
        return Item(block, None, block)
    marker, title, rest = split_mark(block)
    bracketed = IN_ROUND_BRACKETS.fullmatch(title) if not marker else None
    if bracketed is not None and (returns or is_only_heading_words(bracketed["title"], profile)):
        marker, title = "（）", bracketed["title"]
    kind = heading_kind(title, profile)
    certain = kind is not None and is_only_heading_words(title, profile)
    if rest is not None:
        if not certain:
            return Item(block, None, block)
        heading_passage = block.passage.slice(0, block.mark_end).strip()
        body = replace(block, kind="paragraph", passage=rest, mark="", mark_class="", mark_role="", mark_end=0)
        return Item(block, Heading(marker, title, block.mark_class, kind, heading_passage, certain), body)
    is_heading = could_be_heading(block, title, profile) and (
        (block.mark_class in heading_classes) or (certain and block.mark_role != "bullet") or (plain and not block.mark)
    )
    if not is_heading:
        return Item(block, None, block)
    numbered = NUMBER_IN_BRACKETS.match(marker)
    mark_class = (
        f"【{numbered['label']}】" if numbered is not None else block.mark_class or _class_without_mark(block, marker)
    )
    return Item(block, Heading(marker, title, mark_class, kind, block.passage, certain), None)


def _heading_classes(blocks: Sequence[Block], profile: Profile) -> frozenset[str]:
    """Mark classes that open headings in this document."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for index, block in enumerate(blocks):
        if block.mark_role not in ("heading", "number"):
            continue
        if block.mark_class in profile.outline.ranks and holds_sentence_end(block.text):
            continue  # 「第１章では、……を述べた。」 only speaks of a chapter
        use = uses[block.mark_class]
        _, title, rest = split_mark(block)
        use["all"] += 1
        use["title"] += could_be_heading(block, title, profile) and rest is None
        use["known"] += could_be_heading(block, title, profile) and _holds_heading_word(title, profile)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        use["opens"] += (
            following is not None
            and following.mark_class != block.mark_class
            and not is_date_line(following.text, profile)
        )
    return frozenset(
        mark_class
        for mark_class, use in uses.items()
        if use["known"] >= 2
        or use["known"] == use["all"]
        or (use["title"] >= 0.6 * use["all"] and use["opens"] >= 0.5 * use["all"])
    )


def _is_title(block: Block, profile: Profile) -> bool:
    _, title, rest = split_mark(block)
    return rest is None and not holds_sentence_end(block.text) and could_be_heading(block, title, profile)


def holds_sentence_end(text: str) -> bool:
    """Whether a 「。」 stands in a text outside of brackets."""
    return "。" in BRACKETS.sub("", text)


def could_be_heading(block: Block, title: str, profile: Profile) -> bool:
    return (
        block.kind == "line"
        and 0 < len(BRACKETS.sub("", title)) <= MAX_HEADING
        and not ENDS_SENTENCE.search(title)
        and not LABEL_WITH_VALUE.match(title)
        and not is_date_line(title, profile)
    )


def _holds_heading_word(title: str, profile: Profile) -> bool:
    """Whether a title names a section; a longer line that holds the same words is a sentence about it."""
    return len(title) <= profile.outline.longest_known_heading and heading_kind(title, profile) is not None


def _class_without_mark(block: Block, marker: str) -> str:
    if _is_set_large(block):
        return f"size{block.size:.0f}"
    return marker or "plain"


def _is_set_large(block: Block) -> bool:
    return bool(block.size and block.body_size and block.size >= LARGER * block.body_size)
