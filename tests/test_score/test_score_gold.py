"""Gold files that cannot be right are refused, with the place and the known names."""

from __future__ import annotations

import re

import pytest

from extract.check.score import load_gold
from extract.errors import UsageError

REGION = """
[[regions]]
starts = "施設の特徴"
ends = "1,200人であった。"
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[metrics]]", "[[metric]]", r"unknown key 'metric'; known: document, facilities"),
        ("period_end", "period_stop", r"\[\[metrics\]\] row 2: unknown key 'period_stop'; known: text, context"),
        ("site_count = 3", "sites = 3", r"\[\[facilities\]\] row 1: unknown key 'sites'; known: name"),
        ("site_count = 3", 'site_count = "3"', r"row 1: site_count: must be a whole number"),
        ('fee = "free"', 'fee = "none"', r"'none' is not one of free, paid"),
        ('["address"', '["adress"', r"absent names an unknown column 'adress'"),
        ('["address"', '["operator"', r"operator is given and absent at once"),
        ('kind = "overview"', 'kind = "summary"', r"\[\[sections\]\] row 1: kind: 'summary' is not one of cover"),
        ('["voice"]', '["voices"]', r"\[\[findings\]\] row 4: kind: 'voices' is not one of description"),
        ('["cumulative"]', '["about"]', r"modifiers: 'about' is not one of approx"),
        ('start = "2023-04-01"', 'start = "2023-04"', r"start: must be a whole date"),
        ('"2024-05-10"\nvisit', '"令和6年"\nvisit', r"visit_date: must be a date like 2024-04-01, 2024-04 or 2024"),
        ('"2024-05-10"\nvisit', '"2024-13-10"\nvisit', r"visit_date: month must be in 1..12"),
        ('subject = ["定員"]', "", r"\[\[metrics\]\] row 1: subject is missing"),
        ('text = "約80名"', 'text = "約８１名"', r"does not stand in context"),
        ('facility = "みどり交流館"', 'facility = "みどり館"', r"'みどり館' is no name of a \[\[facilities\]\] row"),
        ("[document]", "[report]", r"unknown key 'report'"),
        ('annotated = "whole document"', "pages = [1]", r"page must be one of \[1\]"),
        ('annotated = "whole document"', f"pages = [1]\n{REGION}", r"\[\[regions\]\] are for a text without pages"),
        ('annotated = "whole document"', REGION.replace("ends", "end"), r"\[\[regions\]\] row 1: unknown key 'end'"),
    ],
)
def test_what_a_gold_file_should_not_hold_is_refused(report, old, new, message):
    report.replace_in_gold(old, new)
    with pytest.raises(UsageError, match=message):
        load_gold(report.gold_path())


def test_a_refusal_names_the_file(report):
    report.gold = "not toml"
    path = report.gold_path()
    with pytest.raises(UsageError, match=re.escape(str(path))):
        load_gold(path)
    with pytest.raises(UsageError, match="cannot be read"):
        load_gold(path.with_name("missing.toml"))


def test_toml_dates_and_single_values_are_read_like_texts_and_lists(report):
    report.replace_in_gold('"2024-05-10"\nvisit', "2024-05-10\nvisit")
    report.replace_in_gold('subject = ["定員"]', 'subject = "定員"')
    report.replace_in_gold('kind = ["voice"]', 'kind = "voice"')
    assert report.card().troubles == []
