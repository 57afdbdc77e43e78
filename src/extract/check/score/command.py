"""The command ``extract score``: a gold file and a folder of tables in, the scores printed and an exit code out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from extract.check.score.card import Scorecard
from extract.check.score.floors import below, load_floors, may_rise, raise_floors
from extract.check.score.gold_file import load_gold
from extract.check.score.report import print_card, print_floors
from extract.check.score.scoring import documents_of, score
from extract.errors import ExtractError

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Told:
    """How scores are told: as JSON, with every ``misses``, or ``blind``, which quotes nothing of the documents."""

    as_json: bool = False
    misses: bool = False
    blind: bool = False


def run(gold: Path, out: Path, source: str | None, told: Told, floors: Path | None = None, rise: bool = False) -> int:
    """Score every document that the gold file judges.

    ``source`` narrows to one of them. ``floors`` is a file with the least that each measure may be; with ``rise`` those
    that were surpassed are written into it. Returns 0 if scored, 1 if something fell below its floor, 2 if the gold
    cannot be read or its document is not in the tables.
    """
    try:
        truth = load_gold(gold)
        least = load_floors(floors).get(gold.stem, {}) if floors is not None else {}
        tables = _read_tables(out)
        cards = [score(truth, tables, document_id) for document_id in documents_of(truth, tables, source)]
    except ExtractError as error:
        Console(stderr=True, soft_wrap=True).print(f"extract score: {error}", markup=False, highlight=False)
        return 2
    fell = {card.document_id: below(card, least) for card in cards}
    risen = _risen(cards, least)
    if rise and floors is not None and risen:
        raise_floors(floors, gold.stem, risen)
    if told.as_json:
        report = {"gold": str(gold), "documents": [_json(card, told, fell[card.document_id]) for card in cards]}
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        console = Console()
        for card in cards:
            print_card(console, card, told.misses and not told.blind)
            print_floors(console, fell[card.document_id], risen)
    return 1 if any(fell.values()) else 0


def _risen(cards: Sequence[Scorecard], least: Mapping[str, float]) -> dict[str, float]:
    """Floors that may rise: a report in two forms allows no more than the worse of them."""
    every = [may_rise(card, least) for card in cards]
    return {name: min(rises[name] for rises in every) for name in least if all(name in rises for rises in every)}


def _json(card: Scorecard, told: Told, fell: Mapping[str, tuple[float, float]]) -> dict[str, object]:
    floors = {name: {"reached": reached, "floor": floor} for name, (reached, floor) in fell.items()}
    return {**card.to_json(told.blind), "below_floors": floors}


def _read_tables(out: Path) -> Mapping[str, DataFrame]:
    from extract.write import read_tables  # takes pyarrow and pandas with it; not needed for --help

    return read_tables(out)
