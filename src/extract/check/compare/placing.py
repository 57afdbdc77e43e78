"""What stages handed on differently in; for a row that differs, the first stage that differs where the row stands, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.check.compare.difference import ROWS, Difference
from extract.check.compare.matching import Side
from extract.check.compare.rendering import Line, section_name

TELLING = 8  # characters without white space from which a text inside another is no accident


class Placing:
    """The differences of the stages of one document, by where they are."""

    def __init__(self, stages: Sequence[Difference], old: Side, new: Side) -> None:
        self._stages, self._sides = stages, (old, new)

    def stage_of(self, row: Difference) -> str:
        """The first stage with a difference that touches the row; the last one where none does."""
        return next((stage.stage for stage in self._stages if self._touches(stage, row)), ROWS)

    def _touches(self, stage: Difference, row: Difference) -> bool:
        match stage.table:
            case "pages":
                return bool(set(_pages(stage)) & set(_pages(row))) or not any(_pages(row))
            case "blocks":
                return _overlap(self._texts(stage), self._texts(row))
            case "outline":
                front_matter = "section" not in (stage.new or stage.old or {})
                return bool(_outlined(stage) & _names(row)) or (row.table == "documents" and front_matter)
            case "annotations":
                return row.table not in ("sections", "facilities") and self._same_sentence(stage, row)
            case _:
                return self._same_place(stage, row)

    def _texts(self, difference: Difference) -> list[str]:
        """The text around a difference: its sentence, and of what moved or is no sentence the whole section."""
        texts = []
        for side, line in zip(self._sides, (difference.old, difference.new), strict=True):
            if line is None:
                continue
            texts += [side.sentence(line).text, str(line.get("heading", ""))]
            if difference.kind == "moved":
                texts.append(side.texts.get(line.get("section_id"), ""))
        return ["".join(text.split()) for text in texts if text]

    def _same_sentence(self, stage: Difference, row: Difference) -> bool:
        places = [(side, line) for side, line in zip(self._sides, (stage.old, stage.new), strict=True) if line]
        others = [(side, line) for side, line in zip(self._sides, (row.old, row.new), strict=True) if line]
        texts = {side.sentence(line).text for side, line in places if "at" in line}
        return any(side.sentence(line).text in texts for side, line in others if "at" in line)

    def _same_place(self, stage: Difference, row: Difference) -> bool:
        """Relations stand where their rows do, and are of one kind: what is claimed, found or counted."""
        tables = {"claim": ("facility_attributes", "facilities"), "finding": ("findings", "mentions")}
        line = stage.new or stage.old or {}
        kind = next((name for name in tables if name in line), "observation")
        if row.table not in tables.get(kind, ("metrics",)):
            return False
        if kind == "claim" and row.table == "facilities":
            return line["claim"] in row.fields or line["claim"] in (row.new or row.old or {})
        return bool(_places(stage) & _places(row)) or (kind == "finding" and self._same_sentence(stage, row))


def _lines(difference: Difference) -> Iterator[Line]:
    yield from (line for line in (difference.old, difference.new) if line is not None)


def _places(difference: Difference) -> set[tuple[object, ...]]:
    return {(line.get("section_id", line.get("section")), *line["at"]) for line in _lines(difference) if "at" in line}


def _pages(difference: Difference) -> Iterator[object]:
    for line in _lines(difference):
        yield line.get("page", line.get("page_start"))


def _outlined(stage: Difference) -> set[object]:
    return {line[name] for line in _lines(stage) for name in ("section", "facility") if name in line}


def _names(row: Difference) -> set[object]:
    """The sections and facilities that a row belongs to."""
    names: set[object] = {*row.fields.get("facility_id", ())}
    for line in _lines(row):
        names |= {line.get("section_id"), line.get("name")}
        if row.table == "sections":
            names.add(section_name(line.get("facility_id"), line.get("heading")))
    return names - {None}


def _overlap(texts: Iterable[str], others: Iterable[str]) -> bool:
    return any(
        one == other or (min(len(one), len(other)) >= TELLING and (one in other or other in one))
        for one in texts
        for other in others
    )
