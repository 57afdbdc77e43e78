"""Furniture: pages of lines in, the same pages without page numbers and running heads out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.records.source import Line, Page

PAGE_NUMBER = re.compile(
    r"\s*(?:[-－–—―‐~〜・]\s*)?(?:[pPｐＰ]\s*[.．]?\s*)?[0-9０-９]{1,3}"
    r"(?:\s*[/／]\s*[0-9０-９]{1,3})?(?:\s*[-－–—―‐~〜・]|\s*(?:ページ|頁))?\s*"
)
# 「（以上）」 closes a report and says nothing.
CLOSING_WORD = re.compile(r"\s*[（(]?\s*以\s*上\s*[）)]?\s*|\s*[（(]?(?:次|以下)(?:ページ|頁)?(?:に|へ)続く[）)]?\s*")
# A rule drawn with characters parts the text and is none.
DRAWN_RULE = re.compile(r"\s*[─━—―‐=＝_＿*＊~～〜・.．…\-－ー◇◆☆★]{6,}\s*")
# 「…重要となる。 5」: a page number that the text layer glued to the last sentence of the page.
GLUED_NUMBER = re.compile(
    r"(?<=[。」』）)])[ \t　]+[-－–]?\s*[0-9０-９]{1,3}(?:\s*[/／]\s*[0-9０-９]{1,3})?\s*[-－–]?\s*$"
)
# A page number before or behind the words of a running head; other numbers in it are its own.
EDGE_NUMBER = re.compile(r"^[-－–—P.p]*[0-9０-９]{1,3}[-－–—/／]*|[-－–—/／P.p]*[0-9０-９]{1,3}[-－–—]*$")

NOTE_NUMBER = re.compile(r"\s*[（(]?[0-9０-９]{1,2}[）)]?\s*")
READING = re.compile(r"[ぁ-ゖァ-ヺー\s]+")
SMALL = 0.75  # type of this share of the body's size or less

MARGIN = 0.1  # share of the page height at top and bottom where furniture stands
SIDE_MARGIN = 0.06  # share of the page width at both sides where tabs of chapters stand
REPEATS = 3  # a running head stands on at least so many pages


def without_furniture(pages: Sequence[Page], body_size: float | None = None) -> list[Page]:
    """Pages without page numbers (alone on a line or glued to a sentence's end), running heads and note numbers."""
    running = _running_heads(pages, body_size)
    pages = [
        replace(page, lines=tuple(line for line in page.lines if not _is_apart(line, body_size))) for page in pages
    ]
    return [
        replace(page, lines=tuple(kept for line in _kept(page, running) if (kept := _unglued(line)) is not None))
        for page in pages
    ]


def _kept(page: Page, running: frozenset[str]) -> list[Line]:
    lines = []
    for index, line in enumerate(page.lines):
        if line.text.strip() and PAGE_NUMBER.fullmatch(line.text) and _stands_alone(page, index):
            continue
        if CLOSING_WORD.fullmatch(line.text) or DRAWN_RULE.fullmatch(line.text):
            continue
        if _mask(line.text) in running and (page.height is None or _in_margin(line, page)):
            continue
        lines.append(line)
    return lines


def _is_apart(line: Line, body_size: float | None) -> bool:
    """Small numbers and kana that stand apart: the number of a footnote, the reading of a word."""
    if body_size is None or line.size is None or line.size > SMALL * body_size:
        return False
    return NOTE_NUMBER.fullmatch(line.text) is not None or (
        line.size <= 0.55 * body_size and READING.fullmatch(line.text) is not None
    )


def _unglued(line: Line) -> Line:
    glued = GLUED_NUMBER.search(line.text)
    if glued is None or "。" not in line.text[: glued.start() + 1]:
        return line
    return replace(line, text=line.text[: glued.start()], char_boxes=line.char_boxes[: glued.start()])


def _stands_alone(page: Page, index: int) -> bool:
    """In a text file any number alone on its line; on a printed page one in the margin."""
    line = page.lines[index]
    if page.height is None or line.box is None:
        return True
    return _in_margin(line, page)


def _in_margin(line: Line, page: Page) -> bool:
    """Whether a line stands at the head, foot or outer edge of its page."""
    box = line.box
    if box is None or page.height is None or page.width is None:
        return True
    beside = box.x0 > (1 - SIDE_MARGIN) * page.width or box.x1 < SIDE_MARGIN * page.width
    return beside or box.bottom < MARGIN * page.height or box.top > (1 - MARGIN) * page.height


def _running_heads(pages: Sequence[Page], body_size: float | None) -> frozenset[str]:
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
    return frozenset(
        text for text, count in counts.items() if count >= max(2 if text_only or text in small else REPEATS, share)
    )


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
