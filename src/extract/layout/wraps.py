"""Measured lines in, whether one goes on with the text of those above it out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.breaks import (
    BRACKETS,
    CONTINUES,
    GOES_ON_WITH,
    SENTENCE_END,
    STARTS_INSIDE,
    STARTS_WITH_PARTICLE,
    bracket_is_open,
    breaks_off,
    is_verb_cut,
)
from extract.layout.captions import is_caption, is_source
from extract.layout.contents import is_page
from extract.layout.edges import is_full, stands_in_column
from extract.layout.hanging import (
    BARE_NUMBER,
    DEFINES,
    LABELLED,
    STATES,
    hangs,
    hangs_on_item,
    heads,
    is_hanging,
    is_number_of,
    is_set_in_alike,
)
from extract.layout.rows import Row, stands_beside
from extract.records.source import RIGHT

SET_ASIDE = 6.0  # characters of indent of lines set to the middle or the right, which wrap nothing
CAPTION_INDENT = 1.0  # letters by which the second line of a caption is set in, to the middle or behind its number
PARTED = 0.3  # lines of white space more than usual, behind a full stop
DATE_ALONE = re.compile(
    r"(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ][.．]?)?[0-9０-９一二三四五六七八九十元〇]{1,4}[年.．/／]"
    r"[0-9０-９一二三四五六七八九十]{1,3}[月.．/／][0-9０-９一二三四五六七八九十]{1,3}日?(?:[（(].{1,3}[）)])?"
)
ENDS_IN_NUMBER = re.compile(r"[0-9０-９,，.．約第]$")
COUNTS_ON = re.compile(r"[万億千兆円人名件％%年月日か社回時分度]")
LABEL_BEFORE_VALUE = re.compile(r"[^\s\u3000:：。、（(]{2,10}[\s\u3000]+(?=\S)")
CLOSING = ("）", "」", "】", ")", "』")
ADDRESSEE = re.compile(
    r"[長殿様](?:[（(][^（）()]*[）)])?$|御中$|各位$"
)  # each of those whom a letter goes to stands alone
OPENING_ROUND = ("（", "(")
COUNTER_ALONE = re.compile(
    r"号|[年月日円人名件回％%]"
)  # what is left of 「第　号」 where the number is to be filled in


def continues(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int, usual_gap: float) -> bool:
    """Whether ``row`` goes on with the block that ends above it."""
    above = group[-1]
    if above.is_entry and is_page(row.text) and stands_beside(above, row):
        return True
    if above.is_entry or row.is_entry:
        return False
    if is_number_of(above, row) or _ends_row(above, row):
        return True
    if _is_date_alone(above, row) and not breaks_off(above, group):
        return False
    if row.mark is not None and not _is_cut_number(above, row, rows, index, group):
        return False
    if not _same_setting(above, row, strict=group[0].mark is not None and group[0].mark.role == "heading"):
        return False
    open_bracket = bracket_is_open(group)
    closed = SENTENCE_END.search(above.text) is not None
    if is_caption(row.text) and closed and not open_bracket:
        return False
    if is_caption(group[0].text) and row.left > group[0].left + CAPTION_INDENT and not closed:
        return row.gap <= usual_gap + 0.4
    quoted = above.text.endswith("」") and row.text.startswith(GOES_ON_WITH)
    inside = (
        quoted or STARTS_INSIDE.match(row.text) or (ENDS_IN_NUMBER.search(above.text) and COUNTS_ON.match(row.text))
    )
    if inside and row.gap <= usual_gap + 0.9 and not closed:
        return True
    if STARTS_WITH_PARTICLE.match(row.text) and above.text.endswith(CLOSING) and row.gap <= usual_gap + 0.4:
        return True
    if LABELLED.match(group[0].text) and LABELLED.match(row.text) and not open_bracket:
        return False
    if _values_in_line(group[0], row):
        return False
    if row.line.text.startswith(" ") and row.start == 1 and not group[0].start and not CONTINUES.search(above.text):
        return False  # text layers put one space before the first line of a page
    if row.gap > usual_gap + 0.9 and not open_bracket:
        return False
    if above.left >= SET_ASIDE and BRACKETS.fullmatch(above.text):
        return False  # 「（公印省略）」 under who signs, and under it the next who does
    if above.line.frame is None and above.left >= SET_ASIDE and abs(row.left - above.left) > 2 and not open_bracket:
        return False
    ended = closed and DEFINES.search(above.text) is None
    if ended and not open_bracket:
        if is_source(row.text) or row.gap > usual_gap + PARTED:
            return False
        if row.left > above.left + 0.4 and not is_hanging(group, row, rows, index):
            return False
    if row.line.frame is not None and "\u3000" in row.line.text[: row.start] and closed:
        return False
    if closed and is_set_in_alike(group, row, rows, index):
        return False
    indented = row.line.text[: row.start].count("\u3000") and row.left > above.left and not open_bracket
    if indented and (len(group) > 1 or heads(group[0])):
        return False
    if (
        group[0].mark is not None
        and group[0].mark.role == "heading"
        and above.text.endswith(CLOSING)
        and not open_bracket
    ):
        return False
    if ADDRESSEE.search(above.text) and not any(STATES.search(line.text) for line in (*group, row)):
        return False
    if is_full(above, rows, index) or breaks_off(above, group) or is_verb_cut(above, row):
        return True
    return hangs(group, row, usual_gap) if above.line.box is not None else hangs_on_item(group, row, rows, index)


def runs_on(group: Sequence[Row], rows: Sequence[Row], index: int) -> bool:
    """Whether the last block of a column stops inside a sentence."""
    last = group[-1]
    if SENTENCE_END.search(last.text) or last.text.endswith(CLOSING):
        return False
    if last.mark is not None and last.mark.role == "heading":
        return False
    in_column = last.edge is not None or stands_in_column(last, rows, index)
    return bool(CONTINUES.search(last.text)) or (is_full(last, rows, index) and in_column)


def _values_in_line(first: Row, row: Row) -> bool:
    """Whether two printed lines begin with labels whose values begin in line: 「定員 40名」 over 「電話 0123…」."""
    start, other = _value_start(first), _value_start(row)
    return start is not None and other is not None and abs(first.left - row.left) <= 0.4 and abs(start - other) <= 0.3


def _value_start(row: Row) -> float | None:
    """Where the value behind a label begins, in letters."""
    label = LABEL_BEFORE_VALUE.match(row.text)
    at = row.start + label.end() if label is not None and row.mark is None else len(row.line.char_boxes)
    box = row.line.char_boxes[at] if at < len(row.line.char_boxes) else None
    return box.x0 / row.line.size if box is not None and row.line.size and row.line.direction == RIGHT else None


def _is_date_alone(above: Row, row: Row) -> bool:
    """Whether one of two lines is a date and nothing else: that of a letter or of a visit."""
    return any(DATE_ALONE.fullmatch("".join(line.text.split())) for line in (above, row))


def _is_cut_number(above: Row, row: Row, rows: Sequence[Row], index: int, group: Sequence[Row]) -> bool:
    """Whether the number that a line begins with counts no heading, but belongs to the sentence: 「…注10及び注」 / 「11、…」."""
    if row.mark is None or row.mark.role != "number" or SENTENCE_END.search(above.text):
        return False
    number = row.text[: row.mark.end]
    if number.startswith("第") and number[-1].isspace() and not bracket_is_open(group):
        return False  # no sentence sets a chapter's number apart from its title, unless it quotes it
    if breaks_off(above, group):
        return True
    bare = BARE_NUMBER.fullmatch(number)
    return (
        bool(bare)
        and not SENTENCE_END.search(above.text)
        and row.left <= above.left + 0.4
        and is_full(above, rows, index)
    )


def _ends_row(above: Row, row: Row) -> bool:
    """Whether a line is the end of the row that the one before begins: 「見本の手当」 and, at the right edge, 「（見手）第」, 「号」."""
    if above.line.size != row.line.size or not stands_beside(above, row):
        return False
    return row.text.startswith(OPENING_ROUND) or COUNTER_ALONE.fullmatch(row.text) is not None


def is_elsewhere(above: Row, row: Row) -> bool:
    """Whether the next line stands in another column: higher up, or beside the one above."""
    first, second = above.line.frame, row.line.frame
    if first is None or second is None:
        return False
    return second.top < first.top or second.x0 >= first.x1 or second.x1 <= first.x0


def _same_setting(above: Row, row: Row, *, strict: bool) -> bool:
    """Whether two printed lines are set in one type size (``strict``: to a hair) and one column."""
    first, second = above.line, row.line
    if strict and first.size and second.size and not 0.98 < second.size / first.size < 1.02:
        return False
    if first.size and second.size and not 0.85 < second.size / first.size < 1.18:
        return False
    if first.bold != second.bold and not breaks_off(above, [above]):
        return False
    if first.color != second.color and first.size and second.size and not 0.96 < second.size / first.size < 1.04:
        return False
    if first.frame is None or second.frame is None:
        return True
    if first.direction != second.direction:
        return False
    overlap = min(first.frame.x1, second.frame.x1) - max(first.frame.x0, second.frame.x0)
    return overlap > 0 and second.frame.top > first.frame.top
