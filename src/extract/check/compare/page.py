"""A comparison in, one page of HTML out that needs nothing but a browser."""

from __future__ import annotations

from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from extract.check.compare.difference import FLOW, KINDS, Comparison, Difference, DocumentDifferences
from extract.check.compare.terminal import value_text

OPEN = 40  # differences of a document that are not folded away


def as_page(comparison: Comparison) -> str:
    """The page: documents, below them stages, tables and differences with their sentence and fields."""
    loader = PackageLoader("extract.check.compare", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["value"] = value_text
    template = environment.get_template("differences.html.jinja")
    return template.render(comparison=comparison, kinds=KINDS, groups=_groups, fold_from=OPEN)


def _groups(document: DocumentDifferences) -> list[tuple[str, str, list[Difference]]]:
    """(stage, table, differences), rows before what stages alone differ in, in the order of the flow."""
    groups = []
    for found in (document.rows, document.stages):
        in_order = sorted(found, key=_place)
        groups += [(stage, table, list(group)) for (_, stage, table), group in groupby(in_order, key=_place)]
    return groups


def _place(difference: Difference) -> tuple[int, str, str]:
    return FLOW.index(difference.stage), difference.stage, difference.table
