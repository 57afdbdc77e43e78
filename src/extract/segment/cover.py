"""The cover: the blocks before the first section in, title, publisher, department and date out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extract.expressions import find
from extract.folding import fold
from extract.records.block import Block
from extract.records.passage import Passage
from extract.rules import load_table

TITLE_ENDING = re.compile(
    r"(?:報告書?|結果|概要|まとめ|記録|について|する件|の件|白書|調査|一覧|ペーパー|レポート|通知|連絡|集|版|概況|年報|速報|答申|提言"
    r"|要綱|要領|指針|ガイドライン|手引き?|議事録|議事要旨|[在あ]り方)(?:[（(〔【].*)?$"
)
# What kind of paper it is, to whom it goes and what a figure draws on: printed as large as a title, and none.
NO_TITLE = re.compile(
    r"(?:事務連絡|通知|通達|公印省略|写し?|別[添紙表記]|参考|資料)[0-9０-９一二三四五六七八九十（）()－-]*$"
    r"|(?:資料|出典|出所|注)\s*[0-9０-９]*\s*[:：）)]|.*(?:御中|殿|様)$"
)
# 「厚生労働省告示第四百号」: who issued it.
ISSUE = re.compile(r"(?:告示|訓令|令|通達|公告)第.{1,12}号$")
GOES_ON = re.compile(r"(?:係る|関する|おける|向けた|ついての|ための|[のとをに・、]|及び|並びに)$")
# What kind of paper it is, on a line of its own under what it is about.
ONLY_ENDING = re.compile(
    r"(?:(?:中間|最終|結果|調査|評価|実地|視察|点検|活動|検討|年次)*(?:報告書?|概要|まとめ|取りまとめ|結果|記録)(?:概要|書)?)(?:[（(].*)?$"
)
LETTER = re.compile(r"[^\W\d_]")
LEAST_LOUD = 5  # letters: 「墓地の管理」 is a title, values in large type are none
LOUD = 1.25  # times the size of running text: what is set so is a title whatever its words
UNIT_ENDING = re.compile(
    r"(?:課|局|室|部|官|班|係|本部|事務局|センター|チーム|グループ|委員会|研究会|ユニット)(?:[（(].*)?$"
)
NO_SEAL = re.compile(r"[（(](?:公印|押印|印影|官印)省略[）)]$")
CHIEF = re.compile(r"(?<=[課局室部班])長$")  # who signs a letter: 「保険局医療課長」
WEEKDAY = re.compile(r"[（(][月火水木金土日][^（()）]{0,3}[）)]")
ISSUED = re.compile(r"^(?:公表|発行|作成|付け?|刊行)[\s（()）]*")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
MAX_TITLE = 70
MOST_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a cover states about its report."""

    title: str | None = None
    publisher: str | None = None
    department: str | None = None
    published: date | None = None


@cache
def _publishers() -> tuple[str, ...]:
    return tuple(rule["name"] for rule in load_table("publishers"))


def front_matter(blocks: Sequence[Block]) -> FrontMatter:
    """Title, publisher and department from lines of the cover; None where it does not state one."""
    publisher = department = None
    dates: list[date] = []
    candidates: list[Block] = []
    for block in blocks:
        text = block.text.strip()
        if len(text) > MAX_TITLE or "。" in BRACKETS.sub("", text):
            continue
        stated, words = _dated(text)
        folded = "".join(fold(words).text.split())
        if stated is not None and not folded:
            dates.append(stated)
            continue
        name = next((name for name in _publishers() if folded.lstrip("○◯").startswith(name)), None)
        if name and publisher is None and ISSUE.fullmatch(folded.lstrip("○◯").removeprefix(name)):
            publisher = name
            continue
        rest = CHIEF.sub("", NO_SEAL.sub("", folded[len(name) :].lstrip(" 　・／/"))) if name else folded
        if name and publisher is None and (not rest or UNIT_ENDING.search(rest)) and len(rest) < 40:
            publisher, department = name, rest or department
            dates += [stated] if stated is not None else []
            continue
        if publisher and department is None and UNIT_ENDING.search(folded) and not TITLE_ENDING.search(folded):
            department = folded
            continue
        candidates.append(block)
    # Several dates are those of a programme.
    return FrontMatter(_title(candidates), publisher, department, dates[0] if len(dates) == 1 else None)


def title_as_one(blocks: Sequence[Block], title: str | None) -> list[Block]:
    """The blocks with those made one that hold the lines of the title: 「…システムに係る」 / 「…の必要性について」."""
    for first in range(len(blocks)):
        text = ""
        for last in range(first, min(first + MOST_TITLE_LINES, len(blocks))):
            text += blocks[last].text.strip()
            if text == title and last > first and blocks[last].page_index == blocks[first].page_index:
                whole = Passage.join([block.passage.strip() for block in blocks[first : last + 1]])
                return [*blocks[:first], replace(blocks[first], passage=whole), *blocks[last + 1 :]]
    return list(blocks)


def _dated(text: str) -> tuple[date | None, str]:
    """The date that a line begins or ends with, and the line without it: 「2024年7月　厚生労働省」."""
    mentions = [mention for mention in find(text) if mention.kind == "date"]
    if len(mentions) != 1 or mentions[0].granularity not in ("day", "month", "year", "fiscal_year"):
        return None, text
    if WEEKDAY.search(mentions[0].text):
        return None, text  # a day with its weekday is one that something is held on
    before, after = text[: mentions[0].start].strip(" \u3000（("), text[mentions[0].end :].strip(" \u3000）)")
    after = ISSUED.sub("", after)
    return (None, text) if before and after else (mentions[0].start_date, before + after)


def _title(candidates: Sequence[Block]) -> str | None:
    """The line set in the largest type among those that end as titles do or are set far larger than running text.

    Of lines of one size one that ends as titles do goes before others; the first of them is taken, with the line
    above or below that it runs over.
    """
    told = [block for block in candidates if block.kind in ("line", "paragraph") and not NO_TITLE.match(_words(block))]
    pool = [block for block in told if (TITLE_ENDING.search(block.text.strip()) and not block.mark) or _is_loud(block)]
    pool = pool or [block for block in told if not block.mark and len(block.text.strip()) >= 6]
    if not pool:
        return None
    best = max(pool, key=lambda block: (block.size or 0.0, bool(TITLE_ENDING.search(block.text)), -pool.index(block)))
    lines, at = [best], told.index(best)
    while at and _run_on(told[at - 1], lines[0]):
        at -= 1
        lines.insert(0, told[at])
    at = told.index(best)
    while at + 1 < len(told) and _run_on(lines[-1], told[at + 1]):
        at += 1
        lines.append(told[at])
    return "".join(block.text.strip() for block in lines)


def _is_loud(block: Block) -> bool:
    return (
        block.size is not None
        and block.body_size is not None
        and block.size >= LOUD * block.body_size
        and len(LETTER.findall(block.text)) >= LEAST_LOUD
        and block.mark_role in ("", "number")
    )


def _run_on(above: Block, below: Block) -> bool:
    """Whether a title goes from one line to the next: 「…システムに係る」 / 「…の必要性について」."""
    alike = above.size == below.size and above.bold == below.bold and above.page_index == below.page_index
    kind_below = not above.mark and ONLY_ENDING.fullmatch(_words(below)) is not None
    return alike and (kind_below or GOES_ON.search(above.text.strip()) is not None) and not below.mark


def _words(block: Block) -> str:
    """A line without the white space that letters are spaced with."""
    return "".join(block.text.split())
