"""Reports as Writer sets them: chapters in two columns with notes and readings, a long table, a page on its side."""

from __future__ import annotations

from collections.abc import Callable

from witnesses.office.flat import (
    GOTHIC,
    MINCHO,
    ROMAN,
    cell,
    cells,
    column,
    covered,
    document,
    fonts,
    h,
    note,
    p,
    page,
    row,
    ruby,
    size,
    style,
    table,
)

GREY = "#d9d9d9"
BODY = style("body", 'fo:text-align="justify" fo:text-indent="3.7mm" fo:line-height="140%"')
CENTRE = style("centre", 'fo:text-align="center"')
NUMBER = '<text:page-number text:select-page="current">1</text:page-number>'
ROW = '<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
HEADS = (
    style(
        "h1",
        'fo:keep-with-next="always" fo:margin-top="5mm" fo:margin-bottom="2mm"',
        f"{size(14)} {fonts(GOTHIC, GOTHIC)}",
    )
    + style(
        "h2",
        'fo:keep-with-next="always" fo:margin-top="3mm" fo:margin-bottom="1mm"',
        f"{size(12)} {fonts(GOTHIC, GOTHIC)}",
    )
    + style("h3", 'fo:keep-with-next="always" fo:margin-top="2mm"', fonts(GOTHIC, GOTHIC))
)


def outline(*levels: str) -> str:
    """The numbering of headings; each level is its attributes."""
    return (
        '<text:outline-style style:name="Outline">'
        + "".join(
            f'<text:outline-level-style text:level="{level}" {attributes}><style:list-level-properties '
            'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
            'text:label-followed-by="space"/></style:list-level-properties></text:outline-level-style>'
            for level, attributes in enumerate(levels, start=1)
        )
        + "</text:outline-style>"
    )


CONTENTS = (
    ("toc1", "第１章　水道の現状", 2),
    ("toc2", "第１節　施設の老朽化", 2),
    ("toc2", "第２節　担い手の減少", 2),
    ("toc1", "第２章　広域での取組", 3),
    ("toc2", "第１節　共同の運営", 3),
    ("toc2", "第２節　今後の課題", 3),
)


def report() -> str:
    """A cover with contents, then two columns: headings numbered by their styles, footnotes, readings, running heads."""
    leader = (
        '<style:tab-stops><style:tab-stop style:position="{at}mm" style:type="right" style:leader-style="dotted" '
        'style:leader-text="…"/></style:tab-stops>'
    )
    entries = "".join(
        f'<style:style style:name="toc{level}" style:family="paragraph"><style:paragraph-properties fo:line-height="160%" '
        f'fo:margin-left="{5 * (level - 1)}mm">{leader.format(at=160 - 5 * (level - 1))}</style:paragraph-properties></style:style>'
        for level in (1, 2)
    )
    number = 'style:num-format="１, ２, ３, ..." '
    styles = (
        BODY
        + CENTRE
        + HEADS
        + entries
        + style(
            "title",
            'fo:text-align="center" fo:margin-top="12mm" fo:margin-bottom="6mm"',
            f"{size(20)} {fonts(GOTHIC, GOTHIC)}",
        )
        + style(
            "contents",
            'fo:text-align="center" fo:margin-top="14mm" fo:margin-bottom="4mm"',
            f"{size(14)} {fonts(GOTHIC, GOTHIC)}",
        )
        + style("note", 'fo:margin-left="3mm" fo:text-indent="-3mm"', size(8.5))
        + style("head", 'fo:text-align="end" fo:border-bottom="0.5pt solid #000000"', size(9))
        + style("reading", text=size(5))
        + outline(
            number + 'style:num-prefix="第" style:num-suffix="章　"',
            number + 'style:num-prefix="第" style:num-suffix="節　"',
            'style:num-format="1" style:num-prefix="（" style:num-suffix="）"',
        )
    )
    automatic = (
        '<style:style style:name="columns" style:family="section"><style:section-properties text:dont-balance-text-columns="false">'
        '<style:columns fo:column-count="2" fo:column-gap="8mm"><style:column style:rel-width="1*" fo:end-indent="4mm"/>'
        '<style:column style:rel-width="1*" fo:start-indent="4mm"/></style:columns></style:section-properties></style:style>'
        '<style:style style:name="ruby" style:family="ruby"><style:ruby-properties style:ruby-align="center" '
        'style:ruby-position="above"/></style:style>' + style("break", 'fo:break-before="page"', size(2))
    )
    first = "".join(
        (
            h("水道の現状", 1),
            h("施設の老朽化", 2),
            p(
                "全国の水道の普及率は、令和４年度末で98.3％に達している。一方で、法定の耐用年数を超えた管の割合は"
                f"年々上がり、令和４年度末には23.6％となった{note('架空の統計による。以下、本文の数値は全て見本である。', 1)}。"
                "山あいの町村では、高度成長期に敷かれた管が一斉に更新の時期を迎え、1年に更新できる長さは"
                "全体の0.6％にとどまっている。"
            ),
            p(
                f"漏水による断水は年に約２万件に上り、{ruby('濾過', 'ろか')}の設備や{ruby('浄水池', 'じょうすいち')}の故障も"
                "増えている。とりわけ冬の凍結による破損は、住む人のいない家で長く気付かれないことが多く、ある町では"
                "一晩に配水量の４割が失われた。"
            ),
            h("担い手の減少", 2),
            h("技術職員の不足", 3),
            p(
                "水道の技術職員は、ピークであった1980年の約７万6,000人から、2022年には約４万5,000人まで減った。"
                f"職員が３人に満たない事業体は全体の約２割を占める{note('人口５万人に満たない市町村が営む事業体に限ると約３割。', 2)}。"
            ),
            h("料金収入の減少", 3),
            p(
                "給水人口の減少により、料金収入はこの10年で9％減った。料金を据え置いたままの事業体では、"
                "更新の費用を積み立てることができず、借入れに頼らざるを得ない状況が続いている。"
            ),
            p(
                "ヒアリングを行った事業体からは、「図面を読める職員が一人しかおらず、休むこともできない」との声が聞かれた。"
                "また、民間の事業者に検針や窓口の業務を委託している事業体は約７割に上るが、設計や工事の監督まで"
                "委託している例は少ない。"
            ),
        )
    )
    second = "".join(
        (
            h("広域での取組", 1),
            h("共同の運営", 2),
            p(
                "見本県東部の６市町は、2021年４月に水道の事業を一つにまとめ、企業団を設けた。浄水場は18か所から"
                "11か所に集約され、維持管理の費用は年間約3億2,000万円減った。"
                f"料金は段階を踏んで統一することとされ{note('2031年４月に統一する予定である。', 3)}、当面は"
                "旧市町の料金が適用される。"
            ),
            p(
                "管の状態は人工衛星の画像から漏水の疑いのある箇所を絞り込み、職員が現地で確かめている。これにより、"
                "調査に要する期間は５年から７か月に縮まった。"
            ),
            h("今後の課題", 2),
            p(
                "広域化を進めるには、町村の間の料金の差をどのように埋めるかが課題となる。県が間に入り、"
                "将来の費用の見通しを住民に分かりやすく示すことが求められる。"
            ),
        )
    )
    body = "".join(
        (
            p("水道の広域化に関する調査報告書（見本）", "title"),
            p("令和６年３月", "centre"),
            p("見本省水道局", "centre"),
            p("目　次", "contents"),
            *(p(f"{entry}<text:tab/>{number}", name) for name, entry, number in CONTENTS),
            p("", "break"),
            f'<text:section text:style-name="columns" text:name="first">{first}</text:section>',
            p("", "break"),
            f'<text:section text:style-name="columns" text:name="second">{second}</text:section>',
        )
    )
    pages = [page("Standard", head=p("水道の広域化に関する調査報告書", "head"), foot=p(NUMBER, "centre"))]
    return document(
        "text", body, styles=styles, automatic=automatic, pages=pages, defaults=f"{fonts(ROMAN)} {size(10.5)}"
    )


KINDS = (
    ("入所", ("特別養護老人ホーム", "介護老人保健施設", "介護医療院", "軽費老人ホーム", "養護老人ホーム")),
    ("通所", ("通所介護", "通所リハビリテーション", "認知症対応型通所介護", "地域密着型通所介護")),
    ("訪問", ("訪問介護", "訪問看護", "訪問入浴介護", "訪問リハビリテーション", "夜間対応型訪問介護")),
    ("居住", ("認知症高齢者グループホーム", "有料老人ホーム", "サービス付き高齢者向け住宅")),
    ("相談", ("地域包括支援センター", "居宅介護支援事業所", "在宅介護支援センター")),
)


def figures_of(at: int) -> tuple[int, int, int, int]:
    """Invented figures of the row: facilities, then staff as a whole, full-time and part-time."""
    full, part = 1180 + 731 * at % 3907, 615 + 457 * at % 2311
    return 46 + 37 * at % 211, full + part, full, part


def long_table() -> str:
    """Merged cells in head and first column, the head printed again on the second page, 単位 over the table, notes under it."""
    styles = (
        BODY
        + CENTRE
        + style("caption", 'fo:text-align="center"', f"{size(10.5)} {fonts(GOTHIC, GOTHIC)}")
        + style("right", 'fo:text-align="end"', size(9))
        + style("words", 'fo:line-height="150%"')
        + style("figures", 'fo:text-align="end" fo:line-height="150%"')
        + style("small", "", size(9))
        + style("h1", 'fo:margin-bottom="3mm"', f"{size(12)} {fonts(GOTHIC, GOTHIC)}")
    )
    border = 'fo:border="0.5pt solid #000000" fo:padding="1.8mm" style:vertical-align="middle"'
    automatic = (
        cells("cell", border)
        + cells("grey", f'{border} fo:background-color="{GREY}"')
        + column("c1", 18)
        + column("c2", 58)
        + column("c3", 22)
        + ROW
    )

    def head(text: str, *, across: int = 1, down: int = 1) -> str:
        return cell(text, "grey", words="centre", across=across, down=down)

    rows = [
        row([head("区分", across=2, down=2), head("施設・事業所数", down=2), head("従事者数", across=3)]),
        row([covered(3), head("総数"), head("常勤"), head("非常勤")]),
    ]
    at = 0
    for kind, names in KINDS:
        for place, name in enumerate(names):
            label = cell(kind, words="centre", down=len(names)) if place == 0 else covered()
            figures = (cell(f"{figure:,}", words="figures") for figure in figures_of(at))
            rows.append(row([label, cell(name), *figures]))
            at += 1
    body = "".join(
        (
            h("２　施設・事業所と従事者", 1),
            p(
                "　見本県における施設・事業所の数と従事者の数を種類別に見ると、第３表のとおりである。施設・事業所の数は"
                "前年から1.8％増え、従事者の数は0.4％減った。なお、表の数値は全て架空のものである。"
            ),
            p("第３表　施設・事業所の種類別にみた従事者数", "caption"),
            p("（単位：か所、人）", "right"),
            table("t", ("c1", "c2", "c3", "c3", "c3", "c3"), rows, heads=2),
            p("（注）１．令和５年10月１日現在。", "small"),
            p("　　　２．従事者数は実人員である。", "small"),
            p("資料：見本県「介護サービス施設調査」", "small"),
        )
    )
    pages = [page("Standard", foot=p(f"－ {NUMBER} －", "centre"))]
    return document(
        "text", body, styles=styles, automatic=automatic, pages=pages, defaults=f"{fonts(ROMAN)} {size(10.5)}"
    )


PLAN = (
    ("事　業", "令和６年度", "令和７年度", "令和８年度"),
    ("桟橋の改修", "設計", "工事（東側）", "工事（西側）"),
    ("待合所の整備", "用地の取得", "設計", "工事"),
    ("予約の仕組み", "試行（２航路）", "全ての航路で開始", "他の交通との連携"),
)


def turned_page() -> str:
    """An upright page, one on its side with a wide table, an upright one; page numbers on all."""
    styles = (
        BODY
        + CENTRE
        + HEADS
        + style("words", 'fo:line-height="140%"')
        + style("caption", 'fo:text-align="center" fo:margin-bottom="1mm"', fonts(GOTHIC, GOTHIC))
    )
    border = 'fo:border="0.35pt solid #000000" fo:padding="2mm"'
    automatic = (
        cells("cell", border)
        + cells("grey", f'{border} fo:background-color="{GREY}"')
        + column("c1", 45)
        + column("c2", 65)
        + ROW
        + style("wide", family="paragraph", more='style:master-page-name="Wide" style:parent-style-name="h1"')
        + style("upright", family="paragraph", more='style:master-page-name="Standard" style:parent-style-name="h1"')
    )
    rows = [
        row(
            [
                cell(text, "grey" if line == 0 or at == 0 else "cell", words="centre" if line == 0 else "words")
                for at, text in enumerate(texts)
            ]
        )
        for line, texts in enumerate(PLAN)
    ]
    body = "".join(
        (
            h("１．離島航路の現状", 1),
            p(
                "見本県の離島航路は７航路で、令和５年度の利用者は延べ41万2,000人であった。利用者は10年前の"
                "約６割に減り、７航路のうち５航路が赤字である（この報告は見本である。）。"
            ),
            p("船の多くは建造から20年を超え、修理のための欠航は年に延べ34日に上る。"),
            h("２．整備の計画", 1, "wide"),
            p("表２　年度別の計画", "caption"),
            table("plan", ("c1", "c2", "c2", "c2"), rows),
            h("３．今後の進め方", 1, "upright"),
            p("計画の進み具合は、県と市町でつくる協議会が毎年度確かめ、必要に応じて見直す。"),
            p("島の住民からは、夕方の便を残してほしいとの声が多く、ダイヤの編成に当たって配慮が求められる。"),
        )
    )
    foot = p(NUMBER, "centre")
    pages = [page("Standard", foot=foot), page("Wide", width=297, height=210, foot=foot)]
    return document(
        "text", body, styles=styles, automatic=automatic, pages=pages, defaults=f"{fonts(MINCHO)} {size(11)}"
    )


WITNESSES: dict[str, tuple[Callable[[], str], str]] = {
    "office-report": (report, "fodt"),
    "office-long-table": (long_table, "fodt"),
    "office-turned-page": (turned_page, "fodt"),
}
