"""Topics: a number in its parsed sentence in, the phrases marked by は, が, も, を or について before it out."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.records.annotation import Sentence, Token
from extract.records.mention import Mention
from extract.relate.metrics.frames import Frame
from extract.relate.phrase import Phrase, noun_phrase_before

MARKERS = ("は", "が", "も", "を")
ABOUT = re.compile(r"(?:に関して|について|に関し|としては?|では|には|からは|とも|にも|でも|までは?|よりは?)[はも]?$")
MEASURED = re.compile(r"(?:[数率額量]|時間|期間|面積|割合|年齢|倍率|規模|人口)$")
SEEN = re.compile(r"(?:み|見)(?:ると|れば|た場合)")  # 「充足率をみると、平均92.1％」
BESIDES = re.compile(r"その他(?=[がはも]?$)")
ITSELF = ("そのもの", "自体", "全体", "全般")
OPENING, CLOSING = "「『（(", "」』）)"


class Topic(NamedTuple):
    """A marked phrase before a number; what the parse says of it is looked up when it is asked for."""

    marker: str
    phrase: Phrase
    noun: int  # index of its last word
    frame: Frame

    @property
    def is_beside(self) -> bool:
        """Whether nothing but が parts it from the number, or は from what says itself that it is measured."""
        named = self.marker == "が" or (self.marker == "は" and MEASURED.search(self.phrase.text) is not None)
        return named and self.phrase.end + 1 == self.frame.start

    @property
    def is_linked(self) -> bool:
        """Whether the parse puts its governor over the number; what stands right before it with が is its subject anyhow."""
        if self.is_beside:
            return True
        return self.frame.sentence.tree.heads[self.noun] in _governors(self.frame)

    @property
    def is_embedded(self) -> bool:
        """Whether its clause only describes a noun: 「加工場ができる前」."""
        tree = self.frame.sentence.tree
        return tree.relations[tree.heads[self.noun]] == "acl"


def topics_of(frame: Frame) -> list[Topic]:
    """Marked phrases, nearest to the number first; none from a quotation or bracket that closed before it."""
    sentence = frame.sentence
    tokens = [token for token in sentence.tokens if token.end <= frame.start]
    found: list[Topic] = []
    for index in range(len(tokens) - 1, 0, -1):
        marked = _marked(tokens, index)
        if marked is None or closed_between(sentence, tokens[index].start, frame.start):
            continue
        marker, end, noun = marked
        if marker == "を" and re.match(r"[^、。]{0,4}(?:上回|下回)", frame.after):
            continue
        group = _group(frame, end)
        phrase = group or noun_phrase_before(sentence, end, frame.barriers, marked=True)
        if phrase is None or (group is None and any(low <= phrase.start < high for low, high in frame.barriers)):
            continue
        if frame.band is not None and frame.band.start <= phrase.start < frame.band.end:
            continue
        if phrase.text in ITSELF:
            phrase = noun_phrase_before(sentence, phrase.start, frame.barriers) or phrase
        found.append(Topic(marker, phrase, noun, frame))
    return found


def _marked(tokens: list[Token], index: int) -> tuple[str, int, int] | None:
    """(marker, end of the marked phrase, index of its last word) for a particle, or None if it marks none."""
    token = tokens[index]
    if token.text in MARKERS and token.tag.startswith(("助詞-係助詞", "助詞-格助詞")):
        compound = "".join(part.text for part in tokens[max(0, index - 4) : index + 1])
        if token.text == "を" and SEEN.match(_words_behind(tokens, index)):
            return "について", tokens[index - 1].end, index - 1
        about = ABOUT.search(compound)
        if about is None or token.text in ("が", "を"):
            return token.text, tokens[index - 1].end, index - 1
        last = index - sum(1 for _ in _parts(tokens, index, len(about.group(0))))
        if last < 0:
            return None
        if about.group(0).startswith(("に関", "につい")):
            return "について", tokens[last].end, last
        if about.group(0) == "では" and index == len(tokens) - 1:
            return "では", tokens[last].end, last
        if about.group(0) == "には":
            return "には", tokens[last].end, last
        return None
    if token.text in ("つい", "関し") and tokens[index - 1].text == "に" and index >= 2:
        return "について", tokens[index - 2].end, index - 2
    return None


def _words_behind(tokens: list[Token], index: int) -> str:
    """The words behind a token."""
    return "".join(token.text for token in tokens[index + 1 : index + 4])


def _parts(tokens: list[Token], index: int, length: int) -> list[Token]:
    """The tokens that make up the last ``length`` characters up to ``index``."""
    parts: list[Token] = []
    while length > 0 and index >= 0:
        parts.append(tokens[index])
        length -= len(tokens[index].text)
        index -= 1
    return parts


def _group(frame: Frame, end: int) -> Phrase | None:
    """An age band or 「その他」 that stands as the phrase itself: 「65歳以上が18％」."""
    text = frame.sentence.text[: end - frame.sentence.start]
    besides = BESIDES.search(text)
    if besides is not None:
        return Phrase(besides.group(0), frame.sentence.start + besides.start(), end)
    ages = [
        (other.start, other.end)
        for other in frame.sentence.mentions
        if other.kind == "quantity" and other.end <= end and (other.unit in ("歳", "才") or _is_bound(other))
    ]
    if ages and re.fullmatch(
        r"(?:まで|以上|以下|未満|層)?(?:の(?:もの|者|人|方|ところ))?",
        frame.sentence.text[ages[-1][1] - frame.sentence.start : end - frame.sentence.start],
    ):
        start = ages[-1][0]
        start -= frame.sentence.text[: start - frame.sentence.start].endswith("築")
        return Phrase(frame.sentence.text[start - frame.sentence.start : end - frame.sentence.start], start, end)
    return None


def _is_bound(mention: Mention) -> bool:
    return mention.value is None or bool({"at_least", "at_most", "over", "under"}.intersection(mention.modifiers))


def _governors(frame: Frame) -> set[int]:
    """Indices of the number's last word and of every word over it in the parse."""
    mention, tokens, heads = frame.mention, frame.sentence.tokens, frame.sentence.tree.heads
    inside = [index for index, token in enumerate(tokens) if token.start < mention.end and mention.start < token.end]
    chain: set[int] = set()
    current = inside[-1] if inside else None
    while current is not None and current not in chain:
        chain.add(current)
        current = heads[current]
    return chain


def closed_between(sentence: Sentence, position: int, number: int) -> bool:
    """Whether the place stands in brackets or quotes that close before the number."""
    between = sentence.text[position - sentence.start : number - sentence.start]
    depth = 0
    for char in between:
        depth += (char in OPENING) - (char in CLOSING)
        if depth < 0:
            return True
    return False
