"""Statements: the text of a sentence in, the kind of statement it makes out.

Reports end their sentences in few ways, and the end says what is being said: 「…が求められる」
recommends, 「…との声が聞かれた」 reports. Rules are tried in the table's order.
"""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold
from extract.rules import load_table

DEFAULT = "description"


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (rule.id, rule["kind"], re.compile(rule["pattern"]), tuple(rule.get("sections", ())))
        for rule in load_table("statements")
    )


def classify(sentence: str, section_kind: str | None = None) -> tuple[str, str]:
    """(kind, rule id) of a sentence: description, observation, voice, issue, effect or recommendation.

    Some endings say different things by section: 「できる」 describes an offer in an overview and
    tells an effect in what was heard; such rules name their ``sections``.
    """
    text = "".join(fold(sentence).text.split())
    for rule, kind, pattern, sections in _rules():
        if pattern.search(text) and (not sections or section_kind in sections):
            return kind, rule
    return DEFAULT, "statement.default"


def statement_kind(sentence: str) -> str:
    """The kind of statement alone."""
    return classify(sentence)[0]
