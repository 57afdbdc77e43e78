"""The spaCy component ``ja_expressions``: a Doc goes in, its dates and quantities come out in ``doc.spans``.

Importing this module registers the factory; ``extract.expressions`` itself knows nothing of spaCy::

    import extract.annotate.component
    nlp.add_pipe("ja_expressions", config={"today": "2024-05-22"})
    doc = nlp("利用者は約７割である。")
    [(span.label_, span._.mention) for span in doc.spans["expressions"]]
"""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.expressions import find, to_json

SPANS = "expressions"
_KEY = "ja_expressions"


def _mention(span: Span) -> dict[str, object] | None:
    """The mention of a span that the component made, as ``extract parse`` prints it; None for any other span."""
    mentions: dict[int, dict[str, object]] = span.doc.user_data.get(_KEY, {})
    return mentions.get(span.id) if span.label_ in ("DATE", "QUANTITY") else None


@Language.factory("ja_expressions", default_config={"spans_key": SPANS, "today": None})
class JaExpressions:
    """Puts one span per mention into ``doc.spans[spans_key]``; ``span._.mention`` says what it means.

    Tokens may be longer than an expression (２万5,000人 in one token): a span covers all tokens that its mention
    touches, and the mention keeps the exact characters. ``today`` is the writer's day as an ISO string. Mentions are
    plain values, so that a Doc can be stored and handed to another process.
    """

    def __init__(self, nlp: Language, name: str, spans_key: str, today: str | None) -> None:
        self.spans_key = spans_key
        self.today = None if today is None else date.fromisoformat(today)
        if not Span.has_extension("mention"):
            Span.set_extension("mention", getter=_mention)

    def __call__(self, doc: Doc) -> Doc:
        spans: list[Span] = []
        mentions: dict[int, dict[str, object]] = {}
        for number, found in enumerate(find(doc.text, self.today), start=1):
            span = doc.char_span(
                found.start, found.end, label=found.kind.upper(), span_id=number, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
                mentions[number] = to_json(found)
        doc.user_data[_KEY] = mentions
        doc.spans[self.spans_key] = spans
        return doc
