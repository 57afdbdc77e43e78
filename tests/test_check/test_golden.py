"""The sample reports come out as a person last saw and accepted them, stage by stage and row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.check.compare import as_text, render
from extract.check.compare.terminal import value_text
from extract.check.golden.command import compare_with
from extract.check.golden.samples import samples_of
from extract.check.golden.snapshot import names_of
from extract.write import open_documents, write
from sample_reports import PROJECT, rows_of

GOLDEN = PROJECT / "tests/golden"
MOST = 6_000_000  # bytes of all snapshots: they are kept to be read


def samples() -> dict[str, Path]:
    folders = [str(PROJECT / "tests/samples"), str(PROJECT / "raw")]
    return samples_of(folders, [])[0]


def test_every_sample_has_a_snapshot_and_every_snapshot_a_sample() -> None:
    assert names_of(GOLDEN) == sorted(samples())


def test_snapshots_stay_small_enough_to_be_read() -> None:
    assert sum(path.stat().st_size for path in GOLDEN.rglob("*.jsonl")) <= MOST


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_sample_comes_out_as_it_was_accepted(name: str, tmp_path: Path) -> None:
    """What differs stands in the message; `extract check` shows it with its sentences."""
    rows = rows_of(samples()[name])
    write([rows], tmp_path, lambda counts: {})
    tables = render(open_documents(tmp_path).rows(rows.source))
    now = {**rows.stages, **{table: tuple(map(as_text, lines)) for table, lines in tables.items() if lines}}
    found = compare_with(GOLDEN, name, now)
    told = [
        f"{difference.kind} in {difference.table}, at {difference.stage}: {difference.sentence.text} {value_text(field)}"
        for difference in (*found.rows, *found.stages)
        for field in (list(difference.fields.items())[:1] or [""])
    ]
    assert (found.status, told) == ("same", [])
