"""Lines of a page in, the labels that stand in a column at the left of their texts, each with its texts, out.

Slides set labels in coloured boxes, in the middle of the height of a frame whose text begins at its top: neither the tops nor
the middles of the two agree, but the white space between the texts of two labels does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.records.source import Box, Line

LONGEST_LINE = 10  # letters of a line of a label
SAME_LABEL = 0.7  # line heights between the lines of one label
IN_LINE = 0.7  # line heights by which labels of a column may begin or have their middle apart
FAR = 2.0  # line heights of white space that end the text of the first or last label

Placed = tuple[Line, Box]  # a line and where it stands as it is read
Style = tuple[float | None, bool, int | None]


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """What stands over labels, (the lines of a label, those of its texts) from the top down, and what stands below."""

    above: tuple[Line, ...]
    rows: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]
    below: tuple[Line, ...]


def label_column(lines: Sequence[Placed]) -> LabelColumn | None:
    """The column of labels on this part of a page, if there is one: two labels and more in a type of their own."""
    usual = _usual_style(lines)
    by_style: dict[Style, list[Placed]] = defaultdict(list)
    for line, box in lines:
        style = _style(line)
        if style != usual and 0 < len(line.text.strip()) <= LONGEST_LINE and style[1:] != usual[1:]:
            by_style[style].append((line, box))
    for placed in by_style.values():
        labels = _labels(placed)
        if len(labels) > 1 and (found := _with_texts(labels, lines)) is not None:
            return found
    return None


def _style(line: Line) -> Style:
    return line.size, line.bold, line.color


def _usual_style(lines: Sequence[Placed]) -> Style:
    counts: Counter[Style] = Counter()
    for line, _ in lines:
        counts[_style(line)] += len(line.text)
    return counts.most_common(1)[0][0]


def _labels(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Lines of one type in labels, from the top down; none where they do not all stand in one column."""
    labels: list[list[Placed]] = []
    for line, box in sorted(placed, key=lambda placed: placed[1].top):
        height = box.bottom - box.top
        if labels and -0.5 * height < box.top - labels[-1][-1][1].bottom <= SAME_LABEL * height:
            labels[-1].append((line, box))
        else:
            labels.append([(line, box)])
    middles = [(box.x0 + box.x1) / 2 for _, box in placed]
    lefts = [box.x0 for _, box in placed]
    height = placed[0][1].bottom - placed[0][1].top
    in_line = any(max(places) - min(places) <= IN_LINE * height for places in (middles, lefts))
    return labels if in_line else []


def _with_texts(labels: Sequence[Sequence[Placed]], lines: Sequence[Placed]) -> LabelColumn | None:
    own = {id(line) for label in labels for line, _ in label}
    left, right = (
        min(box.x0 for label in labels for _, box in label),
        max(box.x1 for label in labels for _, box in label),
    )
    top, bottom = labels[0][0][1].top, labels[-1][-1][1].bottom
    rest = sorted(((line, box) for line, box in lines if id(line) not in own), key=lambda placed: placed[1].top)
    across = [box for _, box in rest if box.x0 < right]
    if any(box.bottom > top and box.top < bottom for box in across):
        return None  # something else stands in the column of the labels, or at their left
    ceiling = max((box.bottom for box in across if box.bottom <= top), default=float("-inf"))
    floor = min((box.top for box in across if box.top >= bottom), default=float("inf"))
    texts = [(line, box) for line, box in rest if box.x0 >= right and ceiling <= box.top and box.bottom <= floor]
    height = labels[0][0][1].bottom - labels[0][0][1].top
    ceiling, floor = _reach(texts, top, bottom, FAR * height)
    texts = [(line, box) for line, box in texts if ceiling <= box.top and box.bottom <= floor]
    cuts = _cuts(labels, texts)
    if cuts is None:
        return None
    edges = list(pairwise([float("-inf"), *cuts, float("inf")]))
    rows = tuple(
        (
            tuple(line for line, _ in label),
            tuple(line for line, box in texts if start <= (box.top + box.bottom) / 2 < end),
        )
        for label, (start, end) in zip(labels, edges, strict=True)
    )
    if not all(text for _, text in rows):
        return None
    taken = own | {id(line) for line, _ in texts}
    above = tuple(line for line, box in rest if id(line) not in taken and box.top < top)
    below = tuple(line for line, box in rest if id(line) not in taken and box.top >= top)
    return LabelColumn(above, rows, below) if left < right else None


def _reach(texts: Sequence[Placed], top: float, bottom: float, far: float) -> tuple[float, float]:
    """How far up and down from the labels their texts reach without much white space."""
    ceiling, floor = top, bottom
    for _, box in reversed(texts):
        if box.top < ceiling and ceiling - box.bottom <= far:
            ceiling = box.top
    for _, box in texts:
        if box.bottom > floor and box.top - floor <= far:
            floor = box.bottom
    return ceiling, floor


def _cuts(labels: Sequence[Sequence[Placed]], texts: Sequence[Placed]) -> list[float] | None:
    """Between each two labels the middle of the widest white space in the texts; None where there is none."""
    spaces: list[tuple[float, float]] = []
    reach = float("-inf")
    for _, box in texts:
        if box.top > reach > float("-inf"):
            spaces.append((reach, box.top))
        reach = max(reach, box.bottom)
    cuts: list[float] = []
    for label, following in pairwise(labels):
        first, second = _middle(label), _middle(following)
        between = [space for space in spaces if first < space[1] and space[0] < second]
        if not between:
            return None
        start, end = max(between, key=lambda space: space[1] - space[0])
        cuts.append((start + end) / 2)
    return cuts if all(first < second for first, second in pairwise(cuts)) else None


def _middle(label: Sequence[Placed]) -> float:
    return (label[0][1].top + label[-1][1].bottom) / 2
