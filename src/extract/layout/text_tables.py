"""Tables in text files: the lines of a page in, the tables drawn with bars, tabs or plain columns of spaces out.

Bars and tabs make a table where three lines and more have the same number of cells. Spaces do so only under heads, where
numbers stand in line below each other, or where the heads are those of a list of facilities.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

from extract.folding import fold
from extract.layout.headers import cell_kind
from extract.layout.tables import CellText, table_of
from extract.records.passage import Passage
from extract.records.source import Line
from extract.records.table import Table
from extract.rules import load_table

BAR = re.compile(r"[|｜│┃]")
DRAWN = re.compile(r"[\s|｜│┃─━┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋+＋\-=:：－―]+")
WIDE_GAP = re.compile(r"(?: {2,}|[ \u3000]*\u3000[ \u3000]*|\t+)")
LEAST_ROWS = 3  # with the head
IN_LINE = 2  # half-width columns by which edges may differ
ALIGNED = 0.8  # share of the cells of a column that are in line
LONGEST_HEAD = 24
LONGEST_HEAD_LINE = 300
LEAST_LABELS = 2  # heads of a list of facilities

Places = list[tuple[int, int]]  # start and end of each cell in its line


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table and the lines ``first:end`` that it stands in."""

    first: int
    end: int
    table: Table


def text_tables(lines: Sequence[Line]) -> Iterator[TextTable]:
    """The tables of a page of text, from the top down."""
    index = 0
    while index < len(lines):
        found = next((made for read in (_by_bars, _by_tabs, _by_spaces) if (made := read(lines, index))), None)
        if found is not None:
            yield found
        index = found.end if found is not None else index + 1


def _by_bars(lines: Sequence[Line], first: int) -> TextTable | None:
    """Lines with bars between cells; lines that are only drawn hold none."""
    rows: list[tuple[Line, Places]] = []
    end = first
    while end < len(lines) and (BAR.search(lines[end].text) or (rows and _is_drawn(lines[end].text))):
        if not _is_drawn(lines[end].text):
            rows.append((lines[end], _between_bars(lines[end].text)))
        end += 1
    return _same_cells(rows, first, end)


def _is_drawn(text: str) -> bool:
    return bool(text.strip()) and DRAWN.fullmatch(text) is not None


def _between_bars(text: str) -> Places:
    """Cells between bars; a bar at an end of the line opens or closes it."""
    places, start = [], 0
    for bar in BAR.finditer(text):
        places.append((start, bar.start()))
        start = bar.end()
    places.append((start, len(text)))
    if not text[slice(*places[0])].strip():
        places = places[1:]
    if places and not text[slice(*places[-1])].strip():
        places = places[:-1]
    return places


def _by_tabs(lines: Sequence[Line], first: int) -> TextTable | None:
    rows: list[tuple[Line, Places]] = []
    end = first
    while end < len(lines) and "\t" in lines[end].text.strip():
        rows.append((lines[end], _between(lines[end].text, re.compile("\t"))))
        end += 1
    return _same_cells(rows, first, end)


def _between(text: str, gap: re.Pattern[str]) -> Places:
    places, start = [], 0
    for match in gap.finditer(text):
        places.append((start, match.start()))
        start = match.end()
    return [*places, (start, len(text))]


def _same_cells(rows: Sequence[tuple[Line, Places]], first: int, end: int) -> TextTable | None:
    widths = {len(places) for _, places in rows}
    if len(rows) < LEAST_ROWS or len(widths) != 1 or min(widths) < 2:
        return None
    return TextTable(first, end, _table(rows))


def _by_spaces(lines: Sequence[Line], first: int) -> TextTable | None:
    """A head and, in line under it, rows of as many cells."""
    if len(lines[first].text) > LONGEST_HEAD_LINE or "。" in lines[first].text:
        return None
    head = _cells(lines[first].text)
    end = first + 1
    following = [_cells(line.text) for line in lines[end : end + LEAST_ROWS - 1]]
    if len(head) < 2 or any(len(places) - len(head) not in (0, 1) for places in following):
        return None
    if len(following) < LEAST_ROWS - 1 or not _is_head(lines[first].text, head):
        return None
    rows: list[tuple[Line, Places]] = []
    while end < len(lines):
        places = _cells(lines[end].text)
        if len(places) != (len(rows[0][1]) if rows else len(places)) or len(places) - len(head) not in (0, 1):
            break
        rows.append((lines[end], places))
        end += 1
    if len(rows) < LEAST_ROWS - 1:
        return None
    columns = range(len(rows[0][1]))
    listed = len(columns) == len(head) and _labels(lines[first].text, head) >= LEAST_LABELS
    numbers = len(rows) >= LEAST_ROWS and all(_are_numbers(rows, column) for column in columns[1:])
    words = all(cell_kind(line.text[slice(*places[0])]) == "text" for line, places in rows)
    if not (listed or (numbers and words)) or not all(_in_line(rows, column) for column in columns):
        return None
    corner = [(0, 0)] if len(columns) > len(head) else []
    return TextTable(first, end, _table([(lines[first], corner + head), *rows]))


def _cells(text: str) -> Places:
    """The cells of a line between wide gaps."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return [(start + low, start + high) for low, high in _between(text[start:end], WIDE_GAP)] if end > start else []


def _is_head(text: str, places: Places) -> bool:
    texts = [text[start:end] for start, end in places]
    return all(cell_kind(one) == "text" and len(one) <= LONGEST_HEAD and "。" not in one for one in texts)


def _are_numbers(rows: Sequence[tuple[Line, Places]], column: int) -> bool:
    kinds = [cell_kind(line.text[slice(*places[column])]) for line, places in rows]
    return "number" in kinds and set(kinds) <= {"number", "none"}


def _in_line(rows: Sequence[tuple[Line, Places]], column: int) -> bool:
    """Whether the cells of a column begin, or end, below each other."""
    starts = [_width(line.text[: places[column][0]]) for line, places in rows]
    ends = [_width(line.text[: places[column][1]]) for line, places in rows]
    return any(sum(abs(e - median(edges)) <= IN_LINE for e in edges) >= ALIGNED * len(rows) for edges in (starts, ends))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def _labels(text: str, places: Places) -> int:
    heads = ["".join(fold(text[start:end]).text.split()) for start, end in places]
    return sum(any(pattern.fullmatch(head) for pattern in _column_labels()) for head in heads)


@cache
def _column_labels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load_table("facility_columns"))


def _table(rows: Sequence[tuple[Line, Places]]) -> Table:
    return table_of([[CellText(_text(line, start, end)) for start, end in places] for line, places in rows])


def _text(line: Line, start: int, end: int) -> Passage:
    return Passage.of_line(line, start, end).strip() if end > start else Passage()
