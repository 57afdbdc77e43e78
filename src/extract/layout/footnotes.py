"""Footnotes: the lines of a page in, its footnotes as blocks and the other lines out."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Line

SMALL = 0.87  # of the body's type size: footnotes are set at least two points smaller than a text of 10.5 or 12
SAME_SIZE = 0.12  # share by which lines of one note may differ in size
RAISED = 0.7  # of the note's type size: its number is set so small where the note is as large as the text
SAME_ROW = 0.4  # of the type size, between the middle of a note's number and that of its first line
NUMBER_GAP = 4.0  # type sizes between the number and the text
SHORT = 2.0  # characters that a full line may fall short of the widest

NUMBER_ALONE = re.compile(r"\s*[（(]?(?:[0-9０-９]{1,3}|[*＊※†‡]{1,3}[0-9０-９]{0,2}|注[0-9０-９]{0,2})[）)]?\s*")
NUMBER_FIRST = re.compile(r"([0-9０-９]{1,3}|[*＊†‡][0-9０-９]{0,2})[\s\u3000]+(?=\D)")
# The gap behind a number may be too narrow for a space, or a figure may follow.
NUMBER_CITED = re.compile(r"([0-9０-９]{1,3})(?=[\s\u3000]|[^0-9０-９.．,，、)）])")
LATIN = re.compile(r"[!-~]")
ADDRESS = re.compile(r"\s*(?:https?://|www\.)[!-~]+\s*")


def footnotes(lines: Sequence[Line], page_index: int, body_size: float | None) -> tuple[list[Line], list[Block]]:
    """(lines of the text, one block for each footnote at the foot of the page).

    A footnote begins with a raised number, or in small type with a number that stands before it, with a gap or because a
    mark in the text cites it. Nothing but notes stands below one.
    """
    if body_size is None:
        return list(lines), []
    placed = sorted((line for line in lines if line.box is not None), key=lambda line: (line.box.top, line.box.x0))  # type: ignore[union-attr]
    cited = {mark.strip("()（）") for line in lines for mark in line.cited}
    numbers = [line for line in placed if NUMBER_ALONE.fullmatch(line.text)]
    starts = [(line, start) for line in placed if (start := _start(line, numbers, body_size, cited)) is not None]
    for first, (number, _) in starts:
        notes = [line for line in placed if _is_below(line, number or first)]
        if all(_is_note_line(line, first, starts) for line in notes):
            return _blocks(lines, notes, starts, page_index, body_size)
    return list(lines), []


def numbers_note(number: Line, lines: Sequence[Line], body_size: float | None) -> bool:
    """Whether a number that stands alone is that of a footnote beside it, in small type as it is itself."""
    if body_size is None or not number.size or number.size > SMALL * body_size:
        return False
    return any(
        line.size is not None and line.size <= SMALL * body_size and _is_number_of(number, line)
        for line in lines
        if line is not number
    )


Start = tuple[Line | None, int]  # the number if it is a line of its own, and where the text begins in the first line


def _start(line: Line, numbers: Sequence[Line], body_size: float, cited: Set[str]) -> Start | None:
    """How a footnote begins with ``line``, if one does; ``numbers`` stand alone, ``cited`` are the marks in the text."""
    if line.notes and line.notes[0][0] == 0:
        return None, line.notes[0][1]
    if not line.size or NUMBER_ALONE.fullmatch(line.text):
        return None
    small = line.size <= SMALL * body_size
    beside = next((number for number in numbers if _is_number_of(number, line)), None)
    if beside is not None and (small or _is_raised(beside, line)):
        return beside, 0
    if not small:
        return None
    glued = NUMBER_FIRST.match(line.text) or NUMBER_CITED.match(line.text)
    if glued is not None and glued.re is NUMBER_CITED and glued[1] not in cited:
        return None
    return (None, glued.end(1)) if glued else None


def _is_number_of(number: Line, line: Line) -> bool:
    first, second = number.box, line.box
    if first is None or second is None or not line.size or not NUMBER_ALONE.fullmatch(number.text):
        return False
    level = abs(first.top + first.bottom - second.top - second.bottom) / 2 <= SAME_ROW * line.size
    return level and 0 <= second.x0 - first.x1 <= NUMBER_GAP * line.size


def _is_raised(number: Line, line: Line) -> bool:
    """Whether a number that is a line of its own is small and stands higher than its line: no number of an item."""
    if number.box is None or line.box is None or not number.size or not line.size:
        return False
    return number.size <= RAISED * line.size and number.box.bottom < line.box.bottom - 0.25 * line.size


def _is_below(line: Line, first: Line) -> bool:
    """Whether a line stands at the height of ``first`` or below it, in its column."""
    upper, lower = first.box, line.box
    if upper is None or lower is None:
        return False
    return lower.bottom > upper.top + 0.3 * (upper.bottom - upper.top) and lower.x1 > upper.x0


def _is_note_line(line: Line, first: Line, starts: Sequence[tuple[Line, Start]]) -> bool:
    if any(line is number for _, (number, _) in starts):
        return True
    if not line.size or not first.size:
        return False
    # An address is often set smaller than the words before it.
    smallest = 0.0 if ADDRESS.fullmatch(line.text) else (1 - SAME_SIZE) * first.size
    return smallest <= line.size <= (1 + SAME_SIZE) * first.size


def _blocks(
    lines: Sequence[Line],
    notes: Sequence[Line],
    starts: Sequence[tuple[Line, Start]],
    page_index: int,
    body_size: float,
) -> tuple[list[Line], list[Block]]:
    own = {id(line) for line in notes}
    begins = {id(line): start for line, start in starts}
    numbers = {id(number) for _, (number, _) in starts if number is not None}
    right = max(line.box.x1 for line in notes if line.box is not None)
    groups: list[list[Line]] = []
    for line in (line for line in notes if id(line) not in numbers):
        if id(line) in begins or not groups or line.text.lstrip().startswith("※"):
            groups.append([])
        groups[-1].append(line)
    blocks = [_block(group, begins.get(id(group[0]), (None, 0)), right, page_index, body_size) for group in groups]
    return [line for line in lines if id(line) not in own], blocks


def _block(group: Sequence[Line], start: Start, right: float, page_index: int, body_size: float) -> Block:
    number, begins = start
    first = group[0]
    pieces: list[Passage] = []
    if number is not None:
        pieces.append(Passage.of_line(number).strip())
    elif begins:
        pieces.append(Passage.of_line(first, 0, begins).strip())
    mark = pieces[0].text if pieces else ""
    text = Passage.of_line(first, begins).strip()
    for above, line in pairwise(group):
        text = Passage.join([text, Passage.of_line(line).strip()], _joint(above, line, right))
    return Block(
        kind="note",
        passage=Passage.join([*pieces, text], " "),
        page_index=page_index,
        mark=mark,
        mark_class="※" if mark else "",
        mark_role="note" if mark else "",
        mark_end=len(mark) + 1 if mark else 0,
        size=first.size,
        body_size=body_size,
        bold=first.bold,
        box=first.box,
    )


def _joint(above: Line, line: Line, right: float) -> str:
    """Nothing where a full line runs on, a space where the line ended early, as before an address."""
    if above.box is None or not above.size:
        return ""
    full = above.box.x1 >= right - SHORT * above.size
    both_latin = LATIN.match(above.text[-1:]) and LATIN.match(line.text) and above.text[-1:].isalpha()
    return "" if full and not (both_latin and "://" not in above.text) else " "
