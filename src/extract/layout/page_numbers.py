"""Page numbers of a text file: its lines in, where a number is glued to the last sentence of a page out.

A text layer puts the number of a page right behind its last line: 「…が求められる2」. One such number may belong to
the sentence; several that count on by one through the text, each before white space, are the pages'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.records.source import Line

LAST_NUMBER = re.compile(r"(?<![ \t　])[ \t　]*(?P<number>[0-9０-９]{1,3})\s*$")
# 「別添２」「図３」「その１」「令和３」: these count something else.
OF_ITS_WORD = re.compile(
    r"[図表添紙号章節項条款第例案版式部巻編期次回級類種型班組の和成～〜~\-－―:：./／,，．(（年月日約A-Za-zＡ-Ｚａ-ｚ0-9０-９]$"
)
ENDS_SENTENCE = re.compile(r"[ぁ-ん。」』）)]$")
LEAST = 3  # so many in a row are no accident


def glued_numbers(lines: Sequence[Line]) -> Mapping[int, int]:
    """Line number -> where the page's number begins in it."""
    candidates: list[tuple[int, Line, int]] = []
    for index, line in enumerate(lines):
        found = LAST_NUMBER.search(line.text)
        if found is None or not _ends_page(lines, index) or OF_ITS_WORD.search(line.text[: found.start()]):
            continue
        candidates.append((int(found["number"]), line, found.start()))
    chain = _longest_count(candidates)
    glued = [(line, start) for _, line, start in chain if start]
    if len(chain) < LEAST or sum(bool(ENDS_SENTENCE.search(line.text[:start])) for line, start in glued) < 2:
        return {}
    return {line.number: start for line, start in glued}


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing or a blank line follows."""
    return index + 1 == len(lines) or not lines[index + 1].text.strip()


def _longest_count(candidates: Sequence[tuple[int, Line, int]]) -> list[tuple[int, Line, int]]:
    """The longest row of candidates that count on by one."""
    best: list[tuple[int, Line, int]] = []
    ending: dict[int, list[tuple[int, Line, int]]] = {}
    for candidate in candidates:
        row = [*ending.get(candidate[0] - 1, ()), candidate]
        if len(row) > len(ending.get(candidate[0], ())):
            ending[candidate[0]] = row
        best = max(best, row, key=len)
    return best
