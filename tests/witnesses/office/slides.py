"""Decks as Impress draws them: boxes in odd order, labels, three levels of bullets, a table object, a drawn chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from witnesses.office.flat import SANS, SLIDE_LATIN, cell, document, fonts, items, p, row, size, style, table

WIDTH, HEIGHT = 280, 157.5  # millimetres, of a slide
LAYOUT = (
    '<style:page-layout style:name="slide"><style:page-layout-properties fo:margin="0mm" '
    f'fo:page-width="{WIDTH}mm" fo:page-height="{HEIGHT}mm" style:print-orientation="landscape"/></style:page-layout>',
    '<style:master-page style:name="Standard" style:page-layout-name="slide" draw:style-name="page"/>',
)


def typeset(points: float, *, bold: bool = False) -> str:
    return f"{fonts(SLIDE_LATIN, SANS)} {size(points, bold=bold)}"


def shape(name: str, properties: str, text: str = "", paragraph: str = "") -> str:
    """A style of drawn things."""
    return (
        f'<style:style style:name="{name}" style:family="graphic"><style:graphic-properties draw:auto-grow-height="false" '
        f'draw:textarea-vertical-align="middle" {properties}/><style:paragraph-properties {paragraph}/>'
        f"<style:text-properties {text}/></style:style>"
    )


CLEAR = 'draw:stroke="none" draw:fill="none" fo:padding="1mm"'
STYLES = (
    '<style:style style:name="page" style:family="drawing-page"/>'
    + shape("clear", CLEAR + ' draw:textarea-vertical-align="top"').replace(
        'draw:textarea-vertical-align="middle" ', ""
    )
    + shape("title", CLEAR)
    + shape("frame", 'svg:stroke-color="#2f5597" draw:fill="none"')
    + shape("band", 'draw:stroke="none" draw:fill="solid" draw:fill-color="#dae3f3"')
    + shape("pill", 'draw:stroke="none" draw:fill="solid" draw:fill-color="#2f5597" fo:padding="1mm"')
    + shape("bar", 'draw:stroke="none" draw:fill="solid" draw:fill-color="#70ad47"')
    + shape("line", 'draw:stroke="solid" svg:stroke-color="#000000" draw:fill="none"')
    + shape("callout", 'svg:stroke-color="#c55a11" draw:fill="solid" draw:fill-color="#fff2cc" fo:padding="2mm"')
    + style("big", "", typeset(24, bold=True))
    + style("body", "", typeset(13))
    + style("head", "", typeset(15, bold=True))
    + style("small", "", typeset(10))
    + style("white", 'fo:text-align="center"', f'{typeset(13, bold=True)} fo:color="#ffffff"')
    + style("centre", 'fo:text-align="center"', typeset(12))
    + style("right", 'fo:text-align="end"', typeset(10))
)


def place(x: float, y: float, width: float, height: float) -> str:
    return f'svg:x="{x}mm" svg:y="{y}mm" svg:width="{width}mm" svg:height="{height}mm"'


def box(x: float, y: float, width: float, height: float, *paragraphs: str, name: str = "clear", kind: str = "") -> str:
    """A text box; ``kind`` makes it a placeholder of the layout (title, outline)."""
    presented = f' presentation:class="{kind}"' if kind else ""
    return (
        f'<draw:frame draw:style-name="{name}" draw:layer="layout" {place(x, y, width, height)}{presented}>'
        f"<draw:text-box>{''.join(paragraphs)}</draw:text-box></draw:frame>"
    )


def rounded(x: float, y: float, width: float, height: float, *paragraphs: str, name: str = "pill") -> str:
    """A shape with round corners that holds its words itself."""
    return plain(x, y, width, height, *paragraphs, name=name, more=' draw:corner-radius="3mm"')


def plain(
    x: float, y: float, width: float, height: float, *paragraphs: str, name: str = "frame", more: str = ""
) -> str:
    return (
        f'<draw:rect draw:style-name="{name}" draw:layer="layout" {place(x, y, width, height)}{more}>'
        f"{''.join(paragraphs)}</draw:rect>"
    )


def slide(name: str, shapes: Iterable[str]) -> str:
    return (
        f'<draw:page draw:name="{name}" draw:style-name="page" draw:master-page-name="Standard">'
        f"{''.join(shapes)}</draw:page>"
    )


def deck(slides: Iterable[Sequence[str]], automatic: str = "") -> str:
    body = "".join(slide(f"p{number}", shapes) for number, shapes in enumerate(slides, start=1))
    return document("presentation", body, automatic=STYLES + automatic, pages=[LAYOUT], defaults=typeset(13))


def number(value: int) -> str:
    return box(258, 147, 16, 8, p(str(value), "right"))


PANELS = (
    ("目的", "買い物や通院の足がない高齢者に、予約に応じて走る小型のバスを用意し、外出の機会を守る。"),
    ("運行", "平日の８時から18時まで、11人乗りの車両３台が、162か所の乗降場を結ぶ。運賃は１回300円。"),
    ("成果", "１日の利用者は令和３年度の41人から令和５年度の97人に増え、免許を返す人も年に66人いた。"),
    ("課題", "運転手は５人で、平均の年齢は64.2歳と高い。夕方の便を増やすための人手の確保が課題である。"),
)


def boxes() -> str:
    """Frames with round heads over them, drawn from the last to the first; then labels beside their text, texts first."""
    places = [(12 + 130 * (at % 2), 34 + 60 * (at // 2)) for at in range(4)]
    first = [number(1)]
    for at in (3, 1, 0, 2):
        x, y = places[at]
        label, text = PANELS[at]
        first += [
            plain(x, y + 5, 124, 50),
            box(x + 3, y + 12, 118, 40, p(text)),
            rounded(x + 4, y, 40, 10, p(label, "white")),
        ]
    first.append(box(10, 8, 200, 16, p("予約制バスの運行（見本）", "big"), name="title", kind="title"))
    second = [plain(0, 0, WIDTH, 26, name="band"), number(2)]
    second += [box(62, 36 + 27 * at, 205, 22, p(text)) for at, (_, text) in enumerate(PANELS)]
    second += [rounded(12, 38 + 27 * at, 44, 12, p(label, "white")) for at, (label, _) in enumerate(PANELS)]
    second.append(box(10, 5, 240, 16, p("予約制バスの四つの要点", "big"), name="title", kind="title"))
    return deck([first, second])


def bullets() -> str:
    """Three levels of bullets and a callout; then a title placeholder over two columns with a head each."""
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{char}"><style:list-level-properties '
        f'text:space-before="{6 * (level - 1)}mm" text:min-label-width="6mm"/></text:list-level-style-bullet>'
        for level, char in enumerate("■・－", start=1)
    )
    bulleted = f'<text:list-style style:name="bullets">{levels}</text:list-style>'

    def entry(text: str, *deeper: str) -> str:
        inner = items(deeper, "bullets") if deeper else ""
        return f"<text:list-item>{p(text)}{inner}</text:list-item>"

    first = [
        box(10, 8, 250, 16, p("山村留学の受入れの状況（見本）", "big"), name="title", kind="title"),
        box(
            12,
            30,
            250,
            88,
            items(
                (
                    entry(
                        "受入れの形は、次の三つに分かれる。",
                        entry("寮に住む形（全国の54か所）", entry("寮の職員は平均で4.2人であり、夜間も一人が残る。")),
                        entry(
                            "農家などの家庭に住む形（全国の38か所）",
                            entry(
                                "受け入れる家庭の高齢化により、10年前の62か所から減っており、新たな家庭を探すことが難しくなっている。"
                            ),
                        ),
                        entry("親子で移り住む形（全国の71か所）"),
                    ),
                    entry(
                        "費用は、子ども一人につき月に４万円から９万円である。",
                        entry("市町村の補助は、費用のおよそ半分に当たる。"),
                    ),
                ),
                "bullets",
            ),
            kind="outline",
        ),
        rounded(40, 124, 200, 20, p("受け入れる学校の４割で、複式学級が解消された。", "centre"), name="callout"),
        number(1),
    ]
    second = [
        box(
            144,
            32,
            124,
            100,
            p("課題", "head"),
            items(
                (
                    entry("受入れの終わった後に、つながりが途切れやすい。"),
                    entry("病気やけがのときの連絡の手順が、学校によって異なる。"),
                ),
                "bullets",
            ),
            kind="outline",
        ),
        box(
            10,
            32,
            124,
            100,
            p("成果", "head"),
            items(
                (
                    entry("留学を終えた子どもの延べ人数は、2,140人となった。"),
                    entry("地域の行事に加わる家庭が増え、途絶えていた祭りが３か所で再び行われた。"),
                ),
                "bullets",
            ),
            kind="outline",
        ),
        box(10, 8, 250, 16, p("成果と課題", "big"), name="title", kind="title"),
        number(2),
    ]
    return deck([first, second], bulleted)


YEARS = (("令和３年度", 41), ("令和４年度", 68), ("令和５年度", 97))


def objects() -> str:
    """A table object with shaded head and no rules of its own; then a chart of bars, lines and words."""
    columns = "".join(
        f'<style:style style:name="c{at}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width}mm"/></style:style>'
        for at, width in enumerate((80, 55, 55, 55))
    )
    edge = 'fo:border="0.5pt solid #7f7f7f" fo:padding="1.5mm"'
    kinds = (
        f'<style:style style:name="cell" style:family="table-cell"><style:graphic-properties draw:fill="none"/>'
        f"<style:paragraph-properties {edge}/></style:style>"
        f'<style:style style:name="grey" style:family="table-cell"><style:graphic-properties draw:fill="solid" '
        f'draw:fill-color="#bdd7ee"/><style:paragraph-properties {edge}/></style:style>'
        '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:row-height="13mm"/></style:style>'
    )
    rows = (
        ("地区", "乗降場（か所）", "利用者（人）", "前年度比（％）"),
        ("東部", "58", "9,412", "112.5"),
        ("西部", "61", "7,038", "104.1"),
        ("北部", "43", "4,120", "98.7"),
        ("合計", "162", "20,570", "106.4"),
    )
    made = table(
        "t",
        ("c0", "c1", "c2", "c3"),
        [
            row([cell(text, "grey" if line == 0 else "cell", words="centre") for text in texts])
            for line, texts in enumerate(rows)
        ],
    )
    first = [
        box(10, 8, 250, 16, p("地区別の利用の状況（見本）", "big"), name="title", kind="title"),
        box(10, 26, 250, 9, p("表１　地区別の乗降場と利用者（令和５年度）", "centre")),
        f'<draw:frame draw:layer="layout" {place(16, 38, 245, 65)}>{made}</draw:frame>',
        box(14, 112, 250, 9, p("（注）利用者は延べの人数である。", "small")),
        box(14, 122, 250, 20, p("利用者の４割余りを東部が占め、駅と病院の間の利用が多い。")),
        number(1),
    ]
    second = [
        box(10, 8, 250, 16, p("利用者の推移", "big"), name="title", kind="title"),
        box(12, 28, 20, 8, p("（人）", "small")),
        '<draw:line draw:style-name="line" draw:layer="layout" svg:x1="30mm" svg:y1="36mm" svg:x2="30mm" svg:y2="110mm"/>'
        '<draw:line draw:style-name="line" draw:layer="layout" svg:x1="30mm" svg:y1="110mm" svg:x2="180mm" svg:y2="110mm"/>',
    ]
    for at, tick in enumerate((0, 50, 100)):
        second.append(box(14, 106 - 35 * at, 15, 8, p(str(tick), "right")))
    for at, (year, value) in enumerate(YEARS):
        x, tall = 45 + 45 * at, 0.7 * value
        second += [
            plain(x, 110 - tall, 20, tall, name="bar"),
            box(x, 101 - tall, 20, 8, p(str(value), "centre")),
            box(x - 8, 111, 36, 8, p(year, "centre")),
        ]
    second += [
        box(12, 122, 180, 9, p("図１　１日当たりの利用者数", "centre")),
        box(
            195,
            40,
            75,
            70,
            p(
                "１日の利用者は２年で2.4倍になった。高校生の通学にも使われるようになり、朝の便では席が足りない日がある。"
            ),
        ),
        number(2),
    ]
    return deck([first, second], columns + kinds)


WITNESSES: dict[str, tuple[Callable[[], str], str]] = {
    "office-slide-boxes": (boxes, "fodp"),
    "office-slide-bullets": (bullets, "fodp"),
    "office-slide-objects": (objects, "fodp"),
}
