"""Annotate: sections in, their sentences with dates, quantities and, where a row can come of it, words and their parse out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extract.annotate.parser import DocumentParse
from extract.annotate.sentences import reads_as_text, sentence_ranges
from extract.annotate.words import words
from extract.expressions import find
from extract.records.annotation import AnnotatedSection, Parse, Sentence
from extract.records.mention import Mention
from extract.records.section import Part, Section
from extract.stages import stage

__all__ = ["annotate"]

OUTLINE_NUMBER = re.compile(r"[^\w\s]?\s*([0-9０-９]{1,2})(?:[\s　]+|[．.、）)]\s*)(?=[^\W\d])")
# Front matter names no subjects of counts, but where it is written in sentences: the text of a report without headings.
FRONT = ("cover", "schedule", "toc", "facility")
# Blocks that are no sentences: entries of a table of contents, words in a drawing.
UNREAD = ("toc", "figure")


@stage
def annotate(sections: Sequence[Section], today: dict[int | None, date]) -> list[AnnotatedSection]:
    """Sections with sentences and mentions; ``today`` is the reference day by facility ordinal.

    Sentences that state a quantity come with their words, and with a parse for when it is asked for.
    """
    parse = DocumentParse()
    annotated = []
    for section in sections:
        sentences, mentions = _sentences(section, today.get(section.facility, today.get(None)))
        front = section.kind in FRONT
        sentences = [
            sentence if front and not sentence.text.endswith("。") else _with_words(sentence, parse)
            for sentence in sentences
        ]
        annotated.append(AnnotatedSection(section, tuple(sentences), mentions))
    return annotated


def _sentences(section: Section, today: date | None) -> tuple[list[Sentence], tuple[Mention, ...]]:
    text = section.text
    # A block's end is a sentence's end, and so is a cell's: no expression runs from one into the next.
    apart = text.replace("\n", "\f")
    for part in section.parts:
        if part.table is not None:
            apart = apart[: part.start] + apart[part.start : part.end].replace("\t", "。") + apart[part.end :]
    found = find(apart, today)
    numbers = {start for part in section.parts if (start := _outline_number(text, part)) is not None}
    unread = [part for part in section.parts if part.kind in UNREAD]
    mentions = tuple(
        mention
        for mention in found
        if mention.start not in numbers and not any(part.start <= mention.start < part.end for part in unread)
    )
    sentences = [
        Sentence(start, end, text[start:end], part.kind, part.mark, _within(mentions, start, end))
        for part in section.parts
        if part.kind != "heading" and part.kind not in UNREAD
        for start, end in _ranges(text, part)
    ]
    return sentences, mentions


def _outline_number(text: str, part: Part) -> int | None:
    """Where a number stands that only counts the lines of a list: 「▷１ 見本館」."""
    if part.table is not None:
        return None
    number = OUTLINE_NUMBER.match(text, part.start, part.end)
    return number.start(1) if number else None


def _ranges(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """Sentences of a block without its bullet mark; a bracket that stands after the last 「。」 is one of its own.

    Of a table only the cells that hold running text have sentences.
    """
    if part.table is not None:
        for cell in part.table.cells:
            if reads_as_text(cell.text):
                yield from sentence_ranges(text, part.start + cell.start, part.start + cell.end)
        return
    start = part.start + len(part.mark)
    while start < part.end and text[start].isspace():
        start += 1
    yield from sentence_ranges(text, start, part.end)


def _within(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions between two places; ``mentions`` are in the order of the text, which may be very long."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, lo=first, key=lambda mention: mention.start)
    return tuple(mention for mention in mentions[first:last] if mention.end <= end)


def _with_words(sentence: Sentence, parse: Parse) -> Sentence:
    if not any(mention.kind == "quantity" for mention in sentence.mentions):
        return sentence
    return replace(sentence, tokens=words(sentence.text, sentence.start), parse=parse)
