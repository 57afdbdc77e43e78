"""Rows of witness PDFs: what a difficulty of the page must not do to the numbers of a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample_reports import rows_of

WITNESSES = Path(__file__).parent / "witnesses"


def metrics_of(name: str) -> list[tuple[str | None, float | None, str | None]]:
    """Subject, value and unit of each metric."""
    rows = rows_of(WITNESSES / f"{name}.pdf").tables.get("metrics", ())
    return [(row["subject"], row["value"], row["unit"]) for row in rows]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("footnotes", ("診療所", 48, "か所"), id="a report without headings names what it counts"),
        pytest.param(
            "columns-three", ("時間", 22, "分"), id="a sentence that begins in one column and ends in the next"
        ),
        pytest.param("wraps-inside-words", ("求職者", 12345, "人"), id="a number that wraps"),
        pytest.param(
            "wraps-inside-words", ("就職した", 1206, "人"), id="a number that wraps between full-width figures"
        ),
        pytest.param("raised-marks", ("床面積", 1250, "㎡"), id="the power of a unit is no note mark"),
        pytest.param("radicals", ("用水の量", 860000, "立方メートル"), id="radicals in a subject"),
        pytest.param("letters-drawn-twice", ("相談", 30, "%"), id="a heavy number is printed once"),
        pytest.param("vertical", ("職員", 25, "人"), id="figures across a vertical line"),
        pytest.param("turned-content", ("公民館", 63, "%"), id="words that lie on their side"),
        pytest.param("print-slugs", ("公民館", 63, "%"), id="a page in its crop box"),
        pytest.param("fonts-not-embedded", ("利用者", 6120, "人"), id="a font that is only named"),
        pytest.param("scan-with-hidden-text", ("上限", 800000, "円"), id="invisible words of a scan"),
    ],
)
def test_a_number_is_read_with_what_it_counts(name: str, expected: tuple[str, float, str]) -> None:
    assert expected in metrics_of(name)


def test_note_marks_are_no_part_of_numbers() -> None:
    values = {value for _, value, _ in metrics_of("raised-marks")}
    assert 84 in values
    assert not values & {842, 131, 303, 13}


def test_words_of_a_chart_are_no_metrics() -> None:
    assert {unit for _, _, unit in metrics_of("chart")} <= {"%"}  # 「半数を超えている」 in the text below it


def test_struck_out_numbers_are_gone() -> None:
    values = {row["value"] for row in rows_of(WITNESSES / "struck-out.pdf").tables["mentions"]}
    assert values >= {22, 24, 30}
    assert not values & {18, 60, 2224, 1824, 6030}


def test_values_behind_a_tab_are_facts_of_their_place() -> None:
    tables = rows_of(WITNESSES / "office-facts.pdf").tables
    names = {row["facility_id"]: row["name"] for row in tables["facilities"]}
    told: dict[str, dict[str, str | None]] = {name: {} for name in names.values()}
    for row in tables["facility_attributes"]:
        told[names[row["facility_id"]]][row["attribute"]] = row["value"]
    assert told == {
        "あおぞら見本就労支援館": {
            "visit_date": "2024-10-08",
            "address": "長野県松本市丸の内３番７号",
            "operator": "社会福祉法人見本あおぞら会",
            "capacity": "45名",
            "opened": "2011-04",
        },
        "ほたる見本共同作業所": {
            "visit_date": "2024-10-22",
            "address": "長野県上田市大手一丁目11番16号",
            "operator": "特定非営利活動法人見本ほたるの里",
            "capacity": "20名",
            "opened": "2020-10",
        },
    }
