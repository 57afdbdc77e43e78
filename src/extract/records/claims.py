"""What ``relate`` hands on: facility attributes, findings and observations, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extract.records.mention import Mention


@dataclass(frozen=True, slots=True)
class FacilityClaim:
    """One attribute of one facility, as stated: characters ``start:end`` of a section's text.

    ``value`` is the stated text, dates as ISO strings; numbers stand in ``value_number`` too.
    """

    facility: int
    attribute: str
    value: str
    section: int
    start: int
    end: int
    rule: str
    value_number: float | None = None
    unit: str | None = None
    granularity: str | None = None  # of a date: "day" | "month" | "year" | …
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence or bullet and what kind of statement it is."""

    section: int
    facility: int | None
    start: int
    end: int
    text: str
    kind: str
    is_bullet: bool
    rule: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A quantity that states a measured or counted fact, with what it counts, of whom and for when."""

    section: int
    facility: int | None
    finding: int | None  # index into the document's findings; None outside of sentences
    mention: Mention
    subject: str | None
    rule: str
    denominator: str | None = None
    breakdown: str | None = None
    segment: str | None = None
    statistic: str | None = None
    per: str | None = None
    change: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    granularity: str | None = None
    scope: str | None = None
    origin: str = "prose"
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything that was read out of a document's sections."""

    claims: tuple[FacilityClaim, ...]
    findings: tuple[Finding, ...]
    observations: tuple[Observation, ...]
