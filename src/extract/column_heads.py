"""Heads of the columns of lists of facilities: a label in, what its column holds out.

Two stages ask: layout, where nothing but its heads tells that a list without rules is one, and segment, which reads the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.folding import fold
from extract.rules import load_table

# Of these attributes one tells that a table lists places; 利用者数 and 職員数 stand in tables of numbers too.
TELLING = {
    "address",
    "postcode",
    "phone",
    "url",
    "operator",
    "capacity",
    "opened",
    "hours",
    "facility_type",
    "visit_date",
}


def label_of(text: str) -> str:
    """The words of a head, folded, without brackets, note marks and white space."""
    return re.sub(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]|[※*]\d*", "", "".join(fold(text).text.split()))


@cache
def column_attribute(label: str) -> str | None:
    """What a column with this head holds: ``name`` or an attribute of facilities."""
    for rule in load_table("facility_columns"):
        if re.fullmatch(rule["pattern"], label):
            return str(rule["attribute"])
    for table in ("facility_labels", "facility_details"):
        for rule in load_table(table):
            if label in rule.get("labels", ()):
                return str(rule["attribute"])
    return None


def tells_of_a_list(names: Iterable[str], heads: Iterable[str]) -> bool:
    """Whether one of ``names`` heads names of facilities and one of ``heads`` what tells of places."""
    return any(column_attribute(label_of(text)) == "name" for text in names) and bool(
        {column_attribute(label_of(text)) for text in heads} & TELLING
    )
