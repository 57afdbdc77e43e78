"""Two states of one document as lines in; what differs between them out, each difference at the first stage that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.check.compare.difference import STAGES, Difference, DocumentDifferences
from extract.check.compare.matching import Side, match, out_of_order
from extract.check.compare.placing import Placing
from extract.check.compare.rendering import Line, named, section_name
from extract.records.rows import TABLES

PLACE = frozenset({"at", "finding_id", "series_id", "in"})  # what follows from where a row stands
REFERENCES = {"finding_id": "findings", "series_id": "metrics"}  # known by where the row they point at begins
NAMES = ("facility_id", "section_id", "parent_id", "section", "parent")


def compare(
    name: str, old: Mapping[str, Sequence[Line]], new: Mapping[str, Sequence[Line]], was: str | None = None
) -> DocumentDifferences:
    """What differs between the lines of a document before and now."""
    if old == new:
        return DocumentDifferences(name, "same", was=was)
    renamed = _renamed(old, new)
    before, now = _side(old, renamed), _side(new, Renamed())
    stages = [
        replace(difference, stage=stage)
        for found, stage in STAGES.items()
        if found in old or found in new
        for difference in _differences(found, before, now)
    ]
    placing = Placing(stages, before, now)
    rows = [
        replace(difference, stage=placing.stage_of(difference))
        for table in TABLES
        for difference in _differences(table, before, now)
    ]
    return DocumentDifferences(name, "different", rows, stages, was)


@dataclass(frozen=True, slots=True)
class Renamed:
    """What rows were known by -> what they are known by now, so that a change is told once and not by all who refer to it.

    ``names`` are those of facilities and sections, ``starts`` where findings and the first numbers of series begin, by
    table and section.
    """

    names: dict[object, str] = field(default_factory=dict)
    starts: dict[tuple[str, object, object], int] = field(default_factory=dict)

    def of(self, line: Line) -> Line:
        """An old line that refers to other rows as they are known now."""
        changed: Line = {name: self.names[line[name]] for name in NAMES if line.get(name) in self.names}
        for column, table in REFERENCES.items():
            start = self.starts.get((table, line.get("section_id"), line.get(column)))
            if start is not None:
                changed[column] = start
        return {**line, **changed} if changed else line


def _renamed(old: Mapping[str, Sequence[Line]], new: Mapping[str, Sequence[Line]]) -> Renamed:
    renamed = Renamed()
    for table, naming in (("facilities", _facilities), ("sections", _sections)):
        was, known = naming(old.get(table, ())), naming(new.get(table, ()))
        pairs, _, _ = match(table, _side(old, renamed), _side(new, Renamed()))
        renamed.names.update({was[place]: known[other] for place, other in pairs if was[place] != known[other]})
    before, now = _side(old, renamed), _side(new, Renamed())
    for table in REFERENCES.values():
        pairs, _, _ = match(table, before, now)
        for place, other in pairs:
            line, known_line = old[table][place], new[table][other]
            if "at" in line and "at" in known_line and line["at"] != known_line["at"]:
                renamed.starts[table, line.get("section_id"), line["at"][0]] = known_line["at"][0]
    return renamed


def _facilities(lines: Sequence[Line]) -> list[str]:
    return list(named(enumerate(line.get("name") for line in lines)).values())


def _sections(lines: Sequence[Line]) -> list[str]:
    return list(named(enumerate(section_name(line.get("facility_id"), line.get("heading")) for line in lines)).values())


def _side(lines: Mapping[str, Sequence[Line]], renamed: Renamed) -> Side:
    sections = lines.get("sections", ())
    names = [renamed.names.get(name, name) for name in _sections(sections)]
    texts: dict[object, str] = {name: str(line.get("text", "")) for name, line in zip(names, sections, strict=True)}
    if renamed.names or renamed.starts:
        lines = {table: [renamed.of(line) for line in found] for table, found in lines.items()}
    return Side(lines, texts)


def _differences(table: str, old: Side, new: Side) -> Iterator[Difference]:
    """What differs in one table, in the order of the new rows, lost ones last."""
    before, now = old.lines.get(table, ()), new.lines.get(table, ())
    pairs, lost, added = match(table, old, new)
    stray = out_of_order([place for place, _ in pairs])
    found: list[tuple[int, Difference]] = []
    for place, other in pairs:
        was, line = before[place], now[other]
        fields = {name: (was.get(name), line.get(name)) for name in _keys(was, line) if was.get(name) != line.get(name)}
        if not fields and place not in stray:
            continue
        kind = "moved" if not fields or ("at" in fields and fields.keys() <= PLACE) else "changed"
        found.append((other, Difference(table, kind, was, line, fields, new.sentence(line))))
    found += [(place, Difference(table, "new", None, now[place], {}, new.sentence(now[place]))) for place in added]
    yield from (difference for _, difference in sorted(found, key=lambda item: item[0]))
    yield from (Difference(table, "lost", before[place], None, {}, old.sentence(before[place])) for place in lost)


def _keys(*lines: Line) -> Iterable[str]:
    return dict.fromkeys(name for line in lines for name in line)
