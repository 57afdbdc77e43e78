"""Scores and the floors of their reports in; what fell below its floor, and what may rise, out.

A file of floors has a table for every gold file, with lines such as ``metrics.f1 = 0.94``, ``findings.kind = 0.9`` or
``stage.relate = 0.9``: the least that was once reached. Other keys (``below_goal = "why"``) are for people.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from extract.check.score.card import Scorecard
from extract.errors import UsageError

Floors: TypeAlias = Mapping[str, Mapping[str, float]]  # report -> measure -> the least it may be

STEP = 100  # floors are whole hundredths


def load_floors(path: Path) -> Floors:
    """The floors of every report. Raises ``UsageError`` for a file that holds something else."""
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: no floors: {error}") from error
    return {report: _flat(path, report, measures) for report, measures in stated.items()}


def _flat(path: Path, report: str, stated: Mapping[str, object]) -> dict[str, float]:
    found: dict[str, float] = {}
    for table, measures in stated.items():
        for name, floor in measures.items() if isinstance(measures, dict) else ():
            if not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise UsageError(f"{path}: {report}: {table}.{name} must be a number from 0 to 1, not {floor!r}")
            found[f"{table}.{name}"] = float(floor)
    return found


def measures_of(card: Scorecard) -> dict[str, float]:
    """All that can have a floor: ``<table>.f1``, ``.precision``, ``.recall``, ``.fields``, ``.<field>``, ``stage.<stage>``."""
    found: dict[str, float | None] = {}
    for name, table in card.tables.items():
        counts = table.counts
        found |= {f"{name}.f1": counts.f1, f"{name}.precision": counts.precision, f"{name}.recall": counts.recall}
        found[f"{name}.fields"] = table.accuracy
        found |= {f"{name}.{field}": score.accuracy for field, score in table.fields.items()}
    found |= {f"stage.{stage}": counts.f1 for stage, counts in card.stages.items()}
    return {name: value for name, value in found.items() if value is not None}


def below(card: Scorecard, floors: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Measure -> (reached, floor) where less was reached than before; what is not measured any more counts as 0."""
    reached = measures_of(card)
    return {name: (reached.get(name, 0.0), floor) for name, floor in floors.items() if reached.get(name, 0.0) < floor}


def may_rise(card: Scorecard, floors: Mapping[str, float]) -> dict[str, float]:
    """Measure -> the higher floor that its value allows."""
    reached = measures_of(card)
    risen = {name: math.floor(reached.get(name, 0.0) * STEP + 1e-9) / STEP for name in floors}
    return {name: value for name, value in risen.items() if value > floors[name]}


def raise_floors(path: Path, report: str, risen: Mapping[str, float]) -> None:
    """Write higher floors of a report into their lines; nothing else of the file changes."""
    lines, inside = path.read_text(encoding="utf-8").splitlines(keepends=True), False
    for number, line in enumerate(lines):
        if heading := re.match(r"\[(.+)\]", line):
            inside = heading[1].strip('"') == report
        stated = re.match(r"([\w.]+)(\s*=\s*)[0-9.]+", line)
        if inside and stated and stated[1] in risen:
            lines[number] = f"{stated[1]}{stated[2]}{risen[stated[1]]}{line[stated.end() :]}"
    path.write_text("".join(lines), encoding="utf-8")
