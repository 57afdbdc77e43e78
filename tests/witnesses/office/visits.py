"""A report of visits as Writer sets it: a cover, then one facility after the other under headings with ●."""

from __future__ import annotations

from witnesses.office.flat import GOTHIC, document, fonts, items, p, page, size, style

NUMBER = '<text:page-number text:select-page="current">1</text:page-number>'
FACILITIES = (
    (
        "道の駅　見本おがわ防災館",
        "【視察日】令和６年７月９日（火）",
        (
            "道の駅「見本おがわ防災館」（以下「防災館」という。）は、国道沿いの道の駅に町の備蓄倉庫を併せて設けた施設で、"
            "平成29年４月に開設された。所在地は栃木県那珂川町小川2962番地で、敷地は約1.8ヘクタールである。",
            "平常時は農産物の直売所として年間約31万人が訪れ、災害時には防災の拠点として72時間にわたり電気と水を供給できる。",
        ),
        (
            "備蓄は食料9,600食、毛布1,200枚（令和６年３月末現在）。",
            "井戸と貯水槽を備え、断水したときも１日に20トンの水を配ることができる。",
            "夜間は警備員２名が常駐。",
        ),
        (
            "防災館の館長からは、「直売所の客が訓練にも加わるようになり、備蓄の場所を知る町民が増えた」との話があった。"
            "町が令和５年11月に行った調査では、備蓄の場所を知っている人は町民の64％で、３年前の38％から大きく増えている。",
            "一方、発電機の燃料は３日分にとどまり、補給の手順が決まっていないことが課題となっている。",
        ),
        (
            "道の駅に防災の機能を持たせることで、日頃の利用がそのまま訓練となる効果が生まれている。",
            "今後は、近隣の市町と燃料の補給を取り決めておくことが求められる。",
        ),
    ),
    (
        "見本せとうち港湾防災センター",
        "【視察日】令和６年７月23日（火）",
        (
            "見本せとうち港湾防災センターは、港に着く救援の物資を受け入れ、内陸へ送り出すための施設である。"
            "運営は一般社団法人見本せとうち港運協会が県の委託を受けて行っている。職員は14名で、このうち９名が常勤である。",
        ),
        (
            "岸壁は地震に強い構造で、長さは240メートル。",
            "倉庫は３棟あり、床面積は合わせて4,500平方メートル。",
            "県内の11市町と協定を結び、物資の置き場を相互に融通。",
        ),
        (
            "協会の担当者によると、平成30年７月の豪雨では、延べ412台のトラックが12日間で約1,900トンの物資を運んだ。"
            "利用した市町からは、「どの便に何が積まれているかが分からず、仕分けに人手を取られた」との声が聞かれた。",
            "これを受けて、令和４年度から積荷を二次元コードで管理しており、仕分けに要する時間は約３割短くなった。",
        ),
        (
            "民間の団体が平常時から港の荷役を担っていることで、災害時の素早い立上げが可能となっている。",
            "他方で、コードを読み取る機器は県内の市町の半数にしか行き渡っておらず、導入への支援が必要である。",
        ),
    ),
)
HEADS = ("施設の概要", "施設の特徴", "ヒアリング内容", "政策への示唆")


def visits() -> str:
    """Headings with ●, bullets by a list style, text justified, facilities' titles in gothic at the head of a page."""
    gothic = fonts(GOTHIC, GOTHIC)
    bullet = (
        '<text:list-style style:name="dots"><text:list-level-style-bullet text:level="1" text:bullet-char="・">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="nothing" fo:text-indent="-4.2mm" fo:margin-left="4.2mm"/>'
        "</style:list-level-properties></text:list-level-style-bullet></text:list-style>"
    )
    styles = (
        style("body", 'fo:text-align="justify" fo:text-indent="4.2mm" fo:line-height="150%"')
        + style("item", 'fo:text-align="justify" fo:line-height="150%"')
        + style("centre", 'fo:text-align="center" fo:line-height="150%"')
        + style("title", 'fo:text-align="center" fo:margin-top="40mm" fo:margin-bottom="10mm"', f"{size(20)} {gothic}")
        + style("name", 'fo:break-before="page" fo:margin-bottom="2mm"', f"{size(16)} {gothic}")
        + style("head", 'fo:margin-top="4mm" fo:margin-bottom="1mm" fo:keep-with-next="always"', f"{size(12)} {gothic}")
        + style("right", 'fo:text-align="end"')
    )
    parts = [
        p("防災の拠点となる施設の視察報告", "title"),
        p("令和６年９月", "centre"),
        p("国土交通省総合政策局", "centre"),
        p("この報告書は検査のために作成した見本であり、施設も数値も架空のものである。", "centre"),
    ]
    for name, visited, *texts in FACILITIES:
        parts += [p(name, "name"), p(visited, "right")]
        for head, contents in zip(HEADS, texts, strict=True):
            parts.append(p(f"●{head}", "head"))
            parts += [items(contents, "dots", "item")] if head == "施設の特徴" else [p(text) for text in contents]
    pages = [page("Standard", foot=p(NUMBER, "centre"))]
    return document(
        "text", "".join(parts), styles=styles, automatic=bullet, pages=pages, defaults=f"{fonts()} {size(12)}"
    )
