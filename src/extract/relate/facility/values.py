"""From words that state an attribute to claims: dates, numbers, ages, fees and texts, each with its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extract.records.claims import FacilityClaim
from extract.records.mention import Mention
from extract.relate.facility.patterns import with_masks
from extract.relate.facility.reading import Reading
from extract.rules import load_table

_FREE = re.compile(
    r"無料|無償|(?:負担|費用)(?:は|が)?(?:なし|ない|かからない)|^(?:なし|なく|ない|無い|不要|ゼロ|0円)"
    r"|(?:かから|掛から|取ら|生じ|発生し|徴収し|請求し)(?:て(?:い|お))?(?:ない|ず|らず)|(?:取っ|求め|いただい)て(?:いない|おらず)"
)
_PAID = re.compile(
    r"有料|有償|実費|[0-9](?:割|%)(?:の|を)?(?:自己|利用者)?負担|負担(?:は|が)?、?(?:原則(?:として)?|費用の|介護報酬の|所得に応じ(?:て)?)*[0-9](?:割|%)"
)
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_PER_MONTH = re.compile(r"[月年日]額(?:で)?$")
_EDGES = " \n\t、,・:;/|()「」『』【】〔〕[]<>〈〉《》。"
_OPENING = {")": "(", "」": "「", "』": "『", "】": "【", "〕": "〔", "]": "[", ">": "<", "〉": "〈", "》": "《"}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}
_BOUNDS = {"at_least", "over"}


@dataclass(frozen=True, slots=True)
class Attribute:
    """A row of the table of attributes."""

    name: str
    type: str
    units: frozenset[str]
    before: re.Pattern[str] | None
    at_least: str | None
    lead: re.Pattern[str] | None
    tail: re.Pattern[str] | None
    shape: re.Pattern[str] | None
    refuse: re.Pattern[str] | None


@cache
def attributes() -> Mapping[str, Attribute]:
    """The closed list of attributes by name."""
    return {
        row["attribute"]: Attribute(
            row["attribute"],
            row["type"],
            frozenset(row.get("units", ())),
            _pattern(row.get("before")),
            row.get("at_least"),
            *(_pattern(row.get(part)) for part in ("lead", "tail", "shape", "refuse")),
        )
        for row in load_table("attributes")
    }


def _pattern(printed: str | None) -> re.Pattern[str] | None:
    return re.compile(with_masks(printed)) if printed else None


@dataclass(frozen=True, slots=True)
class Stated:
    """Words that state an attribute: characters ``start:end`` of a section, found by a rule."""

    attribute: str  # a name of the closed list, or "target_age" for both ends of a span of ages
    start: int
    end: int
    rule: str
    unit: str | None = None  # unit that is printed elsewhere: in the label (面積（㎡）)
    rank: int = 0  # higher ones give way to lower ones


def claim(stated: Stated, reading: Reading, facility: int) -> list[FacilityClaim]:
    """The claims that the words make; none where they are not of the attribute's kind."""
    if stated.attribute == "target_age":
        return list(_ages(stated, reading, facility))
    attribute = attributes()[stated.attribute]
    if attribute.type == "date":
        return list(_date(stated, reading, facility))
    if attribute.type == "number":
        return list(_number(attribute, stated, reading, facility))
    if attribute.type == "fee":
        return list(_fee(stated, reading, facility))
    return list(_text(attribute, stated, reading, facility))


def _text(attribute: Attribute, stated: Stated, reading: Reading, facility: int) -> Iterator[FacilityClaim]:
    start, end = trim(reading.folded, stated.start, stated.end)
    if attribute.lead and (lead := attribute.lead.match(reading.masked, start, end)):
        start = lead.end()
    if attribute.tail and (tail := attribute.tail.search(reading.masked, start, end)):
        end = tail.start()
    start, end = trim(reading.folded, start, end)
    folded, masked = reading.folded[start:end], reading.masked[start:end]
    if not folded or "\n" in folded:
        return
    if attribute.shape and not attribute.shape.search(folded):
        return
    if attribute.refuse and attribute.refuse.search(masked):
        return
    quantities = reading.mentions_in(start, end, "quantity")
    counted = [mention for mention in quantities if mention.unit in attribute.units and mention.value is not None]
    if counted:  # 駐車場　普通車84台
        start, end = counted[0].start, counted[0].end
    yield FacilityClaim(
        facility, attribute.name, reading.printed[start:end], reading.section, start, end, stated.rule,
        value_number=counted[0].value if counted else None, unit=counted[0].unit if counted else None,
    )  # fmt: skip


def trim(folded: str, start: int, end: int) -> tuple[int, int]:
    """``start:end`` without white space, separators and brackets without a partner at both ends."""
    while start < end and folded[start] in _EDGES:
        partner = _CLOSING.get(folded[start])
        if partner and partner in folded[start + 1 : end] and not folded[start + 1 : end].endswith(partner):
            break
        start += 1
    while start < end and folded[end - 1] in _EDGES:
        partner = _OPENING.get(folded[end - 1])
        if (partner and partner in folded[start : end - 1]) or (folded[end - 1] == "/" and "://" in folded[start:end]):
            break
        end -= 1
    return start, end


def _date(stated: Stated, reading: Reading, facility: int) -> Iterator[FacilityClaim]:
    for mention in reading.mentions_in(stated.start, stated.end, "date"):
        iso = first_day(mention)
        if iso:
            yield FacilityClaim(
                facility, stated.attribute, iso, reading.section, mention.start, mention.end, stated.rule,
                granularity=mention.granularity,
            )  # fmt: skip
            return


def first_day(mention: Mention) -> str | None:
    """The day a date begins with in ISO form; of a month or a year the first."""
    if mention.start_date is None or mention.resolved is False:
        return None
    return mention.start_date.isoformat()


def _number(attribute: Attribute, stated: Stated, reading: Reading, facility: int) -> Iterator[FacilityClaim]:
    mention = _only_number(attribute, stated, reading)
    if mention is None:
        yield from _bare_number(attribute, stated, reading, facility)
        return
    name = attribute.name
    value = mention.value
    if attribute.at_least and _BOUNDS & set(mention.modifiers):
        name, value = attribute.at_least, mention.value_min
    if value is None or value < 0:
        return
    yield FacilityClaim(
        facility, name, mention.text, reading.section, mention.start, mention.end, stated.rule,
        value_number=value, unit=mention.unit or stated.unit,
    )  # fmt: skip


def _bare_number(attribute: Attribute, stated: Stated, reading: Reading, facility: int) -> Iterator[FacilityClaim]:
    """A number alone, whose unit is printed in its label: 「敷地面積（㎡）：3,400」."""
    start, end = trim(reading.folded, stated.start, stated.end)
    if stated.unit in attribute.units and _NUMBER.fullmatch(reading.folded, start, end):
        yield FacilityClaim(
            facility, attribute.name, reading.printed[start:end], reading.section, start, end, stated.rule,
            value_number=float(reading.folded[start:end].replace(",", "")), unit=stated.unit,
        )  # fmt: skip


def _only_number(attribute: Attribute, stated: Stated, reading: Reading) -> Mention | None:
    """The number that the words begin with, or the only one in them; none where several compete for the place."""
    numbers = [
        mention
        for mention in reading.mentions_in(stated.start, stated.end, "quantity")
        if (mention.unit or stated.unit) in attribute.units
        and ("cumulative" not in mention.modifiers or mention.dimension == "area")
    ]
    if not numbers:
        return None
    before = reading.folded[stated.start : numbers[0].start]
    if attribute.before and not attribute.before.search(reading.masked[stated.start : numbers[0].start]):
        numbers = [mention for mention in numbers if "total" in mention.modifiers]
        return numbers[0] if len(numbers) == 1 else None
    if len(numbers) == 1 or not before.strip(" :は約計合総数全国(・、"):
        return numbers[0]
    totals = [mention for mention in numbers if "total" in mention.modifiers]
    return totals[0] if len(totals) == 1 else None


def _ages(stated: Stated, reading: Reading, facility: int) -> Iterator[FacilityClaim]:
    """Both ends of the ages in the words. 「18歳未満」 keeps the printed 18, with a flag."""
    for mention in reading.mentions_in(stated.start, stated.end, "quantity"):
        if mention.unit not in attributes()["target_age_min"].units:
            continue
        low, high = mention.value_min, mention.value_max
        if low is None and high is None and "up_to" in mention.modifiers:
            high = mention.value
        elif low is None and high is None and reading.folded.startswith("から", mention.end):
            low = mention.value  # ０歳から就学前まで
        if low is None and high is None:
            return
        if low is not None and high is None and "under" in mention.modifiers:
            low = None
        for name, value in (("target_age_min", low), ("target_age_max", high)):
            if value is None:
                continue
            exclusive = "under" in mention.modifiers and name == "target_age_max"
            exclusive = exclusive or ("over" in mention.modifiers and name == "target_age_min")
            yield FacilityClaim(
                facility, name, mention.text, reading.section, mention.start, mention.end, stated.rule,
                value_number=value, unit="歳", flags=("exclusive_bound",) if exclusive else (),
            )  # fmt: skip
        return


def _fee(stated: Stated, reading: Reading, facility: int) -> Iterator[FacilityClaim]:
    """``free`` or ``paid``, and the amount where one is stated."""
    folded = reading.folded[stated.start : stated.end]
    free = _FREE.search(folded)
    amounts = [
        mention
        for mention in reading.mentions_in(stated.start, stated.end, "quantity")
        if mention.unit in attributes()["fee_amount"].units
    ]
    if free and not (amounts and amounts[0].start < stated.start + free.start()):
        start, end = stated.start + free.start(), stated.start + free.end()
        yield FacilityClaim(
            facility, "fee", "free", reading.section, start, end, stated.rule,
        )  # fmt: skip
        return
    paid = _PAID.search(folded)
    if amounts:
        start, end = _amounts(stated, reading, amounts)
    elif paid:
        start, end = stated.start + paid.start(), stated.start + paid.end()
    else:
        return
    yield FacilityClaim(facility, "fee", "paid", reading.section, start, end, stated.rule)
    if amounts:
        amount = amounts[0]
        number = amount.value if amount.value is not None else amount.value_min
        yield FacilityClaim(
            facility, "fee_amount", reading.printed[start:end], reading.section, start, end, stated.rule,
            value_number=number, unit=amount.unit,
        )  # fmt: skip


def _amounts(stated: Stated, reading: Reading, amounts: list[Mention]) -> tuple[int, int]:
    """Where the amounts stand: one with its 月額, several as a whole (会員は5,500円、非会員は2,200円), notes left out."""
    outside = [amount for amount in amounts if "(" not in reading.folded[stated.start : amount.start]]
    outside = outside or amounts[:1]
    if len(outside) > 1:
        return trim(reading.folded, stated.start, outside[-1].end)
    start = outside[0].start
    prefix = _PER_MONTH.search(reading.folded, stated.start, start)
    return prefix.start() if prefix else start, outside[0].end
