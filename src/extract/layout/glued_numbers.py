"""Glued numbers: blocks in, the same blocks with outline numbers told that no white space parts from their words out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records.block import Block

LONGEST = 40  # characters of a heading
NUMBER_CLASS = "1-1"
# 「３.４情報」, but not 「3.4倍」: a measure is no heading.
GLUED = re.compile(
    r"([\d０-９]{1,2})[.．]([\d０-９]{1,2})(?=[一-鿿ァ-ヶぁ-んA-Za-zＡ-Ｚａ-ｚ])(?![倍割分年月日時人名件個歳円万億兆千百か回点度位台])"
)
NUMBER = re.compile(r"([\d０-９]{1,2})[-－ー.．]([\d０-９]{1,2})\D*")


def mark_glued_numbers(blocks: Sequence[Block]) -> list[Block]:
    """「３.４情報セキュリティ」 is numbered where it counts on from a number that white space sets apart: 「３.３ 会計」."""
    marked = list(blocks)
    last: tuple[int, int] | None = None
    for index, block in enumerate(blocks):
        if block.mark_class == NUMBER_CLASS and (number := NUMBER.fullmatch(block.mark)):
            last = int(number[1]), int(number[2])
        elif last is not None and block.kind == "line" and not block.mark and len(block.text) <= LONGEST:
            glued = GLUED.match(block.text)
            if (
                glued is not None
                and (int(glued[1]), int(glued[2])) == (last[0], last[1] + 1)
                and "。" not in block.text
            ):
                last = int(glued[1]), int(glued[2])
                marked[index] = replace(
                    block, mark=glued[0], mark_class=NUMBER_CLASS, mark_role="number", mark_end=glued.end()
                )
    return marked
