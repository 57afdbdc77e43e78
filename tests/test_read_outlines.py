"""Text without outlines (fonts that are neither embedded nor at hand, invisible text over a scan) is read all the same."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from extract.read import read
from extract.records.source import Line

LETTERS = {65: "施", 66: "設", 67: "の", 68: "概", 69: "要"}


def lines_of(path: Path, content: str) -> list[Line]:
    """A page whose font draws nothing: each of its glyphs is an em wide and empty."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    codes = "\n".join(f"<{code:02X}> <{ord(char):04X}>" for code, char in LETTERS.items())
    to_unicode = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> "
        f"endcodespacerange {len(LETTERS)} beginbfchar {codes} endbfchar endcmap end"
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, 0, 0, 0],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=pikepdf.Dictionary({f"/g{code}": pdf.make_stream(b"1000 0 d0") for code in LETTERS}),
        Encoding=pikepdf.Dictionary(Differences=[65, *(pikepdf.Name(f"/g{code}") for code in LETTERS)]),
        FirstChar=65,
        LastChar=69,
        Widths=[1000] * len(LETTERS),
        ToUnicode=pdf.make_stream(to_unicode.encode()),
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(content.encode())
    pdf.save(path)
    return list(read(path, path.name)[0].pages[0].lines)


def test_text_drawn_letter_by_letter_in_a_font_without_outlines_is_read(tmp_path: Path) -> None:
    letters = "".join(f"BT /F1 10 Tf {50 + 10 * place} 200 Td ({code:c}) Tj ET\n" for place, code in enumerate(LETTERS))
    [line] = lines_of(tmp_path / "letters.pdf", letters)
    assert (line.text, line.size) == ("施設の概要", 10)
    assert [round(box.x0) for box in line.char_boxes] == [50, 60, 70, 80, 90]


def test_invisible_text_without_outlines_is_read(tmp_path: Path) -> None:
    [line] = lines_of(tmp_path / "invisible.pdf", "BT /F1 10 Tf 3 Tr 50 200 Td (ABCDE) Tj ET")
    assert line.text == "施設の概要"
