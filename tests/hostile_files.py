"""A folder in; files that nobody should have to read out: broken, lying, enormous, endless, or badly named.

Everything is made from fixed seeds. What a run makes of them is held by the tests, for a few, and by `make soak`.
"""

from __future__ import annotations

import io
import os
import random
import zlib
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import pikepdf

from extract.engines.jobs import source_name

Make = Callable[[], bytes]
HERE = Path(__file__).parent
SAMPLE = HERE.parent / "raw" / "sme-support-visits-2023.pdf"
TEXT = HERE.parent / "raw" / "care-visits-2023.txt"


def make_hostile(folder: Path, only: Sequence[str] = ()) -> None:
    """Write some two hundred files below ``folder``, or ``only`` those of these names."""
    folder.mkdir(parents=True)
    for name, data in _files():
        if only and name not in only:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data() if callable(data) else data)
    _odd_places(folder)


def unaccounted(folder: Path, told: Collection[str]) -> set[str]:
    """The files below ``folder`` of which nothing is told; hidden ones, and sidecars of reports, need not be."""
    names = {
        Path(place, name).relative_to(folder)
        for place, folders, files in os.walk(folder)
        for name in [*files, *(name for name in folders if not os.access(Path(place, name), os.R_OK))]
    }
    hidden = {name for name in names if any(part.startswith(".") for part in name.parts)}
    sidecars = {name for name in names if name.suffix == ".toml" and (folder / name.stem).exists()}
    sources = {source_name(folder / name, folder): name for name in names - hidden - sidecars}
    return {source for source, name in sources.items() if not {source, ascii(name.as_posix())[1:-1]} & set(told)}


def open_again(folder: Path) -> None:
    """Give back the rights that were taken, so that the files can be removed."""
    for name in ("forbidden.pdf", "closed", "listed"):
        (folder / name).chmod(0o700)


def _files() -> Iterator[tuple[str, bytes | Make]]:
    pdf, text = SAMPLE.read_bytes(), TEXT.read_bytes()
    yield from _wrong_types(pdf, text)
    yield from _lying_pdfs()
    yield from _bombs()
    yield from _texts(text)
    yield from _names()
    yield from _damaged(96)


def _wrong_types(pdf: bytes, text: bytes) -> Iterator[tuple[str, bytes]]:
    yield "text.pdf", text + b"\n1"
    yield "pdf.txt", pdf
    yield "pdf-without-ending", pdf + b"\n%"
    yield "page.pdf", b"<!DOCTYPE html><html><body>404</body></html>"
    yield "archive.pdf", b"PK\x03\x04" + bytes(range(256)) * 4
    yield "archive.zip", b"PK\x03\x04" + bytes(range(255)) * 4
    yield "picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(500)
    yield "picture.txt", b"\xff\xd8\xff\xe0" + bytes(500)
    yield "program.pdf", b"\x7fELF" + bytes(500)
    yield "empty.pdf", b""
    yield "empty.txt", b""
    yield "blank.txt", b" \n\t\n \x0c\n"
    yield "bom.txt", b"\xef\xbb\xbf"
    yield "header.pdf", b"%PDF-1.7"
    yield "header-late.pdf", b"x" * 2000 + pdf
    yield "twice.pdf", pdf + pdf


def _lying_pdfs() -> Iterator[tuple[str, bytes]]:
    """Small PDFs whose structure lies or never ends."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    yield "huge-count.pdf", _pdf("<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page)
    yield "negative-count.pdf", _pdf("<</Type/Pages/Kids[3 0 R]/Count -5>>", page)
    yield "no-pages.pdf", _pdf("<</Type/Pages/Kids[]/Count 0>>")
    yield "own-parent.pdf", _pdf("<</Type/Pages/Kids[2 0 R]/Count 1>>")
    yield "own-grandparent.pdf", _pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>")
    yield "many-kids.pdf", _pdf(f"<</Type/Pages/Kids[{'3 0 R ' * 100_000}]/Count 100000>>", page)
    yield "real-pages.pdf", _pages(3001)
    yield "exponential-tree.pdf", _exponential_tree()
    yield (
        "deep-arrays.pdf",
        _pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", f"<</Type/Page/A {'[' * 50_000}{']' * 50_000}>>"),
    )
    yield (
        "deep-dicts.pdf",
        _pdf("<</Type/Pages/Kids[3 0 R]/Count 1>>", f"<</Type/Page/A {'<</A ' * 50_000}1{'>>' * 50_000}>>"),
    )
    yield "own-reference.pdf", _pdf("3 0 R", "2 0 R")
    yield "own-length.pdf", _pdf(_kids(), _page(), "<</Length 4 0 R>>stream\nBT ET\nendstream")
    yield "long-length.pdf", _pdf(_kids(), _page(), "<</Length 999999999999>>stream\nBT ET\nendstream")
    yield "form-in-itself.pdf", _form_in_itself()
    yield (
        "filters.pdf",
        _pdf(_kids(), _page(), f"<</Length 9/Filter[{'/FlateDecode ' * 5000}]>>stream\nBT ET\nendstream"),
    )
    yield (
        "huge-box.pdf",
        _pdf(_kids(), "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e30 1e30]/Contents 4 0 R>>", _stream(b"BT ET")),
    )
    yield (
        "nan-box.pdf",
        _pdf(_kids(), "<</Type/Page/Parent 2 0 R/MediaBox[a b c d]/Contents 4 0 R>>", _stream(b"BT ET")),
    )
    yield "prev-loop.pdf", _prev_loop()
    yield "encrypted.pdf", _encrypted()


def _bombs() -> Iterator[tuple[str, Make]]:
    """Little that becomes much; made only where it is wanted."""
    letters, rules = b"BT /F 9 Tf 1 0 0 1 10 10 Tm (a) Tj ET ", b"0 0 m 200 200 l S 5 5 50 50 re S "
    twice = "[/FlateDecode/FlateDecode]"
    yield "bomb-spaces.pdf", lambda: _with_content(_squeezed(b" ", 1 << 30))
    yield "bomb-letters.pdf", lambda: _with_content(_squeezed(letters, 64 << 20))
    yield "bomb-rules.pdf", lambda: _with_content(_squeezed(rules, 16 << 20))
    yield "bomb-nested.pdf", lambda: _with_content(zlib.compress(_squeezed(b" ", 1 << 30)), twice)
    yield "bomb-saves.pdf", lambda: _with_content(zlib.compress(b"q " * 2_000_000))
    yield "bomb-objects.pdf", _object_bomb


def _texts(text: bytes) -> Iterator[tuple[str, bytes]]:
    yield "nul.txt", bytes(4000)
    yield "noise.txt", random.Random(1).randbytes(20_000)
    yield "surrogates.txt", "施設\ud800\udfff".encode("utf-8", "surrogatepass") * 50
    yield "cut-utf8.txt", text[:-1]
    yield "cut-utf16.txt", text.decode().encode("utf-16")[:-1]
    yield "mixed.txt", text + text.decode().encode("cp932", "replace")
    yield "one-line.txt", "利用者は延べ１，２３４人である。".encode() * 20_000
    yield "no-stop.txt", "あ".encode() * 200_000
    yield "digits.txt", b"1" * 300_000
    yield "commas.txt", "１，".encode() * 50_000
    yield "kanji-digits.txt", "千百十一兆億万".encode() * 20_000
    yield "brackets.txt", "（「『【".encode() * 30_000
    yield "closing.txt", "）」』】。".encode() * 30_000
    yield "marks.txt", "●\n".encode() * 30_000
    yield "headings.txt", b"".join(f"●見出し{number}\n".encode() for number in range(5000))
    yield "form-feeds.txt", b"\x0c" * 20_000 + "利用者は３人。".encode()
    yield "combining.txt", ("か" + "\u3099" * 20_000).encode()
    yield "zero-width.txt", ("利\u200b用\u200d者\ufeff" * 5000).encode()
    yield "controls.txt", ("\x1b[2J\x07\u202e" * 2000 + "人").encode()
    yield "dates.txt", "令和５年４月１日～".encode() * 10_000
    yield "spaces.txt", ("　" * 100_000 + "人").encode()


def _names() -> Iterator[tuple[str, bytes]]:
    names = [
        "with space.txt", "  leading.txt", "trailing .txt", "絵文字😀👨‍👩‍👧.txt", "line\nbreak.txt", "return\rhere.txt",
        "tab\there.txt", "right\u202eleft.txt", "\u200fmark.txt", "bell\x07.txt", "escape\x1b[31m.txt", "quote'\".txt",
        "dollar$(id).txt", "-rf.txt", "--help", "per%cent%s.txt", "brace{0}.txt", "[red]markup.txt", "back\\slash.txt",
        "star*.txt", "what?.txt", "semi;colon.txt", "hash#.txt", "~home.txt", "CON.txt", "か\u3099.txt", "が.txt",
        "UPPER.PDF", "two.dots.txt", "ends.with.dot.", "no-ending", ".pdf.txt.pdf", "長い名前" * 20 + ".txt",
        "a" * 250 + ".txt", "deep/" * 40 + "down.txt", "0123456789abcdef", "document_id-s0001.txt", "null\u2028line.txt",
    ]  # fmt: skip
    yield "deep-sidecar.txt", "利用者は３人。".encode()
    yield "deep-sidecar.txt.toml", b"title = " + b"[" * 50_000
    yield "alone.toml", b"\xff"
    for number, name in enumerate(names):
        yield name, f"●第{number}施設\n利用者は{number + 3}人である。\n".encode()


def _damaged(count: int) -> Iterator[tuple[str, bytes]]:
    """The sample cut short, and with bits turned over, ever more of them."""
    chance, pdf = random.Random(2), SAMPLE.read_bytes()
    for number in range(count // 3):
        yield f"damaged/cut-{number:02}.pdf", pdf[: len(pdf) * (number + 1) // (count // 3 + 1)]
    for number in range(count // 3):
        flipped = bytearray(pdf)
        for _ in range(1 << number % 12):
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        yield f"damaged/flipped-{number:02}.pdf", bytes(flipped)
    for number in range(count - 2 * (count // 3)):
        start, length = chance.randrange(len(pdf)), chance.randrange(1, 20_000)
        filling = chance.choice([b"", b"\0" * length, chance.randbytes(length)])
        yield f"damaged/torn-{number:02}.pdf", pdf[:start] + filling + pdf[start + length :]


def _odd_places(folder: Path) -> None:
    """What is no plain file: loops of links, links to nowhere and to the outside, pipes, and what may not be read."""
    (folder / "loop").mkdir()
    (folder / "loop" / "again").symlink_to((folder / "loop").resolve(), target_is_directory=True)
    (folder / "loop" / "up").symlink_to(folder.resolve(), target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "nowhere.pdf").symlink_to("not-there.pdf")
    (folder / "device.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    (folder / "forbidden.pdf").write_bytes(SAMPLE.read_bytes() + b"%forbidden")
    (folder / "forbidden.pdf").chmod(0)
    (folder / "closed").mkdir()
    (folder / "closed" / "inside.txt").write_text("中", encoding="utf-8")
    (folder / "closed").chmod(0)
    (folder / "listed").mkdir()
    (folder / "listed" / "unopened.txt").write_text("外", encoding="utf-8")
    (folder / "listed").chmod(0o400)


def _pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of these objects from the second on; the first is the catalog, whose pages are the second."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(("<</Type/Catalog/Pages 2 0 R>>", *objects), start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body.encode("latin-1") if isinstance(body, str) else body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(f"trailer<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _kids() -> str:
    return "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def _page() -> str:
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F {font}>>>>>>"


def _stream(data: bytes, entries: str = "") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries.encode(), data)


def _with_content(squeezed: bytes, filters: str = "/FlateDecode") -> bytes:
    return _pdf(_kids(), _page(), _stream(squeezed, f"/Filter{filters}"))


def _squeezed(unit: bytes, size: int) -> bytes:
    """About ``size`` bytes of ``unit`` again and again, compressed without ever being held."""
    packer, chunk = zlib.compressobj(9), unit * ((1 << 20) // len(unit))
    parts = [packer.compress(chunk) for _ in range(size // len(chunk))]
    return b"".join([*parts, packer.flush()])


def _pages(count: int) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    return _pdf(f"<</Type/Pages/Kids[{kids}]/Count {count}>>", *[page] * count)


def _exponential_tree() -> bytes:
    """Thirty levels, each of which has the next one twice: a thousand million pages in thirty objects."""
    levels = [f"<</Type/Pages/Kids[{number} 0 R {number} 0 R]/Count {2 ** (33 - number)}>>" for number in range(3, 33)]
    return _pdf(*levels, "<</Type/Page/Parent 31 0 R/MediaBox[0 0 200 200]>>")


def _form_in_itself() -> bytes:
    resources = "/Resources<</XObject<</X 5 0 R/Y 5 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R{resources}>>"
    form = _stream(b"/X Do /Y Do", f"/Type/XObject/Subtype/Form/BBox[0 0 200 200]{resources}")
    return _pdf(_kids(), page, _stream(b"/X Do"), form)


def _prev_loop() -> bytes:
    """A table of objects whose predecessor is itself."""
    plain = _pdf(_kids(), _page(), _stream(b"BT ET"))
    start = plain.rindex(b"xref", 0, plain.rindex(b"startxref"))
    return plain.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % start)


def _encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(SAMPLE) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return out.getvalue()


def _object_bomb() -> bytes:
    """An object stream that is two kilobytes long and half a gigabyte wide."""
    stream = _stream(_squeezed(b" ", 512 << 20), "/Type/ObjStm/N 1/First 4/Filter/FlateDecode")
    return _pdf(_kids(), _page(), stream)
