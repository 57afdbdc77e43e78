"""Sentences of a document in; those whose words leave open what is counted are parsed, in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.records.annotation import AnnotatedSection, Sentence, Tree
from extract.relate.metrics.candidates import is_measured
from extract.relate.metrics.subject import Before, subject_of
from extract.relate.metrics.topics import closed_between


def parse_ahead(sections: Sequence[AnnotatedSection]) -> None:
    """Have the trees made that will be asked for. A sentence that is missed here is parsed alone when it is."""
    sentences = [sentence for annotated in sections for sentence in annotated.sentences if sentence.parse is not None]
    if not sentences or sentences[0].parse is None:
        return
    sentences[0].parse.ahead([sentence.text for sentence in sentences if _hangs_on_tree(sentence)])


class _TreeAskedError(Exception):
    """A tree was asked for."""


class _NoTree:
    def __call__(self, text: str) -> Tree:
        raise _TreeAskedError(text)

    def ahead(self, texts: Sequence[str]) -> None:
        raise _TreeAskedError(*texts)


def _hangs_on_tree(sentence: Sentence) -> bool:
    """Whether some number's subject cannot be told without a tree; what sentences before leave to it has no say."""
    words_only = replace(sentence, parse=_NoTree())
    before: Before | None = None
    try:
        for mention in sentence.mentions:
            if not is_measured(mention, words_only):
                continue
            if before is not None and closed_between(words_only, before.mention.start, mention.start):
                before = None
            before = Before(mention, subject_of(mention, words_only, before, None, None), None)
    except _TreeAskedError:
        return True
    return False
