"""Part of the page: how fast ``extract.expressions.find`` reads a long report, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from measure import python, title
from samples import long_text

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


def report() -> Iterator[str]:
    """One line."""
    path = long_text()
    characters, mentions, seconds = python("-c", FIND, path, _encoding(path)).output.split()
    yield from title("`extract.expressions.find`, line by line")
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
