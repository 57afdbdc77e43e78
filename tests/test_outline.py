"""How headings nest, lists in larger type, titles of attached notices, and numbers that no space sets apart."""

from __future__ import annotations

from extract.layout.glued_numbers import mark_glued_numbers
from extract.profile import load_profile
from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Box, Line
from extract.segment import segment
from extract.segment.outline import OutlineStack

GENERAL = load_profile("general")


def block(
    text: str, number: int, *, size: float = 10.0, kind: str = "line", mark: str = "", mark_class: str = ""
) -> Block:
    box = Box(60.0, 20.0 * number, 60.0 + size * len(text), 20.0 * number + size)
    line = Line(text, number, 1, box, (box,) * len(text), size)
    role = "number" if mark else ""
    passage = Passage.of_line(line)
    return Block(kind, passage, 0, mark, mark_class, role, len(mark), size=size, body_size=10.0, box=box)


def headings_of(blocks: list[Block]) -> list[tuple[int, str]]:
    outline, _ = segment(blocks, GENERAL)
    return [(section.level, section.heading) for section in outline.sections if section.heading]


def test_a_part_right_under_the_first_chapter_belongs_to_the_chapter() -> None:
    stack = OutlineStack({"部": 1, "章": 2, "節": 3})
    assert stack.place("章", 1) == (1, None)
    assert stack.place("部", 2, under_bare=True) == (2, 1)
    assert stack.place("節", 3, under_bare=True) == (3, 2)
    assert stack.place("部", 4) == (2, 1)
    assert stack.place("章", 5) == (1, None)


def test_a_chapter_right_under_the_first_part_belongs_to_the_part() -> None:
    stack = OutlineStack({"部": 1, "章": 2})
    assert stack.place("部", 1) == (1, None)
    assert stack.place("章", 2, under_bare=True) == (2, 1)
    assert stack.place("部", 3) == (1, None)


def test_a_part_behind_the_text_of_a_chapter_stands_over_chapters() -> None:
    stack = OutlineStack({"部": 1, "章": 2})
    stack.place("章", 1)
    assert stack.place("部", 2) == (1, None)


def test_a_list_in_larger_type_holds_no_headings() -> None:
    text = "見本の施設では、毎朝の点検と記録を続けており、来館する人の声を窓口で聞いている。" * 2
    entries = [
        block(name, at, size=14.0)
        for at, name in enumerate(("検査の手当", "処置の手当", "訪問の手当", "相談の手当"), 3)
    ]
    blocks = [
        block("見本の報告", 0, size=14.0),
        block(text, 1, kind="paragraph"),
        block("届け出るもの", 2, size=14.0),
        block(text, 3, kind="paragraph"),
        *entries,
        block(text, 8, kind="paragraph"),
    ]
    found = [heading for _, heading in headings_of(blocks)]
    assert "届け出るもの" in found
    assert not set(found) & {entry.text for entry in entries}


def test_the_title_of_an_attached_notice_stands_over_its_chapters() -> None:
    text = "見本の手当は、見本の施設が届け出た月の翌月から算定し、その額は別に定めるところによる。" * 2
    blocks = [
        block("見本の手当に関する取扱いについて", 0, size=14.0),
        block("（令和４年３月４日見発0304第１号）", 1),
        block("第１章　総則", 2, mark="第１章", mark_class="章"),
        block(text, 3, kind="paragraph"),
        block("見本の届出に関する手続について", 4, size=14.0),
        block("（令和４年３月４日見発0304第２号）", 5),
        block("第１章　届出", 6, mark="第１章", mark_class="章"),
        block(text, 7, kind="paragraph"),
    ]
    levels = {heading: level for level, heading in headings_of(blocks)}
    assert levels["届出"] == levels["見本の届出に関する手続について"] + 1
    assert levels["見本の届出に関する手続について"] == levels["見本の手当に関する取扱いについて"]


def test_a_number_without_a_space_counts_on_from_one_with_a_space() -> None:
    blocks = [
        block("３.３ 会計の手続", 0, mark="３.３ ", mark_class="1-1"),
        block("３.４情報の守り", 1),
        block("3.5倍に増えた", 2),
        block("３.６人の育成", 3),
    ]
    assert [found.mark for found in mark_glued_numbers(blocks)] == ["３.３ ", "３.４", "", ""]
