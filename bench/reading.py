"""Sample PDFs in, how fast their pages are read and laid out beside pdfplumber's bare ``extract_words`` out.

Each reader is one process that stays for all files, as a worker of a run does; both get the same files in the same go,
after one that is not measured, so that nothing is known of those that are.
Pages with ruled tables are files of their own, since there pdfplumber's tables are part of the work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf

from extract.errors import ReadError
from extract.read import read
from measure import python
from samples import RAW, REAL, short_pdf

LONG, SHORT = 200, 50  # pages
WITHOUT, WITH = "pages without tables", "pages with tables"

OURS = """
import json, sys, time
from pathlib import Path
from extract.layout import layout
from extract.read import read
warm, *names = sys.argv[1:]
layout(read(Path(warm), warm)[0])  # rules are loaded with the first file
found = {}
for name in names:
    began = time.process_time()
    source, _ = read(Path(name), name)
    layout(source)
    seconds = time.process_time() - began
    lines = [line for page in source.pages for line in page.lines]
    assert all(line.size is not None and line.color is not None for line in lines)
    found[name] = [seconds, len(source.pages), sum(len(line.text) for line in lines)]
print(json.dumps(found))
"""
PDFPLUMBER = """
import json, sys, time
import pdfplumber
warm, *names = sys.argv[1:]
with pdfplumber.open(warm) as pdf:
    pdf.pages[0].extract_words()
found = {}
for name in names:
    began = time.process_time()
    characters = 0
    with pdfplumber.open(name) as pdf:
        for page in pdf.pages:
            characters += sum(len(word["text"]) for word in page.extract_words())
            page.close()
        pages = len(pdf.pages)
    found[name] = [time.process_time() - began, pages, characters]
print(json.dumps(found))
"""
# What ``getrusage`` calls the peak of a process is at least that of the one that started it, which here is the larger.
MEMORY = """
import json, sys
from pathlib import Path
from extract.layout import layout
from extract.read import read
peaks = []
for name in sys.argv[1:]:
    layout(read(Path(name), name)[0])
    [peak] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    peaks.append(int(peak.split()[1]) / 1024)
print(json.dumps(peaks))
"""


def report(work: Path) -> Iterator[str]:
    """The part of the page on reading; ``work`` is a folder to write to."""
    folder = work / "reading"
    folder.mkdir()
    files = _parted(sorted((REAL if REAL.is_dir() else RAW).glob("*.pdf")), folder)
    paths = [path for group in files.values() for path in group]
    ours = json.loads(python("-c", OURS, short_pdf(), *paths).output)
    theirs = json.loads(python("-c", PDFPLUMBER, short_pdf(), *paths).output)
    yield from ("", "## Reading and layout beside pdfplumber's `extract_words`", "")
    yield "| file | pages | characters | pdfplumber s | extract s | extract pages/s | ratio |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for group, members in files.items():
        for path in members:
            yield _row(path.stem, [str(path)], ours, theirs)
        yield _row(f"**{group}**", [str(path) for path in members], ours, theirs)
    yield ""
    yield from _memory(files[WITHOUT], folder)


def _parted(samples: Sequence[Path], folder: Path) -> Mapping[str, list[Path]]:
    """The pages of each sample that have text, those without and those with ruled tables as files of their own."""
    files: dict[str, list[Path]] = {WITHOUT: [], WITH: []}
    for sample in samples:
        try:
            source, _ = read(sample, sample.name)
        except ReadError:
            continue
        if source.text_source != "pdf":
            continue
        for group, ending in ((WITHOUT, ""), (WITH, "-tables")):
            kept = [bool(page.lines) and bool(page.tables) == (group == WITH) for page in source.pages]
            if any(kept):
                files[group].append(folder / f"{sample.stem}{ending}.pdf")
                _save(sample, [index for index, keep in enumerate(kept) if keep], files[group][-1])
    return files


def _save(sample: Path, pages: Sequence[int], path: Path) -> None:
    with pikepdf.open(sample) as pdf, pikepdf.new() as part:
        for index in pages:
            part.pages.append(pdf.pages[index])
        part.save(path)


def _row(name: str, paths: Sequence[str], ours: Mapping[str, list[float]], theirs: Mapping[str, list[float]]) -> str:
    own, pages, characters = (sum(ours[path][index] for path in paths) for index in range(3))
    other = sum(theirs[path][0] for path in paths)
    return (
        f"| {name} | {pages:.0f} | {characters:,.0f} | {other:.2f} | {own:.2f} | {pages / own:.0f} "
        f"| {other / own:.1f} |"
    )


def _memory(files: Sequence[Path], folder: Path) -> Iterator[str]:
    """What a long file costs beside a short one with the same pages."""
    longest = max(files, key=lambda path: path.stat().st_size)
    with pikepdf.open(longest) as pdf:
        count = len(pdf.pages)
    made = []
    for pages in (SHORT, LONG):
        made.append(folder / f"{pages}-pages.pdf")
        _save(longest, [index % count for index in range(pages)], made[-1])
    short, long = json.loads(python("-c", MEMORY, *made).output)
    yield f"Peak memory of the reader: {short:,.0f} MB on {SHORT} pages, {long:,.0f} MB on {LONG} pages."


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for line in report(Path(name)):
            print(line, flush=True)
