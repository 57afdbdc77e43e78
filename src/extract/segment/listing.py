"""Lists: items in, the same items without the headings that are entries of a list out.

Type alone makes a heading of every line of a list that is set larger than most of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extract.segment.headings import Item
from extract.segment.typeset import style_of

FEWEST = 4  # headings in one type without a text between them: a list


def without_lists(items: Sequence[Item]) -> list[Item]:
    """Headings by type alone stay where they do not stand in a run of their like."""
    dropped: set[int] = set()
    for _, run in groupby(enumerate(items), key=lambda entry: _run_key(entry[1])):
        entries = [index for index, item in run if _is_by_type(item)]
        if len(entries) >= FEWEST:
            dropped.update(entries)
    return [replace(item, heading=None) if index in dropped else item for index, item in enumerate(items)]


def _run_key(item: Item) -> tuple[object, ...]:
    """Headings by type that follow each other on a page in one type are alike."""
    if not _is_by_type(item):
        return (False,)
    return True, style_of(item.block), item.block.page_index


def _is_by_type(item: Item) -> bool:
    heading = item.heading
    if heading is None or item.block.mark or item.body is not None or heading.certain or heading.kind is not None:
        return False
    return heading.mark_class.startswith(("size", "type"))
