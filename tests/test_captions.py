"""Each rule of the caption table matches its examples and not its counter-examples."""

from __future__ import annotations

import re

import pytest

from extract.rules import Rule, load_table


@pytest.mark.parametrize("rule", load_table("captions"), ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    for example in rule.examples:
        assert re.search(rule["pattern"], str(example)), example
    for example in rule.counter_examples:
        assert not re.search(rule["pattern"], example), example
