"""Amounts: one numeral in folded text goes in, the number with its unit and modifiers comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from extract.expressions.modifiers import Modifier, modifier_before, modifier_behind
from extract.expressions.numerals import RUN, Numeral, read
from extract.expressions.units import Unit, counted_noun, find_unit, is_ordinal
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
    negative: bool = False
    accepted: bool = True  # False where only a neighbour can make a mention of it
    words: tuple[str, ...] = ()  # modifiers that a word such as 過半数 carries in itself
    per: str | None = None

    @property
    def bounds(self) -> set[str]:
        return {modifier.name for modifier in self.modifiers}


# Numbers that count no things: decimals, and years of the calendar.
_NOT_A_COUNT = re.compile(r".*\..*|(?:19|20)[0-9]{2}")
_KANJI_ONLY = re.compile("[^0-9]+")
_KANJI_BARE = re.compile("[一二三四五六七八九]?[十百千万億兆].*[一二三四五六七八九十百千万億兆]|.*[〇零].*")
_HALF = re.compile("(?<=[間年月日分秒週])半(?![期数額減径ば年日月面身導世製])")
_NEIGHBOUR = re.compile("[、・][二三四五六七八九]")
_SIGN = re.compile("(?:▲|△|マイナス|(?<![0-9A-Za-zァ-ヶ一-龥)%])-) ?$")
_MONEY_SIGN = re.compile(r"(?:US\$|[¥$€£\\]) ?$")
_MONEY_UNITS = {"¥": "円", "\\": "円", "$": "ドル", "US$": "ドル", "€": "ユーロ", "£": "ポンド"}
_DECADE = re.compile("(?:歳)?代(?![表替理わ金謝行弁用役々目償診])(?P<part>前半|後半|半ば|中盤)?")
_FRACTION = re.compile(rf" ?分の ?(?P<run>{RUN})(?![0-9])")
_SLASH = re.compile(r"/(?P<run>[1-9][0-9]{0,3})(?![0-9/.,])")
_TIME_TAIL = {
    "年": (
        re.compile(r" ?(?P<run>[0-9]{1,2}|[一二三四五六七八九十]{1,2}) ?(?:か月|カ月|ヵ月|ヶ月|ケ月|箇月)(?!目|間)"),
        Decimal(12),
    ),
    "時間": (
        re.compile(r" ?(?P<run>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?分(?!の ?[0-9一二三四五六七八九]|間?目)間?"),
        Decimal(60),
    ),
    "分": (re.compile(r" ?(?P<run>[0-9]{1,2}) ?秒(?!目)間?"), Decimal(60)),
}
_TENTH_TAIL = re.compile(
    r" ?(?P<bu>[0-9一二三四五六七八九]) ?分(?![の間野類])(?: ?(?P<rin>[0-9一二三四五六七八九]) ?厘)?"
)
_ATTACHED = re.compile("[A-Za-zァ-ヺー一-龥々)」』】%〕]")
# A small number glued to the end of a verb, not to a particle, is the mark of a footnote: 公開しました1。
_NOTE_AFTER = re.compile(
    "[A-Za-z]$|[ぁ-ん](?<![はがをにでともへやのか])$|(?:した|ます|です|する|いる|ある)(?:と|[0-9]{1,2}[、,])?$"
)
# Units that end the names of places as well, and what follows in such a name.
_PLACE_UNITS = frozenset("町村市区県国店館園駅橋港丁里合本面島条省局課係社")
_IN_NAME = re.compile("[一-龥ァ-ヶ0-9]")
_NOT_COUNTER = re.compile("[ばなけいくかぎきぐせそちてつみめもや-らりるれろわん](?!ら)")
# Behind a space, a middle dot or a number with の, a small number counts nothing: 様式13の３, 入院料１・２.
_NUMBERED = re.compile("[・ ]$|[0-9] ?の ?$")
# Words that stand right before a counted number without being its name.
_LOOSE_BEFORE = re.compile(
    "(?:全国|世界|国内|県内|市内|町内|村内|都内|道内|府内|区内|管内|圏内|域内|海外|国外|県外|市外|全|他|外|各|約|計|のうち|うち|毎月|年間|月間|毎年|現在|平均|新規|新た|同|内|残り|上位|下位|過去|今後|直近|以下|左記|上記|次|延べ|最大|最多|最低|週|月|年|日|対象|築)$"
)


def read_amount(text: str, found: re.Match[str], seams: frozenset[int]) -> Amount | None:
    """The amount at a numeral that was found, or None where the number is an ordinal or part of a word."""
    start, position = found.span("run")
    run = found["run"]
    numeral = read(run)
    amount = Amount(start, position, (start, position), numeral, value=numeral.value)
    kanji = run if len(run) == 1 and not run.isascii() and run != "数" else ""
    if not _read_special(text, amount) and not _read_unit(text, amount, run, kanji, seams):
        return None
    _read_sign(text, amount)
    _read_modifiers(text, amount)
    if amount.unit is None and amount.rule == "quantity.number":
        amount.accepted = _stands_alone(text, amount, run, seams)
    return amount


def _read_special(text: str, amount: Amount) -> bool:
    """Fractions and age decades; True where one was read."""
    position, value = amount.end, amount.value
    if value is None:
        return False
    if (found := _FRACTION.match(text, position)) and value and (over := read(found["run"]).value) is not None:
        amount.rule, amount.value, amount.end = "quantity.fraction", over / value, found.end()
        amount.unit = Unit(None, "ratio", "unit.ratio", found.end())
        return True
    if (found := _SLASH.match(text, position)) and 0 < value < (under := Decimal(found["run"])):
        if (under <= 10 or under in (100, 1000)) and not text[position - 1 : position].isalpha():
            amount.rule, amount.value, amount.end = "quantity.fraction", value / under, found.end()
            amount.unit = Unit(None, "ratio", "unit.ratio", found.end())
            return True
    if 10 <= value <= 100 and value % 10 == 0 and (found := _DECADE.match(text, position)):
        low = value + (5 if found["part"] == "後半" else 0)
        high = value + (4 if found["part"] == "前半" else 9)
        amount.rule, amount.value, amount.low, amount.high, amount.end = (
            "quantity.age_decade",
            None,
            low,
            high,
            found.end(),
        )
        amount.unit = Unit("歳", "age", "unit.age", found.end())
        return True
    return False


def _read_unit(text: str, amount: Amount, run: str, kanji: str, seams: frozenset[int]) -> bool:
    """Give the amount its unit; False where the number is no quantity."""
    position = amount.end
    spaced = not kanji and text.startswith(" ", position) and not text.startswith("  ", position)
    position += spaced
    if is_ordinal(text, position):
        return False
    vague = amount.numeral.vague and run == "数"
    unit = None if kanji and kanji in "万億兆〇零" else find_unit(text, position, kanji=kanji, vague=vague)
    if unit is not None and not _fits(text, amount, unit, run, spaced, seams):
        unit = None
    if unit is None and not kanji and not vague:
        linked = text.startswith("の", position)
        if (
            (linked or not spaced)
            and not _NOT_A_COUNT.fullmatch(run)
            and not (linked and _is_note_mark(text, amount, run))
        ):
            unit = counted_noun(text, position, seams=seams, linked=linked)
            if unit is not None and _KANJI_ONLY.fullmatch(run) and (not linked or not _KANJI_BARE.fullmatch(run)):
                unit = None
    if unit is None:
        return (not kanji and not vague) or _is_all(text, amount) or bool(_NEIGHBOUR.match(text, position))
    if is_ordinal(text, unit.end, after_unit=True):
        return False
    amount.unit, amount.end, amount.rule = unit, unit.end, unit.rule
    if amount.value is not None:
        amount.value *= unit.factor
        _read_tail(text, amount, unit)
    return True


def _fits(text: str, amount: Amount, unit: Unit, run: str, spaced: bool, seams: frozenset[int]) -> bool:
    """Whether number and unit may be one expression: 三六町 is a place, 報告 7 / つばめ the end of a page."""
    if spaced and (len(unit.printed) > 2 and unit.dimension == "count" or re.fullmatch("[A-Z]", unit.printed)):
        return False
    if unit.printed == "つ" and (amount.end in seams or _NOT_COUNTER.match(text, unit.end)):
        return False
    if len(run) > 1 and _KANJI_ONLY.fullmatch(run) and unit.printed in _PLACE_UNITS:
        return run[0] in "二三四五六七八九" and "十" in run and not _IN_NAME.match(text, unit.end)
    return True


def _is_note_mark(text: str, amount: Amount, run: str) -> bool:
    """センター1の設立: a small number glued to a name is the mark of a footnote, not a count."""
    before = text[max(0, amount.start - 4) : amount.start]
    return len(run) <= 2 and bool(_ATTACHED.match(before[-1:])) and not _LOOSE_BEFORE.search(before)


def _read_tail(text: str, amount: Amount, unit: Unit) -> None:
    """10時間半, １時間30分, ３割５分: what refines the unit just read."""
    assert amount.value is not None
    if unit.printed == "割" and (found := _TENTH_TAIL.match(text, amount.end)):
        amount.value += (
            (read(found["bu"]).value or 0) + (read(found["rin"]).value or 0) / Decimal(10)
            if found["rin"]
            else (read(found["bu"]).value or 0)
        )
        amount.end = found.end()
    elif found := _HALF.match(text, amount.end):
        amount.value += Decimal("0.5")
        amount.end = found.end()
    elif tail := _TIME_TAIL.get(unit.printed):
        if (found := tail[0].match(text, amount.end)) and (smaller := read(found["run"]).value) is not None:
            amount.value += smaller / tail[1]
            amount.end = found.end()


def _read_sign(text: str, amount: Amount) -> None:
    low = max(0, amount.start - 5)
    before = text[amount.start - 1 : amount.start]
    if before in "▲△ス- " and (found := _SIGN.search(text, low, amount.start)):
        amount.start, amount.negative = found.start(), True
    elif before in "$¥€£\\ " and before and (found := _MONEY_SIGN.search(text, low, amount.start)):
        name = _MONEY_UNITS[found[0].strip()]
        if amount.unit is None or amount.unit.rule == "unit.counted_noun":
            amount.unit = Unit(name, "money", "unit.yen" if name == "円" else "unit.foreign_money", amount.number[1])
            amount.end, amount.rule = amount.number[1], amount.unit.rule
        amount.start = found.start()
    if amount.negative and amount.value is not None:
        amount.value = -amount.value


def _read_modifiers(text: str, amount: Amount) -> None:
    for _ in range(3):
        if (before := modifier_before(text, amount.start)) is None:
            break
        amount.modifiers.insert(0, before)
        amount.start = before.start
    for _ in range(3):
        if (behind := modifier_behind(text, amount.end)) is None:
            break
        if behind.name == "band":
            if amount.unit is None or amount.value is None:
                break
            _read_band(amount)
        else:
            amount.modifiers.append(behind)
        if not behind.joins:
            break
        amount.end = behind.end


def _read_band(amount: Amount) -> None:
    """４割台 reaches from 40 to 50 %, 1,000円台 from 1,000 to 2,000 円: one step of the last digit that is not 0."""
    value = amount.value
    assert value is not None
    step = Decimal(1)
    if value == value.to_integral_value() and value:
        while value % (step * 10) == 0:
            step *= 10
    amount.low, amount.high, amount.value, amount.rule = value, value + step, None, "quantity.band"


def _is_all(text: str, amount: Amount) -> bool:
    """Whether the text is nothing but this number."""
    return amount.start < 3 and len(text) - amount.end < 3 and text.strip() == text[amount.start : amount.end]


def _stands_alone(text: str, amount: Amount, run: str, seams: frozenset[int]) -> bool:
    """Whether a number without a unit is a quantity, and not a mark, a label or a part of a name."""
    if amount.modifiers or _is_all(text, amount):
        return True
    before = text[max(0, amount.start - 6) : amount.start]
    behind = text[amount.end : amount.end + 2]
    if _KANJI_ONLY.fullmatch(run):
        return (
            bool(_KANJI_BARE.fullmatch(run))
            and not re.match("[一-龥ァ-ヶ]", behind)
            and not re.search("[一-龥ァ-ヶ]$", before)
        )
    if _NUMBERED.search(before) and len(run) <= 2 or run.isdigit() and len(run) > 6:
        return False
    if before and before[-1] in "-/#._@&=+~" or re.match(r"[A-Za-z_/@#]|[-:.][0-9A-Za-z]|[一-龥ァ-ヺ]", behind):
        return False
    if behind.startswith(")") and run.isdigit() and len(run) < 3:
        return False
    if before.endswith(" ") and (amount.end in seams or not behind or behind[0] in " \n"):
        return False
    if _NOTE_AFTER.search(before) and len(run) <= 2 or re.search("[A-Za-z] $", before):
        return False
    if _ATTACHED.search(before[-1:]) and not _LOOSE_BEFORE.search(before):
        return "," in run or "." in run or bool(re.search("[万億兆千]", run))
    return True


@cache
def _words() -> tuple[re.Pattern[str], dict[str, Rule]]:
    rules = {word: rule for rule in load_table("quantity_words") for word in rule["words"]}
    words = "|".join(sorted(rules, key=len, reverse=True))
    return re.compile(f"(?<![前後上下四通])(?:{words})(?![一-龥]*(?:値|径|次|報|程|曜)|ば)"), rules


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
