"""Tables of numbers: an annotated section in, an observation for each cell of its tables that states a number out.

The heads of its row and column say what a cell counts. What names a thing counted is the subject, what names a part of it
the segment: of 北区 under 利用者数 the subject is 利用者数 and the segment 北区; of 相談 under 令和５年度 the subject is 相談.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.expressions import find
from extract.records.annotation import AnnotatedSection
from extract.records.claims import Observation
from extract.records.mention import Mention
from extract.records.section import Part
from extract.records.table import Cell, Table
from extract.relate.metrics.words import value_where_found
from extract.relate.tables.captions import Caption, read_caption
from extract.relate.tables.heads import Head, Unit, per_of, read_head
from extract.relate.tables.periods import head_periods, joined_period

__all__ = ["tabulate"]

_NOTE = re.compile(r"\s*(?:[*＊※][0-9０-９]*|[（(]?注\s*[0-9０-９]*[)）]?|[0-9０-９]{1,2}[)）])\s*$")
_OF_WHICH = re.compile(r"^[（(]?(?:うち|内)[、,　 ]*")
_BY_TIME = re.compile(r"^(?:年度?|年次|月|四半期|半期|日|時間帯?|曜日|時期|期)別$")
_PERSONS = ("人", "名")
_OF_PERSONS = re.compile(r"[者人員児生]数?$|[者人員児生]数?[(（]|定員|人口|人数")
_SHARES = re.compile(r"割合|構成|比率?$|率$|シェア|％|%")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a cell counts, the part of it, and the rule that told."""

    text: str | None
    segment: str | None
    rule: str


def tabulate(
    annotated: AnnotatedSection, heading: AnnotatedSection | None, facility_of: Mapping[tuple[int, int, int], int]
) -> list[Observation]:
    """Observations of all tables of a section; ``heading`` is the section that they stand under.

    ``facility_of`` leads from a section, the start of a table in it and a row to the facility that the row is about.
    """
    found: list[Observation] = []
    for part in annotated.section.parts:
        if part.table is not None:
            found += _of_table(annotated, part, part.table, read_caption(annotated, part, heading), facility_of)
    return found


def _of_table(
    annotated: AnnotatedSection,
    part: Part,
    table: Table,
    caption: Caption,
    facility_of: Mapping[tuple[int, int, int], int],
) -> Iterator[Observation]:
    dates = head_periods(table)
    heads = {cell: read_head(cell, dates.get((cell.row, cell.column))) for cell in table.cells}
    breakdown = _breakdown(table) or caption.breakdown
    counted = [heads[cell].role for cell in table.cells if cell.column in table.header_columns]
    divided = breakdown is not None and not (_BY_TIME.search(breakdown) and "measure" in counted)
    for cell in table.numbers():
        rows = _with_whole([heads[head] for head in table.row_path(cell.row, cell.column)], heads)
        columns = [heads[head] for head in table.column_path(cell.column)]
        if not (rows or columns) or any(head.role == "not_measured" for head in [*rows[-1:], *columns]):
            continue
        compared = _measure_before(table, cell, heads) if any(head.role == "difference" for head in columns) else None
        subject = _subject(rows, columns, caption, divided=divided, compared=compared)
        if subject.text is None and not _is_total([*rows, *columns]):
            continue
        period, inherited = _period(rows, columns, caption)
        for mention in _mentions(annotated, part, cell, _unit(rows, columns, caption)):
            if _is_total([*rows, *columns]) and "total" not in mention.modifiers:
                mention = replace(mention, modifiers=(*mention.modifiers, "total"))
            flags = ("period_inherited",) if inherited else ()
            yield Observation(
                section=annotated.section.ordinal,
                facility=facility_of.get((annotated.section.ordinal, part.start, cell.row), annotated.section.facility),
                finding=None,
                mention=mention,
                subject=subject.text,
                rule=subject.rule,
                breakdown=breakdown,
                segment=subject.segment,
                statistic=value_where_found("statistic_of", "".join(head.text for head in [*rows, *columns])),
                per=next((per for head in [*columns, *rows] if (per := per_of(head.text))), None),
                period_start=period.start_date if period else None,
                period_end=period.end_date if period else None,
                granularity=period.granularity if period else None,
                origin="table",
                flags=flags if subject.text is not None else (*flags, "no_subject"),
            )


def _with_whole(rows: list[Head], heads: Mapping[Cell, Head]) -> list[Head]:
    """The heads of a row; before one that begins with うち the last over it that does not: the whole that it is of."""
    part = rows[-1] if rows else None
    if part is None or not _OF_WHICH.match(part.text):
        return rows
    over = [head for head in heads.values() if head.cell.column == part.cell.column and head.cell.row < part.cell.row]
    whole = next((head for head in reversed(over) if head.text and not _OF_WHICH.match(head.text)), None)
    named = replace(part, text=_OF_WHICH.sub("", part.text) or part.text)
    return [*rows[:-1], whole, named] if whole is not None and whole not in rows else [*rows[:-1], named]


def _measure_before(table: Table, cell: Cell, heads: Mapping[Cell, Head]) -> Head | None:
    """The measure of the nearest column before a difference: it says how much that grew."""
    for column in range(cell.column - 1, -1, -1):
        measures = [heads[head] for head in table.column_path(column) if heads[head].role == "measure"]
        if measures:
            return measures[-1]
    return None


def _subject(
    rows: Sequence[Head], columns: Sequence[Head], caption: Caption, *, divided: bool, compared: Head | None
) -> Subject:
    """What names the thing counted: a measure in a row or column, else a name at the row, else one at the column."""
    row_names = [head for head in rows if head.role in ("measure", "name", "part", "difference")]
    column_names = [head for head in columns if head.role in ("measure", "name", "part", "difference")]
    for names, rule in ((row_names, "table.row"), (column_names, "table.column")):
        measures = [head for head in names if head.role == "measure"]
        if measures:
            return _with_segment(measures[-1], row_names, column_names, rule)
    if compared is not None:
        return Subject(compared.text, _joined([*row_names, *column_names]), "table.column")
    if caption.measure is not None and (divided or all(head.role != "name" for head in row_names)):
        return Subject(caption.measure, _joined([*row_names, *column_names]), "table.caption")
    for names, rule in ((row_names, "table.row"), (column_names, "table.column")):
        named = [head for head in names if head.role == "name"]
        if named:
            return _with_segment(named[-1], row_names, column_names, rule)
    if caption.phrase is not None:
        return Subject(caption.phrase, _joined([*row_names, *column_names]), "table.caption")
    counters = [head for head in [*columns, *rows] if head.role == "counter"]
    if counters and counters[-1].text:
        return Subject(counters[-1].text, _joined([*row_names, *column_names]), "table.column")
    if row_names:
        return _with_segment(row_names[-1], row_names, column_names, "table.row")
    if column_names:
        return _with_segment(column_names[-1], row_names, column_names, "table.column")
    return Subject(None, None, "table.no_subject")


def _with_segment(subject: Head, rows: Sequence[Head], columns: Sequence[Head], rule: str) -> Subject:
    return Subject(subject.text, _joined([head for head in [*rows, *columns] if head is not subject]), rule)


def _joined(heads: Sequence[Head]) -> str | None:
    """The parts that a cell is of, from the outside in."""
    return " ".join(dict.fromkeys(head.text for head in heads)) or None


def _is_total(heads: Sequence[Head]) -> bool:
    return any(head.role == "total" for head in heads)


def _breakdown(table: Table) -> str | None:
    """What the rows divide the whole by, where the corner says so: 年齢別."""
    corner = [c.text for c in table.cells if c.row in table.header_rows and c.column in table.header_columns]
    return next((text.strip() for text in corner if text.strip().endswith("別") and len(text.strip()) > 2), None)


def _period(rows: Sequence[Head], columns: Sequence[Head], caption: Caption) -> tuple[Mention | None, bool]:
    """(the date that the heads of a cell state, whether it is taken over from the caption or heading)."""
    dates = [head.period for head in [*rows, *columns] if head.period is not None]
    known = [date for date in dates if date.start_date is not None]
    open_dates = [date for date in dates if date.start_date is None]
    if known and not open_dates:
        narrowest = min(known, key=_days)
        if caption.each_year is not None and narrowest.granularity == "year" and narrowest.start_date is not None:
            return joined_period(f"{narrowest.start_date.year}年", caption.each_year) or narrowest, False
        return narrowest, False
    if open_dates:
        outer = known[0] if known else caption.period
        joined = joined_period(outer.text, open_dates[-1].text) if outer is not None else None
        return joined, joined is not None and not known
    if any(head.role == "difference" for head in [*rows, *columns]):
        return None, False
    return caption.period, caption.period is not None


def _days(date: Mention) -> int:
    if date.start_date is None or date.end_date is None:
        return 100_000
    return (date.end_date - date.start_date).days


def _unit(rows: Sequence[Head], columns: Sequence[Head], caption: Caption) -> Unit | None:
    """The unit that the heads state, the innermost first, a share before others; else that over the table."""
    stated = [head.unit for head in [*reversed(columns), *reversed(rows)] if head.unit is not None]
    shares = [unit for unit in stated if unit.name == "%"]
    if shares or stated:
        return (shares or stated)[0]
    if len(caption.units) == 1:
        return caption.units[0]
    names = "".join(head.text for head in [*rows, *columns])
    fitting = [unit for unit in caption.units if (unit.name == "%") == bool(_SHARES.search(names))]
    if len(fitting) == 2 and any(unit.name in _PERSONS for unit in fitting):
        fitting = [unit for unit in fitting if (unit.name in _PERSONS) == bool(_OF_PERSONS.search(names))]
    return fitting[0] if len(fitting) == 1 else None


def _mentions(annotated: AnnotatedSection, part: Part, cell: Cell, unit: Unit | None) -> Iterator[Mention]:
    """The number of a cell in its unit, and a second one in brackets that has a unit of its own: 120（40.0％）."""
    start, end = part.start + cell.start, part.start + cell.end
    found = [m for m in annotated.mentions if m.kind == "quantity" and start <= m.start and m.end <= end]
    if not found:  # a note mark behind the number
        found = [
            replace(mention, start=mention.start + start, end=mention.end + start)
            for mention in find(_NOTE.sub("", cell.text))
            if mention.kind == "quantity"
        ]
    for index, mention in enumerate(found):
        if mention.value is None or (index and mention.unit is None):
            continue
        yield _in_unit(mention, unit) if unit is not None and mention.unit is None else mention


def _in_unit(mention: Mention, unit: Unit) -> Mention:
    return replace(
        mention,
        value=_times(mention.value, unit.factor),
        value_min=_times(mention.value_min, unit.factor),
        value_max=_times(mention.value_max, unit.factor),
        unit=unit.name,
        dimension=unit.dimension,
    )


def _times(value: float | None, factor: float) -> float | None:
    """The product in decimal: 12.3 times 100,000,000 is 1,230,000,000."""
    return None if value is None else float(Decimal(repr(value)) * Decimal(repr(factor)))
