"""Recovery: sections of a facility in, the same with stray bodies given back to headings that stood empty.

Slide software draws text boxes in the order of their making; a text layer then holds a heading
without its body, and the body at the end of the page. It is recognised by three signs together:
headings with nothing under them, as many groups of blocks left over at the end, and groups that
read as what the headings announce rather than as the section they were found in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from extract.records.block import Block
from extract.statements import statement_kind

# Kinds of statement that a section of each kind is made of, likeliest first.
EXPECTED = {
    "overview": ("description",),
    "features": ("description", "observation"),
    "hearing": ("voice", "observation", "issue", "effect"),
    "implications": ("recommendation", "effect", "issue"),
}


def stray_groups(empty_kinds: Sequence[str], last_kind: str, blocks: Sequence[Block]) -> list[list[Block]] | None:
    """The groups of trailing ``blocks`` that fill the empty headings, in order, or None.

    The last section keeps at least its first block. A cut is made only where a paragraph or
    bullet is complete, and the best cut must fit better than leaving everything in place.
    """
    count = len(empty_kinds)
    if not count or len(blocks) <= count:
        return None
    starts = [index for index in range(1, len(blocks)) if _may_start(blocks, index)]
    best: tuple[float, tuple[int, ...]] | None = None
    in_place = _fit(last_kind, blocks)
    for cut in combinations(starts, count):
        score = _score(empty_kinds, last_kind, blocks, cut)
        if score > in_place + count * 0.5 and (best is None or score > best[0]):
            best = (score, cut)
    if best is None:
        return None
    edges = [*best[1], len(blocks)]
    return [list(blocks[start:end]) for start, end in pairwise(edges)]


def _may_start(blocks: Sequence[Block], index: int) -> bool:
    """Whether a group may start here: not inside a run of bullets, never with a note."""
    block, above = blocks[index], blocks[index - 1]
    if block.kind == "note" or block.kind == above.kind == "bullet":
        return False
    return above.text.rstrip().endswith(("。", "）", "」", ")")) or above.kind == "bullet"


def _score(kinds: Sequence[str], last_kind: str, blocks: Sequence[Block], cut: tuple[int, ...]) -> float:
    edges = [*cut, len(blocks)]
    total = _fit(last_kind, blocks[: cut[0]])
    for kind, start, end in zip(kinds, edges[:-1], edges[1:], strict=True):
        group = blocks[start:end]
        # One group is one text box: prose or a list, with the notes under it.
        shapes = {block.kind for block in group if block.kind != "note"}
        total += _fit(kind, group) - (len(shapes) - 1)
    return total


def _fit(kind: str, blocks: Sequence[Block]) -> float:
    """How many of the blocks say what a section of this kind says: 1 likely, -1 unlikely each."""
    expected = EXPECTED.get(kind, ())
    score = 0.0
    for block in blocks:
        said = statement_kind(block.text.strip().split("。")[-2] if "。" in block.text else block.text)
        score += 1.0 if said in expected else -1.0
    return score
