"""Boxed text: the lines of a page and the rectangles drawn on it in, the boxes that hold text of their own out.

A box that reads as a unit holds running text, and the page has other text around it. A frame around a table, a picture
or a label, the ground behind a whole page and a tint that lines run across are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.layout.captions import is_beside_table
from extract.layout.marks import find_mark
from extract.layout.order import reading_order
from extract.layout.placed import ANCHOR
from extract.records.source import RIGHT, Box, Line, Page, bounding_box
from extract.rules.box_labels import box_label

EDGE = 3.0  # points that letters may reach over the edge of their box
LEAST_LINES = 2
LEAST_LETTERS = 30
LEAST_ITEMS = 2  # of a list without full stops
LONG = 12  # letters of a line that reads as running text; shorter ones are labels
FULL_SIZE = 0.87  # of the body's size: footnotes are smaller
TAB_LINES = 2.5  # line heights: a label on the upper edge is no higher
NEAR = 0.6  # line heights between a tab and the box under it
ABOVE = 1.2  # line heights between a label and the box under it
SAME_EDGES = 12.0  # points that the sides of a box may move on its next page
FOOT, HEAD = 0.6, 0.35  # of the page: a box goes on from below the one to above the other


@dataclass(frozen=True, slots=True)
class BoxedText:
    """A box with the lines, and the anchors of tables, that stand in it, in reading order."""

    box: Box
    lines: tuple[Line, ...]
    is_text: bool = True  # enough to be more than a label, if it is not the rest of another
    number: int = 0  # over the document

    @property
    def edge(self) -> float:
        """How far its lines may reach: as near to its right side as they begin to its left."""
        lefts = [line.box.x0 for line in self.lines if line.box is not None]
        return self.box.x1 - max(min(lefts) - self.box.x0, 0.0)

    def is_level_with(self, other: BoxedText) -> bool:
        """Whether two boxes begin at one height, side by side: rows of boxes are read row by row."""
        return abs(self.box.top - other.box.top) <= EDGE and not _holds(self.box, other.box)

    def is_in_row(self, drawn: Iterable[Box]) -> bool:
        """Whether a box as high stands at its side, though it holds too little to be a box of its own: one of some cards."""
        return any(
            abs(self.box.top - other.top) <= EDGE
            and abs(self.box.bottom - other.bottom) <= EDGE
            and (other.x0 >= self.box.x1 or other.x1 <= self.box.x0)
            for other in drawn
        )

    def anchors(self, number: int, *, alone: bool) -> list[Line]:
        """Lines that stand for the box among those around it, numbered downwards from ``number``.

        As many as it has, so that it counts in its column, or where it stands in a row of boxes (``alone``) one that
        says how it begins.
        """
        whole = bounding_box([line.box for line in self.lines if line.box is not None])
        bottom = whole.bottom if alone else max(whole.bottom, self.box.bottom)
        step = (bottom - whole.top) / len(self.lines)
        size = median(line.size or 0.0 for line in self.lines) or None
        return [
            Line(
                self.lines[0].text if alone else ANCHOR * LONG,
                number - index,
                self.lines[0].page,
                Box(whole.x0, whole.top + index * step, whole.x1, whole.top + (index + 1) * step),
                size=size,
                block=number,
            )
            for index in range(1 if alone else len(self.lines))
        ]


def boxed_texts(
    page: Page, lines: Sequence[Line], body_size: float | None, before: BoxedText | None = None, first: int = 0
) -> list[BoxedText]:
    """The boxes of a page from the top; no line stands in two. ``before`` is the box at the foot of the page before.

    They are numbered from ``first``; one that goes on in the next column or on the next page keeps its number there.
    """
    lines = [line for line in lines if line.box is not None]
    found = [boxed for box in page.boxes if (boxed := _boxed(box, page.boxes, lines)) is not None]
    chosen: list[BoxedText] = []
    for boxed in found:
        inner = [other for other in found if other is not boxed and other.is_text and _holds(boxed.box, other.box)]
        if any(_shares(boxed, other) for other in chosen) or _is_ground(boxed, inner):
            continue
        rest = before is not None and _is_rest(before, boxed, lines, page)
        enough = boxed.is_text and _has_text_around(boxed, lines, body_size)
        if rest or enough or (boxed.is_text and box_label(boxed.lines[0].text.strip())):
            chosen.append(boxed)
    return _numbered(sorted(chosen, key=lambda boxed: (boxed.box.x0, boxed.box.top)), lines, page, before, first)


def _numbered(
    boxes: Sequence[BoxedText], lines: Sequence[Line], page: Page, before: BoxedText | None, first: int
) -> list[BoxedText]:
    numbered: list[BoxedText] = []
    for boxed in boxes:
        ahead = [*([before] if before is not None else []), *numbered]
        whole = next((box for box in reversed(ahead) if _is_rest(box, boxed, lines, page)), None)
        if whole is None and not boxed.is_text:
            continue
        numbered.append(replace(boxed, number=whole.number if whole is not None else first))
        first += whole is None
    return numbered


def box_at_foot(
    boxes: Sequence[BoxedText], lines: Sequence[Line], page: Page, body_size: float | None
) -> BoxedText | None:
    """The box under which nothing but footnotes stands, if it reaches the foot of its page."""
    if not boxes or page.height is None:
        return None
    last = max(boxes, key=lambda boxed: boxed.box.bottom)
    if last.box.bottom < FOOT * page.height or any(_is_full_size(line, body_size) for line in _below(last, lines)):
        return None
    return last


def _boxed(box: Box, boxes: Sequence[Box], lines: Sequence[Line]) -> BoxedText | None:
    """The text of a box, if it holds sentences or a list and nothing runs across its sides."""
    inside = [line for line in lines if _stands_in(line, box)]
    prose = [line for line in inside if _is_prose(line)]
    items = sum((mark := find_mark(line.text.strip())) is not None and mark.role == "bullet" for line in prose)
    told = any("。" in line.text for line in prose)
    if not (told or items >= LEAST_ITEMS) or any(_runs_across(line, box) for line in lines):
        return None
    enough = len(prose) >= LEAST_LINES and sum(len(line.text.strip()) for line in prose) >= LEAST_LETTERS
    return BoxedText(box, tuple(reading_order([*_head(box, boxes, inside, lines), *inside])), enough)


def _stands_in(line: Line, box: Box) -> bool:
    x0, top, x1, bottom = line.box or box
    middle = (top + bottom) / 2
    return box.x0 - EDGE <= x0 and x1 <= box.x1 + EDGE and box.top <= middle <= box.bottom


def _runs_across(line: Line, box: Box) -> bool:
    x0, top, x1, bottom = line.box or box
    if not box.top < (top + bottom) / 2 < box.bottom:
        return False
    return any(x0 < side - EDGE and x1 > side + EDGE for side in (box.x0, box.x1))


def _is_prose(line: Line) -> bool:
    text = line.text.strip()
    mark = find_mark(text)
    return line.direction == RIGHT and not is_beside_table(text) and (mark is None or mark.role != "note")


def _head(box: Box, boxes: Iterable[Box], inside: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The lines of a label on the upper edge: in a tab or pill there, or calling the box by its kind right above it."""
    heads: list[Line] = []
    for line in lines:
        if line in inside or line.box is None or line.direction != RIGHT:
            continue
        x0, top, x1, bottom = line.box
        height = bottom - top
        if x0 < box.x0 - EDGE or x1 > box.x1 + EDGE or not box.top - 3 * height <= top <= box.top:
            continue
        tab = next(
            (other for other in boxes if other != box and _stands_in(line, other) and _is_tab(other, box, height)), None
        )
        straddles = bottom > box.top
        called = box_label(line.text.strip()) and box.top - bottom <= ABOVE * height
        if tab is not None or straddles or called:
            heads.append(line)
    return sorted(heads, key=lambda line: line.box or box)


def _is_tab(tab: Box, box: Box, height: float) -> bool:
    """Whether a low rectangle stands on the upper edge of a box, across it or right above it."""
    low = tab.bottom - tab.top <= TAB_LINES * height
    within = box.x0 - EDGE <= tab.x0 and tab.x1 <= box.x1 + EDGE
    return low and within and tab.top < box.top <= tab.bottom + NEAR * height


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 <= inner.x0 + EDGE
        and outer.top <= inner.top + EDGE
        and inner.x1 <= outer.x1 + EDGE
        and inner.bottom <= outer.bottom + EDGE
    )


def _shares(first: BoxedText, second: BoxedText) -> bool:
    numbers = {line.number for line in second.lines}
    return any(line.number in numbers for line in first.lines)


def _is_ground(outer: BoxedText, inner: Sequence[BoxedText]) -> bool:
    """Whether a box is but the ground of others: two and more, with little text beside them."""
    apart = [
        box for box in inner if not any(_shares(box, other) and len(other.lines) > len(box.lines) for other in inner)
    ]
    held = {line.number for box in apart for line in box.lines}
    rest = [line for line in outer.lines if line.number not in held and len(line.text.strip()) >= LONG]
    return len(apart) > 1 and len(rest) < LEAST_LINES


def _has_text_around(boxed: BoxedText, lines: Sequence[Line], body_size: float | None) -> bool:
    own = {line.number for line in boxed.lines}
    around = [line for line in lines if line.number not in own and _is_full_size(line, body_size)]
    return sum(len(line.text.strip()) >= LONG and _is_prose(line) for line in around) >= LEAST_LINES


def _is_full_size(line: Line, body_size: float | None) -> bool:
    return body_size is None or line.size is None or line.size >= FULL_SIZE * body_size


def _is_rest(before: BoxedText, boxed: BoxedText, lines: Sequence[Line], page: Page) -> bool:
    """Whether a box at the head of a page or column is the rest of one at the foot of that before."""
    first, second = before.box, boxed.box
    if abs((first.x1 - first.x0) - (second.x1 - second.x0)) > SAME_EDGES or page.height is None:
        return False
    above = [
        line for line in lines if line.box is not None and line.box.bottom <= second.top and line not in boxed.lines
    ]
    if before.lines[0].page == boxed.lines[0].page:
        if first.x1 > second.x0 or second.bottom > first.bottom or _below(before, lines) or _is_complete(before):
            return False  # boxes side by side are the rule, and one that goes on in the next column is not
        above = [line for line in above if line.box is not None and line.box.x0 >= second.x0 - EDGE]
    elif second.top > HEAD * page.height:
        return False
    return not above and not box_label(boxed.lines[0].text.strip()) and not _opens_with_title(boxed, before)


def _below(boxed: BoxedText, lines: Sequence[Line]) -> list[Line]:
    """The lines under a box in its column."""
    box = boxed.box
    return [
        line
        for line in lines
        if line.box is not None and line.box.top >= box.bottom - EDGE and line.box.x0 < box.x1 and line.box.x1 > box.x0
    ]


def _opens_with_title(boxed: BoxedText, before: BoxedText) -> bool:
    """Whether a box begins with a marked line, or after a complete box in heavier or larger type than its text."""
    first, rest = boxed.lines[0], boxed.lines[1:]
    mark = find_mark(first.text.strip())
    if mark is not None and mark.role == "heading":
        return True
    usual = median(line.size or 0.0 for line in rest) if rest else first.size or 0.0
    heavier = first.bold and not any(line.bold for line in rest)
    return _is_complete(before) and "。" not in first.text and (heavier or (first.size or 0.0) > 1.05 * usual)


def _is_complete(boxed: BoxedText) -> bool:
    return boxed.lines[-1].text.rstrip().endswith(("。", "）", "」"))
