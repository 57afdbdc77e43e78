"""What a score consists of: counts per table, right and judged per field, and every trouble with its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.check.sentence import Sentence

# table -> (the stage that a fall points to, what its precision and recall are counted on). Rows are counted as right in
# every field, but for findings, where the span counts and the kind is a field, and for facilities, whose fields count.
TABLES = {
    "documents": ("read", "found"),
    "sections": ("segment", "right"),
    "facilities": ("relate", "found"),
    "attributes": ("relate", "right"),
    "findings": ("annotate", "found"),
    "mentions": ("annotate", "right"),
    "metrics": ("relate", "right"),
}


class FieldCheck(NamedTuple):
    """One field of one matched row; ``judged`` is false where it is told but decides nothing."""

    field: str
    expected: object
    got: object
    right: bool
    judged: bool = True


@dataclass(frozen=True)
class Trouble:
    """A row that was ``lost``, is ``false``, or is in its place with ``wrong`` fields."""

    table: str
    kind: str
    row: str  # the row in a few words
    sentence: Sentence
    fields: tuple[FieldCheck, ...] = ()
    reason: str = ""
    rule: str = ""


@dataclass
class Counts:
    """True positives, false positives and false negatives; the ratios are None where there is nothing to divide."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float | None:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        rows = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / rows if rows else None

    def to_json(self) -> dict[str, object]:
        ratios = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {"tp": self.tp, "fp": self.fp, "fn": self.fn, **ratios}


@dataclass
class FieldScore:
    """How many values of a field were judged, and how many of them were right."""

    right: int = 0
    judged: int = 0
    informative: bool = False

    @property
    def accuracy(self) -> float | None:
        return self.right / self.judged if self.judged else None

    def to_json(self) -> dict[str, object]:
        state: dict[str, object] = {"right": self.right, "judged": self.judged, "accuracy": self.accuracy}
        return {**state, "informative": True} if self.informative else state


@dataclass
class TableScore:
    """The score of one table: rows that stand where gold has them, those right in every field, and each field."""

    table: str
    found: Counts = field(default_factory=Counts)
    right: Counts = field(default_factory=Counts)
    fields: dict[str, FieldScore] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def stage(self) -> str:
        return TABLES[self.table][0]

    @property
    def counts(self) -> Counts:
        """The counts that the table is measured by."""
        return self.found if TABLES[self.table][1] == "found" else self.right

    @property
    def accuracy(self) -> float | None:
        """Right among all judged values of all fields."""
        total = FieldScore()
        for score in self.fields.values():
            if not score.informative:
                total.right += score.right
                total.judged += score.judged
        return total.accuracy

    def matched(
        self, row: str, sentence: Sentence, checks: Iterable[FieldCheck], in_place: bool = True, rule: str = ""
    ) -> None:
        """Count a row that stands for a row of gold; not ``in_place`` where only its facility is another."""
        checks = tuple(checks)
        self._judge(checks)
        wrong = tuple(check for check in checks if not check.right)
        wholly_right = in_place and not any(check.judged for check in wrong)
        for counts, good in ((self.found, in_place), (self.right, wholly_right)):
            counts.tp += good
            counts.fp += not good
            counts.fn += not good
        if wrong:
            self.troubles.append(Trouble(self.table, "wrong", row, sentence, wrong, rule=rule))

    def lost(self, row: str, sentence: Sentence, checks: Iterable[FieldCheck] = (), reason: str = "") -> None:
        """Count a row of gold that no row of the table stands for; ``checks`` are fields that fall with it."""
        self._judge(checks)
        self.found.fn += 1
        self.right.fn += 1
        self.troubles.append(Trouble(self.table, "lost", row, sentence, reason=reason))

    def false(self, row: str, sentence: Sentence, rule: str = "") -> None:
        """Count a row of the table that gold does not have."""
        self.found.fp += 1
        self.right.fp += 1
        self.troubles.append(Trouble(self.table, "false", row, sentence, rule=rule))

    def _judge(self, checks: Iterable[FieldCheck]) -> None:
        for check in checks:
            score = self.fields.setdefault(check.field, FieldScore(informative=not check.judged))
            score.judged += 1
            score.right += check.right

    def to_json(self) -> dict[str, object]:
        return {
            "stage": self.stage,
            "counted_on": TABLES[self.table][1],
            **self.counts.to_json(),
            "field_accuracy": self.accuracy,
            "found": self.found.to_json(),
            "right": self.right.to_json(),
            "fields": {name: score.to_json() for name, score in self.fields.items()},
        }


@dataclass(frozen=True)
class Scorecard:
    """The score of one document against one gold file, by table in the order of the flow."""

    gold: str
    document_id: str
    source: str
    tables: dict[str, TableScore]

    @property
    def stages(self) -> dict[str, Counts]:
        """Stage -> the counts of all tables that a fall points to it from."""
        stages: dict[str, Counts] = {}
        for table in self.tables.values():
            total = stages.setdefault(table.stage, Counts())
            total.tp, total.fp, total.fn = (
                total.tp + table.counts.tp,
                total.fp + table.counts.fp,
                total.fn + table.counts.fn,
            )
        return stages

    @property
    def troubles(self) -> list[Trouble]:
        return [trouble for table in self.tables.values() for trouble in table.troubles]

    def to_json(self, blind: bool = False) -> dict[str, object]:
        """The card as JSON values; ``blind`` leaves out everything that quotes the document."""
        card: dict[str, object] = {
            "gold": self.gold,
            "document_id": self.document_id,
            "source": self.source,
            "stages": {name: counts.to_json() for name, counts in self.stages.items()},
            "tables": {name: table.to_json() for name, table in self.tables.items()},
        }
        return card if blind else {**card, "misses": [_trouble_json(trouble) for trouble in self.troubles]}


def _trouble_json(trouble: Trouble) -> dict[str, object]:
    wrong = [
        {"field": check.field, "expected": _plain(check.expected), "got": _plain(check.got), "judged": check.judged}
        for check in trouble.fields
    ]
    return {
        "table": trouble.table,
        "kind": trouble.kind,
        "row": trouble.row,
        "sentence": trouble.sentence.text,
        "marked": [trouble.sentence.start, trouble.sentence.end],
        "fields": wrong,
        "reason": trouble.reason,
        "rule": trouble.rule,
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)
