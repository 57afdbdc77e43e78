"""The parser: sentences in, their words with part of speech and dependency out, by GiNZA on spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extract.records.annotation import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
MAX_BYTES = 49_149  # Sudachi refuses longer inputs
# Neither earns its cost: names come from titles and rules, and no rule asks for inflection.
EXCLUDED = ["ner", "morphologizer", "compound_splitter", "bunsetu_recognizer"]


@cache
def load_parser() -> Language:
    """The ``ja_ginza`` pipeline with tagger and dependency parser, set to numpy's BLAS.

    thinc's own BLIS kernels are several times slower here than the OpenBLAS that numpy brings.
    """
    import ja_ginza
    from thinc.api import NumpyOps

    nlp: Language = ja_ginza.load(exclude=EXCLUDED)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None:
            for layer in model.walk():
                layer.ops = ops
    return nlp


def parse(texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
    """One tuple of tokens per text, offsets into the text; empty for a text too long to parse."""
    nlp = load_parser()
    short = [text if len(text.encode()) <= MAX_BYTES else "" for text in texts]
    for doc in nlp.pipe(short, batch_size=BATCH):
        yield _tokens(doc)


def _tokens(doc: Doc) -> tuple[Token, ...]:
    return tuple(
        Token(
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_.removesuffix("_bunsetu"),  # GiNZA marks heads of phrases in the label
            head=token.head.i,
        )
        for token in doc
    )
