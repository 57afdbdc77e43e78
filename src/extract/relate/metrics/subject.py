"""Subjects: a number in its parsed sentence in, the phrase that names what is counted out.

Japanese puts what is counted in few places: before the number without a particle (定員60名),
as the topic or subject of its clause (登録者は504名), behind it (570名の利用), as the noun of the
counter (119の自治体), or as what a share of something is (利用者の７割が女性である).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.records.annotation import Sentence, Token
from extract.records.mention import Mention
from extract.relate.metrics.words import match_at_start, match_whole
from extract.relate.phrase import Phrase, noun_phrase_after, noun_phrase_before

PREDICATE_NOUN = re.compile(r"^(?:程度|ほど|前後|以上|超|強|弱)?(?:が|を|は|も|で|に|ずつ)?\s*")
COPULA = re.compile(r"(?:である|であ[るっ]|で(?:あり|、|。|$)|だ(?:った)?|となって|となっ|$|。|）)")
TOPIC_PARTICLES = ("は", "が", "も", "を")
ABOUT = re.compile(r"(?:に関して(?:は|も)?|について(?:は|も)?|に関し(?:ては)?|における|としては|では|には|とも|からは)[、,]?$")


class Subject(NamedTuple):
    """What is counted, of whom, and by which rule it was found."""

    text: str | None
    denominator: str | None
    rule: str
    flags: tuple[str, ...] = ()


def subject_of(mention: Mention, sentence: Sentence, carried: str | None, facility: str | None) -> Subject:
    """The subject of a quantity; ``carried`` is that of the number before, for sentences without their own."""
    barriers = tuple((other.start, other.end) for other in sentence.mentions if not _names_group(other, sentence))
    share = mention.dimension in ("share", "ratio") or mention.unit == "%"
    denominator = _denominator(mention, sentence, barriers) if share else None
    for rule, phrase in _proposals(mention, sentence, barriers, share):
        text = clean(phrase.text)
        if text and not _is_empty(text) and text != denominator:
            return Subject(text, denominator, rule)
    if carried is not None:
        return Subject(carried, denominator, "subject.carried", ("subject_inherited",))
    verbal = _verb_after(mention, sentence)
    if verbal is not None:
        return Subject(clean(verbal.text), denominator, "subject.verb_after")
    if facility is not None:
        return Subject(facility, denominator, "subject.facility", ("subject_inherited",))
    return Subject(None, denominator, "subject.none", ("no_subject",))


def _proposals(
    mention: Mention, sentence: Sentence, barriers: tuple[tuple[int, int], ...], share: bool
) -> Iterator[tuple[str, Phrase]]:
    """Phrases that may name what is counted, likeliest first."""
    text, offset = sentence.text, sentence.start
    after = text[mention.end - offset :]
    before = text[: mention.start - offset]
    if share and after.startswith(("が", "は", "を")) and re.search(r"(?:の|のうち、?|に占める)$", before):
        complement = _complement(mention, sentence)
        if complement is not None:
            yield "subject.complement", complement
    bracketed = re.search(r"[（(](?:[^（）()、。]*[:：]\s*)?$", before)
    if bracketed:
        holder = noun_phrase_before(sentence, offset + bracketed.start(), barriers)
        if holder is not None:
            yield "subject.before_bracket", holder
    label = re.search(r"([^\s:：、。（(]{1,16})\s*[:：]\s*$", before)
    if label and not any(low < offset + label.end(1) and offset + label.start(1) < high for low, high in barriers):
        yield "subject.label", Phrase(label.group(1), offset + label.start(1), offset + label.end(1))
    noun = _counted_noun(mention)
    if noun is not None:
        yield "subject.counted_noun", noun
    direct = noun_phrase_before(sentence, _before_unit_of_price(mention, sentence), barriers)
    if direct is not None and not share:
        yield "subject.adjacent", direct
    if not share and after.startswith("の"):
        behind = noun_phrase_after(sentence, mention.end + 1, barriers)
        if behind is not None and not match_at_start("change", after):
            yield "subject.behind", behind
    if not share and re.match(r"に(?:設置|開設|展開|配置|整備|設け|拠点)", after):
        verbal = _verb_after(mention, sentence)
        if verbal is not None:
            yield "subject.verb_after", verbal
    if direct is not None and share:
        yield "subject.adjacent", direct
    yield from _topics(mention, sentence, barriers)
    if share and after.startswith("の"):
        behind = noun_phrase_after(sentence, mention.end + 1, barriers)
        if behind is not None:
            yield "subject.behind", behind


def _before_unit_of_price(mention: Mention, sentence: Sentence) -> int:
    """Where the number starts, with the 「１回」 of 「参加費１回500円」 taken to it."""
    for other in sentence.mentions:
        if other.end == mention.start and other.kind == "quantity" and other.value == 1:
            return other.start
    return mention.start


def _topics(
    mention: Mention, sentence: Sentence, barriers: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, Phrase]]:
    """Phrases marked by は, が, も, を or について before the number.

    Those whose governor the parse puts over the number come first, nearest first; then those of
    other clauses, whose topic a coordinate clause may share.
    """
    governors = _governors(mention, sentence)
    linked: list[tuple[str, Phrase]] = []
    others: list[tuple[str, Phrase]] = []
    tokens = [token for token in sentence.tokens if token.end <= mention.start]
    for index in range(len(tokens) - 1, 0, -1):
        token = tokens[index]
        end = _marked_end(tokens, index)
        if end is None or _inside_quote(sentence, token):
            continue
        phrase = noun_phrase_before(sentence, end, barriers)
        if phrase is None or any(low <= phrase.start < high for low, high in barriers):
            continue
        noun = next(position for position in range(len(tokens) - 1, -1, -1) if tokens[position].end <= end)
        if sentence.tokens[noun].head in governors:
            linked.append(("subject.topic" if token.text in ("は", "も") else "subject.marked", phrase))
        else:
            others.append(("subject.shared_topic", phrase))
    yield from linked
    yield from others


def _governors(mention: Mention, sentence: Sentence) -> set[int]:
    """Indices of the number's last word and of every word over it in the parse."""
    inside = [index for index, token in enumerate(sentence.tokens) if token.start < mention.end and mention.start < token.end]
    chain: set[int] = set()
    current = inside[-1] if inside else None
    while current is not None and current not in chain:
        chain.add(current)
        current = sentence.tokens[current].head
    return chain


def _marked_end(tokens: list[Token], index: int) -> int | None:
    """Where the phrase ends that the particle at ``index`` marks, or None if it marks none."""
    token = tokens[index]
    if token.text in TOPIC_PARTICLES and token.tag.startswith(("助詞-係助詞", "助詞-格助詞")):
        back = index - 1
        compound = "".join(part.text for part in tokens[max(0, index - 4) : index + 1])
        about = re.search(r"(?:に関して|について|に関し|としては?|では|には|からは|とも|にも|でも)[はも]?$", compound)
        if about and token.text in ("は", "も"):
            length = len(about.group(0))
            if about.group(0).startswith(("に関し", "について")):
                return token.end - length
            return None
        return tokens[back].end
    if token.text in ("について", "に関して"):
        return tokens[index - 1].end
    if token.text in ("つい", "関し") and index and tokens[index - 1].text == "に":
        return tokens[index - 2].end if index >= 2 else None
    return None


def _inside_quote(sentence: Sentence, token: Token) -> bool:
    before = sentence.text[: token.start - sentence.start]
    return before.count("「") > before.count("」") or before.count("（") > before.count("）")


def _complement(mention: Mention, sentence: Sentence) -> Phrase | None:
    """What a share is said to be: the noun or clause behind が, up to the copula."""
    start = mention.end + 1
    rest = sentence.text[start - sentence.start :]
    quote = re.match(r"[「『]([^」』]+)[」』]", rest)
    if quote:
        return Phrase(quote.group(1), start + quote.start(1), start + quote.end(1))
    clause = re.split(r"(?:である|であ[っり]|だっ|だ。|で、|となっ|と回答|と答え|、|。)", rest)[0]
    return Phrase(clause, start, start + len(clause)) if 0 < len(clause) <= 30 else None


def _counted_noun(mention: Mention) -> Phrase | None:
    """The noun in 「119の自治体」: the counter itself names what is counted."""
    match = re.search(r"[\d０-９一二三四五六七八九十百千万億]\s*の\s*(\D+)$", mention.text)
    if match is None or mention.unit is None or mention.unit not in match.group(1):
        return None
    start = mention.start + match.start(1)
    return Phrase(mention.unit, start, start + len(mention.unit))


def _verb_after(mention: Mention, sentence: Sentence) -> Phrase | None:
    """The verbal noun behind the number: 「47か所に設置」「120人が利用した」."""
    skip = PREDICATE_NOUN.match(sentence.text[mention.end - sentence.start :])
    start = mention.end + (skip.end() if skip else 0)
    phrase = noun_phrase_after(sentence, start)
    return phrase if phrase is not None and phrase.start - start <= 1 else None


def _denominator(mention: Mention, sentence: Sentence, barriers: tuple[tuple[int, int], ...]) -> str | None:
    """Of what a share is: 「利用者の約７割」「参加者のうち３割」「全体に占める」."""
    before = sentence.text[: mention.start - sentence.start]
    joint = re.search(r"(?:のうち、?|の中で、?|に占める.*|の)$", before)
    if joint is None:
        return None
    phrase = noun_phrase_before(sentence, sentence.start + joint.start(), barriers)
    return clean(phrase.text) if phrase is not None else None


def _names_group(mention: Mention, sentence: Sentence) -> bool:
    """An age band or a place in a series belongs to the phrase it stands in: 「20代～40代の相談者」."""
    after = sentence.text[mention.end - sentence.start :]
    return mention.kind == "quantity" and mention.unit in ("歳", "才") and bool(re.match(r"(?:の|以上の|未満の|層)?[^\sはがをにで、。]", after))


def clean(text: str) -> str:
    """A phrase without the words in front that only point at it."""
    text = re.sub(r"^(?:この|その|同)?(?:うち|内)(?:、)?|^(?:また|なお|さらに|特に|一方|現在|年間|例年|毎年|延べ|計|合計|約|当該|当|全)(?=\S{2})、?", "", text.strip(" 　、・「」『』"))
    return text.strip(" 　、・「」『』：:")


def _is_empty(text: str) -> bool:
    return match_whole("skip", text) or match_whole("scope", text) or len(text) < 2 and not re.match(r"[一-鿿]", text)
