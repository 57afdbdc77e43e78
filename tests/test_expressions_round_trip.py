"""Periods and numbers in every style: what was written is read back, with the text that was written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extract.expressions import find
from test_expressions_properties import WIDE, era_of, kanji_number

SOME = settings(max_examples=40)
YEARS = st.integers(1990, 2018) | st.integers(2020, 2060)
MONTHS = st.integers(1, 12)


def era_year(year: int) -> str:
    """A year in which one era holds from the first day to the last: 平成30."""
    name, _, number = era_of(date(year, 12, 31))
    return f"{name}{number}"


YEAR_STYLES: tuple[Callable[[int], str], ...] = (
    lambda y: f"{y}年",
    lambda y: f"{y}年".translate(WIDE),
    lambda y: f"{era_year(y)}年",
    lambda y: f"{era_year(y)}年（{y}年）",
    lambda y: f"{era_year(y)}（{y}）年",
    lambda y: f"{y}年（{era_year(y)}年）",
    lambda y: f"{y}（{era_year(y)}）年",
    lambda y: f"西暦{y}年",
    lambda y: " ".join(str(y)) + "年",
)


def read(printed: str) -> tuple[str, date | None, date | None, str | None]:
    """The one date that is found in a sentence around ``printed``."""
    (mention,) = find(f"本事業は、{printed}に実施した。")
    return mention.text, mention.start_date, mention.end_date, mention.granularity


def last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@pytest.mark.parametrize("style", YEAR_STYLES)
@given(year=YEARS, month=MONTHS)
@SOME
def test_parts_of_a_year_in_any_style_are_read_back(style: Callable[[int], str], year: int, month: int) -> None:
    printed = style(year)
    end = last(year, month)
    assert read(printed) == (printed, date(year, 1, 1), date(year, 12, 31), "year")
    for suffix, first, final, granularity in (
        (f"{month}月", date(year, month, 1), end, "month"),
        (f"{month}月末", end, end, "day"),
        (f"{month}月上旬", date(year, month, 1), date(year, month, 10), "ten_days"),
        (f"{month}月中旬", date(year, month, 11), date(year, month, 20), "ten_days"),
        (f"{month}月下旬", date(year, month, 21), end, "ten_days"),
        ("末", date(year, 12, 31), date(year, 12, 31), "day"),
        ("第２四半期", date(year, 4, 1), date(year, 6, 30), "quarter"),
        ("下半期", date(year, 7, 1), date(year, 12, 31), "half"),
        ("以降", date(year, 1, 1), None, "year"),
        ("以前", None, date(year, 12, 31), "year"),
    ):
        assert read(printed + suffix) == (printed + suffix, first, final, granularity)


@pytest.mark.parametrize("style", [style for style in YEAR_STYLES if not style(2000).endswith("）")])
@given(year=YEARS)
@SOME
def test_parts_of_a_fiscal_year_count_from_april(style: Callable[[int], str], year: int) -> None:
    printed = style(year) + "度"
    for suffix, first, final, granularity in (
        ("", date(year, 4, 1), date(year + 1, 3, 31), "fiscal_year"),
        ("末", date(year + 1, 3, 31), date(year + 1, 3, 31), "day"),
        ("第４四半期", date(year + 1, 1, 1), date(year + 1, 3, 31), "quarter"),
        ("上半期", date(year, 4, 1), date(year, 9, 30), "half"),
    ):
        assert read(printed + suffix) == (printed + suffix, first, final, granularity)


@pytest.mark.parametrize("joint", ["～", "〜", "から", "－", "~"])
@pytest.mark.parametrize("style", [YEAR_STYLES[0], YEAR_STYLES[1], YEAR_STYLES[2], YEAR_STYLES[4]])
@given(first=st.dates(date(1990, 1, 1), date(2018, 12, 31)), days=st.integers(1, 4000))
@SOME
def test_a_range_of_days_is_read_back(style: Callable[[int], str], joint: str, first: date, days: int) -> None:
    final = date.fromordinal(first.toordinal() + days)
    assume(final.year != 2019)  # in the year of two eras the style decides
    whole = f"{style(first.year)}{first.month}月{first.day}日{joint}{style(final.year)}{final.month}月{final.day}日"
    assert read(whole) == (whole, first, final, "range")
    if final.year == first.year:
        shared = f"{style(first.year)}{first.month}月{first.day}日{joint}{final.month}月{final.day}日"
        assert read(shared) == (shared, first, final, "range")


def formal(written: str) -> str:
    """一二三 and 十 as they stand on receipts."""
    return written.translate(str.maketrans("一二三十", "壱弐参拾"))


def kanji_of(number: int) -> str:
    """Up to 10**16, with 万, 億 and 兆."""
    written = ""
    for size, mark in ((10**12, "兆"), (10**8, "億"), (10**4, "万"), (1, "")):
        digits, number = divmod(number, size)
        written += (kanji_number(digits) + mark) if digits else ""
    return written


@given(st.integers(11, 10**15))
@SOME
def test_large_kanji_numbers_are_read_back_in_both_scripts(number: int) -> None:
    for printed in (kanji_of(number) + "円", formal(kanji_of(number)) + "円"):
        (mention,) = find(f"費用は{printed}である。")
        assert (mention.text, mention.value, mention.unit) == (printed, number, "円")


@given(st.integers(0, 999), st.integers(0, 99), st.sampled_from(("", "▲", "△", "マイナス")))
@SOME
def test_decimals_and_signs_are_read_back(whole: int, hundredths: int, sign: str) -> None:
    value = whole + hundredths / 100
    for printed in (f"{sign}{whole}.{hundredths:02}％", f"{sign}{whole}.{hundredths:02}％".translate(WIDE)):
        (mention,) = find(f"増減率は、{printed}である。")
        assert (mention.text, mention.unit) == (printed, "%")
        assert mention.value == pytest.approx(-value if sign else value)


@given(st.integers(2, 99), st.integers(1, 98))
@SOME
def test_fractions_and_shares_are_read_back(under: int, over: int) -> None:
    assume(over < under)
    (mention,) = find(f"利用者の{under}分の{over}が通う。")
    assert (mention.text, mention.unit, mention.dimension) == (f"{under}分の{over}", None, "ratio")
    assert mention.value == pytest.approx(over / under)
    (mention,) = find(f"利用者の{under}人に{over}人が通う。")
    assert (mention.text, mention.unit) == (f"{under}人に{over}人", "%")
    assert mention.value == pytest.approx(100 * over / under)


@given(
    st.integers(10, 99_999_999), st.integers(1, 3), st.sampled_from(("人", "件", "円", "名", "％", "か所", "歳", "回"))
)
@SOME
def test_evenly_spaced_digits_are_one_number(number: int, gap: int, unit: str) -> None:
    for digits in (str(number), str(number).translate(WIDE)):
        printed = (" " * gap).join(digits) + unit
        (mention,) = find(f"利用は{printed}である。")
        assert (mention.text, mention.value) == (printed, number)


@given(st.integers(1, 9999), st.sampled_from((("千円", 10**3), ("百万円", 10**6), ("万人", 10**4), ("億円", 10**8))))
@SOME
def test_thousands_written_as_units_are_multiplied_out(number: int, unit: tuple[str, int]) -> None:
    name, size = unit
    printed = f"{number:,}{name}"
    (mention,) = find(f"総額は、{printed}である。")
    assert (mention.text, mention.value, mention.unit) == (printed, number * size, name[-1])
