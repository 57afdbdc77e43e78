"""PDF pages: what is printed on them, where it stands and which glyphs make a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.pipeline import extract_file
from extract.read import read
from extract.read.styles import is_heavy
from extract.read.symbols import printed
from extract.records.diagnostic import Diagnostic
from extract.records.source import Page, Source

IPAEX = Path("/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf")
FONT = "HeiseiKakuGo-W5"
WIDTH, HEIGHT = 400, 300
needs_ipaex = pytest.mark.skipif(not IPAEX.exists(), reason="needs the font IPAex Gothic (fonts-ipaexfont-gothic)")

Draw = Callable[[Canvas], None]


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    if IPAEX.exists():
        pdfmetrics.registerFont(TTFont("IPAex", str(IPAEX)))


def source_of(folder: Path, *drawings: Draw, font: str = FONT) -> tuple[Source, list[Diagnostic]]:
    path = folder / "report.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    for draw in drawings:
        canvas.setFont(font, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read(path, "report.pdf")


def page_of(folder: Path, draw: Draw, font: str = FONT) -> Page:
    return source_of(folder, draw, font=font)[0].pages[0]


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def spaced(canvas: Canvas, x: float, y: float, text: str, by: float) -> None:
    for place, char in enumerate(text):
        canvas.drawString(x + place * by, y, char)


def test_every_character_has_its_em_box_from_the_top_left(tmp_path: Path) -> None:
    page = page_of(tmp_path, lambda canvas: canvas.drawString(50, 200, "施設の概要"))
    [line] = page.lines
    assert (page.width, page.height, page.number, line.page) == (WIDTH, HEIGHT, 1, 1)
    assert (line.text, line.size) == ("施設の概要", 10)
    assert len(line.char_boxes) == len(line.text)
    for place, box in enumerate(line.char_boxes):
        assert box.x0 == pytest.approx(50 + 10 * place, abs=0.1)
        assert box.x1 == pytest.approx(60 + 10 * place, abs=0.1)
        assert box.top < HEIGHT - 200 - 4 < box.bottom  # the middle of the letters


def test_texts_side_by_side_are_two_lines(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "左の段")
        canvas.drawString(110, 200, "右の段")

    assert texts(page_of(tmp_path, draw)) == ["左の段", "右の段"]


@pytest.mark.parametrize(("gap", "text"), [(2.5, "令和４年"), (7, "令和 ４年")])
def test_a_gap_is_a_space_from_half_a_letter_on(tmp_path: Path, gap: float, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "令和")
        canvas.drawString(70 + gap, 200, "４年")

    [line] = page_of(tmp_path, draw).lines
    assert line.text == text
    assert [box is None for box in line.char_boxes] == [char == " " for char in text]


def test_drawn_spaces_stay_before_and_between_and_go_after(tmp_path: Path) -> None:
    page = page_of(tmp_path, lambda canvas: canvas.drawString(50, 200, "\u3000定員 20名  "))
    assert texts(page) == ["\u3000定員 20名"]
    assert None not in page.lines[0].char_boxes


@pytest.mark.parametrize("pitch", [14, 18, 26])
def test_spaced_letters_are_one_word(tmp_path: Path, pitch: float) -> None:
    assert texts(page_of(tmp_path, lambda canvas: spaced(canvas, 50, 200, "事務連絡", pitch))) == ["事務連絡"]


def test_spaced_date_is_one_word(tmp_path: Path) -> None:
    assert texts(page_of(tmp_path, lambda canvas: spaced(canvas, 50, 200, "１０月２６日", 16))) == ["１０月２６日"]


def test_single_figures_in_a_row_stay_apart(tmp_path: Path) -> None:
    assert texts(page_of(tmp_path, lambda canvas: spaced(canvas, 50, 200, "３５８", 18))) == ["３ ５ ８"]


def test_latin_words_without_space_glyphs_are_parted(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 200, "Open")
        canvas.drawString(77, 200, "Data")

    assert texts(page_of(tmp_path, draw)) == ["Open Data"]


def test_glyphs_drawn_later_fill_the_gap_they_stand_in(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "令和")
        canvas.drawString(80, 200, "年度の利用者")
        canvas.drawString(50, 180, "次の行")
        canvas.drawString(70, 200, "６")

    assert texts(page_of(tmp_path, draw)) == ["令和６年度の利用者", "次の行"]


def test_raised_note_marks_belong_to_the_line_and_ruby_does_not(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "牽引する割合は84")
        canvas.setFont(FONT, 5)
        canvas.drawString(50, 209.5, "けんいん")
        canvas.drawString(132, 205, "注")

    page = page_of(tmp_path, draw)
    assert [line.text for line in page.lines if line.size > 5] == ["牽引する割合は84注"]
    assert [line.text for line in page.lines if line.size == 5] == ["けんいん"]


def test_letters_drawn_twice_are_one_and_bold(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "実施概要")
        canvas.drawString(50.4, 200, "実施概要")
        canvas.drawString(50, 180, "概要ーー概要")

    page = page_of(tmp_path, draw)
    assert [(line.text, line.bold) for line in page.lines] == [("実施概要", True), ("概要ーー概要", False)]


def test_stroked_letters_are_bold(tmp_path: Path) -> None:
    page = page_of(tmp_path, lambda canvas: canvas.drawString(50, 200, "実施概要", mode=2))
    assert page.lines[0].bold


@pytest.mark.parametrize(
    ("font", "heavy"),
    [
        ("ABCDEE+Meiryo-Bold", True),
        ("HGS創英角ｺﾞｼｯｸUB", True),
        ("HGPGothicE", True),
        ("ＤＦ華康ゴシック体W7", True),
        ("ShinGoPro-DB", True),
        ("ABCDEE+MS-Gothic", False),
        ("ＤＦ華康ゴシック体W5", False),
        ("YuGothic-Regular", False),
        ("BIZ-UDMincho", False),
        ("HGMaruGothicMPRO", False),
    ],
)
def test_heavy_faces_are_known_by_name(font: str, heavy: bool) -> None:
    assert is_heavy(font) is heavy


def test_size_is_that_on_the_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(2, 2)
        canvas.drawString(25, 100, "題名")

    [line] = page_of(tmp_path, draw).lines
    assert line.size == 20
    assert line.box.x1 - line.box.x0 == pytest.approx(40, abs=0.2)


@needs_ipaex
@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("利⽤者と国⺠", "利用者と国民"),  # Kangxi radical 用, supplement radical 民
        ("か\u3099くせい", "がくせい"),
        ("神\ufa19", "神神"),
    ],
)
def test_codes_become_the_characters_that_are_printed(tmp_path: Path, drawn: str, text: str) -> None:
    [line] = page_of(tmp_path, lambda canvas: canvas.drawString(50, 200, drawn), font="IPAex").lines
    assert line.text == text
    assert len(line.char_boxes) == len(text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0xF06C, "●"),
        (0xF0B7, "•"),
        (0x02, "-"),  # what pdfium makes of a hyphen that ends a line
        (0xA0, " "),
        (0x200B, ""),
        (0, "\ufffd"),
        (0x2EA0, "民"),
        (0x2F64, "用"),
    ],
)
def test_codes_without_a_character_of_their_own(code: int, text: str) -> None:
    assert printed(code) == text


def column(canvas: Canvas, x: float, top: float, text: str) -> None:
    for place, char in enumerate(text):
        canvas.drawString(x, top - 10 * place, char)


def test_vertical_lines_run_down_and_digits_across_them_stay_in_place(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 300, 270, "健康保険法の規定に基づき")
        column(canvas, 280, 270, "平成三十年注")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(280, 210, "11")
        canvas.setFont(FONT, 10)
        column(canvas, 280, 200, "に掲げる初診料")

    page = page_of(tmp_path, draw)
    assert texts(page) == ["健康保険法の規定に基づき", "平成三十年注11に掲げる初診料"]
    assert page.lines[0].box.x0 > page.lines[1].box.x1
    tops = [box.top for box in page.lines[0].char_boxes]
    assert tops == sorted(tops)


def saved_again(path: Path, change: Callable[[pikepdf.Pdf], None]) -> tuple[Source, list[Diagnostic]]:
    with pikepdf.open(path, allow_overwriting_input=True) as opened:
        change(opened)
        opened.save(path)
    return read(path, path.name)


@pytest.mark.parametrize(
    ("turn", "place"),
    [(0, (50, 92)), (90, (198, 50)), (180, (350, 198)), (270, (92, 350))],
)
def test_boxes_are_those_of_the_page_as_displayed(tmp_path: Path, turn: int, place: tuple[float, float]) -> None:
    source_of(tmp_path, lambda canvas: canvas.drawString(50, 200, "報告書の題"))

    def rotate(opened: pikepdf.Pdf) -> None:
        opened.pages[0].Rotate = turn

    page = saved_again(tmp_path / "report.pdf", rotate)[0].pages[0]
    [line] = page.lines
    first = line.char_boxes[0]
    assert line.text == "報告書の題"
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if turn % 180 == 0 else (HEIGHT, WIDTH))
    corner = {180: (first.x1, first.top), 270: (first.x0, first.bottom)}.get(turn, (first.x0, first.top))
    assert corner == pytest.approx(place, abs=3)


def test_what_lies_outside_the_crop_box_is_not_on_the_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(5, 290, "校正用の印")
        canvas.drawString(60, 200, "本文")

    source_of(tmp_path, draw)

    def crop(opened: pikepdf.Pdf) -> None:
        opened.pages[0].CropBox = [50, 50, 350, 250]

    page = saved_again(tmp_path / "report.pdf", crop)[0].pages[0]
    assert texts(page) == ["本文"]
    assert (page.width, page.height) == (300, 200)
    assert page.lines[0].box.x0 == pytest.approx(10, abs=0.1)


def test_pages_without_text_are_told_and_counted(tmp_path: Path) -> None:
    def write(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "本文")

    source, told = source_of(tmp_path, write, lambda canvas: canvas.rect(50, 50, 100, 100), write)
    assert source.page_count == 3
    assert [(diagnostic.code, diagnostic.page) for diagnostic in told] == [("page_without_text", 2)]
    assert [page.number for page in source.pages] == [1, 2, 3]
    assert [line.number for page in source.pages for line in page.lines] == [0, 1]


def test_page_counts_of_the_two_libraries_are_compared(tmp_path: Path) -> None:
    def write(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "本文")

    source_of(tmp_path, write, write)
    path = tmp_path / "report.pdf"
    path.write_bytes(path.read_bytes().replace(b"/Count 2", b"/Count 1"))
    source, [told] = read(path, "report.pdf")
    assert source.page_count == 1
    assert told.code == "page_count_differs"


def test_lines_of_one_pitch_share_a_text_box(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for y in (250, 235, 220, 150, 135):
            canvas.drawString(50, y, "段落の一行")

    blocks = [line.block for line in page_of(tmp_path, draw).lines]
    assert blocks[0] == blocks[1] == blocks[2] != blocks[3] == blocks[4]


def test_lines_come_in_drawing_order(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 100, "下に立つ")
        canvas.drawString(50, 250, "後で描く")

    assert texts(page_of(tmp_path, draw)) == ["下に立つ", "後で描く"]


@pytest.mark.parametrize(
    ("author", "publisher"), [("厚生労働省ネットワークシステム", "厚生労働省"), ("見本太郎", None), ("", None)]
)
def test_the_author_of_a_file_is_its_publisher_where_that_is_a_ministry(
    author: str, publisher: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    canvas = Canvas(str(path))
    canvas.setAuthor(author)
    canvas.drawString(72, 700, "1 Sample")
    canvas.save()
    assert extract_file(path).tables["documents"][0]["publisher"] == publisher
