"""The ``.toml`` beside a report: what it states about a report that does not print it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from extract.records.diagnostic import Diagnostic
from extract.records.source import Sidecar

SUFFIX = ".toml"


def report_names(report: Path) -> tuple[Path, Path]:
    """Where the sidecar of ``report`` may stand: ``report.pdf.toml`` or, second, ``report.toml``."""
    return report.with_name(report.name + SUFFIX), report.with_suffix(SUFFIX)


def sidecar_of(report: Path) -> Path | None:
    """The sidecar that stands beside ``report``, if there is one."""
    names = report_names(report)
    return next((path for path in names if os.path.isfile(path)), None)  # noqa: PTH113  too long a name raises in pathlib


def read_sidecar(report: Path) -> tuple[Sidecar, list[Diagnostic]]:
    """What the sidecar of ``report`` states; a fault in it costs that statement and is told, never the report."""
    path = sidecar_of(report)
    if path is None:
        return Sidecar(), []
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return Sidecar(), [_complaint(path, f"cannot be read: {error.strerror or error}")]
    except UnicodeDecodeError:
        return Sidecar(), [_complaint(path, "is not UTF-8")]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Sidecar(), [_complaint(path, f"is not TOML: {error}")]
    fields: dict[str, object] = {}
    complaints: list[Diagnostic] = []
    for key, value in stated.items():
        if key not in _KEYS:
            complaints.append(_complaint(path, f"has the unknown key {key!r}; known: {', '.join(_KEYS)}"))
            continue
        field, accept, wanted = _KEYS[key]
        accepted = accept(value)
        if accepted is None:
            complaints.append(_complaint(path, f"gives {key} as {value!r}; {wanted} is wanted"))
        else:
            fields[field] = accepted
    return Sidecar(**fields), complaints  # type: ignore[arg-type]  # each value passed its field's own check


def _complaint(path: Path, fault: str) -> Diagnostic:
    return Diagnostic("read", "bad_sidecar", f"{path.name} {fault}")


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return None
    return None


# key -> (field, how a value is accepted, what is wanted)
_KEYS: dict[str, tuple[str, Callable[[object], object | None], str]] = {
    "title": ("title", _words, "a text"),
    "publisher": ("publisher", _words, "a text"),
    "department": ("department", _words, "a text"),
    "published_date": ("published_date", _day, "a day as YYYY-MM-DD"),
    "date": ("published_date", _day, "a day as YYYY-MM-DD"),
    "url": ("url", _words, "a text"),
}
