"""Respective lists: a sentence in, what its numbers take from a list in front of them, one each, out.

「令和３年度、４年度はそれぞれ210件、265件」「男性、女性は順に12人、18人」: as many dates or names as numbers that hang
together, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.metrics.topics import closed_between
from extract.relate.phrase import Phrase

JOINT = re.compile(r"\s*(?:[（(][^（）()]*[）)])?\s*(?:、|，|,|・|及び|および|並びに|と|、及び|そして)\s*")
IN_ORDER = re.compile(r"それぞれ|順に|おのおの|各々")
# 「基礎、応用及び実践の受講者は、それぞれ」: names end at the particle of what is counted, or at the topic.
NAMES = re.compile(
    r"(?:^|[。、は])(?P<names>[^。はがをに]{2,60}?)(?:の(?P<head>[^、。のはがをに]{1,14}))?(?:は|が|で)、?[^。]{0,12}$"
)
BETWEEN_NAMES = re.compile(r"、?(?:及び|および|並びに)|、|，|・|と(?=[^、，・と]+$)")


class Respective(NamedTuple):
    """What each number takes, by the number's start."""

    dates: dict[int, Mention]
    names: dict[int, Phrase]


NOTHING = Respective({}, {})


def respective(sentence: Sentence) -> Respective:
    """Dates and names that numbers of the sentence take by their order."""
    dates: dict[int, Mention] = {}
    names: dict[int, Phrase] = {}
    runs = _runs(sentence)
    for index, numbers in enumerate(runs):
        if numbers[0].kind != "quantity" or len(numbers) < 2:
            continue
        before = runs[index - 1] if index else None
        between = sentence.text[before[-1].end - sentence.start if before else 0 : numbers[0].start - sentence.start]
        if before is not None and before[0].kind == "date" and len(before) == len(numbers) and "。" not in between:
            dates |= {number.start: date for number, date in zip(numbers, before, strict=True)}
        elif IN_ORDER.search(between):
            listed = _names(sentence, numbers[0].start)
            if len(listed) == len(numbers):
                names |= {number.start: name for number, name in zip(numbers, listed, strict=True)}
    return Respective(dates, names) if dates or names else NOTHING


def _runs(sentence: Sentence) -> list[list[Mention]]:
    """Mentions of one kind, numbers of one unit, that nothing but a joint parts."""
    runs: list[list[Mention]] = []
    for mention in sentence.mentions:
        if (
            runs
            and closed_between(sentence, mention.start, sentence.end)
            and not _same_bracket(sentence, runs[-1][-1], mention)
        ):
            continue  # 「2,655億円（前年度比0.4％増）、4,185億円」
        above = runs[-1][-1] if runs else None
        if above is not None and _alike(above, mention) and JOINT.fullmatch(_between(sentence, above, mention)):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _same_bracket(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Whether no bracket opens between two mentions."""
    return not re.search(r"[（(]", _between(sentence, first, second))


def _alike(first: Mention, second: Mention) -> bool:
    return first.kind == second.kind and (first.kind == "date" or first.unit == second.unit)


def _between(sentence: Sentence, first: Mention, second: Mention) -> str:
    return sentence.text[first.end - sentence.start : second.start - sentence.start]


def _names(sentence: Sentence, end: int) -> Sequence[Phrase]:
    """The names listed before the number at ``end``: 「基礎、応用、実践の受講者はそれぞれ」."""
    text = sentence.text[: end - sentence.start]
    order = list(IN_ORDER.finditer(text))[-1]
    found = NAMES.search(text[: order.start()].rstrip("、 "))
    if found is None:
        return ()
    offset, listed, start = sentence.start + found.start("names"), found.group("names"), 0
    names = []
    for joint in (*BETWEEN_NAMES.finditer(listed), None):
        end = len(listed) if joint is None else joint.start()
        names.append(Phrase(listed[start:end], offset + start, offset + end))
        start = end if joint is None else joint.end()
    return [name for name in names if name.text]
