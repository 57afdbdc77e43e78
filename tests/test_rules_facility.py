"""Every row of the tables about facilities does what its examples say, and nothing in its counter-examples."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from _pytest.mark.structures import ParameterSet

from extract.expressions import find
from extract.records.annotation import AnnotatedSection
from extract.records.claims import FacilityClaim
from extract.records.passage import Passage
from extract.records.section import FacilityName, Section
from extract.records.source import Line
from extract.relate.facility import claims
from extract.relate.facility.own import own_names
from extract.relate.facility.patterns import with_masks
from extract.relate.facility.reading import fold_in_place, read_section
from extract.relate.facility.values import Stated, attributes, claim
from extract.relate.facility.visit import number_of
from extract.rules import Rule, load_table

NAME = "みなと支援センター"
PROSE = ("facility_operators", "facility_fees", "facility_places", "facility_prose")


def section(text: str, kind: str = "overview", ordinal: int = 1) -> AnnotatedSection:
    """A section of the facility with one line for each line of ``text``."""
    lines = [Passage.of_line(Line(line, number)) for number, line in enumerate(text.split("\n"))]
    made = Section(ordinal, 1, "", "", kind, "as_read", None, 1, Passage.join(lines, "\n"), (), "test.section")
    return AnnotatedSection(made, (), tuple(find(made.text)))


def read(text: str, kind: str = "overview", schedule: str = "") -> list[FacilityClaim]:
    """The claims about the facility in a text, each checked to be what is printed at its place."""
    parts = [section(text, kind)]
    listed = [section(schedule, "schedule", 2)] if schedule else []
    found = claims(FacilityName(1, NAME, 1, 0, 0, "test.name"), parts, listed)
    printed = {1: text, 2: schedule}
    for made in found:
        assert 0 <= made.start < made.end <= len(printed[made.section])
        assert made.attribute in attributes()
    return found


def evidence(text: str, found: list[FacilityClaim]) -> dict[str, str]:
    """The words that state each attribute, of the first claim for it."""
    return {made.attribute: text[made.start : made.end] for made in reversed(found)}


def rows(table: str, proofs: str, **without: str) -> list[ParameterSet]:
    """The examples or counter-examples of a table, but for rows with a field of that value."""
    return [
        pytest.param(rule, case, id=f"{rule.id}-{number}")
        for rule in load_table(table)
        if all(rule[field] != value for field, value in without.items())
        for number, case in enumerate(getattr(rule, proofs))
    ]


@pytest.mark.parametrize(
    ("rule", "example"), rows("facility_labels", "examples") + rows("facility_details", "examples")
)
def test_a_label_states_its_value(rule: Rule, example: Mapping[str, str]) -> None:
    found = [made for made in read(example["text"]) if made.rule == rule.id]
    assert example["value"] in {example["text"][made.start : made.end] for made in found}


@pytest.mark.parametrize(
    ("rule", "text"), rows("facility_labels", "counter_examples") + rows("facility_details", "counter_examples")
)
def test_no_label_is_seen_where_there_is_none(rule: Rule, text: str) -> None:
    assert not [made for made in read(text) if made.rule == rule.id]


@pytest.mark.parametrize("table", [*PROSE, "facility_names"])
def test_a_sentence_states_its_attributes(table: str) -> None:
    for rule in load_table(table):
        for example in rule.examples:
            text = example["text"]
            expected = {name: value for name, value in example.items() if name != "text"}
            kind = rule.get("kinds", ["overview"])[0]
            stated = evidence(text, read(text, kind))
            assert {name: stated.get(name) for name in expected} == expected, rule.id
            made_here = {made.attribute for made in read(text, kind) if made.rule == rule.id}
            assert made_here, f"{rule.id} does not speak in its own example {text}"


@pytest.mark.parametrize("table", [*PROSE, "facility_names"])
def test_a_sentence_that_says_something_else_states_nothing(table: str) -> None:
    for rule in load_table(table):
        for text in rule.counter_examples:
            kind = rule.get("kinds", ["overview"])[0]
            assert not [made for made in read(text, kind) if made.rule == rule.id], f"{rule.id}: {text}"


@pytest.mark.parametrize(("rule", "example"), rows("facility_patterns", "examples"))
def test_a_name_is_known_by_its_form(rule: Rule, example: str) -> None:
    assert re.fullmatch(rule["pattern"], fold_in_place(example))


@pytest.mark.parametrize(("rule", "text"), rows("facility_patterns", "counter_examples"))
def test_other_words_are_no_names(rule: Rule, text: str) -> None:
    assert not re.fullmatch(rule["pattern"], fold_in_place(text))


def text_for_cues(rule: Rule, text: str) -> str:
    """Other places and times are looked for in the words; the rest where dates and quantities are masked."""
    reading = read_section(section(text))
    return reading.folded if rule["role"].startswith("other") else reading.masked


@pytest.mark.parametrize(("rule", "example"), rows("facility_cues", "examples"))
def test_a_cue_is_found(rule: Rule, example: str) -> None:
    assert re.search(with_masks(rule["pattern"]), text_for_cues(rule, example))


@pytest.mark.parametrize(("rule", "text"), rows("facility_cues", "counter_examples"))
def test_other_words_are_no_cues(rule: Rule, text: str) -> None:
    assert not re.search(with_masks(rule["pattern"]), text_for_cues(rule, text))


@pytest.mark.parametrize(("rule", "example"), rows("facility_visits", "examples"))
def test_a_visit_is_dated_and_numbered(rule: Rule, example: str | Mapping[str, str]) -> None:
    if rule["role"] == "date_label":
        text = f"【{example}】2024年1月16日（火）"
        assert evidence(text, read(text, "facility")) == {"visit_date": "2024年1月16日（火）"}
    else:
        text, name = example["text"], "n" if rule["role"] == "ordinal" else "visit_date"
        assert isinstance(example, Mapping)
        found = [made for made in read(text, "facility") if made.rule == rule.id]
        if name == "n":
            assert [made.value for made in found] == [str(number_of(fold_in_place(example["n"])))]
        else:
            assert [text[made.start : made.end] for made in found] == [example[name]]


@pytest.mark.parametrize(("rule", "text"), rows("facility_visits", "counter_examples"))
def test_other_dates_and_numbers_are_no_visits(rule: Rule, text: str) -> None:
    text = f"{text}：2024年1月16日" if rule["role"] == "date_label" else text
    assert not [made for made in read(text, "facility") if made.rule == rule.id]


# The number of a visit is read by the rules of visits alone.
@pytest.mark.parametrize(("rule", "example"), rows("attributes", "examples", type="ordinal"))
def test_an_attribute_takes_its_values(rule: Rule, example: str) -> None:
    made = claim(Stated(rule["attribute"], 0, len(example), "test"), read_section(section(example)), 1)
    assert {rule["attribute"], rule.get("at_least")} & {one.attribute for one in made}


@pytest.mark.parametrize(("rule", "text"), rows("attributes", "counter_examples", type="ordinal"))
def test_an_attribute_refuses_other_values(rule: Rule, text: str) -> None:
    assert not claim(Stated(rule["attribute"], 0, len(text), "test"), read_section(section(text)), 1)


def test_the_names_of_a_facility_are_longest_first() -> None:
    assert own_names("認定NPO法人みなと", ["みなと館"]).names == ("認定NPO法人みなと", "みなと館", "みなと")
