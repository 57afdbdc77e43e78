"""Tables in text files: bars, tabs and plain columns of spaces; what is no table there."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.layout import layout
from extract.layout.text_tables import text_tables
from extract.read import read
from extract.records.source import Line

NUMBERS = [["区分", "令和４年度", "令和５年度"], ["相談", "1,234", "1,300"], ["見学", "12", "－"], ["講座", "5", "45"]]


def tables(text: str) -> list[list[list[str]]]:
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"))]
    found = []
    for one in text_tables(lines):
        table = one.table
        found.append([[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)])
        for cell in table.cells:
            assert table.passage.text[cell.start : cell.end] == cell.text
    return found


@pytest.mark.parametrize(
    "text",
    [
        "| 区分 | 令和４年度 | 令和５年度 |\n|---|---:|---:|\n| 相談 | 1,234 | 1,300 |\n| 見学 | 12 | － |\n| 講座 | 5 | 45 |",
        "┌──┬──┬──┐\n│区分│令和４年度│令和５年度│\n├──┼──┼──┤\n│相談│1,234│1,300│\n│見学│12│－│\n│講座│5│45│\n└──┴──┴──┘",
        "区分\t令和４年度\t令和５年度\n相談\t1,234\t1,300\n見学\t12\t－\n講座\t5\t45",
        "区分    令和４年度  令和５年度\n相談         1,234       1,300\n見学            12          －\n講座             5          45",
        "　　　　令和４年度　令和５年度\n相談　　　 1,234　　　 1,300\n見学　　　　　12　　　　　－\n講座　　　　　 5　　　　　45",
    ],
    ids=["bars", "drawn", "tabs", "spaces", "wide spaces"],
)
def test_a_table_of_numbers(text: str) -> None:
    [found] = tables(f"前の文である。\n{text}\n後の文である。")
    assert found[1:] == NUMBERS[1:]
    assert found[0][1:] == NUMBERS[0][1:]
    assert found[0][0] in ("区分", "")


def test_a_list_of_facilities_in_columns() -> None:
    text = "施設名        所在地            電話番号\n見本の家      見本市中央町1-2   027-000-0001\nつばめ荘      見本市東町３      027-000-0002"
    [found] = tables(text)
    assert found[2] == ["つばめ荘", "見本市東町３", "027-000-0002"]


@pytest.mark.parametrize(
    "text",
    [
        "所在地　東京都渋谷区\n定　員　20名\n電　話　03-0000-0000\n開　設　2015年",
        "開設日　2015年\n定　員　20名\n職　員　12名\n面　積　300㎡",
        "６月１日　見本の家　見本市\n６月２日　つばめ荘　東市\n６月３日　よその家　西市",
        "視察  報告  書\n令和  ５年  度\n見本  省  課",
        "　第一に、利用者は10人である。\n　第二に、職員は５人である。\n　第三に、拠点は３か所である。",
        "電話|03-0000-0000",
    ],
    ids=["labels", "labels with numbers", "programme without heads", "spaced title", "sentences", "one bar"],
)
def test_what_is_no_table(text: str) -> None:
    assert tables(text) == []


def test_text_goes_on_around_a_table(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("利用の状況は次のとおりである。\n区分\t件数\n相談\t10\n見学\t12\n以上のとおりである。\n", "utf-8")
    blocks = layout(read(path, path.name)[0])
    assert [block.kind for block in blocks] == ["paragraph", "table", "paragraph"]
    assert blocks[1].text == "区分\t件数\n相談\t10\n見学\t12"
