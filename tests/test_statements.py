"""Each rule of the statement table holds in its examples and not in its counter-examples; sentences get their kinds."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.annotate import annotate
from extract.records.passage import Passage
from extract.records.section import Part, Section
from extract.records.source import Line
from extract.relate.findings import findings_of
from extract.rules import Rule, load_table
from extract.statements import classify, statement_kind
from extract.write.vocabulary import FINDING_KIND

CASES = Path(__file__).parent / "cases" / "statements.toml"


def groups(*, out_of_reach: bool) -> list[Any]:
    found = tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    return [group for group in found if group.get("out_of_reach", False) is out_of_reach]


@pytest.mark.parametrize("rule", load_table("statements"), ids=lambda rule: rule.id)
def test_rule(rule: Rule) -> None:
    assert rule["kind"] in FINDING_KIND
    section = (rule.get("sections") or [None])[0]
    for example in rule.examples:
        assert classify(str(example), section)[1] == rule.id, example
    for example in rule.counter_examples:
        assert classify(example, section)[1] != rule.id, example


@pytest.mark.parametrize("group", groups(out_of_reach=False), ids=lambda group: "-".join(group["kinds"]))
def test_sentences_get_a_kind_that_a_reader_may_give(group: dict[str, Any]) -> None:
    said = {sentence: classify(sentence, group.get("section")) for sentence in group["sentences"]}
    assert {sentence: kind for sentence, kind in said.items() if kind[0] not in group["kinds"]} == {}


def test_what_is_out_of_reach_is_little() -> None:
    within = sum(len(group["sentences"]) for group in groups(out_of_reach=False))
    beyond = sum(len(group["sentences"]) for group in groups(out_of_reach=True))
    assert beyond < 0.03 * within


@pytest.mark.parametrize(
    ("plain", "polite"),
    [
        ("支援が必要である。", "支援が必要です。"),
        ("人手が足りない。", "人手が足りません。"),
        ("利用が増えている。", "利用が増えています。"),
        ("離職の防止につながった。", "離職の防止につながりました。"),
        ("助かるとの声があった。", "助かるとの声がありました。"),
        ("講座を開いている。", "講座を開いています。"),
    ],
)
def test_politeness_changes_nothing(plain: str, polite: str) -> None:
    assert statement_kind(plain) == statement_kind(polite)


@pytest.mark.parametrize(
    "sentence",
    [
        "・離職の防止につながっている。",
        "離職の防止につながっている（令和５年度）。",
        "離職の防止に\nつながっている",
        "「人手が足りない」という現場で、離職の防止につながっている。",
    ],
)
def test_marks_brackets_and_line_breaks_change_nothing(sentence: str) -> None:
    assert statement_kind(sentence) == "effect"


def test_an_open_bracket_hides_nothing() -> None:
    assert statement_kind("センター（以下「本所」という。では、人手が足りない。") == "issue"


@pytest.mark.parametrize("sentence", ["", "。", "「」", "（略）"])
def test_what_says_nothing_is_a_description(sentence: str) -> None:
    assert classify(sentence) == ("description", "statement.default")


def test_endless_text_takes_no_time() -> None:
    started = time.perf_counter()
    for text in ("利用者数は1,200人、" * 2000, "1" * 20000 + "人が", "との声が" * 5000, "あ" * 20000):
        classify(text, "implications")
    assert time.perf_counter() - started < 5


def test_what_stands_under_a_heading_of_problems_and_names_nothing_else_is_one() -> None:
    text = "収蔵庫は満杯で、新たな寄贈を50件以上断っている。"
    assert kinds_under("運営上の課題", text) == ["issue"]
    assert kinds_under("成果と課題", text) != ["issue"]
    assert kinds_under("運営上の課題", "入館者は３万人となっている。") == ["observation"]


def kinds_under(heading: str, text: str) -> list[str]:
    """The kinds of the findings in a section of its own."""
    line = Line(f"{heading}\n{text}", 0)
    start = len(heading) + 1
    parts = (Part("heading", 0, len(heading)), Part("paragraph", start, start + len(text)))
    section = Section(
        1, 1, "●", heading, "implications", "as_read", None, 1, Passage.of_line(line), parts, "section.implications"
    )
    (annotated,) = annotate([section], {})
    return [finding.kind for finding in findings_of(annotated, about_facilities=False)]
