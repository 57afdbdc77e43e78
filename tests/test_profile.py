"""Profiles: the shipped ones load, and a mistake in one is told with the words that are known."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from extract.errors import ProfileError
from extract.profile import SectionKind, available_profiles, choose_profile, load_profile
from extract.write.vocabulary import SECTION_KIND


def profile(folder: Path, text: str) -> str:
    path = folder / "mine.toml"
    path.write_text(f'name = "mine"\n{text}', encoding="utf-8")
    return str(path)


def test_the_shipped_profiles_load() -> None:
    assert {"general", "site_visits"} <= available_profiles().keys()
    for name in available_profiles():
        assert load_profile(name).name == name


def test_kinds_of_headings_are_kinds_of_sections() -> None:
    assert set(get_args(SectionKind)) == {*SECTION_KIND, "closing"}


def test_the_content_decides() -> None:
    assert choose_profile(["視察結果報告"], ["施設の概要"]).name == "site_visits"
    assert choose_profile(["情報通信白書"], ["はじめに"]).name == "general"


def test_who_goes_to_people_and_their_homes_visits_no_facility() -> None:
    assert choose_profile(["二つの施設を訪ね、話を聞いた。"], []).name == "site_visits"
    assert choose_profile(["保健師が赤ちゃんのいる家庭を訪問して相談に乗る。"], []).name == "general"
    assert choose_profile(["配達員が週に二度訪ねて体調を尋ねる。"], []).name == "general"


def test_a_typo_in_a_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(ProfileError, match="'site_visit'; known: general,.* site_visits"):
        load_profile("site_visit")
    with pytest.raises(ProfileError, match="nowhere.toml: cannot be read"):
        load_profile("nowhere.toml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "unknown key 'colour'; known here: name, description, choose"),
        ("[choose]\nany = ['x']", "unknown key 'choose.any'; known here: any_of, .*none_of, .*priority"),
        ("[[headings]]\nkind = 'toc'\npattern = ['x']", "unknown key 'headings.0.pattern'; known here: kind, patterns"),
        ("[[headings]]\nkind = 'overveiw'\npatterns = ['x']", "headings.0.kind: .*'overview'"),
        ("[choose]\nany_of = ['(']", r"'\(' is not a regular expression"),
        ("[facilities]\nafter_date = '('", "facilities.after_date: .* is not a regular expression"),
        ("[labels]\n'定員' = 'capasity'", "'capasity' is no attribute of a facility; known: .*capacity"),
        ("[choose", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_is_known(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        load_profile(profile(tmp_path, text))


def test_a_name_must_be_that_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text('name = "mine"', encoding="utf-8")
    with pytest.raises(ProfileError, match="name is 'mine', but the file's name says 'other'"):
        load_profile(str(path))


def test_a_folder_of_profiles_where_the_command_runs_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pipelines").mkdir()
    (tmp_path / "pipelines" / "general.toml").write_text(
        'name = "general"\ndescription = "ours"\n[choose]\nany_of = [""]', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert load_profile("general").description == "ours"
    assert "site_visits" in available_profiles()
