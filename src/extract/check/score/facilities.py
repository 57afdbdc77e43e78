"""Facilities and their attributes: which facility of gold is which row, and which of its fields are right."""

from __future__ import annotations

from extract.check.score.card import FieldCheck, TableScore
from extract.check.score.case import Case, pair
from extract.check.score.gold import LONG_ATTRIBUTES, GoldAttribute, GoldFacility, Value
from extract.check.score.normal import normal, same_text
from extract.check.score.predicted import Row, day_of, text_of, whole_number
from extract.check.score.reading import Coarse
from extract.check.sentence import Sentence


def score_facilities(case: Case) -> TableScore:
    """Match facilities by name, else by order; judge each field given and each that must be null."""
    golds, rows = case.gold.facilities, case.rows("facilities")
    score = TableScore("facilities")
    matched = _match(golds, rows)
    for number, gold in enumerate(golds):
        row = rows[matched[number]] if number in matched else None
        case.facility_ids[normal(gold.name)] = row.get("facility_id") if row is not None else ""
        if gold.optional:
            continue
        checks = _checks(gold, row or {})
        if row is None:
            # Nothing is right about a facility that is not there, not even what it should be silent on.
            score.lost(gold.name, Sentence(gold.name), [check._replace(right=False) for check in checks])
        else:
            score.matched(gold.name, case.predicted.sentence(row), checks, rule=text_of(row, "rule"))
    for other, row in enumerate(rows):
        if other not in matched.values() and not case.ignored(row):
            score.false(text_of(row, "name"), case.predicted.sentence(row), text_of(row, "rule"))
    return score


def _match(golds: tuple[GoldFacility, ...], rows: list[Row]) -> dict[int, int]:
    """The row of each facility of gold: by name, then, between those, in order."""

    def likeness(gold: GoldFacility, row: Row) -> tuple[float, ...] | None:
        one, other = normal(gold.name), normal(text_of(row, "name"))
        if not other or (one not in other and other not in one):
            return None
        return (min(len(one), len(other)) / max(len(one), len(other)),)

    matched = dict(pair(golds, rows, likeness))
    for number in range(len(golds)):
        if number not in matched:
            after = max((row for gold, row in matched.items() if gold < number), default=-1)
            before = min((row for gold, row in matched.items() if gold > number), default=len(rows))
            free = [row for row in range(after + 1, before) if row not in matched.values()]
            if free:
                matched[number] = free[0]
    return matched


def _checks(gold: GoldFacility, row: Row) -> list[FieldCheck]:
    checks: list[FieldCheck] = []
    for name, expected in gold.given.items():
        if name == "renamed" and isinstance(expected, Coarse):
            got = day_of(row, "renamed_date")
            right = got == expected.first and row.get("renamed_granularity") == expected.granularity
            checks.append(FieldCheck("renamed_date", expected, got, right))
        else:
            checks.append(FieldCheck(name, expected, row.get(name), _equal(expected, row, name)))
    absent = [FieldCheck(f"{name} (absent)", None, row.get(name), row.get(name) is None) for name in gold.absent]
    return checks + absent


def _equal(expected: Value, row: Row, column: str) -> bool:
    if isinstance(expected, Coarse):
        return day_of(row, column) == expected.first
    if isinstance(expected, int):
        return whole_number(row, column) == expected
    accepted = expected if isinstance(expected, tuple) else (expected,)
    return any(same_text(text, row.get(column)) for text in accepted)


def score_attributes(case: Case) -> TableScore:
    """Match attribute rows one to one by facility and attribute; value, number and unit must be equal where given.

    A row that says again what another row says rightly is no mistake. Rows that gold does not have are false where gold
    lists that attribute of that facility, or where the attribute stands in the long form only.
    """
    golds, rows = case.gold.attributes, case.rows("facility_attributes")
    score = TableScore("attributes")

    def likeness(gold: GoldAttribute, row: Row) -> tuple[float, ...] | None:
        if gold.attribute != row.get("attribute") or not case.same_facility(gold.facility, row):
            return None
        return (sum(check.right for check in _attribute_checks(gold, row)),)

    matched = dict(pair(golds, rows, likeness))
    for number, gold in enumerate(golds):
        label = f"{gold.facility}: {gold.attribute}"
        if gold.optional:
            continue
        if number in matched:
            row = rows[matched[number]]
            score.matched(label, case.predicted.sentence(row), _attribute_checks(gold, row), rule=text_of(row, "rule"))
        else:
            score.lost(label, Sentence(" ".join(gold.value) or str(gold.value_number or "")))
    for other, row in enumerate(rows):
        if other in matched.values() or case.ignored(row):
            continue
        same = [gold for gold in golds if likeness(gold, row) is not None]
        again = any(all(check.right for check in _attribute_checks(gold, row)) for gold in same)
        optional = any(gold.optional for gold in same)
        if (same or row.get("attribute") in LONG_ATTRIBUTES) and not again and not optional:
            label = f"{case.facility_name(row)}: {row.get('attribute')} = {row.get('value')}"
            score.false(label, case.predicted.sentence(row), text_of(row, "rule"))
    return score


def _attribute_checks(gold: GoldAttribute, row: Row) -> list[FieldCheck]:
    checks: list[FieldCheck] = []
    if gold.value:
        right = any(same_text(value, row.get("value")) for value in gold.value)
        checks.append(FieldCheck("value", gold.value, row.get("value"), right))
    if gold.value_number is not None:
        number = row.get("value_number")
        checks.append(FieldCheck("value_number", gold.value_number, number, number == gold.value_number))
    if gold.unit is not None:
        checks.append(FieldCheck("unit", gold.unit, row.get("unit"), same_text(gold.unit, row.get("unit"))))
    return checks
