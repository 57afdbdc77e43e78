"""Measured lines in, whether one goes on with the text of those above it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.captions import is_caption, is_source
from extract.layout.contents import is_page
from extract.layout.rows import LABEL_GAP, Row, columns, stands_beside
from extract.records.source import RIGHT

SET_ASIDE = 6.0  # characters of indent of lines set to the middle or the right, which wrap nothing
CAPTION_INDENT = 1.0  # letters by which the second line of a caption is set in, to the middle or behind its number
PROSE = 20  # characters: a shorter line may be a label over its text
WINDOW = 10  # lines before and after that say how wide the text is set here
COLUMN_INDENT = 4.0  # lines of one column start within so many characters of each other
LONGEST_HEAD = 12  # characters of a short line that heads a paragraph
RAGGED = 0.7  # share of the line's length that a line broken at a phrase still fills
BOX_SLACK = 1.5  # characters that a full line may fall short of the edge of its box
PARTED = 0.3  # lines of white space more than usual, behind a full stop
SLACK = 3.0  # characters that a full line may fall short of the widest (line-break rules push some over)
DATE_ALONE = re.compile(
    r"(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ][.．]?)?[0-9０-９一二三四五六七八九十元〇]{1,4}[年.．/／]"
    r"[0-9０-９一二三四五六七八九十]{1,3}[月.．/／][0-9０-９一二三四五六七八九十]{1,3}日?(?:[（(].{1,3}[）)])?"
)
CONTINUES = re.compile(r"(?:[、，,・（(「『はがをにともへやでし]|(?<!も)の|って)$")
# No sentence begins with one of these: the line above broke off inside a word.
STARTS_INSIDE = re.compile(
    r"^(?:[ぁぃぅぇぉっゃゅょゎんをらりるれろァィゥェォッャュョヮー々ゝゞ、。，．）」』】！？%％]|[ぁ-ん][、。])"
)
# Nor with one of these before an ideograph: 「…（以下「本部」という。）」 / 「の運営に…」.
STARTS_WITH_PARTICLE = re.compile(r"[のがにでも](?=[一-鿿])")
GOES_ON_WITH = ("との", "という", "といった", "と話", "と述", "と語", "と答", "と回答")  # behind a quotation
VERB_TO_GO_ON = re.compile(r"(?:[ぁ-ん]|[一-龯])[てで]$")
VERB_GOES_ON = re.compile(r"(?:い[るたなくっ]|お[りら]|あ[るりっ]|き[たて]|く[るれ]|しま|ほし|もら|いただ|欲し)")
ENDS_IN_NUMBER = re.compile(r"[0-9０-９,，.．約第]$")
COUNTS_ON = re.compile(r"[万億千兆円人名件％%年月日か社回時分度]")
BARE_NUMBER = re.compile(r"[0-9０-９]+\s*[、,，.．]?\s*")
# Lines of a list of labels, 「開　設：…」, each stand alone.
LABELLED = re.compile(r"[^\s\u3000:：。、（(]{1,10}(?:[\s\u3000]+[^\s\u3000:：。、（(]{1,4}){0,3}[\s\u3000]*[:：]")
LABEL_BEFORE_VALUE = re.compile(r"[^\s\u3000:：。、（(]{2,10}[\s\u3000]+(?=\S)")
# A sentence rather than a name: a particle between words, a comma or a full stop.
STATES = re.compile(r"(?<=[一-鿿ァ-ヶー0-9０-９])[はがを](?=[一-鿿ぁ-んァ-ヶ0-9０-９])|[、。]")
SENTENCE_END = re.compile(r"[。．！？!?][」』）)】]*$")
# 「（以下「…」という。）」 stands inside a sentence, for all its full stop.
DEFINES = re.compile(r"(?:という|同じ|除く|含む|限る)。[)）]$")
ARTICLE = re.compile(r"第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)?[\s　]")
CLOSED = re.compile(r"[。．！？!?）」』)】：:]\s*$")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
CLOSING = ("）", "」", "】", ")", "』")
ADDRESSEE = re.compile(
    r"[長殿様](?:[（(][^（）()]*[）)])?$|御中$|各位$"
)  # each of those whom a letter goes to stands alone
OPENING_ROUND = ("（", "(")
COUNTER_ALONE = re.compile(
    r"号|[年月日円人名件回％%]"
)  # what is left of 「第　号」 where the number is to be filled in
OPENING_BRACKETS = "（(「『"
CLOSING_BRACKETS = "）)」』"


def continues(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int, usual_gap: float) -> bool:
    """Whether ``row`` goes on with the block that ends above it."""
    above = group[-1]
    if above.is_entry and is_page(row.text) and stands_beside(above, row):
        return True
    if above.is_entry or row.is_entry:
        return False
    if is_number_of(above, row) or _ends_row(above, row):
        return True
    if _is_date_alone(above, row) and not _breaks_off(above, group):
        return False
    if row.mark is not None and not _is_cut_number(above, row, rows, index, group):
        return False
    if not _same_setting(above, row, strict=group[0].mark is not None and group[0].mark.role == "heading"):
        return False
    open_bracket = _bracket_is_open(group)
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
        if row.left > above.left + 0.4 and not _is_hanging(group, row, rows, index):
            return False
    if row.line.frame is not None and "\u3000" in row.line.text[: row.start] and closed:
        return False
    if closed and _is_set_in_alike(group, row, rows, index):
        return False
    indented = row.line.text[: row.start].count("\u3000") and row.left > above.left and not open_bracket
    if indented and (len(group) > 1 or _heads(group[0])):
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
    if is_full(above, rows, index) or _breaks_off(above, group) or _is_verb_cut(above, row):
        return True
    return _hangs(group, row, usual_gap) if above.line.box is not None else _hangs_on_item(group, row, rows, index)


def runs_on(group: Sequence[Row], rows: Sequence[Row], index: int) -> bool:
    """Whether the last block of a column stops inside a sentence."""
    last = group[-1]
    if SENTENCE_END.search(last.text) or last.text.endswith(CLOSING):
        return False
    if last.mark is not None and last.mark.role == "heading":
        return False
    in_column = last.edge is not None or _stands_in_column(last, rows, index)
    return bool(CONTINUES.search(last.text)) or (is_full(last, rows, index) and in_column)


def _stands_in_column(row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether another line begins where a line does, or a letter before it: lines set to the right do not."""
    near = rows[max(index - 1 - WINDOW, 0) : index + WINDOW]
    return row.line.frame is None or any(
        other is not row and _same_size(other, row) and -0.4 <= row.left - other.left <= 1.4 for other in near
    )


def _is_verb_cut(above: Row, row: Row) -> bool:
    """Whether a verb goes on in the next line: 「…が図られて」 / 「いる。」."""
    return VERB_TO_GO_ON.search(above.text) is not None and VERB_GOES_ON.match(row.text) is not None


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


def _hangs(group: Sequence[Row], row: Row, usual_gap: float) -> bool:
    """Whether the edges of printed lines alone tell that a line goes on, though the one above is not full.

    A paragraph begins set in by a letter and goes on at the edge; the lines of an item go on under its words.
    """
    above = group[-1]
    if row.line.box is None or SENTENCE_END.search(above.text) or row.gap > usual_gap + 0.4:
        return False
    mark = group[0].mark
    if mark is not None and mark.role in ("bullet", "note"):
        apart = len(group) > 1 and is_number_of(group[0], group[1])
        words = group[1].left if apart else group[0].left + columns(group[0].text[: mark.end])
        under_words = row.left - group[0].left >= 0.6 and abs(row.left - words) <= 0.6
        return under_words and (len(above.text) >= PROSE or row.text.startswith(("（", "(")))
    if CLOSED.search(above.text):
        return False
    if abs(row.left - above.left) <= 0.4 and "。" in BRACKETS.sub("", "".join(line.text for line in group)):
        return True  # a paragraph that holds a sentence ends with one
    return mark is None and len(group) == 1 and len(above.text) >= PROSE and 0.7 <= above.left - row.left <= 1.3


def _is_set_in_alike(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether a printed line begins where a paragraph of one line does that is set in, by a space of its own or by a letter.

    The second line of that paragraph would begin at the edge.
    """
    first = group[0]
    if row.line.frame is None or len(group) > 1 or abs(row.left - first.left) > 0.4:
        return False
    if "\u3000" in first.line.text[: first.start]:
        return True
    near = rows[max(index - 1 - WINDOW, 0) : index + WINDOW]
    edges = [other.left for other in near if other.line.block == row.line.block and other.mark is None]
    return 0.6 <= row.left - min(edges, default=row.left) <= 1.4


def _is_hanging(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether a line below the first of a numbered item hangs as the lines of other items do, which stop inside a sentence."""
    first = group[0]
    item = _item_class(first)
    if row.line.frame is None or len(group) > 1 or item is None or not is_full(first, rows, index):
        return False
    hang = row.left - first.left
    return any(
        _item_class(above) == item
        and _item_class(below) is None
        and not (SENTENCE_END.search(above.text) and not DEFINES.search(above.text))
        and abs(below.left - above.left - hang) <= 0.3
        for above, below in pairwise(rows)
    )


def _item_class(row: Row) -> str | None:
    """The class of the mark that an item begins with; an article of a rule is one."""
    if row.mark is not None:
        return row.mark.mark_class
    return "条" if ARTICLE.match(row.text) else None


def _heads(row: Row) -> bool:
    """Whether a line may stand over an indented paragraph: 「四　考えたこと」, 「おわりに」, for all its last letter."""
    if row.mark is not None and row.mark.role != "number":
        return False
    words = row.text[row.mark.end if row.mark is not None else 0 :]
    return len(words) <= LONGEST_HEAD and not STATES.search(words) and not LABELLED.match(words)


def _hangs_on_item(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int) -> bool:
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


def _opens_something(row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether a line is a label or a title: what it stands over follows without a blank line."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    if LABELLED.match(row.text):
        return True
    if below is None or below.gap:
        return False
    if BARE_NUMBER.fullmatch(below.text):
        return True  # the head of a table that lost its columns
    return LABELLED.match(below.text) is not None or (below.mark is not None and below.mark.role == "heading")


def _is_cut_number(above: Row, row: Row, rows: Sequence[Row], index: int, group: Sequence[Row]) -> bool:
    """Whether the number that a line begins with counts no heading, but belongs to the sentence: 「…注10及び注」 / 「11、…」."""
    if row.mark is None or row.mark.role != "number" or SENTENCE_END.search(above.text):
        return False
    number = row.text[: row.mark.end]
    if number.startswith("第") and number[-1].isspace() and not _bracket_is_open(group):
        return False  # no sentence sets a chapter's number apart from its title, unless it quotes it
    if _breaks_off(above, group):
        return True
    bare = BARE_NUMBER.fullmatch(number)
    return (
        bool(bare)
        and not SENTENCE_END.search(above.text)
        and row.left <= above.left + 0.4
        and is_full(above, rows, index)
    )


def is_number_of(above: Row, row: Row) -> bool:
    """Whether a mark stands before its words on the same row: 「第１節」 and its title, a bullet and its item."""
    if above.mark is None or above.mark.end != len(above.text):
        return False
    return stands_beside(above, row, None if above.mark.role == "number" else LABEL_GAP)


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
    if first.bold != second.bold and not _breaks_off(above, [above]):
        return False
    if first.color != second.color and first.size and second.size and not 0.96 < second.size / first.size < 1.04:
        return False
    if first.frame is None or second.frame is None:
        return True
    if first.direction != second.direction:
        return False
    overlap = min(first.frame.x1, second.frame.x1) - max(first.frame.x0, second.frame.x0)
    return overlap > 0 and second.frame.top > first.frame.top


def is_full(row: Row, rows: Sequence[Row], index: int) -> bool:
    """Whether the line reaches the right edge that lines around it are wrapped at: those of its text box, else all near."""
    if row.right - row.left < 12:
        return False
    near = rows[max(index - 1 - WINDOW, 0) : index + WINDOW]
    around = [  # of one size, and on a page, where columns stand side by side, beginning near each other
        other.right
        for other in near
        if (other.line.box is None or abs(other.left - row.left) <= COLUMN_INDENT) and _same_size(other, row)
    ]
    if row.line.frame is None and max(around) < PROSE:
        return False  # short lines of a text file each stand alone
    if (row.edge is not None and row.right >= row.edge - BOX_SLACK) or _reaches_edge(row, around):
        return True
    own = [other for other in near if row.line.block is not None and other.line.block == row.line.block]
    # Sentences that stand in lines of their own wrap nothing.
    wrapped = any("。" in other.text for other in own) and not all(SENTENCE_END.search(other.text) for other in own)
    return wrapped and _reaches_edge(row, [other.right for other in own])


def _reaches_edge(row: Row, around: Sequence[float]) -> bool:
    if not around:
        return False
    edge = max(around)
    return row.right >= edge - SLACK and sum(right >= edge - SLACK for right in around) >= 2


def _edge(rights: Sequence[float]) -> float:
    """The right edge that at least two lines come near to: one long line in a text file sets none."""
    ordered = sorted(rights, reverse=True)
    return next(
        (right for right, following in pairwise(ordered) if following >= right - SLACK), ordered[0] if ordered else 0.0
    )


def _same_size(first: Row, second: Row) -> bool:
    if first.line.size is None or second.line.size is None:
        return True
    return abs(first.line.size - second.line.size) <= 0.1 * second.line.size


def _breaks_off(row: Row, group: Sequence[Row]) -> bool:
    """Whether the line ends inside a sentence: at a comma, a particle or in an open bracket."""
    if row.mark is not None and row.mark.role == "heading" and len(group) == 1:
        return _bracket_is_open(group)
    return bool(CONTINUES.search(row.text)) or _bracket_is_open(group)


def _bracket_is_open(group: Sequence[Row]) -> bool:
    text = "".join([row.text for row in group])
    opened = sum([text.count(bracket) for bracket in OPENING_BRACKETS])
    if not opened or len(text) >= 400:
        return False
    return 0 < opened - sum([text.count(bracket) for bracket in CLOSING_BRACKETS]) <= 2
