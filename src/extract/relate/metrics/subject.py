"""Subjects: a number in its parsed sentence in, the phrase that names what is counted out.

Japanese puts what is counted in few places: before the number without a particle (定員60名),
as the topic or subject of its clause (登録者は504名), behind it (570名の利用), as the noun of the
counter (119の自治体), or as what a share of something is (利用者の７割が女性である). A number that has
none of them shares the subject of the number before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.metrics.clauses import done_at, in_role, needed_for, provided_by, set_aside_to
from extract.relate.metrics.denominator import denominator_before, denominator_of
from extract.relate.metrics.frames import (
    TIME_NOUN,
    Frame,
    adnominal,
    besides,
    cleft,
    complement,
    counted_noun,
    counted_thing,
    described,
    end_point,
    frame_of,
    holder_of_bracket,
    label_before,
    lists_as_many,
    noun_of,
    occupant,
    opening_word,
    placed,
    rate_named,
    those_who,
    verbal_noun,
)
from extract.relate.metrics.topics import MEASURED, Topic, topics_of
from extract.relate.metrics.words import match_whole
from extract.relate.phrase import Phrase, noun_phrase_after, noun_phrase_before, unquoted

# 「うち３名は…」「残りの15人は…」: the clause behind the number says who they are.
PART_OF = re.compile(r"(?:うち|のうち、?|残りの|残る|その他の|中で)$")
# 「12社の企業」, 「590億ドル（約4.7兆円）の輸出額」
BEHIND = re.compile(r"(?:[（(][^（）()]{1,30}[）)])?の(?!増|減|うち|割合|伸び|ほか|他|順)")
# 「勤続年数をみると、…で、平均は4.7年」: a statistic of what the sentence is about.
STATISTIC = re.compile(
    r"(?:^|[、。])(?:全体の)?(?:平均|中央値|最大|最小|最高|最低|最長|最短|最多|最少)(?:は|が|では?)、?$"
)
# 「船員の不足が進む中、…３か所を訪問し」: what happens meanwhile counts nothing.
TIME_CLAUSE = re.compile(r"(?:中|なか|中で|なかで|際|ため)、")
PLACED = re.compile(r"^に(?:設置|開設|展開|配置|整備|設け|拠点|所在|点在|分散|広が)")


class Subject(NamedTuple):
    """What is counted, of whom, and by which rule it was found."""

    text: str | None
    denominator: str | None
    rule: str
    flags: tuple[str, ...] = ()


class Before(NamedTuple):
    """The number before in the sentence, what was found to be its subject, and what shares were last said to be of."""

    mention: Mention
    subject: Subject
    denominator: str | None


def subject_of(
    mention: Mention, sentence: Sentence, before: Before | None, inherited: str | None, facility: str | None
) -> Subject:
    """The subject of a quantity; ``inherited`` is the one that the sentence before leaves to this one."""
    frame = frame_of(mention, sentence)
    found = _subject(frame, before, inherited, facility)
    if not frame.is_share:
        return found
    counted = before.subject.text if before is not None else inherited
    denominator = denominator_of(frame, counted, before.denominator if before is not None else None)
    return found._replace(denominator=denominator)


def _subject(frame: Frame, before: Before | None, inherited: str | None, facility: str | None) -> Subject:
    if lists_as_many(frame):
        return _of_list(frame)
    denominator = denominator_before(frame) if frame.is_share else None
    floor = before.mention.end if before is not None else frame.sentence.start
    topics = topics_of(frame)
    own = [
        topic
        for topic in topics
        if topic.phrase.start >= floor and _named(topic.phrase, denominator, area=frame.is_share) is not None
    ]
    for rule, phrase in _own(frame, own):
        if (text := _named(phrase, denominator, area=frame.is_share)) is not None:
            return Subject(text, None, rule)
    if STATISTIC.search(frame.before):
        for topic in topics:
            if topic.marker == "について" and (text := _named(topic.phrase, denominator)) is not None:
                return Subject(text, None, "subject.earlier_topic")
    if before is not None and before.subject.text is not None and "total" not in frame.mention.modifiers:
        return Subject(before.subject.text, None, "subject.shared")
    for topic in topics:
        if (
            topic.marker == "が"
            and topic.is_embedded
            and topic.phrase.end + 1 < frame.start
            and TIME_CLAUSE.search(frame.before)
        ):
            continue
        if topic.marker in ("は", "も", "が", "について") and (text := _named(topic.phrase, denominator)) is not None:
            return Subject(text, None, "subject.earlier_topic")
    if inherited is not None:
        return Subject(inherited, None, "subject.inherited", ("subject_inherited",))
    for rule, phrase in _last_resorts(frame, topics):
        if (text := _named(phrase, denominator)) is not None:
            return Subject(text, None, rule)
    if denominator is not None:
        return Subject(denominator, None, "subject.denominator", ("subject_inherited",))
    if counted_thing(frame):
        return Subject(frame.mention.unit, None, "subject.unit", ("subject_inherited",))
    if facility is not None:
        return Subject(facility, None, "subject.facility", ("subject_inherited",))
    return Subject(None, None, "subject.none", ("no_subject",))


def _of_list(frame: Frame) -> Subject:
    """What a list has so many of: what has them, the noun behind or the counter, never the last of those it names."""
    holders = [("subject.purpose", topic.phrase) for topic in topics_of(frame)[:1] if topic.marker == "には"]
    for rule, phrase in (*holders, *_behind(frame), *_if_found("subject.counted_noun", counted_noun(frame))):
        if (text := _named(phrase, None)) is not None:
            return Subject(text, None, rule)
    if counted_thing(frame):
        return Subject(frame.mention.unit, None, "subject.unit")
    return Subject(None, None, "subject.none", ("no_subject",))


def _own(frame: Frame, topics: list[Topic]) -> Iterator[tuple[str, Phrase]]:
    """Phrases behind the number before that may name what is counted, likeliest first."""
    after, before = frame.after, frame.before
    share = frame.is_share
    if share and after.startswith("を"):
        yield from _if_found("subject.occupant", occupant(frame))
        yield from _if_found("subject.set_aside", set_aside_to(frame))
        yield from _if_found("subject.provided_by", provided_by(frame))
    part = PART_OF.search(before) is not None
    answer = share and re.match(r"[がはも]「", after)
    told = part or (share and re.search(r"(?:の|に占める)$", before))
    if answer or (told and after.startswith(("が", "は", "も"))):
        yield from _if_found("subject.complement", complement(frame))
    yield from _if_found("subject.before_bracket", holder_of_bracket(frame))
    yield from _if_found("subject.label", label_before(frame))
    yield from _if_found("subject.counted_noun", counted_noun(frame))
    yield from _if_found("subject.besides", besides(frame))
    yield from _if_found("subject.described", described(frame))
    yield from _if_found("subject.needed_for", needed_for(frame))
    yield from _if_found("subject.in_role", in_role(frame))
    who = those_who(frame)
    if who is not None:
        yield from _if_found("subject.complement", complement(frame, who.end()))
    adjacent = noun_phrase_before(frame.sentence, frame.start, frame.barriers)
    if topics and topics[0].is_beside and MEASURED.search(topics[0].phrase.text):  # 「病床数が400床以上の病院」
        yield _of_marker(topics[0]), topics[0].phrase
    if not share:
        yield from _if_found("subject.adjacent", adjacent)
        yield from _if_found("subject.noun_of", noun_of(frame))
        yield from _behind(frame)
        yield from _if_found("subject.placed", placed(frame))
        yield from _if_found("subject.done_at", done_at(frame))
        if PLACED.match(after):
            yield from _if_found("subject.verb_after", verbal_noun(frame))
        yield from _if_found("subject.adnominal", adnominal(frame))
        yield from _if_found("subject.end_point", end_point(frame))
    yield from _if_found("subject.cleft", cleft(frame))
    if share:
        yield from _if_found("subject.noun_of", rate_named(frame))
        yield from _if_found("subject.adjacent", adjacent)
    for topic in topics:
        if (
            (topic.marker != "には" or topic.phrase.end + len("には") == frame.start)
            and not (topic.marker == "では" and after.startswith("を"))
            and not (topic.marker != "が" and TIME_NOUN.search(topic.phrase.text))
            and topic.is_linked
        ):
            yield _of_marker(topic), topic.phrase
    if after.startswith("が"):
        yield from _if_found("subject.complement", complement(frame))
    for topic in topics:
        if topic.marker not in ("を", "には") and not topic.is_linked and not topic.is_embedded:
            yield "subject.topic_of_clause", topic.phrase


def _last_resorts(frame: Frame, topics: list[Topic]) -> Iterator[tuple[str, Phrase]]:
    yield from _if_found("subject.opening_word", opening_word(frame))
    yield from (("subject.purpose", topic.phrase) for topic in topics if topic.marker == "には")
    if frame.after.startswith("の"):
        yield from _if_found("subject.behind", noun_phrase_after(frame.sentence, frame.mention.end + 1, frame.barriers))
    yield from _if_found("subject.verb_after", verbal_noun(frame))
    if re.match(r"から[一-鿿]", frame.after):
        yield from _if_found("subject.answer", noun_phrase_after(frame.sentence, frame.mention.end + 2, frame.barriers))
    yield from (("subject.object", topic.phrase) for topic in topics if topic.marker in ("を", "では"))


def _of_marker(topic: Topic) -> str:
    return "subject.topic" if topic.marker in ("は", "も") else "subject.marked"


def _behind(frame: Frame) -> Iterator[tuple[str, Phrase]]:
    match = BEHIND.match(frame.after)
    if match is not None:
        phrase = noun_phrase_after(frame.sentence, frame.mention.end + match.end(), frame.barriers)
        yield from _if_found("subject.behind", phrase)


def _if_found(rule: str, phrase: Phrase | None) -> Iterator[tuple[str, Phrase]]:
    if phrase is not None:
        yield rule, phrase


def _named(phrase: Phrase, denominator: str | None, *, area: bool = False) -> str | None:
    """The phrase as a subject, or None where it names nothing that can be counted.

    An area is one only where a share is told of it (``area``): 「県内が54％」.
    """
    text = clean(phrase.text)
    empty = not text or match_whole("skip", text) or (match_whole("scope", text) and not area)
    if empty or text == denominator or (len(text) < 2 and not re.match(r"[一-鿿]", text)):
        return None
    return text


def clean(text: str) -> str:
    """A phrase without the words in front that only point at it."""
    pointing = r"^(?:(?:この|その|同)?(?:うち|内(?=、|訳))(?:、)?|(?:また|なお|さらに|特に|一方|現在|年間|例年|毎年|延べ|計(?![画算測器量])|合計|約(?![款束])|当該|当(?![初時])|各|(?:前述|上述|次|以下)?の?(?:とおり|通り))(?=\S{2})、?)"
    return unquoted(re.sub(pointing, "", unquoted(text)))
