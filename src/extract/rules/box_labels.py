"""Box labels: the first line of a box in, the words by which the box calls itself (コラム２, 【事例】, 参考：) out."""

from __future__ import annotations

import re
from functools import cache

from extract.rules import load_table

NUMBER = r"[\s\u3000]*(?:[\d０-９]{1,2}(?:[-－‐–ー][\d０-９]{1,2}){0,2}|[①-⑳]|[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ]))?"
# Behind a label stands nothing, white space, or what parts a label from a title; a word that goes on is no label.
PARTED = r"[】〕］\]>＞〉》）)]?(?:[\s\u3000]*[:：.．／/|｜]?[\s\u3000]*$|[\s\u3000]*[:：／/|｜][\s\u3000]*|[\s\u3000]+|(?<=[】〕］\]>＞〉》）)]))"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"[（(]?{rule['pattern']}{NUMBER}{PARTED}") for rule in load_table("box_labels"))


def box_label(text: str) -> int:
    """Where the title begins behind the label that ``text`` opens with; the text's length where it is all label, 0 for none."""
    for pattern in _patterns():
        found = pattern.match(text)
        if found:
            return found.end()
    return 0
