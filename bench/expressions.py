"""Part of the page: how fast dates and quantities are found, beside the published libraries, and what hostile text costs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from measure import python, title
from naive_environment import fresh_python, reason
from samples import BENCH, long_text

PUBLISHED = {"ja-timex": "ja-timex", "pyNormalizeNumExp": "pynormalizenumexp"}
BESIDE = 100_000  # characters that all of them read; one of the published libraries needs a minute for the whole
WHOLE = 10**9
SHOWN = 6  # hostile texts


def report(work: Path) -> Iterator[str]:
    """Speed on the long text, a table beside published libraries and one of hostile texts; ``work`` is a folder."""
    path = long_text()
    yield from title("`extract.expressions.find`, line by line, processor seconds of one process")
    yield f"{path.name}: {_line(*_found(sys.executable, 'extract', path, WHOLE))}"
    yield ""
    yield from _beside_published(path, work)
    yield from title("What ten times the text costs `extract.expressions.find`")
    yield from _growth()


def _beside_published(path: Path, work: Path) -> Iterator[str]:
    characters, mentions, seconds = _found(sys.executable, "extract", path, BESIDE)
    yield f"The first {characters:,} characters, beside published libraries in an environment of their own:"
    yield ""
    yield "| library | finds | mentions | seconds | characters/s | extract is faster |"
    yield "|---|---|--:|--:|--:|--:|"
    yield _row("extract", "dates and quantities", mentions, seconds, characters, seconds)
    try:
        home = fresh_python(work / "published", PUBLISHED.values())
    except (OSError, subprocess.CalledProcessError) as error:
        yield f"| {', '.join(PUBLISHED)} | not measured: they could not be installed ({reason(error)}) | | | | |"
        return
    for name, finds in (("ja-timex", "dates and times"), ("pyNormalizeNumExp", "dates and quantities")):
        characters, mentions, theirs = _found(home, name, path, BESIDE)
        yield _row(name, finds, mentions, theirs, characters, seconds)


def _row(name: str, finds: str, mentions: int, seconds: float, characters: int, ours: float) -> str:
    return f"| {name} | {finds} | {mentions:,} | {seconds:.2f} | {characters / seconds:,.0f} | {seconds / ours:.1f} times |"


def _found(interpreter: str | Path, library: str, path: Path, most: int) -> tuple[int, int, float]:
    """Characters read, mentions found and the processor time in seconds."""
    characters, mentions, seconds = json.loads(
        python(BENCH / "finders.py", library, path, str(most), interpreter=interpreter).output
    )
    return int(characters), int(mentions), float(seconds)


def _line(characters: int, mentions: int, seconds: float) -> str:
    return (
        f"{characters:,} characters, {mentions:,} mentions, {seconds:.1f} s, {characters / seconds:,.0f} characters/s."
    )


def _growth() -> Iterator[str]:
    rows = json.loads(python(BENCH / "growth.py").output)
    rows.sort(key=lambda row: row[2] / row[3])
    yield f"Of {len(rows)} hostile texts, those that grow most; twelve times are allowed:"
    yield ""
    yield "| text | first characters | milliseconds for 4,000 | for 40,000 | times |"
    yield "|---|---|--:|--:|--:|"
    for name, sample, short, long in rows[:SHOWN]:
        yield f"| {name} | `{sample}` | {1000 * short:.1f} | {1000 * long:.1f} | {long / short:.1f} |"
