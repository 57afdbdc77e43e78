"""Faults planted in the code and the rules: the check notices them, and each still has its place."""

from __future__ import annotations

import sys

import pytest

from sample_reports import PROJECT

sys.path.insert(0, str(PROJECT / "tests/mutation"))
from plant import Fault, Outcome, UnplantableError, load_faults, plant_all

FAULTS = load_faults()
FEW = [fault for fault in FAULTS if fault.few]


def test_at_least_forty_faults_reach_every_stage() -> None:
    places = {fault.id.partition(".")[0] for fault in FAULTS}
    stages = {"read", "layout", "segment", "annotate", "relate", "normalise", "write"}
    assert places == {*stages, "dates", "quantities"}
    assert len(FAULTS) >= 40
    assert sum(fault.file.endswith(".toml") for fault in FAULTS) >= 10


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_fault_has_its_one_place_and_changes_it(fault: Fault) -> None:
    assert fault.planted(PROJECT) != (PROJECT / fault.path).read_text(encoding="utf-8")


def test_a_fault_whose_place_is_gone_is_an_error() -> None:
    gone = Fault("x.gone", "pipeline.py", "no such words stand here", "", "")
    with pytest.raises(UnplantableError, match="stands 0 times"):
        list(plant_all([gone], jobs=1))


def test_the_check_notices_a_few_and_is_silent_about_a_harmless_change() -> None:
    harmless = Fault(
        "x.harmless",
        "relate/findings.py",
        'flags = ("recovered",) if section.placement == "recovered" else ()',
        'flags = () if section.placement != "recovered" else ("recovered",)  # said the other way round',
        "",
    )
    outcomes: list[Outcome] = list(plant_all([*FEW, harmless], jobs=2))
    assert {outcome.fault.id: outcome.exit_code for outcome in outcomes} == {
        **dict.fromkeys((fault.id for fault in FEW), 1),
        harmless.id: 0,
    }
