"""The tables in; the rows of one document as plain values out, and its normal text with the place of each row."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from extract.check.score.normal import NormalText, normal, occurrences
from extract.check.sentence import Sentence, sentence_around

if TYPE_CHECKING:
    from pandas import DataFrame

Row: TypeAlias = dict[str, object]
Span: TypeAlias = tuple[int, int]  # half-open characters of the document's text in normal form


def rows_of(table: DataFrame | None, document_id: str) -> list[Row]:
    """The rows of one document; nulls of any kind become None, arrays lists, timestamps dates."""
    if table is None or "document_id" not in table.columns:
        return []
    records = table[table["document_id"] == document_id].to_dict("records")
    return [{str(name): _plain(value) for name, value in record.items()} for record in records]


def _plain(value: object) -> object:
    if hasattr(value, "tolist"):  # numpy scalars and arrays
        value = value.tolist()
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.date() if isinstance(value, datetime) else value


def text_of(row: Row, column: str) -> str:
    """A text column; null is the empty text."""
    value = row.get(column)
    return value if isinstance(value, str) else ""


def whole_number(row: Row, column: str) -> int | None:
    """A column of whole numbers, which a frame with nulls holds as floats."""
    value = row.get(column)
    return int(value) if isinstance(value, int | float) else None


def day_of(row: Row, column: str) -> date | None:
    value = row.get(column)
    return value if isinstance(value, date) else None


@dataclass(frozen=True)
class Predicted:
    """One document in the tables."""

    document: Row
    tables: Mapping[str, list[Row]]

    @staticmethod
    def of(tables: Mapping[str, DataFrame], document_id: str) -> Predicted | None:
        """The document of that id, or None where the tables do not hold it."""
        names = ("sections", "facilities", "facility_attributes", "findings", "metrics", "mentions")
        documents = rows_of(tables.get("documents"), document_id)
        if not documents:
            return None
        return Predicted(documents[0], {name: rows_of(tables.get(name), document_id) for name in names})

    @property
    def document_id(self) -> str:
        return text_of(self.document, "document_id")

    @cached_property
    def sections(self) -> list[Row]:
        """In reading order."""
        return sorted(self.tables["sections"], key=lambda row: whole_number(row, "ordinal") or 0)

    @cached_property
    def section_by_id(self) -> dict[object, Row]:
        return {row.get("section_id"): row for row in self.sections}

    @cached_property
    def _texts(self) -> list[NormalText]:
        return [NormalText(text_of(row, "text")) for row in self.sections]

    @cached_property
    def _offsets(self) -> list[int]:
        return list(accumulate((len(text.text) for text in self._texts), initial=0))

    @cached_property
    def _section_number(self) -> dict[object, int]:
        return {row.get("section_id"): number for number, row in enumerate(self.sections)}

    @cached_property
    def text(self) -> str:
        """All sections in normal form, one after the other, so that a context may cross from one to the next."""
        return "".join(text.text for text in self._texts)

    def span(self, row: Row) -> Span | None:
        """Where a row's evidence stands in ``text``."""
        number = self._section_number.get(row.get("section_id"))
        start, end = whole_number(row, "char_start"), whole_number(row, "char_end")
        if number is None or start is None or end is None:
            return None
        low, high = self._texts[number].span(start, end)
        return self._offsets[number] + low, self._offsets[number] + high

    def section_span(self, row: Row) -> Span:
        number = self._section_number[row.get("section_id")]
        return self._offsets[number], self._offsets[number + 1]

    def places(self, text: str, context: str) -> list[Span]:
        """Everywhere that ``text`` stands inside ``context``."""
        words, around = normal(text), normal(context)
        inside = list(occurrences(words, around))
        return [(at + shift, at + shift + len(words)) for at in occurrences(around, self.text) for shift in inside]

    def regions(self, starts: str, ends: str) -> list[Span]:
        """Everywhere from the words ``starts`` to the nearest ``ends`` after them."""
        first, last = normal(starts), normal(ends)
        found: list[Span] = []
        for at in occurrences(first, self.text):
            # The last words may be part of the first: 「47か所に設置」 begins with 「47か所」 and ends with 「に設置」.
            close = self.text.find(last, max(at, at + len(first) - len(last)))
            if close >= 0:
                found.append((at, close + len(last)))
        return found

    def sentence(self, row: Row) -> Sentence:
        """The sentence around a row's evidence, in the section as printed."""
        section = self.section_by_id.get(row.get("section_id"), {})
        start, end = whole_number(row, "char_start"), whole_number(row, "char_end")
        if start is None or end is None:
            return Sentence(text_of(row, "quote"))
        return sentence_around(text_of(section, "text"), start, end)

    def sentence_at(self, span: Span) -> Sentence:
        """The sentence around characters of ``text``, as printed."""
        number = max(min(bisect_right(self._offsets, span[0]) - 1, len(self._texts) - 1), 0)
        text, offset = self._texts[number], self._offsets[number]
        start, end = text.span_given(span[0] - offset, max(span[1] - offset, span[0] - offset + 1))
        return sentence_around(text.given, start, end)
