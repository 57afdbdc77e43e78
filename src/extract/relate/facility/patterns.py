"""Patterns as the rules tables write them, with {quantity}, {org}, {own} …, in; patterns on masked text out."""

from __future__ import annotations

from functools import cache

from extract.rules import load_table

# A mention is masked as one character of its kind and fillers, so that {quantity} in a pattern is one whole mention.
QUANTITY, DATE, FILLER = "\ue000", "\ue001", "\ue002"


def with_masks(pattern: str) -> str:
    """A pattern with {quantity} and {date} as the masks of whole expressions, none of which is given up in part."""
    return pattern.replace("{quantity}", f"{QUANTITY}{FILLER}*+").replace("{date}", f"{DATE}{FILLER}*+")


def with_names(pattern: str, own: str = "") -> str:
    """A pattern with {agency}, {org}, {place}, {end} and {own} filled in, and with masks."""
    pattern = pattern.replace("{own}", own)
    for placeholder, name in _names().items():
        pattern = pattern.replace(placeholder, f"(?:{name})")
    return with_masks(pattern)


@cache
def _names() -> dict[str, str]:
    """The patterns of names that other patterns use, by their placeholder."""
    return {f"{{{row['name']}}}": row["pattern"] for row in load_table("facility_patterns")}
