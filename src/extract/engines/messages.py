"""What passes between a run and its worker processes: a task goes in, stages and one answer come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from extract.records.rows import DocumentRows


@dataclass(frozen=True, slots=True)
class Task:
    """One document to do; ``source`` is the name that its rows go by."""

    path: Path
    source: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it needs to begin."""


@dataclass(frozen=True, slots=True)
class Entered:
    """The document in hand has come to this stage."""

    stage: str


@dataclass(frozen=True, slots=True)
class Done:
    """A document went through."""

    rows: DocumentRows
    stages: Mapping[str, float]  # stage -> seconds
    memory: int = 0  # bytes that the worker held at most meanwhile; 0 where that is not known


@dataclass(frozen=True, slots=True)
class Failed:
    """The program failed on a document, which costs this document and no other; ``code`` is a diagnostic's."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be done at all, whatever the document."""

    reason: str


Reply: TypeAlias = Ready | Entered | Done | Failed | Refused
