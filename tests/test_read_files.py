"""Which files are read, what is refused and why, and what stands beside a report."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from extract.errors import ReadError
from extract.read import discover, orphan_sidecars, read


def archive(*names: str, mimetype: str = "") -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "x")
    return room.getvalue()


def pdf(**saved: object) -> bytes:
    room = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(room, **saved)
    return room.getvalue()


OPEN_FILES = Path("/proc/self/fd")
WORD = archive("[Content_Types].xml", "word/document.xml")
HTML = "<!DOCTYPE html>\n<html lang='ja'><body>報告書</body></html>".encode()
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 20

REFUSED = {
    "empty": ("a.txt", b"", "empty_file", "no bytes"),
    "empty pdf": ("a.pdf", b"", "empty_file", "no bytes"),
    "white space": ("a.txt", " \n\u3000\n".encode(), "empty_file", "white space"),
    "broken pdf": ("a.pdf", b"%PDF-1.7\nnothing of a PDF follows", "unreadable_pdf", "damaged"),
    "cut pdf": ("a.pdf", pdf()[:300], "unreadable_pdf", ""),
    "html as pdf": ("a.pdf", HTML, "not_a_pdf", "HTML"),
    "text as pdf": ("a.pdf", "報告書\n".encode(), "not_a_pdf", ""),
    "word as pdf": ("a.pdf", WORD, "not_a_pdf", "Word"),
    "html": ("a.html", HTML, "unsupported_type", "HTML"),
    "html behind comments": ("a.txt", b"<!-- -->" * 400 + HTML, "unsupported_type", "HTML"),
    "word": ("a.docx", WORD, "unsupported_type", "Word"),
    "excel": ("a.xlsx", archive("[Content_Types].xml", "xl/workbook.xml"), "unsupported_type", "Excel"),
    "powerpoint": ("a.pptx", archive("ppt/presentation.xml"), "unsupported_type", "PowerPoint"),
    "odt": ("a.odt", archive(mimetype="application/vnd.oasis.opendocument.text"), "unsupported_type", "OpenDocument"),
    "zip": ("a.zip", archive("report.txt"), "unsupported_type", "ZIP"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "unsupported_type", "Word"),
    "picture": ("a.png", PNG, "unsupported_type", "Portable Network Graphics"),
    "rtf": ("a.rtf", b"{\\rtf1\\ansi }", "unsupported_type", "RTF"),
    "no text": ("a.pdf", pdf(), "no_text_layer", "scan"),
}


@pytest.mark.parametrize(("name", "data", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_each_bad_input_has_its_own_code(tmp_path: Path, name: str, data: bytes, code: str, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path, name)
    assert caught.value.code == code
    assert words in str(caught.value)


def test_encrypted_pdf_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(pdf(encryption=pikepdf.Encryption(owner="owner", user="user")))
    with pytest.raises(ReadError) as caught:
        read(path, "locked.pdf")
    assert caught.value.code == "encrypted"


def test_pdf_that_only_restricts_printing_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "restricted.pdf"
    path.write_bytes(pdf(encryption=pikepdf.Encryption(owner="owner", user="")))
    with pytest.raises(ReadError) as caught:
        read(path, "restricted.pdf")
    assert caught.value.code == "no_text_layer"  # it was opened, and its page is blank


def test_missing_and_forbidden_files_are_unreadable(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for path in (tmp_path / "gone.txt", folder):
        with pytest.raises(ReadError) as caught:
            read(path, path.name)
        assert caught.value.code == "unreadable_file"


@pytest.mark.parametrize("name", ["report", "report.text", "report.md", "report.2023"])
def test_text_needs_no_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("利用者は504名。\n", encoding="utf-8")
    assert read(path, name)[0].media_type == "text/plain"


def test_no_file_stays_open(tmp_path: Path) -> None:
    before = len(list(OPEN_FILES.iterdir())) if OPEN_FILES.exists() else pytest.skip("needs /proc")
    for name, data, _, _ in REFUSED.values():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ReadError):
            read(tmp_path / name, name)
    assert len(list(OPEN_FILES.iterdir())) == before


def sidecar(folder: Path, text: str, name: str = "report.txt.toml") -> tuple[object, list[str]]:
    report = folder / "report.txt"
    report.write_text("利用者は504名。\n", encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    source, diagnostics = read(report, "report.txt")
    return source.sidecar, [f"{diagnostic.code}: {diagnostic.message}" for diagnostic in diagnostics]


def test_sidecar_states_what_the_report_does_not_print(tmp_path: Path) -> None:
    text = (
        'title = "視察報告"\npublisher = "厚生労働省"\ndepartment = "総務課"\ndate = 2024-06-01\nurl = "https://x.jp"\n'
    )
    found, told = sidecar(tmp_path, text)
    assert told == []
    assert found.title == "視察報告"
    assert found.publisher == "厚生労働省"
    assert found.department == "総務課"
    assert found.published_date == date(2024, 6, 1)
    assert found.url == "https://x.jp"


@pytest.mark.parametrize("day", ['"2024-06-01"', "2024-06-01", "2024-06-01T09:00:00"])
def test_sidecar_takes_a_day_in_any_form_of_toml(tmp_path: Path, day: str) -> None:
    assert sidecar(tmp_path, f"published_date = {day}\n")[0].published_date == date(2024, 6, 1)


def test_sidecar_may_leave_out_the_ending_of_its_report(tmp_path: Path) -> None:
    assert sidecar(tmp_path, 'title = "視察報告"\n', name="report.toml")[0].title == "視察報告"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('titel = "視察報告"\n', "unknown key 'titel'; known: title, publisher"),
        ("title = 視察\n", "is not TOML"),
        ("title = 5\n", "a text is wanted"),
        ('date = "六月"\n', "YYYY-MM-DD"),
    ],
)
def test_bad_sidecar_is_told_and_never_costs_the_report(tmp_path: Path, text: str, words: str) -> None:
    _, [told] = sidecar(tmp_path, text)
    assert told.startswith("bad_sidecar: report.txt.toml")
    assert words in told


def test_one_bad_statement_leaves_the_others(tmp_path: Path) -> None:
    found, told = sidecar(tmp_path, 'title = "視察報告"\ndate = "六月"\n')
    assert found.title == "視察報告"
    assert len(told) == 1


def test_sidecar_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("利用者は504名。\n", encoding="utf-8")
    (tmp_path / "report.txt.toml").write_bytes('title = "視察"\n'.encode("cp932"))
    [told] = read(tmp_path / "report.txt", "report.txt")[1]
    assert (told.code, told.message) == ("bad_sidecar", "report.txt.toml is not UTF-8")


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")


def test_discover_lists_reports_below_raw_sorted(tmp_path: Path) -> None:
    reports = ("b.txt", "a/2.pdf", "a/1.pdf", "no-ending")
    made(tmp_path, *reports, ".hidden", ".git/x.txt", "~$b.docx", "b.txt.toml", "README.md")
    found = [path.relative_to(tmp_path).as_posix() for path in discover(tmp_path)]
    assert found == ["a/1.pdf", "a/2.pdf", "b.txt", "no-ending"]


def test_discover_takes_a_single_file(tmp_path: Path) -> None:
    made(tmp_path, "b.txt")
    assert discover(tmp_path / "b.txt") == [tmp_path / "b.txt"]


def test_discover_ends_in_a_loop_of_links_and_lists_broken_ones(tmp_path: Path) -> None:
    made(tmp_path, "a/1.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert [path.relative_to(tmp_path).as_posix() for path in discover(tmp_path)] == ["a/1.txt", "gone.txt"]


def test_sidecars_without_a_report_are_orphans(tmp_path: Path) -> None:
    made(tmp_path, "a.pdf", "a.pdf.toml", "b.txt", "b.toml", "c.pdf.toml")
    assert orphan_sidecars(tmp_path) == [tmp_path / "c.pdf.toml"]
