"""Witnesses of scans: pages that are pictures of text, alone, between pages with text, and with hidden text behind."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from witnesses.sheet import Sheet, new_canvas, register_fonts

RESOLUTION = 200  # dots per inch
LETTER = (
    ("見本発第1024号", "right", 12),
    ("令和６年10月24日", "right", 12),
    ("各市町村長　殿", "left", 12),
    ("公民館の設備の点検について", "middle", 14),
    (
        "　公民館の設備について、下記のとおり点検を行い、結果を12月20日までに報告されるようお願いする。点検は、建物の屋根、外壁、電気の設備及び消火の設備を対象とする。",
        "text",
        12,
    ),
    ("記", "middle", 12),
    ("１　点検は、資格を有する者が行うこと。", "left", 12),
    ("２　前回の点検から３年を超えた館は、優先して行うこと。", "left", 12),
    ("３　費用の２分の１を県が補助する。補助の上限は一館につき80万円とする。", "left", 12),
)


def letter(sheet: Sheet) -> None:
    top = 80.0
    for text, place, size in LETTER:
        if place == "right":
            sheet.right(530, top, text, size=size)
        elif place == "middle":
            sheet.middle(top + 10, text, size=size)
            top += 20
        else:
            top = sheet.paragraph(70, top, text, 456, size=size, leading=24) - 24
        top += 32


def picture_of(page_size: tuple[float, float] = A4) -> ImageReader:
    """The letter as a scanner gives it: black dots on white."""
    register_fonts()
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=page_size, invariant=1)
    letter(Sheet(canvas, font="mincho", size=12, leading=24))
    canvas.save()
    with pypdfium2.PdfDocument(drawn.getvalue()) as pdf:
        image = pdf[0].render(scale=RESOLUTION / 72, grayscale=True).to_pil()
    return ImageReader(image.point(lambda dot: 255 if dot > 150 else 0).convert("1", dither=Image.Dither.NONE))


def scan(path: Path) -> None:
    """One page that is a picture."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=1)
    canvas.drawImage(picture_of(), 0, 0, *A4)
    canvas.save()


def mixed(path: Path) -> None:
    """A page with text, a scanned page, a page with text."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=19)
    sheet.text(60, 60, "■点検の実施の状況", size=14)
    sheet.paragraph(
        60,
        95,
        "　県内の公民館412館のうち、令和５年度に点検を終えたのは287館である。次のページに点検を求めた通知を掲げる。",
        470,
    )
    canvas.showPage()
    canvas.drawImage(picture_of(), 0, 0, *A4)
    canvas.showPage()
    sheet.text(60, 60, "■今後の予定", size=14)
    sheet.paragraph(60, 95, "　残る125館については、令和６年度末までに点検を終える。", 470)
    canvas.save()


def scan_with_hidden_text(path: Path) -> None:
    """A picture with the words that a scanner's program read, invisible, behind it."""
    canvas = new_canvas(path)
    canvas.drawImage(picture_of(), 0, 0, *A4)
    sheet = Sheet(canvas, size=12, leading=24)
    top = 80.0
    for text, place, size in LETTER:
        if place == "right":
            sheet.text(530 - 12 * len(text), top, text, size=size, mode=3)
        elif place == "middle":
            sheet.text(300 - 6 * len(text), top + 10, text, size=size, mode=3)
            top += 20
        else:
            first, rest = text[:38], text[38:]
            sheet.text(70, top, first, size=size, mode=3)
            while rest:
                top += 24
                sheet.text(70, top, rest[:38], size=size, mode=3)
                rest = rest[38:]
        top += 32
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "scan": scan,
    "scan-between-pages": mixed,
    "scan-with-hidden-text": scan_with_hidden_text,
}
