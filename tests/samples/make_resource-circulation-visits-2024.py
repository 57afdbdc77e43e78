"""From nothing but the text below, draws the sample report resource-circulation-visits-2024 as a portrait PDF at the path given."""

from __future__ import annotations

import sys

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

GOTHIC = "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf"
MINCHO = "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf"
LEFT, TOP, BOTTOM, MEASURE = 71.0, 765.0, 80.0, 453.0
SIZE, LEADING = 10.5, 17.0
FORBIDDEN_AT_START = "、。，．」』）％ーっゃゅょ々"

REPORT = """
right 令和６年12月
right 環境省環境再生・資源循環局
title 資源循環の地域拠点に関する現地視察の概要
centre （本資料は、見本として作成した架空の報告です。）
gap
body 当局は、リユース及びバイオマスの利活用に先行して取り組む施設を訪れ、事業の実績と運営上の課題を確認した。以下、視察の順に報告する。
gap
place Ⅰ．弘前リユース工房「つがる」（青森県弘前市）
date 視察日：令和６（2024）年９月５日（木）
head １　事業の概要
body 弘前リユース工房「つがる」は、青森県弘前市大字和徳町に所在し、家庭から出た家具や自転車を修理して販売する施設である。平成28（2016）年４月に開設され、一般財団法人津軽資源活用協会が市の委託を受けて運営している。入場は無料で、1,350㎡の売場に常時約2,000点を並べている。
head ２　実績
body 引取量は、平成30（2018）年度に210トンであったが、令和５（2023）年度には386トンまで増え、６年間で最も多くなった。販売点数は、令和３年度、４年度、５年度にそれぞれ１万8,200点、２万1,500点、２万3,900点と伸びている。令和５年度の売上げは4,120万円で、このうち家具が54％、自転車が３割強を占める。来場者の約４分の１は市外からである。
head ３　意見交換
body 工房の職員からは、「修理の技能を持つ者が65歳以上に偏っており、若い人に引き継ぐ時間が限られている」との声が聞かれた。また、修理工９名のうち６名は10年以上の経験を有する一方、過去３年間の新規採用は１名にとどまるとのことであった。
head ４　考察
body 引取りから販売までを一つの場所で行うことにより、粗大ごみの減量が図られている。技能の継承を進めるためには、職業訓練施設と結んだ研修の仕組みを整えることが重要である。
gap
place Ⅱ．くらよしバイオガスセンター（鳥取県倉吉市）
date 視察日：令和６（2024）年10月３日（木）
head １　事業の概要
body くらよしバイオガスセンター（以下「センター」という。）は、生ごみと家畜排せつ物を発酵させ、電気と液肥を生み出す施設である。倉吉市と民間２社が出資する株式会社伯耆エナジー（本社：鳥取県米子市）が運営し、令和２（2020）年10月に稼働を始めた。処理能力は１日当たり48トン、総事業費は18億6,000万円であった。
head ２　実績
body 令和５年度の処理量は１万3,870トンで、計画の1.1倍に当たる。内訳は、家畜排せつ物が9,420トン、生ごみが3,610トン、食品工場の残さが840トンである。同年度の発電量は265万kWhに達し、一般家庭の約700世帯分に相当する。液肥は令和６年３月末現在、112戸の農家に届けられており、散布面積は延べ340haを超える。
head ３　意見交換
body 液肥を用いる農家からは、「化学肥料の購入費が10アール当たり4,000円ほど下がった」との意見があった。他方、分別の徹底には住民の負担が伴い、異物の混入率は2022年の1.8％から2023年には2.4％へと0.6ポイント上昇した。
head ４　考察
body センターの稼働により、市の焼却施設の更新規模を２割程度縮小することが可能となった。異物の混入を抑えるため、転入者に向けた周知の強化が求められる。
gap
place Ⅲ．延岡海ごみ学習館（宮崎県延岡市）
date 視察日：令和６（2024）年10月24日（木）
head １　事業の概要
body 延岡海ごみ学習館は、宮崎県延岡市須美江町の旧小学校の校舎を用い、漂着ごみの回収と環境学習を担う施設である。運営に当たる特定非営利活動法人日向灘クリーンネットは、環境省から海洋ごみの調査を請け負っている。平成25（2013）年７月20日に開館し、小学生から高校生までを主な対象とする。
head ２　実績
body 来館者数は令和元年度の7,840人から令和２年度には2,150人に減少したが、令和５年度は8,600人となり、感染症の拡大前を上回った。同年度に受け入れた学校は43校で、うち県外が12校であった。回収した漂着ごみは2023年に61.5トンに上り、その約７割をプラスチックが占める。年間の運営費は2,300万円から2,500万円程度で推移している。
head ３　意見交換
body 引率した教員からは、「教室では伝わらない量の多さを児童が実感できる」と評価する声があった。令和５年11月に行った来館者アンケートでは、回答した318人の92.5％が「また来たい」と答えた。一方、築50年を超える校舎の雨漏りが課題となっている。
head ４　考察
body 調査と学習を同じ団体が担うことで、最新の調査結果を教材に生かすことができている。校舎の改修に当たっては、他の省庁の補助制度も含めた財源の確保が期待される。
"""


class Paper:
    """A canvas with a pen that moves down and turns the page by itself."""

    def __init__(self, path: str) -> None:
        self.canvas = Canvas(path, pagesize=A4, invariant=1)
        self.y, self.page = TOP, 1

    def line(self, text: str, x: float, font: str = "mincho", size: float = SIZE) -> None:
        if self.y < BOTTOM:
            self.turn()
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, text)
        self.y -= LEADING

    def turn(self) -> None:
        self.canvas.setFont("mincho", 9)
        self.canvas.drawCentredString(A4[0] / 2, 42, str(self.page))
        self.canvas.showPage()
        self.y, self.page = TOP, self.page + 1

    def paragraph(self, text: str) -> None:
        x, rest = LEFT + SIZE, "　" + text
        while rest:
            cut = len(rest)
            while pdfmetrics.stringWidth(rest[:cut], "mincho", SIZE) > MEASURE - SIZE:
                cut -= 1
            if cut < len(rest) and rest[cut] in FORBIDDEN_AT_START:
                cut -= 1
            self.line(rest[:cut], x)
            rest = rest[cut:]

    def draw(self, style: str, text: str) -> None:
        if style == "gap":
            self.y -= LEADING * 0.6
        elif style == "right":
            self.line(text, LEFT + MEASURE - pdfmetrics.stringWidth(text, "mincho", SIZE))
        elif style in ("title", "centre"):
            font, size = ("gothic", 14.0) if style == "title" else ("mincho", SIZE)
            self.y -= 8 if style == "title" else 0
            self.line(text, (A4[0] - pdfmetrics.stringWidth(text, font, size)) / 2, font, size)
        elif style == "place":
            if self.y < BOTTOM + 4 * LEADING:
                self.turn()
            self.line(text, LEFT, "gothic", 12.0)
        elif style == "date":
            self.line(text, LEFT + 2 * SIZE)
        elif style == "head":
            if self.y < BOTTOM + LEADING:
                self.turn()
            self.line(text, LEFT, "gothic")
        else:
            self.paragraph(text)


def main(path: str) -> None:
    pdfmetrics.registerFont(TTFont("gothic", GOTHIC))
    pdfmetrics.registerFont(TTFont("mincho", MINCHO))
    paper = Paper(path)
    paper.canvas.setTitle("資源循環の地域拠点に関する現地視察の概要")
    for entry in REPORT.strip().splitlines():
        style, _, text = entry.partition(" ")
        paper.draw(style, text)
    paper.turn()
    paper.canvas.save()


if __name__ == "__main__":
    main(sys.argv[1])
