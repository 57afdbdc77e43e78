"""Words: a role of the metric word table in, its compiled rules out."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold
from extract.rules import load_table


@cache
def patterns(role: str) -> tuple[tuple[re.Pattern[str], str | None], ...]:
    """(pattern, value) of every rule with this role, in the table's order."""
    return tuple(
        (re.compile(rule["pattern"]), rule.get("value")) for rule in load_table("metric_words") if rule["role"] == role
    )


def match_at_start(role: str, text: str) -> bool:
    """Whether a rule matches at the start of ``text``."""
    folded = fold(text).text
    return any(pattern.match(folded) for pattern, _ in patterns(role))


def match_whole(role: str, text: str) -> bool:
    """Whether a rule matches all of ``text``."""
    folded = fold(text).text
    return any(pattern.fullmatch(folded) for pattern, _ in patterns(role))


def value_where_found(role: str, text: str, *, at_start: bool = False) -> str | None:
    """The value of the first rule that is found in ``text`` (at its start if asked), or None."""
    folded = fold(text).text
    for pattern, value in patterns(role):
        if pattern.match(folded) if at_start else pattern.search(folded):
            return value
    return None
