"""What a document's rows are made from, as one key: the same key, the same rows; anything else changed, another key."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable
from pathlib import Path

import extract
from extract.engines.versions import versions
from extract.profile import SHIPPED, available_profiles
from extract.read.sidecar import sidecar_of

PACKAGE = Path(extract.__file__).parent
CODE = (".py", ".toml")  # the program and the tables of its rules
NO_BYTES = hashlib.sha256().hexdigest()


def fingerprint(profile: str | None, entry: str) -> str:
    """What all rows of a run depend on beside the files: code, rules, profiles, libraries, and what was asked for."""
    parts = [entry, "named" if profile is not None else "chosen by content"]
    for path in _profiles(profile):
        parts += [path.stem, _sha256(path.read_bytes())]
    for path in _code():
        parts += [path.relative_to(PACKAGE).as_posix(), _sha256(path.read_bytes())]
    for name, version in versions().items():
        parts += [name, version]
    return _joined(parts)


def _profiles(profile: str | None) -> list[Path]:
    """Profiles that may say how a report is read: the one asked for; else all, since each may be the one that fits."""
    known = available_profiles()
    if profile is None:
        return [known[name] for name in sorted(known)]
    return [Path(profile) if profile.endswith(".toml") else known[profile]]


def _code() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.*") if path.suffix in CODE and path.parent != SHIPPED)


def document_key(path: Path, source: str, sha256: str | None, fingerprint: str) -> str | None:
    """The key of a report whose bytes have this SHA-256; None for a file that cannot be read, which may change.

    Of the name only what the rows depend on is in it: the type that the ending claims, the name of the sidecar, which
    complaints about it repeat, and the whole of it where there are no bytes to know the file by.
    """
    if sha256 is None:
        return None
    parts = [fingerprint, sha256, path.suffix.lower(), mimetypes.guess_type(source)[0] or ""]
    sidecar = sidecar_of(path)
    if sidecar is not None:
        parts += ["sidecar", sidecar.name, digest_of(sidecar) or "unreadable"]
    if sha256 == NO_BYTES:
        parts += ["source", source]
    return _joined(parts)


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes; None where it cannot be read, or is a pipe or device, which may never end."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _joined(parts: Iterable[str]) -> str:
    return _sha256("\0".join(parts).encode("utf-8", "surrogateescape"))  # names of files may be no UTF-8
