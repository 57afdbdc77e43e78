"""Lists of invented facilities as Calc prints them: one with thin rules over two pages, one without any rule."""

from __future__ import annotations

from collections.abc import Sequence

from witnesses.office.flat import GOTHIC, cell, cells, column, document, fonts, p, page, row, size, style, table

NUMBER = "<text:page-number>1</text:page-number>"
NURSERIES = (
    ("1", "みどり野見本保育園", "山形県鶴岡市馬場町９番25号", "0235-00-0101", "90名", "平成14年４月"),
    ("2", "あかね雲見本こども園", "山形県鶴岡市大山二丁目３番８号", "0235-00-0102", "120名", "平成19年４月"),
    ("3", "ひなたぼっこ見本保育園", "山形県酒田市本町一丁目２番45号", "0234-00-0103", "60名", "平成22年10月"),
    (
        "4",
        "もがみ川見本保育園",
        "山形県新庄市沖の町10番37号　市民プラザ別館２階",
        "0233-00-0104",
        "45名",
        "平成25年４月",
    ),
    ("5", "さくらんぼ見本こども園", "山形県寒河江市中央一丁目９番45号", "0237-00-0105", "150名", "平成27年４月"),
    ("6", "どんぐり見本保育園", "山形県村山市中央一丁目３番６号", "0237-00-0106", "80名", "平成28年４月"),
    ("7", "はながさ見本保育園", "山形県尾花沢市若葉町一丁目１番３号", "0237-00-0107", "70名", "平成30年４月"),
    ("8", "こまつ見本こども園", "山形県長井市栄町１番１号", "0238-00-0108", "110名", "令和元年10月"),
    (
        "9",
        "つや姫見本保育園",
        "山形県東根市中央一丁目１番１号　東根駅前ビル１階及び２階",
        "0237-00-0109",
        "95名",
        "令和２年４月",
    ),
    ("10", "ゆきんこ見本保育園", "山形県米沢市金池五丁目２番25号", "0238-00-0110", "130名", "令和３年４月"),
    ("11", "はくつる見本こども園", "山形県南陽市三間通436番地の１", "0238-00-0111", "105名", "令和４年４月"),
    ("12", "べにばな見本保育園", "山形県天童市老野森一丁目１番１号", "023-000-0112", "75名", "令和５年４月"),
)
SHELTERS = (
    ("せせらぎ見本体育館", "岐阜県高山市花岡町二丁目18番地", "0577-00-0201", "450人"),
    ("白樺見本公民館", "岐阜県高山市西之一色町三丁目820番地", "0577-00-0202", "180人"),
    ("合掌見本交流館", "岐阜県飛騨市古川町本町２番22号", "0577-00-0203", "220人"),
    ("鮎の里見本センター", "岐阜県郡上市八幡町島谷228番地", "0575-00-0204", "310人"),
    ("こもれび見本文化会館", "岐阜県下呂市森960番地", "0576-00-0205", "600人"),
    ("ひだまり見本小学校", "岐阜県中津川市かやの木町２番１号", "0573-00-0206", "280人"),
    ("渓流見本高等学校", "岐阜県恵那市長島町正家一丁目１番地１", "0573-00-0207", "520人"),
)


def sheet(
    name: str,
    widths: Sequence[float],
    lines: Sequence[str],
    *,
    head_at: int,
    styles: str,
    foot: str,
    repeated: bool = False,
) -> str:
    """A sheet; ``lines`` are its rows, of which that at ``head_at`` is printed again on each page."""
    automatic = "".join(column(f"c{at}", width) for at, width in enumerate(widths))
    automatic += (
        '<style:style style:name="row" style:family="table-row"><style:table-row-properties style:row-height="11mm" '
        'style:use-optimal-row-height="false"/></style:style>'
        '<style:style style:name="ta" style:family="table" style:master-page-name="Standard"><style:table-properties '
        'table:display="true"/></style:style>'
    )
    columns = [f"c{at}" for at in range(len(widths))]
    made = table(name, columns, lines)
    if repeated:
        head = f"<table:table-header-rows>{lines[head_at]}</table:table-header-rows>"
        made = made.replace(lines[head_at], head)
    made = made.replace(f'table:style-name="{name}"', 'table:style-name="ta"')
    pages = [
        page("Standard", width=297, height=210, margin=18, foot=foot, more='style:scale-to-X="1" style:scale-to-Y="0"')
    ]
    text = style("centre", 'fo:text-align="center"') + style("words", "")
    return document(
        "spreadsheet",
        made,
        styles=text,
        automatic=automatic + styles,
        pages=pages,
        defaults=f"{fonts(GOTHIC, GOTHIC)} {size(10)}",
    )


def plain(name: str, properties: str, text: str = "", align: str = "") -> str:
    return cells(name, f'style:vertical-align="middle" fo:wrap-option="wrap" {properties}', text, align, more="")


def empty(times: int) -> str:
    return "<table:table-cell/>" * times


def nurseries() -> str:
    """Thin rules around each cell, addresses that wrap, the head said again on the second page."""
    rule = 'fo:border="0.3pt solid #808080" fo:padding="0.7mm"'
    styles = (
        plain("title", 'fo:border="none"', size(14, bold=True)).replace('fo:wrap-option="wrap"', "")
        + plain("bare", 'fo:border="none"').replace('fo:wrap-option="wrap"', "")
        + plain("cell", rule)
        + plain("middle", rule, align='fo:text-align="center"')
        + plain("end", rule, align='fo:text-align="end"')
        + plain("head", f'{rule} fo:background-color="#e2efda"', align='fo:text-align="center"')
    )
    kinds = ("middle", "cell", "cell", "middle", "end", "end")
    lines = [
        row([cell("認可を受けた保育施設の一覧（見本。施設は全て架空のもの）", "title"), empty(5)]),
        row([empty(3), cell("令和６年４月１日現在　見本省こども局保育課", "bare"), empty(2)]),
        row([cell(text, "head") for text in ("番号", "施設名", "所在地", "電話番号", "定員", "開設年月")]),
        *(row([cell(text, kind) for text, kind in zip(values, kinds, strict=True)]) for values in NURSERIES),
    ]
    foot = p(NUMBER, "centre")
    return sheet("list", (14, 62, 84, 36, 22, 36), lines, head_at=2, styles=styles, foot=foot, repeated=True)


def shelters() -> str:
    """Columns that nothing but their edges sets apart, a line of units, a note at the foot."""
    styles = (
        plain("title", 'fo:border="none"', size(13, bold=True)).replace('fo:wrap-option="wrap"', "")
        + plain("cell", 'fo:border="none"').replace('fo:wrap-option="wrap"', "")
        + plain("head", 'fo:border="none"', size(10, bold=True))
        + plain("end", 'fo:border="none"', align='fo:text-align="end"')
    )
    kinds = ("cell", "cell", "cell", "end")
    lines = [
        row([cell("広域避難所の一覧（見本）", "title"), empty(3)]),
        row([cell("令和６年６月　見本省防災局", "cell"), empty(3)]),
        row([cell(text, "head") for text in ("施設名", "所在地", "電話", "収容人数")]),
        *(row([cell(text, kind) for text, kind in zip(values, kinds, strict=True)]) for values in SHELTERS),
        row([cell("（注）施設の名称、番地及び電話番号は全て架空のものである。", "cell"), empty(3)]),
    ]
    return sheet("list", (62, 92, 40, 26), lines, head_at=2, styles=styles, foot=p(NUMBER, "centre"))
