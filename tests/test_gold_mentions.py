"""Dates and quantities that people read on pages of real reports: how many the program finds, and how many it invents."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from extract.check.score import Counts, Gold, load_floors, load_gold, score
from extract.records.rows import DocumentRows
from sample_reports import SHARED, rows_of

GOLD = Path(__file__).parent / "gold"
FLOORS = load_floors(GOLD / "floors.toml")
NOTES = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))  # with what is said to people
RATIOS = ("mentions.precision", "mentions.recall")
REAL = sorted((GOLD / "real").glob("*.toml"))
GOAL = 0.97


def test_every_gold_file_of_a_real_report_has_a_floor():
    assert all(FLOORS[path.stem][ratio] <= GOAL for path in REAL for ratio in RATIOS)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_mentions_of_a_real_report_do_not_fall_below_their_floor(path, tmp_path):
    counts, floor = counts_of(path, tmp_path), FLOORS[path.stem]
    assert counts.precision >= floor["mentions.precision"]
    assert counts.recall >= floor["mentions.recall"]


def below_the_goal(path: Path) -> list[pytest.MarkDecorator]:
    reason = NOTES[path.stem].get("below_goal")
    return [pytest.mark.xfail(strict=True, reason=reason, raises=AssertionError)] if reason else []


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem, marks=below_the_goal(path)) for path in REAL])
def test_mentions_of_a_real_report_reach_the_goal(path, tmp_path):
    counts = counts_of(path, tmp_path)
    assert counts.precision >= GOAL
    assert counts.recall >= GOAL


def counts_of(path: Path, folder: Path) -> Counts:
    """Right, false and lost mentions of the sample that a gold file judges."""
    gold = load_gold(path)
    report = SHARED / Path(gold.document.sample).name
    if not report.exists():
        pytest.skip(f"{report.name} is absent: the real reports are not beside the project")
    rows = rows_of(regions_of(gold, report, folder) if gold.regions else report)
    tables = {name: pd.DataFrame(table) for name, table in rows.tables.items()}
    return score(gold, tables, document_id(rows)).tables["mentions"].counts


def regions_of(gold: Gold, report: Path, folder: Path) -> Path:
    """The annotated regions of a long text as a report of their own: the whole would take minutes."""
    text = report.read_text(encoding="utf-8-sig")
    regions = []
    for region in gold.regions:
        start = text.index(region.starts)
        regions.append(text[start : text.index(region.ends, start) + len(region.ends)])
    cut = folder / report.name
    cut.write_text("\n\n".join(regions), encoding="utf-8")
    return cut


def document_id(rows: DocumentRows) -> str:
    assert rows.document_id is not None
    return rows.document_id
