"""A mention: one date or quantity expression, where it stands and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mention:
    """One date or quantity expression found in a text.

    ``start`` and ``end`` are half-open character offsets into the text as given, and
    ``text`` is the slice between them. Fields of the other kind stay ``None``.

    Dates: ``start_date``/``end_date`` are inclusive, one of them ``None`` for an open end
    (以降, 以前); ``resolved`` is false where the year or the reference day is not known.

    Quantities: ``value`` for a point, ``value_min``/``value_max`` for a range or a bound, in
    ``unit`` (shares are in ``%``: 7割 is 70 %). ``dimension`` groups units (``count``,
    ``share``, ``money``, ``age``, ...). A candidate that cannot be read has none of them.
    """

    kind: str  # "date" | "quantity"
    text: str
    start: int
    end: int
    rule: str
    start_date: date | None = None
    end_date: date | None = None
    granularity: str | None = None
    resolved: bool | None = None
    value: float | None = None
    value_min: float | None = None
    value_max: float | None = None
    unit: str | None = None
    dimension: str | None = None
    modifiers: tuple[str, ...] = ()
    problem: str | None = None  # diagnostic code where it could not be read: "impossible_date", ...
