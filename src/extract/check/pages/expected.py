"""What a person saw on the pages of a report: a TOML file in, the expectations out; unknown keys are refused.

``tests/gold/pages/README.md`` says how the files are written.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from extract.errors import UsageError

# What a block is, by the key that holds its words.
KINDS = ("heading", "text", "caption", "note", "toc", "figure", "table")
Cell = str | tuple[str, ...]  # a tuple: any of these is accepted


class _Expected(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedBlock(_Expected):
    """One block as a reader sees it: one of ``KINDS`` is given, with the block's words."""

    heading: str | None = None  # without its mark
    mark: str | None = None  # the heading's mark, number or brackets as printed
    level: int | None = None  # depth of nesting as a reader sees it
    raw: str | None = None  # a further accepted form of the heading, with a note mark in it
    optional: bool = False  # a heading to some readers and none to others
    text: str | None = None  # first words of a paragraph, a bullet or a line
    ends: str | None = None  # last words of the same block
    caption: str | None = None
    note: str | None = None
    toc: tuple[str, ...] = ()  # entries without leaders and page numbers
    figure: tuple[str, ...] = ()  # words inside a drawing, in any order
    table: tuple[tuple[Cell, ...], ...] = ()  # rows of cells; where a cell of another row or column reaches in: ""

    @model_validator(mode="after")
    def _is_one_thing(self) -> ExpectedBlock:
        given = [kind for kind in KINDS if getattr(self, kind)]
        if len(given) != 1:
            raise ValueError(f"a block is one of {', '.join(KINDS)}, not {' and '.join(given) or 'none of them'}")
        if self.heading and not self.optional and self.level is None:
            raise ValueError(f"level is missing for the heading {self.heading!r}")
        if len({len(row) for row in self.table}) > 1:
            raise ValueError("rows of a table have one length")
        return self

    @property
    def kind(self) -> str:
        return next(kind for kind in KINDS if getattr(self, kind))


class ExpectedPage(_Expected):
    """One page: its blocks in reading order and what stands outside of them."""

    number: int  # 1-based
    ocr: bool = False  # a scan: readable only where tesseract with Japanese is installed, and with some letters wrong
    restart: bool = False  # the levels of headings are not compared with those of the pages listed before
    blocks: tuple[ExpectedBlock, ...]
    furniture: tuple[str, ...] | None = None  # running heads and page numbers; None: nobody looked
    apart: tuple[str, ...] = ()  # ruby and note marks: in no block's running text, wherever else they are kept
    exact: tuple[str, ...] = ()  # stands in a block to the letter, white space too
    never: tuple[str, ...] = ()  # stands in no block


class DocumentNote(_Expected):
    """Which report it is."""

    sample: str


class ExpectedDocument(_Expected):
    """The pages of one report that a person read."""

    document: DocumentNote
    page: tuple[ExpectedPage, ...] = Field(min_length=1)


def load_expected(path: Path) -> ExpectedDocument:
    """Read and check one file. Raises ``UsageError`` with the place where it holds what is not known."""
    try:
        return ExpectedDocument.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise UsageError(f"{path}: {error}") from error
