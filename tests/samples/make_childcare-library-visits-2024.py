"""Takes an output path and writes there the sample report childcare-library-visits-2024, always the same bytes."""

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
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

FONTS = Path("/usr/share/fonts/opentype")
MINCHO, GOTHIC = "ipaexm", "ipaexg"
MARGIN = 27 * mm
TITLE = "子育て・学びの拠点に関する訪問調査報告書"

PLAIN = ParagraphStyle("plain", fontName=MINCHO, fontSize=11, leading=18.5, alignment=TA_JUSTIFY, wordWrap="CJK")
STYLES = {
    "title": ParagraphStyle("title", fontName=GOTHIC, fontSize=15, leading=24, alignment=TA_CENTER),
    "sample": ParagraphStyle("sample", fontName=MINCHO, fontSize=9.5, leading=14, alignment=TA_CENTER),
    "right": ParagraphStyle("right", fontName=MINCHO, fontSize=11, leading=17, alignment=TA_RIGHT),
    "facility": ParagraphStyle("facility", fontName=GOTHIC, fontSize=12, leading=20, spaceBefore=15, keepWithNext=1),
    "heading": ParagraphStyle("heading", fontName=GOTHIC, fontSize=11, leading=19, spaceBefore=5, keepWithNext=1),
    "body": ParagraphStyle("body", parent=PLAIN, firstLineIndent=11),
    "bullet": ParagraphStyle("bullet", parent=PLAIN, leftIndent=22, firstLineIndent=-11),
    "dash": ParagraphStyle("dash", parent=PLAIN, leftIndent=44, firstLineIndent=-22),
    "note": ParagraphStyle("note", parent=PLAIN, fontSize=9.5, leading=15, leftIndent=30, firstLineIndent=-19),
}
MARKS = {"facility": "■　", "heading": "◆　", "bullet": "・", "dash": "－　", "note": "※　"}

COVER = [
    ("right", "令和６年９月30日"),
    ("right", "内閣府地方創生推進事務局"),
    ("title", TITLE),
    ("sample", "（見本として作成した架空の報告です）"),
    (
        "body",
        "本報告書は、地域の子育てや学びの拠点づくりに関する施策の検討に資するため、令和６年６月から７月にかけて３市の施設を"
        "訪問し、設置者や利用者から伺った内容を取りまとめたものである。",
    ),
    ("note", "本報告書に記載した数値は、特に断りのない限り、訪問の際に各施設から提供を受けたものである。"),
]

TONAMI = [
    ("facility", "砺波市子育てテラスもりのわ（令和６年６月３日（月）訪問）"),
    ("heading", "施設の概要"),
    (
        "body",
        "砺波市子育てテラスもりのわ（以下「もりのわ」という。）は、旧保健センターを改修して平成29年５月に開設された地域子育て"
        "支援拠点である。所在地は富山県砺波市新富町２番３号（電話：0763-00-0000）で、砺波市の委託を受けて一般社団法人となみ"
        "子育て応援団（富山県南砺市）が運営している。延べ床面積は612.5平方メートルで、ひろば、相談室３室、調理室などから成る。",
    ),
    (
        "body",
        "対象は０歳から小学校就学前までの子どもとその保護者であり、無料で利用できる。開館時間は９時から17時まで、休館日は"
        "毎週水曜日と年末年始としている。職員は常勤７人、非常勤11人の計18人で、うち13人が保育士の資格を持つ。",
    ),
    ("heading", "特色ある取組"),
    ("bullet", "一時預かりは、１時間400円で、買物や通院のほか、理由を問わず利用できる。"),
    (
        "bullet",
        "年間の利用者数は、令和元年度18,420人、令和２年度7,960人、令和３年度12,035人、令和４年度16,880人、令和５年度21,374人と、"
        "感染症の影響を受けた令和２年度を底に回復している。",
    ),
    ("bullet", "父親の利用を促す「土曜パパひろば」を月１回開催し、令和５年度は１回平均14.2組が参加した。"),
    ("bullet", "家庭への訪問支援にも力を入れている。"),
    ("dash", "出産後４か月以内の全ての家庭を助産師が訪問（令和５年度の訪問率は98.7％）"),
    ("dash", "多胎児の家庭に対し、家事支援の補助員を年度内に最大12回派遣"),
    ("note", "一時預かりの定員は１日当たり８人であり、事前の登録を要する。"),
    ("heading", "訪問時の聞き取り"),
    (
        "body",
        "センター長からは、「初めて訪れた人がまた来たいと思えるよう、最初の５分の声掛けを大切にしている」との話があった。"
        "利用者アンケート（令和５年11月実施、回答数463件）では、「子育ての孤立感が和らいだ」と答えた人が86.4％に上り、"
        "令和２年の調査の71.9％から大きく伸びた。",
    ),
    (
        "body",
        "利用している母親からは、「転勤で来て知り合いが一人もいなかったが、ここで友人ができた」「予約なしで来られるのがうれしい」"
        "といった声が聞かれた。",
    ),
    (
        "body",
        "一方、一時預かりの申込みは令和５年度に2,310件あったが、受け入れることができたのは1,848件で、５件に１件を断らざるを"
        "得ない状況にある。また、保育士を募集しても２年続けて応募がなく、人材の確保が課題となっている。",
    ),
    ("heading", "考察"),
    (
        "body",
        "母子保健と子育て支援を同じ建物の中で一体的に行うことにより、妊娠期から切れ目のない支援が可能となっている。市の"
        "合計特殊出生率は令和４年に1.58と、県の平均を0.12ポイント上回っており、こうした環境も要因の一つと考えられる。",
    ),
    (
        "body",
        "他方で、一時預かりの受け皿の不足は、利用の広がりの裏返しでもある。近隣の市町村と広域で受け入れる仕組みを、県も加わって"
        "検討していく必要がある。",
    ),
]

OGI = [
    ("facility", "小城市立まちなか図書館（令和６年６月19日（水）訪問）"),
    ("heading", "施設の概要"),
    (
        "body",
        "小城市立まちなか図書館は、平成31年３月に閉店した商業施設を改装し、令和３年10月２日に開館した。佐賀県小城市三日月町"
        "長神田2312番地に位置し、ＪＲ小城駅から車で約８分の距離にある。指定管理者は、株式会社ブックライフ九州"
        "（本社：福岡県福岡市）である。",
    ),
    (
        "body",
        "蔵書は９万4,000冊（令和６年３月末現在）、座席は320席で、整備に要した総事業費は約14億8,000万円であった。開館時間は"
        "10時から21時までとし、駐車場（76台）を備える。入館も貸出しも無料であるが、多目的室は１時間当たり550円の料金を要する。",
    ),
    ("heading", "特色ある取組"),
    ("bullet", "書架の約７割を高さ1.2メートル以下とし、館内での会話や飲み物を認めている。"),
    ("bullet", "乳幼児期から本に親しむ機会をつくるため、次の取組を行っている。"),
    ("dash", "４か月児健診の会場で絵本２冊を贈る「はじめての本」（令和５年度は352組）"),
    ("dash", "市内の全ての保育所・認定こども園15園への団体貸出（１園につき100冊以内）"),
    ("bullet", "10代の利用を増やすため、中学生と高校生の「としょかん部」（部員28名）が選書や催しを企画している。"),
    ("bullet", "令和５年度には催しを143回開き、延べ6,512人が参加した。"),
    ("heading", "訪問時の聞き取り"),
    (
        "body",
        "館長によると、来館者は令和６年５月末までに累計80万人を超えた。年間の目標は20万人であったが、令和５年度の実績は"
        "31万2,000人となっている。令和５年度の貸出冊数を年齢別に見ると、12歳以下が全体の43％、13歳から18歳までが９％、19歳から64歳までが30％、"
        "65歳以上が18％を占め、移転前の平成30年度と比べて、12歳以下の割合が15ポイント高まった。",
    ),
    (
        "body",
        "高校生の部員からは、「自分たちの選んだ本が借りられていくのを見るのがうれしい」との声が、子育て中の30代の母親からは、"
        "「上の子が騒いでも肩身の狭い思いをしなくてすむ」との声があった。他方で、静かに読書をしたいという市民からの苦情も、"
        "令和５年度に41件寄せられている。",
    ),
    (
        "body",
        "司書21人のうち正規職員は６人で、残りの15人は有期の雇用である。指定管理料は年額１億9,600万円であり、物価や光熱費の"
        "上昇への対応が十分にできていないとの指摘があった。",
    ),
    ("heading", "考察"),
    (
        "body",
        "かつての商業施設が図書館に生まれ変わったことで、周辺の空き店舗が14店から５店に減るなど、中心市街地のにぎわいの回復にも"
        "つながっている。",
    ),
    (
        "body",
        "図書館法第３条は、図書館の奉仕に当たり、土地の事情や一般公衆の希望に沿うことを求めている。静かさとにぎわいとを"
        "両立させるためには、時間帯や場所によって過ごし方を分けるなど、運営上の工夫を重ねることが期待される。",
    ),
]

HIDA = [
    ("facility", "飛騨かわい親子留学センター（令和６年７月４日（木）・５日（金）訪問）"),
    ("heading", "施設の概要"),
    (
        "body",
        "飛騨かわい親子留学センター（以下「留学センター」という。）は、都市部に住む親子が６か月から12か月の間、市内に"
        "移り住んで地域の小学校や認定こども園に通う「親子留学」の受入れ窓口である。岐阜県飛騨市河合町角川の旧小学校校舎"
        "（昭和56年築）を活用している。平成13年に発足した山村留学の事業を引き継ぎ、令和４年４月に「河合山村留学センター」から"
        "現在の名称に改められた。",
    ),
    (
        "body",
        "運営は飛騨市教育委員会が直営で行い、専任の相談員２名と地域おこし協力隊員１名を置く。参加費は子ども１人につき月額３万円、"
        "住宅の家賃は月額２万5,000円から３万8,000円である。",
    ),
    ("heading", "特色ある取組"),
    (
        "bullet",
        "対象は年長児から小学６年生までの子どもとその保護者で、令和６年度は11世帯28人（うち子ども15人）を受け入れている。",
    ),
    (
        "bullet",
        "これまでに参加したのは18都府県の延べ94世帯で、期間の終了後に市内に定住した世帯は23世帯（24.5％）に達する。",
    ),
    ("bullet", "農家や木工職人ら36人が「里の先生」として登録し、週２回、放課後の里山で様々な体験を教えている。"),
    (
        "bullet",
        "保護者の９割弱がテレワークで仕事を続けており、光回線を備えた12席の共用の仕事場を24時間使うことができる。",
    ),
    ("heading", "訪問時の聞き取り"),
    (
        "body",
        "市の説明では、河合町の人口は、平成16年の合併時の約1,500人から令和６年４月１日現在で834人にまで減り、小学校の児童数も"
        "29人となっている。留学生が加わったことで、複式学級は４学級から２学級に減った。",
    ),
    (
        "body",
        "東京都から参加した40代の父親は、「子どもが川で遊んで帰ってくる。それだけで来た意味があった」と語った。保護者への調査"
        "（令和５年度、回答30名）では、「子どもの自己肯定感が高まった」が25名、「地域の人との会話が増えた」が28名であった。",
    ),
    (
        "body",
        "一方で、冬季の暖房費が１世帯当たり月４万円前後かかること、最寄りの小児科まで車で40分を要することが、参加をためらう理由"
        "として挙げられた。空き家は地区内に61戸あるが、すぐに住める状態のものは１割に満たない。",
    ),
    ("heading", "考察"),
    (
        "body",
        "親子留学は、交流人口の拡大にとどまらず、学校の小規模化に悩む地域の教育環境を維持する効果も生んでいる。",
    ),
    (
        "body",
        "しかしながら、年間の事業費2,240万円のうち1,100万円余りを国の交付金に頼っており、交付期間が終わる令和８年度以降の財源の"
        "確保が大きな課題である。空き家の改修への支援と併せ、企業版ふるさと納税の活用なども視野に入れた、息の長い仕組みを"
        "整えることが求められる。",
    ),
]


def page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    """Print the page number at the foot."""
    canvas.saveState()
    canvas.setFont(MINCHO, 10)
    canvas.drawCentredString(A4[0] / 2, 14 * mm, str(document.page))
    canvas.restoreState()


def flowables(parts: list[tuple[str, str]]) -> list[Flowable]:
    """Set each part in the style of its kind, with the mark of its kind before it."""
    return [Paragraph(MARKS.get(kind, "") + text, STYLES[kind]) for kind, text in parts]


def main(path: str) -> None:
    """Write the report to the path."""
    pdfmetrics.registerFont(TTFont(MINCHO, FONTS / "ipaexfont-mincho" / "ipaexm.ttf"))
    pdfmetrics.registerFont(TTFont(GOTHIC, FONTS / "ipaexfont-gothic" / "ipaexg.ttf"))
    document = BaseDocTemplate(path, pagesize=A4, title=TITLE, author="内閣府", invariant=1)
    frame = Frame(MARGIN, 22 * mm, A4[0] - 2 * MARGIN, A4[1] - 45 * mm, leftPadding=0, rightPadding=0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=page_number))
    story = flowables(COVER)
    story.insert(2, Spacer(1, 12))
    story.insert(5, Spacer(1, 10))
    for parts in (TONAMI, OGI, HIDA):
        story += flowables(parts)
    document.build(story)


if __name__ == "__main__":
    main(sys.argv[1])
