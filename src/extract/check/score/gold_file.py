"""A gold TOML file in, a ``Gold`` out; what it should not hold is refused, with the place and the known names."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from extract.check.score.gold import (
    FACILITY_COLUMNS,
    FACILITY_FIELDS,
    Gold,
    GoldAttribute,
    GoldDocument,
    GoldFacility,
    GoldFinding,
    GoldIgnore,
    GoldMention,
    GoldMetric,
    GoldRegion,
    GoldSection,
)
from extract.check.score.normal import normal
from extract.check.score.reading import GoldError, flag, texts
from extract.errors import UsageError

Record = TypeVar("Record")
T = TypeVar("T")

TABLES = {
    "facilities": GoldFacility,
    "attributes": GoldAttribute,
    "sections": GoldSection,
    "findings": GoldFinding,
    "mentions": GoldMention,
    "metrics": GoldMetric,
    "ignore": GoldIgnore,
    "regions": GoldRegion,
}
ABSENT = {**{name: name for name in FACILITY_COLUMNS}, "renamed": "renamed_date"}


def load_gold(path: Path) -> Gold:
    """Read and check a gold file. Raises UsageError where it cannot be read or holds what the guide does not know."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file: {error}") from error
    try:
        return _gold(path, content)
    except GoldError as error:
        raise UsageError(f"{path}: {error}") from error


def _gold(path: Path, content: dict[str, object]) -> Gold:
    _refuse_unknown("the file", content, ("document", *TABLES))
    document = content.get("document")
    if not isinstance(document, dict):
        raise GoldError("[document] is missing; it names the sample")
    tables: dict[str, Any] = {}
    for name, record in TABLES.items():
        rows = content.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise GoldError(f"{name} must be written as [[{name}]]")
        places = [f"[[{name}]] row {number}" for number in range(1, len(rows) + 1)]
        tables[name] = tuple(
            _facility(place, row) if record is GoldFacility else _record(record, place, row)
            for place, row in zip(places, rows, strict=True)
        )
    gold = Gold(path=path, document=_record(GoldDocument, "[document]", document), **tables)
    _check_references(gold)
    return gold


def _refuse_unknown(place: str, row: Mapping[str, object], known: tuple[str, ...]) -> None:
    for name in row:
        if name not in known:
            raise GoldError(f"{place}: unknown key {name!r}; known: {', '.join(known)}")


def _record(record: type[Record], place: str, row: Mapping[str, object]) -> Record:
    """One row as a record, whose annotations say which keys there are and how each is read."""
    hints = get_type_hints(record, include_extras=True)
    readers: dict[str, tuple[str, Callable[[object], object], bool]] = {}
    for field in fields(record):  # type: ignore[arg-type]
        read, *spelled = hints[field.name].__metadata__
        readers[spelled[0] if spelled else field.name] = field.name, read, field.default is MISSING
    _refuse_unknown(place, row, tuple(readers))
    values: dict[str, object] = {}
    for key, (name, read, required) in readers.items():
        if key in row:
            values[name] = _value(place, key, read, row[key])
        elif required:
            raise GoldError(f"{place}: {key} is missing")
    return record(**values)


def _value(place: str, key: str, read: Callable[[object], T], value: object) -> T:
    try:
        return read(value)
    except ValueError as error:
        raise GoldError(f"{place}: {key}: {error}") from error


def _facility(place: str, row: Mapping[str, object]) -> GoldFacility:
    _refuse_unknown(place, row, (*FACILITY_FIELDS, "absent", "optional"))
    if "name" not in row:
        raise GoldError(f"{place}: name is missing")
    given = {name: _value(place, name, read, row[name]) for name, read in FACILITY_FIELDS.items() if name in row}
    absent = row.get("absent", [])
    if not isinstance(absent, list):
        raise GoldError(f"{place}: absent must be a list of columns")
    for name in absent:
        if name not in ABSENT:
            raise GoldError(f"{place}: absent names an unknown column {name!r}; known: {', '.join(ABSENT)}")
        if name in given:
            raise GoldError(f"{place}: {name} is given and absent at once")
    return GoldFacility(
        name=texts(row["name"])[0],
        given=given,
        absent=tuple(ABSENT[name] for name in absent),
        optional=_value(place, "optional", flag, row.get("optional", False)),
    )


def _check_references(gold: Gold) -> None:
    """Refuse what could never be matched: an unknown facility, a text outside its context, a row without its page."""
    if gold.in_pages and gold.regions:
        raise GoldError("[[regions]] are for a text without pages; [document] gives pages")
    names = {normal(facility.name) for facility in gold.facilities}
    for table in ("attributes", "sections", "findings", "mentions", "metrics"):
        for number, row in enumerate(getattr(gold, table), 1):
            place = f"[[{table}]] row {number}"
            facility = getattr(row, "facility", None)
            if facility is not None and normal(facility) not in names:
                raise GoldError(f"{place}: facility {facility!r} is no name of a [[facilities]] row")
            if hasattr(row, "context") and normal(row.text) not in normal(row.context):
                raise GoldError(f"{place}: text {row.text!r} does not stand in context {row.context!r}")
            if gold.in_pages and hasattr(row, "page") and row.page not in gold.document.pages:
                raise GoldError(f"{place}: page must be one of {list(gold.document.pages)}")
