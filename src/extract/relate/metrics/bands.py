"""Bands: a share in its sentence in, the band of sizes that it is told of out: 「50～99人では46.3％」."""

from __future__ import annotations

import re

from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.phrase import Phrase, noun_phrase_before

BOUNDS = frozenset({"at_least", "at_most", "over", "under"})
# What stands between the band and its share: 「…の企業では約」.
TOLD_OF = re.compile(
    r"(?P<things>の[^\s、。はがをに0-9０-９]{1,12}?)?(?:(?:では|でも|で|において(?:は|も)?)|(?P<subject>は|が))(?:約|およそ|全体の)?"
)
SIZED = ("count", "money", "length", "area", "mass")  # what organisations and places are sized by; ages name people


def is_share(mention: Mention) -> bool:
    """Whether a quantity is a part of something."""
    return mention.dimension in ("share", "ratio") or mention.unit == "%"


def is_bounded(mention: Mention) -> bool:
    """Whether a quantity has an open end or two ends."""
    return bool(BOUNDS.intersection(mention.modifiers)) or mention.value is None


def band_of(mention: Mention, sentence: Sentence) -> Phrase | None:
    """The band that a share is told of, with the noun that it sizes in front and the things behind it.

    None where the band is itself what makes up the share: 「20人以下の企業が８割を占める」.
    """
    size = _size_before(mention, sentence)
    told = _told(size, mention, sentence) if size is not None else None
    if size is None or told is None or told["subject"]:
        return None
    barriers = tuple((other.start, other.end) for other in sentence.mentions)
    sized = noun_phrase_before(sentence, size.start, barriers)
    start = sized.start if sized is not None and sized.end == size.start else size.start
    end = size.end + len(told["things"] or "")
    return Phrase(sentence.text[start - sentence.start : end - sentence.start], start, end)


def names_band(mention: Mention, sentence: Sentence) -> bool:
    """Whether a quantity is the band that the next number, a share, is told of."""
    behind = next((other for other in sentence.mentions if other.start >= mention.end), None)
    if behind is None or _size_before(behind, sentence) is not mention:
        return False
    return _told(mention, behind, sentence) is not None


def _size_before(mention: Mention, sentence: Sentence) -> Mention | None:
    """The bounded size right before a share."""
    if not is_share(mention):
        return None
    before = [other for other in sentence.mentions if other.kind == "quantity" and other.end <= mention.start]
    size = before[-1] if before else None
    return size if size is not None and is_bounded(size) and size.dimension in SIZED else None


def _told(size: Mention, share: Mention, sentence: Sentence) -> re.Match[str] | None:
    return TOLD_OF.fullmatch(sentence.text[size.end - sentence.start : share.start - sentence.start])
