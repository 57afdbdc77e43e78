"""Witnesses of slides and book pages put together from boxes: boxes in a row, pairs, strips, call-outs, boxes at head and foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from witnesses.sheet import BLUE, GREEN, GREY, PALE, RED, Sheet, new_canvas, width_of, wrap

# Fonts that are not embedded: many witnesses of boxes stay small, and all is in their place.
PLAIN, SERIF = "HeiseiKakuGo-W5", "HeiseiMin-W3"
for _name in (PLAIN, SERIF):
    pdfmetrics.registerFont(UnicodeCIDFont(_name))

WIDE = (960.0, 540.0)  # a slide of 16 by 9


def slide(path: Path, title: str) -> Sheet:
    """A slide with its title on a coloured band."""
    sheet = Sheet(new_canvas(path, WIDE), font=PLAIN, size=14, leading=21)
    sheet.box(0, 0, 960, 62, fill=BLUE, line=False)
    sheet.text(28, 18, title, size=24, color=white)
    return sheet


def band(sheet: Sheet, x: float, top: float, width: float, words: str, *, size: float = 15) -> None:
    """White words in the middle of a coloured band."""
    sheet.box(x, top, width, 2 * size, fill=GREEN, line=False)
    sheet.text(x + (width - width_of(words, size)) / 2, top + size / 2, words, size=size, color=white)


def bullets(sheet: Sheet, x: float, top: float, width: float, items: Sequence[str], *, size: float = 0) -> float:
    """Items whose wrapped lines hang under their words; gives the top of what follows."""
    for item in items:
        top = sheet.paragraph(x, top, item, width, hang=1, size=size, leading=1.5 * (size or sheet.size)) + 5
    return top


def arrow(sheet: Sheet, x: float, top: float) -> None:
    """A thick arrow to the right."""
    y = sheet.height - top
    shape = sheet.canvas.beginPath()
    shape.moveTo(x, y - 10)
    for dx, dy in ((14, -10), (14, 0), (30, -20), (14, -40), (14, -30), (0, -30)):
        shape.lineTo(x + dx, y + dy)
    shape.close()
    sheet.canvas.setFillColor(RED)
    sheet.canvas.drawPath(shape, stroke=0, fill=1)


def three_boxes_and_arrows(path: Path) -> None:
    """Three boxes side by side, each with a heading on a band and its bullets; arrows lead from one to the next."""
    sheet = slide(path, "学校給食における地場産物の活用")
    sheet.paragraph(
        30, 78, "県内の産物を使う割合を高めるため、作る人と調理する人をつなぐ仕組みを三つの段階で整える。", 900
    )
    for index, (heading, items) in enumerate(
        (
            (
                "調べる",
                (
                    "・市町村ごとに、給食で使う野菜の量と時期を月別にまとめる。",
                    "・使われない理由を、栄養教諭113人に尋ねる。",
                ),
            ),
            (
                "つなぐ",
                (
                    "・農業協同組合に調整役を置き、作付けの前に数量を取り決める。",
                    "・規格の外にある産物も、洗浄と裁断をして納める。",
                ),
            ),
            (
                "広げる",
                ("・成果を他の市町村に知らせ、３年後には全ての調理場が加わることを目指す。",),
            ),
        )
    ):
        x = 30.0 + 312 * index
        sheet.box(x, 140, 270, 300)
        band(sheet, x, 140, 270, heading)
        bullets(sheet, x + 12, 186, 246, items)
        if index:
            arrow(sheet, x - 36, 270)
    sheet.right(935, 512, "7", size=11)
    sheet.canvas.save()


def figure_with_call_outs(path: Path) -> None:
    """The left half is text, the right half a drawing whose parts are named by small words at the ends of lines."""
    sheet = slide(path, "小さな水力による発電")
    sheet.text(30, 90, "■仕組み", size=16)
    top = bullets(
        sheet,
        34,
        122,
        400,
        (
            "○農業用水の落差を使うため、新たな堰を設けずに発電できる。",
            "○出力は49キロワットで、およそ90世帯が使う電力に当たる。",
        ),
    )
    sheet.text(30, top + 14, "■課題", size=16)
    bullets(sheet, 34, top + 46, 400, ("○落ち葉を取り除く作業を、地区の人が交代で毎朝行っている。",))
    sheet.box(500, 150, 420, 270, fill=GREY)
    sheet.box(600, 240, 90, 110, fill=PALE)
    for x, y, words, x1, y1 in (
        (512, 168, "取水口", 560, 250),
        (760, 176, "水圧管（長さ38ｍ）", 690, 270),
        (764, 300, "水車と発電機", 700, 320),
        (520, 392, "放水路", 610, 352),
    ):
        sheet.text(x, y, words, size=10)
        sheet.rule(x + width_of(words, 10) / 2, y + 13 if y < 350 else y - 2, x1, y1)
    sheet.text(610, 430, "図１　発電の設備", size=12)
    sheet.right(935, 512, "12", size=11)
    sheet.canvas.save()


def boxes_two_by_two(path: Path) -> None:
    """Four coloured boxes, two in a row; their titles are counted by a word with a figure."""
    sheet = slide(path, "空港の周りの地域づくり　四つの柱")
    for index, (heading, text) in enumerate(
        (
            ("柱１　騒音への備え", "防音の工事を終えていない住宅が2,140戸残る。令和９年度までに全て終える。"),
            ("柱２　仕事の場", "貨物を扱う企業を17社招き、地元からの採用を５割以上とする。"),
            ("柱３　足の確保", "空港と駅を結ぶバスを15分に１本とし、早朝の便を加える。"),
            ("柱４　緑地", "移転した跡地38ヘクタールを、地区の人と共に森に戻していく。"),
        )
    ):
        x, top = 30.0 + 460 * (index % 2), 90.0 + 205 * (index // 2)
        sheet.box(x, top, 440, 185, fill=PALE)
        sheet.text(x + 14, top + 14, heading, size=17, color=BLUE)
        sheet.paragraph(x + 14, top + 56, text, 410)
    sheet.canvas.save()


def present_and_response(path: Path) -> None:
    """現状 at the left, 対応 at the right, an arrow between; all that is right is drawn before all that is left."""
    sheet = slide(path, "外国につながる子どもの学びの支え")
    for x, heading, items in (
        (
            510.0,
            "対応",
            (
                "●日本語を教える教員を18人増やし、拠点となる学校に置く。",
                "●入学の案内を９か国語で作り、窓口で手渡す。",
                "●母語のできる支援員が、週に２日ずつ学校を回る。",
            ),
        ),
        (
            30.0,
            "現状",
            (
                "●日本語の指導が必要な児童生徒は1,206人で、10年前の2.3倍である。",
                "●学校に通っているか分からない子どもが37人いる。",
            ),
        ),
    ):
        sheet.box(x, 95, 420, 330)
        band(sheet, x, 95, 420, heading, size=17)
        bullets(sheet, x + 14, 148, 390, items)
    arrow(sheet, 465, 230)
    sheet.paragraph(30, 450, "※　人数は令和６年５月１日現在で、私立の学校を含まない。", 900, size=11)
    sheet.canvas.save()


def timeline(path: Path) -> None:
    """A strip of years; under each year what is done in it."""
    sheet = slide(path, "検診の受診率を高める取組の進め方")
    for index, (year, text) in enumerate(
        (
            ("令和４年度", "対象となる人に個別の案内を送り、受けない理由を調べる。"),
            ("令和５年度", "夜間と休日の検診を６会場で始め、託児を設ける。"),
            ("令和６年度", "職場の検診を受けた人の結果を、本人の同意を得て集める。"),
            ("令和７年度", "受診率を45％とし、次の計画に引き継ぐ。"),
        )
    ):
        x = 30.0 + 228 * index
        sheet.box(x, 120, 216, 40, fill=GREEN, line=False)
        sheet.text(x + 65, 132, year, size=16, color=white)
        sheet.paragraph(x + 6, 180, text, 200)
    sheet.rule(30, 300, 930)
    sheet.paragraph(30, 320, "各年度の終わりに有識者の会議を開き、進み具合を確かめた上で次の年度の内容を見直す。", 900)
    sheet.canvas.save()


def summary_over_two_columns(path: Path) -> None:
    """A framed summary at the head of a slide, two columns with headings and items under it."""
    sheet = slide(path, "林業で働く人の安全")
    sheet.box(30, 80, 900, 92, fill=PALE)
    bullets(
        sheet,
        44,
        92,
        870,
        (
            "○林業の労働災害は令和５年に1,140件で、千人当たりの発生率は全産業の９倍に上る。",
            "○伐木の作業中の事故が半数を占めるため、訓練の場と装備の両面から支える。",
        ),
    )
    for x, heading, items in (
        (
            30.0,
            "◆訓練の場",
            (
                "・伐木の手順を繰り返し練習できる施設を、県内の４か所に設ける。",
                "・指導に当たる人を26人育て、事業体に出向かせる。",
                "・新しく就いた人は、３か月の間に40時間の訓練を受ける。",
            ),
        ),
        (
            495.0,
            "◆装備",
            (
                "・切創を防ぐ作業着の購入費の２分の１を補助する。",
                "・位置を知らせる端末を貸し出し、一人での作業を見守る。",
            ),
        ),
    ):
        sheet.text(x, 196, heading, size=17)
        bullets(sheet, x + 10, 230, 420, items)
    sheet.right(935, 512, "3", size=11)
    sheet.canvas.save()


FERRIES = (
    "島と本土を結ぶ船は、通院や買い物に欠かせない足である。利用する人が減る中で、船を保つ費用の多くを公の負担に頼っている。県は令和５年度に、11の航路について収支と利用の状況を調べた。",
    "運賃の収入で費用を賄えている航路は一つもなく、最も割合の高い航路でも６割であった。燃料の値上がりが続き、船員の平均年齢は56歳に達している。",
)
AFTER_TABLE = (
    "利用が最も多いのは中島線であるが、通学に使う生徒の数は５年間で半分になった。貨物は横ばいで、島の産物を運ぶ便としての役割は変わらない。",
    "船を小さくすれば費用は下がるが、波の高い日に欠航が増える。島の人への聞き取りでは、便の数よりも欠航の少なさを望む声が多かった。",
)


def table_between_columns(path: Path) -> None:
    """Text in two columns, a table across both, text in two columns again."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=10, leading=16.5)
    sheet.text(60, 56, "２　離島航路の状況", size=15)
    top = _columns(sheet, FERRIES, 96)
    sheet.text(60, top + 14, "表２　主な航路の状況（令和５年度）", size=10, font=PLAIN)
    widths, heights = (115.0, 90.0, 90.0, 90.0, 90.0), (20.0, 20.0, 20.0, 20.0)
    rows = (
        ("航路", "利用者（人）", "便数（往復）", "収入（万円）", "費用（万円）"),
        ("中島線", "48,210", "6", "3,120", "5,180"),
        ("沖之浦線", "12,905", "3", "840", "2,460"),
        ("小浜線", "7,384", "2", "415", "1,990"),
    )
    sheet.grid(60, top + 34, widths, heights)
    sheet.cells(60, top + 34, widths, heights, rows, right_from=1)
    sheet.text(60, top + 120, "資料：県交通政策課調べ", size=9)
    _columns(sheet, AFTER_TABLE, top + 150)
    sheet.middle(800, "18", size=9)
    sheet.canvas.save()


def _columns(sheet: Sheet, texts: Sequence[str], top: float) -> float:
    """Paragraphs over two columns of one length; gives where they end."""
    lines = [line for text in texts for line in wrap("　" + text, 225, sheet.size)]
    room = -(-len(lines) // 2)
    sheet.lines(60, top, lines[:room])
    sheet.lines(310, top, lines[room:])
    return top + room * sheet.leading


LEVELS = (
    (0, "○", "避難所で過ごす人の健康を守るため、開設から72時間のうちに行うことを、市町村と保健所の間であらかじめ取り決めておく。"),
    (1, "・", "水と電気が止まった場合に備え、簡易なトイレを避難する人50人に１基の割合で蓄え、置き場所を図面に記しておく。"),
    (2, "－", "夜間も使えるよう照明を備え、女性用は男性用の３倍の数とする。"),
    (2, "－", "清掃の当番と手順を、開設の初日に決める。"),
    (1, "・", "薬を持たずに避難した人のため、薬剤師会と協定を結ぶ。"),
    (0, "○", "車の中で過ごす人については、駐車場ごとに担当を決めて声を掛け、体を動かすよう促すとともに、飲み水を一人当たり１日２リットル配る。"),
    (1, "・", "人数を朝と夕の２回数え、本部に伝える。"),
)  # fmt: skip


def bullets_of_three_levels(path: Path) -> None:
    """Items on three levels with hanging indents; marks and lines are text objects of their own, marks drawn last."""
    sheet = slide(path, "避難所の環境の改善")
    top = 92.0
    marks: list[tuple[float, float, str]] = []
    for level, mark, text in LEVELS:
        x = 36.0 + 30 * level
        size = 16.0 - level
        marks.append((x, top, mark))
        top = sheet.lines(x + 22, top, wrap(text, 850 - 30 * level, size), size=size, leading=24) + 8
    for (x, at, mark), (level, _, _) in zip(marks, LEVELS, strict=True):
        sheet.text(x, at, mark, size=16.0 - level)
    sheet.canvas.save()


def headings_with_bars(path: Path) -> None:
    """Headings whose white number stands in a coloured square, with a bar under the words; sub-headings have a bar at the left."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=10.5, leading=18)
    top = 60.0
    for number, heading, parts in (
        (
            "１",
            "図書館の役割の広がり",
            (
                ("仕事を探す人のために", "求人の情報と資格の本を一か所に集め、週に２回、相談員が席を設けている。令和５年度は延べ1,870人が訪れた。"),
                ("子どもの居場所として", "放課後に過ごす部屋を設け、大学生が宿題を見る。利用の登録は412人に上る。"),
            ),
        ),
        (
            "２",
            "本を届ける仕組み",
            (("動く図書館", "車に3,000冊を積み、山あいの23の集落を２週間に一度回る。利用する人の７割は75歳以上である。"),),
        ),
    ):  # fmt: skip
        sheet.box(60, top, 24, 24, fill=BLUE, line=False)
        sheet.text(65, top + 5, number, size=14, color=white)
        sheet.text(94, top + 4, heading, size=15)
        sheet.rule(60, top + 26, 535)
        top += 42
        for name, text in parts:
            sheet.box(60, top, 4, 14, fill=GREEN, line=False)
            sheet.text(70, top + 1, name, size=12, color=GREEN)
            top = sheet.paragraph(60, top + 24, "　" + text, 475) + 12
        top += 8
    sheet.middle(800, "31", size=9)
    sheet.canvas.save()


def reference_box_at_the_foot(path: Path) -> None:
    """Running text, and at the foot of the page a framed box that begins with 参考."""
    sheet = Sheet(new_canvas(path, A4), font=PLAIN, size=11, leading=19)
    sheet.text(60, 60, "（２）　里親への委託の推進", size=13)
    top = 96.0
    for text in (
        "里親に委託される子どもの割合は、令和４年度末に24.3％となり、10年前のおよそ２倍となった。市町村の間の差は大きく、６割を超える市がある一方、委託のない町も残る。",
        "委託を進めるには、里親になろうとする人を募り、研修を行い、委託した後も支え続ける機関が要る。県は令和５年度までに、これらを一貫して担う機関を５か所に置いた。",
    ):
        top = sheet.paragraph(60, top, "　" + text, 475)
    sheet.box(60, 600, 475, 150, fill=PALE)
    sheet.text(72, 612, "参考　里親の種類", size=11)
    sheet.lines(
        72,
        638,
        (
            "・養育里親：保護者のない子どもなどを預かり、育てる里親",
            "・専門里親：虐待を受けた子どもなど、専門の支えが要る子どもを育てる里親",
            "・養子縁組里親：養子縁組によって親となることを望む里親",
            "・親族里親：親が死亡した場合などに、祖父母などの親族が育てる里親",
        ),
        size=10,
        leading=19,
    )
    sheet.middle(800, "－ 64 －", size=9)
    sheet.canvas.save()


def source_in_the_footer(path: Path) -> None:
    """Two slides whose foot holds the source of what they state, and at its right the page number."""
    canvas = new_canvas(path, WIDE)
    for number, title, items, source in (
        (
            "4",
            "外出の機会の変化",
            (
                "○週に１回以上外出する人の割合は、75歳以上では82.6％で、前の調査から3.1ポイント下がった。",
                "○外出しない理由は「足腰の痛み」が最も多く、「行く所がない」がこれに次ぐ。",
            ),
            "（出典）見本県「高齢者の暮らしに関する調査」（令和５年）",
        ),
        (
            "5",
            "地域の集まりへの参加",
            (
                "○月に１回以上集まりに出る人は３人に１人で、女性が男性を上回る。",
                "○集まりの場は県内に2,318か所あり、このうち約４割が公民館である。",
            ),
            "（出典）見本県「通いの場の実施状況」（令和６年３月末現在）",
        ),
    ):
        sheet = Sheet(canvas, font=PLAIN, size=16, leading=25)
        sheet.text(30, 26, title, size=24)
        sheet.rule(30, 60, 930)
        bullets(sheet, 40, 90, 870, items)
        sheet.text(30, 508, source, size=10)
        sheet.right(930, 508, number, size=11)
        canvas.showPage()
    canvas.save()


def labels_in_boxes_at_the_left(path: Path) -> None:
    """Rows of a coloured box with a label, over two lines where it is long, and a framed box with items beside it."""
    sheet = slide(path, "食品の寄附を進めるための制度の見直し")
    top = 90.0
    for label, items in (
        (
            ("現状と", "課題"),
            (
                "○食べられるのに捨てられる食品は年間472万トンで、家庭と事業者がほぼ半分ずつ出している。",
                "○寄附をした後の事故の責任を恐れ、提供をためらう事業者が多い。",
            ),
        ),
        (("見直しの", "内容"), ("○一定の管理を行う団体を登録し、その団体に寄附した事業者の責任を軽くする。",)),
        (("施行日",), ("○令和７年４月１日。ただし、登録の申請は同年１月から受け付ける。",)),
    ):
        height = 118.0 if len(items) > 1 else 76.0
        sheet.box(30, top, 130, height, fill=BLUE, line=False)
        first = top + (height - 22 * len(label)) / 2
        for place, words in enumerate(label):
            sheet.text(30 + (130 - width_of(words, 16)) / 2, first + 22 * place, words, size=16, color=white)
        sheet.box(166, top, 764, height)
        bullets(sheet, 178, top + 16, 740, items)
        top += height + 14
    sheet.canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "three-boxes-and-arrows": three_boxes_and_arrows,
    "figure-with-call-outs": figure_with_call_outs,
    "boxes-two-by-two": boxes_two_by_two,
    "present-and-response": present_and_response,
    "timeline": timeline,
    "summary-over-two-columns": summary_over_two_columns,
    "table-between-columns": table_between_columns,
    "bullets-of-three-levels": bullets_of_three_levels,
    "headings-with-bars": headings_with_bars,
    "reference-box-at-the-foot": reference_box_at_the_foot,
    "source-in-the-footer": source_in_the_footer,
    "labels-in-boxes-at-the-left": labels_in_boxes_at_the_left,
}
