"""Witnesses of handouts for meetings: number and date at the head, questions with answers, tables and pictures beside text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4

from witnesses.panels import PLAIN, bullets, slide
from witnesses.sheet import GREY, PALE, Sheet, new_canvas, width_of


def handout_head(path: Path) -> None:
    """The number of the paper in a frame at the top right, date and office under it, then title, framed gist and sections."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=11, leading=18.5)
    sheet.box(470, 36, 68, 24)
    sheet.text(482, 41, "資料３", size=14)
    sheet.right(538, 70, "令和６年８月２日")
    sheet.right(538, 88, "見本省地域振興局生活交通課")
    sheet.middle(130, "過疎地における移動の確保について", size=17)
    sheet.box(60, 168, 475, 62)
    sheet.paragraph(
        70, 176, "住民の互助による送迎を法律の上に位置付け、事故のときの補償と運転する人の研修を国が支える。", 455
    )
    top = 256.0
    for heading, items in (
        (
            "１　現状",
            (
                "・路線バスの廃止は、この10年で延べ13,249キロメートルに及ぶ。",
                "・互助による送迎は全国で670団体が行うが、保険に入れず休止した例が41件ある。",
            ),
        ),
        (
            "２　見直しの方向",
            (
                "・市町村に届け出た団体について、燃料代と保険料を受け取れることとする。",
                "・運転する人は、３年ごとに半日の研修を受けるものとする。",
            ),
        ),
    ):
        sheet.text(60, top, heading, size=13)
        top = bullets(sheet, 71, top + 26, 455, items) + 12
    sheet.middle(806, "1", size=9)
    sheet.canvas.save()


def table_beside_items(path: Path) -> None:
    """Items at the left, at the right a ruled table with its caption over it and its source below."""
    sheet = slide(path, "水道施設の耐震化")
    bullets(
        sheet,
        30,
        100,
        420,
        (
            "○浄水施設のうち地震に耐えるものは43.4％で、目標の41％を超えた。",
            "○管路では、耐えるものの割合が毎年１ポイントほどしか上がっていない。",
            "○小さな水道では、担当する職員が２人以下の所が全体の４割を占める。",
        ),
    )
    sheet.text(500, 100, "表　地震に耐えるものの割合（％）", size=12)
    widths, heights = (160.0, 90.0, 90.0, 90.0), (26.0, 26.0, 26.0, 26.0)
    rows = (
        ("施設", "令和２年度", "令和３年度", "令和４年度"),
        ("浄水施設", "38.0", "39.2", "43.4"),
        ("配水池", "60.8", "62.3", "63.5"),
        ("主な管路", "40.7", "41.2", "42.3"),
    )
    sheet.grid(500, 124, widths, heights)
    sheet.cells(500, 124, widths, heights, rows, size=11, right_from=1)
    sheet.text(500, 236, "出典：見本省「水道の統計」（各年度）", size=10)
    sheet.right(935, 512, "9", size=11)
    sheet.canvas.save()


def conclusion_under_two_boxes(path: Path) -> None:
    """Two framed boxes side by side, and under both a framed conclusion across the slide."""
    sheet = slide(path, "獣による農作物の被害")
    for x, heading, items in (
        (
            30.0,
            "被害の広がり",
            (
                "・被害の額は年間156億円で、シカによるものが４割を占める。",
                "・被害を理由に耕作をやめた農家が、この５年で2,300戸ある。",
            ),
        ),
        (
            490.0,
            "担い手の不足",
            (
                "・狩猟の免許を持つ人のうち、60歳以上が６割である。",
                "・わなの見回りに毎日２時間を要し、勤めのある人には続けにくい。",
                "・捕らえた後の処理を担う施設が、県内に３か所しかない。",
            ),
        ),
    ):
        sheet.box(x, 90, 440, 210)
        sheet.text(x + 14, 102, heading, size=16)
        bullets(sheet, x + 14, 136, 410, items)
    sheet.box(30, 350, 900, 80, fill=PALE)
    sheet.paragraph(
        48,
        366,
        "通信の機器でわなを見張り、見回りの手間を３分の１に減らすとともに、処理を担う施設を各郡に１か所ずつ設ける。",
        864,
        size=16,
        leading=25,
    )
    sheet.canvas.save()


QUESTIONS = (
    (
        "問１",
        "奨学金の返還を肩代わりする企業は、どのような手続きを行えばよいか。",
        "機構の窓口に届け出た上で、毎月の額を機構に直接送金する。社員の給与として扱われないため、社員の所得税はかからない。",
    ),
    (
        "問２",
        "年度の途中で社員が辞めた場合、届け出はいつまでに行うのか。",
        "辞めた日の翌月の10日までに行う。期限を過ぎて送金された額は、企業に戻される。",
    ),
    (
        "問３",
        "返還が遅れている社員も対象となるか。",
        "対象となる。ただし、遅れている額については、先に本人が機構と相談する必要がある。",
    ),
)


def questions_and_answers(path: Path) -> None:
    """Questions and answers whose lines hang behind 問１ and 答; the labels are text objects of their own."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=11, leading=18)
    sheet.middle(56, "奨学金の返還の支援に関する問答集", size=16)
    top = 104.0
    for number, question, answer in QUESTIONS:
        sheet.text(60, top, number, size=11)
        top = sheet.paragraph(104, top, question, 430) + 6
        sheet.text(60, top, "（答）")
        top = sheet.paragraph(104, top, answer, 430) + 20
    sheet.middle(806, "2", size=9)
    sheet.canvas.save()


def labels_in_pale_boxes(path: Path) -> None:
    """Labels in pale boxes at the left, in the type of the text; the texts of several lines at the right."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=11, leading=18)
    sheet.text(60, 56, "子どもの見守り配送の事業", size=17)
    top = 100.0
    for label, text in (
        (
            "ねらい",
            "食料を届けながら家庭の様子に目を配り、困りごとの早いうちに相談の窓口へつなぐ。訪ねることを断られた家庭にも、品物を通じて関わりを保つ。",
        ),
        (
            "行う団体",
            "社会福祉法人、特定非営利活動法人など。県内では38の団体が担い、1,120の家庭に月に２回届けている。",
        ),
        (
            "国の補助",
            "費用の３分の２を補助する。一つの団体につき年間で983万円を限りとし、車の購入は含まない。",
        ),
    ):
        height = 74.0
        sheet.box(60, top, 90, height, fill=PALE)
        sheet.text(60 + (90 - width_of(label, 11)) / 2, top + height / 2 - 6, label)
        sheet.box(150, top, 385, height)
        sheet.paragraph(160, top + 8, text, 366)
        top += height + 10
    sheet.canvas.save()


def pictures_in_a_row(path: Path) -> None:
    """Text over three pictures that stand side by side, each with its caption below; a source under all of them."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=11, leading=18)
    sheet.text(60, 56, "３　川と親しむ場所づくり", size=15)
    top = sheet.paragraph(
        60,
        92,
        "　町は川の管理者と協議し、堤防の内側に遊歩道と広場を設けた。休日には延べ900人が訪れ、水辺で学ぶ授業も年に24回行われている。増水に備え、広場の備品は全て動かせるものとした。",
        475,
    )
    for index, words in enumerate(("写真１　遊歩道", "写真２　水辺での授業", "写真３　動かせる椅子")):
        x = 60 + 162 * index
        sheet.box(x, top + 14, 150, 100, fill=GREY)
        sheet.text(x + (150 - width_of(words, 9.5)) / 2, top + 120, words, size=9.5)
    sheet.text(60, top + 142, "提供：緑川町", size=8.5)
    sheet.paragraph(60, top + 174, "　今後は、下流の二つの市と共に、自転車で巡る道をつなぐこととしている。", 475)
    sheet.middle(806, "40", size=9)
    sheet.canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "handout-head": handout_head,
    "table-beside-items": table_beside_items,
    "conclusion-under-two-boxes": conclusion_under_two_boxes,
    "questions-and-answers": questions_and_answers,
    "labels-in-pale-boxes": labels_in_pale_boxes,
    "pictures-in-a-row": pictures_in_a_row,
}
