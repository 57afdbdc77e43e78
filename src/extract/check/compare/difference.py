"""What a comparison consists of: differences between rows, by document, and what there is to tell beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.check.compare.rendering import Line
from extract.check.sentence import Sentence

# What a stage handed on -> the stage, in the order of the flow; tables follow, as what comes last.
STAGES = {
    "pages": "read",
    "blocks": "layout",
    "outline": "segment",
    "annotations": "annotate",
    "relations": "relate",
}
ROWS = "normalise"
FLOW = (*STAGES.values(), ROWS)
KINDS = ("lost", "new", "changed", "moved")


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that was ``lost``, is ``new``, ``changed`` in some fields, or is the same and ``moved`` to another place.

    ``old`` and ``new`` are its lines, ``fields`` what differs as (old, new), ``stage`` the first that differs there.
    """

    table: str
    kind: str
    old: Line | None
    new: Line | None
    fields: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    sentence: Sentence = field(default_factory=Sentence)
    stage: str = ROWS

    @property
    def rules(self) -> tuple[str | None, str | None]:
        """The rules that made the row, before and now."""
        return (self.old or {}).get("rule"), (self.new or {}).get("rule")

    def to_json(self) -> dict[str, object]:
        return {
            "table": self.table,
            "kind": self.kind,
            "stage": self.stage,
            "rule": {"old": self.rules[0], "new": self.rules[1]},
            "sentence": self.sentence._asdict(),
            "fields": {name: {"old": old, "new": new} for name, (old, new) in self.fields.items()},
            "old": self.old,
            "new": self.new,
        }


@dataclass(frozen=True, slots=True)
class DocumentDifferences:
    """What differs in one document: in rows, and in what stages handed on.

    ``status`` is ``same``, ``different``, or ``lost`` or ``new`` where only one side has the document. ``name`` is that
    of the new side, ``was`` that of the old one where it differs.
    """

    name: str
    status: str
    rows: Sequence[Difference] = ()
    stages: Sequence[Difference] = ()
    was: str | None = None

    @property
    def first_stage(self) -> str | None:
        """The first stage in the flow at which something differs."""
        found = {difference.stage for difference in (*self.rows, *self.stages)}
        return next((stage for stage in FLOW if stage in found), None)

    def counts(self) -> Counter[str]:
        """lost, new, changed, moved -> rows."""
        return Counter(difference.kind for difference in self.rows)

    def to_json(self) -> dict[str, object]:
        return {
            "document": self.name,
            "was": self.was,
            "status": self.status,
            "first_stage": self.first_stage,
            "counts": {kind: self.counts()[kind] for kind in KINDS},
            "rows": [difference.to_json() for difference in self.rows],
            "stages": [difference.to_json() for difference in self.stages],
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of the same documents, ``old`` and ``new`` in words; ``notes`` are told and are no differences."""

    old: str
    new: str
    documents: Sequence[DocumentDifferences]
    notes: Sequence[str] = ()

    @property
    def different(self) -> list[DocumentDifferences]:
        return [document for document in self.documents if document.status != "same"]

    @property
    def exit_code(self) -> int:
        """0 where nothing differs, else 1."""
        return 1 if self.different else 0

    def counts(self) -> dict[str, Counter[str]]:
        """Table -> lost, new, changed, moved -> rows, over all documents."""
        counts: dict[str, Counter[str]] = {}
        for document in self.documents:
            for difference in document.rows:
                counts.setdefault(difference.table, Counter())[difference.kind] += 1
        return counts

    def to_json(self) -> dict[str, object]:
        return {
            "old": self.old,
            "new": self.new,
            "same": not self.different,
            "documents": len(self.documents),
            "counts": {table: {kind: counts[kind] for kind in KINDS} for table, counts in self.counts().items()},
            "notes": list(self.notes),
            "differences": [document.to_json() for document in self.different],
        }
