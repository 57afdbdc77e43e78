"""Reports of Japanese ministries in, tables out: facilities, findings and metrics, each row with its place in the text.

The stable interface. Everything heavy is loaded when it is first used, so that ``import extract`` costs nothing::

    import extract

    tables = extract.extract_document("raw/report.pdf")    # table name -> pandas.DataFrame, of one report
    tables = extract.read_tables("processed")              # the same of a whole run
    mentions = extract.expressions.find("令和５年度は約1.2億円")
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from pandas import DataFrame

    from extract import expressions

__version__ = "0.1.0"

__all__ = ["__version__", "expressions", "extract_document", "read_tables"]


def extract_document(path: str | PathLike[str], profile: str | None = None) -> dict[str, DataFrame]:
    """The tables of one report, by name; a file that cannot be read gives a diagnostic, never an exception.

    It is opened in a process of its own, which has limits and stays for the next one. ``profile`` names a family of
    ``pipelines/`` or is the path of such a file; by default the content decides. Raises ``ProfileError`` where there is
    no such profile.
    """
    from extract.engines.single import extract_one
    from extract.write import frames

    return frames([extract_one(Path(path), profile)])


def read_tables(folder: str | PathLike[str]) -> dict[str, DataFrame]:
    """The tables that a run wrote to ``folder``, by name, all of one and the same run.

    Raises ``TableError`` where they are missing or of a version that this program does not read.
    """
    from extract.write import read_tables

    return read_tables(Path(folder))


def __getattr__(name: str) -> object:
    if name == "expressions":
        return import_module("extract.expressions")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
