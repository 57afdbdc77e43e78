"""The tables on disk: their schema is the written one, their bytes repeat, old ones stay whole until new ones come."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from extract.errors import TableError
from extract.records.rows import TABLES, DocumentRows, Row
from extract.write import SCHEMA_VERSION, check_rows, frames, placing, read_document, read_sources, read_tables, write
from extract.write.schema import tables


def document(number: int, **tables: tuple[Row, ...]) -> DocumentRows:
    sha256 = f"{number:064x}"[::-1]
    row: Row = {
        "document_id": sha256[:16],
        "source": f"report {number}.txt",
        "sha256": sha256,
        "media_type": "text/plain",
        "byte_size": number,
        "published_date": date(2024, 4, 1),
        "status": "ok",
    }
    section: Row = {
        "section_id": f"{sha256[:16]}-s0001",
        "document_id": sha256[:16],
        "ordinal": 1,
        "level": 1,
        "kind": "other",
        "placement": "as_read",
        "text": "利用者は延べ12人。",
    }
    return DocumentRows(str(row["source"]), sha256[:16], {"documents": (row,), "sections": (section,), **tables})


def finding(of: DocumentRows, **changes: object) -> Row:
    return {
        "finding_id": f"{of.document_id}-n0001",
        "document_id": of.document_id,
        "ordinal": 1,
        "kind": "observation",
        "text": "利用者は延べ12人。",
        "is_bullet": False,
        "section_id": f"{of.document_id}-s0001",
        "char_start": 0,
        "char_end": 10,
        "quote": "利用者は延べ12人。",
        "boxes": [{"page": 1, "x0": 1.5, "top": 2.0, "x1": 3.0, "bottom": 4.0}],
        "rule": "statement.default",
        "flags": ["recovered"],
        **changes,
    }


def with_finding(number: int, **changes: object) -> DocumentRows:
    plain = document(number)
    return document(number, findings=(finding(plain, **changes),))


def manifest(counts: object) -> dict[str, object]:
    return {"counted": counts}


def test_the_tables_are_those_of_the_records() -> None:
    assert tuple(tables()) == TABLES


def test_every_column_is_described_and_the_version_stands_in_every_file(tmp_path: Path) -> None:
    write([with_finding(1)], tmp_path, manifest)
    for name, table in tables().items():
        schema = pq.read_schema(tmp_path / f"{name}.parquet")
        assert schema.names == [column.name for column in table.columns]
        assert schema.metadata[b"schema_version"].decode() == SCHEMA_VERSION
        assert all(field.metadata[b"description"] for field in schema)
    boxes = pq.read_schema(tmp_path / "findings.parquet").field("boxes")
    assert boxes.metadata[b"unit"] == b"points from the top left of the page"


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    given = with_finding(1)
    counts = write([given], tmp_path, manifest)
    assert counts == {**dict.fromkeys(TABLES, 0), "documents": 1, "sections": 1, "findings": 1}
    assert read_sources(tmp_path) == {"report 1.txt": given.document_id}
    back = read_document(tmp_path, str(given.document_id))
    assert back is not None
    assert {key: value for key, value in back.tables["findings"][0].items() if value is not None} == finding(given)
    assert read_document(tmp_path, "0" * 16) is None


def in_order(*documents: DocumentRows) -> list[DocumentRows]:
    return sorted(documents, key=lambda rows: rows.document_id or "")


def test_bytes_do_not_depend_on_when_rows_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row groups of seven, which documents of three findings do not fill evenly; copied after one or after many."""
    monkeypatch.setattr("extract.write.parquet.ROW_GROUP", 7)
    documents = []
    for number in range(20):
        of = document(number)
        rows = (finding(of, finding_id=f"{of.document_id}-n{ordinal:04}") for ordinal in range(3))
        documents.append(document(number, findings=tuple(rows)))
    for loose in (0, 2, 64):
        monkeypatch.setattr("extract.write.parquet.LOOSE", loose)
        write(in_order(*documents), tmp_path / str(loose), manifest)
    for name in (*(f"{table}.parquet" for table in TABLES), "datapackage.json"):
        assert len({(tmp_path / str(loose) / name).read_bytes() for loose in (0, 2, 64)}) == 1
    groups = pq.ParquetFile(tmp_path / "0" / "findings.parquet").metadata
    assert [groups.row_group(number).num_rows for number in range(groups.num_row_groups)] == [7] * 8 + [4]


def test_rows_are_sorted_by_their_key(tmp_path: Path) -> None:
    write(in_order(*map(with_finding, (3, 1, 2))), tmp_path, manifest)
    for name, frame in read_tables(tmp_path).items():
        assert frame[tables()[name].key].is_monotonic_increasing


def test_documents_out_of_order_are_an_error(tmp_path: Path) -> None:
    documents = in_order(document(1), document(2))
    with pytest.raises(TableError, match="out of order"):
        write(reversed(documents), tmp_path, manifest)


def test_rows_stand_in_the_order_of_their_ordinals_beyond_four_digits(tmp_path: Path) -> None:
    plain = document(1)
    ordinals = [10001, 2, 9999, 1, 10000]
    findings = [finding(plain, finding_id=f"{plain.document_id}-n{ordinal:04d}") for ordinal in ordinals]
    write(in_order(document(2), document(1, findings=tuple(findings))), tmp_path, manifest)
    written = read_tables(tmp_path)["findings"]["finding_id"]
    assert [int(key.rpartition("-n")[2]) for key in written] == sorted(ordinals)


def test_pandas_duckdb_and_polars_follow_the_links(tmp_path: Path) -> None:
    write([with_finding(1)], tmp_path, manifest)
    path = tmp_path / "findings.parquet"
    assert pd.read_parquet(path)["quote"].tolist() == ["利用者は延べ12人。"]
    assert duckdb.sql(f"select boxes[1].x0 from '{path}'").fetchall() == [(1.5,)]
    assert pl.read_parquet(path)["flags"].to_list() == [["recovered"]]
    assert duckdb.sql(f"select count(*) from glob('{tmp_path}/*.parquet')").fetchall() == [(8,)]


def test_frames_have_types_that_keep_null(tmp_path: Path) -> None:
    frame = frames([with_finding(1)])["findings"]
    assert str(frame["page"].dtype) == "Int32"
    assert frame["page"].isna().all()
    assert str(frames([document(1)])["documents"]["published_date"].dtype).startswith("datetime64")


def test_a_run_that_fails_leaves_the_tables_whole(tmp_path: Path) -> None:
    write([document(1)], tmp_path, manifest)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("[a-z]*")}

    def interrupted(counts: object) -> dict[str, object]:
        return {"not": {"serialisable"}}

    with pytest.raises(TypeError):
        write([document(2)], tmp_path, interrupted)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("[a-z]*")} == before
    write([document(3)], tmp_path, manifest)
    assert list(read_sources(tmp_path)) == ["report 3.txt"]
    assert not list((tmp_path / ".runs").glob("*.partial"))


def test_all_tables_change_at_once_and_open_ones_stay_readable(tmp_path: Path) -> None:
    write([document(1)], tmp_path, manifest)
    seen = (tmp_path / ".current").resolve()
    write([document(2)], tmp_path, manifest)
    assert pd.read_parquet(seen / "documents.parquet")["byte_size"].tolist() == [1]
    assert pd.read_parquet(tmp_path / "documents.parquet")["byte_size"].tolist() == [2]
    for number in (3, 4):
        write([document(number)], tmp_path, manifest)
    assert sorted(path.name for path in (tmp_path / ".runs").iterdir()) == ["3", "4"]


def test_tables_copied_elsewhere_can_be_read(tmp_path: Path) -> None:
    write([document(1)], tmp_path / "out", manifest)
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in (tmp_path / "out").glob("*.parquet"):
        (copy / path.name).write_bytes(path.read_bytes())
    assert len(read_tables(copy)["documents"]) == 1


def test_plain_files_in_the_place_of_links_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "documents.parquet").write_text("something old", encoding="utf-8")
    write([document(1)], tmp_path, manifest)
    assert len(read_tables(tmp_path)["documents"]) == 1


def test_tables_copied_to_a_folder_stay_whole_until_all_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends at each of its steps in turn; then another run goes through."""
    write([document(1)], tmp_path / "out", manifest)
    copied = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("[a-z]*")}
    steps = 0
    while True:
        target = tmp_path / str(steps)
        target.mkdir()
        for name, data in copied.items():
            (target / name).write_bytes(data)
        with monkeypatch.context() as patched:
            left = iter(range(steps))
            real = placing._link

            def link(*arguments: Any) -> None:
                if next(left, None) is None:  # noqa: B023  called in this turn only
                    raise KeyboardInterrupt
                real(*arguments)  # noqa: B023

            patched.setattr(placing, "_link", link)
            try:
                write([document(2)], target, manifest)
                break
            except KeyboardInterrupt:
                assert {path.name: path.read_bytes() for path in target.glob("[a-z]*")} == copied
        write([document(3)], target, manifest)
        assert list(read_sources(target)) == ["report 3.txt"]
        steps += 1
    assert steps == 12  # the old tables as a run, ten files, the switch
    assert list(read_sources(target)) == ["report 2.txt"]


def test_missing_foreign_and_outdated_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="extract run"):
        read_tables(tmp_path)
    for name in TABLES:
        pl.DataFrame({"a": [1]}).write_parquet(tmp_path / f"{name}.parquet")
    with pytest.raises(TableError, match="without a schema version"):
        read_tables(tmp_path)
    (tmp_path / "documents.parquet").write_text("not Parquet", encoding="utf-8")
    with pytest.raises(TableError, match="cannot be read"):
        read_tables(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(TableError, match="cannot be written"):
        write([document(1)], tmp_path / "out", manifest)


def test_a_key_met_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="came twice"):
        write([document(1), document(1)], tmp_path, manifest)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"colour": "red"}, "findings has no column 'colour'"),
        ({"ordinal": "1"}, "findings.ordinal .* is not of type int32"),
        ({"ordinal": True}, "is not of type int32"),
        ({"quote": None}, "findings.quote .* where a value is required"),
        ({"kind": "rumour"}, "outside the closed vocabulary description, observation"),
        ({"flags": ["strange"]}, "outside the closed vocabulary"),
        ({"boxes": [{"page": 1}]}, "is not of type list<box>"),
        ({"section_id": "x-s0009"}, "points at no row of sections"),
    ],
)
def test_rows_that_do_not_fit_are_found_at_their_source(changes: Row, message: str) -> None:
    check_rows(with_finding(1))
    with pytest.raises(TableError, match=message):
        check_rows(with_finding(1, **changes))


def test_an_unknown_column_is_never_dropped_in_silence(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="colour"):
        write([with_finding(1, colour="red")], tmp_path, manifest)


def test_the_data_package_names_keys_that_exist(tmp_path: Path) -> None:
    write([document(1)], tmp_path, manifest)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    fields = {
        resource["name"]: {field["name"] for field in resource["schema"]["fields"]} for resource in package["resources"]
    }
    assert tuple(fields) == TABLES
    for resource in package["resources"]:
        assert (tmp_path / resource["path"]).is_file()
        assert resource["schema"]["primaryKey"][0] in fields[resource["name"]]
        for key in resource["schema"].get("foreignKeys", []):
            target = key["reference"]["resource"] or resource["name"]
            assert set(key["reference"]["fields"]) <= fields[target]


def test_run_json_holds_the_version_and_the_numbers_of_rows(tmp_path: Path) -> None:
    counts = write([document(1)], tmp_path, manifest)
    stated = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    digests = stated.pop("sha256")
    assert stated == {"schema_version": SCHEMA_VERSION, "rows": counts, "counted": counts}
    assert {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in digests} == digests
    assert digests.keys() == {*(f"{name}.parquet" for name in TABLES), "datapackage.json"}
