"""A report and what a person saw on its pages in; per page and question, where our reading differs, out."""

from __future__ import annotations

from extract.check.pages.expected import ExpectedDocument, load_expected
from extract.check.pages.judge import QUESTIONS, asked, differences
from extract.check.pages.reading import Reading, read_pages

__all__ = ["QUESTIONS", "ExpectedDocument", "Reading", "asked", "differences", "load_expected", "read_pages"]
