"""Noun phrases: a parsed sentence and a place in it in, the phrase that ends or starts there out."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.records.annotation import Sentence, Token

NOUN_TAGS = ("名詞", "接尾辞-名詞的", "接頭辞", "形状詞", "代名詞", "記号")
QUOTES = {"」": "「", "』": "『", "｣": "｢"}
CLOSING = {"）": "（", ")": "(", **QUOTES}
SEPARATORS = " \u3000、・：:"
JOINTS = ("・", "･", "／", "/", "～", "〜", "−", "-", "＆")
# Heads that say how something is counted, not what: the phrase before の belongs to them.
MEASURES = (
    "数", "人数", "件数", "者数", "割合", "率", "比率", "額", "総額", "金額", "総数", "合計", "延べ数", "平均", "総計", "面積", "規模",
    "内訳", "推移", "動向", "実績", "利用", "状況", "時間", "日数", "年数", "年齢", "価格", "料金", "費用", "経費", "定員", "回数", "部数", "点数", "冊数", "量",
)  # fmt: skip
# Nouns that name nothing without the clause before them.
LIGHT_NOUNS = ("人", "者", "数", "人数", "件数", "方", "もの", "の", "世帯", "企業", "施設", "事業所", "割合", "団体", "学校", "自治体", "件", "子ども", "児童", "生徒", "利用者", "回答")  # fmt: skip
ANSWERS = ("回答", "答え", "声", "意見", "認識")  # what they say names them
TOLD = re.compile(r"[」』]と(?:の|いう|いった|する|した|答えた|回答した)$")
BARE_LIGHT_NOUNS = ("もの", "者", "方")
EMPTY_VERB = re.compile(r"(?:な|あ|い|す|よ|おけ|し)[るっい]?")


class Phrase(NamedTuple):
    """A noun phrase: characters ``start:end`` of the section's text."""

    text: str
    start: int
    end: int


def tokens_before(sentence: Sentence, position: int) -> list[Token]:
    """Tokens that end at or before ``position``."""
    return [token for token in sentence.tokens if token.end <= position]


def noun_phrase_before(
    sentence: Sentence, position: int, barriers: tuple[tuple[int, int], ...] = (), *, marked: bool = False
) -> Phrase | None:
    """The noun phrase that ends right before ``position``; it does not reach into ``barriers`` (character ranges).

    A bracket at its end is left out. ``marked``: a case particle follows, so that a verb's stem is a noun too (看取り).
    """
    tokens = tokens_before(sentence, position)
    index = len(tokens) - 1
    if index < 0 or sentence.text[tokens[index].end - sentence.start : position - sentence.start].strip():
        return None
    if tokens[index].text in "）)":
        opening = _opening(tokens, index)
        if not opening:
            return None
        index = opening - 1
    end = tokens[index].end
    first = _walk(tokens, index, barriers, marked=marked)
    if first is None:
        return None
    head = sentence.text[tokens[first].start - sentence.start : end - sentence.start]
    if head in MEASURES and first > 1 and tokens[first - 1].text == "の":
        before = _walk(tokens, first - 2, barriers)
        first = before if before is not None else first
    quoted = _quotation_told(sentence, tokens, first) if head in ANSWERS else None
    if quoted is not None:
        first = quoted
    elif head in LIGHT_NOUNS:
        first = _with_description(tokens, first, barriers)
    return _phrase(sentence, tokens[first].start, end)


def _with_description(tokens: list[Token], first: int, barriers: tuple[tuple[int, int], ...]) -> int:
    """The start of the verb that tells who or what a light noun stands for: 「登録した人」「活用した者」."""
    index = first - 1
    while (
        index >= 0
        and tokens[index].tag.startswith(("動詞", "助動詞", "助詞-接続助詞", "形容詞"))
        and not _blocked(tokens[index], barriers)
    ):
        index -= 1
    if index == first - 1:
        return _with_genitive(tokens, first)
    if index >= 0 and "サ変可能" in tokens[index].tag and not _blocked(tokens[index], barriers):
        index -= 1
    if index >= 0 and tokens[index + 1].text == "な" and tokens[index].end == tokens[index + 1].start:
        before = _walk(tokens, index, barriers)  # 中核的な団体
        return index + 1 if before is None else before
    bare = tokens[first].text in BARE_LIGHT_NOUNS or EMPTY_VERB.fullmatch(tokens[index + 1].text)
    joints = ("に", "を", "と") if bare else ("を",)
    if index >= 1 and tokens[index].text in joints:
        before = _walk(tokens, index - 1, barriers)  # 就労に関するもの, 対象となる企業, 責任者を置く企業
        return before if before is not None else index + 1 if tokens[index].text != "と" else first
    return index + 1


def _quotation_told(sentence: Sentence, tokens: list[Token], first: int) -> int | None:
    """The start of the quotation that an answer consists of: 「「役に立った」との回答」."""
    told = TOLD.search(sentence.text[: tokens[first].start - sentence.start])
    if told is None:
        return None
    close = sentence.start + told.start()
    closing = next((index for index in range(first - 1, -1, -1) if tokens[index].start <= close), None)
    return _opening(tokens, closing) if closing is not None and tokens[closing].text in QUOTES else None


def _with_genitive(tokens: list[Token], first: int) -> int:
    """The start of the phrase before の: 「築30年以上のもの」."""
    if first < 2 or tokens[first - 1].text != "の" or tokens[first].text not in BARE_LIGHT_NOUNS:
        return first
    before = _walk(tokens, first - 2, ())
    return first if before is None else before


def noun_phrase_after(sentence: Sentence, position: int, barriers: tuple[tuple[int, int], ...] = ()) -> Phrase | None:
    """The noun phrase that starts right at ``position``."""
    tokens = [token for token in sentence.tokens if token.start >= position]
    if not tokens:
        return None
    if tokens[0].text in "「『｢":
        return _quotation_at(sentence, tokens[0].start)
    stem = tokens[0].tag.startswith("動詞") and len(tokens) > 1 and _is_nominal(tokens[1])  # 見守り活動
    if not (_is_nominal(tokens[0]) or (stem and tokens[0].end == tokens[1].start)):
        return None
    end = tokens[0].end if stem else tokens[0].start
    for token in tokens[1:] if stem else tokens:
        if not (_is_nominal(token) or token.text in JOINTS) or _blocked(token, barriers) or token.start != end:
            break
        end = token.end
    return _phrase(sentence, tokens[0].start, end) if end > tokens[0].start else None


def _walk(
    tokens: list[Token], index: int, barriers: tuple[tuple[int, int], ...], *, marked: bool = False
) -> int | None:
    """Index of the first token of the noun run that ends with ``tokens[index]``."""
    if index < 0:
        return None
    if tokens[index].text in CLOSING:
        opening = _opening(tokens, index)
        return opening if tokens[index].text in "」』｣" else None
    if marked and tokens[index].tag.startswith("動詞") and not _blocked(tokens[index], barriers):
        before = _walk(tokens, index - 1, barriers) if index and tokens[index - 1].end == tokens[index].start else None
        return index if before is None else before
    first: int | None = None
    while index >= 0 and not _blocked(tokens[index], barriers):
        token = tokens[index]
        if not (_is_nominal(token) or (token.text in JOINTS and first is not None)):
            break
        if first is not None and token.end != tokens[first].start:
            break
        first = index
        index -= 1
    if first is not None and tokens[first].text in JOINTS:
        first += 1
    return first


def _opening(tokens: list[Token], index: int) -> int | None:
    wanted = CLOSING[tokens[index].text]
    for back in range(index - 1, -1, -1):
        if tokens[back].text == wanted:
            return back
    return None


def _quotation_at(sentence: Sentence, start: int) -> Phrase | None:
    opening = sentence.text[start - sentence.start]
    closing = next(close for close, open_ in CLOSING.items() if open_ == opening)
    end = sentence.text.find(closing, start - sentence.start)
    return _phrase(sentence, start, sentence.start + end + 1) if end > 0 else None


def _is_nominal(token: Token) -> bool:
    return token.tag.startswith(NOUN_TAGS) and not token.tag.startswith("名詞-普通名詞-副詞可能-接続")


def _blocked(token: Token, barriers: tuple[tuple[int, int], ...]) -> bool:
    return any(token.start < high and low < token.end for low, high in barriers)


def _phrase(sentence: Sentence, start: int, end: int) -> Phrase | None:
    text = sentence.text[start - sentence.start : end - sentence.start]
    stripped = unquoted(text)
    if not stripped:
        return None
    offset = text.index(stripped)
    return Phrase(stripped, start + offset, start + offset + len(stripped))


def unquoted(text: str) -> str:
    """``text`` without blanks, separators and quotes at its ends; a quote whose partner stands inside stays."""
    bare = text.strip(SEPARATORS)
    while (inner := bare.strip("「」『』｢｣" + SEPARATORS)) != bare:
        if any(inner.count(close) != inner.count(open_) for close, open_ in QUOTES.items()):
            return bare
        bare = inner
    return bare
