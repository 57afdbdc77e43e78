"""Witnesses of scans as offices make them: askew, with specks, on grey paper, with tables, in columns, vertical, stamped."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw
from reportlab.lib.colors import Color, white
from reportlab.lib.pagesizes import A5, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from witnesses.sheet import Sheet, register_fonts

RESOLUTION = 200  # dots per inch
GREY_INK = Color(0.25, 0.25, 0.25)
DARK = Color(0.3, 0.3, 0.35)


def drawn(draw: Callable[[Sheet], None], size: tuple[float, float], font: str) -> Image.Image:
    """The picture in grey of a page that ``draw`` drew."""
    register_fonts()
    into = BytesIO()
    canvas = Canvas(into, pagesize=size, invariant=1)
    draw(Sheet(canvas, font=font, size=10.5, leading=18))
    canvas.save()
    with pypdfium2.PdfDocument(into.getvalue()) as pdf:
        return pdf[0].render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")


def black_and_white(image: Image.Image, threshold: int = 150) -> Image.Image:
    dots = image.point(lambda dot: 255 if dot > threshold else 0)
    return dots.convert("1", dither=Image.Dither.NONE)


def put(path: Path, image: Image.Image, size: tuple[float, float], *, lossy: bool = False) -> None:
    """A PDF whose one page is the picture."""
    if lossy:
        packed = BytesIO()
        image.save(packed, format="JPEG", quality=60)
        image = packed
    canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1)
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    canvas.save()


def with_specks(image: Image.Image, share: float) -> Image.Image:
    """Grains of dirt of one to three dots, in black on paper and in white on ink."""
    chance = np.random.default_rng(5)
    dots = np.array(image)
    count = round(share * dots.size)
    rows, columns = chance.integers(0, dots.shape[0] - 3, count), chance.integers(0, dots.shape[1] - 3, count)
    for row, column, high, wide, shade in zip(
        rows,
        columns,
        chance.integers(1, 4, count),
        chance.integers(1, 4, count),
        chance.integers(0, 2, count),
        strict=True,
    ):
        dots[row : row + high, column : column + wide] = 255 * shade
    return Image.fromarray(dots)


def slanting_with_specks(path: Path) -> None:
    """A visit report, laid in askew."""

    def draw(sheet: Sheet) -> None:
        sheet.text(50, 45, "みなと学習館", size=14)
        sheet.text(50, 75, "訪問日：令和６年９月12日（木）")
        top = sheet.lines(50, 105, ["●施設の概要"], size=12)
        for text in (
            "○平成18年に開館した社会教育施設で、夜の９時まで開いている。",
            "○令和５年度の利用者は延べ12,480人で、前年度より1,150人増えた。",
        ):
            top = sheet.paragraph(50, top + 4, text, 320, hang=1)
        top = sheet.lines(50, top + 14, ["●特徴的な取組"], size=12)
        for text in (
            "・地元の企業と協力して、働く人のための講座を年に24回開いている。",
            "・講座の修了者35名が、市内の事業所に新たに勤めている。",
        ):
            top = sheet.paragraph(50, top + 4, text, 320, hang=1)
        top = sheet.lines(50, top + 14, ["●主な意見"], size=12)
        sheet.paragraph(
            50,
            top + 4,
            "○「仕事の帰りに学べる場所がほかにない」と、参加者から続けてほしいとの声があった。",
            320,
            hang=1,
        )

    askew = drawn(draw, A5, "gothic").rotate(-1.6, resample=Image.Resampling.BICUBIC, fillcolor=255)
    put(path, black_and_white(with_specks(askew, 0.0004)), A5)


def grey_paper(path: Path) -> None:
    """Light ink on paper that a copier made grey, darker towards one edge."""

    def draw(sheet: Sheet) -> None:
        top = 50.0
        for heading, text, underlined in (
            (
                "事業の目的",
                "この事業は、山間の集落に住む高齢者の通院と買い物を支え、住み慣れた地域で暮らし続けられるようにすることを目的とする。",
                0,
            ),
            (
                "実施の状況",
                "令和５年度は、18の集落で週に２回の運行を行った。利用した者は延べ3,640人で、前年度に比べて２割増加した。",
                1,
            ),
            (
                "今後の課題",
                "運転手の平均年齢は61歳であり、担い手の確保と費用の見直しが求められる。",
                0,
            ),
        ):
            sheet.box(50, top, 110, 20, fill=DARK, line=False)
            sheet.text(60, top + 4, heading, size=12, color=white)
            sheet.paragraph(50, top + 34, text, 320, size=10.5, font="mincho", color=GREY_INK)
            if underlined:
                sheet.rule(50, top + 47, 370)
            top += 130

    image = np.asarray(drawn(draw, A5, "gothic")).astype(np.float64)
    shade = np.linspace(225, 180, image.shape[1])[None, :]
    put(path, Image.fromarray((image / 255 * shade + (255 - image) / 255 * 20).astype(np.uint8)), A5, lossy=True)


def with_table(path: Path) -> None:
    """A table whose rules are a little askew."""

    def draw(sheet: Sheet) -> None:
        sheet.text(50, 50, "図書館の貸出の状況は次の表のとおりである。")
        sheet.text(50, 85, "表１　館別の貸出冊数")
        widths, heights = (80, 80, 80, 80), (24,) * 5
        rows = (
            ("館名", "令和４年度", "令和５年度", "増減"),
            ("中央館", "48,210", "51,904", "3,694"),
            ("東分館", "12,875", "11,630", "▲1,245"),
            ("西分館", "9,406", "9,388", "▲18"),
            ("合計", "70,491", "72,922", "2,431"),
        )
        sheet.grid(50, 105, widths, heights)
        sheet.cells(50, 105, widths, heights, rows, size=10.5, right_from=1)
        sheet.text(50, 232, "資料：教育委員会調べ", size=9)
        sheet.text(50, 265, "東分館では工事のために休館した日があった。")

    askew = drawn(draw, A5, "gothic").rotate(0.3, resample=Image.Resampling.BICUBIC, fillcolor=255)
    put(path, black_and_white(askew), A5)


def columns_two(path: Path) -> None:
    """Two columns, two letters apart."""

    def draw(sheet: Sheet) -> None:
        sheet.middle(40, "森林の保全に関する調査", size=14)
        left = (
            "　調査は、県内の森林組合42か所を対象として行った。回答があったのは36か所であった。",
            "　間伐を行った面積は、前年度より二割近く増え、県が立てた計画の値を初めて上回る結果となった。",
        )
        right = (
            "　作業に当たる者の数は年々減っており、年齢は50代が最も多い。",
            "　木材を運ぶ道の整備が進んだ地域では、費用が１割ほど下がっている。",
        )
        for x, texts in ((45, left), (45 + 15 * 10.5 + 21, right)):
            top = 80.0
            for text in texts:
                top = sheet.paragraph(x, top, text, 15 * 10.5)

    put(path, black_and_white(drawn(draw, A5, "mincho")), A5)


def vertical(path: Path) -> None:
    """A page of vertical writing."""

    def draw(sheet: Sheet) -> None:
        sheet.down(530, 60, "町立歴史資料館の管理に関する規程", size=12)
        x = 495.0
        for line in (
            "第一条　この規程は、町立歴史資料館の管理について",
            "　必要な事項を定めることを目的とする。",
            "第二条　資料館の開館時間は、午前九時から午後五",
            "　時までとする。",
            "第三条　資料館は、毎週月曜日及び年末年始の期間",
            "　を休館とする。",
        ):
            sheet.down(x, 60, line)
            x -= 24

    put(path, black_and_white(drawn(draw, landscape(A5), "mincho")), landscape(A5))


def stamped(path: Path) -> None:
    """A letter with a round stamp."""

    def draw(sheet: Sheet) -> None:
        sheet.right(370, 40, "北教第308号")
        sheet.right(370, 58, "令和６年７月２日")
        sheet.text(50, 90, "各中学校長　殿")
        sheet.middle(120, "部活動の指導者の配置について", size=12)
        sheet.paragraph(50, 160, "　標記について、下記のとおり定めたので、遺漏のないようお願いします。", 320)
        sheet.middle(215, "記")
        top = sheet.lines(50, 250, ["１　配置する人数"])
        top = sheet.lines(60.5, top, ["ア　指導者は、一校につき３名以内とする。"])
        top = sheet.paragraph(
            60.5, top, "イ　大会の前の期間は、市の承認を得て、更に１名を置くことができる。", 26 * 10.5, hang=1
        )
        top = sheet.lines(50, top, ["２　報告"])
        top = sheet.paragraph(
            60.5, top, "ア　校長は、毎月10日までに前の月の活動の状況を教育委員会へ報告すること。", 26 * 10.5, hang=1
        )
        sheet.lines(60.5, top, ["イ　様式は、別に定める。"])

    image = drawn(draw, A5, "mincho")
    stamp = Image.new("L", image.size, 255)
    pen = ImageDraw.Draw(stamp)
    pen.ellipse((180, 80, 420, 320), outline=110, width=5)  # over the end of 各中学校長　殿
    pen.line((185, 170, 415, 170), fill=110, width=4)
    pen.line((185, 230, 415, 230), fill=110, width=4)
    put(path, Image.fromarray(np.minimum(np.asarray(image), np.asarray(stamp))), A5, lossy=True)


WITNESSES: dict[str, Callable[[Path], None]] = {
    "scan-slanting-with-specks": slanting_with_specks,
    "scan-grey-paper": grey_paper,
    "scan-with-table": with_table,
    "scan-columns-two": columns_two,
    "scan-vertical": vertical,
    "scan-stamped": stamped,
}
