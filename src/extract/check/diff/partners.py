"""The documents of two runs in; which of them are the same report out, whatever became of its name or its bytes."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.write.documents import Documents

SHARED = 0.5  # share of sentences from which two documents are one report


def partners(old: Documents, new: Documents) -> list[tuple[str | None, str | None]]:
    """(old source, new source), None where a document has no partner, in the order of the new ones, lost ones last.

    A report is the same by its bytes, else by its name, else by most of its sentences.
    """
    left, right = dict(old.ids), dict(new.ids)
    found: dict[str, str] = {}  # new source -> old source

    def take(was: str, name: str) -> None:
        found[name] = was
        del left[was], right[name]

    for name in [name for name, document_id in right.items() if name in left and left[name] == document_id]:
        take(name, name)
    by_id = {document_id: was for was, document_id in left.items() if document_id is not None}
    for name, document_id in list(right.items()):
        if document_id is not None and (was := by_id.pop(document_id, None)) is not None:
            take(was, name)
    for name in [name for name in right if name in left]:
        take(name, name)
    for was, name in _by_sentences({was: old.texts(was) for was in left}, {name: new.texts(name) for name in right}):
        take(was, name)
    return [*((found.get(name), name) for name in new.ids), *((was, None) for was in left)]


def _by_sentences(old: dict[str, list[str]], new: dict[str, list[str]]) -> list[tuple[str, str]]:
    holders: dict[str, set[str]] = defaultdict(set)
    for was, texts in old.items():
        for text in texts:
            holders[text].add(was)
    shares = []
    for name, texts in new.items():
        shared = Counter(was for text in set(texts) for was in holders.get(text, ()))
        shares += [(count / max(len(set(texts)), len(set(old[was]))), was, name) for was, count in shared.items()]
    pairs: list[tuple[str, str]] = []
    for share, was, name in sorted(shares, key=lambda found: (-found[0], *found[1:])):
        if share >= SHARED and all(was != other[0] and name != other[1] for other in pairs):
            pairs.append((was, name))
    return pairs
