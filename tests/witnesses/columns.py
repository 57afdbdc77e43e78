"""Witnesses of reading order in columns: two, three, around figures and boxes, with notes at the side and below."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4

from witnesses.sheet import GREY, PALE, RED, Sheet, new_canvas, wrap

PARAGRAPHS = (
    "中山間地域では、診療所の医師の高齢化が進んでいる。県の調べでは、令和５年４月現在、常勤の医師がいる診療所は48か所で、10年前の７割にとどまる。後を継ぐ医師が見つからないまま閉じる診療所も出ている。",
    "こうした地域では、看護師が患者の家を訪ね、医師が画面を通じて診る方法が広がりつつある。通信の費用は町が負担し、機器は病院が貸し出す。導入した町では、通院のために仕事を休む家族が減った。",
    "一方で、画面越しの診療に不安を感じる患者も少なくない。初めての診療は対面で行い、二度目から画面に切り替えるなど、段階を踏んだ導入が必要である。看護師の研修も欠かせない。",
    "薬の受け取りも課題である。薬局のない町村は14に上り、診療のあとに薬が届くまで二日を要することもある。配送の回数を増やすには、隣り合う町村が共同で委託することが有効である。",
    "救急への対応では、へき地の診療所と中核の病院が同じ画像を見ながら相談できる仕組みが役に立っている。搬送するかどうかの判断に要する時間は平均で22分短くなり、不要な搬送も減った。",
    "今後は、医師が一人で抱え込まない体制を、県と町村と大学が共に作ることが求められる。若い医師が交代で勤めることができれば、休みを取りやすくなり、長く続けることにもつながる。",
)


def flow(sheet: Sheet, texts: Sequence[str], columns: Sequence[float], top: float, width: float) -> float:
    """Paragraphs that run down one column and on at the head of the next, columns of one length; gives where they end."""
    lines = [line for text in texts for line in wrap("　" + text, width, sheet.size)]
    room = math.ceil(len(lines) / len(columns))
    for index, x in enumerate(columns):
        sheet.lines(x, top, lines[index * room : (index + 1) * room])
    return top + room * sheet.leading


def heads(sheet: Sheet) -> None:
    sheet.text(60, 30, "地域医療に関する調査報告", size=8)


def columns_two(path: Path) -> None:
    """A title across the page and two columns; sentences run from the foot of one to the head of the other."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "へき地の医療を支える新しい取組", size=18)
    flow(sheet, PARAGRAPHS[:4], (60, 310), 110, 225)
    canvas.save()


def columns_three(path: Path) -> None:
    """Three narrow columns under a title that stands over the first two."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=9, leading=14)
    sheet.text(50, 50, "へき地の医療を支える新しい取組", size=18)
    flow(sheet, PARAGRAPHS[:5], (50, 220, 390), 100, 153)
    canvas.save()


def columns_around_a_figure(path: Path) -> None:
    """Two columns, a figure across the page, and two columns again: what stands above the figure is read first."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "第１節　診療所の現状", size=16)
    flow(sheet, PARAGRAPHS[:3], (60, 310), 100, 225)
    sheet.box(60, 250, 475, 150, fill=GREY, line=False)
    sheet.text(70, 256, "図１－２　常勤の医師がいる診療所の数")
    for place, (year, count) in enumerate((("2013", 69), ("2018", 57), ("2023", 48))):
        sheet.box(150 + 120 * place, 380 - count, 50, count, fill=PALE)
        sheet.text(160 + 120 * place, 384, year, size=8)
    sheet.text(60, 420, "第２節　画面を通じた診療", size=16)
    flow(sheet, PARAGRAPHS[3:5], (60, 310), 460, 225)
    canvas.save()


def side_notes(path: Path) -> None:
    """Notes in small type in the outer margin, beside the words they explain."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    sheet.text(60, 60, "１　診療所の現状", size=14)
    top = 95.0
    for text in PARAGRAPHS[:4]:
        top = sheet.paragraph(60, top, "　" + text, 330)
    sheet.canvas.setLineWidth(0.3)
    sheet.rule(412, 90, 412, top)
    for at, note in (
        (100, "注１　常勤の医師とは、週に４日以上勤める医師をいう。"),
        (190, "注２　通信の費用には、機器の保守に要する費用を含まない。"),
        (300, "注３　研修は県の看護協会が年に３回行っている。"),
    ):
        sheet.paragraph(422, at, note, 120, size=7.5, leading=11)
    canvas.save()


def column_box(path: Path) -> None:
    """A box of its own at the foot of the right column: it is read after the text that flows around it."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "第３節　薬を届ける", size=16)
    lines = [line for text in PARAGRAPHS[2:5] for line in wrap("　" + text, 225, 10)]
    sheet.lines(60, 100, lines[:16])
    sheet.lines(310, 100, lines[16:])
    sheet.box(305, 210, 235, 155, fill=PALE)
    sheet.text(315, 220, "コラム　島の薬局の一日", size=11)
    top = sheet.paragraph(315, 242, "朝の船で届いた薬は、昼までに島の七つの集落に配られる。", 215, size=9, leading=14)
    sheet.paragraph(
        315,
        top,
        "配るのは郵便局の職員で、受け取る人の体調の変化にいち早く気付くことも多い。昨年は18人が診療につながった。",
        215,
        size=9,
        leading=14,
        font="gothic",
    )
    canvas.save()


def box_between_columns(path: Path) -> None:
    """A box across both columns in the middle of the page, with a title of its own."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "第２章　医療を支える人", size=16)
    flow(sheet, PARAGRAPHS[3:5], (60, 310), 100, 225)
    sheet.box(60, 235, 475, 120, fill=PALE)
    sheet.text(72, 245, "コラム２　画面の向こうの主治医", size=12)
    top = sheet.paragraph(
        72,
        272,
        "月に二度、山あいの公民館が診察室になる。血圧を測るのは看護師で、画面の向こうの医師が変化を読み取る。",
        450,
        size=9.5,
        leading=15,
        font="gothic",
    )
    sheet.paragraph(72, top, "始めた当初は三人だった患者は、二年で27人になった。", 450, size=9.5, leading=15)
    flow(sheet, PARAGRAPHS[5:6], (60, 310), 375, 225)
    canvas.save()


def footnotes(path: Path) -> None:
    """Two columns with note marks in the text and the notes below a rule across the foot of each page."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=18)
    for texts, notes in (
        (
            (PARAGRAPHS[0], PARAGRAPHS[1]),
            ("県「医療施設の動きに関する調査」（令和５年４月）", "通信の費用には、機器の保守に要する費用を含まない。"),
        ),
        ((PARAGRAPHS[2], PARAGRAPHS[4]), ("県の看護協会が年に３回、延べ90人を対象に行っている。",)),
    ):
        heads(sheet)
        top = 60.0
        for text in texts:
            top = sheet.paragraph(60, top, "　" + text, 470)
        sheet.text(60, top, "　この点は第３章でも触れる", size=10)
        end = 60 + 12 * 10 + 10
        for number in range(len(notes)):
            sheet.text(end + 6 * number, top - 1.5, str(number + 1), size=5.5, color=RED)
        sheet.text(end + 6 * len(notes) + 2, top, "。", size=10)
        sheet.rule(60, 700, 200)
        for number, note in enumerate(notes, start=1):
            sheet.text(60, 694 + 14 * number, str(number), size=7.5, color=RED)
            sheet.text(78, 694 + 14 * number, note, size=7.5)
        sheet.text(290, 800, str(canvas.getPageNumber()), size=9)
        canvas.showPage()
    canvas.save()


def figures_at_the_foot(path: Path) -> None:
    """Each column ends in a figure of its own; the sentence over the left one goes on at the head of the right column."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "第４節　救急への対応", size=16)
    end = flow(sheet, (PARAGRAPHS[4], PARAGRAPHS[3], PARAGRAPHS[5]), (60, 310), 100, 225)
    for x, caption, source in (
        (60, ("図６　中核の病院で画像を", "　　　見る医師"), "提供：県立中央病院"),
        (310, ("図７　搬送に用いる車両",), "提供：白雲町"),
    ):
        sheet.box(x, end + 10, 225, 36, fill=PALE, line=False)
        sheet.lines(x + 6, end + 13, caption, leading=15)
        sheet.box(x, end + 50, 225, 100, fill=GREY)
        sheet.text(x + 6, end + 156, source, size=8.5)
    canvas.save()


def captions_with_figures(path: Path) -> None:
    """Two pictures side by side, each with its caption above and its source below, between paragraphs."""
    canvas = new_canvas(path, A4)
    sheet = Sheet(canvas, size=10.5, leading=18)
    top = sheet.paragraph(60, 60, "　" + PARAGRAPHS[0], 475)
    for x, caption, source in (
        (60, "図２　往診に使う車両", "出典：中山町の広報（令和５年10月号）"),
        (310, "図３　画面を通じた診療の様子", "提供：県立中央病院"),
    ):
        sheet.text(x, top + 20, caption)
        sheet.box(x, top + 40, 225, 120, fill=GREY)
        sheet.text(x, top + 166, source, size=8.5)
    sheet.paragraph(60, top + 200, "　" + PARAGRAPHS[4], 475)
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "columns-two": columns_two,
    "columns-three": columns_three,
    "columns-around-a-figure": columns_around_a_figure,
    "side-notes": side_notes,
    "column-box-at-the-foot": column_box,
    "column-box-across": box_between_columns,
    "footnotes": footnotes,
    "figures-at-the-foot-of-columns": figures_at_the_foot,
    "captions-with-figures": captions_with_figures,
}
