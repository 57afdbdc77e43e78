"""One report in the terminal: its rows in, its facilities and sections with every expression and metric marked out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extract.coverage import UNPLACED, Coverage
from extract.errors import UsageError
from extract.records.rows import DocumentRows, Row
from extract.write import read_document, read_sources
from extract.write.schema import EVIDENCE

# How the columns of a facility are listed; those of its evidence and ids say nothing to a reader.
PASSED_OVER = {"facility_id", "document_id", "ordinal", "name", *(column.name for column in EVIDENCE)} - {"flags"}
STYLES = {"date": "cyan", "quantity": "yellow"}
METRIC = "bold reverse yellow"
KIND_COLOURS = {"issue": "red", "effect": "green", "recommendation": "magenta", "voice": "blue"}
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "dim"}
MODIFIERS = {
    "approx": "about",
    "at_least": "at least",
    "at_most": "at most",
    "slightly_over": "a little over",
    "slightly_under": "a little under",
    "up_to": "up to",
}

Rows: TypeAlias = Mapping[object, list[Row]]


def find_document(source: str, out: Path, profile: str | None, *, fresh: bool) -> DocumentRows:
    """The rows of the report that ``source`` names: a source or document_id of the tables in ``out``, or a file.

    A file whose bytes the tables know is taken from there; another one, or any if ``fresh``, is read. Raises
    ``UsageError`` where neither is found.
    """
    path = Path(source)
    sources = {} if fresh else _sources(out)
    document_id = sources.get(source, source)
    if path.is_file():
        document_id = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    if document_id in sources.values():
        known = read_document(out, document_id)
        if known is not None:
            return known
    if path.is_file():
        from extract.engines.single import extract_one

        return extract_one(path, profile)
    close = get_close_matches(source, sources, n=3, cutoff=0.4)
    hint = f"; did you mean {', '.join(close)}?" if close else ""
    raise UsageError(f"{source} is no file, and no source or document_id of the tables in {out}{hint}")


def show_coverage(path: Path, console: Console) -> None:
    """Print how many characters of a file stand in blocks of each kind, how many are furniture, and how many got lost.

    Raises ``UsageError`` where there is no such file or it cannot be read.
    """
    from extract.engines.single import extract_one

    if not path.is_file():
        raise UsageError(f"{path} is no file; coverage is measured on the report itself")
    rows = extract_one(path, entry="extract.coverage:coverage_of_file")
    if not isinstance(rows, Coverage):
        raise UsageError("; ".join(str(row["message"]) for row in rows.tables.get("diagnostics", ())))
    counts = {UNPLACED: 0, **rows.by_part()}
    total = sum(counts.values())
    table = Table("characters", "share", "where", "pages", box=None, pad_edge=False)
    for part, count in sorted(counts.items(), key=lambda item: (item[0] == UNPLACED, -item[1])):
        pages = sorted({page for page, name in rows.parts if name == part and page is not None})
        table.add_row(
            f"{count:,}",
            f"{count / total:.1%}",
            part,
            _ranges(pages),
            style="red" if part == UNPLACED and count else "",
        )
    console.print(table)


def _ranges(pages: list[int]) -> str:
    """Page numbers with runs drawn together: 1–3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def _sources(out: Path) -> dict[str, str]:
    """The reports in the tables; none where no run was finished yet."""
    return read_sources(out) if out.is_dir() and (out / "documents.parquet").exists() else {}


def show_document(document: DocumentRows, console: Console) -> None:
    """Print a report: what is known of it and of its facilities, then its sections with their findings and metrics."""
    tables: dict[str, list[Row]] = {name: list(rows) for name, rows in document.tables.items()}
    for row in tables.get("documents", []):
        _print_document(row, console)
    attributes = _by("facility_id", tables.get("facility_attributes", []))
    for row in tables.get("facilities", []):
        _print_facility(row, attributes.get(row["facility_id"], []), console)
    findings = _by("section_id", tables.get("findings", []))
    mentions = _by("section_id", tables.get("mentions", []))
    metrics = _by("section_id", tables.get("metrics", []))
    for row in tables.get("sections", []):
        key = row["section_id"]
        _print_section(row, findings.get(key, []), mentions.get(key, []), metrics.get(key, []), console)
    for row in tables.get("diagnostics", []):
        _print_diagnostic(row, console)


def _by(column: str, rows: Iterable[Row]) -> Rows:
    grouped: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row.get(column)].append(row)
    return grouped


def _print_document(row: Row, console: Console) -> None:
    console.print(Text(str(row.get("title") or row["source"]), style="bold underline"))
    stated = [row.get(name) for name in ("publisher", "department", "published_date")]
    read = [row["source"], row["document_id"], row.get("pipeline"), row["status"]]
    for line in (stated, read):
        words = " · ".join(str(value) for value in line if value is not None)
        if words:
            console.print(Text(words, style="dim"), soft_wrap=True)


def _print_facility(row: Row, attributes: list[Row], console: Console) -> None:
    console.print()
    console.print(Text.assemble((f"{row['ordinal']} ", "dim"), (str(row["name"]), "bold")))
    shown = Table(box=None, pad_edge=False, show_header=False)
    shown.add_column(style="dim")
    shown.add_column()
    for name, value in row.items():
        if name not in PASSED_OVER and value is not None and value != []:
            shown.add_row(name, ", ".join(value) if isinstance(value, list) else str(value))
    for attribute in attributes:
        if attribute["attribute"] not in row:
            shown.add_row(str(attribute["attribute"]), str(attribute["value"]))
    console.print(_indented(shown, 2))


def _print_section(row: Row, findings: list[Row], mentions: list[Row], metrics: list[Row], console: Console) -> None:
    console.print()
    heading = Text.assemble((str(row.get("marker") or ""), "dim"), (str(row.get("heading") or "(no heading)"), "bold"))
    notes = [str(row["kind"]), *(["recovered"] if row["placement"] == "recovered" else []), _pages(row)]
    heading.append("  " + " · ".join(note for note in notes if note), style="dim")
    console.print(_indented(heading, _depth(row) - 1))
    marked = _marked(str(row.get("text") or ""), mentions, metrics)
    facts = _by("finding_id", metrics)
    if not findings:
        console.print(_indented(marked, _depth(row) + 1))
    for finding in findings:
        kind = str(finding["kind"])
        line = Text(f"{kind:<14} ", style=KIND_COLOURS.get(kind, "dim"), end="")
        start: Any = finding["char_start"]
        end: Any = finding["char_end"]
        body = Table.grid()
        body.add_column(no_wrap=True)
        body.add_column(overflow="fold")
        body.add_row(line, Text(" ").join(marked[start:end].split("\n")))
        console.print(_indented(body, _depth(row) + 1))
        for metric in facts.get(finding["finding_id"], []):
            console.print(_indented(_metric(metric), _depth(row) + 16), soft_wrap=True)


def _marked(text: str, mentions: list[Row], metrics: list[Row]) -> Text:
    """The text of a section with every expression coloured, and those that are metrics reversed."""
    marked = Text(text)
    counted = {(row["char_start"], row["char_end"]) for row in metrics}
    for row in mentions:
        place: Any = (row["char_start"], row["char_end"])
        marked.stylize(METRIC if place in counted else STYLES[str(row["kind"])], *place)
    return marked


def _metric(row: Row) -> Text:
    """One metric in a line: subject, segment and whole, number, period, and why to look at it."""
    line = Text("→ ", style="yellow")
    line.append(str(row.get("subject") or "?"), style="bold")
    parts = ("segment", "denominator", "breakdown", "scope", "statistic", "per", "change")
    named = [f"{name} {row[name]}" for name in parts if row.get(name) is not None]
    line.append(f" ({', '.join(named)})" if named else "").append(" = ")
    modifiers: Any = row.get("modifiers") or []
    line.append(" ".join([*(MODIFIERS.get(word, word) for word in modifiers), _number(row)]), style="yellow")
    if row.get("period_start") is not None or row.get("period_end") is not None:
        line.append(f", {row.get('period_start') or ''}–{row.get('period_end') or ''}", style="cyan")
    flags: Any = row.get("flags") or []
    return line.append(f"  [{', '.join(flags)}]" if flags else "", style="dim")


def _number(row: Row) -> str:
    value, low, high = (row.get(name) for name in ("value", "value_min", "value_max"))
    number = f"{_plain(low)}–{_plain(high)}" if value is None else _plain(value)
    return f"{number} {row.get('unit') or ''}".rstrip()


def _plain(value: object) -> str:
    return f"{value:,.12g}" if isinstance(value, float | int) else ""


def _pages(row: Row) -> str:
    first, last = row.get("page_start"), row.get("page_end")
    if first is None:
        return ""
    return f"p. {first}" if first == last else f"pp. {first}–{last}"


def _indented(shown: Text | Table, columns: int) -> Padding:
    return Padding(shown, (0, 0, 0, columns), expand=False)


def _depth(row: Row) -> int:
    level: Any = row["level"]
    return min(int(level), 6)


def _print_diagnostic(row: Row, console: Console) -> None:
    severity = str(row["severity"])
    page = f" (p. {row['page']})" if row.get("page") is not None else ""
    line = Text(f"{severity}: {row['code']}{page}: {row['message']}", style=SEVERITY_COLOURS[severity])
    console.print(line, soft_wrap=True)
