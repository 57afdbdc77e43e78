"""One value of a gold file in, the value that is compared out; or a GoldError that says what it must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime


class GoldError(ValueError):
    """A gold file holds what it should not; the message says where and what is known."""


@dataclass(frozen=True)
class Coarse:
    """A date as coarse as printed: its first day, and whether a day, a month or a year is known."""

    first: date
    granularity: str

    def __str__(self) -> str:
        width = {"year": 4, "month": 7}.get(self.granularity, 10)
        return self.first.isoformat()[:width]


def text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise GoldError(f"must be a text, not {value!r}")
    return value


def texts(value: object) -> tuple[str, ...]:
    """One text, or a list of texts of which any is accepted."""
    return tuple(text(item) for item in (value if isinstance(value, list) and value else [value]))


def integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise GoldError(f"must be a whole number, not {value!r}")
    return value


def integers(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise GoldError(f"must be a list of whole numbers, not {value!r}")
    return tuple(integer(item) for item in value)


def number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise GoldError(f"must be a number, not {value!r}")
    return float(value)


def flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise GoldError(f"must be true or false, not {value!r}")
    return value


def coarse_day(value: object) -> Coarse:
    """A date as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, or a TOML date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return Coarse(value, "day")
    if isinstance(value, str) and (printed := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)):
        year, month, day_of_month = printed.groups()
        known = "day" if day_of_month else "month" if month else "year"
        return Coarse(date(int(year), int(month or 1), int(day_of_month or 1)), known)
    raise GoldError(f"must be a date like 2024-04-01, 2024-04 or 2024, not {value!r}")


def day(value: object) -> date:
    found = coarse_day(value)
    if found.granularity != "day":
        raise GoldError(f"must be a whole date like 2024-04-01, not {value!r}")
    return found.first


def one_of(*known: str) -> Callable[[object], str]:
    """A text out of a closed list."""

    def read(value: object) -> str:
        if value not in known:
            raise GoldError(f"{value!r} is not one of {', '.join(known)}")
        return str(value)

    return read


def some_of(*known: str) -> Callable[[object], tuple[str, ...]]:
    """One text or a list of texts out of a closed list."""
    read = one_of(*known)
    return lambda value: tuple(read(item) for item in (value if isinstance(value, list) else [value]))
