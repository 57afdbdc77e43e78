"""Layout of text files: which lines are joined, which stand alone and which are furniture."""

from __future__ import annotations

import pytest

from extract.layout import layout
from extract.layout.furniture import without_furniture
from extract.layout.marks import find_mark
from extract.records.source import Box, Line, Page, Source
from extract.rules import load_table


def blocks_of(text: str) -> list[tuple[str, str]]:
    lines = tuple(Line(line, number) for number, line in enumerate(text.split("\n")))
    page = Page(None, None, None, lines)
    source = Source("sample.txt", "0" * 64, "text/plain", len(text), "text", (page,))
    return [(block.kind, block.text) for block in layout(source)]


WRAPPED = """●施設の概要
　当園は、保護者の就労の有無にかかわらず通うことのできる施設で、平日は朝七時から
夜七時まで開いている。地域の子育て家庭に向けた相談にも応じており、園庭は週に二度
開放される。
・一時預かりは、前の日までに申し込めば誰でも使うことができ、急な用事のときにも助
かると好評である。
・送迎は行っていない。
※休園日を除く。
"""


def test_wrapped_lines_are_joined_and_bullets_kept_apart() -> None:
    kinds = [kind for kind, _ in blocks_of(WRAPPED)]
    assert kinds == ["line", "paragraph", "bullet", "bullet", "note"]
    assert blocks_of(WRAPPED)[1][1].endswith("週に二度開放される。")
    assert "助かると好評" in blocks_of(WRAPPED)[2][1]


def test_blank_lines_between_all_lines_part_nothing() -> None:
    spaced = WRAPPED.replace("\n", "\n\n")
    assert blocks_of(spaced) == blocks_of(WRAPPED)


def test_one_paragraph_per_line_stays_one_block_per_line() -> None:
    text = "　利用者は前の年より増えた。\n　登録も伸びており、特に若い世代で目立つ。\n　今後は夜間の開所を考えている。"
    assert len(blocks_of(text)) == 3


@pytest.mark.parametrize("number", ["5", "- 5 -", "－５－", "5/12", "P.5", "５ページ"])
def test_page_numbers_are_furniture(number: str) -> None:
    assert [text for _, text in blocks_of(f"●概要\n窓口で相談に応じている。\n{number}")] == [
        "●概要",
        "窓口で相談に応じている。",
    ]


def test_page_number_glued_to_a_sentence_is_cut_off() -> None:
    assert blocks_of("連携を強めることが重要となる。 5") == [("paragraph", "連携を強めることが重要となる。")]


def test_a_number_that_belongs_to_the_sentence_stays() -> None:
    assert blocks_of("利用者数（人） 120") == [("line", "利用者数（人） 120")]


def test_a_page_start_marked_by_one_space_begins_a_block() -> None:
    text = "※窓口では、来所した方が自由に使うことのできる備品として、子ども用の椅子と机を貸し\n出しており、利用も多い（平日のみ）\n 見本支援センター"
    assert blocks_of(text)[-1] == ("line", "見本支援センター")


def test_an_unnumbered_caption_is_known_by_its_source_line() -> None:
    text = "相談は前の年より増えている。\n\n相談件数の推移\n（見本センターより提供）"
    assert [kind for kind, _ in blocks_of(text)] == ["paragraph", "caption", "caption"]


@pytest.mark.parametrize("rule", load_table("marks"), ids=lambda rule: rule.id)
def test_marks_match_their_examples_alone(rule) -> None:  # type: ignore[no-untyped-def]
    for example in rule.examples:
        mark = find_mark(example)
        assert mark is not None, example
        assert mark.rule == rule.id, example
    for example in rule.counter_examples:
        mark = find_mark(example)
        assert mark is None or mark.rule != rule.id, example


def test_heads_of_few_pages_are_furniture_but_dates_of_visits_are_not() -> None:
    def page(number: int, *lines: tuple[str, float, float]) -> Page:
        placed = [
            Line(text, 10 * number + index, number, Box(50, top, 50 + size * len(text), top + size), (), size)
            for index, (text, top, size) in enumerate(lines)
        ]
        return Page(number, 600, 800, tuple(placed))

    body = [
        ("当園では、地域の子育て家庭を支える取組を続けており、園庭の開放も行っている。", 300 + 20 * line, 12)
        for line in range(4)
    ]
    pages = [
        page(
            number,
            ("現地視察の記録", 20, 8),
            (f"【実施日】2024年{number}月16日（火）", 60, 10),
            *body,
            (f"- {number} -", 780, 8),
        )
        for number in (1, 2)
    ]
    kept = [line.text for page in without_furniture(pages, body_size=12)[0] for line in page.lines]
    assert "現地視察の記録" not in kept
    assert [text for text in kept if "実施日" in text] == [
        "【実施日】2024年1月16日（火）",
        "【実施日】2024年2月16日（火）",
    ]
    assert not any(text.startswith("-") for text in kept)


def two_columns(foot: str, head: str) -> list[str]:
    """The blocks of a page of two columns of twelve lines: ``foot`` ends the first, ``head`` begins the second."""
    filler = "窓口では、来所した方の相談に応じている。"
    columns = (50, [filler] * 11 + [foot]), (310, [head] + [filler] * 11)
    lines = [
        Line(text, 100 * column + index, 1, Box(left, 50 + 20 * index, left + 12 * len(text), 62 + 20 * index), (), 12)
        for column, (left, texts) in enumerate(columns)
        for index, text in enumerate(texts)
    ]
    page = Page(1, 600, 800, tuple(lines))
    return [block.text for block in layout(Source("sample.pdf", "0" * 64, "application/pdf", 1, "pdf", (page,)))]


def test_a_sentence_goes_on_from_the_foot_of_a_column_to_the_head_of_the_next() -> None:
    blocks = two_columns("登録者は令和２年から令和５年（2020～", "2023年）にかけて増えており、今後も相談が")
    assert any("令和５年（2020～2023年）にかけて増えており" in block for block in blocks)


def test_a_column_that_ends_with_a_sentence_ends_a_block() -> None:
    blocks = two_columns("窓口では、来所した方の相談に応じている。", "　園庭は週に二度まで開放している。")
    assert not any("いる。園庭" in block or "いる。　園庭" in block for block in blocks)


RAGGED = """\
➢ 見本県見本市の委託を受けて、一般社団法人
見本くらし支え合いの会が運営
➢ 相談員3名、見守りサポーター128名
(2024年3月末時点)
➢ オンラインでの相談は2022年度の41件から
2023年度は96件に増え、相談全体の2割を占める
➢ 県の補助事業として2021年10月に開始。
相談料は不要

西部支援センター
訪問日：2024年5月28日(火)
"""


def test_lines_wrapped_at_phrases_belong_to_their_item() -> None:
    assert [text for _, text in blocks_of(RAGGED)] == [
        "➢ 見本県見本市の委託を受けて、一般社団法人見本くらし支え合いの会が運営",
        "➢ 相談員3名、見守りサポーター128名(2024年3月末時点)",
        "➢ オンラインでの相談は2022年度の41件から2023年度は96件に増え、相談全体の2割を占める",
        "➢ 県の補助事業として2021年10月に開始。相談料は不要",
        "西部支援センター",
        "訪問日：2024年5月28日(火)",
    ]


def test_page_numbers_glued_to_last_sentences_are_told_by_their_row() -> None:
    above = "地域の拠点を訪ね、担当の職員から日々の取組と運営上の工夫について\n詳しく話を聞いた。今後に向けては、"
    ends = ["専門の人材の確保が求められる", "学生の参加を促すことが重要", "仕組みの検討が期待される"]
    text = "\n\n".join(f"{above}\n{end}{number}" for number, end in enumerate(ends, start=2))
    assert [block.endswith(end) for (_, block), end in zip(blocks_of(text), ends, strict=True)] == [True] * 3
    figures = "\n\n".join(f"{above}\n見本の図{number}" for number in range(2, 5))
    assert [block[-1] for _, block in blocks_of(figures)] == ["2", "3", "4"]


def test_a_short_line_heads_the_indented_paragraph_under_it_whatever_its_last_letter() -> None:
    told = "　三つの拠点のいずれでも、地元の漁業者が企画の段階から加わっていることが分かった。"
    for head in ("おわりに", "四　考えたこと"):
        assert [text for _, text in blocks_of(f"{told}\n\n{head}\n{told}\n\n{told}")][1] == head
