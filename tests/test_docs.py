"""The documentation says what the code does: generated pages are current, and what it names is there."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from extract.cli import cli
from sample_reports import PROJECT

DOCUMENTS = [PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]


def test_generated_pages_are_current() -> None:
    generate = runpy.run_path(str(PROJECT / "docs" / "generate.py"))
    assert list(generate["changed"]()) == [], "run `make docs`"


def test_commands_in_the_readme_exist() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:\$ )?extract ([a-z]+)", readme, flags=re.MULTILINE))
    assert named
    assert named <= cli.commands.keys()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_make_targets_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (PROJECT / link).exists()] == []
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
