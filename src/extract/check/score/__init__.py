"""Tables and a gold file in; precision, recall, F1 per table, accuracy per field and each miss out."""

from __future__ import annotations

from extract.check.score.card import Counts, FieldScore, Scorecard, TableScore, Trouble
from extract.check.score.command import Told, run
from extract.check.score.floors import below, load_floors
from extract.check.score.gold import Gold
from extract.check.score.gold_file import load_gold
from extract.check.score.scoring import documents_of, score

__all__ = [
    "Counts",
    "FieldScore",
    "Gold",
    "Scorecard",
    "TableScore",
    "Told",
    "Trouble",
    "below",
    "documents_of",
    "load_floors",
    "load_gold",
    "run",
    "score",
]
