"""Who runs a facility: the claim of its operator in, the operator's own address in the bracket behind the name out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.records.claims import FacilityClaim
from extract.relate.facility.patterns import with_names
from extract.relate.facility.reading import Reading
from extract.relate.facility.values import Stated, claim

# 「（本社：福岡県福岡市博多区）」, 「（富山県射水市）」: the seat of the organisation, with or without the word for it
_SEAT = (
    r"」? ?\((?:[^()]{1,12}、)?(?:(?:主たる)?事務所|本社|本部|本店|法人本部|事務局|法人)?(?:の?所在地)?(?:は|:|=|・|、| )?"
    r"(?P<seat>{place}|[一-龯ヶ]{1,6}[市町村])(?:[、 ][^()]*)?\)"
)


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(with_names(_SEAT))


def operator_address(operators: Sequence[FacilityClaim], readings: Sequence[Reading]) -> Iterator[FacilityClaim]:
    """The address behind the name of the operator that is believed, wherever its name is printed so."""
    if not operators:
        return
    name = operators[0].value
    for reading in readings:
        start = reading.printed.find(name)
        while start >= 0:
            seat = _seat().match(reading.masked, start + len(name))
            if seat:
                stated = Stated("operator_address", *seat.span("seat"), "facility_operator.seat")
                yield from claim(stated, reading, operators[0].facility)
            start = reading.printed.find(name, start + len(name))
