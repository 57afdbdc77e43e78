"""Letters of a ministry as Writer sets them: a notice with its attachment, an amendment in two columns, a vertical rule."""

from __future__ import annotations

from collections.abc import Callable

from witnesses.office.flat import (
    GOTHIC,
    ROMAN,
    cell,
    cells,
    column,
    document,
    fonts,
    items,
    p,
    page,
    row,
    size,
    span,
    style,
    table,
)

BODY = style("body", 'fo:text-align="justify" fo:line-height="150%"')
PLAIN = style("plain", 'fo:line-height="150%"') + style("words", 'fo:line-height="130%"')
RIGHT = style("right", 'fo:text-align="end" fo:line-height="150%"')
SPREAD = 'fo:text-align="justify" fo:text-align-last="justify" style:justify-single-word="true"'
RULED = cells("cell", 'fo:border="0.5pt solid #000000" fo:padding="1.5mm" style:vertical-align="middle"')
ROW = '<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'


def numbering(name: str, *levels: str, width: float = 8) -> str:
    """A list style; each level is its attributes (number format, what stands before and after)."""
    made = "".join(
        f'<text:list-level-style-number text:level="{level}" {attributes}>'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="{width * level}mm" '
        f'fo:text-indent="-{width}mm" fo:margin-left="{width * level}mm"/>'
        "</style:list-level-properties></text:list-level-style-number>"
        for level, attributes in enumerate(levels, start=1)
    )
    return f'<text:list-style style:name="{name}">{made}</text:list-style>'


def notice() -> str:
    """Words set wide by justification, date and sender at the right, 記, items numbered by a list style, a frame, 別添."""
    styles = (
        BODY
        + PLAIN
        + RIGHT
        + style("wide", f'{SPREAD} fo:margin-left="125mm" fo:margin-right="0mm"', size(12))
        + style("to", f'{SPREAD} fo:margin-left="8mm" fo:margin-right="95mm" fo:line-height="150%"')
        + style("from", f'{SPREAD} fo:margin-left="95mm" fo:margin-right="0mm" fo:line-height="150%"')
        + style("title", 'fo:text-align="center" fo:margin-top="8mm" fo:margin-bottom="8mm"', size(12))
        + style("centre", 'fo:text-align="center" fo:margin-top="5mm" fo:margin-bottom="5mm"')
        + style("label", f'{SPREAD} fo:line-height="130%"')
        + style("attached", 'fo:break-before="page" fo:text-align="end"', size(12))
        + style("small", 'fo:line-height="130%" fo:margin-top="1mm"', size(9))
        + style(
            "boxed",
            'fo:line-height="130%" fo:margin-left="75mm" fo:padding="1.5mm" fo:border="0.5pt solid #000000"',
            size(9),
        )
    )
    automatic = (
        numbering(
            "list",
            'style:num-format="1, 2, 3, ..." style:num-suffix=""',
            'style:num-format="1, 2, 3, ..." style:num-prefix="（" style:num-suffix="）"',
            width=12,
        ).replace('style:num-format="1, 2, 3, ..."', 'style:num-format="１, ２, ３, ..."')
        + column("label-column", 38)
        + column("value-column", 122)
        + RULED
        + ROW
    )
    deeper = (
        "<text:list-item>"
        + p("提出するもの", "plain")
        + items(
            (
                "整備計画書（別添の様式による。）　１部。前年度に提出した計画から変わりがない市町村は、提出を要しない。",
                "配置図　１部",
            ),
            "list",
        )
        + "</text:list-item>"
    )
    form = (
        ("市町村名", ""),
        ("避難所の名称", ""),
        ("収容人数", "人"),
        ("備蓄の内訳", "食料　　　　食、毛布　　　　枚"),
        ("担当者の連絡先", "電話　　　　　　　電子メール"),
    )
    body = "".join(
        (
            p("事務連絡", "wide"),
            p("令和６年11月８日", "right"),
            p("各都道府県防災主管部局長", "to"),
            p("各指定都市防災主管局長", "to"),
            p("見本省防災局避難支援課長", "from"),
            p("指定避難所における備蓄の整備計画の提出について（依頼）", "title"),
            p(
                "　日頃より防災行政の推進に御協力いただき、厚くお礼申し上げます。標記について、令和７年度の予算の要求に当たり、"
                "各市町村の整備の状況を把握する必要がありますので、下記により、管内の市町村の計画を取りまとめの上、"
                "提出いただきますようお願いいたします。なお、この文書は検査のために作成した見本です。"
            ),
            p("記", "centre"),
            items(
                (
                    "<text:list-item>"
                    + p("対象とする避難所", "plain")
                    + p("　災害対策基本法により指定された避難所のうち、収容人数が100人以上のもの。", "body")
                    + "</text:list-item>",
                    deeper,
                    "<text:list-item>"
                    + p("提出の期限", "plain")
                    + p("　令和６年12月13日（金）17時（必着）", "body")
                    + "</text:list-item>",
                ),
                "list",
            ),
            p("以上", "right"),
            p("【照会先】", "boxed"),
            p("見本省防災局避難支援課備蓄係　担当：森、谷", "boxed"),
            p("電話　00-0000-0000（内線123）", "boxed"),
            p("別添", "attached"),
            p("指定避難所備蓄整備計画書", "title"),
            table(
                "form",
                ("label-column", "value-column"),
                [row([cell(label, words="label"), cell(value)]) for label, value in form],
            ),
            p("（注）収容人数は、令和６年４月１日現在のものを記入すること。", "small"),
        )
    )
    return document("text", body, styles=styles, automatic=automatic, pages=[page("Standard")])


OLD_AND_NEW = (
    (
        "（対象者）",
        "（対象者）",
    ),
    (
        "第３条　給付の対象となる者は、次の各号の*いずれか*に該当する者とする。",
        "第３条　給付の対象となる者は、次の各号の*全て*に該当する者とする。",
    ),
    ("　一　市内に*６か月以上*住所を有する者", "　一　市内に*１年以上*住所を有する者"),
    ("　二　世帯の所得が*500万円*に満たない者", "　二　世帯の所得が*400万円*に満たない者"),
    ("*　三　前二号に準ずる者として市長が認める者*", "　（新設）"),
    ("（申請の期限）", "（申請の期限）"),
    (
        "第４条　申請は、事由が生じた日の翌日から*60日以内*に行わなければならない。",
        "第４条　申請は、事由が生じた日の翌日から*30日以内*に行わなければならない。",
    ),
)


def amendment() -> str:
    """新旧対照表: two ruled columns of articles side by side, what is changed underlined, a head row."""
    styles = (
        BODY
        + PLAIN
        + style("title", 'fo:text-align="center" fo:margin-bottom="4mm"', f"{size(12)} {fonts(GOTHIC, GOTHIC)}")
        + style("right", 'fo:text-align="end"', size(9))
        + style("centre", 'fo:text-align="center"')
        + style("changed", text='style:text-underline-style="solid" style:text-underline-width="auto"', family="text")
    )
    automatic = column("half", 80) + RULED + ROW

    def side(texts: list[str]) -> str:
        paragraphs = []
        for text in texts:
            pieces = text.split("*")
            paragraphs.append(
                p("".join(span(piece, "changed") if at % 2 else piece for at, piece in enumerate(pieces)), "words")
            )
        return f'<table:table-cell table:style-name="cell">{"".join(paragraphs)}</table:table-cell>'

    rows = [row([cell("改正後", words="centre"), cell("改正前", words="centre")])]
    rows += [
        row([side([new for new, _ in part]), side([old for _, old in part])])
        for part in (OLD_AND_NEW[:5], OLD_AND_NEW[5:])
    ]
    body = "".join(
        (
            p("青空市住まい給付金支給要綱　新旧対照表（見本）", "title"),
            p("（下線の部分は改正部分）", "right"),
            table("sides", ("half", "half"), rows, heads=1),
            p("　　附　則", "plain"),
            p("　この要綱は、令和７年４月１日から施行する。"),
        )
    )
    return document("text", body, styles=styles, automatic=automatic, pages=[page("Standard")])


def vertical() -> str:
    """A rule set from right to left in vertical lines, with kanji numerals and a figure across the line."""
    styles = (
        style("body", 'fo:text-align="justify" fo:line-height="170%" fo:margin-left="6mm" fo:text-indent="-6mm"')
        + style("title", 'fo:margin-left="18mm" fo:margin-bottom="4mm"', size(14))
        + style("head", 'fo:margin-left="12mm"')
        + style("date", 'fo:margin-left="40mm" fo:line-height="170%"')
        + style("end", 'fo:text-align="end" fo:line-height="170%"')
        + style("across", text='style:text-combine="letters"', family="text")
    )
    body = "".join(
        (
            p("青空県子ども図書館の運営に関する規則（見本）", "title"),
            p("（目的）", "head"),
            p(
                "第一条　この規則は、青空県子ども図書館（以下「図書館」という。）の運営に関し、必要な事項を定めることにより、"
                "子どもの読書活動の推進を図ることを目的とする。"
            ),
            p("（職員）", "head"),
            p(
                "第二条　図書館に館長を置くほか、司書二十五人以上を置き、そのうち三人は児童サービスについて"
                "十年以上の経験を有する者とする。"
            ),
            p("（開館時間）", "head"),
            p(
                "第三条　図書館の開館時間は、午前九時三十分から午後七時までとする。ただし、館長が必要と認めるときは、"
                "これを変更することができる。"
            ),
            p("（貸出し）", "head"),
            p(
                f"第四条　一人が一度に借りることができる資料は{span('15', 'across')}冊までとし、その期間は二週間を超えない"
                "ものとする。"
            ),
            p("　　附　則", "plain"),
            p("　この規則は、令和六年十月一日から施行する。", "plain"),
            p("令和六年九月二日", "date"),
            p("青空県教育委員会", "end"),
        )
    )
    return document(
        "text",
        body,
        styles=styles + style("plain", 'fo:line-height="170%"'),
        pages=[page("Standard", width=257, height=182, margin=22, more='style:writing-mode="tb-rl"')],
        defaults=f"{fonts()} {size(12)}",
    )


MEETING = (
    ("日　時", "令和６年９月19日（木）　14:00～16:10"),
    ("場　所", "見本省第３会議室（オンライン併用）"),
    ("出席者", "青葉委員（座長）、上田委員、江口委員、大野委員、柿本委員"),
    ("議　題", "１．前回の議事の確認"),
    ("", "２．空き施設の活用について"),
)
SPEAKERS = (
    (
        "事務局",
        "全国の廃校のうち約８割は何らかの形で使われているが、残りの1,951校には用途の当てがない。"
        "改修の費用が大きな壁であり、補助の率を２分の１から３分の２に上げた自治体では、活用が進んだ。",
    ),
    ("上田委員", "用途を先に決めるのではなく、地域の人が試しに使える期間を設けてはどうか。"),
    ("江口委員", "試しに使うにも、耐震の基準を満たさない建物では難しい。基準を満たす校舎は全体の何割か。"),
    ("事務局", "廃校となった校舎の93％が満たしている。"),
    ("柿本委員", "体育館は避難所を兼ねている場合が多く、貸し出すときの取決めが必要である。"),
)


def minutes() -> str:
    """議事要旨: labels and values set apart by tabs, speakers with a circle and hanging text, figures in a Latin face."""
    tab = '<style:tab-stops><style:tab-stop style:position="22mm"/></style:tab-stops>'
    styles = (
        style("body", 'fo:text-align="justify" fo:margin-left="5.2mm" fo:text-indent="-5.2mm" fo:margin-bottom="2mm"')
        + style(
            "title", 'fo:text-align="center" fo:margin-bottom="6mm"', f"{size(14, bold=True)} {fonts(ROMAN, GOTHIC)}"
        )
        + style("head", 'fo:margin-top="5mm" fo:margin-bottom="2mm"', f"{size(11)} {fonts(ROMAN, GOTHIC)}")
        + '<style:style style:name="fact" style:family="paragraph">'
        + f'<style:paragraph-properties fo:margin-left="22mm" fo:text-indent="-22mm">{tab}</style:paragraph-properties></style:style>'
        + style("centre", 'fo:text-align="center"')
        + style("strong", text=fonts(ROMAN, GOTHIC), family="text")
    )
    body = "".join(
        (
            p("第４回　地域の施設の活用に関する検討会　議事要旨", "title"),
            *(p(f"{label}<text:tab/>{value}", "fact") for label, value in MEETING),
            p("１．開会", "head"),
            p("○　座長から、前回の議事要旨について確認があり、異議なく了承された。（この議事要旨は見本である。）"),
            p("２．空き施設の活用について", "head"),
            *(p(f"○　{span(f'（{name}）', 'strong')}{text}") for name, text in SPEAKERS),
            p("３．その他", "head"),
            p("○　次回は11月14日に開催することとし、閉会した。"),
        )
    )
    foot = p('－ <text:page-number text:select-page="current">1</text:page-number> －', "centre")
    return document(
        "text",
        body,
        styles=styles,
        pages=[page("Standard", foot=foot)],
        defaults=f"{fonts(ROMAN)} {size(11)}",
    )


PLACES = (
    (
        "あおぞら見本就労支援館",
        (
            ("視察日", "令和６年10月８日（火）"),
            ("所在地", "長野県松本市丸の内３番７号"),
            ("運営主体", "社会福祉法人見本あおぞら会"),
            ("定　員", "45名"),
            ("開　設", "平成23年４月"),
        ),
        "利用者の７割が精神に障害のある人で、１年目に一般の企業へ移った人は９名であった。",
    ),
    (
        "ほたる見本共同作業所",
        (
            ("視察日", "令和６年10月22日（火）"),
            ("所在地", "長野県上田市大手一丁目11番16号"),
            ("運営主体", "特定非営利活動法人見本ほたるの里"),
            ("定　員", "20名"),
            ("開　設", "令和２年10月"),
        ),
        "工賃は月に平均２万4,300円で、県の平均をおよそ5,000円上回る。",
    ),
)


def facts() -> str:
    """Visits with the facts of each place as labels and values that a tab sets apart."""
    tab = '<style:tab-stops><style:tab-stop style:position="35mm"/></style:tab-stops>'
    styles = (
        BODY
        + style("title", 'fo:text-align="center" fo:margin-bottom="8mm"', f"{size(16)} {fonts(GOTHIC, GOTHIC)}")
        + style("name", 'fo:margin-top="8mm" fo:margin-bottom="2mm"', f"{size(13)} {fonts(GOTHIC, GOTHIC)}")
        + style("head", 'fo:margin-top="3mm"', fonts(GOTHIC, GOTHIC))
        + '<style:style style:name="fact" style:family="paragraph">'
        + f'<style:paragraph-properties fo:margin-left="5mm" fo:line-height="140%">{tab}</style:paragraph-properties></style:style>'
    )
    parts = [p("働く場の視察の結果について（見本）", "title")]
    for name, told, text in PLACES:
        parts += [p(name, "name"), *(p(f"{label}<text:tab/>{value}", "fact") for label, value in told)]
        parts += [p("●聞き取りの内容", "head"), p(f"　{text}")]
    return document("text", "".join(parts), styles=styles, pages=[page("Standard")], defaults=f"{fonts()} {size(11)}")


WITNESSES: dict[str, tuple[Callable[[], str], str]] = {
    "office-notice": (notice, "fodt"),
    "office-amendment": (amendment, "fodt"),
    "office-vertical": (vertical, "fodt"),
    "office-minutes": (minutes, "fodt"),
    "office-facts": (facts, "fodt"),
}
