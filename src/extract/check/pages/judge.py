"""A person's reading of a page and the program's in, the differences out, one sentence each, question by question.

Texts are compared as everywhere in gold: NFKC, without white space. Only ``exact`` and ``never`` look at white space.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from extract.check.pages.expected import ExpectedBlock, ExpectedDocument, ExpectedPage
from extract.check.pages.order import edges, items_of, order, words_of
from extract.check.pages.reading import ReadBlock, ReadHeading, Reading, ReadPage
from extract.check.score.normal import normal, without_bullet

# What can be asked of a page: headings found, how they nest, the order of blocks, where blocks begin and end, what
# captions, notes and drawings are known as, the cells of tables, what is left out, and the letters and spaces.
QUESTIONS = ("headings", "levels", "order", "blocks", "kinds", "tables", "furniture", "characters")
OF_A_KIND = ("caption", "note", "toc", "figure")
_NOTHING = ReadPage((), (), ())


def asked(page: ExpectedPage) -> list[str]:
    """The questions that the expectations for a page answer."""
    kinds = [block.kind for block in page.blocks]
    asks = {
        "headings": True,
        "levels": "heading" in kinds,
        "order": len(items_of(page)) > 1,
        "blocks": any(kind in ("heading", "text", "caption", "note") for kind in kinds),
        "kinds": any(kind in OF_A_KIND for kind in kinds),
        "tables": True,
        "furniture": page.furniture is not None,
        "characters": bool(page.exact or page.never),
    }
    return [question for question in QUESTIONS if asks[question]]


def differences(document: ExpectedDocument, number: int, question: str, reading: Reading) -> list[str]:
    """What is wrong with our reading of page ``number``, as far as one of ``QUESTIONS`` goes."""
    page = next(page for page in document.page if page.number == number)
    if question == "levels":
        return list(_levels(document, page, reading))
    return list(_JUDGES[question](page, reading.pages.get(number, _NOTHING)))


def _headings(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    left = list(got.headings)
    for block in page.blocks:
        if block.heading is None:
            continue
        found = next((heading for heading in left if _same_heading(block, heading)), None)
        if found is not None:
            left.remove(found)
            if block.mark is not None and normal(found.mark) != normal(block.mark):
                yield f"the mark of 「{block.heading}」 is {found.mark!r}, not {block.mark!r}"
        elif not block.optional:
            yield f"no heading 「{block.heading}」"
    for heading in left:
        yield f"「{heading.mark}{heading.heading}」 is no heading"


def _same_heading(block: ExpectedBlock, heading: ReadHeading) -> bool:
    accepted = [normal(form) for form in (block.heading, block.raw) if form is not None]
    return normal(heading.heading) in accepted


def _levels(document: ExpectedDocument, page: ExpectedPage, reading: Reading) -> Iterator[str]:
    """Two headings stand on one level, or one above the other, as the reader sees them."""
    known: list[tuple[ExpectedBlock, int]] = []
    for other in document.page:
        if other.restart:
            known = []
        for block, level in _matched_levels(other, reading.pages.get(other.number, _NOTHING)):
            if other is page:
                for above, level_above in known:
                    expected, got = _sign(block.level, above.level), _sign(level, level_above)
                    if expected != got:
                        yield f"「{block.heading}」 (level {level}) should stand {expected} 「{above.heading}」 ({level_above})"
            known.append((block, level))
        if other is page:
            return


def _matched_levels(page: ExpectedPage, got: ReadPage) -> Iterator[tuple[ExpectedBlock, int]]:
    left = list(got.headings)
    for block in page.blocks:
        found = next((heading for heading in left if block.heading and _same_heading(block, heading)), None)
        if found is not None:
            left.remove(found)
            if block.level is not None:
                yield block, found.level


def _sign(level: int | None, other: int | None) -> str:
    difference = (level or 0) - (other or 0)
    return "under" if difference > 0 else "over" if difference < 0 else "beside"


def _kinds(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    for block in page.blocks:
        if block.kind not in OF_A_KIND:
            continue
        for words in map(normal, words_of(block)):
            holders = [read for read in got.blocks if without_bullet(words) in normal(read.text)]
            if not any(block.kind in read.kinds for read in holders):
                kinds = sorted({kind for read in holders for kind in read.kinds})
                yield f"{words[:30]} is a {block.kind}, not {' or '.join(kinds) or 'absent'}"


def _tables(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    expected = [block.table for block in page.blocks if block.table]
    tables = [block.rows for block in got.blocks if block.rows]
    if len(expected) != len(tables):
        yield f"{len(tables)} tables, not {len(expected)}"
    for rows, read in zip(expected, tables, strict=False):
        if (len(rows), len(rows[0])) != (len(read), max(map(len, read))):
            yield f"{len(read)} rows of {max(map(len, read))} cells, not {len(rows)} of {len(rows[0])}"
        for number, (row, read_row) in enumerate(zip(rows, read, strict=False), start=1):
            for cell, read_cell in zip(row, read_row, strict=False):
                accepted = (cell,) if isinstance(cell, str) else cell
                if normal(read_cell) not in map(normal, accepted):
                    yield f"row {number}: {read_cell!r}, not {accepted[0]!r}"


def _furniture(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    """Furniture, and nothing else, is left out of the blocks."""
    left = [normal(text) for text in got.left_out]
    for words in sorted(map(normal, page.furniture or ()), key=len, reverse=True):
        if not _taken_out(words, left):
            yield f"not known as furniture: {words}"
    for words in sorted(map(normal, page.apart), key=len, reverse=True):
        _taken_out(words, left)
    for rest in filter(None, left):
        yield f"in no block: {rest}"


def _taken_out(words: str, left: list[str]) -> bool:
    """Take words out of the text that is left, from the line that fits best."""
    holding = [index for index, text in enumerate(left) if words in text]
    if not holding:
        return False
    best = min(holding, key=lambda index: len(left[index]))
    left[best] = left[best].replace(words, "", 1)
    return True


def _characters(page: ExpectedPage, got: ReadPage) -> Iterator[str]:
    texts = [_folded(text) for block in got.blocks for text in _texts(block)]
    for words in page.exact:
        if not any(_folded(words) in text for text in texts):
            near = [text for text in texts if normal(words) in normal(text)]
            yield f"no block holds 「{words}」" + (f"; near: {near[0][:80]}" if near else "")
    for words in page.never:
        yield from (f"「{words}」 stands in {text[:80]}" for text in texts if _folded(words) in text)


def _texts(block: ReadBlock) -> Iterator[str]:
    yield block.text
    yield from (cell for row in block.rows for cell in row)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


_JUDGES: dict[str, Callable[[ExpectedPage, ReadPage], Iterator[str]]] = {
    "headings": _headings,
    "order": order,
    "blocks": edges,
    "kinds": _kinds,
    "tables": _tables,
    "furniture": _furniture,
    "characters": _characters,
}
