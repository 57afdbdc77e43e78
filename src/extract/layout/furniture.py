"""Furniture: pages of lines in, the same pages without page numbers, running heads and note marks, and those, out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.layout.counted_pages import counted_numbers
from extract.layout.flattened import flattened_numbers
from extract.layout.footnotes import numbers_note
from extract.layout.page_numbers import glued_numbers
from extract.layout.tables import tabled_lines
from extract.records.block import Furniture
from extract.records.passage import Passage
from extract.records.source import Box, CharBoxes, Line, Page

PAGE_NUMBER = re.compile(
    r"\s*(?:[-－–—―‐~〜・]\s*)?(?:[pPｐＰ]\s*[.．]?\s*)?[0-9０-９]{1,3}"
    r"(?:\s*[/／]\s*[0-9０-９]{1,3})?(?:\s*[-－–—―‐~〜・]|\s*(?:ページ|頁))?\s*"
)
# Front matter is numbered i, ii, iii.
ROMAN_NUMBER = re.compile(r"\s*[-－–—]?\s*(?:[ivxlIVXLⅰ-ⅻⅠ-Ⅻ]{1,6})\s*[-－–—]?\s*")
# 「（以上）」 closes a report and says nothing.
CLOSING_WORD = re.compile(
    r"\s*(?:[（(]\s*)?以\s*上\s*(?:[）)]\s*)?|\s*[（(]?(?:次|以下)(?:ページ|頁)?(?:に|へ)続く[）)]?\s*"
)
# A rule drawn with characters parts the text and is none.
DRAWN_RULE = re.compile(r"\s*[─━—―‐=＝_＿*＊~～〜・.．…\-－ー◇◆☆★]{6,}\s*")
# 「…重要となる。 5」: a page number that the text layer glued to the last sentence of the page.
GLUED_NUMBER = re.compile(
    r"(?<=[。」』）)])[ \t　]+[-－–]?\s*[0-9０-９]{1,3}(?:\s*[/／]\s*[0-9０-９]{1,3})?\s*[-－–]?\s*$"
)
# A page number before or behind the words of a running head; other numbers in it are its own.
EDGE_NUMBER = re.compile(r"^[-－–—P.p]*[0-9０-９]{1,3}[-－–—/／]*|[-－–—/／P.p]*[0-9０-９]{1,3}[-－–—]*$")

READING = re.compile(r"[ぁ-ゖァ-ヺー\s]+")
RUBY = 0.6  # the reading of a word is set in half its size, or a little more

MARGIN = 0.1  # share of the page height at top and bottom where furniture stands
SIDE_MARGIN = 0.06  # share of the page width at both sides where tabs of chapters stand
REPEATS = 3  # a running head stands on at least so many pages
SAME_PLACE = 1.5  # points by which tabs of chapters may stand apart from page to page


@dataclass(frozen=True, slots=True)
class _RunningHeads:
    """The words of running heads, numbers at their edges masked, and the tabs of chapters that are told by their words."""

    words: frozenset[str]
    tabs: tuple[Line, ...]


def without_furniture(pages: Sequence[Page], body_size: float | None = None) -> tuple[list[Page], list[Furniture]]:
    """Pages without what frames the text, and that: page numbers (alone or glued to a sentence's end), running heads,
    note marks, readings of words, drawn rules."""
    running = _running_heads(pages, body_size)
    glued = glued_numbers([line for page in pages if page.number is None for line in page.lines])
    counted = counted_numbers(pages)
    kept_pages: list[Page] = []
    furniture: list[Furniture] = []
    for page_index, page in enumerate(pages):
        kept: list[Line] = []
        tabled = tabled_lines(page) | flattened_numbers(page)
        for line in page.lines:
            reason = _reason(line, page, running, body_size) if line.number not in tabled else None
            if reason is None and line.number in counted and line.number not in tabled:
                reason = "page_number"
            if reason is not None:
                furniture.append(Furniture(reason, Passage.of_line(line), page_index))
                continue
            text, cuts = _cut(line, glued.get(line.number))
            furniture += [Furniture(why, Passage.of_line(line, start, end), page_index) for why, start, end in cuts]
            kept.append(text)
        kept_pages.append(replace(page, lines=tuple(kept)))
    return kept_pages, furniture


def _reason(line: Line, page: Page, running: _RunningHeads, body_size: float | None) -> str | None:
    """Why a whole line is furniture, if it is."""
    if not line.text.strip():
        return None
    if _is_reading(line, page.lines, body_size):
        return "reading"
    if _is_page_number(line, page) and not numbers_note(line, page.lines, body_size):
        return "page_number"
    if CLOSING_WORD.fullmatch(line.text):
        return "closing_word"
    if DRAWN_RULE.fullmatch(line.text):
        return "drawn_rule"
    if page.height is not None and not _in_margin(line, page):
        return None
    if _mask(line.text) in running.words or _is_tab_like(line, page, running.tabs):
        return "running_head"
    return None


def _is_reading(line: Line, lines: Sequence[Line], body_size: float | None) -> bool:
    """Whether small kana stand right over a word in larger type: its reading."""
    frame = line.frame
    if body_size is None or frame is None or not line.size or not READING.fullmatch(line.text):
        return False
    if line.size > RUBY * body_size:
        return False
    return any(
        other.size is not None
        and line.size <= RUBY * other.size
        and other.direction == line.direction
        and -0.5 * line.size <= under.top - frame.bottom <= 0.5 * line.size
        and min(frame.x1, under.x1) - max(frame.x0, under.x0) > 0.8 * (frame.x1 - frame.x0)
        for other in lines
        if (under := other.frame) is not None
    )


def _cut(line: Line, glued: int | None) -> tuple[Line, list[tuple[str, int, int]]]:
    """A line without what is furniture inside it, and the ranges (reason, start, end) of that.

    ``glued`` is where a page number begins that was told by those of the other pages.
    """
    cuts = [("note_mark", start, end) for start, end in line.notes if start > 0]
    cuts = sorted([*cuts, *(("struck_out", start, end) for start, end in line.struck)], key=lambda cut: cut[1])
    set_off = GLUED_NUMBER.search(line.text)
    if glued is None and set_off is not None and "。" in line.text[: set_off.start() + 1]:
        glued = set_off.start()
    if glued is not None:
        cuts = [cut for cut in cuts if cut[2] <= glued] + [("page_number", glued, len(line.text))]
    if not cuts:
        return line, cuts
    kept = [index for index in range(len(line.text)) if not any(start <= index < end for _, start, end in cuts)]
    return (
        replace(
            line,
            text="".join(line.text[index] for index in kept),
            char_boxes=CharBoxes(line.char_boxes[index] for index in kept) if line.char_boxes else line.char_boxes,
            confidences=tuple(line.confidences[index] for index in kept) if line.confidences else (),
            notes=tuple(note for note in line.notes if note[0] == 0),
            struck=(),
            cited=tuple(line.text[start:end] for reason, start, end in cuts if reason == "note_mark"),
        ),
        cuts,
    )


def _is_page_number(line: Line, page: Page) -> bool:
    if PAGE_NUMBER.fullmatch(line.text):
        return _stands_alone(page, line)
    return page.height is not None and ROMAN_NUMBER.fullmatch(line.text) is not None and _in_margin(line, page)


def _stands_alone(page: Page, line: Line) -> bool:
    """In a text file any number alone on its line; on a printed page one in the margin."""
    if page.height is None or line.box is None:
        return True
    return _in_margin(line, page)


def _in_margin(line: Line, page: Page) -> bool:
    """Whether a line stands at the head, foot or outer edge of its page."""
    box = line.box
    if box is None or page.height is None or page.width is None:
        return True
    return _is_beside(box, page) or box.bottom < MARGIN * page.height or box.top > (1 - MARGIN) * page.height


def _running_heads(pages: Sequence[Page], body_size: float | None) -> _RunningHeads:
    """Lines in the margin of several pages with the same words but for numbers; in text, the first and last line."""
    counts: Counter[str] = Counter()
    small: set[str] = set()
    for page in pages:
        edge = [line for line in _edge(page) if len(line.text.strip()) > 2]
        counts.update({_mask(line.text) for line in edge})
        small |= {_mask(line.text) for line in edge if _is_small(line, body_size)}
    text_only = all(page.height is None for page in pages)
    if text_only and len(pages) > 1:
        # The report's own title over the text of later pages, with or without a page number.
        titles = {_mask(line.text).rstrip("#") for line in pages[0].lines if len(line.text.strip()) > 5}
        counts.update({head: len(pages) for head in counts if head.endswith("#") and head.rstrip("#") in titles})
    share = len(pages) // 3
    words = frozenset(
        text for text, count in counts.items() if count >= max(2 if text_only or text in small else REPEATS, share)
    )
    beside = [line for page in pages for line in page.lines if line.box is not None and _is_beside(line.box, page)]
    return _RunningHeads(words, tuple(line for line in beside if _mask(line.text) in words))


def _is_tab_like(line: Line, page: Page, heads: Sequence[Line]) -> bool:
    """Whether a line at the outer edge stands where a chapter's tab does on other pages; its words change with the chapter."""
    if line.box is None or not _is_beside(line.box, page):
        return False
    return any(
        line.size == head.size
        and line.direction == head.direction
        and head.box is not None
        and abs(line.box.x0 - head.box.x0) <= SAME_PLACE
        and abs(line.box.x1 - head.box.x1) <= SAME_PLACE
        for head in heads
    )


def _is_beside(box: Box, page: Page) -> bool:
    """Whether a box lies in the margin at the left or right."""
    return page.width is not None and (box.x0 > (1 - SIDE_MARGIN) * page.width or box.x1 < SIDE_MARGIN * page.width)


def _is_small(line: Line, body_size: float | None) -> bool:
    """Whether a line is set smaller than the text: no title that two pages share is."""
    return body_size is not None and line.size is not None and line.size < 0.95 * body_size


def _edge(page: Page) -> list[Line]:
    """The lines of a page among which its head and foot stand."""
    if page.height is not None:
        return [line for line in page.lines if _in_margin(line, page)]
    printed = [line for line in page.lines if line.text.strip() and not PAGE_NUMBER.fullmatch(line.text)]
    return printed[:1] + printed[-1:]


def _mask(text: str) -> str:
    return EDGE_NUMBER.sub("#", "".join(text.split()))
