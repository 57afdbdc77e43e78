"""Witnesses of notes that are printed away from the section that they speak of: at the foot of the page, in its margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from witnesses.sheet import Sheet, new_canvas, wrap


def noted(sheet: Sheet, x: float, top: float, text: str, width: float) -> float:
    """A paragraph in which 〔1〕 is drawn as a raised 1; gives the top of what follows."""
    plain, marks = "", {}
    for part in text.split("〔"):
        mark, closed, rest = part.partition("〕")
        if closed:
            marks[len(plain)] = mark
        plain += rest if closed else part
    at = 0
    for line in wrap(plain, width, sheet.size):
        left, end = x, at + len(line)
        for place in sorted({*(place for place in marks if at < place <= end), end}):
            left = sheet.text(left, top, plain[at:place])
            if place in marks:
                left = sheet.text(left, top - 1.5, marks[place], size=0.55 * sheet.size)
            at = place
        top += sheet.leading
    return top


def footnotes_of_two_sections(path: Path) -> None:
    """Two sections on a page, the notes of both at its foot; the second section goes on on the next page."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    sheet.text(60, 60, "１　移動図書館の巡回", size=14)
    top = noted(
        sheet,
        60,
        90,
        "　巡回は月に二度、町内の23か所〔1〕で行っている。貸し出した本は、昨年度が8,140冊で、前の年度から12％増えた〔2〕。"
        "立ち寄る人の半分は70歳以上である。",
        470,
    )
    sheet.text(60, top + 15, "２　読み聞かせの会", size=14)
    top = noted(
        sheet,
        60,
        top + 45,
        "　読み聞かせの会は土曜の午前に開かれ、登録した有志41人〔3〕が交代で受け持つ。参加した親子は昨年度に延べ960組であった。",
        470,
    )
    sheet.rule(60, 690, 200)
    notes(
        sheet,
        60,
        698,
        (
            ("1", "小学校の前が9か所、公民館の前が14か所である。"),
            ("2", "町立図書館「図書館年報」（令和５年度）"),
            ("3", "研修を終えた者に限る。研修は年に２回、各６時間である。"),
        ),
    )
    canvas.showPage()
    top = noted(
        sheet,
        60,
        60,
        "　会の案内は保育園〔1〕を通じて配られ、初めて来る親子も多い。今後は平日の夕方にも開くことが求められる。",
        470,
    )
    sheet.rule(60, 690, 200)
    notes(sheet, 60, 698, (("1", "町立が３園、私立が２園である。"),))
    canvas.save()


def notes(sheet: Sheet, x: float, top: float, texts: Sequence[tuple[str, str]]) -> None:
    for number, text in texts:
        sheet.text(x, top, number, size=7.5)
        sheet.text(x + 18, top, text, size=7.5)
        top += 13


def side_notes_beside_two_sections(path: Path) -> None:
    """Notes in the outer margin: one with a mark in brackets, one with a raised mark, one that just stands beside its text."""
    canvas = new_canvas(path)
    sheet = Sheet(canvas, size=10.5, leading=18)
    sheet.text(60, 60, "１　空き家の見回り", size=14)
    top = noted(
        sheet,
        60,
        90,
        "　町は令和３年度から、持ち主が遠くに住む空き家（注１）を月に一度見回っている。対象は昨年度末に184戸で、うち37戸は屋根"
        "や壁の傷みが進んでいた。見回りの結果は、写真を添えて持ち主に送られる。",
        320,
    )
    top = noted(sheet, 60, top, "　見回りを担うのは町のシルバー人材センターで、22人が二人一組で回る。", 320)
    second = top + 15
    sheet.text(60, second, "２　空き家の活用", size=14)
    noted(
        sheet,
        60,
        second + 30,
        "　貸してもよいという持ち主の家は、町の登録制度〔注２〕を通じて借り手に紹介される。これまでに46戸が登録され、29戸に人が住む"
        "ようになった。改修の費用には100万円を上限とする補助がある。",
        320,
    )
    for at, note in (
        (92, "注１　一年以上人が住んでいない家をいう。"),
        (top - 36, "※　センターの会員は60歳以上である。"),
        (second + 40, "注２　平成28年度に始まった。"),
    ):
        sheet.paragraph(405, at, note, 120, size=7.5, leading=11)
    canvas.save()


WITNESSES: dict[str, Callable[[Path], None]] = {
    "footnotes-of-two-sections": footnotes_of_two_sections,
    "side-notes-beside-two-sections": side_notes_beside_two_sections,
}
