"""Date candidates: folded text goes in, points (the printed parts of each date) come out in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extract.expressions.numerals import small
from extract.expressions.vocabulary import Alternatives, alternatives, parts
from extract.rules import Rule, load_table


@dataclass(slots=True)
class Point:
    """The parts of one date as printed; what is not printed is None until a neighbour or the context gives it."""

    rule: Rule
    start: int
    end: int
    era: str | None = None
    era_year: int | None = None
    western: int | None = None
    fiscal: bool = False
    month: int | None = None
    day: int | None = None
    decade: int | None = None
    century: int | None = None
    quarter: int | None = None
    half: int | None = None
    third: int | None = None
    ends: bool = False
    pointer: Rule | None = None
    follow: int | None = None  # a number whose meaning only its neighbours know
    bare_end: str | None = None
    recurs: bool = False  # 毎年４月 is in no one year
    compared: bool = False  # only something to compare with: 平成30年度に比べて
    bound: str | None = None  # "from" | "until": 以降 and 以前
    modifiers: tuple[str, ...] = field(default=())

    @property
    def needs(self) -> str:
        return str(self.rule.get("needs", ""))

    @property
    def open(self) -> str:
        return str(self.rule.get("open", ""))

    @property
    def has_year(self) -> bool:
        return (
            self.western is not None
            or self.era_year is not None
            or self.pointer is not None
            or self.decade is not None
            or self.century is not None
        )


_OLDEST_SHORT_YEAR = 65  # 1965; smaller numbers are years of this century
_HALVES = {"上半期": 1, "上期": 1, "前期": 1, "前半期": 1, "前半": 1, "上半年": 1}
_THIRDS = {"上旬": 1, "初旬": 1, "中旬": 2, "下旬": 3}


@cache
def _grammar() -> Alternatives:
    return alternatives(load_table("dates"))


@cache
def _pointers() -> dict[str, Rule]:
    return {word: rule for rule in load_table("pointers") for word in rule["words"]}


@cache
def _beginning() -> re.Pattern[str]:
    """Where a date can begin: at a number, an era or a word that points, never inside a number."""
    words = "|".join(sorted(_pointers(), key=len, reverse=True))
    return re.compile(
        r"(?<![0-9.])(?<![0-9],)[0-9]|(?<![〇一二三四五六七八九十百千万])[一二三四五六七八九十元](?=[〇零一二三四五六七八九十百年月日 ]|世紀)|二千|"
        rf"{parts()['era_name']}|[令平昭大明](?=[0-9 元])|[RHSTM](?=[.0-9 元])|西暦|FY|{words}|年度末|年末|月末|第|[上下]半期"
    )


# What stands behind a date and belongs to it.
_BOUND = re.compile(
    r" {0,2}(?:(?P<start>以降|以後|以来)|(?P<until>以前)|(?P<approx>前後|頃|ごろ|ころ)|(?P<part>半ば|なかば|中頃|中ごろ|初頭|初め(?!て)|始め(?![たてる])|終わり|おわり))"
)
_RECURRING = re.compile("(?:毎年|例年|隔年)度? ?$")
_COMPARED = re.compile(
    r"(?:の[^、。()はがをにで]{0,10}?)?(?: ?\([^)]{0,20}\))?(?:(?:と|に)比(?:べ|較し)|を(?:大きく|大幅に)?[上下]回|より(?:も)?[^、。]{0,12}[増減多少高低]|比)"
)


def find_points(text: str) -> list[Point]:
    """All candidates, leftmost first, none overlapping; those that need a neighbour are not yet settled."""
    beginning, grammar = _beginning(), _grammar()
    points: list[Point] = []
    position = 0
    while (begin := beginning.search(text, position)) is not None:
        matched = grammar.match(text, begin.start())
        if matched is None:
            position = begin.start() + 1
            continue
        rule, found = matched
        point = _point(rule, found, grammar)
        if behind := _BOUND.match(text, point.end):
            point.end = behind.end()
            if behind["approx"]:
                point.modifiers = ("approx",)
            elif not behind["part"]:
                point.bound = "from" if behind["start"] else "until"
        point.recurs = _RECURRING.search(text, max(0, point.start - 4), point.start) is not None
        point.compared = _COMPARED.match(text, point.end) is not None
        points.append(point)
        position = max(point.end, begin.start() + 1)
    return points


def _point(rule: Rule, found: re.Match[str], grammar: Alternatives) -> Point:
    point = Point(rule, found.start(), found.end())
    for name, word in grammar.parts(found):
        match name:
            case "era":
                point.era = word.replace(" ", "").removesuffix(".")
            case "ey":
                point.era_year = small(word)
            case "wy":
                point.western = _western(word)
            case "fy":
                point.fiscal = True
            case "month" | "day" | "follow" | "century" | "quarter":
                setattr(point, name, small(word))
            case "decade":
                point.decade = small(word)
            case "half" | "first_or_second":
                point.half = _HALVES.get(word, 2)
            case "third":
                point.third = _THIRDS[word]
            case "end":
                point.ends = True
            case "pointer":
                point.pointer = _pointers()[word]
            case "bare_end":
                point.bare_end = word
    return point


def _western(word: str) -> int | None:
    """2024, 二〇二四, 二千二十四, and two digits: FY24, 98年７月."""
    year = small(word)
    if year is None or year >= 100:
        return year
    return year + (1900 if year >= _OLDEST_SHORT_YEAR else 2000)
