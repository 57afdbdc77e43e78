"""Each rule of the metric word table holds in its examples and not in its counter-examples."""

from __future__ import annotations

import re

import pytest

from extract.folding import fold
from extract.rules import Rule, load_table

# How each role is asked: a whole phrase, the start of what follows a number, or anywhere before it.
ASKED = {
    "scope": re.fullmatch,
    "skip": re.fullmatch,
    "statistic": re.search,
    "statistic_of": re.search,
    "change": re.match,
    "event": re.match,
    "comparison": re.match,
    "breakdown": re.search,
    "carry": re.match,
    "announces": re.search,
}


@pytest.mark.parametrize("rule", load_table("metric_words"), ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    asked = ASKED[rule["role"]]
    for example in rule.examples:
        assert asked(rule["pattern"], fold(str(example)).text), example
    for example in rule.counter_examples:
        found = asked(rule["pattern"], fold(example).text)
        assert not found or (rule["role"] == "breakdown" and found.group("name") in ("特別", "個別")), example
