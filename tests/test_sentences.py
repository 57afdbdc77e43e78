"""Sentences end at 「。」 but for those inside brackets."""

from __future__ import annotations

import pytest

from extract.annotate.sentences import sentence_ranges

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
