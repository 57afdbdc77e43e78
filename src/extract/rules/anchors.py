"""A pattern in; words that every match holds out, so that most texts are passed over without the pattern.

A pattern of the rules takes milliseconds to compile, since classes such as ``[一-龯]`` are spelled out, and there are
hundreds, some of them once for every facility. Whether a word stands in a text costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

Words = frozenset[str]
Anchors = tuple[Words, ...]  # a match holds one word of each

_TOKEN = re.compile(
    r"(?P<escape>\\.)"
    r"|(?P<chars>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<aside>\(\?(?:<?[=!]|\#))"
    r"|(?P<open>\((?:\?:|\?P<\w+>|\?>)?)"
    r"|(?P<close>\))"
    r"|(?P<bar>\|)"
    r"|(?P<repeat>(?:[?*+]|\{[0-9]*,?[0-9]*\})[?+]?)"
    r"|(?P<edge>[\^$])"
    r"|(?P<any>\.)"
    r"|(?P<literal>.)",
    re.DOTALL,
)
_OTHER = re.compile(r"(?<!\\)\(\?(?![:=!>#]|<[=!]|P<)")  # flags, conditions, back references: none are used in rules
_OPTIONAL = re.compile(r"[?*]|\{0?,|\{0\}")
_FEW = 8  # characters of a class that are looked for one by one


@lru_cache(maxsize=4096)
def anchors(pattern: str) -> Anchors:
    """What every match of ``pattern`` holds, rarest first; empty where nothing can be told."""
    if _OTHER.search(pattern):
        return ()
    return tuple(sorted(set(_alternatives(_TOKEN.finditer(pattern), end=None)), key=_rarity, reverse=True))


def may_match(needed: Anchors, text: str) -> bool:
    """False only where a pattern with these anchors cannot be found in ``text``."""
    return all(any(word in text for word in words) for words in needed)


def _rarity(words: Words) -> tuple[int, int, list[str]]:
    """Long words are rare, and so are few."""
    return min(map(len, words)), -len(words), sorted(words)


def _alternatives(tokens: Iterator[re.Match[str]], end: str | None) -> Anchors:
    """What stands up to the closing bracket; where it is one of several things, each has to hold a word of its own."""
    found: list[Anchors] = []
    branch = _Branch()
    for token in tokens:
        kind = token.lastgroup
        if kind == end:
            break
        match kind:
            case "bar":
                found.append(branch.anchors)
                branch = _Branch()
            case "open":
                branch.add(_alternatives(tokens, "close"))
            case "aside":
                _alternatives(tokens, "close")
                branch.add(())
            case "literal":
                branch.literal(token.group())
            case "escape":
                char = token.group()[1]
                if char.isalnum():
                    branch.add(())  # a class, an edge
                else:
                    branch.literal(char)
            case "chars":
                branch.add(_listed(token.group()))
            case "repeat":
                branch.repeat(optional=_OPTIONAL.match(token.group()) is not None)
            case _:
                branch.add(())
    found.append(branch.anchors)
    if len(found) == 1 or not all(found):
        return found[0] if len(found) == 1 else ()
    return (frozenset().union(*(max(needed, key=_rarity) for needed in found)),)


class _Branch:
    """One alternative as it is read: what each part of it needs, and the literal that is being spelled."""

    def __init__(self) -> None:
        self._parts: list[Anchors] = []
        self._spelled = ""

    def literal(self, char: str) -> None:
        self._spelled += char

    def add(self, needed: Anchors) -> None:
        """A part that is no literal; ``repeat`` may take it back."""
        self._cut()
        self._parts.append(needed)

    def repeat(self, *, optional: bool) -> None:
        """A quantifier behind the last character, class or group."""
        if self._spelled:
            last, self._spelled = self._spelled[-1], self._spelled[:-1]
            self.add((frozenset({last}),))
        if optional:
            self._parts.pop()

    def _cut(self) -> None:
        if self._spelled:
            self._parts.append((frozenset({self._spelled}),))
        self._spelled = ""

    @property
    def anchors(self) -> Anchors:
        self._cut()
        return tuple(words for needed in self._parts for words in needed)


def _listed(chars: str) -> Anchors:
    """The characters of a class that lists a few."""
    inside = chars[1:-1]
    if inside.startswith("^") or "\\" in inside or "-" in inside[1:-1] or len(inside) > _FEW:
        return ()
    return (frozenset(inside),)
