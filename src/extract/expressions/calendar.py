"""Calendar arithmetic: years, eras, fiscal years and their parts go in, first and last days come out."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from extract.rules import load_table

_FIRST_MONTH_OF_FISCAL_YEAR = 4
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inclusive; ``problem`` says why a printed date has neither."""

    start: date | None
    end: date | None
    granularity: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Era:
    name: str
    begins: date
    ends: date

    def year(self, number: int) -> int:
        return self.begins.year + number - 1

    def problem(self, first: date, last: date) -> str | None:
        """A code where no day from ``first`` to ``last`` lies in the era."""
        if last < self.begins:
            return "era_not_begun"
        return "era_ended" if first > self.ends else None


@cache
def eras() -> dict[str, Era]:
    """Eras by every way to write them: 令和, ㋿, R, 令."""
    found: dict[str, Era] = {}
    for rule in load_table("eras"):
        era = Era(rule["name"], rule["begins"], rule.get("ends", date.max))
        for spelling in (rule["name"], rule["letter"], rule["letter"].lower(), rule["short"], *rule["marks"]):
            found[spelling] = era
    return found


def is_year(year: int) -> bool:
    """Whether ``year`` and the year after it can be written as a ``date``."""
    return MINYEAR < year < MAXYEAR


def day(year: int, month: int, number: int) -> Period:
    if not (1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return Period(None, None, "day", "impossible_date")
    the_day = date(year, month, number)
    return Period(the_day, the_day, "day")


def is_day(month_number: int | None, number: int | None) -> bool:
    """Whether some year has such a month, and such a day in it; None stands for any."""
    if month_number is None:
        return number is None or 1 <= number <= 31
    return 1 <= month_number <= 12 and (number is None or 1 <= number <= monthrange(_LEAP_YEAR, month_number)[1])


def last_day(period: Period) -> Period:
    return Period(period.end, period.end, "day", period.problem)


def months(year: int, first: int, count: int, granularity: str) -> Period:
    """``count`` months from month ``first`` of ``year``; ``first`` may run past 12."""
    start_year, start_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(
        date(start_year, start_month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), granularity
    )


def month(year: int, number: int) -> Period:
    if not 1 <= number <= 12:
        return Period(None, None, "month", "impossible_date")
    return months(year, number, 1, "month")


def year(number: int) -> Period:
    return months(number, 1, 12, "year")


def fiscal_year(number: int) -> Period:
    return months(number, _FIRST_MONTH_OF_FISCAL_YEAR, 12, "fiscal_year")


def quarter(number: int, which: int, *, fiscal: bool) -> Period:
    first = _FIRST_MONTH_OF_FISCAL_YEAR if fiscal else 1
    return months(number, first + 3 * (which - 1), 3, "quarter")


def half(number: int, which: int, *, fiscal: bool) -> Period:
    first = _FIRST_MONTH_OF_FISCAL_YEAR if fiscal else 1
    return months(number, first + 6 * (which - 1), 6, "half")


def third_of_month(number: int, month_number: int, which: int) -> Period:
    """上旬, 中旬 and 下旬 are 1, 2 and 3."""
    whole = month(number, month_number)
    if whole.start is None or whole.end is None:
        return Period(None, None, "ten_days", whole.problem)
    start = whole.start.replace(day=1 + 10 * (which - 1))
    end = whole.end if which == 3 else whole.start.replace(day=10 * which)
    return Period(start, end, "ten_days")


def half_of_month(number: int, month_number: int, which: int) -> Period:
    """前半 and 後半 of a month: up to the 15th and from the 16th."""
    whole = month(number, month_number)
    if whole.start is None or whole.end is None:
        return whole
    if which == 1:
        return Period(whole.start, whole.start.replace(day=15), "range")
    return Period(whole.start.replace(day=16), whole.end, "range")


def years(first: int, count: int, granularity: str) -> Period:
    return months(first, 1, 12 * count, granularity)


def week(of: date) -> Period:
    """The week of a day, from Monday to Sunday."""
    monday = of - timedelta(days=of.weekday())
    return Period(monday, monday + timedelta(days=6), "range")


def fiscal_year_of(the_day: date) -> int:
    return the_day.year if the_day.month >= _FIRST_MONTH_OF_FISCAL_YEAR else the_day.year - 1


def year_of_month_in(fiscal: int, month_number: int) -> int:
    """The calendar year in which a month of a fiscal year lies."""
    return fiscal if month_number >= _FIRST_MONTH_OF_FISCAL_YEAR else fiscal + 1


def shift_month(the_day: date, offset: int) -> tuple[int, int]:
    """Year and month ``offset`` months away."""
    index = the_day.year * 12 + the_day.month - 1 + offset
    return index // 12, index % 12 + 1
