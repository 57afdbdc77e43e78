"""Attached notices: items in, the same items with the titles of notices in a class of their own out.

A covering letter encloses notices; under the title of each stands its number alone: 「（令和４年３月４日見発0304第１号）」.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.segment.headings import TITLE_CLASS, Item

NOTICE_CLASS = "通知"  # stands over parts and chapters
NUMBER = re.compile(
    r"[（(][^（）()。]{0,40}第[\s　]*[\d０-９一二三四五六七八九十百]+[\s　]*号(?:[^（）()。]{0,20})?[）)]"
)


def class_notices(items: Sequence[Item]) -> list[Item]:
    """A heading without a mark over the number of a notice is the title of that notice."""
    classed = list(items)
    for index, (item, below) in enumerate(pairwise(items)):
        heading = item.heading
        if heading is None or item.block.mark or heading.mark_class == TITLE_CLASS or below.heading is not None:
            continue
        if below.block.page_index == item.block.page_index and NUMBER.fullmatch(below.block.text.strip()):
            classed[index] = replace(item, heading=replace(heading, mark_class=NOTICE_CLASS))
    return classed
