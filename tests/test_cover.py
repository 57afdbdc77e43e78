"""Covers: what a first page states of its report, by words and by the size they are set in."""

from __future__ import annotations

from datetime import date

import pytest

from extract.records.block import Block
from extract.records.passage import Passage
from extract.records.source import Line
from extract.segment.cover import front_matter

BODY = 10.5


def printed(*lines: str) -> list[Block]:
    """Blocks of one page; 「16|…」 is set in 16 points, all else as running text."""
    blocks = []
    for index, line in enumerate(lines):
        size, _, text = line.rpartition("|")
        mark = "第１章" if text.startswith("第１章") else ""
        role = "number" if mark else ""
        passage = Passage.of_line(Line(text, index, 1))
        points = float(size) if size else BODY
        blocks.append(Block("line", passage, 0, mark=mark, mark_role=role, size=points, body_size=BODY))
    return blocks


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["16|第１章　地域の図書館の取組", "資料：総務省「社会生活に関する調査結果", "７|注"],
            "第１章　地域の図書館の取組",
        ),
        (
            ["20|地域の図書館に係る", "20|資料の保存の必要性について", "2021年５月"],
            "地域の図書館に係る資料の保存の必要性について",
        ),
        (
            ["事 務 連 絡", "都道府県民生主管部（局）　御中", "見本に係る通知の一部訂正について"],
            "見本に係る通知の一部訂正について",
        ),
        (
            ["見本の算定方法の一部を改正する件", "見本法の規定に基づき、次の表のように改正し"],
            "見本の算定方法の一部を改正する件",
        ),
        (
            ["見本施設の配置に関する評価・監視", "結果報告書", "令和６年７月"],
            "見本施設の配置に関する評価・監視結果報告書",
        ),
        (["20|令和５年度　見本施設の視察報告", "14|見本課"], "令和５年度　見本施設の視察報告"),
    ],
)
def test_a_title_is_told_by_its_words_or_its_size(lines: list[str], title: str) -> None:
    assert front_matter(printed(*lines)).title == title


def test_a_paper_s_kind_and_receivers_are_no_title() -> None:
    assert front_matter(printed("事務連絡", "見本県見本課　御中", "別添１")).title is None


def test_a_notification_s_number_names_who_issued_it() -> None:
    front = front_matter(printed("見本の算定方法の一部を改正する件", "○厚生労働省告示第四百号", "平成三十年十二月一日"))
    assert (front.publisher, front.published) == ("厚生労働省", date(2018, 12, 1))


@pytest.mark.parametrize("line", ["2024年7月　厚生労働省老健局総務課", "厚生労働省老健局総務課（令和６年７月）"])
def test_a_date_may_stand_beside_the_publisher(line: str) -> None:
    front = front_matter(printed("見本施設の視察報告", line))
    assert (front.publisher, front.department, front.published) == ("厚生労働省", "老健局総務課", date(2024, 7, 1))


def test_a_letter_is_from_the_unit_of_the_chief_who_signs_it() -> None:
    front = front_matter(
        printed(
            "検査の取扱いについて", "厚生労働省保険局医療課長", "（公印省略）", "厚生労働省保険局歯科管理官（公印省略）"
        )
    )
    assert (front.publisher, front.department) == ("厚生労働省", "保険局医療課")
    assert front_matter(printed("検査の取扱いについて", "厚生労働省医政局長（公印省略）")).department == "医政局"
