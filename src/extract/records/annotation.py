"""What ``annotate`` hands on: the sentences of a section with their expressions and parse."""

from __future__ import annotations

from dataclasses import dataclass

from extract.records.mention import Mention
from extract.records.section import Section


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a parsed sentence; offsets are into the section's text."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str  # Universal Dependencies part of speech
    tag: str  # Sudachi part of speech, e.g. 名詞-普通名詞-一般
    dep: str  # Universal Dependencies relation
    head: int  # index of the head in the sentence's tokens; the root points at itself


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, bullet or label line: the characters ``start:end`` of the section's text.

    ``mentions`` are those inside the sentence, with offsets into the section's text.
    ``tokens`` is empty where no row can come from the sentence, so that it was not parsed.
    """

    start: int
    end: int
    text: str
    part: str  # kind of the block it stands in
    mark: str
    mentions: tuple[Mention, ...] = ()
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedSection:
    """A section with its sentences in order and all mentions of its text, the heading's included."""

    section: Section
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
