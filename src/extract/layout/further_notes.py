"""Notes that count on: blocks in, the same blocks with 「２．…」 under 「（注）１．…」 as notes too, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records.block import Block

FIRST = re.compile(r"[（(]?注[）)]?[:：\s　]*(?P<number>[0-9０-９]{1,2})(?P<stop>[.．、\s　）)])")
FURTHER = re.compile(r"[\s　]*(?P<number>[0-9０-９]{1,2})(?P<stop>[.．、\s　）)])")


def mark_further_notes(blocks: Sequence[Block]) -> list[Block]:
    """Only what follows a note at once, with the next number and the same stop behind it, is one."""
    marked = list(blocks)
    expected: tuple[int, str] | None = None
    for index, block in enumerate(blocks):
        first = FIRST.match(block.text) if block.kind == "note" else None
        further = FURTHER.match(block.text) if expected is not None and block.kind in ("line", "paragraph") else None
        if first is not None:
            expected = int(first["number"]) + 1, first["stop"]
        elif further is not None and (int(further["number"]), further["stop"]) == expected:
            marked[index] = replace(block, kind="note")
            expected = int(further["number"]) + 1, further["stop"]
        else:
            expected = None
    return marked
