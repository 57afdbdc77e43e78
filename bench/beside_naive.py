"""Part of the page: this program beside the naive pipeline, file by file, models loaded, one core each."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from measure import Measured, python, title
from naive_environment import naive_python
from samples import PAGES, short_pdf, short_report

BENCH = Path(__file__).parent
PASSES = 3  # of this program around the naive one, which takes ten times as long; the median counts


def report(pdfs: Sequence[Path], work: Path) -> Iterator[str]:
    """A table of both pipelines over ``pdfs``, then the share of each stage."""
    environment = naive_python(work)
    before = _ours(pdfs)
    naive = python(BENCH / "naive.py", short_pdf(), *pdfs, interpreter=environment.python)
    ours = [before, *(_ours(pdfs) for _ in range(PASSES - 1))]
    theirs, own = json.loads(naive.output), [json.loads(measured.output) for measured in ours]
    yield from title(f"Reports with a text layer, first {PAGES} pages, one core, models loaded")
    yield f"Naive pipeline: {environment.told}. {', '.join(f'{name} {v}' for name, v in theirs['versions'].items())}."
    yield ""
    yield from _table(theirs["files"], {name: _median(own, name) for name in theirs["files"]})
    yield f"Loading before that: naive {theirs['loading']:.1f} s, extract {own[0]['loading']:.1f} s."
    yield f"Peak memory: naive {naive.memory:,.0f} MB, extract {max(each.memory for each in ours):,.0f} MB."
    compared = [own[0]["files"][name] for name, file in theirs["files"].items() if file["characters"]]
    yield f"Share of the stages: {_shares(file['stages'] for file in compared)}."


def _ours(pdfs: Sequence[Path]) -> Measured:
    return python(BENCH / "stages.py", short_report(), short_pdf(), *pdfs)


def _median(passes: Sequence[dict[str, Any]], name: str) -> float:
    return statistics.median(each["files"][name]["seconds"] for each in passes)


def _table(naive: dict[str, dict[str, float]], ours: dict[str, float]) -> Iterator[str]:
    yield "| file | pages | characters | naive s | extract s | naive pages/s | extract pages/s | ratio |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    total = [0.0, 0.0, 0.0, 0.0]
    for name, file in naive.items():
        if not file["characters"]:  # a scan
            continue
        row = [file["pages"], file["characters"], file["seconds"], ours[name]]
        total = [sum(pair) for pair in zip(total, row, strict=True)]
        yield _compared(name, row)
    yield _compared("all", total)
    yield ""
    yield f"Characters/s: naive {total[1] / total[2]:,.0f}, extract {total[1] / total[3]:,.0f}."


def _compared(name: str, row: Sequence[float]) -> str:
    pages, characters, naive, ours = row
    return (
        f"| {name} | {pages:.0f} | {characters:,.0f} | {naive:.1f} | {ours:.2f} "
        f"| {pages / naive:.2f} | {pages / ours:.2f} | {naive / ours:.1f} |"
    )


def _shares(files: Iterable[dict[str, float]]) -> str:
    stages: Counter[str] = Counter()
    for file in files:
        stages.update(file)
    whole = sum(stages.values())
    return ", ".join(f"{stage} {seconds / whole:.0%}" for stage, seconds in stages.items())
