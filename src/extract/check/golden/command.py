"""The command ``extract check``: sample documents and their snapshots in, what differs printed and an exit code out."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console

from extract.check.compare import Comparison, DocumentDifferences, compare
from extract.check.compare.report import Form, report
from extract.check.golden.present import present
from extract.check.golden.samples import samples_of
from extract.check.golden.snapshot import Snapshot, drop, load, names_of, parsed, save
from extract.engines.resume import NOT_KEPT
from extract.errors import UsageError


def run(names: Sequence[str], golden: Path, work: Path, accept: bool, workers: int | None, form: Form) -> int:
    """Compare the samples that ``names`` mean with their snapshots in ``golden``, or take what is there as accepted.

    Returns 0 where nothing differs or all was accepted, 1 where something differs. Raises ``UsageError`` where there is
    nothing to check, a name is unknown, or something is to be accepted where nobody looks at it (``CI`` is set) or that
    the program failed on.
    """
    if accept and os.environ.get("CI", "").lower() not in ("", "0", "false"):
        raise UsageError("--accept is for people who looked at the differences; CI is set, so nothing is accepted")
    before = names_of(golden)
    samples, notes = samples_of(names, before)
    if not samples and not before:
        raise UsageError("there are no samples to check; name a folder of reports or put some into tests/samples")
    console = Console(stderr=True, highlight=False)
    now = present(samples, work / ("some" if names else "all"), workers, console) if samples else {}
    gone = [] if names else [name for name in before if name not in now]
    if accept:
        _refuse_crashes(now)
        for name, snapshot in now.items():
            save(golden, name, snapshot)
        for name in gone:
            drop(golden, name)
        console.print(f"accepted: {', '.join(now)}" + (f"; dropped: {', '.join(gone)}" if gone else ""), markup=False)
        return 0
    documents = [compare_with(golden, name, snapshot) for name, snapshot in now.items()]
    documents += [DocumentDifferences(name, "lost") for name in gone]
    return report(Comparison(str(golden), "now", documents, notes), form)


def _refuse_crashes(snapshots: Mapping[str, Snapshot]) -> None:
    """A report that the program failed on tells nothing that could be accepted."""
    told = {name: [json.loads(line) for line in found.get("diagnostics", ())] for name, found in snapshots.items()}
    failed = {name: row["message"] for name, rows in told.items() for row in rows if row["code"] in NOT_KEPT}
    if failed:
        reasons = "; ".join(f"{name}: {message}" for name, message in failed.items())
        raise UsageError(f"nothing was accepted, since the program failed on {reasons}")


def compare_with(golden: Path, name: str, snapshot: Snapshot) -> DocumentDifferences:
    """What differs between the accepted snapshot of a sample and its lines as they are now."""
    accepted: Mapping[str, tuple[str, ...]] = load(golden, name)
    if accepted == snapshot:
        return DocumentDifferences(name, "same")
    if not accepted:
        return DocumentDifferences(name, "new")
    return compare(name, parsed(golden, name, accepted), parsed(golden, name, snapshot))
