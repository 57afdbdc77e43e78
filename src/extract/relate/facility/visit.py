"""Visits: the title and date lines of a facility, and the schedule of a report in; day and number of the visit out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from extract.records.claims import FacilityClaim
from extract.records.mention import Mention
from extract.relate.facility.names import name_statements
from extract.relate.facility.own import Own
from extract.relate.facility.patterns import DATE, FILLER, QUANTITY, with_masks
from extract.relate.facility.reading import Reading
from extract.relate.facility.values import Stated, claim, first_day
from extract.rules import Rule, load_table

_KANJI = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A line that holds a date and what goes with it: brackets, a time of day, the word 視察.
_DATE_ALONE = re.compile(
    rf"^[^\w{DATE}]*{DATE}{FILLER}*(?:[\s()0-9:~、.-]|時|分|午前|午後|曜日?|[月火水木金土日]|{FILLER}|{QUANTITY}|視察|訪問|実施|調査|開催|見学)*$"
)
_OTHER_DAY = re.compile(r".{0,8}(?:開|設立|創|改称|改名|名称|現在|時点|竣工|移転|公表|作成|変更|指定|認可)")
# The number of a row: ①, (1), 1. or a column of its own, not 2024年 or 10:00
_ROW = re.compile(r"[^\w①-⑳]*(?:(?P<n>[①-⑳]|[0-9]{1,2}(?=[.)、]? *(?![0-9年月日:/.時]| *[年月/])\S)))")


@cache
def _rules(role: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(with_masks(rule["pattern"])))
        for rule in load_table("facility_visits")
        if rule["role"] == role
    )


def visit_claims(reading: Reading, facility: int, own: Own, date_labels: Sequence[str]) -> Iterator[FacilityClaim]:
    """Day and number of the visit from a section of the facility: labelled, alone on a title line, or told."""
    for start, end in reading.lines():
        yield from _labelled_date(reading, facility, start, end, date_labels)
    if reading.kind == "facility":
        for start, end in reading.lines():
            if _DATE_ALONE.match(reading.masked[start:end]):
                yield from claim(Stated("visit_date", start, end, "facility_visit.date_alone"), reading, facility)
            elif any(len(name) >= 4 and name in reading.folded[start:end] for name in own.names):
                yield from _date_beside_name(reading, facility, start, end)
            yield from _ordinal(reading, facility, start, end)
    for start, end in reading.lines():
        for rule, pattern in _rules("date_prose"):
            for match in pattern.finditer(reading.masked, start, end):
                if reading.kind != "implications" and own.is_spoken_of(reading, match.start()):
                    yield from claim(Stated("visit_date", *match.span("visit_date"), rule.id), reading, facility)


def _date_beside_name(reading: Reading, facility: int, start: int, end: int) -> Iterator[FacilityClaim]:
    """The only day in the line of the name: 「みなと病院（小浜市、令和5年9月4日）」, but not that of an opening."""
    days = reading.mentions_in(start, end, "date")
    if len(days) == 1 and days[0].granularity == "day" and not _OTHER_DAY.match(reading.folded, days[0].end):
        yield from claim(Stated("visit_date", days[0].start, end, "facility_visit.beside_name"), reading, facility)


def title_claims(readings: Sequence[Reading], visited: date | None, facility: int) -> Iterator[FacilityClaim]:
    """The day that the title or the line under it was seen to state, where it stands first in the given sections."""
    for reading in readings:
        for mention in reading.mentions:
            if mention.kind == "date" and visited is not None and mention.start_date == visited:
                day = Stated("visit_date", mention.start, mention.end, "facility_visit.title")
                yield from claim(day, reading, facility)
                return


def _labelled_date(
    reading: Reading, facility: int, start: int, end: int, date_labels: Sequence[str]
) -> Iterator[FacilityClaim]:
    ((rule, pattern),) = _rules("date_label")
    labels = "|".join([*date_labels, pattern.pattern])
    before = r"(?:^|[\s(【〔\[<〈《■□●○◆◇・※、。/|])"
    joint = r" *[】〕\]>〉》)]?(?: *[:|]|\s+|(?<=[】〕\]>〉》)]))?\s*"
    for match in re.finditer(rf"{before}(?:{labels}){joint}(?={DATE})", reading.masked[start:end]):
        yield from claim(Stated("visit_date", start + match.end(), end, rule.id), reading, facility)


def _ordinal(reading: Reading, facility: int, start: int, end: int) -> Iterator[FacilityClaim]:
    for rule, pattern in _rules("ordinal"):
        match = pattern.search(reading.folded, start, end)
        number = number_of(match["n"]) if match else None
        if match and number:
            yield FacilityClaim(
                facility, "visit_ordinal", str(number), reading.section, match.start(), match.end(), rule.id,
                value_number=float(number),
            )  # fmt: skip
            return


def number_of(text: str) -> int | None:
    """An ordinal below one hundred in digits, circled digits or kanji."""
    if text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _KANJI.get(text)
    return (_KANJI.get(tens, 1) * 10) + _KANJI.get(ones, 0)


def schedule_claims(reading: Reading, facility: int, own: Own) -> Iterator[FacilityClaim]:
    """What the entry of a schedule that names the facility states: number and day of the visit, a new name."""
    for start, end in _entries(reading):
        if not any(len(name) >= 4 and name in reading.folded[start:end] for name in own.names):
            continue
        numbers = list(_ordinal(reading, facility, start, end))
        yield from numbers or _row_number(reading, facility, start, end)
        days = _days(reading, start, end)
        if days:
            day = Stated("visit_date", days[0].start, days[0].end, "facility_visit.schedule")
            yield from claim(day, reading, facility)
        for stated in name_statements(reading, own, start, end):
            yield from claim(stated, reading, facility)
        return


def _row_number(reading: Reading, facility: int, start: int, end: int) -> Iterator[FacilityClaim]:
    """The number that an entry begins with: ① or 1."""
    row = _ROW.match(reading.folded, start, end)
    number = number_of(row["n"]) if row else None
    if row and number:
        yield FacilityClaim(
            facility, "visit_ordinal", str(number), reading.section, *row.span("n"), "facility_visit.row",
            value_number=float(number),
        )  # fmt: skip


def _entries(reading: Reading) -> list[tuple[int, int]]:
    """The entries of a schedule: from one number to the next, else from one day to the next, before or after its place."""
    lines = [(low, high) for low, high in reading.lines() if reading.folded[low:high].strip()]
    rounds = [low for low, high in lines if any(p.search(reading.folded, low, high) for _, p in _rules("ordinal"))]
    rows = [low for low, high in lines if _ROW.match(reading.folded, low, high)]
    dated = [line for line in lines if _days(reading, *line)]
    if rounds or len(rows) > 1:
        starts = rounds or rows
    elif not dated:
        return lines
    elif dated[-1] == lines[-1] and dated[0] != lines[0] and all(_is_date_alone(reading, *line) for line in dated):
        ends = [high for _, high in dated]
        return list(zip([0, *ends[:-1]], ends, strict=True))
    else:
        starts = [low for low, _ in dated]
    return list(zip(starts, [*starts[1:], len(reading.printed)], strict=True))


def _days(reading: Reading, low: int, high: int) -> list[Mention]:
    """The days in a piece of text; of a visit over several days the first."""
    mentions = reading.mentions_in(low, high, "date")
    return [mention for mention in mentions if mention.granularity in ("day", "range") and first_day(mention)]


def _is_date_alone(reading: Reading, low: int, high: int) -> bool:
    return bool(_DATE_ALONE.match(reading.masked[low:high]))
