"""Visits: the title and date lines of a facility, and the schedule of a report in; day and number of the visit out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.records.claims import FacilityClaim
from extract.records.mention import Mention
from extract.relate.facility.names import name_statements
from extract.relate.facility.own import Own
from extract.relate.facility.reading import DATE, FILLER, Reading, fold_in_place, with_masks
from extract.relate.facility.values import Stated, claim, printed_date
from extract.rules import Rule, load_table

_KANJI = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A line that holds a date and what goes with it: brackets, a time of day, the word 視察.
_DATE_ALONE = re.compile(
    rf"^[^\w{DATE}]*{DATE}{FILLER}*(?:[\s()0-9:~、.-]|時|分|午前|午後|曜日?|[月火水木金土日]|{FILLER}|\ue000|視察|訪問|実施|調査|開催|見学)*$"
)
_NUMBERED_COLUMN = re.compile(r"(?:^|\s)(?:回数?|No\.?|番号|#)(?:\s|$)")
_ROW_NUMBER = re.compile(r"^\s*(?P<n>[0-9]{1,2})(?=[\s.、)]|\ue001)")


@cache
def _rules(role: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple(
        (rule, re.compile(with_masks(rule["pattern"]))) for rule in load_table("facility_visits") if rule["role"] == role
    )


def visit_claims(reading: Reading, facility: int, own: Own, date_labels: Sequence[str]) -> Iterator[FacilityClaim]:
    """Day and number of the visit from a section of the facility: labelled, alone on a title line, or told."""
    for start, end in reading.lines():
        yield from _labelled_date(reading, facility, start, end, date_labels)
    if reading.kind == "facility":
        for start, end in reading.lines():
            if _DATE_ALONE.match(reading.masked[start:end]):
                yield from claim(Stated("visit_date", start, end, "facility_visit.date_alone"), reading, facility)
            yield from _ordinal(reading, facility, start, end)
    for start, end in reading.lines():
        for rule, pattern in _rules("date_prose"):
            for match in pattern.finditer(reading.masked, start, end):
                if reading.kind != "implications" and own.is_spoken_of(reading, match.start()):
                    yield from claim(Stated("visit_date", *match.span("visit_date"), rule.id), reading, facility)


def _labelled_date(
    reading: Reading, facility: int, start: int, end: int, date_labels: Sequence[str]
) -> Iterator[FacilityClaim]:
    (rule, pattern), = _rules("date_label")
    labels = "|".join([*(re.escape(fold_in_place(label)) for label in date_labels), pattern.pattern])
    joint = rf"(?:^|[\s(【〔\[<〈《■□●○◆◇・※、。/|])(?:{labels}) *[】〕\]>〉》)]?(?: *[:|]|\s+|(?<=[】〕\]>〉》)]))?\s*(?={DATE})"
    for match in re.finditer(joint, reading.masked[start:end]):
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
        named = [name for name in own.names if len(name) >= 4 and name in reading.folded[start:end]]
        if not named:
            continue
        yield from _ordinal(reading, facility, start, end)
        header = reading.folded[: reading.folded.find("\n") + 1]
        row = _ROW_NUMBER.search(reading.masked, start, end) if _NUMBERED_COLUMN.search(header) else None
        if row:
            yield FacilityClaim(
                facility, "visit_ordinal", str(int(row["n"])), reading.section, *row.span("n"), "facility_visit.row",
                value_number=float(row["n"]),
            )  # fmt: skip
        days = [m for m in reading.mentions_in(start, end, "date") if m.granularity in ("day", "range") and printed_date(m)]
        if days:
            yield from claim(Stated("visit_date", days[0].start, days[0].end, "facility_visit.schedule"), reading, facility)
        for stated in name_statements(reading, own, start, end):
            yield from claim(stated, reading, facility)
        return


def _entries(reading: Reading) -> list[tuple[int, int]]:
    """The entries of a schedule: from one 第N回 to the next, else from one day to the next, before or after its place."""
    lines = [(low, high) for low, high in reading.lines() if reading.folded[low:high].strip()]
    rounds = [low for low, high in lines if any(p.search(reading.folded, low, high) for _, p in _rules("ordinal"))]
    dated = [(low, high) for low, high in lines if _days(reading, low, high)]
    if rounds:
        starts = rounds
    elif not dated:
        return lines
    elif dated[-1] == lines[-1] and dated[0] != lines[0] and not any(_has_place(reading, *line) for line in dated):
        ends = [high for _, high in dated]
        return list(zip([0, *ends[:-1]], ends, strict=True))
    else:
        starts = [low for low, _ in dated]
    return list(zip(starts, [*starts[1:], len(reading.printed)], strict=True))


def _days(reading: Reading, low: int, high: int) -> list[Mention]:
    return [mention for mention in reading.mentions_in(low, high, "date") if mention.granularity == "day"]


def _has_place(reading: Reading, low: int, high: int) -> bool:
    """Whether a line with a date names something as well."""
    return not _DATE_ALONE.match(reading.masked[low:high])
