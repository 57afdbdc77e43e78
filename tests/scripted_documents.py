"""A stand-in for the pipeline in tests of what runs it: each file's words say what is to happen to it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import time
from pathlib import Path

from extract.errors import ReadError
from extract.normalise import failed_rows
from extract.normalise.documents import diagnostic_rows, failed_document_row
from extract.records.diagnostic import Diagnostic
from extract.records.rows import DocumentRows, Row
from extract.stages import stage


@stage
def read(path: Path) -> bytes:
    return path.read_bytes()


@stage
def annotate(words: list[str]) -> list[str]:
    return words


def extract_file(path: Path, source: str, profile: str | None) -> DocumentRows:
    """Rows of one document that does what its text says."""
    data = read(path)
    noted: tuple[Row, ...] = ()
    words = annotate(data.decode("utf-8", "replace").split())
    match words[0] if words else "":
        case "":
            return failed_rows(path, source, Diagnostic("read", "empty_file", "no bytes"))
        case "raise":
            raise ReadError("unreadable_pdf", "a bug, since this should have been caught")
        case "hang":
            time.sleep(600)
        case "start":  # another program that takes long
            program = subprocess.Popen(["sleep", "600"])
            path.with_name(".started").write_text(str(program.pid), encoding="utf-8")
            program.wait()
        case "eat":  # more and more memory
            held = []
            while True:
                held.append(bytearray(8 << 20))
                time.sleep(0.005)
        case "gulp":  # much memory, for a moment
            bytearray(b"x") * (400 << 20)
        case "starve":  # what the system says where there is no more
            raise MemoryError
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "stumble":  # dies once only
            stumbled = path.with_name(f".{path.name}.stumbled")
            if not stumbled.exists():
                stumbled.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case "late":  # fails the first time
            tried = path.with_name(f".{path.name}.tried")
            if not tried.exists():
                tried.touch()
                raise ReadError("unreadable_pdf", "a bug that comes and goes")
        case "grow":
            path.write_bytes(data + b" more")
        case "become":  # another text
            path.write_text(words[1], encoding="utf-8")
            data = path.read_bytes()
        case "noted":
            noted = diagnostic_rows(
                hashlib.sha256(data).hexdigest()[:16], source, [Diagnostic("read", "encoding_guessed", "x")]
            )
        case "misfit":
            return DocumentRows(source, None, {"documents": ({"colour": "red"},)})
    sha256 = hashlib.sha256(data).hexdigest()
    document = {**failed_document_row(source, sha256, len(data)), "status": "ok", "pipeline": profile or "general"}
    if words[0] == "process":  # tells which one did it
        document["publisher"] = str(os.getpid())
    tables = {"documents": (document,), "diagnostics": noted}
    if words[0] == "sections":  # as many as it says
        document["page_count"] = int(words[1])
        tables["sections"] = tuple(_section(sha256[:16], number) for number in range(1, int(words[1]) + 1))
    return DocumentRows(source, sha256[:16], tables)


def _section(document_id: str, number: int) -> Row:
    return {
        "section_id": f"{document_id}-s{number:04}",
        "document_id": document_id,
        "ordinal": number,
        "level": 1,
        "kind": "other",
        "placement": "as_read",
        "text": f"第{number}節",
    }
