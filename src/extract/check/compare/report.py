"""A comparison and the form that was asked for in; text, JSON or a page out, and the exit code that it ends with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from extract.check.compare.difference import Comparison
from extract.check.compare.terminal import print_comparison


@dataclass(frozen=True, slots=True)
class Form:
    """How a comparison is told: in the terminal, every difference where ``unfold``, or as JSON, and as a page too."""

    as_json: bool = False
    page: Path | None = None
    unfold: bool = False


def report(comparison: Comparison, form: Form) -> int:
    """Tell what differs. Returns 0 where nothing does, else 1."""
    if form.page is not None:
        from extract.check.compare.page import as_page  # Jinja2, which only a page needs

        form.page.write_text(as_page(comparison), encoding="utf-8")
    if form.as_json:
        print(json.dumps(comparison.to_json(), ensure_ascii=False, indent=2))
    else:
        print_comparison(Console(highlight=False), comparison, form.unfold)
    return comparison.exit_code
