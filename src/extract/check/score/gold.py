"""The records of a gold file: each key that it may hold, with the reader of its value.

Beside its type each field names its reader and, where the key is spelled otherwise, the key. A field without a default
must be given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from extract.check.score import reading

Value = str | int | tuple[str, ...] | reading.Coarse

SECTION_KINDS = (
    *("cover", "schedule", "toc", "facility", "overview", "features", "hearing", "implications"),
    *("figure", "table", "other"),
)
FINDING_KINDS = ("description", "observation", "voice", "issue", "effect", "recommendation")
GRANULARITIES = ("day", "ten_days", "month", "quarter", "half", "year", "fiscal_year", "decade", "range")
MODIFIERS = (
    *("approx", "at_least", "at_most", "over", "under", "slightly_over", "slightly_under"),
    *("cumulative", "total", "up_to"),
)
# Facility columns that a gold row may give, with the reader of their values.
FACILITY_FIELDS: dict[str, Callable[[object], Value]] = {
    **dict.fromkeys(("name", "short_name", "current_name", "former_name", "facility_type"), reading.texts),
    **dict.fromkeys(("visit_date", "renamed"), reading.coarse_day),
    **dict.fromkeys(("address", "prefecture", "municipality", "municipality_code"), reading.texts),
    **dict.fromkeys(("operator", "operator_address", "commissioned_by", "target"), reading.texts),
    **dict.fromkeys(("visit_ordinal", "site_count", "site_count_min"), reading.integer),
    **dict.fromkeys(("target_age_min", "target_age_max"), reading.integer),
    "fee": reading.one_of("free", "paid"),
}
# Attributes that stand in the long table only; with the columns above the closed list of the contract.
LONG_ATTRIBUTES = (
    *("capacity", "staff", "staff_fulltime", "staff_parttime", "users", "opened", "area", "site_area", "hours"),
    *("open_days", "closed_days", "fee_amount", "phone", "postcode", "url", "branch", "parking"),
)
FACILITY_COLUMNS = tuple("renamed_date" if name == "renamed" else name for name in FACILITY_FIELDS)


@dataclass(frozen=True, kw_only=True)
class GoldDocument:
    """What a gold file judges: the sample, its front matter, and which part of it was annotated."""

    sample: Annotated[str, reading.text]
    title: Annotated[str | None, reading.text] = None
    publisher: Annotated[str | None, reading.text] = None
    department: Annotated[str | None, reading.text] = None
    published_date: Annotated[reading.Coarse | None, reading.coarse_day] = None
    pages: Annotated[tuple[int, ...], reading.integers] = ()
    annotated: Annotated[str, reading.text] = ""

    @property
    def stem(self) -> str:
        """The file name that the text and the PDF form of the sample share."""
        return Path(self.sample).stem

    def leaves_out(self, what: str) -> bool:
        """Whether ``annotated`` says that e.g. ``tables`` were not annotated: "prose; not tables, chart labels"."""
        return any(what in part for part in re.split(r"\bnot\b", self.annotated)[1:])


@dataclass(frozen=True, kw_only=True)
class GoldFacility:
    """A facility: the columns that must match, and those that must be null."""

    name: str
    given: dict[str, Value]
    absent: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class GoldAttribute:
    """One row of the long form: an attribute of a facility with its value, as text, number or both."""

    facility: Annotated[str, reading.text]
    attribute: Annotated[str, reading.one_of(*FACILITY_COLUMNS, *LONG_ATTRIBUTES)]
    value: Annotated[tuple[str, ...], reading.texts] = ()
    value_number: Annotated[float | None, reading.number] = None
    unit: Annotated[str | None, reading.text] = None
    optional: Annotated[bool, reading.flag] = False


@dataclass(frozen=True, kw_only=True)
class GoldSection:
    """A section: its heading, and the first and last words of its body; ``level`` and ``page`` in page form."""

    heading: Annotated[str, reading.text]
    heading_raw: Annotated[str | None, reading.text] = None
    facility: Annotated[str | None, reading.text] = None
    kind: Annotated[tuple[str, ...], reading.some_of(*SECTION_KINDS)] = ()
    starts: Annotated[str | None, reading.text] = None
    ends: Annotated[str | None, reading.text] = None
    placement: Annotated[str | None, reading.one_of("as_read", "recovered")] = None
    marker: Annotated[str | None, reading.text] = None
    level: Annotated[int | None, reading.integer] = None
    page: Annotated[int | None, reading.integer] = None
    optional: Annotated[bool, reading.flag] = False


@dataclass(frozen=True, kw_only=True)
class GoldFinding:
    """A sentence or bullet by its first and last words; ``section`` is the kind of the section it stands in."""

    starts: Annotated[str, reading.text]
    ends: Annotated[str, reading.text]
    kind: Annotated[tuple[str, ...], reading.some_of(*FINDING_KINDS)] = ()
    facility: Annotated[str | None, reading.text] = None
    section: Annotated[str | None, reading.one_of(*SECTION_KINDS)] = None
    page: Annotated[int | None, reading.integer] = None
    optional: Annotated[bool, reading.flag] = False


@dataclass(frozen=True, kw_only=True)
class GoldMention:
    """A date or quantity expression, found by ``text`` inside ``context``; keys that are left out mean null."""

    kind: Annotated[str, reading.one_of("date", "quantity")]
    text: Annotated[str, reading.text]
    context: Annotated[str, reading.text]
    start_date: Annotated[date | None, reading.day, "start"] = None
    end_date: Annotated[date | None, reading.day, "end"] = None
    granularity: Annotated[str | None, reading.one_of(*GRANULARITIES)] = None
    value: Annotated[float | None, reading.number] = None
    value_min: Annotated[float | None, reading.number, "min"] = None
    value_max: Annotated[float | None, reading.number, "max"] = None
    unit: Annotated[str | None, reading.text] = None
    modifiers: Annotated[tuple[str, ...], reading.some_of(*MODIFIERS)] = ()
    page: Annotated[int | None, reading.integer] = None
    optional: Annotated[bool, reading.flag] = False


@dataclass(frozen=True, kw_only=True)
class GoldMetric:
    """A measured or counted fact, found by ``text`` inside ``context``.

    Value, bounds, unit, modifiers and period that are left out mean null; other keys that are left out say nothing.
    """

    text: Annotated[str, reading.text]
    context: Annotated[str, reading.text]
    subject: Annotated[tuple[str, ...], reading.texts]
    facility: Annotated[str | None, reading.text] = None
    section: Annotated[str | None, reading.one_of(*SECTION_KINDS)] = None
    value: Annotated[float | None, reading.number] = None
    value_min: Annotated[float | None, reading.number, "min"] = None
    value_max: Annotated[float | None, reading.number, "max"] = None
    unit: Annotated[str | None, reading.text] = None
    modifiers: Annotated[tuple[str, ...], reading.some_of(*MODIFIERS)] = ()
    period_start: Annotated[date | None, reading.day] = None
    period_end: Annotated[date | None, reading.day] = None
    denominator: Annotated[tuple[str, ...], reading.texts] = ()
    breakdown: Annotated[tuple[str, ...], reading.texts] = ()
    segment: Annotated[tuple[str, ...], reading.texts] = ()
    scope: Annotated[tuple[str, ...], reading.texts] = ()
    statistic: Annotated[str | None, reading.one_of("mean", "median", "max", "min")] = None
    per: Annotated[tuple[str, ...], reading.texts] = ()
    change: Annotated[str | None, reading.one_of("increase", "decrease")] = None
    page: Annotated[int | None, reading.integer] = None
    optional: Annotated[bool, reading.flag] = False


@dataclass(frozen=True, kw_only=True)
class GoldIgnore:
    """A region of a page that is not judged, from its first to its last words."""

    page: Annotated[int, reading.integer]
    starts: Annotated[str, reading.text]
    ends: Annotated[str, reading.text]
    reason: Annotated[str, reading.text] = ""


@dataclass(frozen=True, kw_only=True)
class GoldRegion:
    """A part of a text without pages that was annotated, from its first to its last words; the rest is not judged."""

    starts: Annotated[str, reading.text]
    ends: Annotated[str, reading.text]


@dataclass(frozen=True, kw_only=True)
class Gold:
    """A whole gold file. A table without rows was not annotated and is not judged."""

    path: Path
    document: GoldDocument
    facilities: tuple[GoldFacility, ...] = ()
    attributes: tuple[GoldAttribute, ...] = ()
    sections: tuple[GoldSection, ...] = ()
    findings: tuple[GoldFinding, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    metrics: tuple[GoldMetric, ...] = ()
    ignore: tuple[GoldIgnore, ...] = ()
    regions: tuple[GoldRegion, ...] = ()

    @property
    def in_pages(self) -> bool:
        """Whether only some pages of the sample were annotated."""
        return bool(self.document.pages)
