"""A text and characters in it in; the sentence around them out, for people to read."""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence with the characters ``start:end`` that it is shown for."""

    text: str = ""
    start: int = 0
    end: int = 0


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """Good enough to show: up to the nearest full stops or line ends around ``start:end``."""
    low = max(text.rfind("\n", 0, start), text.rfind("。", 0, start)) + 1
    stops = [stop for stop in (text.find("\n", end), text.find("。", end) + 1) if stop > 0]
    high = end if text[low:end].endswith("。") else min(stops, default=len(text))
    return Sentence(text[low:high], start - low, end - low)
