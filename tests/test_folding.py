"""Folding makes characters plain, and every place in the folded text leads back to what is printed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.folding import fold


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("２０２４年", "2024年"),
        ("ＡＩ　ａｉ", "AI ai"),
        ("（１）", "(1)"),
        ("⽤⼈⽇⽉", "用人日月"),
        ("⺠間の⻑期⻄側", "民間の長期西側"),
        ("１〜２～３", "1~2~3"),
        ("１−２－３‐４", "1-2-3-4"),
        ("１ー２", "1-2"),
        ("サービスー", "サービスー"),
        ("①と⑳", "①と⑳"),
        ("㋿５年", "㋿5年"),
        ("㎡と㎞", "㎡と㎞"),
        ("ﾊﾛｰﾜｰｸ", "ハローワーク"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("2 0 2 4年４月", "2024年4月"),
        ("２　０　人", "20人"),
        ("事 務 連 絡", "事務連絡"),
        ("令 和 ４ 年", "令和4年"),
        ("1 2 3 4 5", "1 2 3 4 5"),
        ("10 5 人", "10 5 人"),
        ("A B C", "A B C"),
        ("東京 大阪", "東京 大阪"),
        ("一\u200b般", "一般"),
    ],
)
def test_characters_become_plain(printed: str, plain: str) -> None:
    assert fold(printed).text == plain


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("2013\n年には", "2013年には"),
        ("自治\r\n体", "自治体"),
        ("利用者は\n\n延べ20人", "利用者は延べ20人"),
        ("である。\n20人", "である。\n20人"),
        ("20\n15", "20\n15"),
        ("報告\n・20人", "報告\n・20人"),
        ("報告\n5\n次の頁", "報告\n5\n次の頁"),
        ("見出し\n\n　段落", "見出し\n\n 段落"),
    ],
)
def test_line_breaks_inside_a_sentence_are_left_out(printed: str, plain: str) -> None:
    assert fold(printed, unwrap=True).text == plain


def test_a_range_of_the_folded_text_leads_back_to_the_print() -> None:
    printed = "( 2 0 2 4年４月に改名 )"
    folded = fold(printed)
    start = folded.text.index("2024年4月")
    first, last = folded.span(start, start + len("2024年4月"))
    assert printed[first:last] == "2 0 2 4年４月"


def test_a_voiced_half_width_letter_is_two_characters_of_the_print() -> None:
    printed = "定員ｶﾞｲﾄﾞ20人"
    folded = fold(printed)
    first, last = folded.span(folded.text.index("ガ"), folded.text.index("ド") + 1)
    assert printed[first:last] == "ｶﾞｲﾄﾞ"


def test_seams_are_where_lines_were_joined() -> None:
    folded = fold("119の自治\n体", unwrap=True)
    assert folded.seams == {folded.text.index("体")}


TEXTS = st.text(alphabet=st.sampled_from("0１２ 　\t\n\r年月人ｶﾞﾊﾟ⽤～－ー①（）a。・事務"), max_size=60) | st.text(
    max_size=60
)


@given(TEXTS, st.booleans())
def test_every_place_leads_back_in_order(text: str, unwrap: bool) -> None:
    folded = fold(text, unwrap=unwrap)
    origins = [folded.span(index, index + 1) for index in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in origins)
    assert all(before[1] <= after[0] for before, after in pairwise(origins))


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert len(fold(once).text) <= len(once) <= len(text)
