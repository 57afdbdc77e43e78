"""The parser: a sentence's words in, how they depend on each other out, by GiNZA on spaCy.

One sentence at a time: what stands beside it in a batch would change the last digits of its sums.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.annotate.words import words
from extract.records.annotation import Tree

if TYPE_CHECKING:
    from spacy.language import Language

# None earns its cost: names come from titles and rules, and what Sudachi says of a word is all that rules ask for.
EXCLUDED = ["ner", "morphologizer", "attribute_ruler", "compound_splitter", "bunsetu_recognizer"]
REMEMBERED = 4096  # sentences that return in reports of a series


@cache
def load_parser() -> Language:
    """The ``ja_ginza`` pipeline up to its dependency parser, set to numpy's BLAS.

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


@lru_cache(maxsize=REMEMBERED)
def parse(text: str) -> Tree:
    """The tree over the ``words`` of ``text``."""
    from spacy.tokens import Doc

    nlp = load_parser()
    found = words(text)
    spaces = [text[word.end : word.end + 1] == " " for word in found]
    doc = Doc(nlp.vocab, words=[word.text for word in found], spaces=spaces)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return Tree(
        heads=tuple(token.head.i for token in doc),
        relations=tuple(token.dep_.removesuffix("_bunsetu") for token in doc),  # GiNZA marks heads of phrases so
    )
