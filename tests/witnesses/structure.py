"""Witnesses of structure: headings by mark, by number and by type, a table of contents, running heads over pages."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

from witnesses.sheet import BLUE, Sheet, new_canvas, wrap

SENTENCES = (
    "町内の空き家は令和５年10月現在で318戸あり、５年前に比べて1.4倍に増えている。",
    "持ち主の６割は町の外に住み、年に一度も訪れない家が多い。",
    "町は空き家の情報を公開し、移り住む人に改修の費用の半額を補助している。",
    "補助を受けて移り住んだ世帯は41世帯で、そのうち27世帯に子どもがいる。",
    "改修を担う大工は12人にまで減り、工事を待つ期間は平均で７か月に及ぶ。",
    "隣の町と共同で職人を育てる学校を開いたところ、二年間で９人が修了した。",
    "移り住んだ人からは、冬の雪かきを共に行う仕組みがありがたいとの声が聞かれた。",
    "一方で、家の相続が進まず、借り手がいても貸せない例が課題となっている。",
    "登記を促すため、司法書士が出向く相談会を月に二度開くことが求められる。",
    "今後は、空き店舗も対象に加え、商いを始める人を支えることが期待される。",
)


MARKED = (
    (0, "【空き家の現状】", ()),
    (0, "■件数の推移", SENTENCES[:1]),
    (1, "◇町の外の持ち主", SENTENCES[1:2]),
    (0, "■活用の取組", SENTENCES[2:3]),
    (1, "◇改修の補助", SENTENCES[3:4]),
    (1, "◇職人の育成", SENTENCES[4:6]),
    (0, "【残された課題】", ()),
    (0, "■登記と相続", SENTENCES[7:8]),
    (0, "■商いへの広がり", SENTENCES[9:]),
    (0, "【聞き取りと今後】", ()),
    (0, "＜聞き取りから＞", SENTENCES[6:7]),
    (0, "＜今後に向けて＞", SENTENCES[8:9]),
)


def headings_by_mark(path: Path) -> None:
    """An outline whose levels are told by marks alone, all in one type."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=19)
    top = 60.0
    for indent, heading, sentences in MARKED:
        sheet.text(60 + 11 * indent, top, heading)
        top += 19
        for sentence in sentences:
            top = sheet.paragraph(60 + 11 * indent, top, "　" + sentence, 470)
        top += 6
    canvas.save()


OUTLINE = (
    (0, "第１章　空き家の現状と課題"),
    (0, "第１節　現状"),
    (0, "１　件数"),
    (1, "（１）　町の中心部"),
    (2, "ア　商店街"),
    (3, "（ア）　通りに面した家"),
    (4, "①　一階が店であった家"),
    (4, "②　住むためだけの家"),
    (3, "（イ）　裏通りの家"),
    (2, "イ　駅の周り"),
    (1, "（２）　山あいの集落"),
    (0, "２　持ち主"),
    (0, "第２節　課題"),
    (0, "第２章　活用の取組"),
)


def headings_by_number(path: Path) -> None:
    """The outline of official documents: chapter, section, figure, figure in brackets, kana, ringed figure."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=17)
    top = 50.0
    for place, (indent, heading) in enumerate(OUTLINE):
        sheet.text(60 + 10.5 * indent, top, heading)
        top += 19
        if heading[0] != "第" or "課題" in heading or "取組" in heading:
            top = sheet.paragraph(60 + 10.5 * (indent + 1), top, "　" + SENTENCES[place % len(SENTENCES)], 420) + 4
    canvas.save()


def headings_by_type(path: Path) -> None:
    """No marks at all: the title, sections and paragraphs' heads differ in size, weight and colour."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    canvas.setLineWidth(0.3)  # of the heavy letters
    sheet.text(60, 50, "空き家の活用に関する報告", size=20)
    top = 100.0
    for section, parts in (
        ("空き家の現状", (("件数の推移", SENTENCES[:2]), ("持ち主の状況", SENTENCES[1:2]))),
        ("活用の取組", (("改修の補助", SENTENCES[2:4]), ("職人の育成", SENTENCES[4:6]))),
        ("残された課題", (("登記と相続", SENTENCES[7:9]),)),
    ):
        sheet.text(60, top, section, size=15, color=BLUE)
        top += 28
        for heading, sentences in parts:
            sheet.text(60, top, heading, mode=2)
            top += 20
            for sentence in sentences:
                top = sheet.paragraph(60, top, "　" + sentence, 470)
            top += 8
        top += 6
    canvas.save()


CONTENTS = (
    (0, "はじめに", 2),
    (0, "第１章　空き家の現状", 2),
    (1, "１　件数の推移", 2),
    (1, "２　持ち主の状況", 3),
    (0, "第２章　活用の取組", 3),
    (1, "１　改修の補助", 3),
    (1, "２　職人の育成", 4),
    (0, "おわりに", 4),
)


def contents_and_running_heads(path: Path) -> None:
    """A report of four pages: contents with leaders, then text with a head, a chapter's tab and a number on each page."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=20)

    def furniture(tab: str) -> None:
        number = canvas.getPageNumber()
        sheet.right(535, 28, "空き家の活用に関する報告　令和６年３月", size=8)
        if tab:
            for place, char in enumerate(tab):
                sheet.text(572, 200 + 11 * place, char, size=9)
        sheet.middle(800, f"－ {number} －", size=9)
        canvas.showPage()

    sheet.middle(60, "目　次", size=15)
    top = 110.0
    for indent, title, page in CONTENTS:
        end = sheet.text(70 + 14 * indent, top, title)
        dots = "・" * int((510 - end) // 11) if indent else "…" * int((510 - end) // 11)
        sheet.text(end + 4, top, dots)
        sheet.right(530, top, str(page))
        top += 22
    furniture("")
    pages = (
        ("第１章", (("はじめに", SENTENCES[6:8]), ("第１章　空き家の現状", ()), ("１　件数の推移", SENTENCES[:2]))),
        (
            "第２章",
            (("２　持ち主の状況", SENTENCES[1:3]), ("第２章　活用の取組", ()), ("１　改修の補助", SENTENCES[3:5])),
        ),
        ("第２章", (("２　職人の育成", SENTENCES[4:7]), ("おわりに", SENTENCES[8:10]))),
    )
    for tab, parts in pages:
        top = 70.0
        for heading, sentences in parts:
            sheet.text(60, top, heading, size=14 if heading[0] in "第はお" else 12)
            top += 26
            for sentence in sentences:
                top = sheet.paragraph(60, top, "　" + sentence, 470)
            top += 12
        furniture(tab)
    canvas.save()


def heads_of_two_sides(path: Path) -> None:
    """Left pages carry the part's name, right pages the chapter's, as in a bound book; a sentence runs over each page."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=20)
    text = "　" + "".join(SENTENCES)
    lines = wrap(text, 308, 11)
    room = math.ceil(len(lines) / 4)
    for number in range(4):
        page = 34 + number
        if page % 2:
            sheet.right(530, 30, "第３章　空き家の活用", size=8)
            sheet.right(530, 800, str(page), size=9)
        else:
            sheet.text(60, 30, "第２部　地域の暮らし", size=8)
            sheet.text(60, 800, str(page), size=9)
        sheet.lines(60, 70, lines[number * room : (number + 1) * room])
        canvas.showPage()
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "headings-by-mark": headings_by_mark,
    "headings-by-number": headings_by_number,
    "headings-by-type": headings_by_type,
    "contents-and-running-heads": contents_and_running_heads,
    "heads-of-two-sides": heads_of_two_sides,
}
