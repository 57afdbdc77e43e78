"""Captions: the lines over a table in, the measure, units and period that they state for all of it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.expressions import find
from extract.folding import fold
from extract.records.annotation import AnnotatedSection
from extract.records.mention import Mention
from extract.records.section import Part
from extract.relate.tables.heads import Unit, role_of, unit_of

_NUMBER = re.compile(
    r"^[【〔（(＜■◆●□◇▼○\s]*(?:第\s*[\d０-９]+(?:[-－‐‑–.．・][\d０-９]+)*\s*(?:図表|図|表)|(?:図表|図|表|資料)\s*[\d０-９①-⑳A-ZＡ-Ｚ]+(?:[-－‐‑–.．・][\d０-９]+)*)[\s／/：:】）)＞　.．]*"
)
_UNITS = re.compile(r"単\s*位\s*[:：／/、　 ]?\s*([^）)\]］】〕]{1,24})")
_UNIT_SPLIT = re.compile(r"[、,，・/／及び]+")
_BRACKETED = re.compile(r"[（(［\[〔【]([^（）()［\]\[〕〔【】]{1,24})[）)］\]〕】]")
_TAIL = re.compile(
    r"(?:の)?(?:推移|状況|内訳|概要|一覧|比較|変化|動向|結果|分布|現状|経年変化|年次推移|実績)?(?:について|表|等|など)*$"
)
_LEAD = re.compile(r"^(?:の|における|にみる|の)?")
_DIVIDED = re.compile(r"(?P<breakdown>[^\s、。・のに]{1,12}?別)(?:の|にみた|に見た|でみた)?(?P<rest>.*)$")
_FURTHER = re.compile(r"^(?:[・、及びと]+[^\s、。・のに]{1,12}別)+の?(?:内訳|構成|人数)?$")
_EACH_YEAR = re.compile(r"各年の?([0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日|末日?))")
_FARTHEST = 30  # characters of a phrase that may name what is counted


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said over a table. ``measure`` is a phrase that names what is counted; ``phrase`` may be any other."""

    measure: str | None = None
    phrase: str | None = None
    breakdown: str | None = None
    units: tuple[Unit, ...] = ()
    period: Mention | None = None
    each_year: str | None = None  # the day that 各年４月１日現在 names


def read_caption(annotated: AnnotatedSection, table: Part, heading: AnnotatedSection | None) -> Caption:
    """What the captions over a table, its first row over the whole width and the heading over it state."""
    lines = list(_lines(annotated, table))
    own = [line for line in lines if not re.match(r"^[（(〔\[【]?\s*単\s*位", line)]
    title = own[-1] if own else None
    units = tuple(unit for line in lines for unit in _units(line))
    under = heading.section.heading if heading is not None else ""
    period = next((date for text in [*own, under] if (date := _only_date(text)) is not None), None)
    title_or_heading = title if title is not None else under
    phrase, breakdown = _phrase(title_or_heading)
    names_all = phrase is not None and (
        role_of(phrase) == "measure" or (breakdown is not None and phrase + "の" in title_or_heading)
    )
    measure = phrase if names_all else None
    # A heading stands over more than its table: it only counts where it names a measure.
    each = next((found[1] for line in lines if (found := _EACH_YEAR.search(line))), None)
    return Caption(measure, phrase if title is not None else measure, breakdown, units, period, each)


def _lines(annotated: AnnotatedSection, table: Part) -> Iterator[str]:
    text = annotated.section.text
    for part in annotated.section.parts:
        if part.end <= table.start and part.kind in ("caption", "heading", "line"):
            yield text[part.start : part.end]
    if table.table is not None:
        for cell in table.table.cells:
            if cell.row in table.table.title_rows and cell.text:
                yield cell.text


def _units(line: str) -> Iterator[Unit]:
    """The units that a line states: （単位：人、％）, or one that ends a bracket: （各年４月現在、人）."""
    stated = _UNITS.search(line)
    if stated:
        whole = unit_of(stated[1])
        names = [stated[1]] if whole is not None else _UNIT_SPLIT.split(stated[1])
        for name in (name.strip() for name in names):
            if name:
                yield unit_of(name) or Unit(name, 1.0, None)
        return
    brackets = _BRACKETED.findall(line)
    unit = unit_of(_UNIT_SPLIT.split(brackets[-1])[-1]) if brackets else None
    if unit is not None:
        yield unit


def _only_date(text: str) -> Mention | None:
    dates = [mention for mention in find(text) if mention.kind == "date" and mention.start_date is not None]
    return dates[0] if len(dates) == 1 else None


def _phrase(title: str) -> tuple[str | None, str | None]:
    """(the phrase of a title that names what is counted, what it is divided by)."""
    text = _BRACKETED.sub("", _NUMBER.sub("", title))
    for mention in reversed([mention for mention in find(text) if mention.kind == "date"]):
        before, after = text[: mention.start], _LEAD.sub("", text[mention.end :])
        text = before + after
    text = _TAIL.sub("", text.strip(" 　■◆●:："))
    divided = _DIVIDED.search(text)
    breakdown = None
    if divided:
        breakdown = divided["breakdown"]
        # 年齢別利用者数, or 利用者の年齢別・男女別内訳
        rest = _FURTHER.sub("", divided["rest"])
        text = rest if rest.strip() else text[: divided.start()]
    text = text.strip(" 　・:：、のに")
    return (text if 1 < len(text) <= _FARTHEST and "。" not in fold(text).text else None), breakdown
