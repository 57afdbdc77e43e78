"""Relate: annotated sections in, facility attributes, findings and observations out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.profile import Profile
from extract.records.annotation import AnnotatedSection
from extract.records.claims import FacilityClaim, Finding, Observation, Relations
from extract.records.section import FacilityName, ListedFacility
from extract.relate.facility import claims as facility_claims
from extract.relate.facility.listed import listed_claims
from extract.relate.findings import findings_of
from extract.relate.metrics import observe
from extract.relate.metrics.ahead import parse_ahead
from extract.relate.tables import tabulate
from extract.stages import stage

__all__ = ["relate"]


@stage
def relate(
    sections: Sequence[AnnotatedSection],
    facilities: Sequence[FacilityName],
    profile: Profile,
    listed: Sequence[ListedFacility] = (),
) -> Relations:
    """What the sentences and tables say: of which facility, what kind of statement, what is counted and for when.

    ``listed`` are the rows of tables that are about one facility each.
    """
    first = next(
        (order for order, annotated in enumerate(sections) if annotated.section.facility is not None), len(sections)
    )
    schedule = sections[:first]  # front matter lists who is visited when
    by_ordinal: dict[int | None, AnnotatedSection] = {annotated.section.ordinal: annotated for annotated in sections}
    titled = [facility for facility in facilities if not facility.listed]
    claims: list[FacilityClaim] = []
    for facility in titled:
        own = [annotated for annotated in sections if annotated.section.facility == facility.ordinal]
        claims += facility_claims(
            facility, own, schedule, labels=profile.labels, date_labels=profile.facilities.date_labels
        )
    for row in listed:
        claims += _further(listed_claims(row, by_ordinal[row.section], profile.labels), claims)
    names = {facility.ordinal: facility.name for facility in facilities}
    rows = {(row.section, row.start, row.row): row.facility for row in listed if not row.across}
    findings: list[Finding] = []
    observations: list[Observation] = []
    parse_ahead(sections)
    for annotated in sections:
        finding_of: dict[int, int] = {}
        for finding in findings_of(annotated, about_facilities=bool(titled)):
            finding_of[finding.start] = len(findings)
            findings.append(finding)
        stated = observe(annotated, finding_of, names.get(annotated.section.facility or 0))
        tabulated = tabulate(annotated, by_ordinal.get(annotated.section.parent), rows)
        observations += sorted([*stated, *tabulated], key=lambda observation: observation.mention.start)
    return Relations(tuple(claims), tuple(findings), tuple(observations))


def _further(found: Sequence[FacilityClaim], known: Sequence[FacilityClaim]) -> list[FacilityClaim]:
    """The claims of a row that its facility's own sections do not make."""
    stated = {(claim.facility, claim.attribute, claim.value) for claim in known}
    return [claim for claim in found if (claim.facility, claim.attribute, claim.value) not in stated]
