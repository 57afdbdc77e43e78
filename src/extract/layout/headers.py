"""Headers: the cells of a table in, which rows head its columns and which columns head its rows out.

Numbers tell: the rows over the first numbers head the columns, the text before them heads the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.expressions import find
from extract.folding import fold
from extract.records.table import Cell

NO_VALUE = re.compile(r"[-–—―‐ー…‥・.*＊xXχ×/／]{1,5}|(?:n/?a|N/?A|なし|該当なし|不明|非公表|秘匿)")
NOTED = re.compile(r"\s*(?:[*＊※]\d*|[(（]?注\s*\d*[)）]?|\d{1,2}[)）])$")
BRACKETED = re.compile(r"[(（［\[【][^()（）]*[)）］\]】]")
YEAR = re.compile(r"(?:19|20)\d\d|(?:[''’]\d\d)")
ORDINAL_WORDS = re.compile(r"(?:No\.?|NO\.?|№|番号|項番|通番|連番|#|順位|整理番号)")
BOUNDS = {"at_least", "at_most", "over", "under"}
NUMERIC_SHARE = 0.6  # of the filled cells of a column under its head
LONGEST_LABEL = 16
MOST_HEAD_ROWS = 3
LONGEST_HEAD = 40  # characters of a cell that heads a column of text


@dataclass(frozen=True, slots=True)
class Headers:
    """The rows and columns of a table that head others, and the columns whose numbers are headed by them."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()
    numeric: frozenset[int] = frozenset()


@lru_cache(maxsize=4096)  # tables say the same again and again, and are put together anew where they go on over a page
def cell_kind(text: str) -> str:
    """``empty``, ``number``, ``none`` or ``text``."""
    folded = " ".join(fold(text).text.split())
    if not folded:
        return "empty"
    if NO_VALUE.fullmatch(folded.replace(" ", "")):
        return "none"
    return "number" if _is_number(NOTED.sub("", text).strip()) else "text"


def _is_number(text: str) -> bool:
    """Whether a text is one quantity, perhaps with another in brackets: 1,234（56.7％）."""
    mentions = find(text) if any(char.isdecimal() for char in text) else []
    if not mentions or mentions[0].kind != "quantity" or mentions[0].start > 1:
        return False
    if mentions[0].value is None or BOUNDS & set(mentions[0].modifiers):
        return False  # 65歳以上, 100～199床: names of classes, which head rows
    rest = text[: mentions[0].start] + text[mentions[0].end :]
    return not BRACKETED.sub("", rest).strip(" \u3000()（）")


def find_headers(cells: Sequence[Cell], rows: int, columns: int) -> Headers:
    """The headers of a table of ``rows`` times ``columns``."""
    titles = _titles(cells, rows, columns)
    first = len(titles)
    numeric = [column for column in range(columns) if _is_numeric(cells, column, first)]
    if not numeric and columns == 2 and _are_labels(cells, first):
        return Headers(columns=frozenset({0}), titles=frozenset(titles), numeric=frozenset({1}))
    if not numeric:
        heads = frozenset({first} if _heads_text(cells, first, rows) else ())
        return Headers(heads, titles=frozenset(titles))
    groups = _groups(cells, first + 1, rows, columns)
    top = min([*groups, *(_first_number(cells, column, first) for column in numeric)])
    spanned = [cell.row + cell.row_span for cell in cells if cell.row == first and top > first]
    top = max([top, *(end for end in spanned if end < rows)]) if spanned else top
    if top - first > 1 and (columns == 2 or top - first > MOST_HEAD_ROWS) and not _spans_columns(cells, first, top):
        top = first  # a list of labels with their values, of which the first are words
    if 0 not in numeric:
        top = min(top, _end_of_corner(cells, first, rows))
    heads = frozenset(range(first, top))
    stub = _stub(cells, columns, numeric, top, rows) if heads else _labels(cells, numeric)
    return Headers(heads, stub, groups - heads, frozenset(titles), frozenset(numeric))


def _titles(cells: Sequence[Cell], rows: int, columns: int) -> list[int]:
    """The first rows that hold one cell over the whole width."""
    titles: list[int] = []
    for row in range(rows - 1):
        standing = [cell for cell in cells if cell.row == row]
        if len(standing) != 1 or standing[0].column_span < columns or columns < 2:
            break
        titles.append(row)
    return titles


def _column(cells: Sequence[Cell], column: int, first: int) -> list[Cell]:
    return [cell for cell in cells if cell.column == column and cell.row >= first and cell.kind != "empty"]


def _first_number(cells: Sequence[Cell], column: int, first: int) -> int:
    """The row of the first number of a column, or sign that none is stated, that is no year over numbers."""
    numbers = [cell for cell in _column(cells, column, first) if cell.kind in ("number", "none")]
    if len(numbers) > 1 and _is_year_row(cells, numbers[0].row, column):
        numbers = numbers[1:]
    return numbers[0].row


def _is_numeric(cells: Sequence[Cell], column: int, first: int) -> bool:
    standing = _column(cells, column, first)
    if not any(cell.kind == "number" for cell in standing) or _counts_rows(standing):
        return False
    top = _first_number(cells, column, first)
    under = [cell for cell in standing if cell.row >= top and cell.column_span == 1]
    if not any(cell.kind == "number" for cell in under):
        return False
    plain = [cell for cell in under if cell.kind in ("number", "none")]
    return len(plain) >= NUMERIC_SHARE * len(under) and not _are_years(under)


def _counts_rows(standing: Sequence[Cell]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3, or headed No."""
    if standing[0].kind == "text" and ORDINAL_WORDS.fullmatch("".join(fold(standing[0].text).text.split())):
        return True
    numbers = [fold(cell.text).text.strip() for cell in standing if cell.kind == "number"]
    return len(numbers) >= 3 and numbers == [str(index) for index in range(1, len(numbers) + 1)]


def _is_count(cells: Sequence[Cell], column: int) -> bool:
    standing = _column(cells, column, 0)
    return not standing or _counts_rows(standing)


def _is_year_row(cells: Sequence[Cell], row: int, column: int) -> bool:
    """Whether the numbers of a row are the years that head its columns: 2019, 2020 or 平成29年, 30年."""
    standing = sorted((cell for cell in cells if cell.row == row), key=lambda cell: cell.column)
    numbers = [cell for cell in standing if cell.kind == "number"]
    if not numbers or _are_years(numbers):
        return bool(numbers)
    first = next((index for index, cell in enumerate(standing) if _is_era_year(cell)), None)
    years = [_ordinal_year(cell.text) for cell in standing[first:]] if first is not None else []
    return len(years) > 1 and numbers[0] in standing[first:] and all(_follows(a, b) for a, b in pairwise(years))


def _is_era_year(cell: Cell) -> bool:
    dates = [mention for mention in find(cell.text) if mention.kind == "date"]
    return len(dates) == 1 and dates[0].granularity in ("year", "fiscal_year") and dates[0].resolved is True


def _ordinal_year(text: str) -> int | None:
    """The number of a year in its era: 28 for 平成28年, 1 for 元年."""
    match = re.search(r"(\d{1,2}|元)(?:年度?)?(?:\D{0,8})$", fold(text).text.strip())
    return (1 if match[1] == "元" else int(match[1])) if match else None


def _follows(year: int | None, following: int | None) -> bool:
    """Whether two years of an era follow each other, or the second is one of the first of the next era."""
    if year is None or following is None:
        return False
    return following == year + 1 or (following <= 2 and year >= 30)


def _are_years(cells: Sequence[Cell]) -> bool:
    """Whether numbers are years of our calendar, going up or down."""
    texts = [fold(cell.text).text.strip() for cell in cells]
    if len(texts) < 2 or not all(YEAR.fullmatch(text) for text in texts):
        return False
    return all(a < b for a, b in pairwise(texts)) or all(a > b for a, b in pairwise(texts))


def _stub(cells: Sequence[Cell], columns: int, numeric: Sequence[int], top: int, rows: int) -> frozenset[int]:
    """The columns that head rows: those before the numbers, as far as they tell the rows apart.

    Where the heads of the table return on the right, it goes on beside itself and has a second stub.
    """
    naming = [column for column in range(columns) if column not in numeric and not _is_count(cells, column)]
    leading = [column for column in naming if column < numeric[0]]
    if not leading and naming:  # codes stand before the names
        behind = next((column for column in numeric if column > naming[0]), columns)
        leading = [column for column in naming if column < behind]
    stub: set[int] = set()
    for column in leading:
        stub.add(column)
        texts = [cell.text for cell in _column(cells, column, top)]
        if len(set(texts)) == len(texts) == sum(1 for row in range(top, rows) if _is_filled(cells, row)):
            break
    half, odd = divmod(columns, 2)
    heads = [[cell.text for cell in cells if cell.row < top and cell.is_in_column(column)] for column in range(columns)]
    if not odd and stub and heads[:half] == heads[half:] and any(heads[0]):
        stub |= {column + half for column in stub}
    return frozenset(stub)


def _end_of_corner(cells: Sequence[Cell], first: int, rows: int) -> int:
    """The row behind those that may head columns: the first with a name in the first column ends them, blanks under it not."""
    corner = next((cell for cell in cells if cell.column == 0 and cell.row >= first and cell.kind != "empty"), None)
    if corner is None:
        return rows
    end = corner.row + corner.row_span
    named = (cell.row for cell in cells if cell.column == 0 and cell.row >= end and cell.kind != "empty")
    return min(named, default=rows)


def _labels(cells: Sequence[Cell], numeric: Sequence[int]) -> frozenset[int]:
    """The columns of text right before numbers, where no row heads them: 定員, 20名, 職員, 12名."""
    before = {column - 1 for column in numeric} - set(numeric) - {-1}
    return frozenset(column for column in before if not _is_count(cells, column))


def _are_labels(cells: Sequence[Cell], first: int) -> bool:
    """Whether two columns are labels and their values: short texts, and beside them words here and a number there."""
    labels, values = _column(cells, 0, first), _column(cells, 1, first)
    short = all(cell.kind == "text" and len(cell.text) <= LONGEST_LABEL for cell in labels)
    return short and len(labels) >= 2 and any(cell.kind == "number" for cell in values)


def _spans_columns(cells: Sequence[Cell], first: int, top: int) -> bool:
    return any(cell.column_span > 1 for cell in cells if first <= cell.row < top)


def _is_filled(cells: Sequence[Cell], row: int) -> bool:
    return any(cell.row == row and cell.kind != "empty" for cell in cells)


def _groups(cells: Sequence[Cell], top: int, rows: int, columns: int) -> frozenset[int]:
    """Rows under the head that hold one cell over the whole width, or one in brackets: 【本館】."""
    groups = set()
    for row in range(top, rows):
        standing = [cell for cell in cells if cell.is_in_row(row) and cell.kind != "empty"]
        if len(standing) != 1 or standing[0].kind != "text":
            continue
        alone = standing[0]
        bracketed = BRACKETED.fullmatch(alone.text.strip()) or alone.text.strip()[:1] in "〔＜<【［"
        if alone.column_span >= columns or (alone.column == 0 and bracketed):
            groups.add(row)
    return frozenset(groups)


def _heads_text(cells: Sequence[Cell], row: int, rows: int) -> bool:
    """Whether the first row of a table of text holds nothing but short names of columns."""
    standing = [cell for cell in cells if cell.row == row]
    filled = [cell for cell in standing if cell.kind != "empty"]
    return (
        rows - row >= 2
        and len(filled) >= max(2, len(standing) - 1)
        and all(cell.kind == "text" and len(cell.text) <= LONGEST_HEAD and "。" not in cell.text for cell in filled)
    )
