"""Anchors: a text that lacks them holds no match, whatever the pattern."""

from __future__ import annotations

import re

import pytest

from extract.relate.facility.patterns import with_names
from extract.rules import load_table
from extract.rules.anchors import anchors, may_match
from sample_reports import own_reports

TABLES = ("facility_operators", "facility_fees", "facility_places", "facility_prose", "facility_names", "statements")


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("利用は無料", [{"利用は無料"}]),
        ("(?:無料|無償)で", [{"無料", "無償"}, {"で"}]),
        ("(?P<fee>無料)?で", [{"で"}]),
        ("利用者?は", [{"利用"}, {"は"}]),
        ("約{0,1}千円+", [{"千"}, {"円"}]),
        ("[行受]け", [{"行", "受"}, {"け"}]),
        (r"[^、。]{1,9}\(注\)", [{"(注)"}]),
        ("(?<!旧)館(?=は)", [{"館"}]),
        ("(?:設置|[一-龯])", []),
        ("(?:(?:自治|連合)会)が|組合", [{"自治", "連合", "組合"}]),
        ("(?P<a>い).(?P=a)", []),
        (".*", []),
    ],
)
def test_what_every_match_holds(pattern: str, needed: list[set[str]]) -> None:
    assert sorted(map(sorted, anchors(pattern))) == sorted(map(sorted, needed))


def test_no_rule_is_passed_over_where_its_pattern_is_found() -> None:
    texts = [path.read_bytes().decode("utf-8", "replace") for path in own_reports() if path.suffix == ".txt"]
    lines = [line for text in texts for line in text.splitlines()]
    found = 0
    for row in (row for table in TABLES for row in load_table(table)):
        pattern = with_names(row["pattern"], "(?:当施設|センター)")
        examples = [example if isinstance(example, str) else example["text"] for example in row.examples]
        needed = anchors(pattern)
        matching = [line for line in [*lines, *examples] if re.search(pattern, line)]
        found += len(matching)
        assert all(may_match(needed, line) for line in matching), row.id
    assert found > 200
