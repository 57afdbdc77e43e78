"""Numbered headings among notes with the same mark: blocks in, the places of those that count on under their chapter out.

A book numbers its headings 「１　現状」 anew in each chapter or section, and its notes 「１　…による。」 as well. A heading
bears the number that comes next and stands over text; a note in its place would have to bear it by chance, be short,
end in no full stop and be followed by no other note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.folding import number_of
from extract.records.block import Block

LONGEST = 45  # characters of a heading among notes
FEWEST = 3  # in a document: what comes next twice may be chance
NOTE = re.compile(r"。|https?:|www\.|[^\s]による[）)]?$|参照[）)]?$|以下同じ|[“”]")


def counting_on(
    blocks: Sequence[Block],
    ranked: Callable[[Block], bool],
    aside: Callable[[Block], bool],
    may_be: Callable[[Block], bool],
) -> frozenset[int]:
    """Places of headings whose numbers count on from 1 under each heading that is ``ranked``.

    An ``aside`` may count from 1 as well; a number that is due in the text around it ends it.
    """
    found: dict[str, list[int]] = {}
    sure: set[int] = set()  # between a ranked heading and a mark below it: 「第73」, 「１　施設基準」, 「（１）…」
    counts: list[dict[str, int]] = []  # by mark class the number that is due: in the chapter, then in an aside in it
    for index, block in enumerate(blocks):
        if ranked(block):
            counts = [{}]
        elif counts and aside(block):
            counts = [counts[0], {}]
        elif counts and block.mark_role == "number" and (number := number_of(block.text[: block.mark_end])) is not None:
            where = next(
                (at for at in reversed(range(len(counts))) if counts[at].get(block.mark_class, 1) == number), None
            )
            if where is None or not may_be(block) or _is_note(block, blocks[index + 1 : index + 2]):
                continue
            found.setdefault(block.mark_class, []).append(index)
            counts = counts[: where + 1]
            counts[where][block.mark_class] = number + 1
            if number == 1 and ranked(blocks[index - 1]) and blocks[index + 1].mark:
                sure.add(index)
    enough = (index for places in found.values() if len(places) >= FEWEST for index in places)
    return frozenset(sure).union(enough)


def _is_note(block: Block, behind: Sequence[Block]) -> bool:
    """Whether a numbered line reads like a note, or stands in a row of them."""
    in_a_row = not behind or behind[0].mark_class == block.mark_class
    return in_a_row or len(block.text) > LONGEST or NOTE.search(block.text) is not None
