"""Profiles: pipelines/<family>.toml in, the settings of one family of reports out.

A profile says how a family of reports marks its facilities and names its sections. Unknown keys
are refused with the known ones named, so that a typo is not read as silence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from extract.errors import ProfileError
from extract.rules import load_table

OVERRIDES = Path("pipelines")  # a folder of this name where the command runs
SHIPPED = Path(__file__).parent / "pipelines"  # in an installed package
CHECKOUT = Path(__file__).parents[2] / "pipelines"  # in an editable install


def _compiling(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


def _known_attribute(name: str) -> str:
    known = [rule["attribute"] for rule in load_table("attributes")]
    if name not in known:
        raise ValueError(f"{name!r} is no attribute of a facility; known: {', '.join(known)}")
    return name


Pattern = Annotated[str, AfterValidator(_compiling)]
Attribute = Annotated[str, AfterValidator(_known_attribute)]


class _Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Choose(_Settings):
    """When a report is read as this family, unless the command names one: by words in its first page and headings."""

    any_of: tuple[Pattern, ...] = Field(default=(), description="patterns of which at least one is found at the front")
    lines: tuple[Pattern, ...] = Field(
        default=(), description="or patterns of which one is found in any line that stands alone"
    )
    none_of: tuple[Pattern, ...] = Field(default=(), description="patterns of which none is found")
    priority: int = Field(
        default=0, description="of several families that fit, the one with the highest number is taken"
    )


class OutlineSettings(_Settings):
    """How headings are known and how they nest."""

    ranks: dict[str, int] = Field(
        default_factory=dict,
        description="rank of marks whose rank is a convention: 章 over 節; others nest as they come",
    )
    longest_known_heading: int = Field(
        default=32, description="characters; a longer line with a heading's words is a sentence about it"
    )
    fillers: tuple[str, ...] = Field(
        default=(), description="words between heading words: an unmarked line that holds only both is a heading"
    )


class FacilitySettings(_Settings):
    """How a facility's title, name and day of visit are printed."""

    enabled: bool = Field(default=False, description="whether reports of this family are about facilities")
    date_labels: tuple[Pattern, ...] = Field(
        default=(), description="patterns of what stands before the date on the line of the visit, as a whole"
    )
    after_date: Pattern = Field(
        default=r"\s*", description="pattern of what may follow a date that stands on a line without label"
    )
    name_labels: tuple[Pattern, ...] = Field(
        default=(), description="patterns of labels whose value is the facility's name"
    )
    visit_words: tuple[Pattern, ...] = Field(
        default=(), description="patterns beside a date in a title that make it the visit's"
    )
    visit_verb: Pattern = Field(
        default="", description="pattern behind a day in the first sentence that makes it tell of the visit"
    )
    name_prefixes: tuple[Pattern, ...] = Field(
        default=(), description="patterns in front of a name in a title, not part of it"
    )
    name_suffixes: tuple[Pattern, ...] = Field(
        default=(), description="patterns behind a name in a title, not part of it"
    )
    name_ending: Pattern = Field(
        default="", description="pattern of how names end; asked for only where nothing else tells"
    )
    not_names: tuple[Pattern, ...] = Field(
        default=(), description="patterns of lines that are never a facility's title"
    )
    listed: Literal["all", "known"] = Field(
        default="all",
        description="which rows of a table of facilities are facilities: `all`, or where some have a title only the `known` ones",
    )


# The kinds of the table of sections, and `closing`: what follows the facilities and belongs to none of them.
SectionKind = Literal[
    "cover", "schedule", "toc", "facility", "overview", "features", "hearing", "implications", "figure", "table",
    "other", "closing",
]  # fmt: skip


class HeadingSettings(_Settings):
    """The kind of section that a heading names. The first of these tables with a pattern in the heading decides."""

    kind: SectionKind = Field(description="kind of section; `closing` ends the last facility")
    patterns: tuple[Pattern, ...] = Field(
        description="patterns looked for in the heading, with widths folded and no spaces"
    )


class Profile(_Settings):
    """The settings of one family of reports."""

    name: str = Field(description="the file's name without .toml; stands in documents.pipeline")
    description: str = Field(default="", description="which reports these are")
    choose: Choose = Choose()
    outline: OutlineSettings = OutlineSettings()
    facilities: FacilitySettings = FacilitySettings()
    headings: tuple[HeadingSettings, ...] = ()
    labels: dict[str, Attribute] = Field(
        default_factory=dict, description="further labels of a facility's attributes: label = attribute"
    )


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
        known = ", ".join(sorted(available_profiles()))
        raise ProfileError(f"no profile is named {name!r}; known: {known}, or name a .toml file")
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
        profile = Profile.model_validate(settings)
    except ValidationError as error:
        raise ProfileError(f"{path}: {_explain(error)}") from error
    if profile.name != path.stem:
        raise ProfileError(f"{path}: name is {profile.name!r}, but the file's name says {path.stem!r}")
    return profile


def _explain(error: ValidationError) -> str:
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


def choose_profile(front: Iterable[str], lines: Iterable[str]) -> Profile:
    """The profile with the highest priority whose words are found in the first lines of a report or in any line."""
    text, every_line = "\n".join(front), "\n".join(lines)
    profiles = [load_profile(name) for name in sorted(available_profiles())]
    fitting = [
        profile
        for profile in profiles
        if (_any(profile.choose.any_of, text) or _any(profile.choose.lines, every_line))
        and not _any(profile.choose.none_of, text)
    ]
    if not fitting:
        raise ProfileError(f"no profile fits; known: {', '.join(profile.name for profile in profiles)}")
    return max(fitting, key=lambda profile: (profile.choose.priority, profile.name))


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.MULTILINE) for pattern in patterns)
