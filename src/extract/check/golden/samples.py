"""Folders and names in; the sample documents that are meant out, each by the name that its snapshot goes by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extract.engines.jobs import source_name
from extract.errors import UsageError
from extract.read import discover

SAMPLES = Path("tests/samples")  # small ones, all of which are checked
RAW = Path("raw")  # those that ship; whoever puts own reports there need not accept them
KINDS = (".pdf", ".txt")
APART = "blind-"  # reports that nobody may see who writes rules


def samples_of(names: Sequence[str], accepted: Iterable[str]) -> tuple[dict[str, Path], list[str]]:
    """Name -> file of the documents to check, and what there is to tell of those passed over.

    ``names`` are folders, whose documents are all meant, or samples, with or without their ending. Without any these
    are all of tests/samples and those of raw/ that have a snapshot. Raises ``UsageError`` where a name is unknown.
    """
    known = set(accepted)
    folders = [Path(name) for name in names if Path(name).is_dir()]
    wanted = [name for name in names if not Path(name).is_dir()]
    if folders:
        found = _documents(folders)
        return (_named(wanted, found) if wanted else found), []
    found = _documents([folder for folder in (SAMPLES, RAW) if folder.is_dir()])
    if wanted:
        return _named(wanted, found), []
    own = _documents([SAMPLES]) if SAMPLES.is_dir() else {}
    passed_over = [name for name in found if name not in known and name not in own]
    notes = [f"not checked, for want of a snapshot: {', '.join(passed_over)}"] if passed_over else []
    return {name: path for name, path in found.items() if name in known or name in own}, notes


def _documents(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in discover(folder):
            name = source_name(path, folder)
            if path.suffix.lower() not in KINDS or path.name.startswith(APART):
                continue
            if name in found:
                raise UsageError(f"{path} and {found[name]} would have one snapshot; rename one of them")
            found[name] = path
    return found


def _named(wanted: Sequence[str], found: Mapping[str, Path]) -> dict[str, Path]:
    chosen: dict[str, Path] = {}
    for name in wanted:
        fitting = {key: path for key, path in found.items() if name in (key, key.rpartition(".")[0], path.as_posix())}
        if not fitting:
            raise UsageError(f"{name} is no folder, and no sample; known: {', '.join(found) or 'none'}")
        chosen |= fitting
    return chosen
