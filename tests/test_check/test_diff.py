"""``extract diff``: two output folders, whose documents may have other names, other bytes, or both."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from extract.cli import cli
from extract.errors import TableError
from extract.records.rows import DocumentRows, Row
from extract.write import write

SENTENCES = ("来館者は300人である。", "登録者は40人いる。", "相談は週に２回ある。")


def document(
    document_id: str, source: str, sentences: Iterable[str] = SENTENCES, kind: str = "observation"
) -> DocumentRows:
    """A document of one section with a finding for every sentence."""
    text, rows = "".join(sentences), []
    for ordinal, sentence in enumerate(sentences, start=1):
        start = text.index(sentence)
        place: Row = {"section_id": f"{document_id}-s0001", "char_start": start, "char_end": start + len(sentence)}
        ids: Row = {"finding_id": f"{document_id}-n{ordinal:04d}", "document_id": document_id, "ordinal": ordinal}
        says: Row = {"kind": kind, "text": sentence, "is_bullet": False, "quote": sentence}
        rows.append({**ids, **says, **place, "boxes": [], "rule": "statement.default", "flags": []})
    stated: Row = {"document_id": document_id, "source": source, "sha256": document_id * 4, "byte_size": len(text)}
    section: Row = {"section_id": f"{document_id}-s0001", "document_id": document_id, "ordinal": 1, "level": 1}
    tables = {
        "documents": ({**stated, "media_type": "text/plain", "status": "ok"},),
        "sections": ({**section, "kind": "other", "placement": "as_read", "text": text},),
        "findings": tuple(rows),
    }
    return DocumentRows(source, document_id, tables)


A, B, C = "a" * 16, "b" * 16, "c" * 16


def diff(folder: Path, old: list[DocumentRows], new: list[DocumentRows], *arguments: str) -> Result:
    for name, documents in (("old", old), ("new", new)):
        (folder / name).mkdir(exist_ok=True)
        write(documents, folder / name, lambda counts: {})
    return CliRunner().invoke(
        cli, ["diff", str(folder / "old"), str(folder / "new"), *arguments], standalone_mode=False
    )


def told(result: Result) -> dict[str, dict[str, object]]:
    """The differences by document."""
    return {document["document"]: document for document in json.loads(result.stdout)["differences"]}


def test_the_same_tables_are_the_same(tmp_path: Path) -> None:
    both = [document(A, "a.txt"), document(B, "b.txt", SENTENCES[:1])]
    result = diff(tmp_path, both, both)
    assert result.return_value == 0
    assert "nothing differs, 2 the same" in result.output


def test_a_document_that_was_renamed_is_no_other_document(tmp_path: Path) -> None:
    result = diff(tmp_path, [document(A, "a.txt")], [document(A, "b.txt")], "--json")
    assert result.return_value == 1
    found = told(result)["b.txt"]
    assert found["was"] == "a.txt"
    assert [row["fields"] for row in found["rows"]] == [{"source": {"old": "a.txt", "new": "b.txt"}}]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["a.txt", "other.txt"])
def test_a_document_whose_bytes_changed_is_matched_row_by_row(tmp_path: Path, name: str) -> None:
    others = [document(C, "c.txt", ("別の報告である。",))]
    more = (SENTENCES[0], "新たな一文である。", *SENTENCES[1:])
    result = diff(tmp_path, [document(A, "a.txt"), *others], [document(B, name, more), *others], "--json")
    rows = told(result)[name]["rows"]
    kinds = [(row["table"], row["kind"]) for row in rows if row["table"] == "findings"]  # type: ignore[attr-defined]
    assert kinds == [("findings", "new"), ("findings", "moved"), ("findings", "moved")]
    assert list(told(result)) == [name]


def test_lost_and_new_documents_are_told(tmp_path: Path) -> None:
    new = [document(B, "b.txt", ("まったく別の文である。",))]
    result = diff(tmp_path, [document(A, "a.txt")], new, "--json")
    assert {name: found["status"] for name, found in told(result).items()} == {"a.txt": "lost", "b.txt": "new"}


def test_a_changed_value_is_found_among_many_documents_that_are_the_same(tmp_path: Path) -> None:
    old = [document(f"{number:016x}", f"{number}.txt", (f"{number}人である。",)) for number in range(300)]
    new = [*old[:150], document(f"{150:016x}", "150.txt", ("150人である。",), kind="voice"), *old[151:]]
    result = diff(tmp_path, old, new, "--json")
    (row,) = told(result)["150.txt"]["rows"]  # type: ignore[misc]
    assert row["fields"] == {"kind": {"old": "observation", "new": "voice"}}
    assert list(told(result)) == ["150.txt"]


def test_a_column_of_one_side_is_told_and_not_compared(tmp_path: Path) -> None:
    diff(tmp_path, [document(A, "a.txt")], [document(A, "a.txt")])
    path = (tmp_path / "new/findings.parquet").resolve()
    table = pq.read_table(path)
    column = pa.array(["x"] * len(table))
    pq.write_table(table.append_column("mood", column).replace_schema_metadata(table.schema.metadata), path)
    arguments = ["diff", str(tmp_path / "old"), str(tmp_path / "new")]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert "only one side has findings.mood" in result.output


def test_a_folder_without_tables_cannot_be_compared(tmp_path: Path) -> None:
    diff(tmp_path, [document(A, "a.txt")], [document(A, "a.txt")])
    (tmp_path / "empty").mkdir()
    arguments = ["diff", str(tmp_path / "old"), str(tmp_path / "empty")]
    assert isinstance(CliRunner().invoke(cli, arguments, standalone_mode=False).exception, TableError)
