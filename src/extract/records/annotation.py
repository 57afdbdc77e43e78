"""What ``annotate`` hands on: the sentences of a section with their expressions and parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from extract.records.mention import Mention
from extract.records.section import Section


class Token(NamedTuple):
    """A word; offsets are into the section's text."""

    start: int
    end: int
    text: str
    tag: str  # Sudachi part of speech, e.g. 名詞-普通名詞-一般


class Tree(NamedTuple):
    """How the tokens of a sentence depend on each other, in their order."""

    heads: tuple[int, ...]  # index of the head of each; the root points at itself
    relations: tuple[str, ...]  # Universal Dependencies


class Parse(Protocol):
    """Gives the trees of a document's sentences. A tree costs more than all else that is done to a sentence."""

    def __call__(self, text: str) -> Tree:
        """The tree over the words of a sentence."""

    def ahead(self, texts: Sequence[str]) -> None:
        """Make the trees of sentences that will be asked for, in one go: so each costs less than half."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, bullet or label line: the characters ``start:end`` of the section's text.

    ``mentions`` are those inside the sentence, with offsets into the section's text. ``tokens`` is empty and ``parse``
    None where no row can come from the sentence.
    """

    start: int
    end: int
    text: str
    part: str  # kind of the block it stands in
    mark: str
    mentions: tuple[Mention, ...] = ()
    tokens: tuple[Token, ...] = ()
    parse: Parse | None = field(default=None, compare=False, repr=False)

    @property
    def tree(self) -> Tree:
        """The parse of a sentence with tokens, made when it is asked for: mostly the words alone tell what is counted."""
        if self.parse is None:
            raise ValueError(f"a sentence without words was asked for its tree: {self.text}")
        return self.parse(self.text)


@dataclass(frozen=True, slots=True)
class AnnotatedSection:
    """A section with its sentences in order and all mentions of its text, the heading's included."""

    section: Section
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
