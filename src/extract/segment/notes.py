"""Notes: sections as they were collected in, the same with each footnote or side note under the text that it speaks of out.

A note belongs to the text in which its mark stands, though it is printed at the foot of the page or in its margin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.folding import fold
from extract.records.block import Block
from extract.records.source import RIGHT, Line
from extract.segment.draft import Draft

MARK = re.compile(r"(注|[*※†‡]*)([0-9]*)")
RANGE = re.compile(r"([0-9]{1,3})[-~–]([0-9]{1,3})")
MOST_IN_RANGE = 20

Printed = list[tuple[int, list[Line]]]  # of a page: places of blocks and their lines on it


def move_notes(drafts: Sequence[Draft], blocks: Sequence[Block]) -> None:
    """Put notes into the sections in which their marks stand; ``blocks`` are those of the document in reading order."""
    places = {line.number: index for index, block in enumerate(blocks) for line in block.passage.lines}
    holders = {places[number]: draft for draft in drafts for number in _first_lines(draft)}
    for note, text in _spoken_of(blocks).items():
        source, target = holders.get(note), holders.get(text)
        if source is None or target is None or source is target or (len(source.blocks) == 1 and not source.heading):
            continue
        block = next(own for own in source.blocks if _place_of(own, places) == note)
        source.blocks.remove(block)
        before = sum(_place_of(own, places) < note for own in target.blocks)
        target.blocks.insert(before, block)
        holders[note] = target


def _first_lines(draft: Draft) -> Iterator[int]:
    passages = [block.passage for block in draft.blocks]
    for passage in [draft.heading.passage, *passages] if draft.heading else passages:
        yield next(passage.lines).number


def _place_of(block: Block, places: dict[int, int]) -> int:
    return places[next(block.passage.lines).number]


def _spoken_of(blocks: Sequence[Block]) -> dict[int, int]:
    """Place of a note -> place of the block that its mark stands in on the same page, or beside which it is printed.

    Left out are notes of which neither is known and those right under a table with their mark in it: they belong to what
    they follow. A note without a mark goes with the note before it.
    """
    found: dict[int, int] = {}
    pages = _by_page(blocks)
    for index, note in enumerate(blocks):
        if note.kind != "note" or (page := next(note.passage.lines).page) is None:
            continue
        place = _cited_in(note, index, blocks, pages[page])
        if place is None and not note.mark and index and blocks[index - 1].kind == "note":
            place = found.get(index - 1)
        if place is not None:
            found[index] = place
    return found


def _by_page(blocks: Sequence[Block]) -> dict[int, Printed]:
    pages: dict[int, dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for index, block in enumerate(blocks):
        for line in block.passage.lines:
            if line.page is not None:
                pages[line.page][index].append(line)
    return {page: list(printed.items()) for page, printed in pages.items()}


def _cited_in(note: Block, index: int, blocks: Sequence[Block], printed: Printed) -> int | None:
    texts = [(place, lines) for place, lines in printed if blocks[place].kind not in ("note", "toc")]
    above = next((blocks[place] for place in range(index - 1, -1, -1) if blocks[place].kind != "note"), None)
    under_table = above is not None and above.kind == "table"
    if note.mark:
        marks = {_told(block.mark) for block in blocks if block.kind == "note"}
        cited = [place for place, lines in texts if any(_cites(line, note, marks) for line in lines)]
        if cited and not (under_table and any(blocks[place] is above for place in cited)):
            return cited[0]
    return None if under_table else _beside(note, texts)


def _cites(line: Line, note: Block, marks: set[str]) -> bool:
    """Whether a note's mark stands in a line, raised, or with a sign that tells it from a number: （注１）, ※2."""
    sign, number = _parts(note.mark)
    if any(_told(note.mark) in _marks(raised, marks) for raised in line.cited):
        return True
    if not sign or not number:
        return False
    return re.search(rf"{re.escape(sign)}{number}(?![0-9])", _folded(line.text)) is not None


def _marks(raised: str, known: set[str]) -> Iterator[str]:
    """The single marks of one or more that are raised together: 1、2; 3～5; 12 where notes 1 and 2 stand and no note 12."""
    for part in re.split(r"[,、・･]", _folded(raised)):
        told = _told(part)
        spread = RANGE.search(part)
        if spread and int(spread[2]) - int(spread[1]) in range(MOST_IN_RANGE):
            yield from map(str, range(int(spread[1]), int(spread[2]) + 1))
        elif told not in known and told.isdigit() and set(told) <= known:
            yield from told
        else:
            yield told


def _told(mark: str) -> str:
    """What tells a mark from the others on its page: its number, else its sign."""
    sign, number = _parts(mark)
    return number or sign


def _parts(mark: str) -> tuple[str, str]:
    found = MARK.search(_folded(mark).strip("()[]:."))
    return (found[1], found[2]) if found else ("", "")


def _folded(text: str) -> str:
    return "".join(fold(text).text.split())


def _beside(note: Block, texts: Printed) -> int | None:
    """The block to the left or right of a note that stands in the margin of all the text of its page."""
    first = next(note.passage.lines)
    if first.box is None or first.direction != RIGHT:
        return None
    x0, top, x1, bottom = first.box
    boxes = [(place, line.box) for place, lines in texts for line in lines if line.box is not None]
    set_in = bottom - top  # what begins no further out than the note is a column of its own, not a title over both
    right = all(box.x1 <= x0 or (box.bottom <= top and box.x0 < x0 - set_in) for _, box in boxes)
    left = all(box.x0 >= x1 or (box.bottom <= top and box.x1 > x1 + set_in) for _, box in boxes)
    level = any(box.top < bottom and box.bottom > top for _, box in boxes)
    started = [(box.top, place) for place, box in boxes if box.top < bottom]
    return max(started)[1] if (right or left) and level else None
