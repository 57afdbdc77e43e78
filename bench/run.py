"""Sample reports in, a page of measured numbers out: this program beside a naive one, on the same files in one go.

Every measurement is a process of its own with one BLAS thread. Times are wall-clock times of a single pass, so that
the ratios say more than the seconds.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pikepdf

from extract.engines.worker import ONE_THREAD

BENCH = Path(__file__).parent
PROJECT = BENCH.parent
RAW = PROJECT / "raw"
SAMPLES = PROJECT.parent / "shared" / "samples"
SITE_VISITS = "mhlw-site-visits-2024.pdf"
LONG_TEXT = "soumu-ict-white-paper-2012.txt"
PAGES = 8  # of each PDF, from the first one that has text; the naive pipeline needs minutes for more
MANY = 1000
ONE_THREAD_EACH = {**os.environ, **dict.fromkeys(ONE_THREAD, "1")}
LOAD_ALONE = "import spacy; spacy.load('ja_ginza')"
FIND = """
import sys, time
from pathlib import Path
from extract.expressions import find
lines = Path(sys.argv[1]).read_text(encoding=sys.argv[2]).splitlines()
find("令和５年度は延べ1,200人")
began = time.perf_counter()
mentions = sum(len(find(line)) for line in lines)
seconds = time.perf_counter() - began
print(sum(map(len, lines)), mentions, seconds)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a process printed, how long it took in seconds, and the memory of the largest process in it, in MB."""

    output: str
    seconds: float
    memory: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pdfs = _samples(work / "pdf")
        for line in report(pdfs, work):
            print(line, flush=True)


def report(pdfs: Sequence[Path], work: Path) -> Iterator[str]:
    """The page, line by line, as it is measured."""
    yield f"Python {platform.python_version()}, spaCy {version('spacy')}, {os.cpu_count()} processors, {_processor()}"
    yield from _beside_naive(pdfs)
    yield from _runs(pdfs, work)
    yield from _many(work)
    yield from _expressions()


def _beside_naive(pdfs: Sequence[Path]) -> Iterator[str]:
    naive = _python(BENCH / "naive.py", *pdfs)
    ours = _python(BENCH / "stages.py", _short_report(), *pdfs)
    theirs, own = json.loads(naive.output), json.loads(ours.output)
    yield from _title(f"Reports with a text layer, first {PAGES} pages, one core, models loaded")
    yield "| file | pages | characters | naive s | extract s | naive pages/s | extract pages/s | ratio |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    total = [0.0, 0.0, 0.0, 0.0]
    for name, file in theirs["files"].items():
        if not file["characters"]:
            continue
        row = [file["pages"], file["characters"], file["seconds"], own["files"][name]["seconds"]]
        total = [sum(pair) for pair in zip(total, row, strict=True)]
        yield _compared(name, row)
    yield _compared("all", total)
    yield ""
    yield f"Characters/s: naive {total[1] / total[2]:,.0f}, extract {total[1] / total[3]:,.0f}."
    yield f"Loading before that: naive {theirs['loading']:.1f} s, extract {own['loading']:.1f} s."
    yield f"Peak memory: naive {naive.memory:,.0f} MB, extract {ours.memory:,.0f} MB."
    whole = sum(own["stages"].values())
    shares = ", ".join(f"{stage} {seconds / whole:.0%}" for stage, seconds in own["stages"].items())
    yield f"Share of the stages: {shares}."


def _compared(name: str, row: Sequence[float]) -> str:
    pages, characters, naive, ours = row
    return (
        f"| {name} | {pages:.0f} | {characters:,.0f} | {naive:.1f} | {ours:.2f} "
        f"| {pages / naive:.2f} | {pages / ours:.2f} | {naive / ours:.1f} |"
    )


def _runs(pdfs: Sequence[Path], work: Path) -> Iterator[str]:
    raw = pdfs[0].parent
    one = _extract(raw, work / "one", "--workers", "1")
    two = _extract(raw, work / "two", "--workers", "2")
    again = _extract(raw, work / "two", "--workers", "2")
    alone = _python("-c", LOAD_ALONE)
    short = _extract(_short_report(), work / "short")
    yield from _title(f"`extract run` on the same {len(pdfs)} files, from the start of the process to the tables")
    yield "| run | seconds | largest process MB | |"
    yield "|---|--:|--:|---|"
    yield _row("one worker", one, "")
    yield _row("two workers", two, f"{one.seconds / two.seconds:.2f} times one")
    yield _row("again, nothing changed", again, "no worker, no model")
    yield _row("one short report", short, f"{short.seconds / alone.seconds:.2f} times loading ja_ginza alone")
    yield _row("importing spaCy and loading ja_ginza alone", alone, "")


def _many(work: Path) -> Iterator[str]:
    raw = work / "many"
    raw.mkdir()
    for number in range(MANY):
        (raw / f"{number:04}.txt").write_text(_small_report(number), encoding="utf-8")
    one = _extract(raw, work / "one-by-one", "--workers", "1")
    first = _extract(raw, work / "tables", "--workers", "2")
    again = _extract(raw, work / "tables", "--workers", "2")
    (raw / "new.txt").write_text(_small_report(MANY), encoding="utf-8")
    one_new = _extract(raw, work / "tables", "--workers", "2")
    yield from _title(f"{MANY:,} short reports")
    yield "| run | seconds | largest process MB | |"
    yield "|---|--:|--:|---|"
    yield _row("one worker", one, f"{MANY / one.seconds:.0f} reports/s")
    yield _row(
        "two workers", first, f"{MANY / first.seconds:.0f} reports/s, {one.seconds / first.seconds:.2f} times one"
    )
    yield _row("again, nothing changed", again, "")
    yield _row("again, one new report", one_new, "")


def _short_report() -> Path:
    return min(RAW.glob("*.txt"), key=lambda path: path.stat().st_size)


def _small_report(number: int) -> str:
    return (
        f"第{number + 1}地域の就労支援センター\n（令和６年５月{number % 28 + 1}日訪問）\n\n●施設の概要\n"
        f"センターは平成{number % 20 + 10}年に開設され、職員は{number % 40 + 3}名である。\n\n●特徴\n"
        f"令和５年度の延べ利用者数は{number + 200}人で、前年度より{number % 9 + 1}％増えた。\n"
    )


def _expressions() -> Iterator[str]:
    path = SAMPLES / LONG_TEXT if SAMPLES.is_dir() else max(RAW.glob("*.txt"), key=lambda path: path.stat().st_size)
    characters, mentions, seconds = _python("-c", FIND, path, _encoding(path)).output.split()
    yield from _title("`extract.expressions.find`, line by line")
    yield (
        f"{path.name}: {int(characters):,} characters, {int(mentions):,} mentions, {float(seconds):.1f} s, "
        f"{int(characters) / float(seconds):,.0f} characters/s."
    )


def _encoding(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8", "cp932", "euc_jp"):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise ValueError(f"{path} is in none of the encodings that are tried")


def _samples(folder: Path) -> list[Path]:
    """The first pages of each sample PDF as files of their own, so that both pipelines get the same bytes."""
    folder.mkdir()
    for path in sorted((SAMPLES if SAMPLES.is_dir() else RAW).glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            if path.name != SITE_VISITS:
                del pdf.pages[PAGES:]
            pdf.save(folder / path.name)
    return sorted(folder.iterdir())


def _extract(raw: Path, out: Path, *options: str) -> Measured:
    return _python("-m", "extract.cli", "run", raw, "--out", out, *options, accepted=(0, 1))


def _python(*arguments: str | Path, accepted: Sequence[int] = (0,)) -> Measured:
    """Raises ``CalledProcessError`` where the process ends with another code."""
    command = [sys.executable, *map(str, arguments)]
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=ONE_THREAD_EACH, cwd=PROJECT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            raise subprocess.CalledProcessError(process.returncode, command)
        output.seek(0)
        return Measured(output.read(), seconds, used.ru_maxrss / 1024)


def _row(name: str, measured: Measured, note: str) -> str:
    return f"| {name} | {measured.seconds:.1f} | {measured.memory:,.0f} | {note} |"


def _title(words: str) -> Iterator[str]:
    yield from ("", f"### {words}", "")


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
