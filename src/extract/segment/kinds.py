"""Kinds: sections whose headings the profile does not know in, the kind their own text speaks for out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.segment.draft import Draft
from extract.statements import statement_kind

UNKNOWN = "other"
MIN_STATEMENTS = 2
VOICES = 0.3  # share of voices from which a section tells what was heard
ADVICE = 0.5  # share of recommendations and issues from which it draws conclusions


def infer_kinds(drafts: Sequence[Draft]) -> None:
    """Give a kind to unknown sections of facilities, by what is said under the same heading in all of them."""
    alike: dict[str, list[Draft]] = defaultdict(list)
    first = _first_of_each_facility(drafts)
    for draft in drafts:
        if draft.facility is not None and draft.kind == UNKNOWN and draft.heading is not None:
            alike["".join(draft.heading.title.split())].append(draft)
    for group in alike.values():
        said = Counter(kind for draft in group for kind in _statements(draft))
        kind = _kind(said, leads=sum(id(draft) in first for draft in group) * 2 > len(group))
        if kind is not None:
            for draft in group:
                draft.kind, draft.rule = kind, "section.by_content"


def _kind(said: Counter[str], *, leads: bool) -> str | None:
    total = said.total()
    if total < MIN_STATEMENTS:
        return None
    if said["voice"] >= VOICES * total:
        return "hearing"
    if said["recommendation"] and said["recommendation"] + said["issue"] >= ADVICE * total:
        return "implications"
    if leads and said["description"] >= 0.5 * total:
        return "overview"
    return "features" if said["description"] + said["observation"] + said["effect"] >= 0.6 * total else None


def _first_of_each_facility(drafts: Sequence[Draft]) -> frozenset[int]:
    first: dict[int, int] = {}
    for draft in drafts:
        if draft.facility is not None and draft.heading is not None:
            first.setdefault(draft.facility, id(draft))
    return frozenset(first.values())


def _statements(draft: Draft) -> Iterator[str]:
    for block in draft.blocks:
        for sentence in block.text.split("。"):
            if len(sentence) > 4:
                yield statement_kind(sentence + "。")
