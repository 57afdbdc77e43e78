"""Relate: annotated sections in, facility attributes, findings and observations out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.profile import Profile
from extract.records.annotation import AnnotatedSection
from extract.records.claims import FacilityClaim, Finding, Observation, Relations
from extract.records.section import FacilityName
from extract.relate.facility import claims as facility_claims
from extract.relate.findings import findings_of
from extract.relate.metrics import observe
from extract.relate.tables import tabulate
from extract.stages import stage

__all__ = ["relate"]


@stage
def relate(sections: Sequence[AnnotatedSection], facilities: Sequence[FacilityName], profile: Profile) -> Relations:
    """What the sentences say: of which facility, what kind of statement, what is counted and for when."""
    first = next(
        (order for order, annotated in enumerate(sections) if annotated.section.facility is not None), len(sections)
    )
    schedule = sections[:first]  # front matter lists who is visited when
    claims: list[FacilityClaim] = []
    for facility in facilities:
        own = [annotated for annotated in sections if annotated.section.facility == facility.ordinal]
        claims += facility_claims(
            facility, own, schedule, labels=profile.labels, date_labels=profile.facilities.date_labels
        )
    names = {facility.ordinal: facility.name for facility in facilities}
    by_ordinal: dict[int | None, AnnotatedSection] = {annotated.section.ordinal: annotated for annotated in sections}
    findings: list[Finding] = []
    observations: list[Observation] = []
    for annotated in sections:
        finding_of: dict[int, int] = {}
        for finding in findings_of(annotated, about_facilities=bool(facilities)):
            finding_of[finding.start] = len(findings)
            findings.append(finding)
        stated = observe(annotated, finding_of, names.get(annotated.section.facility or 0))
        tabulated = tabulate(annotated, by_ordinal.get(annotated.section.parent), {})
        observations += sorted([*stated, *tabulated], key=lambda observation: observation.mention.start)
    return Relations(tuple(claims), tuple(findings), tuple(observations))
