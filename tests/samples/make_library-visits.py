"""Write library-visits.pdf, an invented report of visits with boxes and footnotes; its path is the only argument.

PYTHONPATH=tests python tests/samples/make_library-visits.py PATH    # needs the IPAex fonts
"""

from __future__ import annotations

import sys
from pathlib import Path

from witnesses.notes import noted, notes
from witnesses.sheet import GREY, Sheet, new_canvas


def cover(sheet: Sheet) -> None:
    sheet.text(60, 60, "令和６年11月")
    sheet.text(60, 80, "文部科学省総合教育政策局地域学習推進課")
    sheet.text(60, 160, "公立図書館の現地調査について", size=20)
    sheet.text(60, 220, "検査のために作成した架空の報告である。")


def wakaba(sheet: Sheet) -> None:
    """A dashed box cuts a sentence of the hearing; the notes of two sections stand at the foot."""
    sheet.text(60, 60, "１．若葉町立図書館", size=15)
    sheet.text(60, 88, "視察日：令和６年９月10日（火）")
    sheet.text(60, 116, "●施設の概要", size=12)
    top = noted(
        sheet, 60, 138, "　蔵書は86,400冊〔1〕で、職員は常勤が７名、非常勤が12名である。平成９年に開館した。", 470
    )
    sheet.text(60, top + 8, "●ヒアリング内容", size=12)
    first = "　夜に開く日を増やしてほしいとの声が多く聞かれた。学校が終わったあとに立ち寄る中学生は一日に平均54人で、"
    top = noted(sheet, 60, top + 30, first, 470)
    sheet.canvas.setDash(3, 2)
    sheet.box(60, top + 4, 470, 92)
    sheet.canvas.setDash()
    sheet.text(72, top + 13, "コラム　本の医者", size=12)
    sheet.paragraph(
        72,
        top + 36,
        "　傷んだ本を直す有志は21人で、「本の医者」と呼ばれる。昨年度に直した本は1,130冊である。",
        446,
        size=10,
    )
    top = noted(sheet, 60, top + 108, "席が足りない日もある〔2〕。机は来年度に30台増やされる。", 470)
    sheet.text(60, top + 8, "●政策への示唆", size=12)
    sheet.paragraph(60, top + 30, "　放課後の居場所として、開く時間を地域で決めることのできる仕組みが求められる。", 470)
    sheet.rule(60, 690, 200)
    notes(
        sheet, 60, 698, (("1", "令和６年３月末の値で、雑誌を含まない。"), ("2", "満席となったのは昨年度に41日である。"))
    )


def minato(sheet: Sheet) -> None:
    """A tint with a pill on its edge under the features; an untitled frame stays text of its section."""
    sheet.text(60, 60, "２．みなと市立中央図書館", size=15)
    sheet.text(60, 88, "視察日：令和６年９月24日（火）")
    sheet.text(60, 116, "●施設の概要", size=12)
    top = sheet.paragraph(60, 138, "　市内に分館を６か所持つ。蔵書は412,000冊で、年間の来館者は延べ38万人に上る。", 470)
    sheet.text(60, top + 8, "●施設の特徴", size=12)
    top = sheet.paragraph(
        60, top + 30, "　予約した本は駅前の箱でも受け取ることができ、箱を通じた貸出は全体の２割である。", 470
    )
    sheet.box(60, top + 14, 470, 74, fill=GREY, line=False)
    sheet.pill(72, top + 5, 120, "取組事例", size=10)
    sheet.paragraph(
        72,
        top + 32,
        "　市の病院には、入院する子どものための書棚が９か所ある。昨年度に読まれた本は延べ2,300冊である。",
        446,
        size=10,
    )
    top = sheet.paragraph(60, top + 100, "　箱は８か所に置かれ、保守の費用は年420万円である。", 470)
    sheet.text(60, top + 8, "●政策への示唆", size=12)
    top = sheet.paragraph(60, top + 30, "　図書館と病院が共に費用を負担する仕組みが重要である。", 470)
    sheet.box(60, top + 6, 470, 56)
    sheet.paragraph(
        72,
        top + 14,
        "　書棚は市役所の待合室と駅の改札の前にも置かれ、並んだ本は誰もが図書館の券を持たずに読むことができる。",
        446,
    )


def draw(path: Path) -> None:
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    for page in (cover, wakaba, minato):
        page(sheet)
        if page is not cover:
            sheet.text(290, 805, str(canvas.getPageNumber() - 1), size=9)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
