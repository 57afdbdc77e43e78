"""A small report as tables and its gold, which the tests of the scorer spoil one row at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from extract.check.score import Scorecard, load_gold, score

GOLD = """
[document]
sample = "samples/aoba.txt"
title = "児童館視察報告"
annotated = "whole document"

[[facilities]]
name = "青葉こども館"
visit_date = "2024-05-10"
visit_ordinal = 1
former_name = "青葉児童館"
renamed = "2024-04"
operator = "株式会社さくら"
site_count = 3
fee = "free"
absent = ["address", "prefecture"]

[[facilities]]
name = "みどり交流館"
visit_date = "2024-06-07"
absent = ["operator"]

[[attributes]]
facility = "青葉こども館"
attribute = "capacity"
value_number = 80
unit = "名"

[[sections]]
facility = "青葉こども館"
kind = "overview"
heading = "施設の概要"
starts = "青葉こども館は"
ends = "児童館である。"
placement = "as_read"

[[sections]]
facility = "青葉こども館"
kind = "features"
heading = "施設の特徴"
starts = "定員は"
ends = "延べ1,200人であった。"
placement = "recovered"

[[sections]]
facility = "みどり交流館"
kind = "hearing"
heading = "ヒアリング内容"
starts = "利用者からは"
ends = "との声も聞かれた。"
placement = "as_read"

[[findings]]
facility = "青葉こども館"
section = "overview"
starts = "青葉こども館は"
ends = "児童館である。"
kind = ["description"]

[[findings]]
facility = "青葉こども館"
section = "features"
starts = "定員は"
ends = "80名。"
kind = ["description", "observation"]

[[findings]]
facility = "青葉こども館"
section = "features"
starts = "2023年度の"
ends = "1,200人であった。"
kind = ["observation"]

[[findings]]
facility = "みどり交流館"
section = "hearing"
starts = "利用者からは"
ends = "声も聞かれた。"
kind = ["voice"]

[[findings]]
facility = "みどり交流館"
starts = "館内では"
ends = "数人が働く。"
optional = true

[[mentions]]
kind = "date"
text = "2024年５月10日（金）"
context = "青葉こども館2024年５月10日（金）"
start = "2024-05-10"
end = "2024-05-10"
granularity = "day"

[[mentions]]
kind = "quantity"
text = "約80名"
context = "定員は約80名"
value = 80
unit = "名"
modifiers = ["approx"]

[[mentions]]
kind = "date"
text = "2023年度"
context = "・2023年度の利用者"
start = "2023-04-01"
end = "2024-03-31"
granularity = "fiscal_year"

[[mentions]]
kind = "quantity"
text = "延べ1,200人"
context = "利用者は延べ1,200人"
value = 1200
unit = "人"
modifiers = ["cumulative"]

[[mentions]]
kind = "quantity"
text = "数人"
context = "館内では数人が"
unit = "人"
optional = true

[[metrics]]
facility = "青葉こども館"
section = "features"
text = "約80名"
context = "定員は約80名"
subject = ["定員"]
value = 80
unit = "名"
modifiers = ["approx"]

[[metrics]]
facility = "青葉こども館"
section = "features"
text = "延べ1,200人"
context = "利用者は延べ1,200人"
subject = ["利用者", "利用者数"]
value = 1200
unit = "人"
modifiers = ["cumulative"]
period_start = "2023-04-01"
period_end = "2024-03-31"
"""

Row = dict[str, object]
SECTIONS = (
    ("facility", "", "f1", "as_read", "青葉こども館"),
    ("facility", "", "f1", "as_read", "２０２４年 5月10日（金）"),
    ("overview", "施設の概要", "f1", "as_read", "●施設の概要\n青葉こども館は、仙台市の児童館である。"),
    (
        "features",
        "施設の特徴",
        "f1",
        "recovered",
        "●施設の特徴\n・定員は約80名。\n・2023年度の利用者は延べ1,200人であった。",
    ),
    ("hearing", "ヒアリング内容", "f2", "as_read", "●ヒアリング内容\n利用者からは、また来たいとの声も聞かれた。"),
    ("other", "", "f2", "as_read", "館内では数人が働く。"),
)


@dataclass
class Report:
    """Tables and gold of one report; what a test changes is scored by ``card``."""

    folder: Path
    gold: str = GOLD
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def row(self, table: str, quote: str) -> Row:
        """The row whose quote that is."""
        return next(row for row in self.tables[table] if row["quote"] == quote)

    def add(self, table: str, quote: str, **values: object) -> Row:
        """One more row, with the first place where its words stand as evidence."""
        section = next(section for section in self.tables["sections"] if quote in str(section["text"]))
        start = str(section["text"]).index(quote)
        place = {
            "section_id": section["section_id"],
            "char_start": start,
            "char_end": start + len(quote),
            "quote": quote,
        }
        row = {
            "document_id": "d",
            "facility_id": section["facility_id"],
            "page": None,
            "rule": "test",
            **place,
            **values,
        }
        self.tables.setdefault(table, []).append(row)
        return row

    def remove(self, table: str, quote: str) -> None:
        self.tables[table].remove(self.row(table, quote))

    def replace_in_gold(self, old: str, new: str) -> None:
        assert old in self.gold
        self.gold = self.gold.replace(old, new)

    def frames(self) -> dict[str, pd.DataFrame]:
        return {name: pd.DataFrame(rows) for name, rows in self.tables.items()}

    def gold_path(self) -> Path:
        path = self.folder / "aoba.toml"
        path.write_text(self.gold, encoding="utf-8")
        return path

    def card(self) -> Scorecard:
        return score(load_gold(self.gold_path()), self.frames(), "d")


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """The report as a perfect extraction would give it."""
    made = Report(tmp_path)
    document = {"document_id": "d", "source": "2024/aoba.txt", "text_source": "text", "title": "児童館視察報告"}
    made.tables["documents"] = [document]
    made.tables["sections"] = [
        {
            "document_id": "d",
            "section_id": f"s{number}",
            "ordinal": number,
            "level": 1,
            "page_start": None,
            "kind": kind,
            "heading": heading or None,
            "facility_id": facility,
            "placement": placement,
            "text": text,
        }
        for number, (kind, heading, facility, placement, text) in enumerate(SECTIONS, 1)
    ]
    own: Row = {"former_name": "青葉児童館", "renamed_date": date(2024, 4, 1), "renamed_granularity": "month"}
    own |= {"operator": "株式会社さくら", "site_count": 3, "fee": "free", "visit_ordinal": 1}
    made.add("facilities", "青葉こども館", name="青葉こども館", visit_date=date(2024, 5, 10), **own)
    made.add("facilities", "館内", facility_id="f2", name="みどり交流館", visit_date=date(2024, 6, 7))
    made.add("facility_attributes", "約80名", attribute="capacity", value="80", value_number=80.0, unit="名")
    for words, kind in (
        ("青葉こども館は、仙台市の児童館である。", "description"),
        ("定員は約80名。", "observation"),
        ("2023年度の利用者は延べ1,200人であった。", "observation"),
        ("利用者からは、また来たいとの声も聞かれた。", "voice"),
    ):
        made.add("findings", words, text=words, kind=kind)
    capacity = {"value": 80.0, "unit": "名", "modifiers": ["approx"]}
    users = {"value": 1200.0, "unit": "人", "modifiers": ["cumulative"]}
    visit, year = date(2024, 5, 10), {"start_date": date(2023, 4, 1), "end_date": date(2024, 3, 31)}
    made.add("mentions", "２０２４年 5月10日（金）", kind="date", start_date=visit, end_date=visit, granularity="day")
    made.add("mentions", "約80名", kind="quantity", **capacity)
    made.add("mentions", "2023年度", kind="date", granularity="fiscal_year", **year)
    made.add("mentions", "延べ1,200人", kind="quantity", **users)
    period = {"period_start": date(2023, 4, 1), "period_end": date(2024, 3, 31)}
    made.add("metrics", "約80名", subject="定員", origin="prose", **capacity)
    made.add("metrics", "延べ1,200人", subject="利用者", origin="prose", **users, **period)
    return made


@pytest.fixture
def kinds() -> Callable[[Scorecard, str], list[str]]:
    """What went wrong in a table of a card, in order."""
    return lambda card, table: [trouble.kind for trouble in card.tables[table].troubles]
