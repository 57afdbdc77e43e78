"""Sentences end at 「。」 but for those inside brackets."""

from __future__ import annotations

import pytest

from extract.annotate.sentences import reads_as_text, sentence_ranges

CASES = {
    "登録は無料である。相談にも応じる。": ["登録は無料である。", "相談にも応じる。"],
    "「助かった。また来たい。」との声があった。": ["「助かった。また来たい。」との声があった。"],
    "窓口（平日のみ。祝日は休み。）で受け付ける。次に進む。": [
        "窓口（平日のみ。祝日は休み。）で受け付ける。",
        "次に進む。",
    ],
    "全国47か所に設置": ["全国47か所に設置"],
    "評価は高い。（見本市調べ）": ["評価は高い。", "（見本市調べ）"],
    "本当に必要か？現場はそう問う。": ["本当に必要か？", "現場はそう問う。"],
    "「なぜ？」と問われた。": ["「なぜ？」と問われた。"],
    "前年の1．5倍になった。": ["前年の1．5倍になった。"],
    "閉じない（括弧がある。次の文である。": ["閉じない（括弧がある。次の文である。"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_ranges(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("駐車場が狭い。", True),
        ("多様な日本語能力の向上を目指した公開型の基盤モデルを開発", True),
        ("見本県見本市大字上平字西原1024番地５　見本ビル３階", False),
        ("1,234", False),
        ("利用者数（人）", False),
        ("□ 在宅患者の直近１年間の受入実績が３件以上であること。", False),
    ],
)
def test_cells_that_say_something_are_read_as_text(text: str, reads: bool) -> None:
    assert reads_as_text(text) is reads
