"""Candidates: the mentions of a sentence in, those that state a measured or counted fact out."""

from __future__ import annotations

import re

from extract.folding import fold
from extract.records.annotation import Sentence
from extract.records.mention import Mention
from extract.relate.metrics.bands import BOUNDS, is_bounded, names_band

# 「一人で」「１件の相談」「２人部屋」: the number names no count. A digit that closes its phrase does.
SINGLE = re.compile(
    r"^(?:一|1|ひと|１)\s*(?:人|つ|度|種|日|か?月|年|回|歩|部|体|環|例|面|見|点|様|元|本|冊|件|箇所|か所|名|社|校|棟|台|世帯|組|泊)?$"
)
CLOSES = re.compile(
    r"^(?:を?(?:置|配置|設け|備え|持|有)|に(?=とど|留ま|過ぎ|すぎ|な[っりる]|増|減|の[ぼみ]|限|上|達|まで)|へ|と|で(?:あ|、)|だ|のみ|だけ|[、。（(）)]|$)"
)
COMPOUND = re.compile(
    r"^(?:満点|部屋|家族|室|用|乗|分(?!を(?:備|確保|設け|用意|整備))|制|体制|組|当たり|あたり|につき|ごと|毎|おき|目|番目|以内に|間に)"
)
# 「この３業種」「これら３つの端末」 points at what was named, and counts nothing anew.
POINTED_AT = re.compile(r"(?:この|その|これら|それら|これらの|それらの|前述の|上記の?|当該|同)$")
MANY = 100  # more than this nobody points at: 「同６億語」 is the same measure, not the same six hundred million
WHICHEVER = re.compile(r"(?:いずれか|どれか|何か)(?:の|を)?$")
ONCE = re.compile(r"^[1一][度回]以上$")
FEW = re.compile(r"^[一二三四]つ$")
INDEX = re.compile(r"^(?:で|と|から|に|へ|、|。|だ|（|）|\)|$|倍|を)")
MEASURED_TIME = re.compile(r"(?:時間|期間|日数|年数|所要|待ち|間隔|平均|寿命|頻度|年間|月間|片道|往復|徒歩)")
# 「回答数1,204」, 「１回30分」
NUMBER_OF = re.compile(r"[一-鿿]数(?:は|：|:)?\s*$")
EACH = re.compile(r"(?:1|１|一)(?:回|人|件|コマ|枠|講座)(?:当たり|あたり|につき)?(?:約|およそ|平均)?$")
NOT_MEASURED = re.compile(
    r"^(?:以内|間で|間に|前|後|目|ごと|おき|ぶり|を超え(?:る(?=[一-鿿])|、)|以上前|程度前|にわた|当たり|あたり|を通)"
)
SPENT = re.compile(r"^(?:程度|ほど|以上|超)?(?:を|も|ほど)?(?:かけ|かか|要し|要す|費や)")
SIZE_IN_BRACKET = re.compile(
    r"[^\s、。][（(](?:(?:常用)?(?:雇用|労働|従業)[者員]|(?:従業員|社員|職員|組合員|会員)数?|資本金|人口|病床数?|規模)$"
)
# 「40年以上のものが41か所」: the bound says which of them are counted.
CLASS = re.compile(r"^の(?:もの|者|人|方|ところ|[一-鿿]{2,4})(?:が|は|も|で、)")
ROUND_THE_CLOCK = re.compile(r"^(?:運転|営業|対応|体制|受け?付|稼働|開[館所放]|いつでも|、?365|利用|無休|常駐)")
# 「今後５年のうちに」「直近３年で」: when, not for how long.
SPAN_FROM_NOW = re.compile(r"(?:今後|過去|直近|最近|向こう|ここ|この)(?:の)?$")
# 「開室できたのは121日」
IS_SO_LONG = re.compile(r"^(?:で(?:あ|、)|だ|。|$)")


def is_measured(mention: Mention, sentence: Sentence) -> bool:
    """Whether a quantity states a fact: not vague, not a lone one, not an age that names a group."""
    if mention.kind != "quantity" or not _has_number(mention):
        return False
    before, after = around(mention, sentence)
    if mention.dimension == "age" or mention.unit in ("歳", "才"):
        return _age_is_measured(mention, before, after)
    if EACH.search(before) and mention.dimension in ("time", "duration"):
        return True
    if mention.unit is None and mention.dimension is None:
        return _is_index(mention, before, after)
    if FEW.match(mention.text):
        return False
    once = ONCE.match(fold(mention.text).text) and not before.endswith(("週", "月", "年", "日"))
    if once or WHICHEVER.search(before):
        return False
    if mention.dimension == "count" and (mention.value or 0) < MANY and POINTED_AT.search(before):
        return False
    counted = mention.text[0] in "1１" and (CLOSES.match(after) or before.endswith("のうち"))
    if SINGLE.match(fold(mention.text).text) and not counted:
        return False
    if COMPOUND.match(after) or _is_unit_of_next(mention, sentence) or _bounds_a_class(mention, sentence, after):
        return False
    if names_band(mention, sentence) or _sizes_a_class(mention, before, after):
        return False
    if mention.dimension in ("time", "duration"):
        if mention.value == 24 and ROUND_THE_CLOCK.match(after):
            return False
        if before.endswith(("たのは", "るのは")) and IS_SO_LONG.match(after):
            return True
        if SPAN_FROM_NOW.search(before):
            return False
        return bool(SPENT.match(after)) or (bool(MEASURED_TIME.search(before)) and not NOT_MEASURED.match(after))
    return not _names_a_class(mention, sentence, before, after)


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


def _bounds_a_class(mention: Mention, sentence: Sentence, after: str) -> bool:
    """「40年以上のものが41か所」「30日未満の者は12人」: the number behind it counts those within the bound."""
    behind = CLASS.match(after) if is_bounded(mention) else None
    if behind is None:
        return False
    rest = mention.end + behind.end()
    return any(
        other.kind == "quantity"
        and other.start >= rest
        and not re.search(r"[、。]", sentence.text[rest - sentence.start : other.start - sentence.start])
        for other in sentence.mentions
    )


def _sizes_a_class(mention: Mention, before: str, after: str) -> bool:
    """「中小企業（従業員数300人未満）」: a bracket that only says how large the things before it are."""
    return is_bounded(mention) and SIZE_IN_BRACKET.search(before) is not None and after.startswith(("）", ")"))


def _age_is_measured(mention: Mention, before: str, after: str) -> bool:
    named = re.search(r"平均年齢|(?:(?<!生産)年齢(?!別|層|構成|人口)|平均)[^、。]{0,6}$", before)
    return bool(named) or re.match(r"(?:上が|下が|若返|高くな|低くな)", after) is not None


def _is_index(mention: Mention, before: str, after: str) -> bool:
    """A bare decimal that closes its phrase (a rate, an index, an average on a scale), or what 「回答数」 counts."""
    if NUMBER_OF.search(before):
        return True
    return "." in fold(mention.text).text and bool(INDEX.match(after)) and bool(re.search(r"[^\d\s.．]$", before))


def _is_unit_of_next(mention: Mention, sentence: Sentence) -> bool:
    """「１食550円」「１晩に６件」: one of something is what the next number is counted by."""
    if mention.value != 1:
        return False
    for other in sentence.mentions:
        if other.kind == "quantity" and other.start >= mention.end:
            between = sentence.text[mention.end - sentence.start : other.start - sentence.start]
            return re.fullmatch(r"(?:に|で|の)?(?:約|平均|月額|年額|日額|月|年)?", between) is not None
    return False
