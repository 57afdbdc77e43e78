"""Fixtures that several tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from extract.records.rows import DocumentRows
from sample_reports import SHARED, own_reports, real_reports, rows_of

# No test has a time limit: a busy machine is no error.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(params=[*own_reports(), *real_reports()], ids=lambda path: path.name)
def report(request: pytest.FixtureRequest) -> DocumentRows:
    """The rows of each sample report in turn."""
    return rows_of(request.param)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not SHARED.is_dir():
        terminalreporter.write_line("the real reports in ../shared are absent: tests ran on the shipped samples alone")
