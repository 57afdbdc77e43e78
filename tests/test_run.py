"""A whole run with the real pipeline: bad files among good ones, all accounted for, links whole, bytes the same again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from pandas import DataFrame

from extract import read_tables
from extract.engines import local
from extract.engines.summary import RunSummary
from extract.write.schema import EVIDENCE, tables
from sample_reports import RAW

BAD = {
    "empty.txt": "empty_file",
    "broken.pdf": "unreadable_pdf",
    "locked.pdf": "encrypted",
    "page.pdf": "not_a_pdf",
    "noise.txt": "undecodable_text",
    "minutes.html": "unsupported_type",
}
HTML = "<!DOCTYPE html><html><body>404 Not Found</body></html>"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two good reports, one of them twice, and one file for each way of being bad."""
    folder = tmp_path_factory.mktemp("run") / "raw"
    (folder / "z").mkdir(parents=True)
    pdf = RAW / "sme-support-visits-2023.pdf"
    shutil.copyfile(pdf, folder / "good.pdf")
    for name in ("good.txt", "z/again.txt"):
        shutil.copyfile(RAW / "care-visits-2023.txt", folder / name)
    (folder / "empty.txt").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of a PDF follows")
    with pikepdf.open(pdf) as opened:
        opened.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="owner", user="secret"))
    (folder / "page.pdf").write_text(HTML, encoding="utf-8")
    (folder / "minutes.html").write_text(HTML.replace("404 Not Found", "議事録"), encoding="utf-8")
    (folder / "noise.txt").write_bytes(bytes((number * 197 + number // 7) % 256 for number in range(4000)))
    return folder


@pytest.fixture(scope="module")
def summary(raw: Path) -> RunSummary:
    return local.run(raw, raw.parent / "out", workers=2)


@pytest.fixture(scope="module")
def frames(summary: RunSummary) -> Mapping[str, DataFrame]:
    return read_tables(summary.out)


def test_each_bad_file_has_its_own_diagnostic_and_the_others_go_on(
    summary: RunSummary, frames: Mapping[str, DataFrame]
) -> None:
    errors = frames["diagnostics"].query("severity == 'error'")
    assert dict(zip(errors["source"], errors["code"], strict=True)) == BAD
    documents = frames["documents"].set_index("source")["status"]
    assert documents["good.pdf"] in ("ok", "partial")
    assert documents["good.txt"] == "ok"
    assert summary.exit_code == 1


def test_every_file_is_accounted_for(raw: Path, frames: Mapping[str, DataFrame]) -> None:
    told = {*frames["documents"]["source"], *frames["diagnostics"]["source"]}
    assert told == {path.relative_to(raw).as_posix() for path in raw.rglob("*") if path.is_file()}
    duplicate = frames["diagnostics"].query("code == 'duplicate'")
    assert duplicate["source"].tolist() == ["z/again.txt"]
    assert duplicate["document_id"].isna().all()


def test_keys_are_unique_and_links_lead_to_rows(frames: Mapping[str, DataFrame]) -> None:
    for name, table in tables().items():
        assert frames[name][table.key].is_unique
        for column in table.columns:
            if column.references:
                target, key = column.references.split(".")
                assert set(frames[name][column.name].dropna()) <= set(frames[target][key]), (name, column.name)


def test_quotes_stand_where_the_rows_say(frames: Mapping[str, DataFrame]) -> None:
    texts = frames["sections"].set_index("section_id")["text"]
    with_evidence = [name for name, table in tables().items() if table.columns[-len(EVIDENCE) :] == EVIDENCE]
    assert len(with_evidence) == 5
    for name in with_evidence:
        assert len(frames[name]) > 0
        for row in frames[name].itertuples():
            assert texts[row.section_id][row.char_start : row.char_end] == row.quote


def test_another_run_gives_the_same_bytes(raw: Path, summary: RunSummary, tmp_path: Path) -> None:
    """With one worker, and files that are found in another order because they were written in another one."""
    copy = tmp_path / "raw"
    for path in sorted(raw.rglob("*"), reverse=True):
        if path.is_file():
            (copy / path.relative_to(raw)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / path.relative_to(raw))
    again = local.run(copy, tmp_path / "out", workers=1)
    for name in tables():
        assert (again.out / f"{name}.parquet").read_bytes() == (summary.out / f"{name}.parquet").read_bytes()
