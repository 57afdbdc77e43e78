"""Addresses as reports print them, and the place that a reader takes from each."""

from __future__ import annotations

import pytest

from extract.normalise.address import Place, locate

CASES = [
    ("東京都渋谷区", Place("東京都", "渋谷区", "13113")),
    ("東京都武蔵野市", Place("東京都", "武蔵野市", "13203")),
    ("東京都千代田区霞が関1-2-2", Place("東京都", "千代田区", "13101")),
    ("〒810-0001 福岡県福岡市中央区天神1-8-1", Place("福岡県", "福岡市中央区", "40133")),
    ("福岡県福岡市", Place("福岡県", "福岡市", "40130")),
    ("福岡市中央区大名", Place("福岡県", "福岡市中央区", "40133")),
    ("静岡県浜松市", Place("静岡県", "浜松市", "22130")),
    ("神奈川県川崎市", Place("神奈川県", "川崎市", "14130")),
    ("大阪市", Place("大阪府", "大阪市", "27100")),
    ("堺市堺区", Place("大阪府", "堺市堺区", "27141")),
    ("宮崎県東臼杵郡美郷町", Place("宮崎県", "美郷町", "45431")),
    ("宮崎県美郷町", Place("宮崎県", "美郷町", "45431")),
    ("島根県邑智郡美郷町粕渕168", Place("島根県", "美郷町", "32448")),
    ("仙北郡美郷町", Place("秋田県", "美郷町", "05434")),
    ("美郷町", Place(None, "美郷町")),
    ("府中市宮西町2-24", Place(None, "府中市")),
    ("長野県松本市", Place("長野県", "松本市", "20202")),
    ("松本市丸の内3番7号", Place("長野県", "松本市", "20202")),
    ("三重県四日市市諏訪町1-5", Place("三重県", "四日市市", "24202")),
    ("奈良県大和郡山市", Place("奈良県", "大和郡山市", "29203")),
    ("福島県郡山市朝日1-23-7", Place("福島県", "郡山市", "07203")),
    ("岐阜県郡上市八幡町", Place("岐阜県", "郡上市", "21219")),
    ("兵庫県赤穂郡上郡町", Place("兵庫県", "上郡町", "28481")),
    ("千葉県鎌ヶ谷市", Place("千葉県", "鎌ケ谷市", "12224")),
    ("茨城県竜ケ崎市", Place("茨城県", "龍ケ崎市", "08208")),
    ("東京都三宅島三宅村", Place("東京都", "三宅村", "13381")),
    ("東京都八丈町", Place("東京都", "八丈町", "13401")),
    ("北海道上川郡清水町", Place("北海道", "清水町", "01636")),
    ("京都府京都市 上京区", Place("京都府", "京都市上京区", "26102")),
    ("津市羽所町", Place("三重県", "津市", "24201")),
    ("岡山県津山市", Place("岡山県", "津山市", "33203")),
    ("沖縄県", Place("沖縄県")),
    ("静岡県浜北市", Place("静岡県")),
    ("大阪府北区", Place("大阪府")),
    ("博多区", Place("福岡県", "福岡市博多区", "40132")),
    ("中央区", None),
    ("大津町2-3", None),
    ("熊本県菊池郡大津町", Place("熊本県", "大津町", "43403")),
    ("市役所３階", None),
    ("駅前ビル2階", None),
    ("", None),
]


@pytest.mark.parametrize(("address", "place"), CASES)
def test_an_address_gives_its_place(address: str, place: Place | None) -> None:
    assert locate(address) == place


@pytest.mark.parametrize(
    ("address", "hint", "place"),
    [
        ("府中市宮西町2-24", "東京都内の施設", Place("東京都", "府中市", "13206")),
        ("府中市", "広島県", Place("広島県", "府中市", "34208")),
        ("美郷町", "島根県健康福祉部", Place("島根県", "美郷町", "32448")),
        ("中央区", "東京都", Place("東京都", "中央区", "13102")),
        ("〒183-0022 府中市宮西町2-24", None, Place("東京都", "府中市", "13206")),
        ("松本市", "東京都", Place("長野県", "松本市", "20202")),
        ("府中市", "大阪府", Place(None, "府中市")),
    ],
)
def test_a_hint_decides_only_between_places_of_one_name(address: str, hint: str | None, place: Place) -> None:
    assert locate(address, hint) == place


def test_every_designated_city_has_a_code_of_its_own() -> None:
    codes = "01100 04100 11100 12100 14100 14130 14150 15100 22100 22130 23100 26100 27100 27140 28100 33100 34100 40100 40130 43100"
    cities = "札幌 仙台 さいたま 千葉 横浜 川崎 相模原 新潟 静岡 浜松 名古屋 京都 大阪 堺 神戸 岡山 広島 北九州 福岡 熊本"
    found = [place.municipality_code for city in cities.split() if (place := locate(f"{city}市"))]
    assert found == codes.split()
