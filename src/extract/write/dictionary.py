"""The data dictionary for readers: as text for the terminal, as a page of the documentation, as a Data Package."""

from __future__ import annotations

from collections.abc import Iterator

from extract.write.column import Column, Table, Type
from extract.write.schema import EVIDENCE, SCHEMA_VERSION, tables

_EVIDENCE = frozenset(column.name for column in EVIDENCE)
_FRICTIONLESS: dict[Type, str] = {
    "string": "string",
    "int32": "integer",
    "int64": "integer",
    "float64": "number",
    "bool": "boolean",
    "date32": "date",
    "list<string>": "array",
    "list<box>": "array",
}


def data_package() -> dict[str, object]:
    """The dictionary as a Frictionless Data Package descriptor (specs.frictionlessdata.io), for the files of a run."""
    return {
        "profile": "data-package",
        "name": "ministry-reports",
        "title": "Facilities, findings and metrics from reports of Japanese ministries",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table) for table in tables().values()],
    }


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column, table.key) for column in table.columns],
        "primaryKey": [table.key],
        "missingValues": [],
    }
    foreign_keys = [_foreign_key(table, column) for column in table.columns if column.references]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return {
        "name": table.name,
        "description": table.description,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": schema,
    }


def _field(column: Column, key: str) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _FRICTIONLESS[column.type],
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.name == key:
        constraints["unique"] = True
    if column.values and column.type == "string":
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    if column.values:
        field["categories"] = [{"value": word, "label": meaning} for word, meaning in column.values.items()]
    return field


def _foreign_key(table: Table, column: Column) -> dict[str, object]:
    target, _, field = (column.references or "").partition(".")
    own = target == table.name  # the standard names the resource itself with the empty string
    return {"fields": [column.name], "reference": {"resource": "" if own else target, "fields": [field]}}


def as_text() -> str:
    """The dictionary for the terminal: every table with its columns, types, descriptions and words."""
    lines = [f"Schema {SCHEMA_VERSION}. * never null; -> found in that column of another table."]
    for table in tables().values():
        lines += ["", table.name.upper(), f"  {table.description}", ""]
        width = max(len(column.name) for column in table.columns) + 1
        for column in table.columns:
            mark = "*" if column.required else " "
            lines.append(f"  {column.name + mark:<{width}}  {column.type:<12}  {_sentence(column)}")
            lines += [f"  {'':<{width}}  {'':<12}    {word}: {meaning}" for word, meaning in _words(column)]
    return "\n".join(lines) + "\n"


def _sentence(column: Column) -> str:
    unit = f" [{column.unit}]" if column.unit else ""
    target = f" -> {column.references}" if column.references else ""
    return f"{column.description}{unit}{target}"


def _words(column: Column) -> Iterator[tuple[str, str]]:
    yield from column.values.items()


def as_markdown() -> str:
    """The page docs/tables.md."""
    lines = [_PREFACE.format(version=SCHEMA_VERSION).strip()]
    for table in tables().values():
        own = [column for column in table.columns if column.name not in _EVIDENCE]
        lines += ["", f"## {table.name}", "", f"{table.description} Key: `{table.key}`.", *_rows(own)]
        if len(own) < len(table.columns):
            lines += ["", "Then the [evidence](#evidence) columns."]
        for column in own:
            lines += _glossary(column)
    lines += ["", "## Evidence", "", "These columns end every table below sections.", *_rows(EVIDENCE)]
    for column in EVIDENCE:
        lines += _glossary(column)
    return "\n".join(lines) + "\n"


def _rows(columns: list[Column] | tuple[Column, ...]) -> list[str]:
    rows = ["", "| column | type | null | what it holds |", "|---|---|---|---|"]
    for column in columns:
        words = " See the words below." if column.values else ""
        target = f" In `{column.references}`." if column.references else ""
        unit = f" ({column.unit})" if column.unit else ""
        description = f"{column.description}{unit}.".replace("|", "\\|")
        rows.append(
            f"| `{column.name}` | {column.type} | {'' if column.required else 'yes'} | {description}{target}{words} |"
        )
    return rows


def _glossary(column: Column) -> list[str]:
    if not column.values:
        return []
    return ["", f"`{column.name}`:", "", *(f"- `{word}`: {meaning}" for word, meaning in column.values.items())]


_PREFACE = """
# The tables

<!-- Made from src/extract/write/schema.py by `make docs`; change it there. -->

Schema version {version}. `extract schema` prints the same in the terminal, and `datapackage.json` beside the tables
holds it for programs. One Parquet file per table, rows sorted by their key, compressed with Zstandard; the same reports
and the same version of the program give the same bytes.

- Unknown is null; no value stands for "none" or "unknown". A list that holds nothing is an empty list.
- Text is in Unicode NFC. Dates are days: where only a month or year is printed it is the first day, and the granularity
  beside it says so.
- Every row below sections leads back to the report: `sections.text[char_start:char_end]` is the `quote`. Offsets count
  Unicode code points, as Python does.
- Pages are counted from 1, ordinals too.

**Versions.** The version stands in the metadata of every file (`schema_version`) and in `run.json`. Its first number
changes when a column or table goes away, is renamed, or changes its type or meaning: queries may break. Its second
number changes when a column, a table or a word of a closed vocabulary is added: name the columns that you need and
let unknown words pass, and nothing breaks. Its third changes with the descriptions alone. `CHANGELOG.md` names every
change; what will go away is announced there one version ahead. `extract.read_tables` refuses files of another first
number.

**All tables at once.** `processed/<table>.parquet` leads through `processed/.current` to the files of one run in
`processed/.runs/`. A finished run takes the place of the one before in a single step, and an unfinished one never
does. Whoever opens several tables while a run may end, and wants them from the same run, resolves `processed/.current`
once and opens the files below it, as `extract.read_tables` does: they stay until the next run but one.
"""
