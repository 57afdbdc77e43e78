"""Periods of dates: linked points, the text's earlier dates and the writer's day go in, first and last days come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extract.expressions import calendar
from extract.expressions.calendar import Period
from extract.expressions.chains import Span
from extract.expressions.dates import Point

_UNKNOWN = Period(None, None, "")


@dataclass(slots=True)
class Context:
    """What a date may lean on: the nearest earlier date of the text, and the day of the writer."""

    today: date | None
    earlier: Period | None = None
    fiscal: int | None = None  # the fiscal year named last, while no calendar year was named after it
    era: str | None = None
    era_year: int | None = None

    @property
    def anchor(self) -> date | None:
        """A day of the nearest earlier date, the last one of a long period."""
        if self.earlier is None:
            return None
        return self.earlier.end or self.earlier.start

    def year_for(self, month: int) -> int | None:
        """The year of a month that is printed without one."""
        if self.fiscal is not None:
            return calendar.year_of_month_in(self.fiscal, month)
        if self.anchor is not None:
            return self.anchor.year
        return self.today.year if self.today is not None else None


def resolve(span: Span, context: Context) -> Period:
    """The period of ``span``; the context then knows it as the nearest earlier date."""
    if span.last is None:
        period = _of_point(span.first, context)
        _remember(span.first, period, context)
        return _bounded(span.first, period)
    first, last = span.first, span.last
    last.recurs = first.recurs
    _share(first, last)
    start = _of_point(first, context)
    _remember(first, start, context)
    end = _of_point(last, context)
    if start.start and end.end and end.end < start.start and not last.has_year and end.start:
        end = _of_point(last, Context(context.today, calendar.year(end.end.year + 1)))
    if start.start and end.end and end.end < start.start:
        return Period(None, None, "range", "reversed_range")
    period = Period(start.start, end.end, "range", start.problem or end.problem)
    if period.problem:
        period = Period(None, None, "range", period.problem)
    _remember(last, period, context)
    return _bounded(last, period)


def join_echoes(text: str, found: list[tuple[Span, Period]]) -> list[tuple[Span, Period]]:
    """One mention where a bracket says the same period again: 令和２年から令和５年（2020～2023年）."""
    joined: list[tuple[Span, Period]] = []
    for span, period in found:
        before = joined[-1] if joined else None
        if before is not None and period.start is not None and _echoes(text, before, span, period):
            before[0].closing = span.end + 1
            continue
        joined.append((span, period))
    return joined


def _echoes(text: str, before: tuple[Span, Period], span: Span, period: Period) -> bool:
    stands = text[before[0].end : span.start] == "(" and text.startswith(")", span.end)
    calendars = {point.era is None for point in (before[0].first, span.first)}
    return stands and len(calendars) == 2 and (before[1].start, before[1].end) == (period.start, period.end)


def _share(first: Point, last: Point) -> None:
    """Parts that only one end prints: ``４～６月`` of one year, ``４月１日から30日`` of one month."""
    if last.has_year or last.follow is not None:
        return
    if last.day is not None and last.month is None and last.pointer is None:
        last.month = first.month
    if first.has_year and first.pointer is None and not first.fiscal and last.century is None:
        same_year = last.month is None or first.month is None or last.month >= first.month
        if same_year:
            last.era, last.era_year, last.western = first.era, first.era_year, first.western


def _bounded(point: Point, period: Period) -> Period:
    if point.bound == "from":
        return Period(period.start, None, period.granularity, period.problem)
    if point.bound == "until":
        return Period(None, period.end, period.granularity, period.problem)
    return period


def _remember(point: Point, period: Period, context: Context) -> None:
    if (period.start is not None or period.end is not None) and not _only_compared(point):
        context.earlier = period
        if point.fiscal:
            day = period.start or period.end
            context.fiscal = calendar.fiscal_year_of(day) if day is not None else None
        elif point.has_year:
            context.fiscal = None
    if point.era is not None and point.era_year is not None:
        context.era, context.era_year = point.era, point.era_year


def _only_compared(point: Point) -> bool:
    """前年度 and 平成30年度に比べて are there to compare with; 同年度 does not mean them."""
    back = point.pointer is not None and point.pointer["origin"] == "text" and int(point.pointer["offset"]) < 0
    return point.compared or (back and point.month is None and point.day is None)


def _of_point(point: Point, context: Context) -> Period:
    if point.recurs and not point.has_year:
        return Period(None, None, _granularity(point))
    if point.bare_end is not None:
        return _bare_end(point.bare_end, context)
    if point.century is not None:
        return _part_of(calendar.years((point.century - 1) * 100 + 1, 100, "range"), point)
    if point.decade is not None:
        return _decade(point)
    if point.pointer is not None and point.pointer["unit"] != "year":
        return _pointed(point, context)
    year, problem = _year(point, context)
    if problem:
        return Period(None, None, _granularity(point), problem)
    if year is None or not calendar.is_year(year):
        never = year is not None or not calendar.is_day(point.month, point.day)
        return Period(None, None, _granularity(point), "impossible_date" if never else None)
    period = _in_year(point, year)
    if point.era is not None and point.western is None and period.start and period.end:
        era = calendar.eras()[point.era]
        first, last = period.start, period.end
        if point.month is None and not point.ends:
            first, last = date(year, 1, 1), date(year, 12, 31)
        if problem := era.problem(first, last):
            return Period(None, None, period.granularity, problem)
    return period


def _granularity(point: Point) -> str:
    if point.day is not None or point.ends:
        return "day"
    if point.third is not None:
        return "ten_days"
    if point.month is not None:
        return "range" if point.half else "month"
    if point.quarter is not None:
        return "quarter"
    if point.half is not None:
        return "half"
    return "fiscal_year" if point.fiscal else "year"


def _year(point: Point, context: Context) -> tuple[int | None, str | None]:
    """The year that a point prints, points at or leans on; a code where two printed calendars disagree."""
    if point.era is not None and point.era_year is not None:
        year = calendar.eras()[point.era].year(point.era_year)
        if point.western is not None and point.western != year:
            return None, "calendars_disagree"
        return year, None
    if point.western is not None:
        return point.western, None
    if point.pointer is not None:
        return _pointed_year(point, context), None
    if point.follow is not None:
        if context.era is None:
            return None, None
        point.era, point.era_year = context.era, point.follow
        return calendar.eras()[context.era].year(point.follow), None
    if point.quarter is not None or point.half is not None:
        point.fiscal = context.fiscal is not None
        return context.fiscal if point.fiscal else context.year_for(1), None
    if point.month is None and point.day is not None and context.anchor is not None:
        point.month = context.anchor.month
    return (None if point.month is None else context.year_for(point.month)), None


def _pointed_year(point: Point, context: Context) -> int | None:
    pointer = point.pointer
    origin = context.today if pointer is not None and pointer["origin"] == "writer" else context.anchor
    if pointer is None or origin is None:
        return None
    earlier = context.earlier
    if pointer["origin"] == "text" and earlier is not None and earlier.granularity == "fiscal_year" and earlier.start:
        origin = earlier.start
    year = calendar.fiscal_year_of(origin) if point.fiscal else origin.year
    return year + int(pointer["offset"])


def _in_year(point: Point, year: int) -> Period:
    month = point.month
    if month is not None:
        if point.fiscal:
            year = calendar.year_of_month_in(year, month)
        if point.day is not None:
            return calendar.day(year, month, point.day)
        if point.third is not None:
            return calendar.third_of_month(year, month, point.third)
        if point.half is not None:
            return calendar.half_of_month(year, month, point.half)
        whole = calendar.month(year, month)
    elif point.quarter is not None:
        whole = calendar.quarter(year, point.quarter, fiscal=point.fiscal)
    elif point.half is not None:
        whole = calendar.half(year, point.half, fiscal=point.fiscal)
    else:
        whole = calendar.fiscal_year(year) if point.fiscal else calendar.year(year)
    return calendar.last_day(whole) if point.ends else whole


def _decade(point: Point) -> Period:
    first = point.decade or 0
    if point.era is not None:
        first = calendar.eras()[point.era].year(first)
    elif first < 100:
        first += 1900 if first else 2000
    return _part_of(calendar.years(first, 10, "decade"), point)


def _part_of(whole: Period, point: Point) -> Period:
    """The first or second half, the end or all of a decade or century."""
    if point.ends:
        return calendar.last_day(whole)
    if point.half is None or whole.start is None or whole.end is None:
        return whole
    count = (whole.end.year - whole.start.year + 1) // 2
    return calendar.years(whole.start.year + (count if point.half == 2 else 0), count, "range")


def _pointed(point: Point, context: Context) -> Period:
    """同月10日, 先月末, 翌日, 来週: months, weeks and days that a word points at."""
    pointer = point.pointer
    assert pointer is not None
    unit, offset = pointer["unit"], int(pointer["offset"])
    origin = context.today if pointer["origin"] == "writer" else context.anchor
    granularity = {"month": _granularity(point), "week": "range", "day": "day"}[unit]
    if unit == "month" and granularity == "year":
        granularity = "month"
    if origin is None:
        return Period(None, None, granularity)
    if unit == "week":
        return calendar.week(origin + timedelta(weeks=offset))
    if unit == "day":
        exact = context.earlier is not None and context.earlier.granularity in ("day", "range")
        if pointer["origin"] == "text" and not exact:
            return Period(None, None, granularity)
        the_day = origin + timedelta(days=offset)
        return Period(the_day, the_day, "day")
    year, month = calendar.shift_month(origin, offset)
    point.month = month
    return _in_year(point, year)


def _bare_end(word: str, context: Context) -> Period:
    """年度末, 年末 and 月末 of the nearest earlier date, else of the writer's day."""
    origin = context.anchor or context.today
    if origin is None:
        return Period(None, None, "day")
    if word == "年度末":
        return calendar.last_day(calendar.fiscal_year(calendar.fiscal_year_of(origin)))
    if word == "年末":
        return calendar.last_day(calendar.year(origin.year))
    return calendar.last_day(calendar.month(origin.year, origin.month))
