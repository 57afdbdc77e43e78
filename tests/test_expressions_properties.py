"""What must hold for any text, and for any date or number in any way of writing it."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.expressions import find, to_json
from extract.expressions.calendar import eras

WIDE = str.maketrans("0123456789,./-", "０１２３４５６７８９，．／－")
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")

DAYS = st.dates(min_value=date(1868, 2, 1), max_value=date(2099, 12, 31))


def kanji_number(value: int) -> str:
    """1 to 9,999 as it is written in vertical text."""
    digits = "〇一二三四五六七八九"
    written = ""
    for size, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            written += ("" if digit == 1 and mark else digits[digit]) + mark
    return written


def era_of(day: date) -> tuple[str, str, int]:
    """Name, letter and year of the era of ``day``."""
    names = {"令和": "R", "平成": "H", "昭和": "S", "大正": "T", "明治": "M"}
    name = next(name for name in names if eras()[name].begins <= day <= eras()[name].ends)
    return name, names[name], day.year - eras()[name].begins.year + 1


STYLES = (
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}日".translate(WIDE),
    lambda d: f"{d.year}年 {d.month}月 {d.day}日",
    lambda d: f"{d.year}年\n{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month}月{d.day}日（{'月火水木金土日'[d.weekday()]}）",
    lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}.{d.month}.{d.day}".translate(WIDE),
    lambda d: f"{era_of(d)[0]}{era_of(d)[2]}年{d.month}月{d.day}日",
    lambda d: f"{era_of(d)[0]}{'元' if era_of(d)[2] == 1 else era_of(d)[2]}年{d.month}月{d.day}日".translate(WIDE),
    lambda d: f"{era_of(d)[0]}{era_of(d)[2]}年（{d.year}年）{d.month}月{d.day}日",
    lambda d: f"{d.year}（{era_of(d)[0]}{era_of(d)[2]}）年{d.month}月{d.day}日",
    lambda d: f"{era_of(d)[1]}{era_of(d)[2]}.{d.month}.{d.day}",
    lambda d: f"{era_of(d)[0]}{kanji_number(era_of(d)[2])}年{kanji_number(d.month)}月{kanji_number(d.day)}日",
    lambda d: " ".join(str(d.year)) + f"年{d.month}月{d.day}日",
)


@pytest.mark.parametrize("style", STYLES)
@given(day=DAYS)
@settings(max_examples=60)
def test_a_day_in_any_style_is_read_back(style: object, day: date) -> None:
    printed = style(day)  # type: ignore[operator]
    (mention,) = find(f"本施設は、{printed}に開所した。")
    assert (mention.text, mention.start_date, mention.end_date) == (printed, day, day)
    assert mention.granularity == "day"


@given(year=st.integers(1990, 2050))
def test_a_fiscal_year_begins_in_april(year: int) -> None:
    (mention,) = find(f"{year}年度の実績")
    assert (mention.start_date, mention.end_date) == (date(year, 4, 1), date(year + 1, 3, 31))


NUMBERS = st.integers(1, 99_999_999)


@given(NUMBERS, st.sampled_from(("人", "件", "円", "施設", "か所", "世帯", "kg", "㎡")))
def test_a_number_in_any_width_and_grouping_is_read_back(number: int, unit: str) -> None:
    for printed in (f"{number}{unit}", f"{number:,}{unit}", f"{number:,}{unit}".translate(WIDE)):
        (mention,) = find(f"本年は{printed}であった。")[1:]
        assert (mention.text, mention.value, mention.unit) == (printed, number, unit)


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_number_with_multipliers_is_read_back(tens_of_thousands: int, rest: int) -> None:
    printed = f"{tens_of_thousands}万{rest or ''}円"
    (mention,) = find(f"費用は{printed}である。")
    assert (mention.text, mention.value) == (printed, tens_of_thousands * 10_000 + rest)


@given(st.integers(11, 9999))
def test_a_kanji_number_is_read_back(number: int) -> None:
    printed = f"{kanji_number(number)}名"
    (mention,) = find(f"参加者は{printed}である。")
    assert (mention.text, mention.value) == (printed, number)


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_range_has_ends_and_no_value(low: int, width: int) -> None:
    for joint in ("～", "〜", "~", "から", "－", "人～", "人から"):
        printed = f"{low}{joint}{low + width}人"
        (mention,) = find(f"利用者は{printed}である。")
        assert (mention.text, mention.value) == (printed, None)
        assert (mention.value_min, mention.value_max) == (low, low + width)


PIECES = st.sampled_from(
    (
        *("令和", "平成", "昭和", "R", "H", "同", "前", "翌", "昨", "年", "年度", "月", "日", "末", "上旬", "四半期"),
        *("1", "2", "12", "31", "2024", "２０２３", "一", "二十", "百", "千", "万", "億", "数", "半数"),
        *(
            "、",
            "。",
            "・",
            "～",
            "から",
            "まで",
            "と",
            "に",
            "の",
            "（",
            "）",
            "(",
            ")",
            ":",
            "/",
            "-",
            ".",
            ",",
            "\n",
            "\u3000",
        ),
        *(
            "約",
            "延べ",
            "計",
            "最大",
            "以上",
            "未満",
            "程度",
            "強",
            "台",
            "代",
            "▲",
            "第",
            "回",
            "目",
            "当たり",
            "分の",
        ),
        *("割", "％", "人", "名", "か所", "カ所", "円", "歳", "時", "分", "施設", "自治体", "A", "図", "電話", "〒"),
    )
)
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80)


@given(TEXTS, st.none() | st.dates())
@settings(max_examples=400)
def test_any_text_gives_mentions_that_lie_in_it_and_do_not_cross(text: str, today: date | None) -> None:
    end = 0
    for mention in find(text, today):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.kind in ("date", "quantity")
        assert to_json(mention)["text"] == mention.text
        end = mention.end


def meaning(text: str) -> list[tuple[object, ...]]:
    """What is found, without the way it is printed."""
    return [
        (m.kind, m.start_date, m.end_date, m.granularity, m.value, m.value_min, m.value_max, m.modifiers)
        for m in find(text)
    ]


@given(st.lists(PIECES.filter(lambda piece: piece.strip()), max_size=20).map("".join))
@settings(max_examples=300)
def test_widths_change_nothing(text: str) -> None:
    assert meaning(text.translate(WIDE)) == meaning(text)


SENTENCES = (
    "令和４年度の相談は延べ3,262件で、平成30年４月から31年３月までの約1.5倍となった。",
    "利用者は20歳以上65歳未満の120人で、３人に１人が県外から来る。",
    "2013年には119の自治体が参加したが、2023年には580の自治体が会員となった。",
    "費用は30万～50万円で、４分の３を市が補助し、残り２割強を利用者が負担する。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_line_break_anywhere_but_in_a_number_changes_nothing(sentence: str) -> None:
    expected = meaning(sentence)
    for place in range(1, len(sentence)):
        before, after = sentence[place - 1], sentence[place]
        if (before.isdigit() or before in ",.") and (after.isdigit() or after in ",."):
            continue
        for wrap in ("\n", "\r\n", "\n　"):
            assert meaning(sentence[:place] + wrap + sentence[place:]) == expected, (
                sentence[:place] + "|" + sentence[place:]
            )


HOSTILE = {
    "digits": "1",
    "kanji digits": "一",
    "multipliers": "十",
    "brackets": "（",
    "years in brackets": "（2024",
    "commas": "1,",
    "lists": "1、",
    "eras": "令和1",
    "months": "1月、",
    "ranges": "1人から",
    "modifiers": "約1",
    "letters": "a@",
    "spaces": "1 ",
    "words": "事 ",
    "line breaks": "1\n",
    "fractions": "1分の",
    "dots": "・",
    "full stops": ".",
    "waves": "～",
    "kana": "はが",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_ten_times_the_text_costs_at_most_about_ten_times_the_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find(text)
            best = min(best, time.process_time() - start)
        return best

    # The bench holds the factor to twelve on texts ten times as long; quadratic time would be a hundred here.
    assert seconds(20_000) < 20 * max(seconds(2_000), 0.001)
