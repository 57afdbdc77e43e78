"""Witnesses of cards, steps and side heads: six numbered cards, steps one below the other, two tables side by side, a box at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A4

from witnesses.panels import PLAIN, SERIF, bullets, slide
from witnesses.sheet import BLUE, GREEN, GREY, PALE, Sheet, new_canvas, width_of


def six_cards(path: Path) -> None:
    """Three cards in each of two rows, their numbers in coloured bands; the cards are drawn column by column."""
    sheet = slide(path, "港で働く人の育成に向けた六つの取組")
    cards = (
        ("①　知ってもらう", ("・小学校の見学を年間60回受け入れる。",)),
        ("②　試してもらう", ("・高校生が荷役の機械を操る催しを開く。", "・参加の費用は取らない。")),
        ("③　迎える", ("・住まいの家賃の半額を２年間補助する。",)),
        ("④　育てる", ("・資格を取る費用を会社と折半する。", "・先輩が１年間付き添う。")),
        ("⑤　支える", ("・夜の勤めの後に休める部屋を設ける。",)),
        ("⑥　つなぐ", ("・辞めた人に同じ港の職場を紹介する。",)),
    )
    for index in (0, 3, 1, 4, 2, 5):
        heading, items = cards[index]
        x, top = 30.0 + 306 * (index % 3), 90.0 + 205 * (index // 3)
        sheet.box(x, top, 290, 185)
        sheet.box(x, top, 290, 32, fill=GREEN, line=False)
        sheet.text(x + 12, top + 8, heading, size=16, color=white)
        bullets(sheet, x + 12, top + 48, 268, items)
    sheet.canvas.save()


def steps_downwards(path: Path) -> None:
    """Steps one below the other, each in a coloured box at the left with its text beside it, a sign between two steps."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=11, leading=18)
    sheet.text(60, 56, "災害のときの廃棄物の処理の流れ", size=17)
    top = 100.0
    for number, (step, text) in enumerate(
        (
            (
                "発災直後",
                "被害の大きさから量を見積もり、仮置場を開く。候補地はあらかじめ地図に示し、周りの住民の了解を得ておく。",
            ),
            ("１週間まで", "仮置場に分別の係を置き、畳と家電を他の物と分ける。受け入れる時間を広報の車で知らせる。"),
            ("１か月まで", "処理の進め方を定めた計画を作り、県外の施設での処理について協定に基づいて申し込む。"),
        )
    ):
        if number:
            sheet.text(100, top - 21, "▼", size=12, color=GREEN)
        sheet.box(60, top, 92, 56, fill=BLUE, line=False)
        sheet.text(60 + (92 - width_of(step, 12)) / 2, top + 21, step, size=12, color=white)
        sheet.box(160, top, 375, 56)
        sheet.paragraph(170, top + 8, text, 356)
        top += 80
    sheet.canvas.save()


def two_tables_side_by_side(path: Path) -> None:
    """Two ruled tables side by side, each with its caption; a note under both."""
    sheet = slide(path, "保健師の配置")
    for x, caption, rows in (
        (
            40.0,
            "表１　人口の規模と保健師（人）",
            (("規模", "常勤", "非常勤"), ("１万人未満", "4.1", "0.8"), ("５万人未満", "11.6", "2.3")),
        ),
        (
            500.0,
            "表２　相談の件数（千件）",
            (("内容", "令和４年度", "令和５年度"), ("母子", "318", "302"), ("成人", "274", "291"), ("精神", "96", "118")),
        ),
    ):  # fmt: skip
        widths, heights = (160.0, 120.0, 120.0), (28.0,) * len(rows)
        sheet.text(x, 100, caption, size=14)
        sheet.grid(x, 128, widths, heights)
        sheet.cells(x, 128, widths, heights, rows, size=12, right_from=1)
    sheet.text(40, 270, "※　件数は延べの数である。", size=11)
    sheet.canvas.save()


def box_at_the_right(path: Path) -> None:
    """Items at the left, and a box of another colour at the right with small words and a heading in brackets."""
    sheet = slide(path, "墓地の管理")
    bullets(
        sheet,
        30,
        96,
        540,
        (
            "○縁のある人のいない墓は、県内の公営の墓地の58.2％にある。",
            "○使用料を納める人と連絡が取れなくなってから、撤去までに平均で６年を要している。",
            "○今後は、使用を許す期間を20年とし、続けて使うかを節目ごとに確かめる。",
        ),
    )
    sheet.box(610, 90, 320, 250, fill=GREY)
    sheet.text(624, 102, "【合葬墓とは】", size=13)
    bullets(
        sheet,
        624,
        134,
        294,
        (
            "・多くの人の遺骨を一つの墓に納めるもの。",
            "・県内では14の市町が設け、使う人の７割は生前に申し込んでいる。",
        ),
        size=11,
    )
    sheet.right(935, 512, "15", size=11)
    sheet.canvas.save()


def side_heads(path: Path) -> None:
    """A book page whose small headings stand in the left margin, beside the first line of their paragraphs."""
    sheet = Sheet(new_canvas(path, A4), font=SERIF, size=10.5, leading=18)
    sheet.text(60, 56, "第３節　文化財の防火", size=16, font=PLAIN)
    top = 104.0
    for head, text in (
        ("被害の状況", "国宝や重要文化財の建物の火災は、この20年で31件起きた。原因は電気の設備によるものが最も多く、放火の疑いがこれに次いでいる。"),
        ("設備の整備", "消火の設備を備えた建物は全体の９割に達した。ただし、設けてから30年を過ぎたものが４割を占め、更新の費用が持ち主の負担となっている。"),
        ("訓練と人", "毎年１月26日の前後に、全国の1,600か所で訓練が行われる。地域の人が見回りに加わる所では、異常に早く気付いた例が報告されている。"),
    ):  # fmt: skip
        sheet.text(60, top, head, size=10.5, font=PLAIN, color=BLUE)
        top = sheet.paragraph(150, top, "　" + text, 385) + 16
    sheet.box(60, top + 10, 475, 2, fill=PALE, line=False)
    sheet.middle(806, "112", size=9)
    sheet.canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "six-cards": six_cards,
    "steps-downwards": steps_downwards,
    "two-tables-side-by-side": two_tables_side_by_side,
    "box-at-the-right": box_at_the_right,
    "side-heads": side_heads,
}
