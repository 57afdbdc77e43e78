"""A folder full of finished files takes the place of the one before, in one step.

``processed/<name>`` are links to ``.current/<name>``, and ``.current`` is a link to ``.runs/<number>``. Replacing that
one link is a single atomic rename, so that every file changes at the same instant and a run that was killed changes
none. Links are followed by everything that opens files by their path (pandas, DuckDB, Polars, R's arrow), and names
that begin with a dot are passed over by what lists folders (``*.parquet``, R's ``open_dataset``).

No file system can hold several paths still for a reader who opens one after the other while a run ends: such a reader
follows ``.current`` once and opens all of them where it leads (``current``). The run before stays for those who did.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extract.errors import TableError

CURRENT = ".current"
RUNS = ".runs"
PARTIAL = ".partial"


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """An empty folder to fill; when the block ends without an error its files become those of ``out``.

    Raises ``TableError`` where the folder cannot be written to; the old files are whole then.
    """
    runs = out / RUNS
    try:
        runs.mkdir(parents=True, exist_ok=True)
        for path in runs.glob(f"*{PARTIAL}"):  # what a killed run left
            shutil.rmtree(path, ignore_errors=True)
        filling = runs / f"{max(_numbers(runs), default=0) + 1}{PARTIAL}"
        filling.mkdir()
        try:
            yield filling
            _publish(out, filling)
        finally:
            shutil.rmtree(filling, ignore_errors=True)  # it is there only if that failed; a full disk needs the space
    except OSError as error:
        reason = error.strerror or str(error)
        raise TableError(
            f"the tables cannot be written to {out}: {reason}; what was there before is untouched"
        ) from error


def current(out: Path) -> Path:
    """The folder with the files of the last finished run: below ``out``, or ``out`` itself if they were copied."""
    link = out / CURRENT
    return link.resolve() if link.is_dir() else out


def share(path: Path, other: Path) -> None:
    """The same file under another name, without its bytes written again where the file system can do that."""
    try:
        other.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, other)


def _publish(out: Path, filled: Path) -> None:
    names = sorted(path.name for path in filled.iterdir())
    for name in names:
        _flush(filled / name)
    _adopt(out, names)
    before = current(out)
    finished = filled.with_suffix("")
    filled.rename(finished)
    _flush(finished)
    _flush(finished.parent)
    for name in names:
        _link(out / name, f"{CURRENT}/{name}")
    _link(out / CURRENT, f"{RUNS}/{finished.name}")
    _flush(out)
    _tidy(out, {finished.name, before.name})


def _adopt(out: Path, names: Sequence[str]) -> None:
    """Tables that were copied to ``out`` become a run like any other, so that they too are replaced in one step."""
    plain = [name for name in names if (out / name).is_file() and not (out / name).is_symlink()]
    if not plain or (out / CURRENT).is_dir():
        return
    adopted = out / RUNS / "0"
    shutil.rmtree(adopted, ignore_errors=True)
    adopted.mkdir()
    for name in plain:
        share(out / name, adopted / name)
    _link(out / CURRENT, f"{RUNS}/{adopted.name}")


def _link(link: Path, target: str) -> None:
    """Make ``link`` lead to ``target``, whatever stood there."""
    if link.is_symlink() and link.readlink() == Path(target):
        return
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _tidy(out: Path, kept: Collection[str]) -> None:
    """Drop all runs but the kept ones, and links to files that are no longer made."""
    for path in (out / RUNS).iterdir():
        if path.name.isdecimal() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
    for path in out.iterdir():
        if path.is_symlink() and path.readlink().parent == Path(CURRENT) and not path.exists():
            path.unlink()


def _numbers(runs: Path) -> list[int]:
    return [int(path.name) for path in runs.iterdir() if path.name.isdecimal()]


def _flush(path: Path) -> None:
    """Have it on the disk before anything leads to it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
