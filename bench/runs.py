"""Part of the page: ``extract run`` over the sample PDFs and over one short report, from a cold start to the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from measure import Measured, extract, python, row, runs_head, title
from samples import short_report

LOAD_ALONE = "import spacy; spacy.load('ja_ginza')"
TIMES = 3  # a cold start is short: the quickest of some counts, for it and for what it is compared with


def report(pdfs: Sequence[Path], work: Path) -> Iterator[str]:
    """A table of whole runs."""
    raw = pdfs[0].parent
    one = extract(raw, work / "one", "--workers", "1")
    two = extract(raw, work / "two", "--workers", "2")
    again = extract(raw, work / "two", "--workers", "2")
    pairs = [(python("-c", LOAD_ALONE), extract(short_report(), work / f"short-{number}")) for number in range(TIMES)]
    alone, short = _quickest(pair[0] for pair in pairs), _quickest(pair[1] for pair in pairs)
    yield from title(f"`extract run` on the same {len(pdfs)} files, from the start of the process to the tables")
    yield from runs_head()
    yield row("one worker", one, "")
    yield row("two workers", two, f"{one.seconds / two.seconds:.2f} times one")
    yield row("again, nothing changed", again, "no worker, no model")
    yield row("one short report", short, f"{short.seconds / alone.seconds:.2f} times loading ja_ginza alone")
    yield row("importing spaCy and loading ja_ginza alone", alone, "")


def _quickest(measured: Iterator[Measured]) -> Measured:
    return min(measured, key=lambda each: each.seconds)
