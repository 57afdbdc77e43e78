"""What a careful reader takes of a facility from its pages, in the house styles of different reports."""

from __future__ import annotations

from datetime import date

import pytest

from extract.records.claims import FacilityClaim
from extract.records.section import FacilityName
from extract.relate.facility import claims
from test_rules_facility import section

# name, lines of the title section, lines of the overview, schedule; the first claim of each attribute
LABELS = (
    "みどりこども園",
    "みどりこども園\n視察日：令和５年11月７日（火）",
    "施設名　みどりこども園\n"
    "設置主体　社会福祉法人みどり会　　所在地　〒812-0011 福岡県福岡市博多区博多駅前2-1-1\n"
    "定員　120名（０歳児９名、１歳児18名）　職員数　34名（うち常勤25名）\n"
    "開園　昭和52年４月１日　　敷地面積　2,310㎡　　延床面積　1,045㎡\n"
    "保育時間　7:00～19:00　休園日　日曜・祝日\n対象年齢　生後６か月から就学前まで",
    "",
    {
        "visit_date": "2023-11-07", "operator": "社会福祉法人みどり会", "postcode": "812-0011",
        "address": "福岡県福岡市博多区博多駅前2-1-1", "capacity": 120, "staff": 34, "staff_fulltime": 25,
        "opened": "1977-04-01", "site_area": 2310, "area": 1045, "hours": "7:00～19:00", "closed_days": "日曜・祝日",
    },
    ("target_age_min", "target_age_max", "visit_ordinal", "site_count"),
)  # fmt: skip
PROSE = (
    "若者自立塾あすなろ",
    "【訪問日】2022年８月３日",
    "本施設は、ニートやひきこもりの状態にある15歳から39歳までの若者とその家族を対象に、合宿型の支援を行う施設であり、"
    "平成17年７月に厚生労働省の委託事業として開設された。運営はNPO法人あすなろの会（本部：大阪府堺市）が担っている。"
    "所在地は大阪府南河内郡太子町である。定員は20名で、利用料は月額８万円（食費込み）。"
    "スタッフは常勤６名、非常勤４名の10名体制である。",
    "",
    {
        "visit_date": "2022-08-03", "target": "ニートやひきこもりの状態にある15歳から39歳までの若者とその家族",
        "target_age_min": 15, "target_age_max": 39, "commissioned_by": "厚生労働省", "operator": "NPO法人あすなろの会",
        "operator_address": "大阪府堺市", "address": "大阪府南河内郡太子町", "capacity": 20, "fee": "paid",
        "fee_amount": 80000, "staff": 10, "staff_fulltime": 6, "staff_parttime": 4,
    },
    ("site_count",),
)  # fmt: skip
OPERATOR_BETWEEN = (
    "みなとデイサービス",
    "みなとデイサービス",
    "みなとデイサービスは平成12年４月、介護保険制度の開始と同時に社会福祉法人みなと会によって開設された通所介護施設である。"
    "利用定員は１日当たり30人。令和５年度の利用者は延べ7,800人であった。"
    "隣接する特別養護老人ホーム（定員80名）も同法人が運営する。",
    "第１回　令和５年６月１日（木）　みなと保育園\n"
    "第２回　令和５年６月８日（木）　みなとデイサービス\n"
    "第３回　令和５年６月15日（木）　みなと病院",
    {
        "visit_date": "2023-06-08", "visit_ordinal": 2, "operator": "社会福祉法人みなと会", "opened": "2000-04-01",
        "facility_type": "通所介護施設", "capacity": 30,
    },
    ("users", "site_count"),
)  # fmt: skip
OTHERS_SPEAK = (
    "ハローワーク新川",
    "第２回　ハローワーク新川\n日　時：令和６年２月20日（火）14時～",
    "所在地：富山県魚津市新金屋\n管轄区域：魚津市、黒部市、入善町、朝日町\n職員数　45人\n"
    "管内の事業所数は約3,200か所である。訓練コース（６か月、定員15名）を年２回開講している。"
    "併設のカフェは株式会社みなとが運営し、水を無料で提供する。地域の方が運営しているカフェもある。",
    "",
    {"visit_ordinal": 2, "visit_date": "2024-02-20", "address": "富山県魚津市新金屋", "staff": 45},
    ("site_count", "capacity", "fee", "operator", "commissioned_by", "target"),
)
MARKED_LABELS = (
    "子ども食堂にじ",
    "訪問日：R6.5.11（土）",
    "■運営主体■ NPO法人にじの会\n■所在地■ 京都府京都市伏見区\n■開設■ 2018年\n■対象■ 地域の子どもとその保護者\n"
    "■開催日■ 毎月第２・第４土曜日\n■スタッフ■ ボランティア15名",
    "",
    {
        "visit_date": "2024-05-11", "operator": "NPO法人にじの会", "address": "京都府京都市伏見区", "opened": "2018-01-01",
        "target": "地域の子どもとその保護者", "open_days": "毎月第２・第４土曜日", "staff": 15,
    },
    ("fee",),
)  # fmt: skip
RENAMED = (
    "城下町図書館",
    "城下町図書館（旧・市立中央図書館）\n2023.10.5視察",
    "当館は、県が設置し、公益財団法人ふじのくに文化財団が指定管理者として管理運営を行っている。"
    "開館時間は平日10時から20時まで、土日祝は18時まで。休館日は毎月最終月曜日。入館無料。\n"
    "電話：0263-00-0000　FAX：0263-00-0001　ホームページ：https://lib.example.jp",
    "",
    {
        "former_name": "市立中央図書館", "visit_date": "2023-10-05", "operator": "公益財団法人ふじのくに文化財団",
        "hours": "平日10時から20時まで、土日祝は18時まで", "closed_days": "毎月最終月曜日", "fee": "free",
        "phone": "0263-00-0000", "url": "https://lib.example.jp",
    },
    ("current_name", "renamed_date"),
)  # fmt: skip
UNNUMBERED_SCHEDULE = (
    "里山学校",
    "",
    "一般社団法人里山ネットが町から無償で借り受けて運営している。",
    "視察日程\n令和５年10月３日（火）\n里山学校（長野県辰野町）\n海辺の家（静岡県沼津市）\n令和５年10月４日（水）\n山の家",
    {"visit_date": "2023-10-03", "address": "長野県辰野町", "operator": "一般社団法人里山ネット"},
    ("visit_ordinal", "fee"),
)
CASES = [LABELS, PROSE, OPERATOR_BETWEEN, OTHERS_SPEAK, MARKED_LABELS, RENAMED, UNNUMBERED_SCHEDULE]


def read(name: str, title: str, overview: str, schedule: str) -> list[FacilityClaim]:
    parts = [section(text, kind, n) for n, (text, kind) in enumerate([(title, "facility"), (overview, "overview")], 2)]
    listed = [section(schedule, "schedule", 1)] if schedule else []
    found = claims(FacilityName(1, name, 2, 0, 0, "test.name"), [part for part in parts if part.section.text], listed)
    texts = {part.section.ordinal: part.section.text for part in [*parts, *listed]}
    for made in found:
        assert texts[made.section][made.start : made.end].strip(), made
    return found


@pytest.mark.parametrize(("name", "title", "overview", "schedule", "expected", "absent"), CASES, ids=lambda case: None)
def test_a_page_on_a_facility_is_read(
    name: str, title: str, overview: str, schedule: str, expected: dict[str, str | float], absent: tuple[str, ...]
) -> None:
    first = {made.attribute: made for made in reversed(read(name, title, overview, schedule))}
    numbers = {key for key, value in expected.items() if not isinstance(value, str)}
    found = {key: first[key].value_number if key in numbers else first[key].value for key in expected if key in first}
    assert found == expected
    assert not set(absent) & set(first)


def test_further_labels_come_from_the_profile() -> None:
    own = section("運営元請：株式会社みなと\n来訪：2024年１月16日", "facility")
    found = claims(FacilityName(1, "みなと園", 1, 0, 0, "x"), [own], (), {"運営元請": "operator"}, ["来訪"])
    assert {made.attribute: made.value for made in found} == {"operator": "株式会社みなと", "visit_date": "2024-01-16"}


def test_the_owner_gives_way_to_the_operator() -> None:
    found = read("みなと園", "", "設置者：長野市　指定管理者：株式会社みなと", "")
    assert [made.value for made in found if made.attribute == "operator"] == ["株式会社みなと"]


def test_later_statements_that_differ_are_kept_behind_the_first() -> None:
    found = read("みなと園", "", "定員：60名\n利用定員は20名である。", "")
    assert [made.value_number for made in found if made.attribute == "capacity"] == [60, 20]


def test_ages_below_a_bound_are_flagged() -> None:
    (made,) = read("みなと園", "", "対象年齢：18歳未満", "")
    assert (made.attribute, made.value_number, made.flags) == ("target_age_max", 18, ("exclusive_bound",))


TITLES = [
    ("1. みなと総合病院（小浜市、令和5年9月4日）", "2023-09-04", "小浜市"),
    ("令和６年10月３日（木）13時30分～16時　みなと総合病院（岩手県遠野市）", "2024-10-03", "岩手県遠野市"),
    ("第１回（令和６年５月30日）　みなと総合病院", "2024-05-30", None),
    ("みなと総合病院（令和５年４月１日開院）", None, None),
    ("みなと総合病院\n令和４年12月２日（金）の午後、職員３名で訪問し、院長から話を伺った。", "2022-12-02", None),
    ("みなと総合病院\n場　所　富山県高岡市末広町８番12号　市民会館別館", None, "富山県高岡市末広町８番12号"),
]


@pytest.mark.parametrize(("title", "day", "address"), TITLES)
def test_a_title_may_hold_day_and_town(title: str, day: str | None, address: str | None) -> None:
    first = {made.attribute: made.value for made in reversed(read("みなと総合病院", title, "", ""))}
    assert (first.get("visit_date"), first.get("address")) == (day, address)
    assert "staff" not in first


def test_the_day_seen_in_the_title_is_kept_where_no_rule_reads_it() -> None:
    own = section("令和４年12月２日、一行は院長の案内を受けた。", "facility")
    (made,) = claims(FacilityName(1, "みなと園", 1, 0, 0, "x", date(2022, 12, 2)), [own])
    assert (made.attribute, made.value, made.start, made.end) == ("visit_date", "2022-12-02", 0, 9)


def test_a_town_in_a_bracket_gives_way_to_the_address() -> None:
    found = read(
        "みなと園",
        "みなと園（人吉市、令和5年9月19日）",
        "所在地は熊本県人吉市宝来町35番地、開設は昭和48年10月である。",
        "",
    )
    assert [made.value for made in found if made.attribute == "address"] == ["熊本県人吉市宝来町35番地"]


# What one sentence of a page says of 「みなと支援センター」, and all that it says.
SENTENCES: list[tuple[str, str, dict[str, str | float]]] = [
    ("overview", "無料の職業相談を行っている。", {"fee": "free"}),
    ("overview", "宿泊は１人１泊2,800円で受け入れる。", {"fee": "paid", "fee_amount": 2800}),
    ("overview", "保育料は国の基準により、３歳以上は無償である。", {}),
    ("overview", "受講料は１回当たり200円で、教材費を含む。", {"fee": "paid", "fee_amount": 200}),
    ("overview", "相談は無料、訓練の教材は実費である。", {"fee": "free"}),
    ("overview", "入館は有料で、大人は400円である。", {"fee": "paid"}),
    ("overview", "入館料は大人400円、小・中学生200円。", {"fee": "paid", "fee_amount": 400}),
    ("overview", "年会費として１世帯2,400円を集めている。", {"fee": "paid", "fee_amount": 2400}),
    ("overview", "利用に当たって費用は徴収していない。", {"fee": "free"}),
    ("overview", "訓練生から授業料を徴収していない。", {"fee": "free"}),
    ("overview", "授業料はかからないが、教科書は自己負担となる。", {"fee": "free"}),
    ("overview", "利用者から費用を徴収していない。", {"fee": "free"}),
    ("overview", "会費は月額1,500円である。", {"fee": "paid", "fee_amount": 1500}),
    ("overview", "冷暖房を使う場合の使用料は１時間200円である。", {}),
    ("overview", "利用料金は、市内の団体が半日1,200円、市外の団体が2,400円である。",
     {"fee": "paid", "fee_amount": 1200}),
    ("overview", "市は年間3,200万円の運営費を負担しており、利用者の自己負担はない。", {"fee": "free"}),
    ("overview", "食事代などの実費を除き、利用は無料である。", {"fee": "free"}),
    ("overview", "利用者の自己負担は費用の１割である。", {"fee": "paid"}),
    ("overview", "企業からは１人につき５万円の紹介手数料を受け取っている。", {}),
    ("overview", "交通費は自己負担である。", {}),
    ("overview", "無料の送迎バスを運行している。", {}),
    ("overview", "無料の体験教室を年２回開く。", {}),
    ("overview", "求職者向けに無料のセミナーも開催している。", {}),
    ("overview", "65歳以上の市民は無料で入館できる。", {}),
    ("overview", "中学生以下は入館料が無料となる。", {}),
    ("overview", "16歳以上であれば、国籍や在留資格を問わず受講することができる。", {"target_age_min": 16}),
    ("overview", "18歳から39歳までの市民なら誰でも登録できる。", {"target_age_min": 18, "target_age_max": 39}),
    ("overview", "60歳以上の会員が２割を占める。", {}),
    ("overview", "20歳未満は保護者の同意があれば利用することができる。", {}),
    ("overview", "みなと支援センターは、若者の居場所となる施設である。"
     "長野市が社会福祉法人ひなた会に運営を委託しており、2016年６月に始まった。",
     {"commissioned_by": "長野市", "operator": "社会福祉法人ひなた会", "opened": "2016-06-01"}),
    ("overview", "市内の空き店舗を改装し、平成28年９月に開いた。", {"opened": "2016-09-01"}),
    ("overview", "傷のある果実を加工する施設。2020年11月に稼働した。", {"opened": "2020-11-01"}),
    ("overview", "当センターは2014年５月に活動を始めた。", {"opened": "2014-05-01"}),
    ("overview", "2022年度に夜間の相談を始めた。", {}),
    ("overview", "2018年10月に食堂が始まった。", {}),
    ("overview", "この取組は2018年10月に始まった。", {}),
    ("overview", "職員が年２回の講座を企画し、2018年10月に開いた。", {}),
    ("overview", "所在地、岐阜県高山市花里町６丁目。", {"address": "岐阜県高山市花里町６丁目"}),
    ("overview", "所在地、定員及び職員数は次のとおりである。", {}),
    ("overview", "働いているのは常勤８人、非常勤３人である。", {"staff_fulltime": 8, "staff_parttime": 3}),
    ("overview", "働いているのは職員12人である。", {"staff": 12}),
    ("overview", "働いているのは障害のある利用者20人である。", {}),
    ("overview", "長野市が委託する事業として、社会福祉法人ひなた会が運営している。",
     {"commissioned_by": "長野市", "operator": "社会福祉法人ひなた会"}),
    ("overview", "福井市から運営を任された株式会社みなとが職員を置く。",
     {"commissioned_by": "福井市", "operator": "株式会社みなと"}),
    ("overview", "一般社団法人みなとが倉敷市から受託して運営する。",
     {"commissioned_by": "倉敷市", "operator": "一般社団法人みなと"}),
    ("overview", "運営は、今治市の委託を受け、特定非営利活動法人なぎさが担っている。",
     {"commissioned_by": "今治市", "operator": "特定非営利活動法人なぎさ"}),
    ("overview", "公益財団法人みなと文化財団が松江市の指定管理者として運営する。",
     {"operator": "公益財団法人みなと文化財団"}),
    ("overview", "松江市が整備し、指定管理者の公益財団法人みなと文化財団が運営する。",
     {"operator": "公益財団法人みなと文化財団"}),
    ("overview", "松江市が株式会社みなとへ運営を任せている。",
     {"commissioned_by": "松江市", "operator": "株式会社みなと"}),
    ("overview", "清掃は、松江市から委託を受けた株式会社みなとが行う。", {}),
    ("overview", "企業から作業を受託して工賃を得ている。", {}),
    ("overview", "佐賀県の委託事業として2018年に開設された。", {"commissioned_by": "佐賀県", "opened": "2018-01-01"}),
    ("features", "・16歳以上であれば、国籍や在留資格を問わず受講することができる。\n"
     "・受講料は１回当たり200円で、教材費を含む。",
     {"target_age_min": 16, "fee": "paid", "fee_amount": 200}),
    ("features", "・年10回の講座を開いている。\n・受講料は１回当たり200円である。", {}),
    ("features", "・費用は２億4,000万円で、うち半分を国が補助した。", {}),
    ("features", "・開所は平日の９時30分から15時までで、送迎用の車両を２台運行。",
     {"hours": "平日の９時30分から15時まで"}),
    ("overview", "利用者から料金は取っていない。", {"fee": "free"}),
    ("overview", "費用はかからない。", {"fee": "free"}),
    ("overview", "授業料は年額12万円で、寮費は別に必要である。", {"fee": "paid", "fee_amount": 120000}),
    ("overview", "入館料は不要である。", {"fee": "free"}),
    ("overview", "参加費は無料である。", {"fee": "free"}),
    ("overview", "子どもは無料、大人は300円である。", {}),
    ("overview", "食事は子ども無料、大人300円で提供している。", {}),
    ("overview", "家賃は月額２万5,000円に抑えている。", {"fee": "paid", "fee_amount": 25000}),
    ("overview", "使用料を徴収しない代わりに、清掃を利用者が担っている。", {"fee": "free"}),
    ("overview", "利用は会員制で、月会費は3,300円。", {"fee": "paid", "fee_amount": 3300}),
    ("overview", "訓練にかかる費用は国が負担するため、受講者の負担はない。", {"fee": "free"}),
    ("overview", "利用者は食費と光熱費の実費を負担する。", {}),
    ("overview", "使用料の減免を受ける団体が多い。", {}),
    ("overview", "料金の見直しが課題となっている。", {}),
    ("overview", "有料の職業紹介事業者とも連携する。", {}),
    ("overview", "有料老人ホームである。", {}),
    ("overview", "福岡市が平成17年に開いた施設で、特定非営利活動法人なぎさが指定管理者となっている。",
     {"opened": "2005-01-01", "operator": "特定非営利活動法人なぎさ"}),
    ("overview", "開所から10年を迎えた。", {}),
    ("overview", "昭和48年に開かれた私立の図書館を前身とし、平成10年に市が引き継いだ。", {}),
    ("overview", "2015年に開いたカフェが人気である。", {}),
    ("overview", "広島県三次市にある農産物の加工場で、2009年に操業を開始した。",
     {"address": "広島県三次市", "opened": "2009-01-01"}),
    ("overview", "平成26年３月31日に閉校した小学校を使い、平成28年５月１日から利用が始まった。",
     {"opened": "2016-05-01"}),
    ("overview", "みなと支援センターは、石川県からの受託事業として株式会社みなとが運営している。",
     {"commissioned_by": "石川県", "operator": "株式会社みなと"}),
    ("overview", "運営は石川県から委託された株式会社みなとが行っている。",
     {"commissioned_by": "石川県", "operator": "株式会社みなと"}),
    ("overview", "石川県が設置し、運営は株式会社みなとに委託されている。",
     {"commissioned_by": "石川県", "operator": "株式会社みなと"}),
    ("overview", "厚生労働省が所管し、株式会社みなとに委託して運営している。",
     {"commissioned_by": "厚生労働省", "operator": "株式会社みなと"}),
    ("overview", "町の直営で、保健師２名と栄養士１名が勤める。", {}),
    ("overview", "おおむね40歳までの求職者が登録できる。", {"target_age_max": 40}),
    ("overview", "対象は18歳から64歳までの障害のある人である。",
     {"target": "18歳から64歳までの障害のある人", "target_age_min": 18, "target_age_max": 64}),
    ("overview", "小学生から高校生までが通う。", {}),
    ("overview", "15歳から49歳までの、仕事に就いていない人とその家族が相談できる。",
     {"target_age_min": 15, "target_age_max": 49}),
    ("overview", "職員は常勤が９人、パートが４人。", {"staff_fulltime": 9, "staff_parttime": 4}),
    ("overview", "職員13人のうち９人が常勤である。", {"staff": 13, "staff_fulltime": 9}),
    ("overview", "定員は設けていない。", {}),
    ("overview", "一度に利用できるのは24人までである。", {"capacity": 24}),
    ("overview", "島根県浜田市の港に面した倉庫を使っている。", {"address": "島根県浜田市"}),
    ("overview", "長野市教育委員会の委託を受けて、島根県浜田市の学校で授業を行う。",
     {"commissioned_by": "長野市教育委員会"}),
    ("overview", "休館は月曜である。", {"closed_days": "月曜"}),
    ("overview", "火曜と祝日が休みで、10時から18時まで開いている。",
     {"closed_days": "火曜と祝日", "hours": "10時から18時まで"}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), SENTENCES)
def test_a_sentence_says_this_and_no_more(kind: str, text: str, expected: dict[str, str | float]) -> None:
    found = claims(FacilityName(1, "みなと支援センター", 1, 0, 0, "x"), [section(text, kind)])
    numbers = {key for key, value in expected.items() if not isinstance(value, str)}
    assert {
        made.attribute: made.value_number if made.attribute in numbers else made.value for made in reversed(found)
    } == expected


ROWS = [
    "▷１ みなと公民館\n令和５年10月12日（木）\n▷２ みなと支援センター\n※旧：みなと文化会館\n令和５年12月14日（木）",
    "① みなと公民館\nR5.10.12（木）\n② みなと支援センター\nR5.12.14（木）",
    "１．みなと公民館（令和５年10月12日）\n２．みなと支援センター（令和５年12月14日）",
]


@pytest.mark.parametrize("schedule", ROWS)
def test_a_numbered_row_of_the_front_matter_numbers_and_dates_the_visit(schedule: str) -> None:
    first = {made.attribute: made for made in reversed(read("みなと支援センター", "みなと支援センター", "", schedule))}
    assert (first["visit_ordinal"].value_number, first["visit_date"].value) == (2, "2023-12-14")
