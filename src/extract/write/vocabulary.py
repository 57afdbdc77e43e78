"""The closed vocabularies of the tables: every word that may stand in such a column, and what it means."""

from __future__ import annotations

from collections.abc import Mapping

from extract.records.diagnostic import CODES
from extract.rules import load_table

STATUS = {
    "ok": "read whole",
    "partial": "some of it could not be read; the diagnostics say what",
    "failed": "nothing of it could be read",
}
TEXT_SOURCE = {
    "pdf": "the text layer of a PDF",
    "text": "a text file",
    "ocr": "recognised from pictures of pages",
    "mixed": "some pages from a text layer, some recognised",
}
SECTION_KIND = {
    "cover": "title page",
    "schedule": "programme or list of visits",
    "toc": "table of contents",
    "facility": "a facility's title and date lines",
    "overview": "what the facility is",
    "features": "what it does in particular",
    "hearing": "what was heard on the visit",
    "implications": "what follows from it",
    "figure": "words in or under a figure",
    "table": "a table with its caption, unit line and notes",
    "other": "anything else",
}
PLACEMENT = {
    "as_read": "the body follows its heading",
    "recovered": "the heading stood empty and its body was found elsewhere on the page",
}
FEE = {"free": "nothing is paid", "paid": "a fee is paid"}
FINDING_KIND = {
    "description": "what the place is, offers or does",
    "observation": "a state, count, trend or survey result",
    "voice": "what people are reported to say",
    "issue": "a problem",
    "effect": "what was achieved or made possible",
    "recommendation": "what is needed or hoped for",
}
MENTION_KIND = {"date": "a date or period", "quantity": "a number with or without a unit"}
GRANULARITY = {
    "day": "a day",
    "ten_days": "上旬, 中旬 or 下旬",
    "month": "a month",
    "quarter": "a quarter",
    "half": "half a year",
    "year": "a calendar year",
    "fiscal_year": "a 年度, from April to March",
    "decade": "ten years, such as 2020年代",
    "range": "from one date to another",
}
MODIFIER = {
    "approx": "約, およそ, 程度, 前後, ほど",
    "at_least": "以上",
    "at_most": "以下, 以内",
    "over": "超, を超える, 上回る",
    "under": "未満, に満たない, 下回る",
    "slightly_over": "強, 余り",
    "slightly_under": "弱",
    "cumulative": "延べ, 累計",
    "total": "計, 合計",
    "up_to": "最大, まで",
}
STATISTIC = {"mean": "平均", "median": "中央値", "max": "最大, 最高", "min": "最小, 最低"}
CHANGE = {"increase": "the number says how much more", "decrease": "the number says how much less"}
ORIGIN = {"prose": "running text or a bullet", "table": "a cell of a table", "caption": "a caption or note"}
FLAG = {
    "subject_inherited": "the subject was carried over from an earlier number, or is the facility itself",
    "period_inherited": "the period was carried over from an earlier sentence or a heading",
    "no_subject": "what is counted could not be told",
    "exclusive_bound": "the bound itself is outside: 18歳未満 is 18 with this flag",
    "recovered": "it stands in a body that was given back to its heading",
    "ocr_low": "recognised from a picture with low confidence",
}
STAGE = {
    "read": "reading the file",
    "layout": "finding out which lines belong together",
    "segment": "finding sections and facilities",
    "annotate": "finding sentences, dates and quantities",
    "relate": "finding out what is counted, for when and of whom",
    "normalise": "making rows of it",
    "run": "running the documents on this machine",
}
SEVERITY = {
    "info": "good to know",
    "warning": "rows may be missing or need a look",
    "error": "the file, or a part of it, gave no rows",
}
CODE: Mapping[str, str] = {code: meaning for code, (_, meaning) in CODES.items()}


def attributes() -> dict[str, str]:
    """What may be said of a facility; the list grows by a row of the rules' table."""
    return {row["attribute"]: row["description"] for row in load_table("attributes")}
