"""Periods: a number in its sentence in, the date that governs it out.

In this order: the bracket behind the number, the nearest date before it in the sentence, a
bracket at the sentence's end, what an announcing sentence or the heading states. A date on which
something was opened or begun governs nothing, nor does one that is only compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.metrics.words import match_at_start

BRACKET_AFTER = re.compile(r"^\s*(?:程度|以上|以下)?\s*[（(]([^（）()]{1,40})[）)]")
LISTED = re.compile(r"[、・,，][^はがをにでの。（()）]{1,40}[（(]")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# 「前年度から12％増」「令和元年度の約1.5倍」「30年度（36万人）に比べて」: the date is what is compared with.
BASE = re.compile(
    r"\s*(?:[（(][^（）()]*[）)])?\s*(?:末|の(?:実績|水準|値)?|から|に比べて?、?|と比べて?、?|と比較して、?|比で?、?|より|に対し、?|を|の[^、。]{1,16}?(?:に比べて?|と比べて?|から|より)、?)?\s*"
)
# 「2015年の38店から21店に」: the second number stands at another time.
FROM_ANOTHER = re.compile(r"の[^、。]*から\s*$")
# 「2022年の1.8％から2.4％へ」: the share is what a change starts at, not one of what that year held.
STARTING_POINT = re.compile(r"(?:程度|前後)?(?:から|より|に対し|であったが|だったが)")
# 「前年の2.4倍に当たる860万円」
COMPARED_WITH = re.compile(r"の[^、。]{0,12}(?:倍|[%％]|割)(?:程度|強|弱)?(?:に当た|に相当|増|減|の|と)")
# 「2019年の78.6％まで回復した」: a share of what that year held.
LEVEL = re.compile(r"(?:程度)?(?:に当た|に相当|の水準|まで(?:回復|戻)|に(?:とどま|過ぎ|すぎ))")
# 「平成27年の開館以来」: only since when.
SINCE = re.compile(r"[^、。]{0,16}(?:以来|以降|このかた|後|から)")
# 「開設は昭和48年10月」: the date is that of the event named before it.
EVENT_LABEL = re.compile(
    r"(?:開設|設立|開館|開所|開園|開校|開院|開業|創業|創設|竣工|認可|指定|設置|移転|改築|運営開始|供用開始|開始|発足|オープン)(?:年月日?|時期|日)?(?:は|：|:|が)\s*$"
)
# 「実態調査（令和３年）によれば」: what the sentence goes on to tell was found then.
# 「令和３年４月13日付け消防地第171号」「昭和22年法律第226号」: the date belongs to the paper.
OF_A_PAPER = re.compile(r"\s*(?:付け|付(?![近属加])|(?:法律|政令|省令|府令|告示|条例|規則|訓令)第)")
# 「酒蔵二棟を移築して開館した」: the number is part of what was opened; 「３施設を開設した」 is what was done that year.
OPENED_WITH = re.compile(
    r"(?:を|で|の)[^、。]{1,20}?(?:し|して|て|により|から)、?(?:開設|開所|開館|開園|開校|開院|開業|オープン)(?:し|され)?た"
)
# 「２台を備える計画がある」: what is to be held at no time before.
PLANNED = re.compile(r"[^、。]{0,30}(?:計画|予定|見込み|見通し|方針)(?:で|が|と|だ|。)")
ASKED = re.compile(r"(?:を対象(?:に|と)|に対)(?:し(?:た|て))?、?")
ASKED_IN = re.compile(r"(?:の|に|、)?(?:実施(?:し|され)た|行(?:っ|われ)た)?[^、。]{0,12}(?:調査|アンケート)")
# 「令和元年度に13.5％であったが、回数を８回以内に抑えたことで令和３年度には…」: the turn leaves the first year.
TURNED = re.compile(r"(?:であった|だった|[いしっ]た)(?:が|ものの)、[^、。]*を[^、。]*$")
SOURCE_OF = re.compile(r"(?:によれば|によると|では|の結果|で、|から|を見ると|をみると)")
NEW_TOPIC = re.compile(r"[、。][^、。]*(?<![でに])は")


class Period(NamedTuple):
    """The mention that governs a number and how it was found."""

    date: Mention
    rule: str
    inherited: bool


def period_of(mention: Mention, sentence: Sentence, carried: Period | None) -> Period | None:
    """The governing period of a quantity, or None where no date governs it."""
    dates = [date for date in sentence.mentions if date.kind == "date" and _has_day(date)]
    bracket = BRACKET_AFTER.match(sentence.text[mention.end - sentence.start :])
    if bracket:
        low, high = mention.end + bracket.start(1), mention.end + bracket.end(1)
        inside = [
            date
            for date in dates
            if low <= date.start
            and date.end <= high
            and (not _has_other_count(sentence, low, high) or (date.start == low and _surveyed(date, sentence)))
        ]
        if inside:
            return Period(inside[0], "period.bracket", False)
    surveyed = _survey_behind(mention, sentence, dates)
    if surveyed is not None:
        return Period(surveyed, "period.survey_behind", False)
    before = [date for date in dates if date.end <= mention.start and _governs(date, mention, sentence)]
    if before:
        if (
            carried is not None
            and _is_later(carried.date, before[-1])
            and _changes_since(before[-1], mention, sentence)
        ):
            return Period(carried.date, carried.rule, True)
        return Period(before[-1], "period.before", False)
    listed = _bracket_behind_list(mention, sentence, dates)
    if listed is not None:
        return Period(listed, "period.bracket_of_list", False)
    trailing = _bracket_at_end(sentence, dates)
    if trailing is not None and trailing.start > mention.end:
        return Period(trailing, "period.end_bracket", False)
    return Period(carried.date, carried.rule, True) if carried is not None else None


def _survey_behind(mention: Mention, sentence: Sentence, dates: Sequence[Mention]) -> Mention | None:
    """「利用者1,024人を対象とした令和５年11月のアンケートでは」: the day of what so many were asked in."""
    for date in dates:
        between = sentence.text[mention.end - sentence.start : date.start - sentence.start]
        behind = sentence.text[date.end - sentence.start :]
        if date.start > mention.end and ASKED.fullmatch(between) and ASKED_IN.match(behind):
            return date
    return None


def _governs(date: Mention, mention: Mention, sentence: Sentence) -> bool:
    """Whether a date before a number says when it held.

    Not where something was opened or begun between them, nor where the date is only compared with.
    """
    between = sentence.text[date.end - sentence.start : mention.start - sentence.start]
    behind = sentence.text[mention.end - sentence.start :]
    if OF_A_PAPER.match(between) or OPENED_WITH.match(behind):
        return False
    if PLANNED.match(behind) and re.search(r"(?:[るたり]|て|が)、", between):
        return False
    if TURNED.search(between) and any(d.kind == "date" and d.start >= mention.end for d in sentence.mentions):
        return False
    if match_at_start("comparison", between) or (_is_change(mention, sentence) and BASE.fullmatch(between)):
        return False
    if FROM_ANOTHER.match(between) or COMPARED_WITH.match(between):
        return False
    if between and EVENT_LABEL.search(sentence.text[: date.start - sentence.start]):
        return False
    bracket = _closed_bracket(date, mention, sentence)
    if bracket is not None:
        if SOURCE_OF.match(between.partition("）")[2] or between.partition(")")[2]):
            return True
        own_count = re.match(r"\s*(?:末|現在|時点)?\s*[:：はの]?\s*$", bracket)
        return own_count is None and not NEW_TOPIC.search(between)
    if not match_at_start("event", between):
        return True
    return between.startswith("の") and not SINCE.match(between)


def _changes_since(date: Mention, mention: Mention, sentence: Sentence) -> bool:
    """Whether a rise or fall is told against another number of that date: 「2019年度は84％だったので７ポイント高まった」."""
    counts = [other for other in sentence.mentions if other.kind == "quantity" and date.end <= other.start]
    return bool(counts) and counts[0].start < mention.start and _is_change(mention, sentence)


def _is_later(first: Mention, second: Mention) -> bool:
    return first.start_date is not None and second.start_date is not None and first.start_date > second.start_date


def states_period(date: Mention, sentence: Sentence) -> bool:
    """Whether a date says when something held, not when it was begun."""
    after = re.split(r"[、。]", sentence.text[date.end - sentence.start :])[0]
    return not match_at_start("comparison", after) and not match_at_start("event", after)


def _is_change(mention: Mention, sentence: Sentence) -> bool:
    """A multiple or a rise or fall: what stands right before it is what it is measured against."""
    after = sentence.text[mention.end - sentence.start :]
    base = re.search(r"の(?:約|およそ)?$", sentence.text[: mention.start - sentence.start]) is not None
    if mention.dimension in ("share", "ratio") and base and not STARTING_POINT.match(after):
        return not mention.text.endswith(("％", "%")) or LEVEL.match(after) is not None
    return mention.unit in ("倍", "ポイント") or bool(
        re.match(r"(?:程度)?(?:の)?(?:増|減|上昇|低下|伸び|高ま|上が|下が|上回|下回|アップ|ダウン|多|少)", after)
    )


def _surveyed(date: Mention, sentence: Sentence) -> bool:
    """「76％（2024年１月調査、回答者620人）」: the day of what the number was found in."""
    return re.match(r"の?(?:調査|時点|現在|調べ|実施|集計)", sentence.text[date.end - sentence.start :]) is not None


def _has_day(date: Mention) -> bool:
    return date.start_date is not None or date.end_date is not None


def _has_other_count(sentence: Sentence, low: int, high: int) -> bool:
    return any(
        other.kind == "quantity" and low <= other.start and other.end <= high and other.unit
        for other in sentence.mentions
    )


def _closed_bracket(date: Mention, mention: Mention, sentence: Sentence) -> str | None:
    """What follows the date up to the next number in its bracket, if that bracket closes before ``mention``."""
    for bracket in BRACKETS.finditer(sentence.text):
        low, high = sentence.start + bracket.start(), sentence.start + bracket.end()
        if low <= date.start and date.end <= high and not low <= mention.start < high:
            counts = [
                other.start
                for other in sentence.mentions
                if other.kind == "quantity" and date.end <= other.start < high
            ]
            return sentence.text[date.end - sentence.start : min(counts) - sentence.start] if counts else "）"
    return None


def _bracket_behind_list(mention: Mention, sentence: Sentence, dates: Sequence[Mention]) -> Mention | None:
    """The date in the bracket behind a list of bare counts: 「相談員３名、協力員128名（令和６年３月末時点）」."""
    text = sentence.text[mention.end - sentence.start :]
    listed = LISTED.match(text)
    if listed is None:
        return None
    low = mention.end + listed.end()
    inside = [date for date in dates if date.start == low]
    return inside[0] if inside and not _has_other_count(sentence, low, sentence.end) else None


def _bracket_at_end(sentence: Sentence, dates: Sequence[Mention]) -> Mention | None:
    text = sentence.text.rstrip("。 ")
    closing = re.search(r"[（(][^（）()]*[）)]$", text)
    if closing is None:
        return None
    low = sentence.start + closing.start()
    if any(other.kind == "quantity" and other.end == low for other in sentence.mentions):
        return None  # it speaks of that number alone
    inside = [date for date in dates if date.start >= low]
    return inside[0] if inside and not _has_other_count(sentence, low, sentence.start + closing.end()) else None
