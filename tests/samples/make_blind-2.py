"""Takes an output path and writes there the sample report blind-2 as a PDF, the same bytes each time."""

from __future__ import annotations

import sys
from pathlib import Path

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, PageTemplate, Paragraph, Spacer

FONTS = Path("/usr/share/fonts/opentype")
MINCHO, GOTHIC = "ipaexm", "ipaexg"

BODY = ParagraphStyle(
    "body", fontName=MINCHO, fontSize=10.5, leading=17, firstLineIndent=10.5, alignment=TA_JUSTIFY, wordWrap="CJK"
)
TITLE = ParagraphStyle("title", fontName=GOTHIC, fontSize=16, leading=24, alignment=TA_CENTER)
NOTE = ParagraphStyle("note", fontName=MINCHO, fontSize=9, leading=14, alignment=TA_CENTER)
RIGHT = ParagraphStyle("right", fontName=MINCHO, fontSize=10.5, leading=16, alignment=TA_RIGHT)
FACILITY = ParagraphStyle("facility", fontName=GOTHIC, fontSize=13, leading=19, spaceBefore=14, keepWithNext=1)
HEADING = ParagraphStyle("heading", fontName=GOTHIC, fontSize=11, leading=18, spaceBefore=7)
CAPTION = ParagraphStyle("caption", fontName=GOTHIC, fontSize=8.5, leading=12, alignment=TA_CENTER, spaceAfter=6)

PREFACE = [
    (
        "当課では、小規模な事業者を支える拠点の実情を把握するため、令和６年７月に職員４名が三つの拠点を訪ねた。"
        "以下に、訪問先ごとの記録を掲げる。訪問に快く応じてくださった皆様に、この場を借りて厚くお礼を申し上げる。"
    ),
]

TSUBAME = [
    ("facility", "訪問先１　燕もの創り相談所"),
    ("date", "訪問日時　令和６年７月９日（火）13時30分～16時10分"),
    ("heading", "設立の経緯と役割"),
    (
        "body",
        (
            "燕もの創り相談所（以下「相談所」という。）は、燕市の委託を受けて公益財団法人つばめ地場産業振興機構が運営する、"
            "金属加工を中心とした中小企業のための経営相談の窓口である。平成27年10月１日に開所し、新潟県燕市小関東町１番８号の"
            "旧商工会館（延床面積720㎡）を拠点としている。相談員は常勤５名と非常勤12名の計17名で、従業員20人以下の事業者であれば"
            "何度でも無料で相談を受けられる。"
        ),
    ),
    (
        "body",
        (
            "金属洋食器や刃物の産地として知られる同市では、製造業の事業所数が平成12年の２，４３０か所から令和３年には"
            "１，４８０か所余りへと約４割減っており、相談所は廃業の抑止と技術の継承を使命に掲げている。"
        ),
    ),
    ("heading", "支援の特長"),
    (
        "body",
        (
            "相談所の最大の特長は、退職した熟練の職人を「技の目利き」として登録し、相談員とともに工場へ出向かせる点にある。"
            "相談１件当たりの対応時間は平均で２時間半と長く、初回の相談から30日以内に図面や見積りの改善案を示すことを約束している。"
            "また、国の補助金を活用して三次元測定機３台とレーザー加工機１台を備え、１時間500円の料金で開放している。"
        ),
    ),
    ("photo", "写真１　工場での助言の様子（燕もの創り相談所提供）"),
    (
        "body",
        (
            "「技の目利き」の登録者は令和６年６月末時点で38名に上り、その平均年齢は67.4歳である。令和５年度の出張相談は"
            "延べ612回で、令和元年度の240回の2.5倍を超えた。"
        ),
    ),
    ("heading", "現場で伺った話"),
    (
        "body",
        (
            "所長は「受注の波よりも、図面を読める人がいなくなることの方が怖い」と話す。令和５年度に寄せられた相談の内容を見ると、"
            "事業の引継ぎに関するものが34.6％で最も多く、資金繰りが27.1％、販路の開拓が18.3％とこれに続く。"
            "令和元年度には、引継ぎに関するものは２割に満たなかった。"
        ),
    ),
    (
        "body",
        (
            "研磨業を営む72歳の経営者からは、「機械を止める決心をしていたが、相談員に背中を押され、隣町の若手に工場を譲ることができた」"
            "との話を伺った。他方で、相談員の報酬は１日１万2,000円に据え置かれ、担い手の確保が難しくなっている。"
            "予約から面談までに平均で11日かかることへの不満の声も少なくない。"
        ),
    ),
    ("heading", "訪問を終えて"),
    (
        "body",
        (
            "引継ぎの相談が産地全体の悩みを映す鏡となっていることを実感した。熟練の職人が間に入ることで、帳簿には表れない技術の価値が"
            "買い手に伝わり、令和５年度には23件の引継ぎが成立するに至っている。相談員の処遇については、市の委託料"
            "（令和６年度予算で4,850万円）の積算の見直しを含め、早急な検討が望まれる。同様の産地を抱える自治体においても、"
            "職人の登録制度を取り入れていくことが期待される。"
        ),
    ),
]

IMABARI = [
    ("facility", "訪問先２　いまばり繊維開発ラボ"),
    ("date", "訪問日時　令和６年７月18日（木）10時～12時"),
    ("heading", "設立の経緯と役割"),
    (
        "body",
        (
            "いまばり繊維開発ラボは、昭和38年５月に「今治染色試験室」として発足し、令和２年４月に現在の名称に改められた。"
            "愛媛県が設置する施設であり、県の委託により、大阪府大阪市に本社を置く株式会社瀬戸内テキスタイル総研が運営に当たっている。"
            "愛媛県今治市桜井に建つ本館のほか、県内２か所に分室を持つ。利用できるのは県内の繊維事業者である。試験は有料で、"
            "１検体当たり2,200円から１万8,000円の手数料を徴収している。"
        ),
    ),
    ("heading", "支援の特長"),
    (
        "body",
        (
            "ラボが力を入れているのは、染料や排水を減らす加工の試作である。生産者が持ち込んだ糸を最短３日で染め上げ、"
            "洗濯100回に相当する耐久試験に至るまで一貫して引き受ける。研究員９人のうち４人が博士号を持ち、海外の認証機関との折衝も担う。"
        ),
    ),
    (
        "body",
        (
            "令和５年の試験の受託は5,870件で、前年に比べて９％増えた。同年の手数料の収入は6,430万円となり、"
            "運営費１億2,300万円の５割強を賄っている。"
        ),
    ),
    ("heading", "現場で伺った話"),
    (
        "body",
        (
            "ラボ長の説明によれば、利用する事業者は176社で、その８割以上が従業員30人未満である。産地のタオルの生産量は"
            "平成３年度の約５万トンを頂点に減り続け、平成21年度には１万トンを下回ったが、令和５年度は１万600トン程度に持ち直している。"
        ),
    ),
    (
        "body",
        (
            "織布業の経営者からは、「染めの段取りが読めるので、欧州の展示会に間に合わせることができる」「若い社員を預けたら、"
            "見違えるように成長した」といった評価が聞かれた。もっとも、地下水のくみ上げに要する電気代が膨らんでおり、"
            "手数料を引き上げれば離れる事業者も出かねないとの懸念が示された。分析機器24台のうち15台は購入から20年を経過しており、"
            "更新に必要な資金の見通しが立っていない。"
        ),
    ),
    ("heading", "訪問を終えて"),
    (
        "body",
        (
            "小規模な事業者が単独では持てない試験の機能を公的に支えることで、産地の品質の水準が保たれている。手数料だけに頼らない"
            "運営のためには、大学や素材メーカーとの共同研究の受入れを現在の６件から更に増やしていくことが重要となる。"
            "機器の更新に当たっては、国の設備導入支援（補助率２分の１）の活用も必要であろう。"
        ),
    ),
]

NOBEOKA = [
    ("facility", "訪問先３　のべおか起業交流拠点ひむかベース"),
    ("date", "訪問日時　令和６年７月31日（水）14時～16時40分"),
    ("heading", "設立の経緯と役割"),
    (
        "body",
        (
            "のべおか起業交流拠点ひむかベース（以下「ひむかベース」という。）は、平成30年４月に、空き店舗となっていた築52年の呉服店を"
            "改装して開かれた。宮崎県延岡市幸町三丁目45番地の商店街に位置し、延岡駅から徒歩４分と足の便がよい。設置者は延岡市であり、"
            "運営は特定非営利活動法人日向灘みらい会議が担う。年中無休で午前８時から午後10時まで開いており、個室18室と共用席42席を備える。"
            "会費は月額8,800円であるが、25歳以下は4,400円としている。"
        ),
    ),
    ("heading", "支援の特長"),
    (
        "body",
        (
            "ここでは、資金や制度の説明よりも先に、試しに商いをしてみる機会を用意している点が目を引く。入居者は小店舗を１週間ずつ借り、"
            "客の反応を確かめた上で事業計画を練り直すことができる。専任の創業指導員３名に加え、市内の税理士や信用金庫の職員など26名が"
            "協力者として名を連ねる。令和５年度に開いた講座は47回を数え、参加者は実人数で389人、うち女性が６割、"
            "20代と30代が合わせて４割弱であった。"
        ),
    ),
    ("heading", "現場で伺った話"),
    (
        "body",
        (
            "開設からの６年間で起業に至ったのは延べ84件であり、うち飲食が29件、宿泊や観光が17件、情報通信が11件を占め、"
            "残る27件は小売や介護など多岐にわたる。起業後３年の存続率は91.3％で、同種の施設の全国平均とされる80％に比べて高い。"
        ),
    ),
    (
        "body",
        (
            "子育てをしながら菓子店を始めた30代の女性は、「失敗しても１週間で終わると思えたから、一歩を踏み出せた」と振り返った。"
            "担当の市職員からは、家賃の補助を終えた令和４年９月以降、退去が相次ぎ、個室の入居率が７割５分に落ちたとの説明があった。"
            "退去した者の過半数が光熱費の負担を理由に挙げたという。"
        ),
    ),
    ("heading", "訪問を終えて"),
    (
        "body",
        (
            "試しの場と、失敗を笑い合える人のつながりとが、起業の心理的な壁を下げる効果を生んでいる。県北の８市町村から利用があることを"
            "踏まえると、市単独ではなく広域での費用の分担を検討する必要がある。地域の担い手を長い目で育てるという観点からも、"
            "高校生向けの講座の拡充が期待される。"
        ),
    ),
    ("end", "（本記録は令和６年８月20日までに得た情報により作成した。）"),
]


class Photo(Flowable):
    """A grey frame that stands where the report has a photograph."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the full width, and the height of the picture with a little air."""
        self.width, self.height = width, 40 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the frame in the middle of the column."""
        self.canv.setFillGray(0.85)
        self.canv.rect((self.width - 60 * mm) / 2, 1 * mm, 60 * mm, 37 * mm, fill=1, stroke=1)


def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Print the running head, from the second page on, and the page number."""
    canvas.saveState()
    canvas.setFont(MINCHO, 8.5)
    if document.page > 1:
        canvas.drawRightString(A4[0] - 25 * mm, A4[1] - 15 * mm, "支援拠点訪問記録")
        canvas.line(25 * mm, A4[1] - 17 * mm, A4[0] - 25 * mm, A4[1] - 17 * mm)
    canvas.drawCentredString(A4[0] / 2, 13 * mm, f"－ {document.page} －")
    canvas.restoreState()


def flowables(parts: list[tuple[str, str]]) -> list[Flowable]:
    """Set the parts of one visit: its title and date, headings, paragraphs and photograph."""
    story: list[Flowable] = []
    for kind, text in parts:
        if kind == "facility":
            story += [Paragraph(text, FACILITY), HRFlowable(width="100%", thickness=0.8, color="black")]
        elif kind == "heading":
            story.append(Paragraph(f"◇　{text}", HEADING))
        elif kind == "photo":
            story += [Spacer(1, 4), Photo(), Paragraph(text, CAPTION)]
        else:
            story.append(Paragraph(text, RIGHT if kind in ("date", "end") else BODY))
    return story


def main(path: str) -> None:
    """Write the report to the path."""
    pdfmetrics.registerFont(TTFont(MINCHO, FONTS / "ipaexfont-mincho" / "ipaexm.ttf"))
    pdfmetrics.registerFont(TTFont(GOTHIC, FONTS / "ipaexfont-gothic" / "ipaexg.ttf"))
    title = "地域の産業支援拠点　訪問記録（令和６年度第１回）"
    document = BaseDocTemplate(path, pagesize=A4, title=title, author="中小企業庁", invariant=1)
    frame = Frame(25 * mm, 20 * mm, A4[0] - 50 * mm, A4[1] - 42 * mm, leftPadding=0, rightPadding=0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=furniture))
    story: list[Flowable] = [
        Paragraph("令和６年８月30日", RIGHT),
        Paragraph("中小企業庁　経営支援部　経営支援課", RIGHT),
        Spacer(1, 10),
        Paragraph(title, TITLE),
        Paragraph("（見本として作成した架空の報告です）", NOTE),
        Spacer(1, 8),
        Paragraph("はじめに", HEADING),
        *(Paragraph(text, BODY) for text in PREFACE),
    ]
    for parts in (TSUBAME, IMABARI, NOBEOKA):
        story += flowables(parts)
    document.build(story)


if __name__ == "__main__":
    main(sys.argv[1])
