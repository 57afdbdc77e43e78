"""A gold file and the tables in, the scorecard of one document out."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from extract.check.score.card import FieldCheck, Scorecard, TableScore
from extract.check.score.case import Case
from extract.check.score.expressions import score_mentions, score_metrics
from extract.check.score.facilities import score_attributes, score_facilities
from extract.check.score.findings import score_findings
from extract.check.score.gold import Gold, GoldDocument
from extract.check.score.normal import same_text
from extract.check.score.predicted import Predicted, day_of, text_of
from extract.check.score.sections import score_sections
from extract.check.sentence import Sentence
from extract.errors import UsageError

if TYPE_CHECKING:
    from pandas import DataFrame

SCORERS = {
    "sections": score_sections,
    "facilities": score_facilities,
    "attributes": score_attributes,
    "findings": score_findings,
    "mentions": score_mentions,
    "metrics": score_metrics,
}


def documents_of(gold: Gold, tables: Mapping[str, DataFrame], source: str | None = None) -> list[str]:
    """The ids of the documents that a gold file judges, in the order of their sources.

    They are those whose file name without its ending is that of the sample, so that the text and the PDF form of a
    report are both found, or those that ``source`` names, as a path or the end of one. Raises UsageError without any.
    """
    table = tables.get("documents")
    if table is None or not {"document_id", "source"} <= set(table.columns):
        raise UsageError("the tables hold no documents")
    wanted = unicodedata.normalize("NFC", source or gold.document.stem)
    found: list[tuple[str, str]] = []
    for document_id, name in zip(table["document_id"], table["source"], strict=True):
        path = PurePosixPath(unicodedata.normalize("NFC", str(name)))
        parts = PurePosixPath(wanted).parts
        if path.parts[-len(parts) :] == parts if source else path.stem == wanted:
            found.append((str(name), str(document_id)))
    if not found:
        raise UsageError(f"no document in the tables is {source!r}" if source else f"no document is named {wanted!r}")
    return [document_id for _, document_id in sorted(found)]


def score(gold: Gold, tables: Mapping[str, DataFrame], document_id: str) -> Scorecard:
    """Score one document. Raises UsageError where the tables lack it, or lack the pages that page form asks for."""
    predicted = Predicted.of(tables, document_id)
    if predicted is None:
        raise UsageError(f"no document {document_id!r} in the tables")
    if gold.in_pages and predicted.document.get("text_source") == "text":
        raise UsageError(
            f"{gold.path}: judges pages, but {text_of(predicted.document, 'source')} is a text without pages"
        )
    case = Case(gold, predicted)
    # Facilities come first: every other row is matched within its facility.
    facilities = score_facilities(case)
    scores = {"documents": _front_matter(gold.document, predicted)}
    for table, scorer in SCORERS.items():
        if getattr(gold, table):
            scores[table] = facilities if table == "facilities" else scorer(case)
    return Scorecard(gold.path.name, document_id, text_of(predicted.document, "source"), scores)


def _front_matter(gold: GoldDocument, predicted: Predicted) -> TableScore:
    row = predicted.document
    checks = [
        FieldCheck(column, expected, row.get(column), same_text(expected, row.get(column)))
        for column in ("title", "publisher", "department")
        if (expected := getattr(gold, column)) is not None
    ]
    if gold.published_date is not None:
        published = day_of(row, "published_date")
        right = published == gold.published_date.first
        checks.append(FieldCheck("published_date", gold.published_date, published, right))
    score = TableScore("documents")
    score.matched(text_of(row, "source"), Sentence(text_of(row, "title")), checks)
    return score
