"""Rule tables: ``<name>.toml`` beside this file goes in, its rows come out, checked and cached."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_OWN_FIELDS = frozenset({"id", "examples", "counter_examples", "reason"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a table: its name, what it must and must not do, and the fields that its table defines.

    ``examples`` are texts in which the rule holds, alone or as a table with the expected answer;
    ``counter_examples`` are texts in which it must not.
    """

    id: str
    examples: tuple[str | Mapping[str, Any], ...]
    counter_examples: tuple[str, ...]
    fields: Mapping[str, Any]
    reason: str = ""

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_table(name: str) -> tuple[Rule, ...]:
    """The rows ``[[rule]]`` of ``<name>.toml`` in order. Raises ``ValueError`` where a row lacks its proofs."""
    rules: dict[str, Rule] = {}
    for row in _read(name)["rule"]:
        identity = row.get("id", "")
        if not identity or identity in rules:
            raise ValueError(f"{name}.toml: a rule without an id of its own: {row}")
        if not row.get("examples") or not row.get("counter_examples"):
            raise ValueError(f"{name}.toml: {identity} needs examples and counter_examples")
        rules[identity] = Rule(
            id=identity,
            examples=tuple(row["examples"]),
            counter_examples=tuple(row["counter_examples"]),
            fields=MappingProxyType({key: value for key, value in row.items() if key not in _OWN_FIELDS}),
            reason=row.get("reason", ""),
        )
    return tuple(rules.values())


@cache
def load_mapping(name: str) -> Mapping[str, str]:
    """The one table ``[<name>]`` of ``<name>.toml`` that maps characters to characters."""
    return MappingProxyType(_read(name)[name])


@cache
def describe(name: str) -> str:
    """The sentence at the head of ``<name>.toml`` that says what its rows are."""
    return str(_read(name).get("description", ""))


def table_names() -> tuple[str, ...]:
    """The names of all tables that hold rules, sorted."""
    names = (entry.name.removesuffix(".toml") for entry in files(__package__).iterdir() if entry.name.endswith(".toml"))
    return tuple(sorted(name for name in names if "rule" in _read(name)))
