"""Facility attributes: a facility and its sections in, what they state of it out, each claim with its evidence.

Claims of one attribute come in order of trust: those that speak of the thing itself first (運営主体 before 設置者),
then as they are printed. The first is the one to believe; later ones that differ are kept for a reader to compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extract.records.annotation import AnnotatedSection
from extract.records.claims import FacilityClaim
from extract.records.section import FacilityName
from extract.relate.facility.labels import label_statements
from extract.relate.facility.names import name_statements
from extract.relate.facility.operator import operator_address
from extract.relate.facility.own import own_names
from extract.relate.facility.prose import prose_statements
from extract.relate.facility.reading import read_section
from extract.relate.facility.values import Stated, claim
from extract.relate.facility.visit import schedule_claims, title_claims, visit_claims

__all__ = ["claims"]

# Where both are stated, who owns a place is not who runs it, and the town in a list of visits is no second address;
# nor is what is paid beside the fee (給食費) another fee.
_GIVING_WAY = {"operator", "address", "fee", "fee_amount", "capacity"}


def claims(
    facility: FacilityName,
    sections: Sequence[AnnotatedSection],
    schedule: Sequence[AnnotatedSection] = (),
    labels: Mapping[str, str] | None = None,
    date_labels: Sequence[str] = (),
) -> list[FacilityClaim]:
    """All claims about one facility.

    ``sections`` are those of the facility, ``schedule`` pages that list visits. ``labels`` maps further labels to
    attributes and ``date_labels`` are patterns of further words before the day of a visit, both from the profile.
    """
    readings = [read_section(section) for section in sections]
    full = own = own_names(facility.name)
    named = [
        (0, made)
        for reading in readings
        for stated in name_statements(reading, own)
        for made in claim(stated, reading, facility.ordinal)
    ]
    own = own_names(facility.name, [made.value for _, made in named if made.attribute == "short_name"])
    found: list[tuple[int, FacilityClaim]] = named
    for reading in readings:
        found += [(0, made) for made in visit_claims(reading, facility.ordinal, own, date_labels)]
        statements: Iterable[Stated] = [*label_statements(reading, own, labels or {}), *prose_statements(reading, own)]
        for stated in statements:
            found += [(stated.rank, made) for made in claim(stated, reading, facility.ordinal)]
    listed = [read_section(section) for section in schedule]
    in_title = sorted(readings, key=lambda reading: reading.kind != "facility")
    found += [(2, made) for made in title_claims([*in_title, *listed], facility.visited, facility.ordinal)]
    for reading in listed:
        found += [(1, made) for made in schedule_claims(reading, facility.ordinal, full)]
        for stated in prose_statements(reading, own):
            found += [(stated.rank + 1, made) for made in claim(stated, reading, facility.ordinal)]
    kept = _in_order(found)
    seats = operator_address([made for made in kept if made.attribute == "operator"], readings)
    return _in_order([*found, *((0, made) for made in seats)])


def _in_order(found: Iterable[tuple[int, FacilityClaim]]) -> list[FacilityClaim]:
    """The most trusted first, then as printed; one claim for each value, none that gives way to a better one."""
    ordered = sorted(found, key=lambda ranked: (ranked[0], ranked[1].section, ranked[1].start, ranked[1].attribute))
    best = {made.attribute: rank for rank, made in reversed(ordered)}
    kept: dict[tuple[str, str], FacilityClaim] = {}
    for rank, made in ordered:
        if rank > best[made.attribute] and made.attribute in _GIVING_WAY:
            continue
        kept.setdefault((made.attribute, made.value), made)
    return list(kept.values())
