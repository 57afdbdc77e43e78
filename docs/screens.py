"""Puts some rows of each table into the README, from the tables that `make extract` made of the shipped samples."""

from __future__ import annotations

from pathlib import Path

import duckdb

PROJECT = Path(__file__).parents[1]
BEGIN, END = "<!-- screens: made by `python docs/screens.py` -->", "<!-- end of screens -->"
REPORT = "care-visits-2023.txt"
# Table -> the columns that fit a screen, and which rows to show.
SCREENS = {
    "documents": ("source, title, publisher, published_date, pipeline, status", "source not like 'blind%'", 4),
    "sections": ("ordinal, level, marker, heading, kind, placement", "heading is not null", 4),
    "facilities": ("name, visit_date, operator, prefecture, municipality_code, fee", "true", 3),
    "facility_attributes": ("attribute, value, value_number, unit, quote", "value_number is not null", 4),
    "findings": ("kind, is_bullet, left(text, 40) || '…' as text, rule", "kind != 'description'", 5),
    "metrics": (
        "subject, segment, value, unit, modifiers, period_start, period_end, quote",
        "period_end is not null",
        5,
    ),
    "mentions": ("kind, quote, start_date, end_date, granularity, value, unit, modifiers", "len(quote) > 4", 6),
    "diagnostics": ("source, stage, severity, code, message", "source not like 'blind%'", 3),
}


def screens() -> str:
    """One Markdown table per table, with a few of its columns and rows."""
    parts = []
    for name, (columns, condition, limit) in SCREENS.items():
        path = PROJECT / "processed" / f"{name}.parquet"
        documents = f"'{PROJECT / 'processed' / 'documents.parquet'}'"
        one = f"document_id = (select document_id from {documents} where source = '{REPORT}')"
        where = condition if name in ("documents", "diagnostics") else f"{condition} and {one}"
        found = duckdb.sql(f"select {columns} from '{path}' where {where} limit {limit}")
        parts.append(f"**{name}**\n\n{_markdown(found)}")
    return "\n\n".join(parts)


def _markdown(found: duckdb.DuckDBPyRelation) -> str:
    lines = [" | ".join(found.columns), " | ".join("---" for _ in found.columns)]
    lines += [" | ".join(_cell(value) for value in row) for row in found.fetchall()]
    return "\n".join(f"| {line} |" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return (f"{value:g}" if isinstance(value, float) else str(value)).replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Replace what stands between the two marks in the README."""
    readme = PROJECT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n\n{screens()}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
