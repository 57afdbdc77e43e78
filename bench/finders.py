"""The name of a library, a text file and a number of characters in; characters, mentions and seconds out as JSON.

Runs in the environment of the library that it measures, so that it imports nothing else. Lines that a library cannot
read (an exception) count as lines without mentions.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ENCODINGS = ("utf-8-sig", "cp932", "euc_jp")
FIRST = "令和５年度は延べ1,200人"  # read before the clock starts: patterns are compiled when they are first met


def finder(library: str) -> Callable[[str], Sequence[Any]]:
    """A function from a line to what the library finds in it."""
    if library == "extract":
        from extract.expressions import find

        return find
    if library == "ja-timex":
        from ja_timex import TimexParser

        return TimexParser().parse
    from pynormalizenumexp.normalize_numexp import NormalizeNumexp

    return NormalizeNumexp("ja").normalize


def first_lines(path: Path, most: int) -> list[str]:
    """Whole lines up to ``most`` characters."""
    lines: list[str] = []
    left = most
    for line in _text(path).splitlines():
        if left <= 0:
            break
        lines.append(line)
        left -= len(line)
    return lines


def _text(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError(f"{path} is in none of the encodings that are tried")


def main(library: str, path: Path, most: int) -> None:
    find, lines = finder(library), first_lines(path, most)
    find(FIRST)
    mentions = 0
    began = time.process_time()
    for line in lines:
        try:
            mentions += len(find(line))
        except Exception:  # noqa: BLE001 - what a published library raises is not ours to know
            continue
    print(json.dumps([sum(map(len, lines)), mentions, time.process_time() - began]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
