"""Lists of facilities: cases as data, the rule table of their columns, and a real list cell by cell."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.annotate import annotate
from extract.check.score.normal import normal
from extract.folding import fold
from extract.profile import load_profile
from extract.records.section import FacilityName
from extract.relate import relate
from extract.rules import Rule, load_table
from extract.segment.listed import listed_facilities
from sample_reports import SHARED, rows_of
from table_sections import table_section

TESTS = Path(__file__).parent
CASES = tomllib.loads((TESTS / "cases" / "facility_lists.toml").read_text("utf-8"))["case"]
LIST = SHARED / "mhlw-facility-list-2020.pdf"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_facilities_of_a_list(case: dict[str, Any]) -> None:
    section = table_section(case["rows"])
    profile = load_profile(case.get("family", "general"))
    titled = [FacilityName(n, name, 1, 0, 1, "test.title") for n, name in enumerate(case.get("titled", ()), start=1)]
    names, listed = listed_facilities([section], titled, profile)
    relations = relate(annotate([section], {}), [*titled, *names], profile, listed)
    found: dict[int, dict[str, str]] = {row.facility: {} for row in listed}
    for claim in relations.claims:
        found[claim.facility][claim.attribute] = claim.value
        printed = section.text[claim.start : claim.end]
        assert claim.value == printed or re.fullmatch(r"\d{4}-\d\d-\d\d", claim.value), claim
    for facility in names:
        assert section.text[facility.start : facility.end] == facility.name
    by_ordinal = {facility.ordinal: facility.name for facility in [*titled, *names]}
    assert [{"name": by_ordinal[ordinal], **stated} for ordinal, stated in found.items()] == case["facilities"]


@pytest.mark.parametrize("rule", load_table("facility_columns"), ids=lambda rule: rule.id)
def test_heads_of_columns(rule: Rule) -> None:
    for text, holds in [
        *((str(text), True) for text in rule.examples),
        *((text, False) for text in rule.counter_examples),
    ]:
        head = "".join(fold(text).text.split())
        assert (re.fullmatch(rule["pattern"], head) is not None) is holds, text


@pytest.mark.skipif(not LIST.is_file(), reason="the sample reports (../shared/samples) are not here")
def test_every_row_of_a_real_list_is_a_facility_with_what_its_cells_say() -> None:
    """Against the cells as a person read them from the pictures of both pages."""
    pages = tomllib.loads((TESTS / "gold" / "pages" / "mhlw-facility-list-2020.toml").read_text("utf-8"))["page"]
    tables = [block["table"] for page in pages for block in page["blocks"] if "table" in block]
    cells = [[cell if isinstance(cell, str) else cell[0] for cell in row] for table in tables for row in table]
    printed = [row for row in cells if re.fullmatch(r"\d{3}-\d{4}", row[1])]
    assert len(printed) == 56
    rows = rows_of(LIST).tables
    stated: dict[object, dict[object, object]] = {}
    for row in rows["facility_attributes"]:
        stated.setdefault(row["facility_id"], {})[row["attribute"]] = row["value"]
    assert [normal(str(row["name"])) for row in rows["facilities"]] == [normal(row[0]) for row in printed]
    for facility, (_, postcode, address, phone, url, _, hours, _) in zip(rows["facilities"], printed, strict=True):
        expected = {"postcode": postcode, "address": address, "phone": phone, "url": url, "hours": hours}
        found = {name: normal(str(value)) for name, value in stated[facility["facility_id"]].items()}
        assert found == {name: normal(text) for name, text in expected.items() if text != "-"}
        assert normal(str(facility["address"])) == normal(address)
        assert facility["prefecture"] == "群馬県"
