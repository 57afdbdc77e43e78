"""Statements: the text of a sentence in, the kind of statement it makes out.

Japanese puts the predicate last, so the end of the main clause says what is being said: 「…が求められる」 recommends,
「…との声が聞かれた」 reports. A rule names a predicate; what may follow it without changing the statement (「…ている」,
「…状況にある」, 「…と考えられる」) is the same for all rules. Rules are tried in the table's order.
"""

from __future__ import annotations

import re
from functools import cache

from extract.folding import fold
from extract.rules import load_mapping, load_table

DEFAULT = "description"
REACH = 600  # characters from the end; what runs on longer is no sentence, and its end still speaks for it

# Numbers written out count as numbers do; 一人 and its like are words.
_KANJI_NUMBER = re.compile(
    r"(?!一(?![二三四五六七八九十百千]))[一二三四五六七八九十百千]+(?=[万億]?(?:人|名|件|割|分の|校|回|パーセント|倍|台|学級|時間|円|か所|施設|世帯|社|団体|歳|トン|円|ポイント|戸|台|冊|点|室|棟|枚|団体|地区|日(?![本常程])|週間|か月))"
)
_PART = re.compile(r"<([a-z_]+)>")
_BULLET = re.compile(r"^[・•●○◎■□◆◇▪※*＊→-]+")
_STOP = re.compile(r"[。.!?]+$")
_CLOSING = {"(": ")", "[": "]", "〔": "〕", "【": "】", "「": "」", "『": "』"}
_QUOTES = "「『"
# 「…」（70代の相談者）: who said it.
_SPEAKER = re.compile(r"(?:[0-9]代|歳|者|員|長|生|親|職|師|氏|さん|家族|男性|女性|本人|主|民|組|子ども)(?:、|$)")


def classify(sentence: str, section_kind: str | None = None) -> tuple[str, str]:
    """(kind, rule id) of a sentence: description, observation, voice, issue, effect or recommendation.

    Some endings say different things by section: 「できる」 describes an offer in an overview and
    tells an effect in what was heard; such rules name their ``sections``.
    """
    text = _bare(_KANJI_NUMBER.sub("9", "".join(fold(sentence).text.split())))[-REACH:].replace("パーセント", "%")
    for rule, kind, pattern, sections in _rules():
        if (not sections or section_kind in sections) and pattern.search(text):
            return kind, rule
    return DEFAULT, "statement.default"


def statement_kind(sentence: str) -> str:
    """The kind of statement alone."""
    return classify(sentence)[0]


@cache
def _rules() -> tuple[tuple[str, str, re.Pattern[str], tuple[str, ...]], ...]:
    return tuple(
        (
            rule.id,
            rule["kind"],
            re.compile(f"(?:{_written_out(rule['pattern'])}){_part('tail')}$"),
            tuple(rule.get("sections", ())),
        )
        for rule in load_table("statements")
    )


def _written_out(pattern: str) -> str:
    """A pattern in one line, with the parts that it names, as in 「<amount>」, put in their places."""
    return _PART.sub(lambda name: _part(name[1]), "".join(pattern.split()))


def _part(name: str) -> str:
    return f"(?:{_written_out(load_mapping('statements')[name])})"


def _bare(text: str) -> str:
    """The sentence without bullet, full stop and brackets, and of each quotation only its last character.

    What is quoted or added in brackets is no part of the main clause; how a quotation ends tells speech from a name,
    and so does who said it: an empty pair of brackets is left for that.
    """
    kept: list[str] = []
    closing: list[str] = []
    previous, opened = "", 0
    text = _BULLET.sub("", text)
    for index, character in enumerate(text):
        quotes = len(closing) == 1 and closing[0] in "」』"
        if closing and character == closing[-1]:
            closing.pop()
            if quotes:
                kept += [previous, "」"]
            elif not closing and kept[-1:] == ["」"] and _SPEAKER.search(text[opened + 1 : index]):
                kept.append("()")
        elif character in _CLOSING:
            kept += ["「"] if not closing and character in _QUOTES else []
            opened = opened if closing else index
            closing.append(_CLOSING[character])
        elif not closing:
            kept.append(character)
        previous = character
    return _STOP.sub("", "".join(kept)) if kept and not closing else _STOP.sub("", text)
