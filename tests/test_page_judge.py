"""The judge of pages: it is content with a reading that is right, and tells each way of being wrong."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from extract.check.pages import QUESTIONS, ExpectedDocument, Reading, asked, differences, load_expected
from extract.check.pages.reading import ReadBlock, ReadHeading, ReadPage
from extract.errors import UsageError

EXPECTED = ExpectedDocument.model_validate(
    tomllib.loads("""
[document]
sample = "report.pdf"

[[page]]
number = 3
blocks = [
  { heading = "施設の概要", raw = "施設1の概要", mark = "●", level = 1 },
  { text = "当園は、誰でも", ends = "開放される。" },
  { heading = "利用", mark = "（１）", level = 2 },
  { text = "・一時預かり" },
  { caption = "表１ 利用者" },
  { table = [["年度", "人数"], ["2021", ["30", "30人"]]] },
  { note = "※ 休園日を除く。" },
  { figure = ["（人）", "2021年度"] },
]
furniture = ["視察報告", "3"]
apart = ["1"]
exact = ["誰でも通える"]
never = ["誰 で"]
""")
)


def block(text: str, *kinds: str, rows: tuple[tuple[str, ...], ...] = ()) -> ReadBlock:
    return ReadBlock(text, frozenset(kinds), rows)


RIGHT = ReadPage(
    blocks=(
        block("● 施設の概要", "line"),
        block("当園は、誰でも通える園で、庭は週に二度開放される。", "paragraph"),
        block("(１) 利用", "line"),
        block("・一時預かりは好評である。", "bullet"),
        block("表１　利用者", "caption"),
        block("年度人数202130人", "table", rows=(("年 度", "人数"), ("2021", "30人"))),
        block("※休園日を除く。", "note"),
        block("2021年度", "figure"),
        block("（人）", "figure"),
    ),
    headings=(ReadHeading("施設の概要", "●", 2), ReadHeading("利用", "(1)", 4)),
    left_out=("視察報告 3", "1"),
)


def told(page: ReadPage, question: str) -> list[str]:
    return differences(EXPECTED, 3, question, Reading({3: page}))


def with_block(number: int, text: str, *kinds: str, rows: tuple[tuple[str, ...], ...] = ()) -> ReadPage:
    blocks = list(RIGHT.blocks)
    blocks[number] = block(text, *(kinds or blocks[number].kinds), rows=rows or blocks[number].rows)
    return replace(RIGHT, blocks=tuple(blocks))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_right_reading_differs_in_nothing(question: str) -> None:
    assert question in asked(EXPECTED.page[0])
    assert told(RIGHT, question) == []


@pytest.mark.parametrize(
    ("question", "page", "words"),
    [
        ("headings", replace(RIGHT, headings=RIGHT.headings[:1]), "no heading 「利用」"),
        ("headings", replace(RIGHT, headings=(*RIGHT.headings, ReadHeading("号", "", 1))), "「号」 is no heading"),
        ("headings", replace(RIGHT, headings=(RIGHT.headings[0], ReadHeading("利用", "", 4))), "the mark of 「利用」"),
        ("levels", replace(RIGHT, headings=(RIGHT.headings[0], ReadHeading("利用", "(1)", 2))), "should stand under"),
        ("order", replace(RIGHT, blocks=RIGHT.blocks[::-1]), "0.000 of the pairs"),
        ("order", replace(RIGHT, blocks=RIGHT.blocks[1:]), "not found: 施設の概要"),
        ("blocks", with_block(0, "● 施設の概要 当園は、誰でも通える"), "no block begins with 施設の概要"),
        ("blocks", with_block(1, "当園は、誰でも通える園で、"), "ends in 当園は、誰でも通える園で、"),
        ("blocks", with_block(3, "本文の・一時預かりは"), "no block begins with ・一時預かり"),
        ("kinds", with_block(6, "※休園日を除く。", "paragraph"), "is a note, not paragraph"),
        ("kinds", with_block(8, "（人）", "line"), "(人) is a figure, not line"),
        ("tables", with_block(5, "", "table", rows=(("年度", "人数"), ("2021", "3"))), "row 2: '3', not '30'"),
        ("tables", with_block(5, "", "table", rows=(("年度", "人数"),)), "1 rows of 2 cells, not 2 of 2"),
        ("tables", replace(RIGHT, blocks=RIGHT.blocks[:5]), "0 tables, not 1"),
        ("furniture", replace(RIGHT, left_out=("3",)), "not known as furniture: 視察報告"),
        ("furniture", replace(RIGHT, left_out=(*RIGHT.left_out, "本文")), "in no block: 本文"),
        (
            "characters",
            with_block(1, "当園は、誰 でも通える園で"),
            "no block holds 「誰でも通える」; near: 当園は、誰 でも",
        ),
        ("characters", with_block(1, "当園は、誰 でも通える園で"), "「誰 で」 stands in"),
    ],
)
def test_each_way_of_being_wrong_is_told(question: str, page: ReadPage, words: str) -> None:
    assert any(words in difference for difference in told(page, question)), told(page, question)


def test_a_page_that_was_not_read_is_wrong() -> None:
    wrong = {question for question in QUESTIONS if differences(EXPECTED, 3, question, Reading({}))}
    assert wrong == set(QUESTIONS) - {"levels", "blocks"}  # how found headings nest, how found blocks are cut


def test_a_heading_may_be_read_with_its_note_mark() -> None:
    page = replace(with_block(0, "●施設1の概要"), headings=(ReadHeading("施設1の概要", "●", 1), RIGHT.headings[1]))
    assert told(page, "headings") == told(page, "levels") == told(page, "blocks") == []


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        ('{ heading = "概要" }', "level is missing"),
        ('{ text = "概要", note = "※" }', "not text and note"),
        ('{ words = "概要" }', "words"),
        ('{ table = [["a", "b"], ["c"]] }', "rows of a table have one length"),
    ],
)
def test_expectations_that_say_nothing_clear_are_refused(tmp_path: Path, blocks: str, words: str) -> None:
    path = tmp_path / "report.toml"
    path.write_text(f'[document]\nsample = "a.pdf"\n[[page]]\nnumber = 1\nblocks = [{blocks}]\n', "utf-8")
    with pytest.raises(UsageError, match=words):
        load_expected(path)


def test_words_of_a_scan_are_known_by_most_of_their_letters() -> None:
    page = RIGHT.blocks[1]
    misread = replace(
        RIGHT, blocks=(RIGHT.blocks[0], replace(page, text="当国は、誰でも通える園で"), *RIGHT.blocks[2:])
    )
    scanned = EXPECTED.model_copy(update={"page": (EXPECTED.page[0].model_copy(update={"ocr": True}),)})
    assert any("not found: 当園は" in difference for difference in told(misread, "order"))
    assert differences(scanned, 3, "order", Reading({3: misread})) == []
    lost = replace(RIGHT, blocks=(RIGHT.blocks[0], *RIGHT.blocks[2:]))
    assert any("not found: 当園は" in difference for difference in differences(scanned, 3, "order", Reading({3: lost})))
