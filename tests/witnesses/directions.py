"""Witnesses of directions: vertical writing, pages that are turned, and what lies outside the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from witnesses.sheet import UPRIGHT, Sheet, new_canvas, retell

NOTICE = (
    "　第一条　この規程は、県が設ける地域生活支援センター（以下「センター」という。）",
    "の運営について必要な事項を定めるものとする。",
    "　第二条　センターの開所時間は、午前九時から午後五時までとする。ただし、土曜",
    "日は12時までとし、別表の注３及び注10に掲げる日は休みとする。",
    "　第三条　センターに、職員25人以内を置く。",
)
REPORT = (
    (
        "１　調査の概要",
        "令和６年７月に県内の全ての公民館を対象として、開館の時間と利用の状況を尋ねた。回答は412館から得た。",
    ),
    (
        "２　調査の結果",
        "平日の夜に開いている公民館は全体の63％で、前回の調査より８ポイント増えた。利用者の６割は60歳以上である。",
    ),
    ("３　今後の課題", "若い世代の利用を増やすため、学習の場としての開放を進めることが求められる。"),
)


def columns_down(sheet: Sheet, x: float, top: float, lines: Sequence[str], *, gap: float = 22) -> float:
    """Vertical lines from right to left; gives the place of the next."""
    for line in lines:
        sheet.down(x, top, line)
        x -= gap
    return x


def vertical(path: Path) -> None:
    """A page of vertical writing: title, articles with figures across the line, date and signature."""
    canvas = new_canvas(path, landscape(A4))
    sheet = Sheet(canvas, size=11)
    sheet.down(770, 70, "地域生活支援センター運営規程を定める件", size=12)
    sheet.down(738, 70, "○県告示第二百四号")
    x = columns_down(sheet, 708, 70, NOTICE)
    sheet.down(x, 110, "令和六年四月十五日")
    sheet.down(x - 22, 330, "県知事　青木　春子")
    canvas.save()
    retell(path, UPRIGHT)


def vertical_in_two_tiers(path: Path) -> None:
    """Vertical writing in an upper and a lower tier: the upper one is read to its left end first."""
    canvas = new_canvas(path, landscape(A4))
    sheet = Sheet(canvas, size=11)
    sheet.down(790, 60, "公民館の夜間開館について", size=16)
    upper = (
        "　県内の公民館では、仕事帰りの人が",
        "立ち寄れるよう、夜九時まで開く館が",
        "増えている。令和五年度には四百館の",
        "うち二百六十館が夜間に開いた。",
        "　利用者からは、静かに学べる場所が",
        "あることがありがたいとの声が聞かれ",
        "た。",
    )
    lower = (
        "　一方で、夜間に勤める職員の確保が",
        "難しく、鍵の管理を住民に任せる館も",
        "ある。",
        "　今後は、隣り合う館が交代で開くな",
        "ど、無理のない形を探ることが求めら",
        "れる。",
    )
    columns_down(sheet, 740, 60, upper, gap=26)
    columns_down(sheet, 740, 320, lower, gap=26)
    canvas.save()
    retell(path, UPRIGHT)


def vertical_without_embedded_font(path: Path) -> None:
    """Vertical writing in a font that is not in the file, set by the program's own vertical mode."""
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3", isVertical=True))
    canvas = Canvas(str(path), pagesize=landscape(A4), invariant=1, pageCompression=1)
    canvas.setFont(pdfmetrics.getFont("HeiseiMin-W3").fontName, 12)
    for index, line in enumerate(("生活支援センター運営規程について", *NOTICE[:2], "令和六年四月十五日")):
        canvas.drawString(760 - 26 * index, 530, line)
    canvas.save()


def report(sheet: Sheet, width: float) -> None:
    """A short report with a running head and a number at the foot."""
    sheet.text(50, 28, "公民館の開館に関する調査", size=8)
    top = 70.0
    for heading, text in REPORT:
        sheet.text(50, top, heading, size=13)
        top = sheet.paragraph(50, top + 24, "　" + text, width - 100) + 12
    sheet.text(width / 2 - 5, sheet.height - 40, str(sheet.canvas.getPageNumber()), size=9)


def rotated_pages(path: Path) -> None:
    """Three pages that read upright only by their /Rotate: 90, 180 and 270 degrees."""
    canvas = new_canvas(path, A4)
    width, height = A4
    for turn in (90, 180, 270):
        across = turn != 180
        canvas.setPageSize((height, width) if across else A4)
        canvas._pagesize = (height, width) if across else A4
        report(Sheet(canvas, size=11, leading=18), height if across else width)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page, turn in zip(pdf.pages, (90, 180, 270), strict=True):
            lower, upper = {90: (A4[0], 0.0), 180: A4, 270: (0.0, A4[1])}[turn], turn
            cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[upper]
            # Drawn upright on the displayed page, then turned back, so that /Rotate sets it upright again.
            page.contents_add(f"q {cosine} {sine} {-sine} {cosine} {lower[0]} {lower[1]} cm\n".encode(), prepend=True)
            page.contents_add(b"Q", prepend=False)
            page.MediaBox = [0, 0, *A4]
            page.Rotate = turn
        pdf.save(path, deterministic_id=True)


def turned_content(path: Path) -> None:
    """An upright page on which all words lie on their side, and no /Rotate tells of it: an appendix in a bound report."""
    canvas = new_canvas(path, A4)
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    canvas._pagesize = (A4[1], A4[0])
    sheet = Sheet(canvas, size=11, leading=18)
    top = 70.0
    for heading, text in REPORT:
        sheet.text(50, top, heading, size=13)
        top = sheet.paragraph(50, top + 24, "　" + text, A4[1] - 100) + 12
    canvas.setPageSize(A4)
    canvas.save()


def print_slugs(path: Path) -> None:
    """A book page as the printer got it: its name, date and register words stand outside the crop box."""
    canvas = new_canvas(path, (695, 942))
    sheet = Sheet(canvas, size=11, leading=18)
    sheet.text(60, 14, "05_調査報告_本文.indd   12", size=7)
    sheet.text(400, 14, "2024/07/30   14:05:33", size=7)
    sheet.text(60, 920, "校了　第３刷", size=7)
    sheet.spaced(12, 450, "背文字", 12, size=8)
    top = 130.0
    for heading, text in REPORT:
        sheet.text(110, top, heading, size=13)
        top = sheet.paragraph(110, top + 24, "　" + text, 470) + 12
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [50, 50, 645, 892]
        pdf.save(path, deterministic_id=True)


WITNESSES: dict[str, Callable[[Path], None]] = {
    "vertical": vertical,
    "vertical-in-two-tiers": vertical_in_two_tiers,
    "vertical-font-not-embedded": vertical_without_embedded_font,
    "rotated-pages": rotated_pages,
    "turned-content": turned_content,
    "print-slugs": print_slugs,
}
