"""The reports that are measured: real ones where they stand beside the project, else those in raw/."""

from __future__ import annotations

from pathlib import Path

import pikepdf

BENCH = Path(__file__).parent
PROJECT = BENCH.parent
RAW = PROJECT / "raw"
REAL = PROJECT.parent / "shared" / "samples"
SITE_VISITS = "mhlw-site-visits-2024.pdf"
PAGES = 8  # of each PDF; the naive pipeline needs minutes for more


def first_pages(folder: Path) -> list[Path]:
    """The first pages of each sample PDF as files of their own, so that all pipelines get the same bytes."""
    folder.mkdir()
    for path in sorted((REAL if REAL.is_dir() else RAW).glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            if path.name != SITE_VISITS:
                del pdf.pages[PAGES:]
            pdf.save(folder / path.name)
    return sorted(folder.iterdir())


def long_text() -> Path:
    """The longest report in the form of text."""
    return max((REAL if REAL.is_dir() else RAW).glob("*.txt"), key=lambda path: path.stat().st_size)


def short_report() -> Path:
    """The shortest report in the form of text."""
    return min(RAW.glob("*.txt"), key=lambda path: path.stat().st_size)


def short_pdf() -> Path:
    """The smallest report in the form of a PDF."""
    return min(RAW.glob("*.pdf"), key=lambda path: path.stat().st_size)


def small_report(number: int) -> str:
    """A visit report of a few lines; each number gives another one."""
    return (
        f"第{number + 1}地域の就労支援センター\n（令和６年５月{number % 28 + 1}日訪問）\n\n●施設の概要\n"
        f"センターは平成{number % 20 + 10}年に開設され、職員は{number % 40 + 3}名である。\n\n●特徴\n"
        f"令和５年度の延べ利用者数は{number + 200}人で、前年度より{number % 9 + 1}％増えた。\n"
    )
