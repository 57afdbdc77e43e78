"""The command: which documents it scores, what it prints, how it ends."""

from __future__ import annotations

import json

import pandas as pd
import pyarrow.parquet
import pytest

from extract.check.score import Told, command, documents_of, load_gold, run
from extract.errors import UsageError


@pytest.fixture
def out(report, tmp_path, monkeypatch):
    """The tables as they come back from Parquet, with every kind of null that this brings."""

    def read(folder):
        frames = {}
        for name, frame in report.frames().items():
            frame.to_parquet(folder / f"{name}.parquet", index=False)
            frames[name] = pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pandas()
        return frames

    monkeypatch.setattr(command, "_read_tables", read)
    return tmp_path


def score_json(report, out, capsys, **options):
    assert run(report.gold_path(), out, options.pop("source", None), Told(as_json=True, **options)) == 0
    return json.loads(capsys.readouterr().out)


def test_json_holds_every_table_field_and_miss(report, out, capsys):
    report.row("mentions", "2023年度")["start_date"] = None
    [card] = score_json(report, out, capsys)["documents"]
    assert card["source"] == "2024/aoba.txt"
    assert card["tables"]["facilities"]["field_accuracy"] == 1.0
    assert card["tables"]["mentions"]["f1"] == 0.75
    assert card["tables"]["mentions"]["stage"] == "annotate"
    [miss] = card["misses"]
    expected = {"field": "start_date", "expected": "2023-04-01", "got": None, "judged": True}
    assert miss["fields"] == [expected]
    low, high = miss["marked"]
    assert miss["sentence"][low:high] == "2023年度"


def test_blind_prints_numbers_only(report, out, capsys):
    report.row("mentions", "2023年度")["start_date"] = None
    [card] = score_json(report, out, capsys, blind=True)["documents"]
    assert "misses" not in card
    assert run(report.gold_path(), out, None, Told(misses=True, blind=True)) == 0
    printed = capsys.readouterr().out
    assert "mentions" in printed
    assert "2023年度" not in printed


def test_misses_are_listed_with_their_sentences_on_demand(report, out, capsys):
    report.row("mentions", "2023年度")["granularity"] = "year"
    assert run(report.gold_path(), out, None, Told()) == 0
    assert "・2023年度の利用者" not in capsys.readouterr().out
    assert run(report.gold_path(), out, None, Told(misses=True)) == 0
    printed = capsys.readouterr().out
    assert "・2023年度の利用者は延べ1,200人であった。" in printed
    assert "granularity: expected fiscal_year, got year" in printed


def test_text_and_pdf_form_share_a_gold_and_are_scored_apart(report, out, capsys):
    document = report.tables["documents"][0]
    others = [{**document, "document_id": name, "source": name} for name in ("2024/aoba.pdf", "2024/other.pdf")]
    report.tables["documents"] += others
    cards = score_json(report, out, capsys)["documents"]
    assert [card["source"] for card in cards] == ["2024/aoba.pdf", "2024/aoba.txt"]
    assert cards[0]["tables"]["mentions"]["recall"] == 0.0
    [card] = score_json(report, out, capsys, source="aoba.pdf")["documents"]
    assert card["source"] == "2024/aoba.pdf"


@pytest.mark.parametrize("source", ["ba.txt", "other.txt"])
def test_a_source_that_is_not_there_is_refused(report, source):
    with pytest.raises(UsageError, match=source):
        documents_of(load_gold(report.gold_path()), report.frames(), source)


def test_exit_code_two_says_why(report, out, capsys):
    assert run(report.gold_path().with_name("missing.toml"), out, None, Told()) == 2
    assert "missing.toml" in capsys.readouterr().err
    report.tables["documents"][0]["source"] = "other.txt"
    assert run(report.gold_path(), out, None, Told()) == 2
    assert "'aoba'" in capsys.readouterr().err


def test_tables_without_documents_are_refused(report):
    with pytest.raises(UsageError, match="no documents"):
        documents_of(load_gold(report.gold_path()), {"documents": pd.DataFrame()})
