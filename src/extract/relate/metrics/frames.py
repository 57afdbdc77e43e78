"""Frames: a number and the words around it in, the phrases that stand in the places for what is counted out."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.metrics.bands import band_of, is_share
from extract.relate.phrase import Phrase, noun_phrase_after, noun_phrase_before

# Words between what is counted and its number that only say how it is counted: 「出荷額は平均」「１人当たり」「など」.
MEASURE = re.compile(
    r"(?:約|およそ|おおむね|平均(?:して|で)?|最大|最高|最低|最小|合計|計|総計|累計|延べ|全|各|同|月額?|年額?|日額|年間|月間|週|日|毎月|毎年|"
    r"税込|税抜|全国|国内|県内|市内|町内|村内|区内|都内|府内|道内|管内|など|等|ほか|のべ|合わせて|あわせて|現在|現行|当時|常時|毎回|先着|往復|片道|通算|わずか|すでに|既に|これまでに|これまで)\s*$"
)
PER_UNIT = re.compile(
    r"(?:(?:人口)?(?:[0-9０-９万千]+|一)[^\s、。はがをに（(0-9０-９]{1,4})+?(?:当たり|当り|あたり|につき|ごとに|毎に)[、]?\s*$"
)
OUT_OF = re.compile(r"[0-9０-９]+[^\s、。0-9０-９]{1,3}中$")
TIME_NOUN = re.compile(r"(?:最初|最後|当日|翌日|当初|時|期|前|後|当時|頃|ごろ|段階|直後|直前)$")
PRICE_UNIT = re.compile(r"[1１一][^\s、。はがをに（(0-9０-９]{1,3}$")
OPEN_BRACKET = re.compile(r"[（(](?:[^（）()、。]*[:：]\s*)?$")
LABEL = re.compile(r"(?:^|[\s、。（(・])(?P<label>[^\s:：、。（(]{1,16})\s*[:：]\s*$")
VERB_BEHIND = re.compile(r"^(?:程度|ほど|前後|以上|超|強|弱)?(?:が|を|は|も|で|に|ずつ)?\s*")
NO_COMPLEMENT = re.compile(
    r"^(?:あ[るっり]|い[るたま]|お[りる]|存在|占め|達|上[っりる]|のぼ|超|及|増|減|留|とどま|下回|上回|必要|対象|限度|目安|最)"
)
CLAUSE_END = re.compile(
    r"(?:である|であ[っり]|だった|だ。|で、|となっ|と回答|と答え|(?<=[たるいだ])として|おり|一方|ものの|[、。）)])"
)

OPENING_WORD = re.compile(r"([^\s\u3000:：、。（(はがをに]{2,16})[\s\u3000:：]")
PARTICLE = re.compile(r"[はがをにで。]")
THING = re.compile(r"(?!.*か所)[一-鿿ァ-ヶー]{2,}")
BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
AND = re.compile(r"、|・|及び|並びに|と(?=[^\s、。]+$)")
RATE = re.compile(r"(?:率|割合|平均|目標|目標値)の$")
# A share of people or of bodies that act; 「３割の増加が」, 「５割の補助が」 are none.
THOSE_WHO = re.compile(
    r"の(?P<who>[^\s、。はがもをにでの（「]{0,10}(?:[者人員客生民親方]|企業|会社|社|事業[者所]|自治体|市町村|都道府県|団体|法人|機関|世帯|家庭|"
    r"施設|学校|校|園|店|大学|国|地域|農家|漁家|組合))[がはも]"
)
LEFT_OPEN = re.compile(r"[（(][^（）()]*$")
STEM = re.compile(r"(?<=[一-鿿]{2})し$")  # 「参加し、」
TURN = re.compile(r"(?<=[たるいだ])が$")


class Frame(NamedTuple):
    """A number in its sentence; ``start`` is where the words that only measure begin in front of it."""

    mention: Mention
    sentence: Sentence
    start: int
    before: str  # text of the sentence before ``start``
    after: str  # text of the sentence behind the number
    barriers: tuple[tuple[int, int], ...]
    band: Phrase | None  # the band of sizes that a share is told of

    @property
    def is_share(self) -> bool:
        return is_share(self.mention)


def frame_of(mention: Mention, sentence: Sentence) -> Frame:
    """The frame of a number; dates and other numbers around it are barriers that no phrase runs into."""
    before = sentence.text[: mention.start - sentence.start]
    barriers = tuple((other.start, other.end) for other in sentence.mentions if not names_group(other))
    while True:
        shorter = OUT_OF.sub("", MEASURE.sub("", before))
        if mention.dimension == "money":
            shorter = PRICE_UNIT.sub("", shorter)
        per = PER_UNIT.search(shorter)
        if per is not None:
            shorter = _without_holder(sentence, shorter[: per.start()], barriers)
        if shorter == before:
            break
        before = shorter
    after = sentence.text[mention.end - sentence.start :]
    return Frame(mention, sentence, sentence.start + len(before), before, after, barriers, band_of(mention, sentence))


def names_group(mention: Mention) -> bool:
    """Whether an age belongs to the phrase it stands in: 「20代～40代の相談者」「65歳以上が」."""
    return mention.kind == "quantity" and mention.unit in ("歳", "才")


def _without_holder(sentence: Sentence, before: str, barriers: tuple[tuple[int, int], ...]) -> str:
    """「職員１人当たり」: who the unit is belongs to the unit."""
    holder = noun_phrase_before(sentence, sentence.start + len(before), barriers)
    return before[: holder.start - sentence.start] if holder is not None and before.endswith(holder.text) else before


def noun_of(frame: Frame) -> Phrase | None:
    """「転出者の131人」: the noun before の, unless it says when or what a multiple is measured against."""
    if not re.search(r"[^\s、。]の$", frame.before) or frame.mention.unit in ("倍", "ポイント"):
        return None
    phrase = noun_phrase_before(frame.sentence, frame.start - 1, frame.barriers)
    return (
        phrase
        if phrase is not None and not TIME_NOUN.search(phrase.text) and not phrase.text.endswith("もの")
        else None
    )


def lists_as_many(frame: Frame) -> bool:
    """「基礎、応用、実践の３コース」: the names of all that are counted, none of which is counted itself."""
    many = frame.mention.value
    if many is None or not 2 <= many <= 12 or frame.mention.dimension != "count" or not frame.before.endswith("の"):
        return False
    names = AND.split(BRACKETED.sub("", frame.before[:-1]))
    return len(names) >= many and not any(PARTICLE.search(name) for name in names[1 - int(many) :])


def rate_named(frame: Frame) -> Phrase | None:
    """「法定雇用率の2.5％」「全国平均の12.3％」: a rate called by its name."""
    if not frame.mention.text.endswith(("％", "%", "ポイント")) or not RATE.search(frame.before):
        return None
    return noun_phrase_before(frame.sentence, frame.start - 1, frame.barriers)


def adnominal(frame: Frame) -> Phrase | None:
    """「回答した24人」: the verb that describes who they are."""
    match = re.search(r"[一-鿿]{2,}(?:した|された|している|する)$", frame.before)
    if match is None:
        return None
    return Phrase(match.group(0), frame.sentence.start + match.start(), frame.start)


def described(frame: Frame) -> Phrase | None:
    """「約3,200万円と見込まれる修繕費」「月10件だった問合せ」: what is expected, said to be or was so much."""
    match = re.match(
        r"(?:であった|だった|(?:を要し|かか)(?:ていた|っていた|った))(?=[^\s、。がとのこ])", frame.after
    ) or re.match(
        r"と(?:見込|推計|試算|想定|推定|算出|予想|言わ|い)[^\s、。]{0,4}(?:れる|る|れた|た)(?=[^\s、。])", frame.after
    )
    if match is None:
        return None
    return noun_phrase_after(frame.sentence, frame.mention.end + match.end(), frame.barriers)


def besides(frame: Frame) -> Phrase | None:
    """「その他39人」: the rest of a list."""
    match = re.search(r"その他(?:の[^\s、。]{1,6})?$", frame.before)
    return Phrase(match.group(0), frame.sentence.start + match.start(), frame.start) if match else None


def end_point(frame: Frame) -> Phrase | None:
    """「初回相談から成約まで平均20か月」: what a span of time leads up to."""
    if not frame.before.endswith("まで") or frame.mention.dimension not in ("time", "duration"):
        return None
    return noun_phrase_before(frame.sentence, frame.start - 2, frame.barriers)


def holder_of_bracket(frame: Frame) -> Phrase | None:
    """What a number in brackets is said of: 「改修費（平均320万円）」「メール相談（2022年度：68件）」."""
    opening = OPEN_BRACKET.search(frame.before)
    if opening is None:
        return None
    return noun_phrase_before(frame.sentence, frame.sentence.start + opening.start(), frame.barriers)


def label_before(frame: Frame) -> Phrase | None:
    """A label before a colon: 「利用料：500円」; a date there is none."""
    label = LABEL.search(frame.before)
    if label is None:
        return None
    start, end = (frame.sentence.start + offset for offset in label.span("label"))
    if any(low < end and start < high for low, high in frame.barriers):
        return None
    return Phrase(label.group("label"), start, end)


def opening_word(frame: Frame) -> Phrase | None:
    """The word that a line opens with, set off: 「利用者数　Ｒ３：320名」."""
    opening = OPENING_WORD.match(frame.before)
    if opening is None:
        return None
    start, end = (frame.sentence.start + offset for offset in opening.span(1))
    if any(low < end and start < high for low, high in frame.barriers):
        return None
    return Phrase(opening.group(1), start, end)


def counted_noun(frame: Frame) -> Phrase | None:
    """The noun in 「119の自治体」: the counter itself names what is counted."""
    mention = frame.mention
    match = re.search(r"[\d０-９一二三四五六七八九十百千万億]\s*の\s*(\D+)$", mention.text)
    if match is None or mention.unit is None or mention.unit not in match.group(1):
        return None
    start = mention.start + match.start(1)
    return Phrase(mention.unit, start, start + len(mention.unit))


def counted_thing(frame: Frame) -> bool:
    """Whether the counter is the word for what is counted: 世帯, 企業, 自治体, but not 人, 件 or か所."""
    unit = frame.mention.unit
    return frame.mention.dimension == "count" and unit is not None and bool(THING.fullmatch(unit))


def verbal_noun(frame: Frame) -> Phrase | None:
    """The verbal noun behind the number: 「47か所に設置」「120人が利用した」."""
    skipped = VERB_BEHIND.match(frame.after)
    start = frame.mention.end + (skipped.end() if skipped else 0)
    phrase = noun_phrase_after(frame.sentence, start, frame.barriers)
    return phrase if phrase is not None and phrase.start - start <= 1 else None


def complement(frame: Frame, skipped: int = 1) -> Phrase | None:
    """What a part is said to be or do: the quotation or clause behind が or は, the last of ``skipped`` characters."""
    start = frame.mention.end + skipped
    rest = frame.after[skipped:]
    quote = re.match(r"[「『]([^」』]+)[」』]", rest)
    if quote:
        return Phrase(quote.group(1), start + quote.start(1), start + quote.end(1))
    clause = STEM.sub("", TURN.sub("", LEFT_OPEN.sub("", CLAUSE_END.split(rest)[0])))
    if (start, start + len(clause)) in frame.barriers:
        return None
    if not 2 <= len(clause) <= 30 or NO_COMPLEMENT.match(clause):
        return None
    return Phrase(clause, start, start + len(clause))


def those_who(frame: Frame) -> re.Match[str] | None:
    """「84％の企業が…を挙げる」: those of whom a share does or says something, up to が or は."""
    return THOSE_WHO.match(frame.after) if frame.is_share else None


def placed(frame: Frame) -> Phrase | None:
    """「県内42か所に窓口を置いている」: what stands in so many places."""
    match = re.match(r"に([^\s、。にを]{1,12})を(?:置|設置|設け|開設|配置|整備|構え)", frame.after)
    return _behind(frame, match) if match is not None and frame.mention.dimension == "count" else None


def occupant(frame: Frame) -> Phrase | None:
    """Who makes up a share: 「相談者の８割台を60歳以上が占めて」「上位３業種で出荷額の67％を占める」."""
    match = re.match(r"を([^、。]{1,30}?)が占め", frame.after)
    if match is not None:
        return _behind(frame, match)
    few = re.search(r"(?:^|[、。は])(?:こ(?:の|れらの?))?([^、。は]{1,16}?)(?:だけ)?で[^、。で]{1,16}の$", frame.before)
    if few is None or not frame.after.startswith("を占め"):
        return None
    start, end = (frame.sentence.start + offset for offset in few.span(1))
    counts = any(o.dimension == "count" and start <= o.start and o.end == end for o in frame.sentence.mentions)
    return Phrase(few.group(1), start, end) if counts else None


def _behind(frame: Frame, match: re.Match[str]) -> Phrase:
    """The first group of a match in the text behind the number."""
    start = frame.mention.end + match.start(1)
    return Phrase(match.group(1), start, start + len(match.group(1)))


def cleft(frame: Frame) -> Phrase | None:
    """What is said to be so many: 「これまでに参加したのは94世帯」."""
    match = re.search(r"(?:^|[、。]|のうち)([^、。]{2,30}?(?:た|る|い|な))のは、?[^は、。]{0,16}$", frame.before)
    if match is None:
        return None
    start = frame.sentence.start + match.start(1)
    return Phrase(match.group(1), start, start + len(match.group(1)))
