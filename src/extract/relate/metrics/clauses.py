"""Clauses: a number and the words around it in, what the clause says the number is needed for, done at or set aside to out."""

from __future__ import annotations

import re

from extract.relate.metrics.frames import Frame
from extract.relate.phrase import Phrase, noun_phrase_before

NEEDED = re.compile(r"^(?:程度|ほど|以上|超|余り|前後)?(?:を|も|が)?(?:要[しす]|かか[るりっ]|かけ|費や|必要)")
SET_ASIDE = re.compile(
    r"^を、?(?P<what>[^\s、。をにがは]{2,20})(?:に|へ)(?:充て|当て|あて|回し|使[いうっ]|寄附|寄付|支出|振り向け|出荷|供給|還元|投じ|販売|売[っりる])"
)
DONE_AT = re.compile(
    r"^で(?:は)?、?(?P<what>[^\s、。をがはで]{2,24})(?:を(?:設置|整備|導入|実施|開設|配置|運用|確保|作成|策定|備え|行[いうっ])|が(?:み|見|認め|確認|発生|生じ|行われ|な[いくかし]|あ[るりっ]))"
)
PROVIDED = re.compile(r"^を、?(?:賄|まかな|供給|生み出|発電|確保)")
AS = re.compile(r"として、?$")


def needed_for(frame: Frame) -> Phrase | None:
    """「高齢者の調整に平均4.5か月を要し」「釘抜きに１本当たり20分かかる」: what time or money is spent on."""
    if frame.mention.dimension not in ("time", "duration", "money", "effort") or NEEDED.match(frame.after) is None:
        return None
    joint = re.search(r"(?<=[^\s、。])(?:に|には|にも|までに)、?$", frame.before)
    if joint is None:
        return None
    return noun_phrase_before(frame.sentence, frame.sentence.start + joint.start(), frame.barriers)


def set_aside_to(frame: Frame) -> Phrase | None:
    """「売上の７割を被害者の支援に充てる」: what a share goes to."""
    return _behind(frame, SET_ASIDE.match(frame.after)) if frame.is_share else None


def provided_by(frame: Frame) -> Phrase | None:
    """「太陽光発電設備で、使用電力の27％を賄う」: by what a share of something else is met."""
    means = re.search(
        r"(?<=[^\s、。])(?:で|により|によって|から)、?(?=[^\s、。はがをで]{1,16}の(?:約|およそ)?$)", frame.before
    )
    if means is None or not frame.is_share or PROVIDED.match(frame.after) is None:
        return None
    return noun_phrase_before(frame.sentence, frame.sentence.start + means.start(), frame.barriers)


def done_at(frame: Frame) -> Phrase | None:
    """「88か所で直通電話を設置」「６か所では使い方の表示がなかった」: what is there or is done at so many."""
    if frame.mention.dimension != "count" or re.search(r"[はが]、?$", frame.before):
        return None
    return _behind(frame, DONE_AT.match(frame.after))


def in_role(frame: Frame) -> Phrase | None:
    """「修繕費として年間120万円」「講師として36名」: as what a number is counted."""
    joint = AS.search(frame.before)
    if joint is None:
        return None
    return noun_phrase_before(frame.sentence, frame.sentence.start + joint.start(), frame.barriers)


def _behind(frame: Frame, match: re.Match[str] | None) -> Phrase | None:
    if match is None:
        return None
    start = frame.mention.end + match.start("what")
    return Phrase(match["what"], start, start + len(match["what"]))
