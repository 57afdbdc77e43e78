"""Runs of a page in, the same runs out with labels put together whose letters are spread to one width: 所 在 地 over 定　　員."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.read.directions import Direction
from extract.read.runs import Run, joined
from extract.read.spacing import is_letter

# All in units of the type size.
_LEAST_GAP = 0.3  # between the letters of a label, and between it and its value
_WIDEST_GAP = 8.0  # between the two letters of the shortest label
_EVEN = 0.1  # by which the gaps between the letters of a label may differ
_IN_LINE = 0.15  # by which labels may begin and end apart
_LONGEST = 8  # letters of a label


def with_spread_labels(runs: list[Run]) -> list[Run]:
    """Labels are told by each other: they begin and end in line, though they have different numbers of letters."""
    wide = [run for run in runs if run.direction is Direction.RIGHT and run.cell is None and _begins_wide(run)]
    if len(wide) < 2:
        return runs
    partners = {id(run): partner for run in wide if len(run.glyphs) == 1 and (partner := _partner(run, runs))}
    ends = {id(run): dict(_ends(run, partners.get(id(run)))) for run in wide}
    labelled: dict[int, Run] = {}
    taken: set[int] = set()
    for run in wide:
        slack = _IN_LINE * run.size
        beside = [other for other in wide if abs(other.start - run.start) <= slack]
        for letters, end in sorted(ends[id(run)].items(), reverse=True):
            lengths = {n for other in beside for n, at in ends[id(other)].items() if abs(at - end) <= slack}
            if len(lengths) < 2:
                continue
            partner = partners.get(id(run))
            whole = joined([run, partner]) if partner is not None else run
            labelled[id(run)] = replace(whole, label=letters)
            taken |= {id(partner)} if partner is not None else set()
            break
    return [labelled.get(id(run), run) for run in runs if id(run) not in taken]


def _begins_wide(run: Run) -> bool:
    """Whether a run is a single letter or begins with two that are set apart."""
    first = run.glyphs[0]
    if not is_letter(first.glyph.text):
        return False
    return len(run.glyphs) == 1 or run.glyphs[1].start - first.end >= _LEAST_GAP * run.size


def _partner(run: Run, runs: list[Run]) -> Run | None:
    """The run on the same row that begins with the other letter of a label of two."""
    behind = [
        other
        for other in runs
        if other.direction is run.direction
        and other.cell is None
        and other.start > run.end
        and run.shares_band(other.near, other.far)
    ]
    nearest = min(behind, key=lambda other: other.start, default=None)
    if nearest is None or nearest.start - run.end > _WIDEST_GAP * run.size or abs(nearest.size - run.size) > 0.1:
        return None
    return nearest if is_letter(nearest.glyphs[0].glyph.text) else None


def _ends(run: Run, partner: Run | None) -> Iterator[tuple[int, float]]:
    """(letters, where the last of them ends) for each label that a run may begin with."""
    if len(run.glyphs) == 1:
        if partner is not None and _is_set_off(partner, 1):
            yield 2, partner.glyphs[0].end
        return
    pitch = run.glyphs[1].start - run.glyphs[0].end
    for index in range(1, min(len(run.glyphs), _LONGEST)):
        gap = run.glyphs[index].start - run.glyphs[index - 1].end
        if not is_letter(run.glyphs[index].glyph.text) or abs(gap - pitch) > _EVEN * run.size:
            return
        if _is_set_off(run, index + 1):
            yield index + 1, run.glyphs[index].end


def _is_set_off(run: Run, letters: int) -> bool:
    """Whether the first letters of a run stand alone, or white space follows them."""
    if letters == len(run.glyphs):
        return True
    return run.glyphs[letters].start - run.glyphs[letters - 1].end >= _LEAST_GAP * run.size
