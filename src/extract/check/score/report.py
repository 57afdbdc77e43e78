"""A scorecard in, tables for the terminal out."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.check.score.card import FieldCheck, Scorecard, TableScore, Trouble

EXPLANATION = "P, R, F1 of rows found (documents, facilities, findings) or of rows right in every judged field (others)"
COLOURS = {"lost": "red", "false": "magenta", "wrong": "yellow"}


def print_card(console: Console, card: Scorecard, misses: bool) -> None:
    """Print the scores per table and per field and, on demand, every trouble with its sentence."""
    console.print(Text(f"{card.source}  against  {card.gold}", style="bold"), soft_wrap=True)
    console.print(_tables(card))
    shares = ", ".join(f"{stage} {_ratio(counts.f1)}" for stage, counts in card.stages.items())
    console.print(Text(f"F1 by stage: {shares}"), soft_wrap=True)
    console.print(Text(EXPLANATION, style="dim"))
    console.print(_fields(card))
    if misses:
        for trouble in card.troubles:
            console.print(_trouble(trouble), soft_wrap=True)
    console.print()


def print_floors(console: Console, fell: Mapping[str, tuple[float, float]], risen: Mapping[str, float]) -> None:
    """Print what fell below its floor, and which floors may rise."""
    for name, (reached, floor) in fell.items():
        console.print(Text(f"below its floor: {name} {reached:.4f} < {floor}", style="bold red"))
    if risen:
        told = ", ".join(f"{name} to {value}" for name, value in risen.items())
        console.print(Text(f"may rise: {told}", style="green"), soft_wrap=True)


def _tables(card: Scorecard) -> Table:
    shown = Table(box=None, pad_edge=False)
    for title in ("table", "stage"):
        shown.add_column(title)
    for title in ("right", "false", "lost", "P", "R", "F1", "all right", "fields"):
        shown.add_column(title, justify="right")
    for table in card.tables.values():
        counts = table.counts
        ratios = (_ratio(counts.precision), _ratio(counts.recall), _ratio(counts.f1), _ratio(table.right.f1))
        numbers = (str(counts.tp), str(counts.fp), str(counts.fn))
        shown.add_row(table.table, table.stage, *numbers, *ratios, _ratio(table.accuracy))
    return shown


def _fields(card: Scorecard) -> Table:
    shown = Table(box=None, pad_edge=False)
    shown.add_column("table")
    shown.add_column("field")
    for title in ("right", "of", "share"):
        shown.add_column(title, justify="right")
    for table in card.tables.values():
        _add_fields(shown, table)
    return shown


def _add_fields(shown: Table, table: TableScore) -> None:
    for name, score in sorted(table.fields.items(), key=lambda item: item[1].informative):
        label = f"{name} (told, not judged)" if score.informative else name
        style = "dim" if score.informative else None
        shown.add_row(table.table, label, str(score.right), str(score.judged), _ratio(score.accuracy), style=style)


def _ratio(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _trouble(trouble: Trouble) -> Text:
    shown = Text()
    shown.append(f"{trouble.kind:<5}", style=COLOURS[trouble.kind])
    shown.append(f" {trouble.table}  {_one_line(trouble.row)}", style="bold")
    if trouble.rule:
        shown.append(f"  [{trouble.rule}]", style="dim")
    text, start, end = trouble.sentence
    shown.append("\n      ")
    for part, style in ((text[:start], ""), (text[start:end], "reverse"), (text[end:], "")):
        shown.append(_one_line(part), style=style)
    if trouble.reason:
        shown.append(f"\n      {trouble.reason}", style="dim")
    for check in trouble.fields:
        shown.append(f"\n      {_difference(check)}", style="" if check.judged else "dim")
    return shown


def _difference(check: FieldCheck) -> str:
    told = "" if check.judged else "  (not judged)"
    return f"{check.field}: expected {_value(check.expected)}, got {_value(check.got)}{told}"


def _value(value: object) -> str:
    if value is None or value == ():
        return "nothing"
    if isinstance(value, tuple | list):
        return " | ".join(_value(item) for item in value)
    return _one_line(f"{value:g}" if isinstance(value, float) else str(value))


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
