"""Parts of date patterns: the names that tables write in braces go in, regular expressions come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.rules import Rule, load_table

_KANJI = "一二三四五六七八九十〇"
_BRACKET_WEEKDAY = r"[(\[]{_}[月火水木金土日](?:曜日?)?(?:[・,、/]?{_}(?:祝日?|休日?|振休|振替休日|振替))?{_}[)\]]"


def _words(rules: Sequence[Rule]) -> str:
    words = sorted((word for rule in rules for word in rule["words"]), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def parts() -> dict[str, str]:
    """Every name that a pattern may use in braces, with what it stands for."""
    eras = load_table("eras")
    names = "|".join(name for era in eras for name in (era["name"], *era["marks"]))
    names = "|".join(rf"{word[0]} {{0,2}}{word[1]}" if len(word) == 2 else word for word in names.split("|"))
    letters = "".join(era["letter"] for era in eras)
    shorts = "".join(era["short"] for era in eras)
    pointers: dict[str, list[Rule]] = {"year": [], "month": [], "week": [], "day": []}
    for rule in load_table("pointers"):
        pointers[rule["unit"]].append(rule)
    vague_today = "(?!今日(?:の(?!会議|視察|日程|予定)|では|的|に(?:至|お)|、|まで|、|も))"
    found = {
        "_": " {0,2}",
        "of": r" {0,2}(?:[の/] {0,2})?",
        "n2": rf"(?:(?<![0-9])[0-9]{{1,2}}(?![0-9])|(?<![{_KANJI}])[{_KANJI}]{{1,3}}(?![{_KANJI}百千]))",
        "western": r"(?:(?<![0-9])(?:1[6-9]|2[01])[0-9]{2}(?![0-9])|(?:一[六七八九]|二[〇零一])[〇零一二三四五六七八九]{2}|二千[〇一二三四五六七八九十]{0,4})",
        "era_name": names,
        "era_any": rf"{names}|(?<![A-Za-z0-9])[{letters}]\.?|(?<![一-龥])[{shorts}]",
        "era_bare": rf"{names}|(?<![A-Za-z0-9/.-])(?<!数)[RHS](?=[0-9]{{1,2}}(?!=)|元(?![一-龥]))|(?<![一-龥])[令平昭](?=[0-9])",
        "not_month": "間|例|曜|額|刊|収|給|々|謝|齢|面|次|報|号|数|食|経|謡|光|見|並|極",
        "not_year": "間|齢|金|次|譜|代|生(?!ま)|輪|功|賦|報|少|長|老|輩|配|近く|余|前(?![半期後年])|もの|ほど|以上|程度|来の",
        "not_day": "間|本|程|常|数|用|給|額|照|帰|当たり|以(?![降前後来])|目|前(?!後)|後|分|ぶり|連続|余|ほど|も|齢|勤|々",
        "joint": r"{_}(?:[~\-・、,/]|から|及び|および|又は|または|ないし|並びに|ならびに|と|や){_}",
        "weekday": rf"(?:{{_}}{_BRACKET_WEEKDAY}|{{_}}[月火水木金土日]曜日?)?",
        "weekday_required": rf"{{_}}{_BRACKET_WEEKDAY}",
        "month": r"(?P<month>{n2}){_}月(?!{not_month})",
        "day": r"(?P<day>{n2}){_}日(?!{not_day})",
        "third": "(?P<third>[上中下]旬|初旬)",
        "end": "(?P<end>末)(?!尾|広|日曜|満|期|端|裔|梢)(?:日(?!曜|程))?",
        "first_or_second": "(?P<first_or_second>前半|後半)",
        "quarter": r"(?:第{_})?(?P<quarter>[1-4一二三四]){_}(?:四半期|Q)|Q(?P<quarter>[1-4])",
        "half": "(?P<half>上半期|下半期|上期|下期|前期|後期|前半期|後半期|前半|後半|上半年|下半年)",
        "year_word": rf"(?P<pointer>(?<![従未古以将由渡])(?:{_words(pointers['year'])}))(?!比|並み|代|齢|同[月期日]|々|次|金|輩|間)",
        "month_word": rf"(?P<pointer>(?<!前年)(?<!未)(?:{_words(pointers['month'])}))(?!比|並み|例|間)",
        "week_word": rf"(?P<pointer>{_words(pointers['week'])})(?!比|間)",
        "day_word": rf"{vague_today}(?P<pointer>(?<![のー一-龥])(?:{_words(pointers['day'])}))(?!比|程|を担|本|常|の夢)",
        "short_year": r"(?P<wy>(?<![0-9])(?:6[5-9]|[7-9][0-9]|0[0-9])|(?<=['’‘])[0-9]{2}){_}年",
        "follow_year": r"(?P<follow>{n2}|元){_}年(?:{_}(?P<fy>度))?(?!{not_year}|度目)",
    }
    era_year = r"(?P<era>{era_any}){_}(?P<ey>{n2}|元)"
    western = r"(?:西暦{_})?(?P<wy>{western})"
    suffix = "{_}年(?:{_}(?P<fy>度))?(?!{not_year}|度目)"
    echo = "{_}(?:年{_}度?)?{_}"
    # The year in which one era ended and the next began, in both: 平成31（令和元）年度.
    turn = "(?:31|64|15|45|元|1|三十一|六十四|十五|四十五)"
    found["turned"] = (
        rf"(?P<era>{{era_any}}){{_}}(?P<ey>{turn}){echo}[(\[・/]{{_}}(?:{{era_any}}){{_}}{turn}"
        rf"(?:{{_}}年(?:{{_}}(?P<fy>度))?{{_}}[)\]](?:{{_}}(?P<fy>度))?|{{_}}[)\]]{suffix}|(?<=[元1]){suffix})"
    )
    found["year"] = (
        "(?:"
        + "|".join(
            (
                r"{turned}",
                rf"{era_year}{{_}}[(\[]{{_}}{western}{echo}[)\]]{suffix}",
                rf"{era_year}{suffix}(?:{{_}}[(\[]{{_}}{western}{echo}[)\]](?:{{_}}(?P<fy>度))?)?",
                rf"{western}{{_}}[(\[]{{_}}{era_year}{echo}[)\]](?:{suffix})?",
                rf"{western}{suffix}(?:{{_}}[(\[]{{_}}{era_year}{echo}[)\]](?:{{_}}(?P<fy>度))?)?",
                rf"{era_year}{{_}}[(\[]{{_}}{western}{echo}[)\]](?:{suffix})?",
                "{year_word}(?:{_}(?P<fy>度))?",
            )
        )
        + ")"
    )
    return found


_NAME = re.compile(r"\{([a-z_]\w*)\}")


@cache
def expand(pattern: str) -> str:
    """``pattern`` with every ``{name}`` replaced by what it stands for."""
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda found: parts()[found[1]] if found[1] == "_" else f"(?:{parts()[found[1]]})", pattern)
    return pattern


_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Several named patterns as one: which of them matched, and the parts of the match by name."""

    pattern: re.Pattern[str]
    _rules: dict[int, Rule]
    _names: dict[str, tuple[int, ...]]

    def match(self, text: str, start: int) -> tuple[Rule, re.Match[str]] | None:
        found = self.pattern.match(text, start)
        return None if found is None or found.lastindex is None else (self._rules[found.lastindex], found)

    def parts(self, found: re.Match[str]) -> Iterator[tuple[str, str]]:
        for name, groups in self._names.items():
            for group in groups:
                if found[group] is not None:
                    yield name, found[group]
                    break


def alternatives(rules: Sequence[Rule]) -> Alternatives:
    """One pattern that tries ``rules`` in order; those that begin alike share their beginning.

    A group name may stand in many places: groups are numbered here and looked up by name.
    """
    grouped: dict[str, list[tuple[Rule, str]]] = {}
    for rule in rules:
        head, rest = (
            ("{year}", rule["pattern"].removeprefix("{year}"))
            if rule["pattern"].startswith("{year}")
            else ("", rule["pattern"])
        )
        grouped.setdefault(head or rule.id, []).append((rule, rest))
    written: list[str] = []
    by_mark: dict[str, Rule] = {}
    for head, rows in grouped.items():
        tails = []
        for rule, rest in rows:
            by_mark[f"rule_{len(by_mark)}"] = rule
            tails.append(f"(?P<rule_{len(by_mark) - 1}>{expand(rest)})")
        written.append((expand(head) if head.startswith("{") else "") + "(?:" + "|".join(tails) + ")")
    source = "|".join(written)
    names: dict[str, list[int]] = {}
    rule_groups: dict[int, Rule] = {}
    count = 0

    def number(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        if found[1] in by_mark:
            rule_groups[count] = by_mark[found[1]]
        else:
            names.setdefault(found[1], []).append(count)
        return "("

    numbered = _GROUP.sub(number, source)
    if "(?P=separator)" in numbered:
        numbered = numbered.replace("(?P=separator)", rf"(?:\{names['separator'][0]})")
    return Alternatives(re.compile(numbered), rule_groups, {name: tuple(groups) for name, groups in names.items()})
