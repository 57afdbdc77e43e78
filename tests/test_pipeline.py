"""The pipeline shows what each stage gave, in the order of the flow, to whoever watches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract.pipeline import extract_file
from extract.records.section import Outline
from extract.stages import watching

STAGES = ["read", "layout", "segment", "annotate", "relate", "normalise"]


def test_each_stage_is_shown_once_and_in_order(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("●見本館\n利用者は30人である。\n", encoding="utf-8")
    seen: dict[str, Any] = {}
    with watching(ended=seen.__setitem__):
        rows = extract_file(report)
    assert list(seen) == STAGES
    outline, _ = seen["segment"]
    assert isinstance(outline, Outline)
    assert seen["normalise"] is rows


def test_of_a_file_that_cannot_be_read_no_stage_is_shown(tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.4 broken")
    seen: dict[str, Any] = {}
    with watching(ended=seen.__setitem__):
        assert extract_file(report).status == "failed"
    assert seen == {}
