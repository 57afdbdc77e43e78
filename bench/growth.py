"""Nothing in; for each hostile text its name, first characters and the seconds for 4,000 and 40,000 characters out."""

from __future__ import annotations

import json
import time

from extract.expressions import find

SHORT, LONG = 4_000, 40_000
BEST_OF = 5
HOSTILE = {
    "digits": "1",
    "kanji digits": "一",
    "all kanji digits": "一二三四五六七八九十",
    "multipliers": "十",
    "large multipliers": "万億",
    "vague numbers": "数十",
    "digits with commas": "1,",
    "grouped digits": "1,000,",
    "decimals": "1.",
    "spaced digits": "1 2 3 4 ",
    "digits in cells": "120 ",
    "digits line by line": "1\n",
    "mixed digits": "一1",
    "letters and digits": "1A",
    "lists": "1、",
    "waves": "1～",
    "waves alone": "～",
    "ranges": "1人から",
    "fractions": "3分の",
    "fractions without a number": "分の",
    "shares": "3割5分5厘",
    "one in so many": "2人に1人",
    "bounds": "20歳以上",
    "modifiers": "約1",
    "sums": "計1人、",
    "per": "1人当たり",
    "ordinals": "第1",
    "open brackets": "（",
    "nested brackets": "（（1人）",
    "years in brackets": "（2024",
    "units of days": "年月日",
    "days": "1年1月1日",
    "slashed days": "1/1/",
    "months": "1月、",
    "eras": "令和1",
    "first years": "令和元年",
    "ranges of years": "2020年から",
    "kanji years": "二〇二四",
    "hours": "1時間半",
    "clock times": "1:",
    "telephone numbers": "03-",
    "addresses of mail": "a@",
    "addresses of pages": "http://a.b/",
    "kana": "はがをに",
    "katakana": "ア",
    "halfwidth voiced kana": "ｶﾞ",
    "spaced letters": "事 ",
    "spaces": " ",
    "dots": "・",
    "full stops": ".",
    "line breaks": "\n",
    "unprinted characters": "\u200b",
    "unprinted between letters": "あ\u200b",
}


def seconds(text: str) -> float:
    """The least processor time of some readings."""
    best = float("inf")
    for _ in range(BEST_OF):
        began = time.process_time()
        find(text)
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    rows = [
        (name, repr(piece * 3)[1:-1][:12], seconds((piece * SHORT)[:SHORT]), seconds((piece * LONG)[:LONG]))
        for name, piece in HOSTILE.items()
    ]
    print(json.dumps(rows, ensure_ascii=False))


if __name__ == "__main__":
    main()
