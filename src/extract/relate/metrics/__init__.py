"""Metrics: the annotated sentences of a section in, observations with subject and period out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.folding import fold
from extract.records.annotation import AnnotatedSection, Sentence
from extract.records.claims import Observation
from extract.records.mention import Mention
from extract.relate.metrics.bands import band_of
from extract.relate.metrics.candidates import around, is_measured
from extract.relate.metrics.period import Period, period_of, states_period
from extract.relate.metrics.respective import respective
from extract.relate.metrics.subject import Before, Subject, subject_of
from extract.relate.metrics.topics import closed_between
from extract.relate.metrics.words import match_at_start, patterns, value_where_found

PER = re.compile(
    r"(?P<per>[^\s、。はがをにで（()「]{1,10}?)(?:当たり|当り|あたり|につき|対)(?:の[^\s、。]{1,10})?(?:では?|[はがも、])?\s*"
    r"(?:約|およそ|おおむね|平均(?:して)?|最大|最高|最低|[年月日週](?:間|額|に)?)*\s*$"
)
# What was counted is told in the past, of the year that the sentence before named; a turn leaves that year.
PAST = re.compile(r"た[。」）)]*$")
TURNS = re.compile(r"(?:一方|ただし|しかし|他方|もっとも|なお|また|今後|現在)")
WITHOUT_SUBJECT = ("subject.facility", "subject.unit", "subject.none")
MEANS = re.compile(r"(?:こと(?:で|により|によって)|ため、|結果、)")
ORIGINS = {"table": "table", "caption": "caption", "note": "caption"}  # by the kind of block; all others are prose
SEGMENT = re.compile(r"(?:うち、?|内訳は、?)(?P<segment>[^\s、。はがをに]{1,14})[はがも]?$")


@dataclass
class _Carried:
    """What one sentence leaves to the next: its topic and period, and a period that one announced for a list."""

    subject: str | None = None
    counted: tuple[str, ...] = ()  # all that the sentence counted
    period: Period | None = None
    announced: Period | None = None
    announcer: tuple[str, str] = (
        "",
        "",
    )  # block kind and mark of the announcing sentence: the list ends where they return
    end: int = 0


def observe(annotated: AnnotatedSection, finding_of: dict[int, int], facility: str | None) -> list[Observation]:
    """Observations of one section; ``finding_of`` leads from a sentence's start to its finding."""
    found: list[Observation] = []
    stated = _heading_period(annotated)
    carried = _Carried()
    for sentence in annotated.sentences:
        if sentence.start not in finding_of:
            continue
        if carried.announcer == (sentence.part, sentence.mark):
            carried.announced = None
        found += _of_sentence(annotated, sentence, carried, stated, finding_of[sentence.start], facility)
        announced = _announced(sentence)
        if announced is not None:
            carried.announced, carried.announcer = announced, (sentence.part, sentence.mark)
    return found


def _of_sentence(
    annotated: AnnotatedSection,
    sentence: Sentence,
    carried: _Carried,
    stated: Period | None,
    finding: int,
    facility: str | None,
) -> list[Observation]:
    """Observations of one sentence; ``carried`` is brought up to date for the next."""
    goes_on = match_at_start("carry", sentence.text) or _same_topic(sentence, carried.counted)
    between = annotated.section.text[carried.end : sentence.start]
    same_block = "\n" not in between and not (sentence.part == "table" and "\t" in between)
    inherited = carried.subject if goes_on or same_block else None
    goes_on_in_time = goes_on or (
        same_block and (PAST.search(sentence.text) is not None or _is_note(sentence)) and not TURNS.match(sentence.text)
    )
    period_before = carried.period if goes_on_in_time and carried.period else carried.announced or stated
    found: list[Observation] = []
    in_order = respective(sentence)
    told: list[Before] = []  # numbers before, but for those in brackets that have closed
    last_subject: str | None = None
    last_period: Period | None = None
    for mention in sentence.mentions:
        if not is_measured(mention, sentence):
            continue
        before = _before(told, sentence, mention)
        subject = subject_of(mention, sentence, before, inherited, facility)
        subject = _of_like(subject, mention, sentence, told)
        if mention.start in in_order.names:
            subject = Subject(in_order.names[mention.start].text, subject.denominator, "subject.respective")
        if mention.start in in_order.dates:
            period: Period | None = Period(in_order.dates[mention.start], "period.respective", False)
        else:
            period = period_of(mention, sentence, period_before)
        found.append(_observation(annotated, sentence, mention, subject, period, finding))
        told.append(
            Before(mention, subject, subject.denominator or (before.denominator if before is not None else None))
        )
        last_subject, last_period = subject.text or last_subject, period or last_period
    found = _shared_backwards(found)
    carried.counted = tuple(observation.subject for observation in found if observation.subject)
    carried.subject, carried.period, carried.end = (
        last_subject or (carried.subject if goes_on else None),
        last_period,
        sentence.end,
    )
    return found


def _before(told: list[Before], sentence: Sentence, mention: Mention) -> Before | None:
    """The number before, those in brackets that have closed struck off ``told``; what shares are of ends with them."""
    closed = False
    while told and closed_between(sentence, told[-1].mention.start, mention.start):
        told.pop()
        closed = True
    if closed and told:
        told[-1] = told[-1]._replace(denominator=None)
    return told[-1] if told else None


def _of_like(subject: Subject, mention: Mention, sentence: Sentence, told: Sequence[Before]) -> Subject:
    """Behind a means a shared subject is that of the number before it: 「離職率は13.5％…８回以内に抑えたことで7.9％に」."""
    if subject.rule != "subject.shared" or told[-1].mention.unit == mention.unit or mention.unit is None:
        return subject
    between = sentence.text[told[-1].mention.end - sentence.start : mention.start - sentence.start]
    if MEANS.search(between) is None:
        return subject
    like = next((before for before in reversed(told) if before.mention.unit == mention.unit), None)
    return subject._replace(text=like.subject.text) if like is not None and like.subject.text else subject


def _is_note(sentence: Sentence) -> bool:
    """An item in note form, without a full stop: what it says in a row was noted of one time."""
    return sentence.part == "bullet" and not sentence.text.endswith("。")


def _shared_backwards(found: Sequence[Observation]) -> list[Observation]:
    """Numbers without a subject of their own take that of the next: 「窓口で2,318件、電話で3,704件の相談」「42世帯108人が移住」."""
    shared: list[Observation] = []
    for observation in reversed(found):
        following = shared[-1] if shared else None
        if (
            following is not None
            and observation.rule in WITHOUT_SUBJECT
            and following.rule not in WITHOUT_SUBJECT
            and (
                observation.mention.unit == following.mention.unit or observation.mention.end == following.mention.start
            )
        ):
            observation = replace(
                observation,
                subject=following.subject,
                rule="subject.shared_backwards",
                flags=tuple(flag for flag in observation.flags if flag not in ("subject_inherited", "no_subject")),
            )
        shared.append(observation)
    return shared[::-1]


def _same_topic(sentence: Sentence, counted: tuple[str, ...]) -> bool:
    """Whether a sentence goes on with what the one before counted: 「相談は318件…。相談者の年代別では…」."""
    return sentence.text.lstrip("「").startswith(tuple(subject for subject in counted if len(subject) >= 2))


def _observation(
    annotated: AnnotatedSection,
    sentence: Sentence,
    mention: Mention,
    subject: Subject,
    period: Period | None,
    finding: int,
) -> Observation:
    before, after = around(mention, sentence)
    flags = subject.flags + (("period_inherited",) if period is not None and period.inherited else ())
    segment = SEGMENT.search(before)
    band = band_of(mention, sentence)
    per = PER.search(before)
    return Observation(
        section=annotated.section.ordinal,
        facility=annotated.section.facility,
        finding=finding,
        mention=mention,
        subject=subject.text,
        rule=subject.rule,
        denominator=subject.denominator,
        breakdown=_breakdown(before),
        segment=band.text if band else segment.group("segment") if segment else None,
        statistic=value_where_found("statistic", before) or value_where_found("statistic_of", subject.text or ""),
        per=_canonical_per(per.group("per")) if per else None,
        change=value_where_found("change", after, at_start=True),
        period_start=period.date.start_date if period else None,
        period_end=period.date.end_date if period else None,
        granularity=period.date.granularity if period else None,
        scope=_scope(before),
        origin=ORIGINS.get(sentence.part, "prose"),
        flags=flags,
    )


def _canonical_per(text: str) -> str:
    """The unit without the one, and without whose unit it is: 市民１人 is 人."""
    return re.sub(r"^[^\d一]*(?:1|一)(?=\D+$)", "", fold(text).text)


def _breakdown(before: str) -> str | None:
    """The nearest 「…別では」 before the number."""
    matches = list(patterns("breakdown")[0][0].finditer(before))
    return matches[-1].group("name") if matches else None


def _scope(before: str) -> str | None:
    """The area that the number is counted over, where it is named right before it or opens its clause."""
    clause = re.split(r"[、。]", before)[-1]
    for pattern, _ in patterns("scope"):
        match = re.search(
            rf"(?P<scope>{pattern.pattern})(?:の|で|では|に|には|合計|計|合わせて)?$", clause
        ) or re.match(rf"(?P<scope>{pattern.pattern})(?:の|で|では|に|には)", clause)
        if match:
            return match.group("scope")
    return None


def _heading_period(annotated: AnnotatedSection) -> Period | None:
    """A period that the heading states: 「利用実績（令和４年度）」."""
    heading = next((part for part in annotated.section.parts if part.kind == "heading"), None)
    if heading is None:
        return None
    dates = [
        mention
        for mention in annotated.mentions
        if mention.kind == "date" and mention.end <= heading.end and mention.start_date
    ]
    return Period(dates[0], "period.heading", True) if len(dates) == 1 else None


def _announced(sentence: Sentence) -> Period | None:
    """A period that a sentence states for the lines under it: 「令和４年度の実績は次のとおり。」."""
    if value_where_found("announces", sentence.text) is None and not any(
        pattern.search(sentence.text) for pattern, _ in patterns("announces")
    ):
        return None
    dates = [
        mention
        for mention in sentence.mentions
        if mention.kind == "date" and mention.start_date and states_period(mention, sentence)
    ]
    return Period(dates[-1], "period.announced", True) if dates else None


def order(observations: Sequence[Observation]) -> list[Observation]:
    """Observations by section and place."""
    return sorted(observations, key=lambda observation: (observation.section, observation.mention.start))
