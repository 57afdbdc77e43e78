"""Denominators: a share in its sentence in, the phrase that names what it is a share of out.

It stands right before the share (利用者の７割), before のうち or 別 anywhere in front of it (修了者のうち女性は３割,
相談者の年代別では30歳代が４割), is what このうち points back at, or is that of the share before.
"""

from __future__ import annotations

import re

from extract.relate.metrics.frames import Frame, rate_named, those_who
from extract.relate.phrase import noun_phrase_before

DIRECT = re.compile(r"(?:のうち、?|の中で、?|に占める[^、。]*|の)$")
OUT_OF = re.compile(r"のうち|の中で")
BY_GROUP = re.compile(r"(?:の|を)(?=[^\s、。はがをにの]{1,10}別(?:で|に))")
CHANGE = re.compile(r"(?:[増減]|^(?:増加|減少|上昇|低下|拡大|縮小))$")
POINTS_BACK = re.compile(r"(?:^|[、。])(?:この|その)?うち、?(?!の)")


def denominator_before(frame: Frame) -> str | None:
    """The phrase that the share is joined to; 「全国平均の12.3％」 is that rate itself, not a share of it."""
    joint = DIRECT.search(frame.before)
    if joint is None or rate_named(frame) is not None:
        return None
    return _phrase_before(frame, joint.start())


def denominator_of(frame: Frame, counted: str | None, shared: str | None) -> str | None:
    """The denominator by any sign; ``counted`` is what was counted before, ``shared`` the denominator before."""
    direct = denominator_before(frame)
    if direct is not None:
        return direct
    who = those_who(frame)
    if who is not None:
        return who["who"]
    for pattern in (DIRECT, OUT_OF, BY_GROUP):
        for joint in reversed(list(pattern.finditer(frame.before))):
            if counted is not None and _is_number(frame, joint.start()):
                return counted  # 「回答した318人の92.5％」
            named = _phrase_before(frame, joint.start()) if pattern is not DIRECT else None
            if named is not None:
                return named
    back = list(POINTS_BACK.finditer(frame.before))
    if back and counted is not None and not _counts_behind(frame, back[-1].end()):
        return counted
    return shared


def _is_number(frame: Frame, offset: int) -> bool:
    """Whether a counted number ends at ``offset``."""
    end = frame.sentence.start + offset
    return any(other.kind == "quantity" and other.unit and other.end == end for other in frame.sentence.mentions)


def _counts_behind(frame: Frame, offset: int) -> bool:
    """Whether a number stands between ``offset`` and this one: 「このうち家具が54％、自転車が３割」."""
    low = frame.sentence.start + offset
    return any(other.kind == "quantity" and low <= other.start < frame.start for other in frame.sentence.mentions)


def _phrase_before(frame: Frame, offset: int) -> str | None:
    phrase = noun_phrase_before(frame.sentence, frame.sentence.start + offset, frame.barriers)
    return phrase.text if phrase is not None and not CHANGE.search(phrase.text) else None
