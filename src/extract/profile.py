"""Profiles: pipelines/<family>.toml in, the settings of one family of reports out.

A profile says how a family of reports marks its facilities and names its sections. Unknown keys
are refused with the known ones named, so that a typo is not read as silence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from extract.errors import ProfileError

OVERRIDES = Path("pipelines")  # a folder of this name where the command runs
SHIPPED = Path(__file__).parent / "pipelines"  # in an installed package
CHECKOUT = Path(__file__).parents[2] / "pipelines"  # in an editable install


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @field_validator("*")
    @classmethod
    def _patterns_compile(cls, value: object) -> object:
        if isinstance(value, tuple):
            for pattern in value:
                if isinstance(pattern, str):
                    try:
                        re.compile(pattern)
                    except re.error as error:
                        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
        return value


class Choose(_Settings):
    """When a profile is chosen by content: any of these found in the headings and the first page, none of those."""

    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    priority: int = 0


class OutlineSettings(_Settings):
    """How headings nest: the rank of marks whose rank is a convention."""

    ranks: dict[str, int] = Field(default_factory=dict)
    longest_known_heading: int = 32  # characters
    fillers: tuple[str, ...] = ()  # words that stand between heading words; a line of both alone is a heading without a mark


class FacilitySettings(_Settings):
    """How a facility's title, name and visit date are printed. All patterns are regular expressions."""

    enabled: bool = False
    date_labels: tuple[str, ...] = ()  # what may stand before the date on a visit date line, as a whole
    after_date: str = r"\s*"  # what may follow a date that stands alone on its line
    name_labels: tuple[str, ...] = ()  # labels whose value is the name
    visit_words: tuple[str, ...] = ()  # words beside a date in a title that make it the visit's
    name_prefixes: tuple[str, ...] = ()
    name_suffixes: tuple[str, ...] = ()
    name_ending: str = ""  # how names end; asked for only where nothing else tells
    not_names: tuple[str, ...] = ()


class HeadingSettings(_Settings):
    """The kind of section that a heading names where one of the patterns is found in it."""

    kind: str
    patterns: tuple[str, ...]


class Profile(_Settings):
    """The settings of one family of reports."""

    name: str
    description: str = ""
    choose: Choose = Choose()
    outline: OutlineSettings = OutlineSettings()
    facilities: FacilitySettings = FacilitySettings()
    headings: tuple[HeadingSettings, ...] = ()
    labels: dict[str, str] = Field(default_factory=dict)  # further attribute labels -> attribute


def available_profiles() -> dict[str, Path]:
    """Profile files by name; those of a ./pipelines folder come before the shipped ones."""
    found: dict[str, Path] = {}
    for folder in (OVERRIDES, SHIPPED, CHECKOUT):
        for path in sorted(folder.glob("*.toml")):
            found.setdefault(path.stem, path)
    return found


def load_profile(name: str) -> Profile:
    """The profile of this name, or in this file. Raises ProfileError."""
    path = Path(name) if name.endswith(".toml") else available_profiles().get(name)
    if path is None:
        raise ProfileError(f"no profile is named {name!r}; known: {', '.join(sorted(available_profiles()))}, or name a .toml file")
    return _load(path.resolve())


@cache
def _load(path: Path) -> Profile:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}: not valid TOML: {error}") from error
    try:
        return Profile.model_validate(settings)
    except ValidationError as error:
        raise ProfileError(f"{path}: {_explain(error, settings)}") from error


def _explain(error: ValidationError, settings: Mapping[str, object]) -> str:
    """Each complaint with its key; for an unknown key the known ones beside it."""
    complaints = []
    for trouble in error.errors():
        key = ".".join(str(part) for part in trouble["loc"])
        if trouble["type"] == "extra_forbidden":
            known = ", ".join(_known_keys(trouble["loc"][:-1]))
            complaints.append(f"unknown key {key!r}; known here: {known}")
        else:
            complaints.append(f"{key}: {trouble['msg']}")
    return "; ".join(complaints)


def _known_keys(location: tuple[int | str, ...]) -> list[str]:
    tables: dict[str, type[BaseModel]] = {
        "choose": Choose,
        "outline": OutlineSettings,
        "facilities": FacilitySettings,
        "headings": HeadingSettings,
    }
    table = tables.get(str(location[0]), Profile) if location else Profile
    return list(table.model_fields)


def choose_profile(texts: Iterable[str]) -> Profile:
    """The profile with the highest priority whose words are found in ``texts`` (headings, first page)."""
    text = "\n".join(texts)
    profiles = [load_profile(name) for name in sorted(available_profiles())]
    fitting = [
        profile
        for profile in profiles
        if any(re.search(pattern, text) for pattern in profile.choose.any_of)
        and not any(re.search(pattern, text) for pattern in profile.choose.none_of)
    ]
    if not fitting:
        raise ProfileError(f"no profile fits; known: {', '.join(profile.name for profile in profiles)}")
    return max(fitting, key=lambda profile: (profile.choose.priority, profile.name))
