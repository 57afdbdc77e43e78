"""Parts, chapters and numbered headings of a book, told from the sentences and notes that begin alike."""

from __future__ import annotations

from extract.layout import layout
from extract.profile import load_profile
from extract.records.source import Line, Page, Source
from extract.segment import segment

BOOK = """
第１部　特集　湖のある暮らし

第１章　湖と産業

第１節　漁業の現在

　湖の漁業は、この十年で姿を変えた。本節では、漁獲と加工の両面から現状を述べる。

１　漁獲の推移

　漁獲は平成20年を境に減り、近年は横ばいで推移している。

１　県水産課の調べによる。

２　加工の動向

　加工場は湖の西岸に集まり、町の雇用を支えている。

２　加工場の数は、従業者４人以上のものに限る。
２　県の推計に町が加えた。
３　見本町「産業のあらまし」（平成24年）

３　担い手の確保

　若い漁師を育てる塾が開かれ、毎年数人が船に乗っている。

　漁獲の推定値（実績）＝漁獲の推定値（計算）＋誤差・・・（2）

４　数値は暦年の値である。
５　年度の値は翌年に改められることがある。

第２節　観光の広がり

　第１章では漁業を取り上げたが、ここでは観光に目を向ける。

第２章　湖を守る

第１章で述べたとおり、漁業は水の清らかさに頼っている。

１　水質の推移

　透明度は、この二十年で少しずつ回復している。

第２部　資料
"""


def headings(text: str) -> list[tuple[int, str, str]]:
    lines = tuple(Line(line, number) for number, line in enumerate(text.strip("\n").split("\n")))
    source = Source("sample.txt", "0" * 64, "text/plain", len(text), "text", (Page(None, None, None, lines),))
    outline, _ = segment(layout(source), load_profile("general"))
    return [(section.level, section.marker, section.heading) for section in outline.sections if section.heading]


def test_parts_chapters_and_numbers_nest_and_notes_are_none() -> None:
    assert headings(BOOK) == [
        (1, "第１部", "特集　湖のある暮らし"),
        (2, "第１章", "湖と産業"),
        (3, "第１節", "漁業の現在"),
        (4, "１", "漁獲の推移"),
        (4, "２", "加工の動向"),
        (4, "３", "担い手の確保"),
        (3, "第２節", "観光の広がり"),
        (2, "第２章", "湖を守る"),
        (3, "１", "水質の推移"),
        (1, "第２部", "資料"),
    ]


def test_numbers_that_do_not_count_on_are_no_headings() -> None:
    text = BOOK.replace("３　担い手の確保", "５　担い手の確保").replace("１　水質の推移", "４　水質の推移")
    assert "担い手の確保" not in [heading for _, _, heading in headings(text)]


def test_a_number_right_under_an_article_and_over_a_mark_is_a_heading() -> None:
    text = """
第７３　見本手術

１　見本手術に関する施設基準

（１）当該療法を担当する医師が配置されていること。

１　次の要件を満たすこと。

２　病棟ごとに記入すること。

３　平面図を添付すること。
"""
    assert headings(text) == [(1, "第７３", "見本手術"), (2, "１", "見本手術に関する施設基準")]


COLUMNS = """
第１節　湖の仕事

１　漁業の現在

（１）漁獲の推移

　漁獲は平成20年を境に減り、近年は横ばいで推移している。

コラム　湖の魚を学校へ

１　献立に上るまで

　町の給食には、月に一度、湖の魚が上る。

２　子どもの声

　骨が少なく食べやすいとの声が聞かれる。

（２）担い手の動向

　若い漁師を育てる塾が開かれ、毎年数人が船に乗っている。

２　観光の広がり

　遊覧船の乗客は、夏に集中している。

トピック　冬の湖

３　宿の現在

　宿は湖の東岸に集まっている。

第２節　湖を守る

１　水質の推移

　透明度は、この二十年で少しずつ回復している。
"""


def test_a_number_that_counts_on_ends_a_column() -> None:
    assert headings(COLUMNS) == [
        (1, "第１節", "湖の仕事"),
        (2, "１", "漁業の現在"),
        (3, "（１）", "漁獲の推移"),
        (2, "コラム", "湖の魚を学校へ"),
        (3, "１", "献立に上るまで"),
        (3, "２", "子どもの声"),
        (3, "（２）", "担い手の動向"),
        (2, "２", "観光の広がり"),
        (2, "トピック", "冬の湖"),
        (2, "３", "宿の現在"),
        (1, "第２節", "湖を守る"),
        (2, "１", "水質の推移"),
    ]
