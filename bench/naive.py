"""PDF files in, JSON out: how long the pipeline takes that one would write in an afternoon, page by page.

pdfplumber's text of each page goes whole through ja_ginza as it is installed. Nothing of this project is in it. The first
file is read before the clock starts.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pdfplumber
import spacy


def main(warm: Path, paths: list[Path]) -> None:
    began = time.perf_counter()
    nlp = spacy.load("ja_ginza")
    read(nlp, warm)
    loading = time.perf_counter() - began
    files = {}
    for path in paths:
        began = time.perf_counter()
        texts = read(nlp, path)
        seconds = time.perf_counter() - began
        characters = sum(len("".join(text.split())) for text in texts)
        files[path.name] = {"pages": len(texts), "characters": characters, "seconds": seconds}
    versions = {name: version(name) for name in ("spacy", "ginza", "ja_ginza", "pdfplumber")}
    print(json.dumps({"loading": loading, "files": files, "versions": versions}))


def read(nlp: Callable[[str], object], path: Path) -> list[str]:
    texts = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            text = page.extract_text()
            texts.append(text)
            nlp(text)
    return texts


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
