"""Every row of the expression tables does what its examples say, and keeps from what its counter-examples say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from extract.expressions import find
from extract.expressions.conflicts import false_friends
from extract.folding import fold
from extract.records.mention import Mention
from extract.rules import Rule, load_table, table_names

_FIELDS = {"start": "start_date", "end": "end_date"}


def rows(*names: str) -> list[Any]:
    return [pytest.param(rule, name, id=rule.id) for name in names for rule in load_table(name)]


def agrees(mention: Mention, example: Mapping[str, Any]) -> bool:
    """Whether the mention is the one that the example names, in every field that it names."""
    if mention.text != example["found"]:
        return False
    for field, expected in example.items():
        if field in ("text", "found", "today"):
            continue
        value = getattr(mention, _FIELDS.get(field, field))
        if (list(value) if field == "modifiers" else value) != (None if expected == "" else expected):
            return False
    return True


@pytest.mark.parametrize(
    ("rule", "table"),
    rows("eras", "pointers", "dates", "joints", "units", "nouns", "quantity_words", "quantities", "modifiers"),
)
def test_examples_give_what_they_say(rule: Rule, table: str) -> None:
    for example in rule.examples:
        assert isinstance(example, Mapping)
        mentions = find(example["text"], example.get("today"))
        assert any(agrees(mention, example) for mention in mentions), (example, mentions)


@pytest.mark.parametrize(("rule", "table"), rows("dates", "quantities"))
def test_shapes_are_found_by_their_own_rule(rule: Rule, table: str) -> None:
    for example in rule.examples:
        if rule.get("needs") and example["granularity"] == "range":
            continue  # a range bears the name of what joins it
        rules = {mention.rule for mention in find(example["text"], example.get("today"))}
        assert rule.id in rules, (example["text"], rules)


@pytest.mark.parametrize(("rule", "table"), rows("ordinals", "false_friends"))
def test_false_friends_are_not_found(rule: Rule, table: str) -> None:
    for example in rule.examples:
        assert find(example) == [], example


@pytest.mark.parametrize(("rule", "table"), rows("false_friends"))
def test_false_friends_hide_no_more_than_they_should(rule: Rule, table: str) -> None:
    for text in rule.counter_examples:
        hidden = [friend for friend in false_friends(fold(text).text) if friend.rule == rule.id]
        assert not hidden or find(text), (text, hidden)


@pytest.mark.parametrize(
    ("rule", "table"),
    rows("dates", "joints", "pointers", "eras", "units", "nouns", "quantity_words", "quantities", "modifiers"),
)
def test_counter_examples_do_not_give_the_rule(rule: Rule, table: str) -> None:
    for text in rule.counter_examples:
        for mention in find(text):
            assert mention.rule != rule.id, (text, mention)
            if table == "eras":
                assert mention.kind != "date", (text, mention)
            if table == "pointers":
                assert not mention.text.startswith(tuple(rule["words"])), (text, mention)
            if table == "modifiers":
                assert rule["modifier"] not in mention.modifiers, (text, mention)


def test_every_table_is_listed_and_every_rule_has_proofs() -> None:
    for name in table_names():
        for rule in load_table(name):
            assert rule.examples, rule.id
            assert rule.counter_examples, rule.id
            assert "." in rule.id, rule.id


def test_rule_ids_are_unique_over_all_tables() -> None:
    ids = [rule.id for name in table_names() for rule in load_table(name)]
    assert len(ids) == len(set(ids))


def test_a_row_without_proofs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract import rules

    monkeypatch.setattr(rules, "_read", lambda name: {"rule": [{"id": "x.y", "examples": ["a"]}]})
    with pytest.raises(ValueError, match=r"x\.y needs examples and counter_examples"):
        rules.load_table.__wrapped__("broken")
