"""The command line: arguments in, an exit code out. What is heavy is loaded by the command that needs it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import click

from extract import __version__
from extract.errors import ExtractError, UsageError

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
TABLES = click.Path(exists=True, file_okay=False, path_type=Path)
PAGE = click.Path(dir_okay=False, path_type=Path)


def main() -> None:
    """The console script. Exit codes: 0 all well, 1 some files failed, 2 the command could not do what was asked."""
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ExtractError as error:
        click.echo(f"extract: {error}", err=True)
        code = 2
    except click.Abort:
        click.echo("stopped; the tables of the last finished run are whole", err=True)
        code = 130
    sys.exit(code)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="extract")
def cli() -> None:
    """Turn reports of Japanese ministries into tables one can trust.

    Put reports (PDF or text) into raw/, run `extract run`, and load processed/*.parquet.
    """


@cli.command()
@click.argument("raw", type=click.Path(path_type=Path), default="raw")
@click.option("--out", type=FOLDER, default="processed", show_default=True, help="Folder for the tables.")
@click.option("--pipeline", metavar="NAME|FILE", help="Read all reports as this family; else their content decides.")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes; by default one per processor.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=600,
    show_default=True,
    help="Seconds that one report may take.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=1),
    default=2048,
    show_default=True,
    help="Memory that a worker process may take, about 700 MB of it for the model.",
)
@click.option("--fresh", is_flag=True, help="Read every report again, also those that are unchanged.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--verbose", is_flag=True, help="Tell every stage of every report.")
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path), help="Add what happens to this file.")
def run(
    raw: Path,
    out: Path,
    pipeline: str | None,
    workers: int | None,
    timeout: float,
    memory: int,
    fresh: bool,
    as_json: bool,
    verbose: bool,
    log: Path | None,
) -> int:
    """Read the reports in RAW (default: raw) and write their tables.

    What is unchanged since the last run is not read again, and a run that was stopped is gone on with. Exits with 0 if
    every report was read, 1 if some could not be, 2 if there is nothing to do, 130 if it was stopped with Ctrl-C.

    \b
    Examples:  extract run reports/2024 --out processed --workers 4
               extract run --log nightly.log --json > summary.json
    """
    from extract.engines.crew import MB, Limits
    from extract.engines.pool import PIPELINE, Pool, processors

    pool = Pool(PIPELINE, pipeline, workers or processors(), Limits(timeout=timeout, memory=memory * MB))
    if raw.exists() and (fresh or not (out / "run.json").is_file()):
        pool.start()  # there will be something to do: a worker loads what it needs while that is done here

    from rich.console import Console

    from extract.engines import local
    from extract.engines.display import Display, print_summary
    from extract.engines.journal import logging_to

    with closing(pool), logging_to(log):
        summary = local.run(
            raw,
            out,
            profile=pipeline,
            fresh=fresh,
            display=Display(Console(stderr=True, highlight=False), verbose=verbose),
            pool=pool,
        )
    if as_json:
        _print_json(summary.as_json())
    else:
        print_summary(summary, Console(highlight=False))
    return summary.exit_code


@cli.command()
@click.argument("source")
@click.option("--out", type=FOLDER, default="processed", show_default=True, help="Folder with the tables.")
@click.option("--pipeline", metavar="NAME|FILE", help="Read the file as this family, whatever the tables hold.")
@click.option("--fresh", is_flag=True, help="Read the file anew, whatever the tables hold.")
@click.option(
    "--coverage", is_flag=True, help="Say what became of the characters of the file SOURCE, not what it says."
)
def show(source: str, out: Path, pipeline: str | None, fresh: bool, coverage: bool) -> None:
    """Show one report: its facilities, then its sentences with dates, quantities and metrics marked.

    SOURCE is a file, or a source or document_id of the tables. A file whose rows stand in the tables is shown from
    there; another one is read.

    \b
    Example:  extract show raw/report.pdf | less -R
    """
    from rich.console import Console

    from extract.show import find_document, show_coverage, show_document

    if coverage:
        show_coverage(Path(source), Console(highlight=False))
        return
    show_document(find_document(source, out, pipeline, fresh=fresh or pipeline is not None), Console(highlight=False))


@cli.command()
@click.argument("text", required=False)
@click.option(
    "--date", "today", type=click.DateTime(["%Y-%m-%d"]), help="The writer's day, for 昨年, 先月 and the like."
)
@click.option("--jsonl", type=FILE, help='Read lines {"text": …, "date": …} and print one array a line.')
def parse(text: str | None, today: datetime | None, jsonl: Path | None) -> None:
    """Find the dates and quantities in TEXT (or in standard input) and print them as a JSON array.

    \b
    Example:  extract parse '令和５年度は延べ約1.2万人' --date 2024-06-01
    """
    from extract.expressions import find, to_json

    if jsonl is not None:
        if text is not None or today is not None:
            raise UsageError("--jsonl takes texts and dates from its file; leave out TEXT and --date")
        for line, day in _lines(jsonl):
            found = [to_json(mention) for mention in find(line, day)]
            sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    if text is None and sys.stdin.isatty():
        raise UsageError("give a TEXT, a --jsonl file, or a text on standard input")
    given = text if text is not None else sys.stdin.read()
    _print_json([to_json(mention) for mention in find(given, today.date() if today else None)])


@cli.command()
@click.argument("gold", type=FILE)
@click.option("--out", type=FOLDER, default="processed", show_default=True, help="Folder with the tables to score.")
@click.option("--source", metavar="SOURCE", help="Score this report only.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--misses", is_flag=True, help="List every lost, false and wrong row.")
@click.option("--blind", is_flag=True, help="Print numbers only, nothing of what the report says.")
@click.option("--floors", type=FILE, help="The least that may be reached, such as tests/gold/floors.toml.")
@click.option("--rise", is_flag=True, help="Write floors that were surpassed into that file.")
def score(
    gold: Path,
    out: Path,
    source: str | None,
    as_json: bool,
    misses: bool,
    blind: bool,
    floors: Path | None,
    rise: bool,
) -> int:
    """Compare the tables with GOLD, what people say is true: precision, recall and F1 per table, field and stage.

    Exits with 0 if scored, 1 if something fell below its floor, 2 if it cannot be scored.

    \b
    Example:  extract score gold/site-visits.toml --misses
    """
    from extract.check.score import Told, run

    return run(gold, out, source, Told(as_json, misses, blind), floors, rise)


@cli.command()
@click.argument("names", metavar="[FOLDER|SAMPLE ...]", nargs=-1)
@click.option("--accept", is_flag=True, help="Take what there is now as the snapshots, of the named samples or of all.")
@click.option("--golden", type=FOLDER, default="tests/golden", show_default=True, help="Folder of the snapshots.")
@click.option("--work", type=FOLDER, default="processed/.check", show_default=True, help="Folder for what is kept.")
@click.option("--workers", type=click.IntRange(min=1), help="Worker processes; by default one per processor.")
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
@click.option("--html", type=PAGE, help="Write the differences to one page, too.")
@click.option("--all", "unfold", is_flag=True, help="Show every difference, also where many are alike.")
def check(
    names: tuple[str, ...],
    accept: bool,
    golden: Path,
    work: Path,
    workers: int | None,
    as_json: bool,
    html: Path | None,
    unfold: bool,
) -> int:
    """Run the sample documents and compare what comes out with their reviewed snapshots.

    The samples are those of tests/samples and those of raw/ that have a snapshot, or all of each FOLDER. Exits with 0 if nothing differs, 1 if something does, 2 if it cannot be told.

    \b
    Example:  extract check care-visits-2023 --html differences.html
    """
    from extract.check.compare.report import Form
    from extract.check.golden import run

    return run(names, golden, work, accept, workers, Form(as_json, html, unfold))


@cli.command()
@click.argument("old", type=TABLES)
@click.argument("new", type=TABLES)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
@click.option("--html", type=PAGE, help="Write the differences to one page, too.")
@click.option("--all", "unfold", is_flag=True, help="Show every difference, also where many are alike.")
def diff(old: Path, new: Path, as_json: bool, html: Path | None, unfold: bool) -> int:
    """Compare the tables of two runs, such as those before and after an upgrade.

    Documents are the same report by their bytes, name or sentences, rows the same row by their words and place. Exits with 0 if nothing differs, 1 if something does, 2 if it cannot be told.

    \b
    Example:  extract diff processed-before processed --html differences.html
    """
    from extract.check.compare.report import Form
    from extract.check.diff import run

    return run(old, new, Form(as_json, html, unfold))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as a Frictionless Data Package descriptor.")
def schema(as_json: bool) -> None:
    """Print the data dictionary: every table and column, with its type, meaning and words.

    \b
    Example:  extract schema | less
    """
    from extract.write.dictionary import as_text, data_package

    if as_json:
        _print_json(data_package())
    else:
        click.echo(as_text(), nl=False)


def _lines(path: Path) -> Iterator[tuple[str, date | None]]:
    """(text, the writer's day) of each line of a JSON Lines file. Raises ``UsageError`` naming a broken line."""
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                case = json.loads(line)
                day = case.get("date")
                yield str(case["text"]), date.fromisoformat(day) if day is not None else None
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                expected = '{"text": "…", "date": "YYYY-MM-DD" or null}'
                raise UsageError(f"{path}, line {number}: expected {expected}: {error}") from error


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
