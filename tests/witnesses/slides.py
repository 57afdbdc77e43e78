"""Witnesses of reading order on slides and in leaflets: boxes and titles drawn last, labels beside and above their text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape

from witnesses.sheet import BLUE, GREEN, PALE, Sheet, new_canvas

SLIDES = (
    (
        "みなと子育てプラザ",
        "【視察日】令和６年５月14日（火）",
        (
            (
                "●施設の概要",
                "妊娠期から就学前までの家庭が予約なしで立ち寄れる相談の場で、保健師と保育士が常駐している。",
            ),
            (
                "●主な取組",
                "相談の記録を一つにまとめ、出産した病院、保健所、保育園が同じ記録を見て支える仕組みを整えている。",
            ),
            (
                "●聞き取りの内容",
                "昨年度の相談は延べ3,480件で、このうち約４割が父親からの相談であった。夜間の相談を望む声が多い。",
            ),
            ("●政策への示唆", "住む市町村が変わっても記録が引き継がれるよう、様式をそろえることが求められる。"),
        ),
    ),
    (
        "やまなみ就労支援センター",
        "【視察日】令和６年５月28日（火）",
        (
            ("●施設の概要", "障害のある人が一般の企業で働き続けられるよう、就職の前から定着までを同じ担当者が支える。"),
            (
                "●主な取組",
                "実習を受け入れる企業を112社まで広げ、一人が三つ以上の職場を試してから就職先を選べるようにしている。",
            ),
            (
                "●聞き取りの内容",
                "就職から１年後も働いている人は84％で、全国の平均を上回る。通勤の負担が離職の主な理由である。",
            ),
            ("●政策への示唆", "在宅で働くことを前提とした実習の機会を広げることが重要である。"),
        ),
    ),
)


def slide_boxes_drawn_last(path: Path) -> None:
    """Four boxes in two columns; their headings are drawn first, the texts of two boxes last."""
    canvas = new_canvas(path, landscape(A4))
    sheet = Sheet(canvas, size=13, leading=20)
    places = ((40.0, 110.0), (40.0, 320.0), (435.0, 110.0), (435.0, 320.0))
    for title, visited, boxes in SLIDES:
        sheet.text(40, 40, title, size=24)
        sheet.text(560, 50, visited, size=12)
        for (x, top), (heading, _) in zip(places, boxes, strict=True):
            sheet.box(x, top, 365, 190, line=True)
            sheet.text(x + 10, top + 10, heading, size=15)
        for index in (3, 0, 2, 1):
            (x, top), (_, text) = places[index], boxes[index]
            sheet.paragraph(x + 14, top + 44, text, 335)
        canvas.showPage()
    canvas.save()


def slide_title_drawn_last(path: Path) -> None:
    """The title band and the date over the text come at the end of the page's drawing."""
    canvas = new_canvas(path, landscape(A4))
    sheet = Sheet(canvas, size=14, leading=22)
    for title, visited, boxes in SLIDES:
        top = 130.0
        for heading, text in boxes:
            sheet.text(50, top, heading, size=16)
            top = sheet.paragraph(64, top + 28, text, 700) + 14
        sheet.box(0, 0, 842, 90, fill=PALE, line=False)
        sheet.text(50, 26, title, size=26)
        sheet.text(590, 104, visited, size=12)
        canvas.showPage()
    canvas.save()


ROWS = (
    (
        "目　的",
        "一人暮らしの高齢者が、住み慣れた地域で安心して暮らし続けられるよう、見守りと買い物の支えを一つにする。",
    ),
    ("対　象", "市内に住む75歳以上の一人暮らしの人と、日中に家族が不在となる家庭。"),
    ("内　容", "配達員が週に二度訪ねて体調を尋ね、気になることがあれば地域包括支援センターに知らせる。"),
    ("成　果", "登録者は１年で260人から415人に増え、救急搬送に至る前に受診につながった例が31件あった。"),
)


def pills_beside_their_text(path: Path) -> None:
    """White words in coloured pills at the left, the text at the right; all pills are drawn before all texts."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=18)
    sheet.text(60, 60, "見守り買い物支援事業のあらまし", size=18)
    sheet.paragraph(60, 105, "市と生活協同組合が令和３年度に始めた事業で、次の四つの点に特徴がある。", 470)
    tops = [150.0 + 80 * index for index in range(len(ROWS))]
    for top, (label, _) in zip(tops, ROWS, strict=True):
        sheet.pill(60, top, 70, label)
    for top, (_, text) in zip(tops, ROWS, strict=True):
        sheet.paragraph(150, top, text, 380)
    sheet.paragraph(60, 480, "事業の費用は年間およそ1,800万円で、市が三分の二を負担している。", 470)
    canvas.save()


def pills_above_their_text(path: Path) -> None:
    """Two by two panels, each with a numbered coloured pill over its text."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=11, leading=18)
    sheet.text(60, 60, "見守り買い物支援事業のあらまし", size=18)
    for index in (1, 0, 3, 2):
        label, text = ROWS[index]
        x, top = 60.0 + 245 * (index % 2), 130.0 + 190 * (index // 2)
        sheet.box(x, top + 10, 230, 150)
        sheet.pill(x + 12, top, 95, "①②③④"[index] + "　" + label, color=GREEN)
        sheet.paragraph(x + 12, top + 38, text, 206)
    canvas.save()


def label_band_over_paragraphs(path: Path) -> None:
    """Coloured bands across the page with white words are the headings of what stands below."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=17)
    sheet.text(60, 50, "地域交通の確保に関する調査のまとめ", size=18)
    top = 100.0
    for heading, texts in (
        (
            "調査の背景",
            (
                "路線バスの廃止が続き、県内の集落の２割で日中の移動手段が失われている。",
                "このため県は令和５年度に全集落を対象とした聞き取りを行った。",
            ),
        ),
        ("調査の結果", ("通院に週１回以上の移動を要する世帯は1,240世帯で、このうち620世帯に運転できる家族がいない。",)),
        (
            "今後の対応",
            (
                "予約制の乗合車両を12の町村で試み、費用と利用の状況を毎月公表する。",
                "利用者の負担は１回300円を上限とする。",
            ),
        ),
    ):
        sheet.box(60, top, 475, 22, fill=BLUE, line=False)
        sheet.text(68, top + 5, heading, size=12, color=PALE)
        top += 32
        for text in texts:
            top = sheet.paragraph(60, top, "　" + text, 475)
        top += 14
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "slide-boxes-drawn-last": slide_boxes_drawn_last,
    "slide-title-drawn-last": slide_title_drawn_last,
    "pills-beside-their-text": pills_beside_their_text,
    "pills-above-their-text": pills_above_their_text,
    "label-bands": label_band_over_paragraphs,
}
