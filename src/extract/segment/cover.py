"""The cover: the blocks before the first section in, title, publisher, department and date out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.expressions import find
from extract.folding import fold
from extract.records.block import Block
from extract.rules import load_table

TITLE_ENDING = re.compile(
    r"(?:報告書?|結果|概要|まとめ|記録|について|白書|調査|一覧|ペーパー|通知|連絡|集|版|概況)(?:[（(〔【].*)?$"
)
UNIT_ENDING = re.compile(
    r"(?:課|局|室|部|官|班|係|本部|事務局|センター|チーム|グループ|委員会|研究会|ユニット)(?:[（(].*)?$"
)
WEEKDAY = re.compile(r"[（(][月火水木金土日][^（()）]{0,3}[）)]")
MAX_TITLE = 70


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
        if len(text) > MAX_TITLE or "。" in text:
            continue
        folded = "".join(fold(text).text.split())
        name = next((name for name in _publishers() if folded.startswith(name)), None)
        rest = folded[len(name) :].lstrip(" 　・／/") if name else folded
        if name and publisher is None and (not rest or UNIT_ENDING.search(rest)) and len(rest) < 40:
            publisher, department = name, rest or department
            continue
        if publisher and department is None and UNIT_ENDING.search(folded) and not TITLE_ENDING.search(folded):
            department = folded
            continue
        if found := _date_alone(text):
            dates.append(found)
            continue
        candidates.append(block)
    # Several dates are those of a programme.
    return FrontMatter(_title(candidates), publisher, department, dates[0] if len(dates) == 1 else None)


def _date_alone(text: str) -> date | None:
    """The date of a line that holds nothing else."""
    mentions = [mention for mention in find(text) if mention.kind == "date"]
    if len(mentions) == 1 and WEEKDAY.search(mentions[0].text):
        return None  # a day with its weekday is one that something is held on
    if len(mentions) != 1 or mentions[0].granularity not in ("day", "month", "year", "fiscal_year"):
        return None
    rest = text[: mentions[0].start] + text[mentions[0].end :]
    return (
        mentions[0].start_date if re.fullmatch(r"[\s（()）]*(?:公表|発行|作成|付け?|刊行)?[\s（()）]*", rest) else None
    )


def _title(candidates: Sequence[Block]) -> str | None:
    """The line set in the largest type among those that end as titles do, else the first such line."""
    ending = [block for block in candidates if TITLE_ENDING.search(block.text.strip()) and not block.mark]
    pool = ending or [block for block in candidates if not block.mark and len(block.text.strip()) >= 6]
    if not pool:
        return None
    best = max(pool, key=lambda block: (block.size or 0.0, -pool.index(block)))
    return best.text.strip()
