"""A folder full of finished files takes the place of the one before, in one step.

``processed/<name>`` are links to ``.current/<name>``, and ``.current`` is a link to ``.runs/<number>``. Replacing that
one link is a single atomic rename, so that every file changes at the same instant and a run that was killed changes
none. Links are followed by everything that opens files by their path (pandas, DuckDB, Polars, R's arrow), and names
that begin with a dot are passed over by what lists folders (``*.parquet``, R's ``open_dataset``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import TableError

CURRENT = ".current"
RUNS = ".runs"
KEPT = 2  # the run that is current and the one before, which readers may still have open


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """An empty folder to fill; when the block ends without an error its files become those of ``out``.

    Raises ``TableError`` where the folder cannot be written to; the old files are whole then.
    """
    runs = out / RUNS
    try:
        runs.mkdir(parents=True, exist_ok=True)
        numbers = _numbers(runs)
        filling = runs / f"{max(numbers, default=0) + 1}.partial"
        shutil.rmtree(filling, ignore_errors=True)
        filling.mkdir()
        yield filling
        _publish(out, filling)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TableError(
            f"the tables cannot be written to {out}: {reason}; what was there before is untouched"
        ) from error


def current(out: Path) -> Path:
    """The folder with the files of the last finished run: below ``out``, or ``out`` itself if they were copied."""
    link = out / CURRENT
    return link.resolve() if link.is_dir() else out


def _publish(out: Path, filled: Path) -> None:
    for path in sorted(filled.iterdir()):
        _flush(path)
    finished = filled.with_suffix("")
    filled.rename(finished)
    _flush(finished)
    _flush(finished.parent)
    for path in sorted(finished.iterdir()):
        _link(out / path.name, f"{CURRENT}/{path.name}")
    _link(out / CURRENT, f"{RUNS}/{finished.name}")
    _flush(out)
    _tidy(out, finished)


def _link(link: Path, target: str) -> None:
    """Make ``link`` lead to ``target``, whatever stood there."""
    if link.is_symlink() and link.readlink() == Path(target):
        return
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    fresh.replace(link)


def _tidy(out: Path, finished: Path) -> None:
    """Drop old runs, what killed ones left, and links to files that are no longer made."""
    for path in finished.parent.iterdir():
        number = path.name.partition(".")[0]
        if number.isdecimal() and (path.suffix or int(number) <= int(finished.name) - KEPT):
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
