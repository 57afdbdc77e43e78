"""A mention goes in, the dictionary that ``extract parse`` prints comes out."""

from __future__ import annotations

from datetime import date

from extract.records.mention import Mention


def _plain(value: float | None) -> int | float | None:
    """Whole numbers without a fraction: 570, not 570.0."""
    return int(value) if value is not None and value.is_integer() else value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def to_json(mention: Mention) -> dict[str, object]:
    """Plain values for JSON: dates as ISO strings, whole numbers as integers, unknown as None."""
    common: dict[str, object] = {
        "kind": mention.kind,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
    }
    if mention.kind == "date":
        common |= {
            "start_date": _iso(mention.start_date),
            "end_date": _iso(mention.end_date),
            "granularity": mention.granularity,
            "resolved": mention.resolved,
            "modifiers": list(mention.modifiers),
        }
    else:
        common |= {
            "value": _plain(mention.value),
            "value_min": _plain(mention.value_min),
            "value_max": _plain(mention.value_max),
            "unit": mention.unit,
            "dimension": mention.dimension,
            "modifiers": list(mention.modifiers),
        }
    if mention.problem:
        common["problem"] = mention.problem
    return common
