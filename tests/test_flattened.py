"""Flattened tables of a text file: cells on lines of their own are no page numbers and no sentences."""

from __future__ import annotations

from pathlib import Path

from extract.layout import arrange
from extract.read import read

SLIDE = "・看護師と介護福祉士を2018年から配置し、服薬や入浴を支援\n・居室は単独室64室、共同室20室\n・就業者数の推移（単位：人）\n年度\n2020\n2021\n2022\n縫製\n58\n55\n49\n炊事・洗濯\n31\n30\n28\n"
LABELS = "・施設の案内\n定員（名）\n60\n職員数（名）\n12\n面積（㎡）\n340\n見学は無料である。\n"


def kinds(tmp_path: Path, text: str) -> dict[str, str]:
    """Text of each block -> its kind; furniture by its reason."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    blocks, furniture = arrange(read(path, path.name)[0])
    return {block.text: block.kind for block in blocks} | {piece.passage.text: piece.reason for piece in furniture}


def test_cells_that_stand_one_under_the_other_are_words_of_a_figure(tmp_path: Path) -> None:
    told = kinds(tmp_path, SLIDE)
    assert {told[cell] for cell in ("年度", "2020", "縫製", "58", "55", "炊事・洗濯", "28")} == {"figure"}
    assert told["・就業者数の推移（単位：人）"] == "bullet"


def test_one_number_under_its_label_is_no_table(tmp_path: Path) -> None:
    assert "figure" not in kinds(tmp_path, LABELS).values()


def test_a_number_alone_at_the_end_of_a_page_is_the_page_s(tmp_path: Path) -> None:
    assert kinds(tmp_path, "・見学は無料である。\n7\n\f・定員は60名である。\n8\n")["7"] == "page_number"
