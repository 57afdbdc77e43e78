"""What holds for any table: every cell has its place, and what comes out of it stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.annotate import annotate
from extract.profile import load_profile
from extract.relate import relate
from extract.segment.listed import listed_facilities
from table_sections import table_section

TEXTS = st.sampled_from(
    ["", "", "区分", "施設名", "所在地", "定員（人）", "令和５年度", "30年度", "元年度", "2019", "2020", "４月", "計", "うち女性", "その他",
     "利用者数", "割合（％）", "前年度比", "千円", "－", "x", "…", "1,234", "▲12", "12.5％", "120（40.0％）", "20名", "12 注1", "【本館】",
     "見本市中央町1-2", "見本の家", "相談", "No.", "1", "65歳以上", "見本である。", "^", "<"]
)  # fmt: skip
ROWS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), min_size=1, max_size=7)
)
OVER = st.lists(
    st.sampled_from(["表１　年齢別利用者数（令和５年度、人）", "（単位：人、％）", "（単位：百万円）", "一覧"]),
    max_size=2,
)


def without_stray_joints(rows: list[list[str]]) -> list[str]:
    """Merges that are rectangles: none reaches over the edge, and only first cells are merged into."""
    cells = [list(row) for row in rows]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            alone = (row + column) % 2 == 0 or row == 0 or column == 0
            if text in ("^", "<") and (alone or cells[row - (text == "^")][column - (text == "<")] in ("^", "<")):
                cells[row][column] = ""
    return ["|".join(row) for row in cells]


@settings(max_examples=300, deadline=None)
@given(ROWS, OVER)
def test_whatever_a_table_holds_its_rows_stand_where_they_say(rows: list[list[str]], over: list[str]) -> None:
    section = table_section(without_stray_joints(rows), over)
    [part] = [part for part in section.parts if part.table is not None]
    assert part.table is not None
    lines = section.text[part.start : part.end].split("\n")
    assert [line.count("\t") + 1 for line in lines] == [part.table.columns] * part.table.rows
    for cell in part.table.cells:
        assert section.text[part.start + cell.start : part.start + cell.end] == cell.text
    profile = load_profile("general")
    names, listed = listed_facilities([section], [], profile)
    relations = relate(annotate([section], {}), names, profile, listed)
    for observation in relations.observations:
        mention = observation.mention
        assert part.start <= mention.start < mention.end <= part.end
        assert section.text[mention.start : mention.end].strip()
        assert observation.subject or "no_subject" in observation.flags
    for claim in relations.claims:
        assert section.text[claim.start : claim.end].strip()
