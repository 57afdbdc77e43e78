"""The command ``extract score``: a gold file and a folder of tables in, the scores printed and an exit code out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from extract.check.score.gold_file import load_gold
from extract.check.score.report import print_card
from extract.check.score.scoring import documents_of, score
from extract.errors import ExtractError

if TYPE_CHECKING:
    from pandas import DataFrame


def run(gold: Path, out: Path, source: str | None, as_json: bool, misses: bool, blind: bool = False) -> int:
    """Score every document that the gold file judges.

    ``source`` narrows to one of them, ``misses`` lists every lost, false and wrong row with its sentence, ``blind``
    keeps to the numbers and quotes nothing of the documents. Returns 0 if scored, 2 if the gold cannot be read or its
    document is not in the tables.
    """
    try:
        truth = load_gold(gold)
        tables = _read_tables(out)
        cards = [score(truth, tables, document_id) for document_id in documents_of(truth, tables, source)]
    except ExtractError as error:
        Console(stderr=True, soft_wrap=True).print(f"extract score: {error}", markup=False, highlight=False)
        return 2
    if as_json:
        report = {"gold": str(gold), "documents": [card.to_json(blind) for card in cards]}
        print(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    console = Console()
    for card in cards:
        print_card(console, card, misses and not blind)
    return 0


def _read_tables(out: Path) -> Mapping[str, DataFrame]:
    from extract.write import read_tables  # takes pyarrow and pandas with it; not needed for --help

    return read_tables(out)
