"""Lists of facilities: a row of a table in, a claim for each of its cells that states an attribute out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extract.records.annotation import AnnotatedSection
from extract.records.claims import FacilityClaim
from extract.records.section import ListedFacility
from extract.records.table import Cell, Table
from extract.relate.facility.labels import label_attributes
from extract.relate.facility.reading import Reading, fold_in_place, read_section
from extract.relate.facility.values import Stated, attributes, claim, trim
from extract.rules import load_table

_BRACKET = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
_POSTCODE = re.compile(r"(?:〒|郵便番号)? *(\d{3}-\d{4})(?!\d|-)")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_LONGEST = 120
# What is printed in a column for it is the value as a whole, building and all; in running text it is cut with care.
_WHOLE = {"address", "operator", "facility_type", "hours", "open_days", "closed_days", "target", "operator_address"}


@dataclass(frozen=True, slots=True)
class _Column:
    attribute: str
    rule: str
    unit: str | None


def listed_claims(listed: ListedFacility, annotated: AnnotatedSection, extra: Mapping[str, str]) -> list[FacilityClaim]:
    """The claims of one row, from left to right. ``extra`` maps further labels to attributes."""
    reading = read_section(annotated)
    table = next(part.table for part in annotated.section.parts if part.start == listed.start and part.table)
    table = table.transposed() if listed.across else table
    found: dict[tuple[str, str], FacilityClaim] = {}
    for cell in table.in_row(listed.row):
        if not listed.name_column < cell.column < listed.end_column and not _before_first(listed, cell):
            continue
        column = _column(table, cell.column, listed.head, tuple(sorted(extra.items())))
        if column is None or cell.kind in ("empty", "none"):
            continue
        for made in _claims(column, cell, listed, reading):
            found.setdefault((made.attribute, made.value), made)
    return list(found.values())


def _before_first(listed: ListedFacility, cell: Cell) -> bool:
    """Whether a cell stands before the name and is the row's own: 種別 or 所在地 may come first."""
    return cell.column < listed.name_column and cell.row == listed.row


def _column(table: Table, column: int, head: int, extra: tuple[tuple[str, str], ...]) -> _Column | None:
    """What the cells of a column state, by its heads: all of them together (法人, 所在地), else the lowest."""
    heads = [cell for cell in table.cells if cell.row <= head and cell.is_in_column(column) and cell.text]
    texts = [fold_in_place(cell.text).replace(" ", "") for cell in heads if cell.column_span < table.columns]
    if not texts:
        return None
    bracket = _BRACKET.search(texts[-1])
    unit = bracket[1].strip() if bracket else None
    for label in ("".join(_BRACKET.sub("", text) for text in texts), _BRACKET.sub("", texts[-1])):
        found = _attribute(label, extra)
        if found is not None:
            return _Column(*found, unit)
    return None


@cache
def _attribute(label: str, extra: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """(attribute, rule) that a label of a column stands for."""
    if label in dict(extra):
        return dict(extra)[label], "facility_label.profile"
    for rule in load_table("facility_columns"):
        if rule["attribute"] != "name" and re.fullmatch(rule["pattern"], label):
            return rule["attribute"], rule.id
    return next(iter(label_attributes(label)), None)


def _claims(column: _Column, cell: Cell, listed: ListedFacility, reading: Reading) -> Iterator[FacilityClaim]:
    start, end = trim(reading.folded, listed.start + cell.start, listed.start + cell.end)
    if start >= end or end - start > _LONGEST:
        return
    postcode = _POSTCODE.search(reading.folded, start, end)
    if postcode and column.attribute in ("address", "postcode"):
        yield _text("postcode", postcode.start(1), postcode.end(1), column, listed, reading)
        if column.attribute == "postcode":
            return
        if postcode.start() == start:
            start, end = trim(reading.folded, postcode.end(), end)
    if column.attribute in _WHOLE:
        if start < end and re.search(r"\w", reading.folded[start:end]):
            yield _text(column.attribute, start, end, column, listed, reading)
        return
    stated = Stated(column.attribute, start, end, column.rule, column.unit)
    made = claim(stated, reading, listed.facility)
    yield from made
    is_number = column.attribute in attributes() and attributes()[column.attribute].type == "number"
    if not made and is_number and _NUMBER.fullmatch(reading.folded, start, end):
        yield FacilityClaim(
            listed.facility, column.attribute, reading.printed[start:end], reading.section, start, end, column.rule,
            value_number=float(reading.folded[start:end].replace(",", "")),
        )  # fmt: skip


def _text(
    attribute: str, start: int, end: int, column: _Column, listed: ListedFacility, reading: Reading
) -> FacilityClaim:
    value = reading.printed[start:end]
    return FacilityClaim(listed.facility, attribute, value, reading.section, start, end, column.rule)
