"""Witnesses of tables and charts: numbers, facilities, merged cells, few rules or none, over two pages, and drawn bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.colors import Color

from witnesses.sheet import GREEN, GREY, PALE, Sheet, new_canvas

TEXT = "相談の件数は年々増えており、特に住まいに関するものの伸びが大きい。窓口ごとの内訳は次の表のとおりである。"
AFTER = "いずれの窓口でも、初めて訪れる人が全体の半数を超えている。"


def numbers(path: Path) -> None:
    """A ruled table of numbers: its caption and unit above, its source below, text before and after."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    top = sheet.paragraph(60, 60, "　" + TEXT, 470)
    sheet.text(60, top + 14, "表１　窓口別の相談件数の推移")
    sheet.right(530, top + 16, "（単位：件）", size=9)
    rows = (
        ("窓口", "令和３年度", "令和４年度", "令和５年度", "増減率（％）"),
        ("中央", "1,240", "1,385", "1,502", "8.4"),
        ("北部", "310", "298", "▲ 276", "△ 7.4"),
        ("南部", "－", "455", "512", "12.5"),
        ("合計", "1,550", "2,138", "2,290", "7.1"),
    )
    widths, heights = (110, 90, 90, 90, 90), (24,) * 5
    sheet.grid(60, top + 32, widths, heights)
    sheet.cells(60, top + 32, widths, heights, rows, right_from=1)
    sheet.text(60, top + 158, "資料：見本市「相談事業年報」（令和６年）", size=8.5)
    sheet.paragraph(60, top + 190, "　" + AFTER, 470)
    canvas.save()


def facilities(path: Path) -> None:
    """A ruled table of facilities with wrapped names and addresses."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5)
    sheet.middle(50, "地域交流拠点の一覧（令和６年４月１日現在）", size=13)
    rows = (
        ("番号", "施設名", "郵便番号", "所在地", "電話番号", "定員"),
        ("１", "ひまわりの家", "399-0001", "長野県青空市中央１－２－３", "0260-11-0001", "20名"),
        (
            "２",
            "地域活動支援センターみどりの風",
            "399-0002",
            "長野県青空市大字上平字西原1024番地５",
            "0260-11-0002",
            "35名",
        ),
        ("３", "やすらぎ工房", "399-0101", "長野県南郡白雲村大字大谷77", "0260-22-0003", "15名"),
        (
            "４",
            "社会福祉法人白雲会\nはくうん作業所",
            "399-0101",
            "長野県南郡白雲村大字大谷81－２　白雲ビル３階",
            "0260-22-0104",
            "40名",
        ),
    )
    widths, heights = (35, 130, 60, 150, 80, 40), (24, 24, 36, 24, 36)
    sheet.grid(50, 80, widths, heights)
    sheet.cells(50, 80, widths, heights, rows)
    canvas.save()


def merged_cells(path: Path) -> None:
    """A head of two rows and a first column in which cells are merged down and across."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5)
    sheet.text(60, 50, "表２　学校の種別にみた支援員の数（人）")
    xs = (60, 130, 220, 300, 380, 460, 540)
    ys = (70, 94, 118, 142, 166, 190, 214)
    for y in (ys[0], ys[2], ys[4], ys[6]):
        sheet.rule(xs[0], y, xs[-1], y)
    sheet.rule(xs[2], ys[1], xs[-1], ys[1])
    for y in (ys[3], ys[5]):
        sheet.rule(xs[1], y, xs[-1], y)
    for x in (xs[0], xs[2], xs[4], xs[6]):
        sheet.rule(x, ys[0], x, ys[-1])
    sheet.rule(xs[1], ys[2], xs[1], ys[-1])
    for x in (xs[3], xs[5]):
        sheet.rule(x, ys[1], x, ys[-1])
    for x, y, text in (
        (110, 88, "区分"), (270, 76, "常勤"), (430, 76, "非常勤"),
        (235, 100, "令和４年"), (315, 100, "令和５年"), (395, 100, "令和４年"), (475, 100, "令和５年"),
        (75, 136, "公立"), (140, 124, "小学校"), (140, 148, "中学校"), (75, 184, "私立"), (140, 172, "小学校"), (140, 196, "中学校"),
    ):  # fmt: skip
        sheet.text(x, y, text, size=9)
    for row, values in enumerate(
        (("120", "134", "45", "51"), ("88", "90", "30", "28"), ("12", "13", "4", "4"), ("9", "9", "2", "3"))
    ):
        for column, value in enumerate(values):
            sheet.right(xs[column + 3] - 6, ys[row + 2] + 6, value, size=9)
    canvas.save()


def set_columns(
    sheet: Sheet, top: float, xs: Sequence[float], rows: Sequence[Sequence[str]], pitch: float = 20
) -> float:
    for row in rows:
        for column, (x, cell) in enumerate(zip(xs, row, strict=True)):
            if column:
                sheet.right(x, top, cell)
            else:
                sheet.text(x, top, cell)
        top += pitch
    return top


YEARS = (
    ("年度", "登録者数", "就職者数", "就職率"),
    ("令和２年度", "2,310人", "845人", "36.6％"),
    ("令和３年度", "2,405人", "910人", "37.8％"),
    ("令和４年度", "2,388人", "967人", "40.5％"),
    ("令和５年度", "2,512人", "1,080人", "43.0％"),
)


def without_rules(path: Path) -> None:
    """Numbers in plain columns without any rule."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    top = sheet.paragraph(60, 60, "　" + TEXT, 470)
    sheet.text(60, top + 14, "表３　登録者と就職者の推移")
    top = set_columns(sheet, top + 38, (70, 240, 350, 450), YEARS)
    sheet.paragraph(60, top + 14, "　" + AFTER, 470)
    canvas.save()


def level_rules_only(path: Path) -> None:
    """A table with a rule over and under its head and one at its foot, none upright."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    sheet.text(60, 60, "表４　登録者と就職者の推移")
    for y in (80, 104, 190):
        sheet.rule(60, y, 470)
    set_columns(sheet, 86, (70, 240, 350, 450), YEARS)
    sheet.paragraph(60, 210, "　" + AFTER, 470)
    canvas.save()


def over_two_pages(path: Path) -> None:
    """A table of facilities that goes on over the page, its head printed again there."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5)
    head = ("施設名", "所在地", "開設", "定員")
    names = [
        "あおば",
        "かえで",
        "くるみ",
        "けやき",
        "さくら",
        "すみれ",
        "つばき",
        "なでしこ",
        "はなみずき",
        "ひいらぎ",
        "もみじ",
        "やまぶき",
    ]
    rows = [
        (
            f"{name}の里",
            f"青空市本町{place}丁目{place}番{2 * place}号",
            f"平成{15 + place}年４月",
            f"{20 + 5 * (place % 4)}名",
        )
        for place, name in enumerate(names, start=1)
    ]
    widths = (120, 180, 90, 70)
    sheet.text(60, 650, "表５　市内の小規模な拠点")
    for top, part in ((670, rows[:4]), (60, rows[4:])):
        heights = (22,) * (len(part) + 1)
        sheet.grid(60, top, widths, heights)
        sheet.cells(60, top, widths, heights, [head, *part])
        sheet.middle(805, str(canvas.getPageNumber()), size=9)
        canvas.showPage()
    canvas.save()


def chart(path: Path) -> None:
    """A bar chart with axis, legend and values between paragraphs; its caption below, its source last."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    top = sheet.paragraph(60, 60, "　" + TEXT.replace("表", "図"), 470)
    base = top + 200
    sheet.rule(110, base, 480)
    sheet.rule(110, top + 30, 110, base)
    sheet.text(88, top + 14, "（件）", size=8)
    for step in range(0, 1600, 500):
        sheet.right(104, base - 0.1 * step - 5, f"{step:,}", size=8)
        canvas.setLineWidth(0.2)
        sheet.rule(110, base - 0.1 * step, 480)
    canvas.setLineWidth(1)
    for place, (year, one, two) in enumerate(
        (("令和３年度", 620, 930), ("令和４年度", 700, 1120), ("令和５年度", 745, 1490))
    ):
        x = 140 + 110 * place
        for shift, value, color in ((0, one, GREEN), (32, two, Color(0.5, 0.65, 0.85))):
            sheet.box(x + shift, base - 0.1 * value, 28, 0.1 * value, fill=color)
            sheet.text(x + shift + 2, base - 0.1 * value - 11, f"{value:,}", size=8)
        sheet.text(x + 8, base + 5, year, size=8)
    for x, color, word in ((330, GREEN, "就職"), (400, Color(0.5, 0.65, 0.85), "住まい")):
        sheet.box(x, top + 14, 10, 8, fill=color)
        sheet.text(x + 14, top + 13, word, size=8)
    sheet.middle(base + 24, "図５　内容別の相談件数")
    sheet.text(60, base + 46, "資料：見本市「相談事業年報」（令和６年）", size=8.5)
    sheet.paragraph(60, base + 76, "　" + AFTER, 470)
    canvas.save()


def shaded_rows(path: Path) -> None:
    """A table told by shaded rows and white lines alone, as office programs set it."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5)
    sheet.text(60, 50, "表６　登録者と就職者の推移")
    widths = (110, 100, 100, 90)
    for number, row in enumerate(YEARS):
        left = 60.0
        for width, cell in zip(widths, row, strict=True):
            sheet.box(left + 0.5, 72 + 24 * number + 0.5, width - 1, 23, fill=PALE if number % 2 else GREY, line=False)
            if number and left > 60:
                sheet.right(left + width - 6, 78 + 24 * number, cell, size=9.5)
            else:
                sheet.text(left + 6, 78 + 24 * number, cell, size=9.5)
            left += width
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "table-of-numbers": numbers,
    "table-of-facilities": facilities,
    "table-merged-cells": merged_cells,
    "table-without-rules": without_rules,
    "table-level-rules-only": level_rules_only,
    "table-shaded-rows": shaded_rows,
    "table-over-two-pages": over_two_pages,
    "chart": chart,
}
