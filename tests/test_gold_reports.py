"""Whole reports with gold: facilities, sections, findings, mentions and metrics do not fall below their floors."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from extract.check.score import Scorecard, below, load_floors, load_gold, score
from sample_reports import RAW, SHARED, rows_of

GOLD = Path(__file__).parent / "gold"
FLOORS = load_floors(GOLD / "floors.toml")
OWN = sorted(GOLD / f"{name}.toml" for name in FLOORS if (GOLD / f"{name}.toml").exists())
REAL_GOLD = SHARED.parent / "gold" / "mhlw-site-visits-2024.toml"


def test_every_gold_file_has_floors_and_judges_a_report_that_is_there() -> None:
    assert {path.stem for path in GOLD.glob("*.toml")} - {"floors"} == {path.stem for path in OWN}
    assert {path.stem for path in OWN} <= {path.stem for path in RAW.iterdir() if path.suffix in (".txt", ".pdf")}


@pytest.mark.parametrize("gold", OWN, ids=lambda path: path.stem)
def test_reports_of_our_own(gold: Path) -> None:
    (report,) = (path for path in RAW.iterdir() if path.stem == gold.stem)
    assert below(card_of(gold, report), FLOORS[gold.stem]) == {}


@pytest.mark.parametrize("form", [".txt", ".pdf"])
def test_the_real_report_in_both_forms(form: str) -> None:
    report = SHARED / f"mhlw-site-visits-2024{form}"
    if not report.exists():
        pytest.skip(f"{report.name} is absent: the real reports are not beside the project")
    assert below(card_of(REAL_GOLD, report), FLOORS[REAL_GOLD.stem]) == {}


def card_of(gold: Path, report: Path) -> Scorecard:
    rows = rows_of(report)
    tables = {name: pd.DataFrame(table) for name, table in rows.tables.items()}
    return score(load_gold(gold), tables, str(rows.document_id))
