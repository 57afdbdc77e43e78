"""Units: the place behind a number goes in, the unit or counted noun that stands there comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extract.rules import load_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as found: the characters ``start:end`` of the text and what they mean."""

    name: str | None
    dimension: str
    rule: str
    end: int
    factor: Decimal = Decimal(1)
    printed: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    dimension: str
    rule: str
    factor: Decimal
    kanji: bool
    vague: bool
    single: bool


@cache
def _forms() -> dict[str, _Form]:
    forms: dict[str, _Form] = {}
    for rule in load_table("units"):
        kanji, single, spellings = rule.get("kanji", False), rule.get("single", True), rule.get("spellings", {})
        for printed in rule["forms"]:
            forms.setdefault(
                printed,
                _Form(
                    name=rule.get("unit") or spellings.get(printed, printed),
                    dimension=rule["dimension"],
                    rule=rule.id,
                    factor=Decimal(rule.get("factor", 1)),
                    kanji=printed in kanji if isinstance(kanji, list) else kanji,
                    vague=bool(rule.get("vague", False)),
                    single=printed in single if isinstance(single, list) else single,
                ),
            )
    return forms


@cache
def _ordinals() -> tuple[frozenset[str], frozenset[str]]:
    """Suffixes behind the number, and those that may stand behind a unit as well."""
    rules = load_table("ordinals")
    return (
        frozenset(form for rule in rules for form in rule["forms"]),
        frozenset(form for rule in rules if rule.get("after_unit") for form in rule["forms"]),
    )


@cache
def _longest() -> int:
    return max(map(len, (*_forms(), *_ordinals()[0])))


# 目 makes an ordinal, but not at the head of 目標.
_NOT_ORDINAL = re.compile(
    "目[標的指途線次論]|目新|等分|等量|条件|項目|節約|章立|版画|次第|次世代|期間|期待|期限|級友|階層|階建|階級|法人|重点|型式|極め|時間|時点|時代|時期|大学|大型|元気|者数|者間|号数|番組|角度|対象|分の|世帯|世紀|世代|線路|線量|代理|編成|段階"
)
# Where a unit is only the head of a longer noun, the noun is what is counted.
_LONGER_NOUN = re.compile(
    "社会|校長|台風|名簿|名称|点検|面談|面接|円滑|回復|回答者|件名|日本|日数|日常|本部|本人|本校|人口|人材|人事|人権|人数|人格|人件|人員(?=整|配|体)|名前|年齢|年代|回線|"
    "部会|部署|部門|部局|店舗|分析|分類|分散|分担|分社|分割|分譲|分布|分科|分野|分校|時代|時点|歳入|歳出|度数|度合|倍率|種類|割合|割引|場所|区分|区域|区画|市民|市区|町民|町長|町内|村長|市長|県民|国民|国内|国際|国立|"
    "面積|点数|点字|階層|件数|回数|年数|世帯主|学級|社員|社長|校区|校舎|校外|校種|戸籍|戸建|室内|床面|台帳|本社|本店|本庁|品目|品種|口座|票数|通信|通所|組織|組合|部隊|町村|市町|都市|都心|省庁|局長|課長|係長|課題|課目|館長|館内|園児|園長|園外|対象|対応|対策|対話|元気|元来|元年|基準|基礎|問題|問合|問い|基本|門戸|例会|機関|機会|機能|機器|枚挙|食事|食料|食品|便利|株式|頭数|語学|字数|行政|行動|行事|列車|文化|文書|週末|泊数|度目|件当"
)
_KATAKANA = re.compile("[ァ-ヺー]")
_LATIN = re.compile("[A-Za-z]")


def is_ordinal(text: str, position: int, *, after_unit: bool = False) -> bool:
    """Whether what stands at ``position`` makes an ordinal or a name of the number before it."""
    forms = _ordinals()[1 if after_unit else 0]
    if _NOT_ORDINAL.match(text, position):
        return False
    for length in range(min(_longest(), len(text) - position), 0, -1):
        word = text[position : position + length]
        if word in forms:
            return True
        if word in _forms():
            return False
    return False


def find_unit(text: str, position: int, *, kanji: str = "", vague: bool = False) -> Unit | None:
    """The unit of the table at ``position``; after one ``kanji`` numeral or 数 only those that allow it."""
    forms = _forms()
    for length in range(min(_longest(), len(text) - position), 0, -1):
        printed = text[position : position + length]
        form = forms.get(printed)
        if (
            form is None
            or (kanji and not form.kanji)
            or (kanji == "一" and not form.single)
            or (vague and not form.vague)
        ):
            continue
        end = position + length
        last, following = printed[-1], text[end : end + 1]
        if _LATIN.match(last) and _LATIN.match(following):
            continue
        if _KATAKANA.match(last) and following and _KATAKANA.match(following):
            continue
        if length <= 2 and (noun := _LONGER_NOUN.match(text, position)) and noun.end() > end:
            continue
        return Unit(form.name, form.dimension, form.rule, end, form.factor, printed)
    return None


_NOUN = re.compile("の?(?P<noun>[一-龥々ァ-ヺー]{1,12})")
_NOUN_ENDS = re.compile(
    "等(?!級)|など|以上|以下|以内|以降|以外|未満|程度|前後|超|強|弱|余|毎|別|間(?!$)|内外|ずつ|当たり|全体|合計|増|減|中(?!学)|分の"
)
# Words that follow a number without being counted by it.
_NOT_COUNTED = re.compile(
    "以|前|後|内|外|目|番|号|条|項|章|節|級|位|次|期|類|型|式|版|月|時|代|者|第|約|計|各|両|全|毎|同|当|本|新|旧|高|低|上|下|左|右|大|小|多|少|対|倍数|割合|部分|方|他|ほか|及|又|並|増|減|問題|超|強|弱|余|程|台|割|分|より|から|と|・|ー|年|度|現在|時点|参照|円|乗|進|密|値|様々|異な"
)


def counted_noun(text: str, position: int, *, seams: frozenset[int], linked: bool) -> Unit | None:
    """The noun at ``position`` that is counted: ``119の自治体``; ``linked`` asks for the の between."""
    found = _NOUN.match(text, position)
    if found is None or linked != text.startswith("の", position) or position in seams:
        return None
    start, end = found.span("noun")
    if linked and (unit := find_unit(text, start)) is not None:
        return Unit(unit.name, unit.dimension, unit.rule, unit.end, unit.factor, text[start : unit.end])
    noun = text[start : _line_end(text, start, end, seams)]
    if cut := _NOUN_ENDS.search(noun, 1):
        noun = noun[: cut.start()]
    noun = _one_script(noun) if not linked else noun
    if len(noun) < 2 or len(noun) > (12 if linked else 8) or _NOT_COUNTED.match(noun):
        return None
    return Unit(noun, "count", "unit.counted_noun", start + len(noun), Decimal(1), noun)


def _line_end(text: str, start: int, end: int, seams: frozenset[int]) -> int:
    """Where a noun ends at a line's end: only a katakana word goes on in the next line (パラメー/タ)."""
    for seam in range(start + 1, end):
        if seam in seams and not (_KATAKANA.match(text, seam - 1) and _KATAKANA.match(text, seam)):
            return seam
    return end


def _one_script(noun: str) -> str:
    """The katakana or kanji that ``noun`` begins with: 3コース分 counts コース."""
    katakana = bool(_KATAKANA.match(noun))
    for index, character in enumerate(noun):
        if bool(_KATAKANA.match(character)) != katakana:
            return noun[:index]
    return noun
