"""Amounts: one numeral in folded text goes in, the number with its unit and modifiers comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from extract.expressions import bare, shapes
from extract.expressions.modifiers import Modifier, modifier_before, modifier_behind
from extract.expressions.nouns import counted_noun
from extract.expressions.numerals import Numeral, read
from extract.expressions.units import Unit, find_unit, is_ordinal
from extract.rules import Rule, load_table


@dataclass(slots=True)
class Amount:
    """A number with what belongs to it; ``number`` is where its digits stand, ``start:end`` its whole text."""

    start: int
    end: int
    number: tuple[int, int]
    numeral: Numeral
    rule: str = "quantity.number"
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    modifiers: list[Modifier] = field(default_factory=list)
    accepted: bool = True  # False where only a neighbour can make a mention of it
    words: tuple[str, ...] = ()  # modifiers that a word such as 過半数 carries in itself

    @property
    def bounds(self) -> set[str]:
        return {modifier.name for modifier in self.modifiers}


_NEIGHBOUR = re.compile("[、・][二三四五六七八九]")
_SIGN = re.compile("(?:(?P<minus>▲|△|マイナス|(?<![0-9A-Za-zァ-ヶ一-龥)%])-)|プラス|(?<![0-9A-Za-z)])\\+) ?$")
_MONEY_SIGN = re.compile(r"(?:US\$|[¥$€£\\]) ?$")
_MONEY_UNITS = {"¥": "円", "\\": "円", "$": "ドル", "US$": "ドル", "€": "ユーロ", "£": "ポンド"}
_LONGEST_SIGN = 5
_MOST_MODIFIERS = 3
# 10余名: some more than ten, said between the number and its unit.
_REMAINDER = re.compile("余(?=[名人年件社か箇カ日月回台万億])")
# 10余名: some more than ten, said between the number and its unit.
_REMAINDER = re.compile("余(?=[名人年件社か箇カ日月回台万億])")
# Units that end the names of places as well (三六町), and what follows in such a name.
_PARTS = ("share", "ratio", "multiple")
_OTHER_PERIOD = re.compile("(?:[前昨去]年度?|前々年度?|前[回期月]|[0-9元]年度?)の ?$")
# 「７間歇式」 and シリンジ１５００エポジン: names go on behind the number.
_NAME_BEFORE = re.compile("[「『ァ-ヺーA-Za-z]")
_PLACE_UNITS = frozenset("町村市区県国店館園駅橋港丁里合本面島条省局課係社")
_IN_NAME = re.compile("[一-龥ァ-ヶ0-9]")
_IN_WORD = re.compile("[ばなけいくかぎきぐせそちてつみめもや-らりるれろわん](?!ら)")
_LETTER_UNIT = re.compile("[A-Z]")


def read_amount(text: str, found: re.Match[str], seams: frozenset[int]) -> Amount | None:
    """The amount at a numeral that was found, or None where the number is an ordinal or part of a word."""
    start, end = found.span("run")
    run = found["run"]
    numeral = read(run)
    amount = Amount(start, end, (start, end), numeral, value=numeral.value)
    if not _read_shape(text, amount) and not _read_unit(text, amount, run, seams):
        return None
    _read_sign(text, amount)
    _read_modifiers(text, amount)
    if amount.unit is None:
        amount.accepted = bool(amount.modifiers) or bare.stands_alone(text, amount.start, amount.end, run, seams)
    return amount


def _read_shape(text: str, amount: Amount) -> bool:
    """Fractions and age decades, which need no unit; True where one was read."""
    if amount.value is None:
        return False
    shape = shapes.fraction(text, amount.end, amount.value) or shapes.age_decade(text, amount.end, amount.value)
    if shape is None:
        return False
    amount.rule, amount.end, amount.unit = shape.rule, shape.end, shape.unit
    amount.value, amount.low, amount.high = shape.value, shape.low, shape.high
    return True


def _read_unit(text: str, amount: Amount, run: str, seams: frozenset[int]) -> bool:
    """Give the amount its unit; False where the number is no quantity."""
    single = run if len(run) == 1 and not run.isascii() and run != "数" else ""  # a kanji numeral of one character
    vague = run == "数"
    position = amount.end
    spaced = not single and text.startswith(" ", position) and not text.startswith("  ", position)
    position += spaced
    if is_ordinal(text, position):
        return False
    remainder = _REMAINDER.match(text, position) if len(run) > 1 or not single else None
    if remainder is not None:
        amount.modifiers.append(Modifier("slightly_over", position, remainder.end(), "", True))
        position = remainder.end()
    remainder = _REMAINDER.match(text, position)
    if remainder is not None:
        amount.modifiers.append(Modifier("slightly_over", position, remainder.end(), "", True))
        position = remainder.end()
    unit = None if single and single in "万億兆〇零" else find_unit(text, position, kanji=single, vague=vague)
    if unit is not None and not _fits(text, amount, unit, run, spaced, seams):
        unit = None
    if unit is None and not single and not vague:
        unit = _counted(text, position, amount.start, run, spaced, seams)
    if unit is None:
        known = not single and not vague
        return known or bare.is_all(text, amount.start, amount.end) or bool(_NEIGHBOUR.match(text, position))
    if is_ordinal(text, unit.end, after_unit=True):
        return False
    amount.unit, amount.end, amount.rule = unit, unit.end, unit.rule
    if amount.value is not None:
        amount.value, amount.end = shapes.refine(text, unit, amount.value * unit.factor)
    return True


def _fits(text: str, amount: Amount, unit: Unit, run: str, spaced: bool, seams: frozenset[int]) -> bool:
    """Whether number and unit may be one expression: 三六町 is a place, 報告 7 / つばめ the end of a page."""
    if spaced and ((len(unit.printed) > 2 and unit.dimension == "count") or _LETTER_UNIT.fullmatch(unit.printed)):
        return False
    if unit.rule == "unit.bodies" and "." in run and bare.begins_line(text, amount.start):
        return False  # 4.2組織: the number of a heading
    if unit.printed == "つ" and (amount.end in seams or _IN_WORD.match(text, unit.end)):
        return False
    if len(run) > 1 and bare.is_kanji(run) and unit.printed in _PLACE_UNITS:
        return run[0] in "二三四五六七八九" and "十" in run and not _IN_NAME.match(text, unit.end)
    return True


def _counted(text: str, position: int, start: int, run: str, spaced: bool, seams: frozenset[int]) -> Unit | None:
    """The noun that is counted; behind a space, a kanji numeral or a name only where の links it."""
    linked = text.startswith("の", position)
    if not linked and (_NAME_BEFORE.match(text, max(start - 1, 0), start) or bare.is_line_number(text, start, run)):
        return None
    if not bare.can_count(run) or (not linked and (spaced or bare.is_kanji(run))):
        return None
    if linked and (bare.is_note_mark(text, start, run) or (bare.is_kanji(run) and not bare.is_kanji_number(run))):
        return None
    return counted_noun(text, position, seams=seams, linked=linked)


def _read_sign(text: str, amount: Amount) -> None:
    """A minus sign, or the sign of a currency, before the number."""
    low = max(0, amount.start - _LONGEST_SIGN)
    before = text[low : amount.start][-1:]
    if not before:
        return
    if before in "▲△ス-+ " and (found := _SIGN.search(text, low, amount.start)):
        amount.start = found.start()
        if found["minus"] and amount.value is not None:
            amount.value = -amount.value
    elif before in "$¥€£\\ " and (found := _MONEY_SIGN.search(text, low, amount.start)):
        if amount.unit is None or amount.unit.rule == "unit.counted_noun":
            name = _MONEY_UNITS[found[0].strip()]
            amount.rule, amount.end = "unit.yen" if name == "円" else "unit.foreign_money", amount.number[1]
            amount.unit = Unit(name, "money", amount.rule, amount.end)
        amount.start = found.start()


def _is_other_value(text: str, amount: Amount, verb: Modifier) -> bool:
    """前年度の7.9回を下回る: the number is what another year had, and no bound; but 前年度の９割 is a part of it."""
    if verb.joins or text[verb.end - 1] != "回" or amount.unit is None or amount.unit.dimension in _PARTS:
        return False
    return _OTHER_PERIOD.search(text, max(0, amount.start - 6), amount.start) is not None


def _read_modifiers(text: str, amount: Amount) -> None:
    for _ in range(_MOST_MODIFIERS):
        if (before := modifier_before(text, amount.start)) is None:
            break
        amount.modifiers.insert(0, before)
        amount.start = before.start
    for _ in range(_MOST_MODIFIERS):
        behind = modifier_behind(text, amount.end)
        if behind is None or _is_other_value(text, amount, behind):
            break
        if behind.name == "band":
            if amount.unit is None or amount.value is None:
                break
            amount.low, amount.high = shapes.band(amount.value)
            amount.value, amount.rule = None, "quantity.band"
        else:
            amount.modifiers.append(behind)
        if not behind.joins:
            break
        amount.end = behind.end


@cache
def _words() -> tuple[re.Pattern[str], dict[str, Rule]]:
    rules = {word: rule for rule in load_table("quantity_words") for word in rule["words"]}
    words = "|".join(sorted(rules, key=len, reverse=True))
    return re.compile(f"(?<![前後上下四通])(?:{words})(?![一-龥]{{0,2}}(?:値|径|次|報|程|曜)|ば)"), rules


def read_words(text: str) -> list[Amount]:
    """Amounts that are written without a numeral: 半数, 半年."""
    pattern, rules = _words()
    amounts = []
    for found in pattern.finditer(text):
        rule = rules[found[0]]
        value = Decimal(str(rule["value"]))
        unit = Unit(rule["unit"], rule["dimension"], rule.id, found.end())
        amount = Amount(found.start(), found.end(), found.span(), Numeral(value), rule.id, value, unit=unit)
        amount.low = Decimal(str(rule["value_min"])) if "value_min" in rule.fields else None
        amount.words = tuple(rule.get("modifiers", ()))
        _read_modifiers(text, amount)
        amounts.append(amount)
    return amounts
