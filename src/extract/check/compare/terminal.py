"""A comparison in, what differs printed to the terminal out: grouped by document, stage and table, and folded."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.check.compare.difference import FLOW, KINDS, Comparison, Difference, DocumentDifferences
from extract.check.sentence import Sentence

COLOURS = {"lost": "red", "new": "green", "changed": "yellow", "moved": "blue"}
FOLD = 4  # differences of one kind, table and stage that are shown of a document
WIDTH = 60  # characters of a long value that are shown


def print_comparison(console: Console, comparison: Comparison, unfold: bool = False) -> None:
    """Print every difference; ``unfold`` shows those too that are like many before them."""
    for document in comparison.different:
        _print_document(console, document, unfold)
    if comparison.counts():
        console.print(_totals(comparison))
    for note in comparison.notes:
        console.print(Text(note, style="dim"), soft_wrap=True)
    same = len(comparison.documents) - len(comparison.different)
    verdict = "nothing differs" if not comparison.different else f"{len(comparison.different)} different"
    style = "bold red" if comparison.different else "bold green"
    console.print(
        Text.assemble((verdict, style), f", {same} the same: {comparison.old} → {comparison.new}"), soft_wrap=True
    )


def _print_document(console: Console, document: DocumentDifferences, unfold: bool) -> None:
    title = Text(document.name, style="bold underline")
    if document.was is not None:
        title.append(f"  (was {document.was})", style="dim")
    console.print(title, soft_wrap=True)
    if document.status in COLOURS:
        told = "is not there any more" if document.status == "lost" else "was not there before"
        console.print(Text(f"  the document {told}", style=COLOURS[document.status]))
    if document.first_stage is not None:
        counts = document.counts()
        rows = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "no rows"
        console.print(Text(f"  first differs at {document.first_stage}; rows: {rows}", style="dim"))
    shown = [*document.rows, *(document.stages if unfold or not document.rows else ())]
    for (stage, table, kind), group in groupby(sorted(shown, key=_order), key=_group):
        _print_group(console, stage, table, kind, list(group), unfold)
    console.print()


def _order(difference: Difference) -> tuple[int, str, int]:
    return FLOW.index(difference.stage), difference.table, KINDS.index(difference.kind)


def _group(difference: Difference) -> tuple[str, str, str]:
    return difference.stage, difference.table, difference.kind


def _print_group(console: Console, stage: str, table: str, kind: str, found: list[Difference], unfold: bool) -> None:
    console.print(Text.assemble("  ", (f"{len(found)} {kind}", COLOURS[kind]), (f" {table}", "bold"), f"  at {stage}"))
    shown = found if unfold else found[: 1 if kind == "moved" else FOLD]
    for difference in shown:
        _print_difference(console, difference)
    if len(shown) < len(found):
        console.print(Text(f"      … and {len(found) - len(shown)} more; --all shows them", style="dim"))


def _print_difference(console: Console, difference: Difference) -> None:
    line = Text("    ")
    line.append_text(_marked(difference.sentence))
    was, now = difference.rules
    if was or now:
        line.append(f"  [{now or was}]" if was == now or not (was and now) else f"  [{was} → {now}]", style="dim")
    console.print(line, soft_wrap=True)
    if difference.fields:
        console.print(_fields(difference.fields.items()))
    elif difference.kind in ("lost", "new"):
        console.print(Text(f"      {_summary(difference)}", style="dim"), soft_wrap=True)


def _marked(sentence: Sentence) -> Text:
    """The sentence on one line, its middle left out where it is long, with the quote reversed."""
    text, start, end = sentence
    shown = Text()
    for part, style in ((text[max(start - WIDTH, 0) : start], ""), (text[start:end], "reverse"), (text[end:], "")):
        shown.append(_cut(part), style=style)
    return shown


def _fields(fields: Iterable[tuple[str, tuple[object, object]]]) -> Table:
    shown = Table.grid(padding=(0, 2))
    shown.add_column(width=4)
    shown.add_column(style="dim")
    shown.add_column(style="red", overflow="fold")
    shown.add_column(style="green", overflow="fold")
    for name, values in fields:
        if name == "rule":  # it stands beside the sentence
            continue
        was, now = _around_difference(*map(value_text, values))
        shown.add_row("", name, Text(was), Text(now))
    return shown


def value_text(value: object) -> str:
    """A value for people; an empty one is a dash."""
    if value is None:
        return "–"
    if isinstance(value, list):
        return " ".join(map(value_text, value))
    return str(value).replace("\n", "⏎")


def _around_difference(was: str, now: str) -> tuple[str, str]:
    """Two long values from shortly before the first character in which they differ."""
    if max(len(was), len(now)) <= WIDTH:
        return was, now
    first = next((at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), 0)
    start = max(first - WIDTH // 3, 0)
    lead = "…" if start else ""
    return lead + _cut(was[start:]), lead + _cut(now[start:])


def _summary(difference: Difference) -> str:
    line = difference.new or difference.old or {}
    passed_over = ("text", "quote", "boxes", "page", "at", "rule", "finding_id", "series_id", "message")
    return _cut(
        ", ".join(f"{name} {value_text(value)}" for name, value in line.items() if name not in passed_over), 160
    )


def _cut(text: str, width: int = WIDTH) -> str:
    line = text.replace("\n", "⏎")
    return line if len(line) <= width else f"{line[:width]}…"


def _totals(comparison: Comparison) -> Table:
    shown = Table(box=None, pad_edge=False)
    shown.add_column("table")
    for kind in KINDS:
        shown.add_column(kind, justify="right", style=COLOURS[kind])
    for table, counts in comparison.counts().items():
        shown.add_row(table, *(str(counts[kind] or "") for kind in KINDS))
    return shown
