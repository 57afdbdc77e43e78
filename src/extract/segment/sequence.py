"""Numbered headings among notes with the same mark: blocks in, the places of those that count on under their chapter out.

A book numbers its headings 「１　現状」 anew in each chapter or section, and its notes 「１　…による。」 as well. A heading
bears the number that comes next and stands over text; a note in its place would have to bear it by chance, be short,
end in no full stop and be followed by no other note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.folding import fold
from extract.records.block import Block

LONGEST = 45  # characters of a heading among notes
FEWEST = 3  # in a document: what comes next twice may be chance
NOTE = re.compile(r"。|https?:|www\.|[^\s]による[）)]?$|参照[）)]?$|以下同じ|[“”]")


def counting_on(
    blocks: Sequence[Block], ranked: Callable[[Block], bool], may_be: Callable[[Block], bool]
) -> frozenset[int]:
    """Places of headings whose numbers count on from 1 under each heading that is ``ranked``."""
    found: dict[str, list[int]] = {}
    following: dict[str, int] = {}
    between: set[int] = (
        set()
    )  # right between a ranked heading and a mark below it: 「第73」, 「１　施設基準」, 「（１）…」
    seen_rank = False
    for index, block in enumerate(blocks):
        if ranked(block):
            following, seen_rank = {}, True
        elif seen_rank and block.mark_role == "number" and (number := _number(block)) is not None:
            due = following.get(block.mark_class, 1)
            if number == due and may_be(block) and not _is_note(block, blocks[index + 1 : index + 2]):
                found.setdefault(block.mark_class, []).append(index)
                following[block.mark_class] = due + 1
                if due == 1 and ranked(blocks[index - 1]) and blocks[index + 1].mark:
                    between.add(index)
    enough = (index for places in found.values() if len(places) >= FEWEST for index in places)
    return frozenset(between).union(enough)


def _number(block: Block) -> int | None:
    digits = re.fullmatch(r"\D*?([0-9]{1,2})\D*", fold(block.text[: block.mark_end]).text)
    return int(digits[1]) if digits else None


def _is_note(block: Block, behind: Sequence[Block]) -> bool:
    """Whether a numbered line reads like a note, or stands in a row of them."""
    in_a_row = not behind or behind[0].mark_class == block.mark_class
    return in_a_row or len(block.text) > LONGEST or NOTE.search(block.text) is not None
