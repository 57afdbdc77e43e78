"""Writes the pages of docs/ that are made from the code: tables.md, rules.md and profiles.md."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from extract.profile import Choose, FacilitySettings, HeadingSettings, OutlineSettings, Profile
from extract.rules import Rule, describe, load_table, table_names
from extract.write.dictionary import as_markdown

HERE = Path(__file__).parent


def pages() -> dict[str, str]:
    """File name -> content of every generated page."""
    return {"tables.md": as_markdown(), "rules.md": rules_page(), "profiles.md": profiles_page()}


def rules_page() -> str:
    """Every rule with what it does and must not do."""
    lines = [RULES.strip()]
    for name in table_names():
        described = " ".join(describe(name).split())
        lines += ["", f"## {name}", "", *([described, ""] if described else [])]
        lines += ["| rule | holds in | not in |", "|---|---|---|"]
        lines += [_rule(rule) for rule in load_table(name)]
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> str:
    examples = "<br>".join(_example(example) for example in rule.examples)
    against = "<br>".join(_cell(example) for example in rule.counter_examples)
    return f"| `{rule.id}` | {examples} | {against} |"


def _example(example: str | Mapping[str, Any]) -> str:
    if isinstance(example, str):
        return _cell(example)
    expected = {key: value for key, value in example.items() if key != "text"}
    answer = json.dumps(expected, ensure_ascii=False, default=str)
    return f"{_cell(str(example.get('text', '')))} → `{_escaped(answer)}`"


def _cell(text: str) -> str:
    return _escaped(text).replace("<", "&lt;").replace("*", "\\*")


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "⏎")


def profiles_page() -> str:
    """Every key of a profile."""
    lines = [PROFILES.strip(), "", "| key | default | what it says |", "|---|---|---|"]
    tables: dict[str, type[BaseModel]] = {
        "choose": Choose,
        "outline": OutlineSettings,
        "facilities": FacilitySettings,
        "headings": HeadingSettings,
    }
    own = {name: field for name, field in Profile.model_fields.items() if name not in tables}
    lines += [_key(name, field) for name, field in own.items()]
    for name, model in tables.items():
        title = f"[[{name}]]" if name == "headings" else f"[{name}]"
        lines += ["", f"## `{title}`", "", str(model.__doc__), "", "| key | default | what it says |", "|---|---|---|"]
        lines += [_key(key, field) for key, field in model.model_fields.items()]
    return "\n".join(lines) + "\n"


def _key(name: str, field: FieldInfo) -> str:
    default = "required" if field.is_required() else f"`{_toml(field.get_default(call_default_factory=True))}`"
    return f"| `{name}` | {_escaped(default)} | {_escaped(str(field.description))} |"


def _toml(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return json.dumps(value)


RULES = """
# The rules

<!-- Made from src/extract/rules/*.toml by `make docs`; change them there. -->

What needs no Python stands in tables: `src/extract/rules/<name>.toml`. Each rule has a name, which stands in the column
`rule` of the rows that it made, texts in which it holds, and texts in which it must not. One test runs them all.
"""

PROFILES = """
# Profiles

<!-- Made from src/extract/profile.py by `make docs`; change it there. -->

What differs from one family of reports to the next stands in `pipelines/<family>.toml`. A folder `pipelines` where the
command runs comes before the families that are shipped, file by file: copy one, change it, and try it on a report with
`extract show REPORT --pipeline pipelines/<family>.toml`. A key that is not known is refused, with those that are.

Patterns are regular expressions of Python. Write them in single quotes, so that TOML leaves backslashes alone.
"""


def main() -> None:
    """Write every page."""
    for name, content in pages().items():
        (HERE / name).write_text(content, encoding="utf-8")


def changed() -> Iterator[str]:
    """The pages that are not as the code would write them."""
    for name, content in pages().items():
        path = HERE / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            yield name


if __name__ == "__main__":
    main()
