"""Tables of contents: the text of printed lines in, which of them are entries of a table of contents out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAGE = (
    r"[-－–—(（]?\s*(?:[0-9０-９]{1,4}|[ivxⅰ-ⅻ]{1,6}|[0-9０-９]{1,2}[-－][0-9０-９]{1,3})\s*(?:頁|ページ)?[-－–—)）]?"
)
_EQUATION = re.compile(r"[=＝≒≦≧]")  # 「y = ax + b ・・・（1）」 has a number too
_LEADER = re.compile(r"([.．…‥・･·─—–\-_＿])\s?\1")  # what a line without one is spared
_WITH_LEADER = re.compile(rf"\S.*?[\s　]*(?:[.．…‥・･·─—–\-_＿]\s?){{3,}}[\s　]*[pPｐＰ]?{_PAGE}\s*")
_LEADER_ALONE = re.compile(r"\S.*?(?:[.．…‥・･·]\s?){6,}")  # its page number is a line of its own
_WITH_NUMBER = re.compile(rf"\S.{{1,60}}?[\s　]+[pPｐＰ]?{_PAGE}\s*")
_PAGE_ALONE = re.compile(_PAGE)
_TITLE = re.compile(r"[【〔＜<（(■●]?\s*(?:目\s*次|もくじ|ＣＯＮＴＥＮＴＳ|CONTENTS|Contents)\s*[】〕＞>）)]?")
_PASSED_OVER = 2  # lines in a row without a page number inside a table of contents: headings of parts, wrapped entries


def is_page(text: str) -> bool:
    """Whether a text is the number of a page alone."""
    return _PAGE_ALONE.fullmatch(text) is not None


def contents_entries(texts: Sequence[str]) -> frozenset[int]:
    """The places of the lines of ``texts`` that are entries: with a leader anywhere, without one under a title 「目次」."""
    found: set[int] = set()
    others: int | None = None  # lines that are no entries since the last that is one; None outside a table of contents
    for index, text in enumerate(texts):
        if _TITLE.fullmatch(text):
            others = 0
        elif (
            _LEADER.search(text)
            and not _EQUATION.search(text)
            and (_WITH_LEADER.fullmatch(text) or _LEADER_ALONE.fullmatch(text))
        ):
            found.add(index)
            others = 0 if others is not None else None
        elif others is not None:
            if _WITH_NUMBER.fullmatch(text) and "。" not in text:
                found.add(index)
                others = 0
            else:
                others = others + 1 if others < _PASSED_OVER else None
    return frozenset(found)
