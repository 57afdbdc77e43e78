"""Each rule of the statement table holds in its examples and not in its counter-examples."""

from __future__ import annotations

import pytest

from extract.rules import Rule, load_table
from extract.statements import classify


@pytest.mark.parametrize("rule", load_table("statements"), ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    section = (rule.get("sections") or [None])[0]
    for example in rule.examples:
        assert classify(str(example), section)[1] == rule.id, example
    for example in rule.counter_examples:
        assert classify(example, section)[1] != rule.id, example
