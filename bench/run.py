"""Sample reports in, a page of measured numbers out: this program beside a naive one, on the same files in one go."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import beside_naive
import expressions
import many
import reading
import runs
from samples import first_pages


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for line in page(Path(folder)):
            print(line, flush=True)


def page(work: Path) -> Iterator[str]:
    """The page, line by line, as it is measured; ``work`` is an empty folder to write to."""
    yield _machine()
    pdfs = first_pages(work / "pdf")
    yield from beside_naive.report(pdfs, work)
    yield from reading.report(work)
    yield from runs.report(pdfs, work)
    yield from many.report(work)
    yield from expressions.report(work)
    yield ""
    yield f"Load average at the end {os.getloadavg()[0]:.1f}."


def _machine() -> str:
    return (
        f"Measured with Python {platform.python_version()}, spaCy {version('spacy')}, {os.cpu_count()} processors, "
        f"{_processor()}; load average before {os.getloadavg()[0]:.1f}."
    )


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
