"""What a file is, told from its bytes: a PDF, a text, or something that the package does not read."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

import puremagic

from extract.errors import ReadError

_PDF_HEADER = b"%PDF-"
_PDF_HEADER_WITHIN = 1024  # readers accept a header within the first 1,024 bytes (ISO 32000-1, implementation note 13)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# what stands in the archive -> what the archive is
_OFFICE_PARTS = {
    "word/": "a Word file",
    "xl/": "an Excel file",
    "ppt/": "a PowerPoint file",
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_AS_PDF = "save it as PDF or text"


class Kind(Enum):
    """What the package reads; the value is the media type."""

    PDF = "application/pdf"
    TEXT = "text/plain"


def kind_of(data: bytes, name: str) -> Kind:
    """``Kind`` of the bytes; ``ReadError`` names what else they are. Text is what no signature claims."""
    if not data:
        raise ReadError("empty_file", "the file has no bytes")
    if _PDF_HEADER in data[: _PDF_HEADER_WITHIN + len(_PDF_HEADER)]:
        return Kind.PDF
    foreign = _foreign(data)
    if name.lower().endswith(".pdf"):
        raise ReadError("not_a_pdf", f"named .pdf, but it is {foreign or 'something without a PDF header'}")
    if foreign:
        raise ReadError("unsupported_type", f"this is {foreign}, which is not read; {_AS_PDF}")
    return Kind.TEXT


def _foreign(data: bytes) -> str | None:
    """The name of a type that is neither PDF nor text, ``None`` if there is no sign of one."""
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return "an HTML page"
    if data.startswith(b"{\\rtf"):
        return "an RTF file"
    if data.startswith(_OLE):
        return "a Word, Excel, PowerPoint or Ichitaro file of the old binary form"
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    if b"\0" not in data[:4096] or data.startswith(_WIDE_BOMS):
        return None
    try:
        return f"a {puremagic.magic_string(data)[0].name}"
    except (puremagic.PureError, ValueError):
        return None


def _archive(data: bytes) -> str:
    """Office documents are ZIP archives; their parts tell which."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            declared = ""
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    declared = member.read(200).decode("ascii", "replace")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return "a damaged ZIP archive or Office file"
    if declared.startswith(_OPEN_DOCUMENT):
        return f"an OpenDocument {declared.removeprefix(_OPEN_DOCUMENT)} file"
    found = (what for part, what in _OFFICE_PARTS.items() if any(name.startswith(part) for name in names))
    return next(found, "a ZIP archive")
