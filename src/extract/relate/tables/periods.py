"""Periods: the heads of a table in, the date that each of them states out.

Years are often printed once: 平成29年度, 30年度, 元年度; or as bare numbers: 2019, 2020. What cannot be told from the
heads of its own row or column is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.expressions import find
from extract.folding import fold
from extract.records.mention import Mention
from extract.records.table import Cell, Table

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT = re.compile(r"(\d{1,2}|元)(年度?)?(?!\d|月|日|歳|代|人)")
_ERA = re.compile(r"(明治|大正|昭和|平成|令和|[MTSHR])\s*(\d{1,2}|元)(年度?)?")
_NEXT_ERA = {"明治": "大正", "大正": "昭和", "昭和": "平成", "平成": "令和", "M": "T", "T": "S", "S": "H", "H": "R"}
_LAST_YEARS = {"明治": 45, "大正": 15, "昭和": 64, "平成": 31, "M": 45, "T": 15, "S": 64, "H": 31}
_COMPARED = re.compile(r"\s*(?:比|同期比|度比|増減|差|から|より)")


def head_periods(table: Table) -> dict[tuple[int, int], Mention]:
    """The dates of heads by row and column of their cells, with their places in the cells' texts."""
    found: dict[tuple[int, int], Mention] = {}
    fiscal = any(fold(cell.text).text.strip().endswith("年度") for cell in table.cells if _heads(table, cell))
    for run in _runs(table):
        era: tuple[str, int, str] | None = None
        for cell in run:
            date, era = _date(cell, era, "年度" if fiscal else "年")
            if date is not None:
                found[cell.row, cell.column] = date
    return found


def joined_period(outer: str, inner: str) -> Mention | None:
    """The date that two heads state together: 令和５年度 over ４月. None where they state none."""
    dates = [mention for mention in find(outer + inner) if mention.kind == "date"]
    return dates[0] if len(dates) == 1 and dates[0].start_date is not None else None


def _heads(table: Table, cell: Cell) -> bool:
    return cell.row in table.header_rows or cell.column in table.header_columns


def _runs(table: Table) -> Iterator[Sequence[Cell]]:
    """The heads that stand in one row, or in one column, in order."""
    for row in sorted(table.header_rows):
        yield [cell for cell in table.in_row(row) if cell.row == row]
    for column in sorted(table.header_columns):
        yield [cell for cell in table.cells if cell.column == column and cell.row not in table.header_rows]
    for row in sorted(table.group_rows):
        yield [cell for cell in table.in_row(row) if cell.row == row]


def _date(
    cell: Cell, era: tuple[str, int, str] | None, suffix: str
) -> tuple[Mention | None, tuple[str, int, str] | None]:
    """The date of a head and the era that it leaves to the next, with its year and what stands behind it."""
    folded = fold(cell.text).text.strip()
    dates = [mention for mention in find(cell.text) if mention.kind == "date"]
    printed = _ERA.search(folded)
    if len(dates) == 1 and dates[0].start_date is not None:
        if _COMPARED.match(cell.text[dates[0].end :]):
            return None, era
        return dates[0], (printed[1], _number(printed[2]), printed[3] or "年") if printed else era
    if _YEAR.fullmatch(folded):
        return _composed(cell, folded + suffix), era
    short = _SHORT.match(folded)
    if era is None or short is None or len(dates) > 1:
        return (dates[0] if len(dates) == 1 else None), era
    name, year = era[0], _number(short[1])
    if year != era[1] + 1:
        if not (year <= 2 and _LAST_YEARS.get(name, 0) in (era[1], era[1] + 1)):
            return None, era
        name = _NEXT_ERA[name]
    behind = short[2] or era[2]
    date = _composed(cell, f"{name}{'元' if year == 1 else year}{behind}", len(short[0]))
    return date, (name, year, behind)


def _composed(cell: Cell, written: str, length: int | None = None) -> Mention | None:
    """The date that a head means by some of its characters, written out."""
    dates = [mention for mention in find(written) if mention.kind == "date" and mention.start_date is not None]
    if len(dates) != 1:
        return None
    start = len(cell.text) - len(cell.text.lstrip())
    end = len(cell.text) if length is None else start + length
    return replace(dates[0], text=cell.text[start:end], start=start, end=end)


def _number(year: str) -> int:
    return 1 if year == "元" else int(year)
