"""The words of an invented report of visits to business support sites in, a deck of landscape slides as a PDF out.

Run as ``python make_sme-support-visits-2023.py OUT.pdf``; needs reportlab and Debian's fonts-ipaexfont.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

FONTS = Path("/usr/share/fonts/opentype")
WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 36.0
NAVY, GREY, PALE = HexColor("#1f3a68"), HexColor("#8a8f98"), HexColor("#e6ebf3")
FOOT = "中小企業庁　中小企業支援拠点の現地視察報告"


@dataclass(frozen=True)
class Picture:
    """A grey photo or a bar chart, with the caption printed under it; heights of bars are shares of the frame."""

    x: float
    top: float
    width: float
    height: float
    caption: tuple[str, ...]
    bars: tuple[float, ...] = ()


@dataclass(frozen=True)
class Column:
    """Headings and bullets set one below the other in a column."""

    x: float
    top: float
    width: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Slide:
    """One slide; columns and pictures are drawn in the order given, which need not be the order of reading."""

    title: str
    date: str = ""
    order: str = ""
    date_below: bool = False
    parts: tuple[Column | Picture, ...] = field(default=())
    size: float = 12.0


COVER = (
    (30.0, 330.0, "中小企業支援拠点の現地視察報告"),
    (16.0, 290.0, "～事業承継・試作支援・創業・技能継承の現場から～"),
    (16.0, 170.0, "令和５年12月22日"),
    (18.0, 140.0, "中小企業庁　経営支援部経営支援課"),
    (11.0, 60.0, "（見本として作成した架空の報告です。施設も数値も実在しません。）"),
)

SLIDES = (
    Slide(
        title="視察の概要",
        size=15.0,
        parts=(
            Column(
                MARGIN,
                100.0,
                880.0,
                (
                    "•目的：小規模事業者の生産性向上と技能の継承に向け、地域の支援拠点における取組の実態を把握する。",
                    "•期間：2023年11月８日（水）～11月30日（木）",
                    "•体制：経営支援課職員３名及び中小企業診断士２名が分担して訪問し、各拠点で１時間半から２時間程度の"
                    "意見交換を行った。",
                    "【訪問先】",
                    "　①　11月８日（水）　つばめ共創ものづくりセンター（新潟県燕市）",
                    "　②　11月13日（月）　鯖江めがね承継支援室（福井県鯖江市）",
                    "　③　11月21日（火）　東大阪まちこうばラボ（大阪府東大阪市）",
                    "　④　11月30日（木）　宇部ときわ創業プラザ（山口県宇部市）",
                ),
            ),
        ),
    ),
    Slide(
        title="つばめ共創ものづくりセンター",
        date="訪問日　2023年11月８日（水）",
        order="訪問先①",
        size=10.8,
        parts=(
            Column(
                MARGIN,
                78.0,
                650.0,
                (
                    "【概要】",
                    "•燕市と地元金融機関２行が2019年４月に開設した、金属加工業者のための試作・販路開拓の支援拠点"
                    "（以下「共創センター」という。）。",
                    "•運営は一般財団法人燕西蒲ものづくり振興機構が担い、市から年間3,800万円の補助を受ける。",
                    "•所在地：新潟県燕市吉田曙町２番11号（ＪＲ吉田駅から徒歩12分）",
                    "•電話：0256-00-4150　URL：https://tsubame-kyoso.example.jp/",
                    "•敷地面積は約2,400㎡、延床面積は1,150㎡で、築37年の旧紡績工場を改修して使用している。",
                    "•利用時間は平日９時～21時、土曜日は９時～17時（日曜・祝日及び年末年始は休館）。",
                    "•会員登録は無料、試作設備の利用料は１時間当たり1,100円～3,300円（税込）。",
                    "【主な取組】",
                    "•試作相談は、開設初年度に当たる2019年度の184件から2022年度には412件へと約2.2倍に増加した。",
                    "•このうち57件が商品化に至り、2023年３月末時点の累計売上高は約１億6,400万円に上る。",
                    "•会員企業は218社（2023年10月１日現在）で、従業員20人以下の企業が８割強を占める。",
                    "•レーザー加工機３台、三次元測定器２台など計14台の機器を備え、2023年５月にはAI画像検査装置を導入した。",
                    "✓毎月第２水曜日に「つばめ夜間試作塾」を開催（定員12名、参加費１回500円）。",
                    "【現場の声】",
                    "•「図面がなくても相談できるので助かる」との声が、従業員数名の町工場から多く寄せられている。",
                    "•担当コーディネーター（４名）からは「相談の半数は夜間や休日に集中し、平日の日中だけでは対応しきれない」"
                    "との意見があった。",
                    "•若手職人（30代）は「県外の展示会に出て、年間３件の新規取引につながった」と話す。",
                    "【今後の課題・示唆】",
                    "•機器の約３分の１が2028年度までに更新時期を迎え、更新費用は１台当たり平均1,250万円と見込まれている。",
                    "•人件費と設備更新を補助金だけに頼る運営には限界がある。",
                    "•今後は、隣接する三条市等の支援機関と機器を相互利用する仕組みを整え、稼働率（2022年度：61.5％）を"
                    "2025年度までに75％以上へ引き上げることが期待される。",
                ),
            ),
            Picture(706.0, 110.0, 218.0, 150.0, ("写真１　試作室に並ぶレーザー加工機", "（2023年11月撮影）")),
        ),
    ),
    Slide(
        title="鯖江めがね承継支援室",
        date="訪問日　2023年11月13日（月）",
        order="訪問先②",
        parts=(
            Column(
                MARGIN,
                92.0,
                430.0,
                (
                    "【概要】",
                    "•福井県鯖江市の眼鏡関連事業者を対象に、事業承継の相談からマッチングまでを無料で支援する窓口である。",
                    "•2020年10月に鯖江市が設置し、鯖江越前商工振興協同組合に運営を委託している（以下「支援室」という。）。",
                    "•〒916-0021　福井県鯖江市三六町１－９－99",
                    "•開設時間：平日９:00～17:30　TEL 0778-00-2271",
                    "•職員は７名（常勤５名、非常勤２名）で、うち３名が中小企業診断士の資格を有する。",
                    "【主な取組】",
                    "•市内の眼鏡関連事業所は、1990年代には約900事業所あったが、2021年６月１日時点では436事業所と"
                    "半分以下に減少している。",
                    "•経営者の平均年齢は63.8歳で、後継者が「決まっている」と答えた事業所は３割に満たない（2022年度調査）。",
                    "•相談受付は2022年度に延べ326件（前年度比18.5％増）、実企業数では97社となった。",
                    "•2021年度から2023年度上半期までに成約した承継案件は11件で、うち親族外承継が６件、"
                    "従業員承継が３件、Ｍ＆Ａが２件である。",
                    "※　件数は来所及び電話による相談を数え、メール相談（2022年度：68件）は含まない。",
                ),
            ),
            Column(
                494.0,
                92.0,
                430.0,
                (
                    "【現場の声】",
                    "•「廃業の相談に来たつもりが、隣町の同業者に機械ごと引き継いでもらえた」（70代、研磨業）との声が聞かれた。",
                    "•支援員からは「初回相談から成約まで平均20か月かかり、その間に経営者が体調を崩す例もある」と聞いた。",
                    "•金融機関からは、株価算定の費用（30万～50万円）が小規模事業者には重いとの指摘があった。",
                    "【今後の課題・示唆】",
                    "•相談者の８割台を60歳以上が占めており、早い段階からの働きかけが遅れている。",
                    "•補助金の交付要綱第７条により承継前の設備は対象外となる場合があり、制度の周知が十分でない。",
                    "•承継後１年以内の伴走支援を制度化し、県の事業承継・引継ぎ支援センターとの役割分担を明確にすることが"
                    "求められる。",
                    "•また、国においても、技能の「見える化」に要する経費（１社当たり最大100万円）への支援を検討する必要がある。",
                ),
            ),
        ),
    ),
    Slide(
        title="東大阪まちこうばラボ",
        date="訪問日　2023年11月21日（火）",
        date_below=True,
        order="訪問先③",
        size=13.5,
        parts=(
            Column(
                MARGIN,
                116.0,
                880.0,
                (
                    "【概要】",
                    "・東大阪まちこうばラボ（以下「まちラボ」という）は、公益財団法人河内ものづくり財団が運営する試作・"
                    "共同受注の支援拠点であり、市内４か所に設置されている。",
                    "・2022年４月に「東大阪製造業相談コーナー」から改称し、同年７月に現在地（東大阪市荒本西２－５－77）へ"
                    "移転した。",
                    "・中小企業庁の「地域共同受注支援事業」（2022～2024年度）を受託している。",
                    "・利用料：会員は月額5,500円、非会員は１日2,200円。",
                    "・電話 06-0000-7788（平日９時30分～18時）　https://machilab.example.or.jp",
                    "【主な取組】",
                    "・登録工場は365社で、１社当たりの平均従業者数は8.7人。",
                    "・2022年度の共同受注は143件、受注総額は２億8,500万円（前年度：１億9,200万円）となり、"
                    "前年度比で48.4％増加した。",
                    "・同年度の発注元を所在地別にみると、大阪府内が54％、近畿他府県が23％、首都圏が15％、海外が８％である。",
                    "・図面の読解からＮＣ加工までを学ぶ「はじめての町工場講座」（全10回、受講料33,000円）を年２回実施し、"
                    "第１期から第６期までの修了者は計94名に上る。",
                    "・修了者のうち女性は３人に１人、市内企業に就職した者は41名（43.6％）である。",
                ),
            ),
        ),
    ),
    Slide(
        title="東大阪まちこうばラボ（続き）",
        order="訪問先③",
        size=13.5,
        parts=(
            Column(
                MARGIN,
                92.0,
                590.0,
                (
                    "【現場の声】",
                    "・利用企業へのアンケート（2023年７～８月実施、回答128社、回収率35.1％）では、「取引先が広がった」が"
                    "62.5％と最も多く、次いで「若手の育成になった」が４割弱であった。",
                    "・一方で「価格交渉まで任せきりになり、自社の原価を把握できていない」（従業員５名のプレス工場）との"
                    "反省も聞かれた。",
                    "・外国人材の受入れ企業からは、日本語で書かれた作業手順書の読み取りに時間がかかるとの声があった。",
                    "【今後の課題・示唆】",
                    "・コーディネーター３名の年間対応件数は１人当たり約220件に達し、負担が大きい。",
                    "・分室の利用は本館の４分の１にとどまり、とりわけ南部の工場からの利用が少ない。",
                    "・公募要領では第三者への再委託が原則禁止されており、幹事企業を柔軟に選べないことが課題である。",
                    "・幹事役を担う人材を2024年度に10名以上育成し、原価管理の研修を組み合わせることが重要である。",
                    "・国の支援に当たっては、受注額だけでなく、技能の伝承の度合いも評価指標に加えることが望まれる。",
                ),
            ),
            Picture(
                660.0,
                110.0,
                264.0,
                190.0,
                ("図１　共同受注額の推移（2019～2022年度）", "出典：東大阪まちこうばラボ提供資料"),
                bars=(0.42, 0.38, 0.58, 0.86),
            ),
        ),
    ),
    Slide(
        title="宇部ときわ創業プラザ",
        date="（訪問日）2023年11月30日（木）",
        order="訪問先④",
        size=11.5,
        parts=(
            Column(
                494.0,
                92.0,
                430.0,
                (
                    "【現場の声】",
                    "•入居者（30代女性、菓子製造業）からは「家賃の安さよりも、隣の席に先輩がいることに価値を感じる」との"
                    "声があった。",
                    "•「補助金の申請書類が多く、本業に使える時間が週に10時間ほど削られた」との不満も聞かれた。",
                    "•商店街の店主は「空き店舗が2015年の38店から21店にまで減り、夕方の人通りが戻ってきた」と話す。",
                    "【今後の課題・示唆】",
                    "•創業件数の約４分の３は飲食・小売・生活サービス業であり、技術系の創業は１割未満にとどまる。",
                    "•運営経費5,200万円（令和５年度予算）のうち使用料収入で賄えるのは２割程度で、指定管理料に依存している。",
                    "•市外の大学・高専との連携を広げ、一人ひとりの事業計画に応じた専門家派遣を拡充することが期待される。",
                    "•小規模な都市では、創業支援と商店街の再生を一体で進める視点が重要である。",
                ),
            ),
            Picture(560.0, 366.0, 300.0, 108.0, ("写真２　コワーキングスペースの様子（宇部ときわ創業プラザ提供）",)),
            Column(
                MARGIN,
                92.0,
                430.0,
                (
                    "【概要】",
                    "•「宇部ときわ創業プラザ」（以下「プラザ」という。）は、創業希望者と創業後５年未満の事業者を対象とする、"
                    "市の中心市街地にある創業支援施設で、2017年（平成29年）９月に開館した。",
                    "•指定管理者：株式会社ときわまちづくりパートナーズ（指定期間：2022年４月～2027年３月）",
                    "•個室オフィス14室、コワーキング席40席、会議室３室を備え、個室の入居率は92.9％（2023年９月末）。",
                    "•使用料：個室は月額22,000円～48,000円、コワーキング席は１日880円・月額7,700円（駐車場16台は無料）。",
                    "•休館日：毎週火曜日及び年末年始",
                    "【主な取組】",
                    "•2017～2022年度の創業件数は累計152件で、このうち女性による創業は58件（38.2％）であった。",
                    "•卒業企業は31社、うち市内で事業を継続している企業は25社で、創業３年後の事業継続率は86％と"
                    "全国平均を上回る。",
                    "✓高校生向けの「ジュニア創業塾」（15～18歳、参加無料）には、令和４年度は６校から83人が参加し、"
                    "前年度（52人）の1.6倍となった。",
                    "✓地元の信用金庫と連携した「ときわ創業融資」（年利0.9～1.8％）は、2023年度上半期に19件、6,270万円を"
                    "実行した。",
                ),
            ),
        ),
    ),
)


def _style(size: float, indent: float) -> ParagraphStyle:
    return ParagraphStyle(
        "body",
        fontName="Gothic",
        fontSize=size,
        leading=size * 1.36,
        leftIndent=indent,
        firstLineIndent=0,
        bulletFontName="Gothic",
        bulletFontSize=size,
        bulletIndent=2,
        wordWrap="CJK",
    )


def _draw_column(page: Canvas, column: Column, size: float) -> None:
    top = column.top
    for line in column.lines:
        if line.startswith("【"):
            top += size * 0.35
            page.setFillColor(NAVY)
            page.setFont("Gothic", size + 2)
            page.drawString(column.x, HEIGHT - top - size - 2, line)
            top += (size + 2) * 1.4
            continue
        marked = line[0] in "•・✓※"
        text, bullet = (line[1:].lstrip("　"), line[0]) if marked else (line, None)
        paragraph = Paragraph(text.replace("&", "&amp;"), _style(size, size * 1.2 if marked else 0), bulletText=bullet)
        _, height = paragraph.wrap(column.width, HEIGHT)
        page.setFillColor(Color(0, 0, 0))
        paragraph.drawOn(page, column.x, HEIGHT - top - height)
        top += height + size * 0.15
    if top > HEIGHT - 24:
        raise ValueError(f"column at x={column.x} ends at {top:.0f}, below the foot of the slide")


def _draw_picture(page: Canvas, picture: Picture) -> None:
    bottom = HEIGHT - picture.top - picture.height
    page.setFillColor(white if picture.bars else PALE)
    page.setStrokeColor(GREY)
    page.rect(picture.x, bottom, picture.width, picture.height, fill=1)
    page.setFillColor(NAVY)
    step = picture.width / max(len(picture.bars), 1)
    for i, share in enumerate(picture.bars):
        page.rect(picture.x + step * (i + 0.25), bottom, step / 2, picture.height * share, fill=1, stroke=0)
    page.setFillColor(Color(0, 0, 0))
    page.setFont("Mincho", 10.5)
    for i, line in enumerate(picture.caption):
        page.drawCentredString(picture.x + picture.width / 2, bottom - 16 - 14 * i, line)


def _draw_slide(page: Canvas, slide: Slide, number: int) -> None:
    page.setFillColor(NAVY)
    page.setFont("Gothic", 26)
    page.drawString(MARGIN, HEIGHT - 56, slide.title)
    page.setFont("Gothic", 14)
    if slide.date_below:
        page.drawString(MARGIN, HEIGHT - 92, slide.date)
    else:
        page.drawRightString(WIDTH - MARGIN, HEIGHT - 56, slide.date)
    page.setFont("Gothic", 10.5)
    page.drawString(MARGIN, HEIGHT - 24, slide.order)
    page.setStrokeColor(NAVY)
    page.setLineWidth(2)
    page.line(MARGIN, HEIGHT - 68, WIDTH - MARGIN, HEIGHT - 68)
    page.setLineWidth(0.7)
    for part in slide.parts:
        if isinstance(part, Column):
            _draw_column(page, part, slide.size)
        else:
            _draw_picture(page, part)
    page.setFillColor(GREY)
    page.setFont("Gothic", 9)
    page.drawString(MARGIN, 12, FOOT)
    page.drawRightString(WIDTH - MARGIN, 12, str(number))
    page.showPage()


def main(out: str) -> None:
    """Write the deck to ``out``; the same words give the same bytes."""
    pdfmetrics.registerFont(TTFont("Gothic", str(FONTS / "ipaexfont-gothic/ipaexg.ttf")))
    pdfmetrics.registerFont(TTFont("Mincho", str(FONTS / "ipaexfont-mincho/ipaexm.ttf")))
    page = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    page.setTitle("中小企業支援拠点の現地視察報告")
    for size, y, text in COVER:
        page.setFillColor(NAVY)
        page.setFont("Gothic", size)
        page.drawCentredString(WIDTH / 2, y, text)
    page.showPage()
    for number, slide in enumerate(SLIDES, start=2):
        _draw_slide(page, slide, number)
    page.save()


if __name__ == "__main__":
    main(sys.argv[1])
