"""Drawing for the witnesses: words and their place on a page, in points from the top left, in; marks on a reportlab canvas out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from reportlab.lib.colors import Color, black, white
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# IPAex fonts (IPA Font License v1.0) may be embedded in documents.
FONTS = {
    "gothic": Path("/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf"),
    "mincho": Path("/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf"),
}
BLUE = Color(0.15, 0.3, 0.55)
GREEN = Color(0.15, 0.45, 0.3)
GREY = Color(0.93, 0.93, 0.93)
PALE = Color(0.9, 0.94, 1.0)
RED = Color(0.8, 0.1, 0.1)
# Vertical forms of brackets, stops and long marks.
DOWNWARDS = dict(zip("、。（）「」『』【】ー…", "︑︒︵︶﹁﹂﹃﹄︻︼︱︙", strict=True))
UPRIGHT = {glyph: char for char, glyph in DOWNWARDS.items()}
SMALL_KANA = "っゃゅょッャュョぁぃぅぇぉァィゥェォ"
NOT_AT_START = "、。，．）)」』】〕］］！？ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョ々ゝゞ％"
NOT_AT_END = "（(「『【〔［第約"


def fonts_are_here() -> bool:
    return all(path.is_file() for path in FONTS.values())


def register_fonts() -> None:
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(path)))


def new_canvas(path: Path, size: tuple[float, float] = A4) -> Canvas:
    """A canvas that writes the same bytes whenever it draws the same."""
    register_fonts()
    return Canvas(str(path), pagesize=size, invariant=1, pageCompression=1)


def width_of(text: str, size: float) -> float:
    """The width of a text whose letters stand on a grid of full and half widths."""
    return sum(size if unicodedata.east_asian_width(char) in "WFA" else size / 2 for char in text)


def wrap(text: str, width: float, size: float) -> list[str]:
    """Lines of a text by the rules of Japanese typesetting: anywhere, but for what may not begin or end a line."""
    lines, line = [], ""
    for char in text:
        if line and width_of(line + char, size) > width + 0.01 and char not in NOT_AT_START:
            held = ""
            while line[-1] in NOT_AT_END:
                line, held = line[:-1], line[-1] + held
            lines.append(line)
            line = held
        line += char
    return [*lines, line]


def retell(path: Path, codes: Mapping[str, str]) -> None:
    """Change what the text layer says: glyphs drawn for the keys are told to be the values."""
    words = {ord(drawn): ord(told) for drawn, told in codes.items()}
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for drawn in pdf.objects:
            if isinstance(drawn, pikepdf.Stream) and b"begincmap" in (content := drawn.read_bytes()):
                told = re.sub(
                    rb"(?<=<)([0-9A-Fa-f]{4})(?=>)",
                    lambda code: b"%04X" % words.get(int(code[1], 16), int(code[1], 16)),
                    content,
                )
                drawn.write(told)
        pdf.save(path, deterministic_id=True)


@dataclass
class Sheet:
    """A page that is being drawn."""

    canvas: Canvas
    font: str = "gothic"
    size: float = 10.5
    leading: float = 17.0

    @property
    def width(self) -> float:
        return float(self.canvas._pagesize[0])

    @property
    def height(self) -> float:
        return float(self.canvas._pagesize[1])

    def text(
        self, x: float, top: float, text: str, *, size: float = 0, font: str = "", color: Color = black, mode: int = 0
    ) -> float:
        """One line; gives where it ends."""
        size = size or self.size
        self.canvas.setFont(font or self.font, size)
        self.canvas.setFillColor(color)
        self.canvas.drawString(x, self.height - top - 0.88 * size, text, mode=mode)
        self.canvas.setFillColor(black)
        return x + float(pdfmetrics.stringWidth(text, font or self.font, size))

    def right(self, x: float, top: float, text: str, *, size: float = 0, font: str = "") -> None:
        """A line that ends at ``x``."""
        self.text(
            x - pdfmetrics.stringWidth(text, font or self.font, size or self.size), top, text, size=size, font=font
        )

    def middle(self, top: float, text: str, *, size: float = 0, font: str = "") -> None:
        """A line in the middle of the page."""
        width = pdfmetrics.stringWidth(text, font or self.font, size or self.size)
        self.text((self.width - width) / 2, top, text, size=size, font=font)

    def lines(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        *,
        size: float = 0,
        leading: float = 0,
        font: str = "",
        color: Color = black,
    ) -> float:
        """Lines below each other; gives the top of the next."""
        for line in lines:
            self.text(x, top, line, size=size, font=font, color=color)
            top += leading or self.leading
        return top

    def paragraph(
        self,
        x: float,
        top: float,
        text: str,
        width: float,
        *,
        size: float = 0,
        leading: float = 0,
        font: str = "",
        hang: float = 0,
        color: Color = black,
    ) -> float:
        """A wrapped paragraph, its lines after the first ``hang`` letters further in; gives the top of what follows."""
        size = size or self.size
        first, *rest = wrap(text, width, size)
        if hang:
            rest = wrap(text[len(first) :], width - hang * size, size) if text[len(first) :] else []
        top = self.lines(x, top, [first], size=size, leading=leading, font=font, color=color)
        return self.lines(x + hang * size, top, rest, size=size, leading=leading, font=font, color=color)

    def spaced(self, x: float, top: float, text: str, pitch: float, *, size: float = 0) -> None:
        """Letters one by one, ``pitch`` points apart."""
        for place, char in enumerate(text):
            self.text(x + place * pitch, top, char, size=size)

    def box(
        self, x: float, top: float, width: float, height: float, *, fill: Color | None = None, line: bool = True
    ) -> None:
        if fill is not None:
            self.canvas.setFillColor(fill)
        self.canvas.rect(x, self.height - top - height, width, height, stroke=int(line), fill=int(fill is not None))
        self.canvas.setFillColor(black)

    def pill(self, x: float, top: float, width: float, text: str, *, color: Color = BLUE, size: float = 0) -> None:
        """White words in a coloured box with round corners."""
        size = size or self.size
        self.canvas.setFillColor(color)
        self.canvas.roundRect(x, self.height - top - 1.8 * size, width, 1.8 * size, 4, stroke=0, fill=1)
        self.text(x + (width - width_of(text, size)) / 2, top + 0.4 * size, text, size=size, color=white)

    def rule(self, x0: float, top: float, x1: float, bottom: float | None = None) -> None:
        self.canvas.line(x0, self.height - top, x1, self.height - (top if bottom is None else bottom))

    def down(self, x: float, top: float, text: str, *, size: float = 0, pitch: float = 0, font: str = "") -> None:
        """A vertical line whose letters stand around ``x``; two figures in a row stand across it.

        Brackets and stops are drawn with their vertical forms: the file is to be ``retold`` with ``UPRIGHT``.
        """
        size, font = size or self.size, font or self.font
        y = self.height - top
        for part in re.findall(r"[0-9]{2}|.", text):
            self.canvas.setFont(font, size * 0.9 if len(part) == 2 else size)
            if part in SMALL_KANA:
                self.canvas.drawString(x - 0.4 * size, y - 0.78 * size, part)
            elif not part.isspace():
                self.canvas.drawCentredString(x, y - 0.88 * size, DOWNWARDS.get(part, part))
            y -= pitch or size * 1.05

    def grid(self, x: float, top: float, widths: Sequence[float], heights: Sequence[float]) -> None:
        """The rules of a table without merged cells."""
        xs = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
        ys = [self.height - top - sum(heights[:index]) for index in range(len(heights) + 1)]
        self.canvas.setLineWidth(0.6)
        self.canvas.grid(xs, ys)

    def cells(
        self,
        x: float,
        top: float,
        widths: Sequence[float],
        heights: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        size: float = 9,
        right_from: int = 99,
    ) -> None:
        """The words of a table, wrapped in their cells; from column ``right_from`` on at the right side below the head."""
        for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
            left = x
            for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
                lines = [line for part in cell.split("\n") for line in wrap(part, width - 8, size)] if cell else []
                for place, line in enumerate(lines):
                    at = top + (height - 1.25 * size * len(lines)) / 2 + place * 1.25 * size
                    if number and column >= right_from:
                        self.right(left + width - 5, at, line, size=size)
                    else:
                        self.text(left + 4, at, line, size=size)
                left += width
            top += height
