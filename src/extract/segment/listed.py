"""Lists of facilities: sections with tables in, the facilities that rows of the tables name out.

A table lists facilities where one of its columns is headed by a label for the name and another by one for an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.column_heads import column_attribute, label_of, tells_of_a_list
from extract.folding import fold
from extract.profile import Profile
from extract.records.section import FacilityName, ListedFacility, Section
from extract.records.table import Cell, Table

RULE = "facility.listed"
HEAD_ROWS = 4  # first rows of a table among which the one that names its columns stands
LONGEST_NAME = 60
NUMBERED = re.compile(
    r"^(?:[（(]?[0-9０-９]{1,3}[)）.．][\s　]*|[①-⑳][\s　]*|[0-9０-９]{1,3}[\s　]+|[・○●□■◇◆★☆※][\s　]*)(?=\S)"
)
NO_NAME = re.compile(r"(?:小|合|総|中)?計|合計.*|総数|その他|[^\w]*|\d+(?:か所|箇所|施設|校|園|件)")


def listed_facilities(
    sections: Sequence[Section], titled: Sequence[FacilityName], profile: Profile
) -> tuple[tuple[FacilityName, ...], tuple[ListedFacility, ...]]:
    """(facilities that only rows name, all rows that name a facility). A row may name one that has a title."""
    known = {_key(name.name): name.ordinal for name in titled}
    only_known = bool(titled) and profile.facilities.listed == "known"
    names: list[FacilityName] = []
    rows: list[ListedFacility] = []
    for section in sections:
        for part in section.parts:
            if part.table is None:
                continue
            down = list(_named_rows(part.table))
            for row, head, column, end_column, name in down or _named_rows(part.table.transposed()):
                start = part.start + name.start + _lead(name.text)
                end = part.start + name.start + len(name.text.rstrip())
                text = section.text[start:end]
                ordinal = known.get(_key(text))
                if ordinal is None and only_known:
                    continue
                if ordinal is None:
                    ordinal = len(titled) + len(names) + 1
                    names.append(FacilityName(ordinal, text, section.ordinal, start, end, RULE, listed=True))
                place = (ordinal, section.ordinal, part.start, row, head, column, end_column)
                rows.append(ListedFacility(*place, across=not down))
    return tuple(names), tuple(rows)


def _named_rows(table: Table) -> Iterator[tuple[int, int, int, int, Cell]]:
    """(row, row of the heads, column of the name, column where the next list begins, cell of the name)."""
    found = _head(table)
    if found is None:
        return
    head, columns = found
    apart = table.header_rows | table.group_rows | table.title_rows
    for cell in table.cells:
        if cell.column not in columns or cell.row <= head or cell.row in apart or not _is_name(cell):
            continue
        end = next((column for column in columns if column > cell.column), table.columns)
        yield cell.row, head, cell.column, end, cell


def _head(table: Table) -> tuple[int, list[int]] | None:
    """The row that names the columns, and the columns of names."""
    for row in range(min(HEAD_ROWS, table.rows - 1)):
        heads = [cell for cell in table.in_row(row) if cell.row == row]
        names = [cell for cell in heads if column_attribute(label_of(cell.text)) == "name"]
        last = max((cell.row + cell.row_span - 1 for cell in names), default=row)  # 連絡先 over 所在地 and 電話番号
        under = [cell for cell in table.cells if row <= cell.row <= last]
        if tells_of_a_list((cell.text for cell in names), (cell.text for cell in under)):
            return last, [cell.column for cell in names]
    return None


def _is_name(cell: Cell) -> bool:
    if cell.kind != "text" or not 2 <= len(cell.text.strip()) <= LONGEST_NAME or "。" in cell.text:
        return False
    folded = label_of(cell.text)
    return column_attribute(folded) != "name" and not NO_NAME.fullmatch(folded)


def _lead(text: str) -> int:
    """The characters before a name: spaces and a number."""
    space = len(text) - len(text.lstrip())
    number = NUMBERED.match(text[space:])
    return space + (number.end() if number else 0)


def _key(name: str) -> str:
    return "".join(fold(name).text.split())
