"""Rows of tables against gold of a whole document: what counts as right, wrong, lost, false, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

TABLES = ("documents", "sections", "facilities", "attributes", "findings", "mentions", "metrics")


def test_a_perfect_extraction_scores_one_everywhere(report):
    card = report.card()
    assert tuple(card.tables) == TABLES
    assert card.troubles == []
    assert {table.right.f1 for table in card.tables.values()} == {1.0}
    assert {table.accuracy for table in card.tables.values()} == {1.0}


def test_a_wrong_value_is_found_but_not_right_and_told_with_its_sentence(report):
    report.row("metrics", "延べ1,200人")["value"] = 1.2
    metrics = report.card().tables["metrics"]
    assert (metrics.found.f1, metrics.counts.f1) == (1.0, 0.5)
    assert (metrics.fields["value"].right, metrics.fields["value"].judged) == (1, 2)
    [trouble] = metrics.troubles
    assert (trouble.kind, [check.field for check in trouble.fields]) == ("wrong", ["value"])
    text, start, end = trouble.sentence
    assert text == "・2023年度の利用者は延べ1,200人であった。"
    assert text[start:end] == "延べ1,200人"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("facility_id", "f2"),
        ("subject", "職員"),
        ("subject", None),
        ("value_min", 1200.0),
        ("unit", "名"),
        ("unit", None),
        ("modifiers", []),
        ("period_start", None),
        ("period_end", date(2023, 12, 31)),
    ],
)
def test_each_field_of_a_metric_decides(report, column, value):
    report.row("metrics", "延べ1,200人")[column] = value
    metrics = report.card().tables["metrics"]
    assert (metrics.counts.tp, metrics.counts.fp, metrics.counts.fn) == (1, 1, 1)


@pytest.mark.parametrize("subject", ["利用者", "利用者数", "年間の利用者", "館の 利用者数"])
def test_a_subject_may_contain_or_be_contained(report, subject):
    report.row("metrics", "延べ1,200人")["subject"] = subject
    assert report.card().troubles == []


def test_a_period_that_gold_does_not_give_must_be_null(report):
    report.row("metrics", "約80名")["period_start"] = date(2024, 5, 10)
    assert report.card().tables["metrics"].fields["period_start"].accuracy == 0.5


def test_a_segment_or_scope_is_told_but_decides_nothing(report):
    report.replace_in_gold('subject = ["定員"]', 'subject = ["定員"]\nscope = "全国"\ndenominator = ["全体"]')
    metrics = report.card().tables["metrics"]
    assert metrics.counts.f1 == metrics.accuracy == 1.0
    assert metrics.fields["scope"].informative
    assert metrics.fields["scope"].accuracy == 0.0


def test_one_number_for_several_segments_is_one_row_each(report):
    block = report.gold[report.gold.index("[[metrics]]") :].split("[[metrics]]")[1]
    report.gold += "[[metrics]]" + block + 'segment = "北館"\n' + "[[metrics]]" + block + 'segment = "南館"\n'
    report.remove("metrics", "約80名")
    capacity = {"subject": "定員", "value": 80.0, "unit": "名", "modifiers": ["approx"]}
    for segment in ("南館", None, "北館"):
        report.add("metrics", "約80名", segment=segment, **capacity)
    metrics = report.card().tables["metrics"]
    assert metrics.counts.f1 == metrics.fields["segment"].accuracy == 1.0
    report.add("metrics", "約80名", segment="北館", **capacity)
    assert report.card().tables["metrics"].counts.fp == 1


def test_a_lost_mention_is_told_with_the_sentence_it_stood_in(report):
    report.remove("mentions", "約80名")
    mentions = report.card().tables["mentions"]
    assert (mentions.counts.recall, mentions.counts.precision) == (0.75, 1.0)
    [trouble] = mentions.troubles
    assert trouble.kind == "lost"
    assert trouble.sentence.text[trouble.sentence.start : trouble.sentence.end] == "約80名"


def test_a_false_mention_costs_precision_alone(report):
    report.add("mentions", "仙台市", kind="quantity")
    mentions = report.card().tables["mentions"]
    assert (mentions.counts.recall, mentions.counts.precision) == (1.0, 0.8)


def test_a_mention_of_other_words_is_lost_and_false(report, kinds):
    report.remove("mentions", "約80名")
    report.add("mentions", "80名", kind="quantity", value=80.0, unit="名")
    assert kinds(report.card(), "mentions") == ["lost", "false"]


def test_a_mention_said_twice_is_false_once(report, kinds):
    report.tables["mentions"].append(dict(report.row("mentions", "2023年度")))
    assert kinds(report.card(), "mentions") == ["false"]


@pytest.mark.parametrize(
    ("quote", "column", "value"),
    [
        ("2023年度", "start_date", date(2023, 1, 1)),
        ("2023年度", "end_date", None),
        ("2023年度", "granularity", "year"),
        ("約80名", "value", 8.0),
        ("約80名", "value_max", 80.0),
        ("約80名", "modifiers", ["approx", "at_most"]),
    ],
)
def test_each_field_of_a_mention_decides(report, quote, column, value):
    report.row("mentions", quote)[column] = value
    mentions = report.card().tables["mentions"]
    assert (mentions.found.f1, mentions.counts.f1) == (1.0, 0.75)
    assert [check.field for check in mentions.troubles[0].fields] == [column]


def test_words_that_no_section_holds_say_so(report):
    report.tables["sections"][3]["text"] = str(report.tables["sections"][3]["text"]).replace("定員は", "定員 図１ は")
    report.remove("mentions", "約80名")
    assert "context" in report.card().tables["mentions"].troubles[0].reason


@pytest.mark.parametrize("words", ["数人", "数人が", "館内では数人"])
def test_optional_rows_count_neither_way_however_they_are_cut(report, words):
    report.add("mentions", words, kind="quantity", value=5.0, unit="人")
    report.add("findings", "館内では数人が働く。", text="館内では数人が働く。", kind="issue")
    assert report.card().troubles == []


def test_a_field_that_must_be_null_is_judged(report):
    report.tables["facilities"][0]["address"] = "東京都千代田区"
    facilities = report.card().tables["facilities"]
    assert facilities.counts.f1 == 1.0
    assert facilities.right.f1 == 0.5
    assert facilities.fields["address (absent)"].accuracy == 0.0
    assert facilities.accuracy == pytest.approx(12 / 13)


@pytest.mark.parametrize(
    ("column", "value"),
    [("renamed_date", date(2024, 4, 2)), ("renamed_granularity", "day"), ("renamed_granularity", None)],
)
def test_a_date_is_as_coarse_as_printed(report, column, value):
    report.tables["facilities"][0][column] = value
    assert report.card().tables["facilities"].fields["renamed_date"].accuracy == 0.0


def test_fields_that_gold_does_not_give_are_not_judged(report):
    report.tables["facilities"][1]["target"] = "何でも"
    assert report.card().troubles == []


def test_a_facility_is_matched_by_a_name_that_contains_the_other(report):
    report.tables["facilities"][0]["name"] = "仙台市青葉こども館"
    card = report.card()
    assert [check.field for trouble in card.troubles for check in trouble.fields] == ["name"]


def test_a_facility_without_its_name_is_matched_by_its_place_among_the_others(report):
    report.tables["facilities"][0]["name"] = "第一回"
    card = report.card()
    assert card.tables["facilities"].fields["name"].accuracy == 0.5
    assert card.tables["metrics"].counts.f1 == 1.0


def test_a_lost_facility_takes_its_fields_with_it(report, kinds):
    del report.tables["facilities"][1]
    card = report.card()
    assert kinds(card, "facilities") == ["lost"]
    assert card.tables["facilities"].accuracy == pytest.approx(10 / 13)
    assert "lost" not in kinds(card, "mentions")


def test_a_facility_too_many_is_false(report, kinds):
    report.add("facilities", "仙台市", facility_id="f3", name="仙台市")
    assert kinds(report.card(), "facilities") == ["false"]


def test_attributes_are_judged_apart(report, kinds):
    report.add("facility_attributes", "約80名", attribute="capacity", value="80", value_number=80.0, unit="名")
    report.add("facility_attributes", "仙台市", attribute="municipality", value="仙台市")
    assert report.card().troubles == []
    report.add("facility_attributes", "仙台市", attribute="phone", value="022")
    assert kinds(report.card(), "attributes") == ["false"]
    report.tables["facility_attributes"][0]["value_number"] = 8.0
    report.tables["facility_attributes"][1]["value_number"] = 8.0
    assert kinds(report.card(), "attributes") == ["wrong", "false", "false"]


def test_a_finding_of_another_facility_is_no_match(report):
    report.row("findings", "定員は約80名。")["facility_id"] = "f2"
    findings = report.card().tables["findings"]
    assert (findings.counts.tp, findings.counts.fp, findings.counts.fn) == (3, 1, 1)
    assert [check.field for check in findings.troubles[0].fields] == ["facility"]


def test_a_finding_that_runs_on_is_lost_and_false(report, kinds):
    text = "定員は約80名。\n・2023年度の利用者は延べ1,200人であった。"
    report.remove("findings", "定員は約80名。")
    report.remove("findings", "2023年度の利用者は延べ1,200人であった。")
    report.add("findings", text, text=text, kind="observation")
    assert kinds(report.card(), "findings") == ["lost", "lost", "false"]


def test_the_kind_of_a_finding_is_a_field_of_the_matched(report):
    report.row("findings", "定員は約80名。")["kind"] = "issue"
    findings = report.card().tables["findings"]
    assert (findings.counts.f1, findings.fields["kind"].accuracy) == (1.0, 0.75)


@pytest.mark.parametrize("mark", ["・", "※", "● ", "〇 "])
def test_the_mark_of_a_bullet_may_be_in_or_out(report, mark):
    report.row("findings", "定員は約80名。")["text"] = mark + "定員は約80名。"
    report.replace_in_gold('starts = "定員は"\nends = "延べ', f'starts = "{mark}定員は"\nends = "延べ')
    assert report.card().troubles == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("heading", "施設"),
        ("kind", "overview"),
        ("placement", "as_read"),
        ("text", "●施設の特徴\n・2023年度の利用者は延べ1,200人であった。"),
        ("text", "●施設の特徴\n・定員は約80名。\n・2023年度の利用者は延べ1,200人であった。 5"),
    ],
)
def test_each_part_of_a_section_decides(report, kinds, column, value):
    report.tables["sections"][3][column] = value
    card = report.card()
    assert kinds(card, "sections") == ["wrong"]
    assert card.tables["sections"].counts.f1 == pytest.approx(2 / 3)


def test_placement_is_judged_for_text_only(report):
    report.tables["documents"][0]["text_source"] = "pdf"
    report.tables["sections"][3]["placement"] = "as_read"
    assert report.card().troubles == []


def test_a_heading_line_that_wraps_is_no_part_of_the_body(report):
    section = report.tables["sections"][2]
    section["text"] = str(section["text"]).replace("施設の概要", "施設の\n概要")
    assert "sections" not in {trouble.table for trouble in report.card().troubles}


@pytest.mark.parametrize(("kind", "troubles"), [("features", ["false"]), ("figure", []), ("other", []), ("cover", [])])
def test_sections_of_kinds_that_gold_does_not_list_are_not_judged(report, kinds, kind, troubles):
    report.tables["sections"][5].update(kind=kind, heading="その他")
    assert kinds(report.card(), "sections") == troubles
