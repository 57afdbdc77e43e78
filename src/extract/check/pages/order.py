"""Where the blocks of a page that a person read stand in our reading: out of order, glued together or cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from extract.check.pages.expected import ExpectedBlock, ExpectedPage
from extract.check.pages.reading import ReadBlock, ReadPage
from extract.check.score.normal import normal, occurrences, without_bullet

ENOUGH = 0.75  # share of letters by which words of a scan are known
SPECKS = 2  # letters that stains before a line of a scan are read as
FLOOR = 0.98  # of all pairs of blocks on a page stand in the order in which they are read
CLOSING = "】〉>》)）」］]〕"
NOTE_MARK = re.compile(r"[※*注(\[]*\d{0,2}[)\]:]*")  # in normal form; a note may be read with its mark or without


def items_of(page: ExpectedPage) -> list[tuple[ExpectedBlock, str]]:
    """(block, words that it begins with) of all that has a place in the order; a drawing's words have none."""
    items: list[tuple[ExpectedBlock, str]] = []
    for block in page.blocks:
        if block.table:
            cells = [cell if isinstance(cell, str) else cell[0] for row in block.table for cell in row]
            items.append((block, normal(next(filter(None, cells), ""))))
        elif block.heading is not None:
            items.append((block, normal(block.heading)))
        else:
            items += [(block, normal(words)) for words in words_of(block) if not block.figure]
    return items


def words_of(block: ExpectedBlock) -> Sequence[str]:
    given = block.text or block.caption or block.note or block.heading
    return (given,) if given else block.toc or block.figure


def _forms(block: ExpectedBlock, words: str) -> list[str]:
    """The words as they may be printed: without the bullet before them, with a note mark inside."""
    forms = [words, without_bullet(words), normal(block.raw or "")]
    return [form for form in forms if form]


class _Stream:
    """The blocks of a page as one normalised text, and where each begins."""

    def __init__(self, blocks: Sequence[ReadBlock], *, scanned: bool) -> None:
        self.blocks, self.scanned = blocks, scanned
        self.texts = [normal(block.text) for block in blocks]
        self.starts: list[int] = []
        at = 0
        for text in self.texts:
            self.starts.append(at)
            at += len(text)
        self.text = "".join(self.texts)

    def places(self, page: ExpectedPage) -> list[int | None]:
        """Where each of the page's items begins; equal words take equal places from top to bottom."""
        taken: set[int] = set()
        found: list[int | None] = []
        for block, words in items_of(page):
            places = (self._place(form, taken, block) for form in _forms(block, words))
            place = next((place for place in places if place is not None), None)
            found.append(place)
            if place is not None:
                taken.add(place)
        return found

    def _place(self, words: str, taken: set[int], block: ExpectedBlock) -> int | None:
        free = [at for at in self._found(words) if at not in taken]
        return min(free, key=lambda at: (not self.begins(at, words, block), at), default=None)

    def _found(self, words: str) -> list[int]:
        """Where the words stand; on a scan also where most of their letters do, if they stand nowhere else."""
        found = list(occurrences(words, self.text))
        if found or not self.scanned or not words:
            return found
        likeness = SequenceMatcher(b=words, autojunk=False)
        best, place = ENOUGH, None
        for at in range(max(len(self.text) - len(words), 0) + 1):
            likeness.set_seq1(self.text[at : at + len(words)])
            if likeness.quick_ratio() > best and (ratio := likeness.ratio()) > best:
                best, place = ratio, at
        return [] if place is None else [place]

    def begins(self, at: int, words: str, block: ExpectedBlock) -> bool:
        """Whether a block begins there; a heading stands in its own with nothing but its mark before it."""
        index = self.block_at(at)
        before = self.text[self.starts[index] : at]
        if self.scanned and len(before) <= SPECKS:
            return True
        if block.note is not None:
            return NOTE_MARK.fullmatch(before) is not None
        if block.heading is None:
            return not without_bullet(before)
        text, mark = self.texts[index].rstrip(CLOSING), normal(block.mark or "")
        forms = [form.rstrip(CLOSING) for form in _forms(block, words)]
        return any(text == printed + form for form in forms for printed in ("", mark, mark[:1]))

    def block_at(self, at: int) -> int:
        return max(index for index, start in enumerate(self.starts) if start <= at and self.texts[index])


def order(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    places = _Stream(got.blocks, scanned=page.ocr).places(page)
    items = items_of(page)
    for (_, words), place in zip(items, places, strict=True):
        if place is None:
            yield f"not found: {words[:30]}"
    pairs = list(combinations(range(len(items)), 2))
    wrong = [(one, other) for one, other in pairs if not _in_order(places[one], places[other])]
    share = 1 - len(wrong) / len(pairs)
    if share >= FLOOR:
        return
    yield f"{share:.3f} of the pairs are in order"
    for one, other in wrong:
        if places[one] is not None and places[other] is not None:
            yield f"read too late: {items[one][1][:20]} (after {items[other][1][:20]})"


def _in_order(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def edges(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    """Whether our blocks begin and end where the reader's do; where words stand is the question of order."""
    stream = _Stream(got.blocks, scanned=page.ocr)
    for (block, words), place in zip(items_of(page), stream.places(page), strict=True):
        if place is None or block.kind in ("table", "toc"):
            continue
        if not stream.begins(place, words, block):
            index = stream.block_at(place)
            yield f"no block begins with {words[:20]}: it stands in {stream.texts[index][:60]}"
        elif block.ends is not None and not stream.texts[stream.block_at(place)].endswith(normal(block.ends)):
            ending = stream.texts[stream.block_at(place)][-20:]
            yield f"the block {words[:20]} ends in {ending}, not in {normal(block.ends)}"
