"""Facilities: names and claims in, one wide row per facility and one long row per attribute out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

from extract.normalise.address import locate
from extract.normalise.evidence import Places
from extract.records.claims import FacilityClaim
from extract.records.diagnostic import Diagnostic
from extract.records.rows import Row
from extract.records.section import FacilityName

TEXTS = ("short_name", "current_name", "former_name", "facility_type", "address", "operator", "operator_address", "commissioned_by", "target", "fee")  # fmt: skip
NUMBERS = ("visit_ordinal", "site_count", "site_count_min", "target_age_min", "target_age_max")


def facility_rows(
    facilities: Sequence[FacilityName], claims: Sequence[FacilityClaim], places: Places
) -> tuple[tuple[Row, ...], list[Diagnostic]]:
    """Rows of ``facilities``: of each attribute the first statement counts; later ones that differ are told of."""
    rows, told = [], []
    for facility in facilities:
        first: dict[str, FacilityClaim] = {}
        page = places.sections[facility.section].passage.page_at(facility.start)
        for claim in claims:
            if claim.facility != facility.ordinal:
                continue
            kept = first.setdefault(claim.attribute, claim)
            if kept.value != claim.value:
                message = f"{facility.name}: {claim.attribute} is stated as {kept.value} and as {claim.value}"
                told.append(Diagnostic("normalise", "conflicting_values", message, page))
        if "visit_date" not in first and not facility.listed:
            told.append(Diagnostic("relate", "no_visit_date", f"{facility.name}: no visit date is stated", page))
        rows.append(_row(facility, first, places))
        address = first.get("address")
        if address is not None and rows[-1]["municipality_code"] is None:
            message = f"{facility.name}: the register holds no municipality for {address.value}"
            told.append(Diagnostic("normalise", "unknown_municipality", message, page))
    return tuple(rows), told


def attribute_rows(claims: Sequence[FacilityClaim], places: Places) -> tuple[Row, ...]:
    """Rows of ``facility_attributes`` by facility and place in the text."""
    ordered = sorted(claims, key=lambda claim: (claim.facility, claim.section, claim.start, claim.attribute))
    return tuple(
        {
            "attribute_id": places.id("a", ordinal),
            "document_id": places.document_id,
            "facility_id": places.id("f", claim.facility),
            "attribute": claim.attribute,
            "value": _as_coarse_as_stated(claim),
            "value_number": claim.value_number,
            "unit": claim.unit,
            **places.evidence(claim.section, claim.start, claim.end, claim.rule, claim.flags),
        }
        for ordinal, claim in enumerate(ordered, start=1)
    )


def _row(facility: FacilityName, first: dict[str, FacilityClaim], places: Places) -> Row:
    address = first.get("address")
    place = locate(address.value) if address is not None else None
    renamed = first.get("renamed_date")
    row: Row = {
        "facility_id": places.id("f", facility.ordinal),
        "document_id": places.document_id,
        "ordinal": facility.ordinal,
        "name": unicodedata.normalize("NFC", facility.name),
        "renamed_granularity": renamed.granularity if renamed is not None else None,
        "prefecture": place.prefecture if place is not None else None,
        "municipality": place.municipality if place is not None else None,
        "municipality_code": place.municipality_code if place is not None else None,
    }
    for column in TEXTS:
        row[column] = first[column].value if column in first else None
    for column in NUMBERS:
        number = first[column].value_number if column in first else None
        row[column] = int(number) if number is not None else None
    for column in ("visit_date", "renamed_date"):
        row[column] = _first_day(first[column].value) if column in first else None
    row |= places.evidence(facility.section, facility.start, facility.end, facility.rule)
    return row


def _as_coarse_as_stated(claim: FacilityClaim) -> str:
    """The value as printed; an ISO date without the parts that were not stated: 2005-04."""
    length = {"month": 7, "year": 4}.get(claim.granularity or "")
    return unicodedata.normalize("NFC", claim.value)[:length]


def _first_day(value: str) -> date:
    """The first day of an ISO date that may stop at the month or the year."""
    return date.fromisoformat((value + "-01-01")[:10])
