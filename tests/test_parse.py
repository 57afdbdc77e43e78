"""Words and trees: the words are those of the parser, and only sentences that need a tree get one."""

from __future__ import annotations

from collections.abc import Sequence

import ja_ginza
import pytest
from spacy.lang.ja import JapaneseTokenizer
from spacy.vocab import Vocab

from extract.annotate import annotate
from extract.annotate.parser import EXCLUDED, DocumentParse
from extract.annotate.words import words
from extract.records.annotation import AnnotatedSection
from extract.records.passage import Passage
from extract.records.section import Part, Section
from extract.records.source import Line
from extract.relate.metrics.ahead import parse_ahead

TEXTS = (
    "令和５年度の延べ利用者数は1,204人で、前年度より12％増えた。",
    " 職員は  ５名…で　ある。 （うち常勤 ２ 名）",
    "ＮＰＯ法人ＡＢＣ Ｄセンターでは\t２万5,000円を…",
    "　",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_that_the_parser_splits_a_text_into(text: str) -> None:
    split = JapaneseTokenizer(Vocab(), split_mode="C")  # as ja_ginza has it
    theirs = [(word.idx, word.idx + len(word.text), word.text, word.tag_) for word in split(text)]
    assert [tuple(word) for word in words(text)] == theirs


def test_trees_are_those_of_the_whole_model() -> None:
    whole = ja_ginza.load(exclude=EXCLUDED)
    parse = DocumentParse()
    for text in TEXTS[:3]:
        doc = whole(text)
        assert parse(text).heads == tuple(word.head.i for word in doc)
        assert parse(text).relations == tuple(word.dep_.removesuffix("_bunsetu") for word in doc)


def test_words_stand_where_the_sentence_does() -> None:
    assert [(word.start, word.text) for word in words("職員は５名", 100)] == [
        (100, "職員"),
        (102, "は"),
        (103, "５"),
        (104, "名"),
    ]


def test_a_text_that_is_too_long_has_no_words() -> None:
    assert words("あ" * 20_000) == ()


class Counting(DocumentParse):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sequence[str]] = []

    def ahead(self, texts: Sequence[str]) -> None:
        self.asked.append(list(texts))
        super().ahead(texts)


def annotated(*lines: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[AnnotatedSection], Counting]:
    parse = Counting()
    monkeypatch.setattr("extract.annotate.DocumentParse", lambda: parse)
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    parts = tuple(Part("paragraph", start, start + len(line)) for start, line in zip(starts, lines, strict=True))
    passage = Passage.of_line(Line(text, 0))
    section = Section(1, 1, "●", "", "hearing", "as_read", None, 1, passage, parts, "section.hearing")
    return annotate([section], {}), parse


def test_only_sentences_whose_words_leave_open_what_is_counted_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "相談員を配置し、定員は60名である。"
    plain = "静かな住宅街にある。"
    clear = "全国の119の自治体で行う。"
    hangs = "登録した事業者が増えたため、昨年度は相談が長引き、504件となった。"
    sections, parse = annotated(plain, clear, hangs, hangs, told, monkeypatch=monkeypatch)
    parse_ahead(sections)
    (asked,) = parse.asked
    assert hangs in asked
    assert not {plain, clear}.intersection(asked)


def test_each_text_of_a_document_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(
        "extract.annotate.parser._trees", lambda texts: [made.append(text) or (text,) for text in texts]
    )
    parse = DocumentParse()
    parse.ahead(["一", "二", "一"])
    assert parse("二") == ("二",)
    assert parse("三") == ("三",)
    assert made == ["一", "二", "三"]
