"""Files that nobody has vetted: whatever they are, the run ends well and each of them is accounted for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract import read_tables
from extract.engines import local
from extract.engines.crew import Limits
from extract.errors import ReadError
from extract.read import read
from hostile_files import make_hostile, open_again, unaccounted

EXPECTED = {
    "archive.pdf": "not_a_pdf",
    "empty.pdf": "empty_file",
    "encrypted.pdf": "encrypted",
    "exponential-tree.pdf": "unreadable_pdf",
    "header.pdf": "unreadable_pdf",
    "many-kids.pdf": "page_limit",
    "no-pages.pdf": "unreadable_pdf",
    "noise.txt": "undecodable_text",
    "own-parent.pdf": "no_text_layer",
    "picture.txt": "unsupported_type",
    # No files at all, or none that may be read.
    "device.txt": "unreadable_file",
    "nowhere.pdf": "unreadable_file",
    "pipe.pdf": "unreadable_file",
    "self.txt": "unreadable_file",
}
UNLESS_ROOT = dict.fromkeys(("forbidden.pdf", "closed", "listed/unopened.txt"), "unreadable_file")
WELL = [
    "pdf.txt",
    "huge-count.pdf",
    "prev-loop.pdf",
    "combining.txt",
    "form-feeds.txt",
    "line\nbreak.txt",
    "right\u202eleft.txt",
    "--help",
    "0123456789abcdef",
    "deep-sidecar.txt",
    "deep-sidecar.txt.toml",
    "damaged/flipped-03.pdf",
]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("hostile") / "raw"
    make_hostile(folder, only=[*EXPECTED, *WELL])
    yield folder
    open_again(folder)


def test_the_fault_of_one_pdf_is_not_taken_for_that_of_the_next(raw: Path) -> None:
    for _ in range(2):
        for name in ("no-pages.pdf", "encrypted.pdf", "exponential-tree.pdf"):
            with pytest.raises(ReadError) as raised:
                read(raw / name, name)
            assert raised.value.code == EXPECTED[name]


def test_hostile_files_are_each_accounted_for(raw: Path) -> None:
    summary = local.run(raw, raw.parent / "out", workers=2, limits=Limits(timeout=60))
    frames = read_tables(raw.parent / "out")
    told = {*frames["documents"]["source"], *frames["diagnostics"]["source"]}
    assert unaccounted(raw, told) == set()
    errors = frames["diagnostics"].query("severity == 'error'").set_index("source")["code"].to_dict()
    expected = EXPECTED if os.access(raw / "forbidden.pdf", os.R_OK) else EXPECTED | UNLESS_ROOT
    assert {source: errors.get(source) for source in expected} == expected
    assert "crashed" not in summary.diagnostics
