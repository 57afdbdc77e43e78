"""Gold of some regions of a text without pages: only what begins there counts."""

from __future__ import annotations

import pytest

GOLD = """
[document]
sample = "samples/aoba.txt"

[[regions]]
starts = "・2023年度の利用者は"
ends = "1,200人であった。"

[[mentions]]
kind = "date"
text = "2023年度"
context = "2023年度の利用者"
start = "2023-04-01"
end = "2024-03-31"

[[mentions]]
kind = "quantity"
text = "延べ1,200人"
context = "延べ1,200人"
value = 1200
unit = "人"
modifiers = ["cumulative"]
"""


@pytest.fixture
def part(report):
    report.gold = GOLD
    return report


def test_only_rows_in_a_region_are_judged(part):
    card = part.card()
    assert card.troubles == []
    assert card.tables["mentions"].counts.tp == 2


def test_a_false_row_counts_inside_a_region_only(part, kinds):
    part.add("mentions", "数人", kind="quantity", unit="人")
    assert kinds(part.card(), "mentions") == []
    part.add("mentions", "1,200人であった", kind="quantity", unit="人")
    assert kinds(part.card(), "mentions") == ["false"]


def test_the_same_words_outside_a_region_are_no_match(part, kinds):
    part.tables["sections"][-1]["text"] = "館内では数人が働き、2023年度の利用者は延べ1,200人であった。"
    part.remove("mentions", "延べ1,200人")
    row = part.add("mentions", "延べ1,200人", kind="quantity", value=1200.0, unit="人", modifiers=["cumulative"])
    row.update(section_id="s6", char_start=21, char_end=29)
    assert kinds(part.card(), "mentions") == ["lost"]


def test_all_is_lost_where_a_region_is_not_in_the_text(part, kinds):
    part.replace_in_gold("・2023年度の利用者は", "・2022年度の利用者は")
    assert kinds(part.card(), "mentions") == ["lost", "lost"]


def test_sections_are_judged_by_where_they_begin(part, kinds):
    part.gold += """
[[sections]]
kind = "features"
heading = "施設の特徴"
"""
    assert kinds(part.card(), "sections") == ["lost"]
    part.replace_in_gold("・2023年度の利用者は", "●施設の特徴")
    part.gold += """
[[mentions]]
kind = "quantity"
text = "約80名"
context = "定員は約80名"
value = 80
unit = "名"
modifiers = ["approx"]
"""
    assert part.card().troubles == []
