"""Candidates: the mentions of a sentence in, those that state a measured or counted fact out."""

from __future__ import annotations

import re

from extract.folding import fold
from extract.records.annotation import Sentence
from extract.records.mention import Mention

# 「一人で」「一つの」「1日」: the number names no count.
SINGLE = re.compile(r"^(?:一|1|ひと|１)\s*(?:人|つ|度|種|つの|日|か?月|年|回|歩|部|体|環|例|面|見|点|貫|様|元|本|冊|箇所|か所)?$")
NAMES_GROUP = re.compile(r"^(?:まで|以上|以下|未満|前後)*の(?!割合|方が\d|利用が|参加が|利用者数|人数|比率)|^(?:まで|以上|以下|未満)*(?:を|も)?(?:主な)?(?:対象|中心)|^(?:まで|以上|以下|未満)*(?:児|親|世帯|向け)")
MEASURED_TIME = re.compile(r"(?:時間|期間|日数|年数|所要|待ち|間隔|平均|年齢|寿命|頻度)")
TIME_CHANGED = re.compile(r"^(?:程度)?(?:の|に|も|ほど|へ|から)?(?:短縮|削減|延長|減|増|かか|要し|であ|だっ|となっ|に及|に達|に留|にとど|を要|を超|超|。|$|）|、)")
BOUNDS = frozenset({"at_least", "at_most", "over", "under"})


def is_measured(mention: Mention, sentence: Sentence) -> bool:
    """Whether a quantity states a fact: not vague, not a lone one, not an age that names a group."""
    if mention.kind != "quantity" or not _has_number(mention):
        return False
    before, after = around(mention, sentence)
    if mention.dimension == "age" or mention.unit in ("歳", "才"):
        return _age_is_measured(mention, before, after)
    if mention.unit is None and mention.dimension is None:
        return False
    if SINGLE.match(fold(mention.text).text):
        return False
    if mention.dimension in ("time", "duration"):
        return _time_is_measured(before, after)
    if _names_a_class(mention, sentence, before, after):
        return False
    return not re.match(r"^(?:当たり|あたり|につき|ごと|毎|おき|目|番目)", after)


def around(mention: Mention, sentence: Sentence) -> tuple[str, str]:
    """(text of the sentence before the mention, text behind it)."""
    return sentence.text[: mention.start - sentence.start], sentence.text[mention.end - sentence.start :]


def _has_number(mention: Mention) -> bool:
    return any(number is not None for number in (mention.value, mention.value_min, mention.value_max))


def _names_a_class(mention: Mention, sentence: Sentence, before: str, after: str) -> bool:
    """「従業員20人以下の企業」: a bound with what it bounds before it and what it describes behind."""
    bounded = BOUNDS.intersection(mention.modifiers)
    if not bounded or not after.startswith("の") or not re.search(r"[^\sはがをにのでも、。（「]$", before):
        return False
    behind = next((token for token in sentence.tokens if token.start >= mention.end + 1), None)
    return behind is not None and "サ変可能" not in behind.tag


def _age_is_measured(mention: Mention, before: str, after: str) -> bool:
    return bool(re.search(r"(?:年齢|平均)[^、。]{0,6}$", before))


def _time_is_measured(before: str, after: str) -> bool:
    clause = re.split(r"[、。]", before)[-1]
    return bool(MEASURED_TIME.search(clause[-16:]) and TIME_CHANGED.match(after))
