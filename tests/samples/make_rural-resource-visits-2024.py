"""Write rural-resource-visits-2024.pdf, an invented report of visits set as slides; the path of the PDF comes in as the only argument."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT_FOLDER = "/usr/share/fonts/opentype"
GOTHIC, MINCHO = "IPAexGothic", "IPAexMincho"
WIDTH, HEIGHT = landscape(A4)
MARGIN = 40.0
GREEN = Color(0.16, 0.42, 0.27)
PALE = Color(0.92, 0.96, 0.91)
RUNNING_HEAD = "農山漁村の地域資源を活用した施設の現地視察"
# Characters that must not open a line in Japanese setting.
NOT_AT_LINE_START = "、。）」ーっゃゅょ％"


@dataclass(frozen=True)
class Block:
    """A heading with its paragraphs; a paragraph that opens with ○ or ※ hangs behind its mark."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Slide:
    """One facility: the title band, the line below it and its four blocks."""

    title: str
    visited: str
    overview: Block
    features: Block
    remarks: Block
    outlook: Block


TSURUOKA = Slide(
    title="１．鶴岡ファームみのり",
    visited="視察日：令和６年６月11日（火）",
    overview=Block(
        "概要",
        (
            "所在地：山形県鶴岡市",
            "運営主体：社会福祉法人みのり会",
            "利用定員：30名",
            "○障害のある方が農作業に携わり、工賃を得ながら働く力を高めていく就労継続支援Ｂ型の事業所であり、"
            "2015年４月に開設された。",
            "○枝豆、柿、花きなどを約4.8ヘクタールの農地で栽培し、直売所や学校給食に出荷。",
        ),
    ),
    features=Block(
        "特色ある取組",
        (
            "○近隣の農家18戸から作業を請け負っており、2023年度に請け負った日数は延べ612日。",
            "○工程を細かく分け、写真付きの手順書を用意することで、利用者がそれぞれ得意とする作業に就くことが"
            "可能となっている。",
            "○利用者の平均工賃は、2018年度には月額１万6,500円であったが、2023年度には月額２万8,300円となり、"
            "全国の平均を上回る水準にある。",
        ),
    ),
    remarks=Block(
        "関係者の主な発言",
        (
            "○利用者からは「外で体を動かすとよく眠れる」「農家の方に名前を覚えてもらえた」といった声が寄せられた。",
            "○作業を委託する農家からは、繁忙期の人手を確保できたことで、栽培面積を１割から２割広げることができた"
            "との話があった。",
            "○冬の間は屋外の仕事が少なく、一年を通じて作業を確保することが難しい。",
        ),
    ),
    outlook=Block(
        "施策検討に当たっての視点",
        (
            "○農業と福祉の双方に通じた人材は不足しており、両者をつなぐ専門人材の育成が求められる。",
            "○農福連携の制度を知らない農業者も多いことから、都道府県の農政部局と福祉部局が一体となって周知を"
            "進めることが重要である。",
        ),
    ),
)

SASAYAMA = Slide(
    title="２．ささやま里山ステイ協議会",
    visited="視察日：令和６年６月25日（火）",
    overview=Block(
        "概要",
        (
            "「ささやま里山ステイ協議会」（以下「協議会」という。）は、古民家での宿泊と農村の体験を組み合わせて"
            "提供する地域の団体である。2017年に６軒の宿で発足し、2024年５月末現在では21軒が加盟している。"
            "（所在地：兵庫県丹波篠山市）",
        ),
    ),
    features=Block(
        "特色ある取組",
        (
            "○予約の受付と料金の精算を協議会に一本化。",
            "○延べ宿泊者数は、2019年度は4,280人泊、2020年度は1,150人泊、2023年度は5,960人泊と推移。",
            "○2023年度の宿泊者のうち外国人は24％で、その７割超を台湾及び欧州からの旅行者が占める。",
            "※体験の内容は、黒豆の収穫、炭焼き、郷土料理作りなど。",
        ),
    ),
    remarks=Block(
        "関係者の主な発言",
        (
            "○宿を営む方の平均年齢は67歳となっており、「後を継ぐ者が見つからなければ、宿をたたむほかない」"
            "との不安の声が多く聞かれた。",
            "○空き室の情報を宿どうしで分かち合えるようになり、急な団体客も受け入れられるようになった。",
            "○協議会の調査（2023年度）によると、宿泊者１人当たりの市内での消費額は１万8,700円であり、"
            "このうち飲食が約4,500円であった。",
        ),
    ),
    outlook=Block(
        "施策検討に当たっての視点",
        (
            "○宿の担い手の高齢化が進む中、移住者や若い世代への事業の引継ぎを地域ぐるみで支える仕組みが必要である。",
            "○個々の宿では難しい外国語での案内や広報を協議会が引き受けることで、小さな宿でも海外からの旅行者を"
            "迎えることができる。",
        ),
    ),
)

UWAJIMA = Slide(
    title="３．うわじま柑橘加工センター（所在地：愛媛県宇和島市）",
    visited="視察日：令和６年７月９日（火）",
    overview=Block(
        "概要",
        (
            "○傷や大きさを理由に出荷できないみかんを、果汁や菓子に加工する施設。2020年11月に稼働した。",
            "○農業者34名が出資する株式会社みかんの里（本社所在地：愛媛県松山市）が運営している。",
            "○整備に要した費用は２億4,000万円（うち国の交付金は１億2,000万円）。",
        ),
    ),
    features=Block(
        "特色ある取組",
        (
            "○商品の数は、2021年度の３品目から2023年度の17品目へと拡大。",
            "○売上高は2021年度が8,300万円、2022年度が１億500万円、2023年度が１億4,200万円であった。",
            "○従業員26人のうち９人は市外からの移住者。",
            "○搾った後の皮は、県内の企業が香料の原料として引き取っている。",
        ),
    ),
    remarks=Block(
        "関係者の主な発言",
        (
            "○農家からは「これまで捨てていた実に値段が付くようになった」と評価する声があった。",
            "○原料の買取価格は１キログラム当たり45円で、加工場ができる前の約３倍に当たる。",
            "○収穫が冬に集中するため、夏の稼働率は４割程度にとどまっており、設備を十分に生かし切れていない。",
        ),
    ),
    outlook=Block(
        "施策検討に当たっての視点",
        (
            "○夏に旬を迎える作物の受入れなど、産地の枠を越えて設備を共同で使う取組が期待される。",
            "○生産者が加工と販売の担い手となったことで、所得の向上と若者の雇用の創出が同時に図られている。",
        ),
    ),
)


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """Lines of the text that fit the width, in points; half-width numbers stay whole, closing marks open no line."""
    lines = [""]
    for piece in re.findall(r"[0-9.,]+|.", text):
        if pdfmetrics.stringWidth(lines[-1] + piece, font, size) > width and piece not in NOT_AT_LINE_START:
            lines.append("")
        lines[-1] += piece
    return lines


def draw_paragraph(canvas: Canvas, text: str, left: float, top: float, width: float, size: float) -> float:
    """Draw one paragraph below `top`; return where it ends, in points from the foot of the page."""
    canvas.setFont(MINCHO, size)
    canvas.setFillColor(black)
    mark, body = (text[0], text[1:]) if text[0] in "○※" else ("", text)
    indent = size * 1.3 if mark else 0.0
    for ordinal, line in enumerate(wrapped(body, MINCHO, size, width - indent - size)):
        top -= size * 1.38
        if mark and ordinal == 0:
            canvas.drawString(left, top, mark)
        canvas.drawString(left + indent, top, line)
    return top


def draw_block(canvas: Canvas, block: Block, left: float, top: float, width: float, size: float = 13.5) -> float:
    """Draw a heading on its tab and the paragraphs below it; return where the block ends."""
    tab = pdfmetrics.stringWidth(block.heading, GOTHIC, size + 1) + 20
    canvas.setFillColor(GREEN)
    canvas.rect(left, top - 19, tab, 19, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(GOTHIC, size + 1)
    canvas.drawString(left + 10, top - 14.5, block.heading)
    top -= 21
    for paragraph in block.paragraphs:
        top = draw_paragraph(canvas, paragraph, left + 6, top, width - 6, size)
    return top - 12


def draw_frame(canvas: Canvas, slide: Slide, page: int) -> float:
    """Draw running head, title band, day of the visit and page number; return where the blocks start."""
    canvas.setFillColor(black)
    canvas.setFont(GOTHIC, 8)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 22, RUNNING_HEAD)
    canvas.setFillColor(PALE)
    canvas.rect(MARGIN, HEIGHT - 62, WIDTH - 2 * MARGIN, 32, stroke=0, fill=1)
    canvas.setFillColor(GREEN)
    canvas.setFont(GOTHIC, 18)
    canvas.drawString(MARGIN + 10, HEIGHT - 53, slide.title)
    canvas.setFillColor(black)
    canvas.setFont(GOTHIC, 11)
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 78, slide.visited)
    draw_page_number(canvas, page)
    return HEIGHT - 84


def draw_page_number(canvas: Canvas, page: int) -> None:
    """Draw the number of the page at its foot, on the right."""
    canvas.setFillColor(black)
    canvas.setFont(GOTHIC, 9)
    canvas.drawRightString(WIDTH - MARGIN, 20, str(page))


def draw_cover(canvas: Canvas) -> None:
    """Draw the title page with publisher, month and the places visited."""
    canvas.setFillColor(GREEN)
    canvas.rect(0, HEIGHT - 230, WIDTH, 90, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.setFont(GOTHIC, 24)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 194, RUNNING_HEAD + "結果について")
    canvas.setFillColor(black)
    canvas.setFont(GOTHIC, 14)
    places = (
        ("① 鶴岡ファームみのり", "R6.6.11（火）"),
        ("② ささやま里山ステイ協議会", "R6.6.25（火）"),
        ("③ うわじま柑橘加工センター", "R6.7.9（火）"),
    )
    for row, (place, day) in enumerate(places):
        canvas.drawString(230, HEIGHT - 280 - row * 26, place)
        canvas.drawString(490, HEIGHT - 280 - row * 26, day)
    canvas.drawCentredString(WIDTH / 2, 140, "令和６年９月")
    canvas.drawCentredString(WIDTH / 2, 112, "農林水産省 農村振興局都市農村交流課")
    canvas.setFont(MINCHO, 10)
    canvas.drawCentredString(WIDTH / 2, 66, "（見本として作成した架空の報告です）")
    canvas.showPage()


def draw_single_column(canvas: Canvas, slide: Slide, page: int) -> None:
    """Draw the four blocks one below the other."""
    top = draw_frame(canvas, slide, page)
    for block in (slide.overview, slide.features, slide.remarks, slide.outlook):
        top = draw_block(canvas, block, MARGIN, top, WIDTH - 2 * MARGIN)
    canvas.showPage()


def draw_two_columns(canvas: Canvas, slide: Slide, page: int) -> None:
    """Draw overview and features on the left, remarks and outlook on the right."""
    top = draw_frame(canvas, slide, page)
    column = (WIDTH - 2 * MARGIN - 24) / 2
    below = draw_block(canvas, slide.overview, MARGIN, top, column)
    draw_block(canvas, slide.features, MARGIN, below, column)
    right = MARGIN + column + 24
    below = draw_block(canvas, slide.remarks, right, top, column)
    draw_block(canvas, slide.outlook, right, below, column)
    canvas.showPage()


def draw_with_photograph(canvas: Canvas, slide: Slide, page: int) -> None:
    """Draw the four blocks with the frame of a photograph and its caption beside the first two."""
    top = draw_frame(canvas, slide, page)
    whole, narrow = WIDTH - 2 * MARGIN, WIDTH - 2 * MARGIN - 210
    below = draw_block(canvas, slide.overview, MARGIN, top, narrow)
    below = draw_block(canvas, slide.features, MARGIN, below, narrow)
    canvas.setFillColor(PALE)
    canvas.rect(WIDTH - MARGIN - 190, top - 166, 190, 132, stroke=1, fill=1)
    canvas.setFillColor(black)
    canvas.setFont(GOTHIC, 9)
    canvas.drawCentredString(WIDTH - MARGIN - 95, top - 181, "果汁を搾る工程（株式会社みかんの里提供）")
    below = draw_block(canvas, slide.remarks, MARGIN, below, whole)
    draw_block(canvas, slide.outlook, MARGIN, below, whole)
    canvas.showPage()


def main(target: str) -> None:
    """Write the four slides to `target`, byte for byte the same on each run."""
    pdfmetrics.registerFont(TTFont(GOTHIC, f"{FONT_FOLDER}/ipaexfont-gothic/ipaexg.ttf"))
    pdfmetrics.registerFont(TTFont(MINCHO, f"{FONT_FOLDER}/ipaexfont-mincho/ipaexm.ttf"))
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle(RUNNING_HEAD + "結果について")
    draw_cover(canvas)
    draw_single_column(canvas, TSURUOKA, 2)
    draw_two_columns(canvas, SASAYAMA, 3)
    draw_with_photograph(canvas, UWAJIMA, 4)
    canvas.save()


if __name__ == "__main__":
    main(sys.argv[1])
