"""Witnesses of boxes in the text: tinted, framed by rules, dashed, with round corners; over columns and pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from witnesses.sheet import BLUE, GREEN, GREY, PALE, Sheet, new_canvas, wrap

FERRY = (
    "島を結ぶ船は一日に４往復で、昨年度は延べ52,300人を運んだ。利用の６割は通学と通院で、残りは買い物と観光である。燃料の値上がりで、"
    "赤字は前の年度より1,800万円増えた。",
    "県は、船を持つ三つの町と共に、便の組み方を見直している。朝の便を30分早めれば、本土の高校に通う生徒38人が寮に入らずに済む。"
    "一方で、夕方の便を減らす案には、働く人から困るとの声が上がった。",
    "船員の確保も課題である。甲板員の平均年齢は57歳で、五年のうちに半数が定年を迎える。資格を取る費用を町が負担し、若い人を育てる"
    "ことが求められる。",
)


def box_over_a_column_break(path: Path) -> None:
    """A column that begins at the foot of the left column and goes on at the head of the right one, in a frame on each side."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "第１節　離島の船", size=16)
    lines = [line for text in FERRY for line in wrap("　" + text, 225, 10)]
    sheet.lines(60, 100, lines[:9])
    column = [
        line
        for text in (
            "船の朝は５時に始まる。機関長が油を確かめ、甲板員が綱を解く。最初の客は、本土の市場へ魚を運ぶ人たちである。",
            "去年の秋、船は欠航の日に合わせて島の診療所へ薬を運ぶ役も引き受けた。運んだ薬は半年で214箱に上る。",
        )
        for line in wrap("　" + text, 207, 9)
    ]
    for x, top, height, first, end in ((60, 256, 72, 0, 2), (310, 96, 70, 2, len(column))):
        sheet.box(x, top, 225, height)
        if not first:
            sheet.text(x + 9, top + 8, "コラム１　船長の一日", size=11)
            top += 20
        sheet.lines(x + 9, top + 10, column[first:end], size=9, leading=14)
    sheet.lines(310, 178, lines[9:])
    canvas.save()


def tinted_box_between_columns(path: Path) -> None:
    """A tint without a rim in the middle of the left column, its title in a pill on the upper edge; a sentence runs on under it."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10, leading=16.5)
    sheet.text(60, 60, "第２節　便の見直し", size=16)
    lines = [line for text in (*FERRY, *FERRY[:1]) for line in wrap("　" + text, 225, 10)]
    sheet.lines(60, 100, lines[:5])
    sheet.box(60, 205, 225, 90, fill=GREY, line=False)
    sheet.pill(72, 196, 110, "取組事例", color=GREEN, size=9.5)
    top = sheet.paragraph(
        69,
        222,
        "　白波町は、夕方の便を隣の町の船と交互に出すことで、便を減らさずに年2,600万円を浮かせた。",
        207,
        size=9,
        leading=14,
    )
    sheet.paragraph(69, top, "　二つの町の船券は、どちらの船でも使うことができる。", 207, size=9, leading=14)
    sheet.lines(60, 308, lines[5:10])
    sheet.lines(310, 100, lines[10:])
    canvas.save()


def box_on_a_slide(path: Path) -> None:
    """A slide on a tinted ground: two items of text on the left, a frame with round corners and a title of its own beside them."""
    canvas = new_canvas(path, (842, 595))
    sheet = Sheet(canvas, size=14, leading=21)
    sheet.box(0, 0, 842, 595, fill=PALE, line=False)
    sheet.text(40, 40, "離島の船を残すために", size=26)
    sheet.text(50, 120, "■現状", size=17)
    sheet.paragraph(50, 150, "船は一日に４往復で、昨年度は延べ52,300人を運んだ。利用の６割は通学と通院である。", 400)
    sheet.text(50, 260, "■課題", size=17)
    sheet.paragraph(
        50, 290, "甲板員の平均年齢は57歳で、五年のうちに半数が定年を迎える。若い人を育てることが求められる。", 400
    )
    canvas.setStrokeColor(BLUE)
    canvas.roundRect(480, 595 - 400, 320, 290, 12, stroke=1, fill=0)
    sheet.text(500, 125, "参考", size=13, color=BLUE)
    sheet.text(545, 124, "船員になるには", size=15)
    top = sheet.paragraph(
        500,
        160,
        "海技士の免許は六級から一級まであり、甲板員は免許がなくても働くことができる。",
        280,
        size=12,
        leading=19,
    )
    sheet.paragraph(500, top + 6, "町の補助を受けて免許を取った人は、三年で11人になった。", 280, size=12, leading=19)
    canvas.save()


def box_over_a_page_break(path: Path) -> None:
    """A box of four dashed rules at the foot of a page, its rest at the head of the next; a sentence is cut by the two."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    sheet.text(60, 60, "３　船員を育てる", size=14)
    text = wrap("　" + FERRY[2] + FERRY[1] + FERRY[0], 470, 10.5)
    sheet.lines(60, 95, text[:2])
    box = [
        line
        for words in (
            "養成の塾は町の公民館で週に二度開かれ、元の船長が教える。初年度に学んだ14人のうち、９人が島の船に乗った。",
            "費用は国の交付金と町の予算で半分ずつ賄う。一人当たり42万円である。",
            "二年目からは本土の高校生も迎え、夏の間は船に乗り込んで仕事を覚える。高校を出た３人が船に乗ることを決めた。",
        )
        for line in wrap("　" + words, 446, 10)
    ]
    for number, (top, height, lines) in enumerate(((640, 116, box[:4]), (60, 42, box[4:]))):
        canvas.setDash(3, 2)
        sheet.rule(60, top, 530)
        sheet.rule(60, top + height, 530)
        sheet.rule(60, top, 60, top + height)
        sheet.rule(530, top, 530, top + height)
        canvas.setDash()
        if not number:
            sheet.text(72, top + 10, "船員塾の一年", size=11.5)
            top += 24
        sheet.lines(72, top + 12, lines, size=10, leading=17)
        if not number:
            sheet.text(290, 800, "7", size=9)
            canvas.showPage()
    sheet.lines(60, 115, text[2:])
    sheet.text(60, 260, "４　これからの船", size=14)
    sheet.paragraph(60, 290, "　電気で進む船の試験が始まり、燃料の費用は従来の船の４割で済んだ。", 470)
    sheet.text(290, 800, "8", size=9)
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "box-over-a-column-break": box_over_a_column_break,
    "box-tinted-between-columns": tinted_box_between_columns,
    "box-on-a-slide": box_on_a_slide,
    "box-over-a-page-break": box_over_a_page_break,
}
