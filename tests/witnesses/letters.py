"""Witnesses of characters: codes that are not what is printed, letters drawn twice or far apart, and small ones over the line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.colors import Color, black
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from witnesses.sheet import RED, Sheet, new_canvas, retell

PRINTED = (
    "国民の生活を支える用水の長期的な見通し",
    "青森県の漁村では、高齢の母と子が共に働き、金属の網を使わない漁を続けている。",
    "見学者は一人一人、小さな舟に乗り、日が西に傾くまで食と手仕事を学ぶ。",
    "肉や麦の入手が難しい島でも、龍や鬼の面を用いた祭りが八月に行われる。",
)
# Radicals that stand in text layers for the ideographs of the same shape.
KANGXI = dict(zip("用高金一人小日手入見食鬼龍月", "⽤⾼⾦⼀⼈⼩⽇⼿⼊⾒⾷⿁⿓⽉", strict=True))
SUPPLEMENT = dict(zip("民長青母西麦", "⺠⻑⻘⺟⻄⻨", strict=True))


def radicals(path: Path) -> None:
    """Ideographs that the text layer calls radicals, of both blocks; numbers and headings among them."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=19)
    sheet.text(60, 60, "■" + PRINTED[0], size=14)
    top = 95.0
    for text in PRINTED[1:]:
        top = sheet.paragraph(60, top, "　" + text, 470)
    sheet.text(60, top + 10, "用水の量は一日に86万立方メートルである。")
    canvas.save()
    retell(path, KANGXI | SUPPLEMENT)


def private_use_bullets(path: Path) -> None:
    """Bullets of symbol fonts, which the text layer gives private codes."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=19)
    top = 60.0
    for mark, title, items in (
        ("●", "相談の窓口", ("電話による相談は平日の午前９時から受け付けている。", "来所による相談は予約を要しない。")),
        ("●", "相談の内容", ("就職に関する相談が412件で最も多い。", "住まいに関する相談は前年の２倍となった。")),
    ):
        sheet.text(60, top, mark + title, size=13)
        top += 24
        for item in items:
            sheet.text(70, top, "•")
            top = sheet.paragraph(88, top, item, 430)
        for mark, item in (("■", "年末年始は休みとなる。"), ("▶", "土曜日は午後３時に閉まる。")):
            sheet.text(70, top, mark)
            top = sheet.paragraph(88, top, item, 430)
        top += 12
    canvas.save()
    retell(path, {"●": "\uf06c", "•": "\uf0b7", "■": "\uf06e", "▶": "\uf0d8"})


def drawn_twice(path: Path) -> None:
    """Headings made bold by drawing them two or three times, and a title with a shadow."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=19)
    sheet.text(61.2, 61.2, "住宅の確保に関する調査の概要", size=18, color=Color(0.7, 0.7, 0.7))
    sheet.text(60, 60, "住宅の確保に関する調査の概要", size=18)
    top = 110.0
    for heading, text in (
        ("１　調査の目的", "住まいを失うおそれのある世帯の数と、支援につながるまでの日数を明らかにする。"),
        (
            "２　調査の結果",
            "令和６年３月に住まいの相談をした世帯は1,033世帯で、このうち288世帯が一時的な住まいに入居した。",
        ),
    ):
        for shift in (0, 0.25, 0.5):
            sheet.text(60 + shift, top, heading, size=12)
        top = sheet.paragraph(60, top + 22, "　" + text, 470) + 10
    sheet.text(60, top, "相談のうち")
    for shift in (0, 0.3):
        sheet.text(115 + shift, top, "約３割")
    sheet.text(148, top, "は、家賃の滞納が理由であった。")
    canvas.save()


def spaced_glyphs(path: Path) -> None:
    """A circular whose words are set wide: its kind, its date, addressees and a list of labels of one width."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=20)
    sheet.spaced(430, 50, "事務連絡", 28)
    sheet.spaced(404, 70, "令和６年１０月２６日", 14)
    sheet.spaced(60, 110, "都道府県民生主管部長", 19)
    sheet.spaced(60, 130, "各指定都市民生主管局長", 17)
    sheet.text(300, 120, "殿")
    sheet.spaced(330, 160, "見本省社会援護局長", 16)
    sheet.middle(200, "生活に困窮する世帯への支援の充実について", size=12)
    sheet.paragraph(
        60, 235, "　標記について、下記のとおり取りまとめたので、管内の市町村に知らせるようお願いする。", 470
    )
    sheet.middle(300, "記")
    for number, (label, value) in enumerate(
        (
            ("所在地", "青空市中央町三丁目２番１号"),
            ("定員", "40名"),
            ("開所時間", "午前８時30分から午後６時まで"),
            ("電話", "0123－45－6789"),
        )
    ):
        pitch = 54 / max(len(label) - 1, 1)
        sheet.spaced(70, 330 + 22 * number, label, pitch)
        sheet.text(146, 330 + 22 * number, value)
    canvas.save()


def wraps_inside(path: Path) -> None:
    """Lines that break inside words, numbers, dates, names in kana and Latin words."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=19)
    sheet.text(60, 60, "○雇用の状況", size=13)
    sheet.lines(
        60,
        90,
        (
            "　県内の有効求人倍率は１.24倍で、求職者は前年の同じ月より減って12,3",
            "45人となった。公共職業安定所のうち、子育て中の人を支えるマザーズハロー",
            "ワークでは、令和６年１０月末までに延べ４，５８０人の相談に応じ、このうち１，２",
            "０６人が就職した。企業の側では、週30時間以内で働ける求人を出す例が増え、",
            "平均賃金は月額21万8,000円である。離職した人の割合は４割に満たず、前回の調",
            "査から０．８ポイント下がった。支援には、Organisation for Economic Co-",
            "operation and Development の助言を受けた手法が用いられている。手順書は",
            "https://www.example.jp/hello/",
            "manual.pdfに掲げられている。",
        ),
    )
    canvas.save()


def raised_marks(path: Path) -> None:
    """Small raised figures: note marks behind numbers and names, which are not theirs, and powers, which are."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=22)

    def line(top: float, *parts: tuple[str, str]) -> None:
        x = 60.0
        for text, raised in parts:
            x = sheet.text(x, top, text)
            if raised:
                x = sheet.text(x + 0.4, top - 1.5, raised, size=6, color=RED)

    sheet.text(60, 55, "１　予測の精度", size=13)
    line(85, ("　構造を予測する競技会であるCASP13", "1"), ("では、参加した98の組のうち首位の組が", ""))
    line(107, ("全体の84％", "2"), ("の問題で最も高い点を得た。平成30年", "3"), ("の結果は、その２年前を", ""))
    line(129, ("大きく上回った。計算に用いた建物の延べ床面積は1,250m", "2"), ("である。", ""))
    sheet.rule(60, 180, 200)
    for number, note in enumerate(
        ("二年に一度開かれる競技会の13回目。", "問題の数は104である。", "12月に公表された。"), start=1
    ):
        sheet.text(60, 174 + 14 * number, str(number), size=7.5, color=RED)
        sheet.text(76, 174 + 14 * number, note, size=7.5)
    canvas.save()


def struck_out(path: Path) -> None:
    """An amended notice: old words in red with a rule through them, new ones in red with a rule below."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=20)
    canvas.setLineWidth(0.6)

    def line(top: float, *parts: tuple[str, str]) -> None:
        x = 60.0
        for text, change in parts:
            end = sheet.text(x, top, text, color=RED if change else black)
            if change:
                canvas.setStrokeColor(RED)
                at = top + (5.5 if change == "old" else 11.5)
                sheet.rule(x, at, end, at)
                canvas.setStrokeColor(black)
            x = end

    sheet.text(60, 55, "１　勤務の時間", size=13)
    line(
        85,
        ("　専任の職員は、週に３日以上勤め、かつ、所定の時間が週に", ""),
        ("22", "new"),
        ("24", "old"),
        ("時間以上の者と", ""),
    )
    line(105, ("する。", ""), ("ただし、夜間は除く。", "old"), ("勤める日数は、月に12日とする。研修は年に４", ""))
    line(
        125,
        ("回", "old"),
        ("度", "new"),
        ("、延べ", ""),
        ("18", "old"),
        ("24", "new"),
        ("時間とし、費用は県が負担する。", ""),
    )
    sheet.text(60, 160, "２　報告", size=13)
    line(190, ("　結果は、毎年度の終わりから", ""), ("60", "old"), ("30", "new"), ("日以内に報告する。", ""))
    canvas.save()


def ruby(path: Path) -> None:
    """Readings in small kana over words, in two lines of a paragraph and in a heading."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=24)
    sheet.text(60, 60, "■干潟の再生", size=14)
    sheet.text(76, 53, "ひがた", size=5.5)
    lines = (
        "　湾の奥に残る干潟では、県と漁協が協働して葦の刈り取りを続けている。刈り取った",
        "葦は堆肥となり、近くの農家45戸が用いる。昨年は渡り鳥が2,300羽飛来した。",
    )
    for index, line in enumerate(lines):
        sheet.text(60, 95 + 24 * index, line)
        for word, reading in (("干潟", "ひがた"), ("葦", "あし"), ("堆肥", "たいひ"), ("飛来", "ひらい")):
            at = line.find(word)
            if at >= 0:
                x = 60 + pdfmetrics.stringWidth(line[:at], "gothic", 11)
                width = 11 * len(word)
                sheet.text(x + (width - 5.5 * len(reading)) / 2, 89 + 24 * index, reading, size=5.5)
    canvas.save()


def fonts_not_embedded(path: Path) -> None:
    """Two standard Japanese fonts that the file only names: on a machine without them there are no outlines."""
    for name in ("HeiseiMin-W3", "HeiseiKakuGo-W5"):
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    sheet = Sheet(canvas, font="HeiseiMin-W3", size=11, leading=19)
    top = 60.0
    for heading, text in (
        ("●施設の概要", "町が建て、社会福祉協議会が運営する。定員は35名で、令和４年度の利用者は延べ6,120人であった。"),
        ("●主な意見", "送り迎えの負担を軽くするため、乗合の車を増やしてほしいとの声が聞かれた。"),
        ("●今後の方向", "近くの町と共同で車を走らせることが求められる。"),
    ):
        sheet.text(60, top, heading, size=13, font="HeiseiKakuGo-W5")
        top = sheet.paragraph(60, top + 24, "　" + text, 470) + 8
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "radicals": radicals,
    "private-use-bullets": private_use_bullets,
    "letters-drawn-twice": drawn_twice,
    "spaced-glyphs": spaced_glyphs,
    "wraps-inside-words": wraps_inside,
    "raised-marks": raised_marks,
    "struck-out": struck_out,
    "ruby": ruby,
    "fonts-not-embedded": fonts_not_embedded,
}
