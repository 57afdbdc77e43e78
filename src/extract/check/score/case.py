"""Gold and the tables' rows of one document, side by side: which rows are judged, and whose facility is whose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from extract.check.score.gold import Gold
from extract.check.score.normal import normal
from extract.check.score.predicted import Predicted, Row, Span, text_of, whole_number

G = TypeVar("G")
P = TypeVar("P")


class Expression(Protocol):
    """A row of gold that is found by its text inside a context."""

    @property
    def text(self) -> str: ...
    @property
    def context(self) -> str: ...
    @property
    def page(self) -> int | None: ...
    @property
    def optional(self) -> bool: ...


@dataclass
class Case:
    """One document to be scored; ``facility_ids`` is filled by the facilities, which come first."""

    gold: Gold
    predicted: Predicted
    facility_ids: dict[str, object] = field(default_factory=dict)  # gold name in normal form -> facility_id

    def rows(self, table: str) -> list[Row]:
        """The rows of a table that can be judged: those on the pages, or beginning in the regions, that gold gives."""
        sections = table == "sections"
        rows = self.predicted.sections if sections else self.predicted.tables[table]
        if self.gold.in_pages:
            column = "page_start" if sections else "page"
            rows = [row for row in rows if whole_number(row, column) in self.gold.document.pages]
        if self.gold.regions:
            place = self.predicted.section_span if sections else self.predicted.span
            rows = [row for row in rows if self._annotated(place(row))]
        return rows

    def same_facility(self, name: str | None, row: Row) -> bool:
        """Whether a row belongs to the facility that gold names; any will do where gold names none."""
        return name is None or self.facility_ids.get(normal(name), "") == row.get("facility_id")

    def facility_name(self, row: Row) -> str | None:
        """The name in the tables of the facility that a row belongs to."""
        for facility in self.predicted.tables["facilities"]:
            if facility.get("facility_id") == row.get("facility_id"):
                return text_of(facility, "name")
        return None

    def places(self, expression: Expression) -> list[Span]:
        """Everywhere that an expression of gold stands in the annotated part of the document."""
        found = self.predicted.places(expression.text, expression.context)
        return [span for span in found if self._annotated(span)]

    def same_page(self, page: int | None, row: Row) -> bool:
        return page is None or page == whole_number(row, "page")

    def _annotated(self, span: Span | None) -> bool:
        """Whether what begins there was annotated: anything is, where gold gives no regions."""
        return not self.gold.regions or (span is not None and any(low <= span[0] < high for low, high in self._regions))

    @cached_property
    def _regions(self) -> list[Span]:
        return [span for region in self.gold.regions for span in self.predicted.regions(region.starts, region.ends)]

    @cached_property
    def _ignored(self) -> list[tuple[int, Span]]:
        return [
            (region.page, span)
            for region in self.gold.ignore
            for span in self.predicted.regions(region.starts, region.ends)
        ]

    def ignored(self, row: Row) -> bool:
        """Whether a row stands in a region that is not judged."""
        span = self.predicted.span(row)
        return span is not None and any(
            page == whole_number(row, "page") and low <= span[0] and span[1] <= high
            for page, (low, high) in self._ignored
        )

    def not_annotated(self, row: Row) -> bool:
        """Whether a row comes from a table or a drawing that, as gold says, nobody annotated."""
        kind = text_of(self.predicted.section_by_id.get(row.get("section_id"), {}), "kind")
        in_table = kind == "table" or row.get("origin") == "table"
        # The heading of a figure is its caption, which is annotated; what follows it are the labels of the drawing.
        in_drawing = kind == "figure" and not self._in_heading(row)
        document = self.gold.document
        return (in_table and document.leaves_out("tables")) or (in_drawing and document.leaves_out("chart labels"))

    def _in_heading(self, row: Row) -> bool:
        section = self.predicted.section_by_id.get(row.get("section_id"), {})
        line, _, _ = text_of(section, "text").partition("\n")
        return bool(text_of(section, "heading")) and (whole_number(row, "char_end") or 0) <= len(line)


def pair(
    golds: Sequence[G], rows: Sequence[P], rank: Callable[[G, P], tuple[float, ...] | None]
) -> list[tuple[int, int]]:
    """Match one to one, the best pairs first; ``rank`` is None for a pair that cannot be. Equal ranks: in order."""
    ranked = [
        (tuple(-part for part in found), number, other)
        for number, gold in enumerate(golds)
        for other, row in enumerate(rows)
        if (found := rank(gold, row)) is not None
    ]
    pairs: list[tuple[int, int]] = []
    taken_golds: set[int] = set()
    taken_rows: set[int] = set()
    for _, number, other in sorted(ranked):
        if number not in taken_golds and other not in taken_rows:
            pairs.append((number, other))
            taken_golds.add(number)
            taken_rows.add(other)
    return sorted(pairs)


def overlap(span: Span | None, spans: Iterable[Span]) -> int:
    """How many characters of ``span`` lie in any of ``spans``, at most."""
    if span is None:
        return 0
    return max((min(span[1], high) - max(span[0], low) for low, high in spans), default=0)
