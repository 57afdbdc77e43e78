"""A small report of its own, and the command ``extract check`` on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import cli

REPORT = """１．みなと館
視察日：令和６年10月８日（火）
●施設の概要
・所在地：宮城県石巻市
　令和５年度に開いた館である。
●取組の特徴
・平成30年９月に改修した。
"""


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """A folder with one report."""
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


@pytest.fixture
def check(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """``extract check`` with folders of its own; nobody looks for the snapshots of the project."""
    monkeypatch.delenv("CI", raising=False)

    def run(*arguments: str, folder: Path | None = samples) -> Result:
        own = ("--golden", str(tmp_path / "golden"), "--work", str(tmp_path / "work"), "--workers", "1")
        folders = [str(folder)] if folder is not None else []
        return CliRunner().invoke(cli, ["check", *folders, *own, *arguments], standalone_mode=False)

    return run
