"""The parser: sentences in, how their words depend on each other out, by GiNZA on spaCy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.annotate.words import words
from extract.records.annotation import Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What is not loaded. Of the components none earns its cost: names come from titles and rules, and what Sudachi says of a
# word is all that rules ask for. Strings and lookups are 480,000 words with their normal forms, which take most of the
# time of loading; the parser knows words by their hashes. Its words are those of ``words``, so it needs no tokenizer.
EXCLUDED = ["ner", "morphologizer", "attribute_ruler", "compound_splitter", "bunsetu_recognizer"]
NOT_READ = ["strings", "lookups", "tokenizer"]
NO_TOKENIZER = {"nlp.tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}
BATCH = 64  # sentences


@cache
def load_parser() -> Language:
    """The ``ja_ginza`` pipeline up to its dependency parser, for ``Doc``s of given words, set to numpy's BLAS.

    thinc's own BLIS kernels are several times slower here than the OpenBLAS that numpy brings.
    """
    import ja_ginza
    from thinc.api import NumpyOps

    nlp: Language = ja_ginza.load(exclude=[*EXCLUDED, *NOT_READ], config=NO_TOKENIZER)
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None:
            for layer in model.walk():
                layer.ops = ops
    return nlp


class DocumentParse:
    """The trees of one document, each made once; see ``extract.records.annotation.Parse``.

    What is parsed together is of one document: in other company the last digits of a sentence's sums would be others,
    and its tree might be, so that a document's rows would hang on the documents before it.
    """

    def __init__(self) -> None:
        self._trees: dict[str, Tree] = {}

    def __call__(self, text: str) -> Tree:
        if text not in self._trees:
            self.ahead([text])
        return self._trees[text]

    def ahead(self, texts: Sequence[str]) -> None:
        texts = [text for text in dict.fromkeys(texts) if text not in self._trees]
        self._trees.update(zip(texts, _trees(texts), strict=True))


def _trees(texts: Sequence[str]) -> Iterator[Tree]:
    if not texts:
        return
    nlp, docs = load_parser(), map(_doc, texts)
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        docs = component.pipe(docs, batch_size=BATCH)
    for doc in docs:
        yield Tree(
            heads=tuple(token.head.i for token in doc),
            relations=tuple(token.dep_.removesuffix("_bunsetu") for token in doc),  # GiNZA marks heads of phrases so
        )


def _doc(text: str) -> Doc:
    """The ``words`` of a sentence, as spaCy takes them."""
    from spacy.tokens import Doc

    found = words(text)
    spaces = [text[word.end : word.end + 1] == " " for word in found]
    return Doc(load_parser().vocab, words=[word.text for word in found], spaces=spaces)
