"""READ FIRST: the way of one document, from the file to its rows, in seven calls."""

from __future__ import annotations

from pathlib import Path

from extract.annotate import annotate
from extract.errors import ReadError
from extract.layout import layout
from extract.normalise import failed_rows, normalise
from extract.profile import Profile, choose_profile, load_profile
from extract.read import read
from extract.records.block import Block
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows
from extract.relate import relate
from extract.segment import segment


def extract_file(path: Path, source: str | None = None, profile: str | None = None) -> DocumentRows:
    """The rows of one report; ``source`` is the name they go by (the file's name if not given).

    A file that cannot be read gives rows too: its document as ``failed`` and a diagnostic that says why. Errors in a
    profile are raised (ProfileError). What the stages give can be watched (``extract.stages``).
    """
    source = source if source is not None else path.name
    try:
        document, diagnostics = read(path, source)
    except ReadError as error:
        return failed_rows(path, source, Diagnostic("read", error.code, str(error)))
    blocks = layout(document)
    family = load_profile(profile) if profile else family_of(blocks)
    outline, notes = segment(blocks, family)
    diagnostics += notes
    sections = annotate(outline.sections, outline.reference_days)
    relations = relate(sections, outline.facilities, family, outline.listed)
    return normalise(document, outline, sections, relations, diagnostics, family.name)


def family_of(blocks: list[Block]) -> Profile:
    """The profile chosen by the lines that say what a report is: the first ones, and all that stand alone or in a table."""
    alone = [block.text for block in blocks if block.kind in ("line", "table")]
    return choose_profile([block.text for block in blocks[:15]], alone)
