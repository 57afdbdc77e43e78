"""Measured lines in, whether one hangs on the item or paragraph that begins above it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.breaks import BRACKETS, SENTENCE_END
from extract.layout.edges import PROSE, WINDOW, edge_of, is_full
from extract.layout.rows import LABEL_GAP, Row, columns, stands_beside

LONGEST_HEAD = 12  # characters of a short line that heads a paragraph
RAGGED = 0.7  # share of the line's length that a line broken at a phrase still fills
BARE_NUMBER = re.compile(r"[0-9０-９]+\s*[、,，.．]?\s*")
# Lines of a list of labels, 「開　設：…」, each stand alone.
LABELLED = re.compile(r"[^\s\u3000:：。、（(]{1,10}(?:[\s\u3000]+[^\s\u3000:：。、（(]{1,4}){0,3}[\s\u3000]*[:：]")
# A sentence rather than a name: a particle between words, a comma or a full stop.
STATES = re.compile(r"(?<=[一-鿿ァ-ヶー0-9０-９])[はがを](?=[一-鿿ぁ-んァ-ヶ0-9０-９])|[、。]")
# 「（以下「…」という。）」 stands inside a sentence, for all its full stop.
DEFINES = re.compile(r"(?:という|同じ|除く|含む|限る)。[)）]$")
ARTICLE = re.compile(r"第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)?[\s　]")
CLOSED = re.compile(r"[。．！？!?）」』)】：:]\s*$")


def hangs(group: Sequence[Row], row: Row, usual_gap: float) -> bool:
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


def is_set_in_alike(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int) -> bool:
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


def is_hanging(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int) -> bool:
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


def heads(row: Row) -> bool:
    """Whether a line may stand over an indented paragraph: 「四　考えたこと」, 「おわりに」, for all its last letter."""
    if row.mark is not None and row.mark.role != "number":
        return False
    words = row.text[row.mark.end if row.mark is not None else 0 :]
    return len(words) <= LONGEST_HEAD and not STATES.search(words) and not LABELLED.match(words)


def hangs_on_item(group: Sequence[Row], row: Row, rows: Sequence[Row], index: int) -> bool:
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
    ragged = above.right >= RAGGED * edge_of(near) and above.right - above.left >= 12
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


def is_number_of(above: Row, row: Row) -> bool:
    """Whether a mark stands before its words on the same row: 「第１節」 and its title, a bullet and its item."""
    if above.mark is None or above.mark.end != len(above.text):
        return False
    return stands_beside(above, row, None if above.mark.role == "number" else LABEL_GAP)
