"""What a table of the data dictionary is made of; plain Python, so that the dictionary prints without loading Arrow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Type = Literal["string", "int32", "int64", "float64", "bool", "date32", "list<string>", "list<box>"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``required`` columns are never null; ``values`` is a closed vocabulary with what each word means.

    ``references`` names the column of another table (``facilities.facility_id``) in which every value is found.
    """

    name: str
    type: Type
    description: str
    required: bool = False
    unit: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    references: str | None = None


@dataclass(frozen=True)
class Table:
    """One table; the first column is its key and gives the order of its rows."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        return self.columns[0].name

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}
