"""The command ``extract diff``: two output folders in, what differs printed and an exit code out."""

from __future__ import annotations

from pathlib import Path

from extract.check.compare.report import Form, report
from extract.check.diff.runs import compare_runs
from extract.write import open_documents


def run(old: Path, new: Path, form: Form) -> int:
    """Compare the tables of two runs. Returns 0 where nothing differs, else 1.

    Raises ``TableError`` where a folder holds no tables that this program reads.
    """
    return report(compare_runs(open_documents(old), open_documents(new), str(old), str(new)), form)
