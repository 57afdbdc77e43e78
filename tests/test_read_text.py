"""Text files: their encodings, pages and lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.read import read
from extract.records.source import Source

REPORT = (
    "厚生労働省 子育て支援課\n\n●施設の概要\n"
    "「みなみ子育て支援センター」（以下「センター」という。）では、子育て中の親子を対象に、\n"
    "無料の相談を行っている。利用者は延べ１，２３４名（2023年３月末現在）。\n"
    "・全国47か所に設置。①相談、②講座、㈱ひかりに委託。\n"
)
SHORT = "利用者は504名。\n"


def read_bytes(folder: Path, data: bytes, name: str = "report.txt") -> tuple[Source, list[str]]:
    path = folder / name
    path.write_bytes(data)
    source, diagnostics = read(path, name)
    return source, [diagnostic.code for diagnostic in diagnostics]


def text_of(source: Source) -> str:
    return "\n".join(line.text for page in source.pages for line in page.lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_guessing(tmp_path: Path, encoding: str) -> None:
    source, codes = read_bytes(tmp_path, REPORT.encode(encoding))
    assert text_of(source) == REPORT.rstrip("\n")
    assert codes == []
    assert (source.media_type, source.text_source, source.page_count) == ("text/plain", "text", None)


@pytest.mark.parametrize("text", [REPORT, SHORT, REPORT * 300], ids=["report", "short", "long"])
@pytest.mark.parametrize("encoding", ["cp932", "euc_jis_2004", "iso2022_jp_ext", "utf_16_le", "utf_16_be"])
def test_japanese_encodings_are_detected_and_named(tmp_path: Path, encoding: str, text: str) -> None:
    if encoding == "iso2022_jp_ext":  # it has none of the characters that Windows adds
        text = text.replace("①", "").replace("②", "").replace("㈱", "")
    source, codes = read_bytes(tmp_path, text.encode(encoding))
    assert text_of(source) == text.rstrip("\n")
    assert codes == ["encoding_guessed"]


def test_half_width_kana_of_shift_jis_are_no_mojibake(tmp_path: Path) -> None:
    text = "ﾊﾛｰﾜｰｸの利用者は504名(男性が多い)。ﾏｻﾞｰｽﾞｺｰﾅｰを含む。\n"
    source, _ = read_bytes(tmp_path, text.encode("cp932"))
    assert text_of(source) == text.rstrip("\n")


def test_guess_is_named(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.encode("cp932"))
    [told] = read(path, "report.txt")[1]
    assert "cp932" in told.message


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(1, 256)) * 8,
        b"\x00\x01\x02\x03" * 200,
        "La visite a été effectuée à l'hôpital de Besançon, où l'été fut très ensoleillé. ".encode("latin-1") * 3,
        REPORT.encode("utf-8")[::-1],
    ],
    ids=["all bytes", "binary", "latin-1", "reversed"],
)
def test_what_reads_as_nothing_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(tmp_path, data)
    assert caught.value.code == "undecodable_text"


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_one_broken_byte_does_not_cost_the_report(tmp_path: Path, encoding: str) -> None:
    whole = (REPORT * 3).encode(encoding)
    source, codes = read_bytes(tmp_path, whole[:100] + b"\xff" + whole[100:])
    assert "replaced_characters" in codes
    assert text_of(source).count("\ufffd") <= 2
    assert "利用者は延べ１，２３４名" in text_of(source)


def test_stray_control_characters_are_left_out_and_told(tmp_path: Path) -> None:
    source, codes = read_bytes(tmp_path, REPORT.replace("設置", "設\x02置").encode())
    assert "全国47か所に設置。" in text_of(source)
    assert codes == ["replaced_characters"]


def test_dos_end_mark_is_no_text(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, REPORT.encode() + b"\x1a")[1] == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_are_not_part_of_lines(tmp_path: Path, end: str) -> None:
    source, _ = read_bytes(tmp_path, REPORT.replace("\n", end).encode())
    assert [line.text for line in source.pages[0].lines] == REPORT.split("\n")[:-1]


def test_white_space_before_a_line_and_empty_lines_stay(tmp_path: Path) -> None:
    source, _ = read_bytes(tmp_path, "一行目\n\n 次の頁の題\n　字下げ\n".encode())
    assert [line.text for line in source.pages[0].lines] == ["一行目", "", " 次の頁の題", "　字下げ"]
    assert [line.number for line in source.pages[0].lines] == [0, 1, 2, 3]


def test_form_feeds_part_pages_without_numbers(tmp_path: Path) -> None:
    source, _ = read_bytes(tmp_path, "一頁目\n\f二頁目\n\f".encode())
    assert [[line.text for line in page.lines] for page in source.pages] == [["一頁目"], ["二頁目"]]
    assert [page.number for page in source.pages] == [None, None]
    assert [line.number for page in source.pages for line in page.lines] == [0, 1]


def test_text_is_nfc(tmp_path: Path) -> None:
    source, _ = read_bytes(tmp_path, "か\u3099くせい神\ufa19\n".encode())
    assert text_of(source) == "がくせい神神"


def test_identity_is_that_of_the_bytes(tmp_path: Path) -> None:
    source, _ = read_bytes(tmp_path, b"abc\n")
    assert source.document_id == "edeaaff3f1774ad2"
    assert (source.source, source.byte_size) == ("report.txt", 4)
