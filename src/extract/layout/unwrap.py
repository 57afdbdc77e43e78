"""Unwrapping: lines of a page in reading order in, blocks of lines that are read as one out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.layout.marks import Mark, find_mark
from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Line

SET_ASIDE = 6.0  # characters of indent of lines set to the middle or the right, which wrap nothing
WINDOW = 10  # lines before and after that say how wide the text is set here
COLUMN_INDENT = 4.0  # lines of one column start within so many characters of each other
RAGGED = 0.7  # share of the line's length that a line broken at a phrase still fills
SLACK = 3.0  # characters that a full line may fall short of the widest (line-break rules push some over)
CONTINUES = re.compile(r"(?:[、，,・（(「『はがをにのともへやでし]|って)$")
# No sentence begins with one of these: the line above broke off inside a word.
STARTS_INSIDE = re.compile(r"^[ぁぃぅぇぉっゃゅょゎんをらりるれろァィゥェォッャュョヮー々ゝゞ、。，．）」』】！？%％]")
ENDS_IN_NUMBER = re.compile(r"[0-9０-９,，.．約第]$")
COUNTS_ON = re.compile(r"[万億千兆円人名件％%年月日か社回時分]")
BARE_NUMBER = re.compile(r"[0-9０-９]+\s*[、,，.．]?\s*")
# Lines of a list of labels, 「開　設：…」, each stand alone.
LABELLED = re.compile(r"[^\s\u3000:：。、（(]{1,10}(?:[\s\u3000]+[^\s\u3000:：。、（(]{1,4}){0,3}[\s\u3000]*[:：]")
# A sentence rather than a name: a particle between words, a comma or a full stop.
STATES = re.compile(r"(?<=[一-鿿ァ-ヶー0-9０-９])[はがを](?=[一-鿿ぁ-んァ-ヶ0-9０-９])|[、。]")
SENTENCE_END = re.compile(r"[。．！？!?][」』）)】]*$")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
CLOSING = ("）", "」", "】", ")", "』")
OPEN_BRACKETS = str.maketrans({"（": "(", "）": ")", "「": "(", "」": ")", "『": "(", "』": ")"})
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line measured: its edges in characters of its own size, and the gap above it."""

    line: Line
    start: int  # first character after the indent
    left: float
    right: float
    gap: float  # white space above in lines; 0 where lines follow each other as usual
    mark: Mark | None

    @property
    def text(self) -> str:
        return self.line.text[self.start :].rstrip()


def unwrap(
    lines: Sequence[Line], inserted: Mapping[int, list[Block]], *, page_index: int, body_size: float | None
) -> Iterator[Block]:
    """Blocks of one page: a line joins the one above when that one was full or broke off.

    ``inserted`` gives blocks that are ready in place of the lines with these numbers.
    """
    rows = _measure([line for line in lines if line.number not in inserted])
    usual_gap = _usual_gaps(rows)
    group: list[_Row] = []
    index = 0
    for line in lines:
        if line.number in inserted:
            if group:
                yield _block(group, page_index, body_size, goes_on=_runs_on(group, rows, index))
                group = []
            yield from inserted[line.number]
        elif index < len(rows) and rows[index].line is line:
            row = rows[index]
            if group and not _continues(group, row, rows, index, usual_gap[index]):
                goes_on = _is_elsewhere(group[-1], row) and _runs_on(group, rows, index)
                yield _block(group, page_index, body_size, goes_on=goes_on)
                group = []
            group.append(row)
            index += 1
    if group:
        yield _block(group, page_index, body_size, goes_on=_runs_on(group, rows, index))


def _is_elsewhere(above: _Row, row: _Row) -> bool:
    """Whether the next line stands in another column: higher up, or beside the one above."""
    first, second = above.line.frame, row.line.frame
    if first is None or second is None:
        return False
    return second.top < first.top or second.x0 >= first.x1 or second.x1 <= first.x0


def _runs_on(group: Sequence[_Row], rows: Sequence[_Row], index: int) -> bool:
    """Whether the last block of a column stops inside a sentence."""
    last = group[-1]
    if SENTENCE_END.search(last.text) or last.text.endswith(CLOSING):
        return False
    if last.mark is not None and last.mark.role == "heading":
        return False
    return bool(CONTINUES.search(last.text)) or _is_full(last, rows, index)


def _measure(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    blank = 0
    above: Line | None = None
    for line in lines:
        text = line.text
        if not text.strip():
            blank += 1
            continue
        start = len(text) - len(text.lstrip())
        if line.frame is None or not line.size:
            left, right, gap = _columns(text[:start]), _columns(text.rstrip()), float(blank)
        else:
            left, right = line.frame.x0 / line.size, line.frame.x1 / line.size
            gap = (line.frame.top - above.frame.bottom) / line.size if above is not None and above.frame else 0.0
        rows.append(_Row(line, start, left, right, gap, find_mark(text[start:].rstrip())))
        blank, above = 0, line
    return rows


def _columns(text: str) -> float:
    """Width in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _usual_gaps(rows: Sequence[_Row]) -> list[float]:
    """The gap above lines that is usual around each line: 1 where every line has a blank one before it."""
    gaps = [row.gap for row in rows]
    return [median(gaps[max(index - 3, 0) : index + 4]) for index in range(len(rows))]


def _continues(group: Sequence[_Row], row: _Row, rows: Sequence[_Row], index: int, usual_gap: float) -> bool:
    """Whether ``row`` goes on with the block that ends above it."""
    above = group[-1]
    if _is_number_of(above, row):
        return True
    if row.mark is not None and not _is_cut_number(above, row, rows, index, group):
        return False
    if not _same_setting(above, row, strict=group[0].mark is not None and group[0].mark.role == "heading"):
        return False
    open_bracket = _bracket_is_open(group)
    inside = STARTS_INSIDE.match(row.text) or (ENDS_IN_NUMBER.search(above.text) and COUNTS_ON.match(row.text))
    if inside and row.gap <= usual_gap + 0.9 and not SENTENCE_END.search(above.text):
        return True
    if LABELLED.match(group[0].text) and LABELLED.match(row.text) and not open_bracket:
        return False
    if row.line.text.startswith(" ") and row.start == 1 and not group[0].start and not CONTINUES.search(above.text):
        return False  # text layers put one space before the first line of a page
    if row.gap > usual_gap + 0.9 and not open_bracket:
        return False
    if above.line.frame is None and above.left >= SET_ASIDE and abs(row.left - above.left) > 2 and not open_bracket:
        return False
    if (
        SENTENCE_END.search(above.text)
        and not open_bracket
        and (row.left > above.left + 0.4 or row.gap > usual_gap + 0.4)
    ):
        return False
    if row.line.text[: row.start].count("\u3000") and row.left > above.left and not open_bracket and len(group) > 1:
        return False
    if (
        group[0].mark is not None
        and group[0].mark.role == "heading"
        and above.text.endswith(CLOSING)
        and not open_bracket
    ):
        return False
    return (
        _is_full(above, rows, index) or _breaks_off(above, group) or _hangs_on_item(group, row, rows, index, usual_gap)
    )


def _hangs_on_item(group: Sequence[_Row], row: _Row, rows: Sequence[_Row], index: int, usual_gap: float) -> bool:
    """Whether a line without a mark belongs to the item above it, in a text file that is wrapped at phrases.

    Lines are far from full there. What stands right under an item is its own, unless it opens something itself.
    """
    first, above = group[0], group[-1]
    if first.line.frame is not None or first.mark is None or first.mark.role not in ("bullet", "note"):
        return False
    if row.gap or row.line.number != above.line.number + 1:  # a page number may have stood between them
        return False
    if row.left < first.left or _opens_something(row, rows, index):
        return False
    if BRACKETS.fullmatch(row.text):
        return True
    near = [other.right for other in rows[max(index - 1 - WINDOW, 0) : index + WINDOW]]
    ragged = above.right >= RAGGED * _edge(near) and above.right - above.left >= 12
    return ragged and (not SENTENCE_END.search(above.text) or STATES.search(row.text) is not None)


def _opens_something(row: _Row, rows: Sequence[_Row], index: int) -> bool:
    """Whether a line is a label or a title: what it stands over follows without a blank line."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    if LABELLED.match(row.text):
        return True
    if below is None or below.gap:
        return False
    return LABELLED.match(below.text) is not None or (below.mark is not None and below.mark.role == "heading")


def _is_cut_number(above: _Row, row: _Row, rows: Sequence[_Row], index: int, group: Sequence[_Row]) -> bool:
    """Whether the number that a line begins with counts no heading, but belongs to the sentence: 「…注10及び注」 / 「11、…」."""
    if row.mark is None or row.mark.role != "number":
        return False
    if _breaks_off(above, group):
        return True
    bare = BARE_NUMBER.fullmatch(row.text[: row.mark.end])
    return (
        bool(bare)
        and not SENTENCE_END.search(above.text)
        and row.left <= above.left + 0.4
        and _is_full(above, rows, index)
    )


def _is_number_of(above: _Row, row: _Row) -> bool:
    """Whether a heading's number stands before it on the same row: 「第１節」 and then its words."""
    first, second = above.line.frame, row.line.frame
    if first is None or second is None or above.mark is None or above.mark.role != "number":
        return False
    same_row = min(first.bottom, second.bottom) - max(first.top, second.top) > 0.5 * (second.bottom - second.top)
    return above.mark.end == len(above.text) and same_row and second.x0 >= first.x1


def _same_setting(above: _Row, row: _Row, *, strict: bool) -> bool:
    """Whether two printed lines are set in one type size (``strict``: to a hair) and one column."""
    first, second = above.line, row.line
    if strict and first.size and second.size and not 0.98 < second.size / first.size < 1.02:
        return False
    if first.size and second.size and not 0.85 < second.size / first.size < 1.18:
        return False
    if first.bold != second.bold and not _breaks_off(above, [above]):
        return False
    if first.frame is None or second.frame is None:
        return True
    if first.direction != second.direction:
        return False
    overlap = min(first.frame.x1, second.frame.x1) - max(first.frame.x0, second.frame.x0)
    return overlap > 0 and second.frame.top > first.frame.top


def _is_full(row: _Row, rows: Sequence[_Row], index: int) -> bool:
    """Whether the line reaches the right edge that lines around it are wrapped at."""
    near = rows[max(index - 1 - WINDOW, 0) : index + WINDOW]
    around = [other.right for other in near if _same_size(other, row) and _same_column(other, row)]
    edge = max(around)
    wrapped = sum(right >= edge - SLACK for right in around)
    return row.right >= edge - SLACK and wrapped >= 2 and row.right - row.left >= 12


def _edge(rights: Sequence[float]) -> float:
    """The right edge that at least two lines come near to: one long line in a text file sets none."""
    ordered = sorted(rights, reverse=True)
    return next(
        (right for right, following in pairwise(ordered) if following >= right - SLACK), ordered[0] if ordered else 0.0
    )


def _same_column(first: _Row, second: _Row) -> bool:
    """Text files have one column; on a page, lines of one column start near each other."""
    return first.line.frame is None or abs(first.left - second.left) <= COLUMN_INDENT


def _same_size(first: _Row, second: _Row) -> bool:
    if first.line.size is None or second.line.size is None:
        return True
    return abs(first.line.size - second.line.size) <= 0.1 * second.line.size


def _breaks_off(row: _Row, group: Sequence[_Row]) -> bool:
    """Whether the line ends inside a sentence: at a comma, a particle or in an open bracket."""
    if row.mark is not None and row.mark.role == "heading" and len(group) == 1:
        return _bracket_is_open(group)
    return bool(CONTINUES.search(row.text)) or _bracket_is_open(group)


def _bracket_is_open(group: Sequence[_Row]) -> bool:
    text = "".join(row.text for row in group).translate(OPEN_BRACKETS)
    return 0 < text.count("(") - text.count(")") <= 2 and len(text) < 400


def _block(group: Sequence[_Row], page_index: int, body_size: float | None, *, goes_on: bool) -> Block:
    first = group[0]
    mark = first.mark
    return Block(
        kind=_kind(group),
        passage=_joined(group),
        page_index=page_index,
        mark=first.text[: mark.end].strip() if mark else "",
        mark_class=mark.mark_class if mark else "",
        mark_role=mark.role if mark else "",
        mark_end=mark.end if mark else 0,
        indent=round(2 * first.left),
        size=first.line.size,
        body_size=body_size,
        bold=first.line.bold,
        box=first.line.box,
        goes_on=goes_on,
    )


def _joined(group: Sequence[_Row]) -> Passage:
    """The lines as one passage; a space is put between Latin words only."""
    passage = Passage()
    for row in group:
        piece = Passage.of_line(row.line, row.start, row.start + len(row.text))
        latin = bool(passage.pieces) and LATIN.match(passage.text[-1]) and LATIN.match(row.text)
        apart = latin or (len(group) > 1 and row is group[1] and _is_number_of(group[0], row))
        passage = Passage.join([passage, piece], " " if apart else "") if passage.pieces else piece
    return passage


def _kind(group: Sequence[_Row]) -> str:
    mark = group[0].mark
    if mark is not None:
        return {"bullet": "bullet", "note": "note"}.get(mark.role, "line")
    text = BRACKETS.sub("", "".join(row.text for row in group))
    return "paragraph" if "。" in text or (len(group) > 1 and len(text) > 40) else "line"
