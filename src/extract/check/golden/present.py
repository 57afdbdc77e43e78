"""Sample documents in; what the program makes of them today out: the lines of stages and tables, from a run like any other."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from extract.check.compare import as_text, render
from extract.check.golden.snapshot import Snapshot
from extract.engines import local
from extract.engines.display import Display
from extract.engines.jobs import plan
from extract.engines.keys import fingerprint
from extract.engines.resume import recall
from extract.read.sidecar import report_names
from extract.write import open_documents, open_store

if TYPE_CHECKING:
    from rich.console import Console

TRACE = "extract.check.golden.trace:extract_file"


def present(
    samples: Mapping[str, Path], work: Path, workers: int | None = None, console: Console | None = None
) -> dict[str, Snapshot]:
    """Name -> lines. The run's results are kept below ``work``; what is unchanged is not read again.

    Raises ``UsageError`` and ``TableError`` as a run does.
    """
    reports, out = work / "reports", work / "tables"
    _lay_out(samples, reports)
    local.run(reports, out, workers=workers, display=Display(console), entry=TRACE)
    store = open_store(out)
    kept, _ = recall(store, plan(reports, out, fingerprint(None, TRACE)).jobs)
    stages = {job.source: store.load(str(job.key), job.source).stages for job in kept}
    documents = open_documents(out)  # as they were written, so that what goes wrong in writing is seen too
    return {
        name: {**stages.get(name, {}), **{what: tuple(map(as_text, lines)) for what, lines in rows.items() if lines}}
        for name in samples
        for rows in [render(documents.rows(name))]
    }


def _lay_out(samples: Mapping[str, Path], folder: Path) -> None:
    """Links to the samples, and to the sidecars beside them, under the names that they go by."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, path in samples.items():
        link = folder / name
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(path.resolve())
        for sidecar, beside in zip(report_names(path), report_names(link), strict=True):
            if sidecar.is_file() and not beside.exists():
                beside.symlink_to(sidecar.resolve())
