"""A run in a log file: what it set out to do, every document as it ends, warnings, and how it ended."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.engines.display import printable
from extract.engines.pool import Outcome
from extract.engines.summary import RunSummary, why_failed
from extract.errors import ExtractError, UsageError

LOG = logging.getLogger("extract.run")
LOG.addHandler(logging.NullHandler())
LEVELS = {"ok": logging.INFO, "partial": logging.INFO, "failed": logging.ERROR}


@contextmanager
def logging_to(path: Path | None) -> Iterator[None]:
    """Within the block, what runs tell is written at the end of the file ``path``. Raises ``UsageError``."""
    if path is None:
        yield
        return
    try:
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the log {path} cannot be written to: {error.strerror or error}") from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    level = LOG.level
    LOG.setLevel(logging.INFO)
    LOG.addHandler(handler)
    try:
        yield
    except ExtractError as error:
        LOG.critical("%s", printable(str(error)))
        raise
    except KeyboardInterrupt:
        LOG.critical("stopped by hand")
        raise
    finally:
        LOG.removeHandler(handler)
        LOG.setLevel(level)
        handler.close()


def began(summary: RunSummary, documents: int, waiting: int) -> None:
    LOG.info("%s to %s: %s of %s reports are to be done", summary.raw, summary.out, waiting, documents)


def logged(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, written down as they pass."""
    for outcome in outcomes:
        rows = outcome.rows
        reason = f": {printable(why_failed(rows))}" if rows.status == "failed" else ""
        LOG.log(LEVELS[rows.status], "%s %s %.1f s%s", rows.status, printable(rows.source), outcome.seconds, reason)
        yield outcome


def ended(summary: RunSummary) -> None:
    for warning in summary.warnings:
        LOG.warning("%s", printable(warning))
    files = ", ".join(f"{count} {status}" for status, count in summary.statuses.items())
    rows = ", ".join(f"{count} {table}" for table, count in summary.rows.items())
    LOG.info("done in %.1f s: %s (%s unchanged); %s", summary.seconds, files, summary.unchanged, rows)
