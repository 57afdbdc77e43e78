"""The lines of one table before and now in; pairs of lines that are the same row out, and those that have no partner.

Rows have no names that last, so they are matched by what they are and where they stand, in steps: first those that are
the same in everything, then those of one place, then those of one content. Each step takes what the steps before left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from extract.check.compare.rendering import Line, as_text
from extract.check.sentence import Sentence, sentence_around

Key: TypeAlias = Callable[[Line], object]  # None where the step has nothing to say of a line

LIKE = 0.6  # share of characters in common from which two texts are one text that was changed
FEW = 60  # leftovers of one table for which every pair is looked at
TELLING = 8  # characters from which a quote alone says which row it is
OPENING = 20  # characters from which a longer text is known


@dataclass(frozen=True, slots=True)
class Side:
    """The lines of one document in one state, with the texts of its sections, by what these are known by."""

    lines: Mapping[str, Sequence[Line]]
    texts: Mapping[object, str]

    def sentence(self, line: Line) -> Sentence:
        """The sentence in which a line's evidence stands, or what is as good for a line without evidence."""
        text, at = self.texts.get(line.get("section_id", line.get("section"))), line.get("at")
        if text is None or at is None:
            return Sentence(
                str(next((line[name] for name in ("text", "quote", "title", "message") if name in line), ""))
            )
        return sentence_around(text, *at)


def match(table: str, old: Side, new: Side) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """(old, new) places of lines that are one row, in the order of the new ones; old and new ones without partner."""
    before, now = old.lines.get(table, ()), new.lines.get(table, ())
    if before == now:
        return [(place, place) for place in range(len(now))], [], []
    left, right = deque(range(len(before))), deque(range(len(now)))
    pairs: list[tuple[int, int]] = []
    for of_old, of_new in zip(_steps(table, old), _steps(table, new), strict=True):
        if not (left and right):
            break
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for place in left:
            if (key := of_old(before[place])) is not None:
                waiting[key].append(place)
        pairs += [
            (waiting[key].popleft(), place)
            for place in right
            if (key := of_new(now[place])) is not None and waiting.get(key)
        ]
        taken, given = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        left = deque(place for place in left if place not in taken)
        right = deque(place for place in right if place not in given)
    for pair in _alike([(place, before[place]) for place in left], [(place, now[place]) for place in right]):
        pairs.append(pair)
        left.remove(pair[0])
        right.remove(pair[1])
    return sorted(pairs, key=lambda pair: pair[1]), list(left), list(right)


def out_of_order(places: Sequence[int]) -> set[int]:
    """Those places that do not rise: the fewest that must be taken out for the others to be in order."""
    tops: list[int] = []  # the lowest end of a rising run of each length
    ends: list[int] = []  # where in ``places`` it stands
    before: list[int | None] = []
    for number, place in enumerate(places):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else None)
        tops[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    kept = set()
    number_or_none = ends[-1] if ends else None
    while number_or_none is not None:
        kept.add(places[number_or_none])
        number_or_none = before[number_or_none]
    return set(places) - kept


def _steps(table: str, side: Side) -> Iterator[Key]:
    """What makes two lines one row, the surest first."""
    yield as_text
    match table:
        case "documents":
            yield lambda line: "the one"
        case "sections":
            yield lambda line: (line.get("facility_id"), line.get("heading"), line["kind"])
            yield lambda line: line.get("text")
            yield lambda line: (line.get("heading"), line.get("page_start"))
            yield lambda line: str(line.get("text"))[:OPENING]
        case "facilities":
            yield lambda line: line.get("name")
            yield lambda line: line.get("at") and (line.get("section_id"), *line["at"])
            yield lambda line: line.get("visit_date")
            yield lambda line: line.get("at") and (line.get("page"), line["at"][0])
        case "diagnostics":
            yield lambda line: (line.get("code"), line.get("page"))
            yield lambda line: line.get("code")
        case "pages":
            yield lambda line: line.get("page")
        case "blocks":
            yield lambda line: (line["text"], line.get("page_index"))
            yield lambda line: line["text"]
            yield lambda line: (line["text"][:OPENING], line.get("page_index"))
            yield lambda line: (line["text"][-OPENING:], line.get("page_index"))
        case "outline":
            yield lambda line: (line.get("facility"), line.get("section"))
            yield lambda line: line.get("facility")
            yield lambda line: (line.get("length"), line.get("ends"))
        case _:
            yield from _by_place(side)


def _by_place(side: Side) -> Iterator[Key]:
    """Steps for rows with evidence: the words, then the place, then the words wherever they stand."""

    def what(line: Line) -> object:
        return line.get("attribute") or line.get("claim") or ("finding" if "finding" in line else None)

    def place(start: bool, end: bool) -> Key:
        def key(line: Line) -> object:
            if "at" not in line:
                return None
            sentence = side.sentence(line)
            return what(line), sentence.text, sentence.start if start else None, sentence.end if end else None

        return key

    yield lambda line: (what(line), line.get("section_id"), line.get("section"), *line.get("at", ()))
    yield place(start=True, end=True)
    yield place(start=True, end=False)
    yield place(start=False, end=True)
    yield lambda line: line.get("attribute") and (line.get("section_id"), line["attribute"])
    yield lambda line: line.get("quote") and (what(line), line.get("section_id"), line["quote"])
    yield lambda line: (what(line), line["quote"]) if len(line.get("quote", "")) >= TELLING else None


def _alike(old: list[tuple[int, Line]], new: list[tuple[int, Line]]) -> Iterator[tuple[int, int]]:
    """Leftovers whose texts are mostly the same, the most alike first."""
    if not (0 < len(old) <= FEW and 0 < len(new) <= FEW):
        return
    likeness = []
    for before, line in old:
        for now, other in new:
            was, known = (str(one.get("text", one.get("quote", ""))) for one in (line, other))
            if min(len(was), len(known)) < TELLING:
                continue
            matcher = SequenceMatcher(None, was, known, autojunk=False)
            if (
                matcher.real_quick_ratio() >= LIKE
                and matcher.quick_ratio() >= LIKE
                and (like := matcher.ratio()) >= LIKE
            ):
                likeness.append((-like, before, now))
    taken: set[int] = set()
    given: set[int] = set()
    for _, before, now in sorted(likeness):
        if before not in taken and now not in given:
            taken.add(before)
            given.add(now)
            yield before, now
