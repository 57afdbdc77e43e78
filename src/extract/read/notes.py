"""The characters of a printed line with their boxes in, the ranges of its raised note marks out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extract.records.source import Box

_RAISED = 0.25  # of the type size: the foot of a note mark stands at least so much higher than those of the line
_MARK = re.compile(r"[(（]?[*＊※†‡注]*\s?[0-9０-９]{0,3}(?:[\s,，、・･\-–~～][0-9０-９]{1,3})*[)）]?")
_HOLDS_SIGN = re.compile(r"[*＊※†‡注0-9０-９]")
# Exponents are raised too: m2, cm3, 10 to the power of 4.
_POWER_OF = re.compile(r"(?:(?:^|[^A-Za-zＡ-Ｚａ-ｚ])(?:[kcmnｋｃｍ]?[mｍ]|[sxRｓ])|[×xX]\s?10)$")


def raised_notes(text: str, boxes: Sequence[Box | None]) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of ``text``; none in a line that has no level foot (in larger and smaller type)."""
    drawn = [box for box in boxes if box is not None]
    feet = [box.bottom for box in drawn]
    if max(feet) - min(feet) <= _RAISED * (drawn[0].bottom - drawn[0].top) / 2:
        return ()  # as nearly all lines are
    foot = median(feet)
    highest = foot - _RAISED * median(box.bottom - box.top for box in drawn)
    if all(box.bottom > highest for box in drawn):
        return ()
    found: list[tuple[int, int]] = []
    begin: int | None = None
    end = 0
    for index in range(len(text) + 1):
        box = boxes[index] if index < len(text) else None
        if box is not None and box.bottom <= highest:
            begin, end = (index if begin is None else begin), index + 1
        elif begin is not None and (box is not None or index == len(text)):
            if _is_note(text, begin, end):
                found.append((begin, end))
            begin = None
    return tuple(found)


def _is_note(text: str, start: int, end: int) -> bool:
    raised = text[start:end].strip()
    return (
        _MARK.fullmatch(raised) is not None
        and _HOLDS_SIGN.search(raised) is not None
        and not _POWER_OF.search(text[:start])
    )
