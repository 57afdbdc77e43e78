"""Write orchard-visits.pdf, an invented report of visits with running heads and a ruled table; its path is the only argument."""

from __future__ import annotations

import sys

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "HeiseiKakuGo-W5"  # a font that readers have, so that the file stays small
SIZE, LEADING, LEFT = 10.5, 17.0, 60.0
TOP = A4[1] - 90.0
COLUMN = 44  # characters in a line; a paragraph that begins with # is a heading in larger type
RUNNING_HEAD = "果樹産地の現地調査（検査のために作成した架空の報告）"

PAGES = (
    (
        "令和６年８月",
        "農林水産省農産局果樹・茶グループ",
        "",
        "果樹産地の現地調査について",
        "",
        "１．つがる果樹研修農場",
        "視察日：令和６年７月４日（木）",
        "●施設の概要",
        "・所在地：青森県弘前市",
        "・運営主体：一般社団法人つがる果樹会",
        "・定員：24名",
        "　りんごの栽培を志す者に２年間の研修を行う農場である。2016年４月に開設され、園地は約3.6ヘクタールに及ぶ。",
        "●取組の特徴",
        "○修了者の８割は市内で就農し、2023年度末時点で累計61名となった。",
        "○剪定の教材を動画で用意したことにより、１年目の作業時間は年間420時間から365時間に減少した。",
        "●意見交換の内容",
        "○指導員からは、「教える側の高齢化が進み、後任が見つからない」との発言があった。",
    ),
    (
        "２．ひむか柑橘選果場",
        "視察日：令和６年７月18日（木）",
        "●施設の概要",
        "・所在地：宮崎県日南市",
        "・運営主体：ひむか農業協同組合",
        "　平成22年に稼働した選果場で、管内の216戸が出荷している。",
        "●取組の特徴",
        "○光センサーの導入後、選果に携わる人数は32人から19人へ減り、１日当たりの処理量は60トンを超える。",
        "●意見交換の内容",
        "○出荷量は令和４年産が1,850トン、令和５年産が2,040トンであり、過去10年で最多である。",
        "表１　出荷先別の出荷量（令和５年産）",
        None,
        "",
        "# 次の産地へ",
        "　産地の担い手を育てる仕組みを、地域を越えて分かち合うことが望まれる。",
    ),
)
TABLE = (
    ("出荷先", "出荷量（トン）", "割合（％）"),
    ("関東", "980", "48.0"),
    ("関西", "640", "31.4"),
    ("九州", "420", "20.6"),
)


def main(path: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(path, pagesize=A4, invariant=True)
    canvas.setTitle("果樹産地の現地調査について")
    for number, paragraphs in enumerate(PAGES, start=1):
        canvas.setFont(FONT, 8)
        canvas.drawString(LEFT, A4[1] - 50, RUNNING_HEAD)
        canvas.drawCentredString(A4[0] / 2, 40, str(number))
        canvas.setFont(FONT, SIZE)
        y = TOP
        for paragraph in paragraphs:
            y = _table(canvas, y) if paragraph is None else _paragraph(canvas, paragraph, y)
        canvas.showPage()
    canvas.save()


def _paragraph(canvas: Canvas, text: str, y: float) -> float:
    large = text.startswith("# ")
    canvas.setFont(FONT, 1.4 * SIZE if large else SIZE)
    text = text.removeprefix("# ")
    for start in range(0, max(len(text), 1), COLUMN):
        canvas.drawString(LEFT, y, text[start : start + COLUMN])
        y -= LEADING
    canvas.setFont(FONT, SIZE)
    return y


def _table(canvas: Canvas, y: float) -> float:
    width, height = 110.0, 20.0
    for row in TABLE:
        for column, cell in enumerate(row):
            canvas.rect(LEFT + column * width, y - 6, width, height)
            canvas.drawString(LEFT + column * width + 6, y, cell)
        y -= height
    return y


if __name__ == "__main__":
    main(sys.argv[1])
