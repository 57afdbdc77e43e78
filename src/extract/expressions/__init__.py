"""Dates and quantities of Japanese official prose: text goes in, normalised mentions come out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extract.expressions.calendar import is_year
from extract.expressions.chains import Span, link
from extract.expressions.conflicts import false_friends, outside, union
from extract.expressions.dates import find_points
from extract.expressions.pairs import Quantity
from extract.expressions.periods import Context, join_echoes, resolve
from extract.expressions.quantities import find_quantities
from extract.expressions.serialise import to_json
from extract.folding import Folded, fold
from extract.records.mention import Mention

__all__ = ["find", "to_json"]


def find(text: str, today: date | None = None) -> list[Mention]:
    """All dates and quantities of ``text``, sorted by place, never crossing.

    ``today`` is the writer's day, on which 昨年 and 先月 and months without a year lean.
    """
    folded = fold(text, unwrap=True)
    plain = folded.text
    friends = false_friends(plain)
    hidden = union([(friend.start, friend.end) for friend in friends if friend.hides_all])
    spans = outside(link(plain, find_points(plain)), hidden)
    date_places = [(span.start, span.end) for span in spans]
    friends = outside([friend for friend in friends if not friend.hides_all], union(date_places))
    taken = union([*hidden, *date_places, *((friend.start, friend.end) for friend in friends)])
    mentions = _dates(text, folded, spans, today)
    mentions += [_quantity(text, folded, found) for found in find_quantities(plain, taken, folded.seams)]
    return sorted(mentions, key=lambda mention: mention.start)


def _dates(text: str, folded: Folded, spans: list[Span], today: date | None) -> list[Mention]:
    context = Context(today if today is not None and is_year(today.year) else None)
    mentions = []
    for span, period in join_echoes(folded.text, [(span, resolve(span, context)) for span in spans]):
        start, end = folded.span(span.start, span.end)
        mentions.append(
            Mention(
                kind="date",
                text=text[start:end],
                start=start,
                end=end,
                rule="date.range" if span.last else span.first.rule.id,
                start_date=period.start,
                end_date=period.end,
                granularity=period.granularity,
                resolved=period.start is not None or period.end is not None,
                modifiers=span.first.modifiers if span.last is None else span.last.modifiers,
                problem=period.problem,
            )
        )
    return mentions


def _quantity(text: str, folded: Folded, found: Quantity) -> Mention:
    start, end = folded.span(found.start, found.end)
    return Mention(
        kind="quantity",
        text=text[start:end],
        start=start,
        end=end,
        rule=found.rule,
        value=_number(found.value),
        value_min=_number(found.low),
        value_max=_number(found.high),
        unit=found.unit.name if found.unit else None,
        dimension=found.unit.dimension if found.unit else None,
        modifiers=found.modifiers,
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
