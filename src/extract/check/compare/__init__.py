"""Two states of the same documents in, lines per row each; what was lost, is new, changed or moved out."""

from __future__ import annotations

from extract.check.compare.difference import Comparison, Difference, DocumentDifferences
from extract.check.compare.documents import compare
from extract.check.compare.rendering import Line, Lines, as_text, render

__all__ = ["Comparison", "Difference", "DocumentDifferences", "Line", "Lines", "as_text", "compare", "render"]
