"""Whether words speak of the facility itself: its name, its short names, 当施設 and 同センター, or of another place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extract.relate.facility.patterns import with_masks
from extract.relate.facility.reading import REACH, Reading, fold_in_place
from extract.rules import Rule, load_table

_CORPORATE = re.compile(
    r"^(?:(?:認定)?(?:NPO|特定非営利活動)法人|(?:社会福祉|学校|宗教|(?:社会)?医療|独立行政|国立大学)法人"
    r"|(?:一般|公益)(?:社団|財団)法人|株式会社|有限会社|合同会社)(?:(?:社団|財団))?\s*"
)
# 当施設, 本センター, 同園: not the place, the organisation or the day that 同, 本 and 当 may also point to
_POINTING = r"(?:当|本|同|当該)(?!社|市|県|町|村|区|国|年|月|日|時|様|省|庁|課|局|室|部|係|班|法|書|紙|会|人|県内|市内|調査|報告|事業)[一-龯ァ-ヶー]{1,12}"
_KIND = r"(?:当|本|同|(?<![一-龯ァ-ヶー]))(?:施設|館|園|院|校|所)"
_BRACKET = re.compile(r"\([^()]*\)")
_HEAD = re.compile(r"^.*[のがをにで](?=[^のがをにで])")
_TOPIC = re.compile(r"([^、。「」()\s・]{1,30}?)(?:では|には|とは|は)(?:、|(?=[^い、。])|$)")


@dataclass(frozen=True)
class Own:
    """The names of one facility, for comparison with folded text."""

    name: str
    names: tuple[str, ...]  # longest first

    @property
    def pattern(self) -> str:
        """A pattern for any way to name the facility in running text."""
        return "(?:" + "|".join([*map(re.escape, self.names), _KIND, _POINTING]) + ")"

    def owns_bracket(self, before: str) -> bool:
        """Whether the bracket left open in ``before``, if any, stands behind the facility's name or at the start."""
        thing = open_bracket(before)
        return thing is None or not re.search(r"\w", thing) or thing.endswith(("。", *self.names))

    def names_it(self, text: str) -> bool:
        """Whether ``text`` (folded) ends with a name of the facility, or is the main part of its name."""
        if re.search(rf"{self.pattern}」?$", text):
            return True
        return len(text) >= 5 and text in self.name

    def is_spoken_of(self, reading: Reading, position: int, *, as_topic: bool = False) -> bool:
        """Whether what is said at ``position`` is said of this facility, as it is now.

        ``as_topic``: a topic of its own stands there, so that topics of clauses before it do not reach it
        (居室は７室、定員は18人); one that is set off does (併設の園は、定員は18人).
        """
        start, _ = reading.sentence(position)
        before = _BRACKET.sub("", reading.before(start, position))
        if len(self.name) >= 4:  # a name may hold a は of its own: …センターはまなす
            before = before.replace(self.name, "当施設")
        before = before[before.rfind("(") + 1 :]
        if any(
            holds_cue(reading.folded[max(start, position - REACH) : position], role)
            for role in ("other_place", "other_time")
        ):
            return False
        topics = [
            match[1]
            for match in _TOPIC.finditer(before)
            if (not as_topic or match[0].endswith("、") or "、" not in before[match.end() :])
            and not match[1].endswith(("たの", "るの"))  # 設置したのは市であり: no place
        ]
        if not topics:
            return True
        for topic in (topics[-1], _HEAD.sub("", topics[-1])):
            if topic in _attribute_words() or holds_cue(topic, "adverb") or self.names_it(topic):
                return True
        return False


def open_bracket(before: str) -> str | None:
    """What stands before the bracket that ``before`` leaves open; None where none is open."""
    opening = before.rfind("(")
    if opening < 0 or ")" in before[opening:]:
        return None
    return before[:opening].rstrip(" 」")


def own_names(name: str, short_names: Iterable[str] = ()) -> Own:
    """The facility by its name with and without its corporate form, and by its short names."""
    folded = fold_in_place(name).strip()
    names = {folded, _CORPORATE.sub("", folded), *map(fold_in_place, short_names)}
    if _CORPORATE.match(folded):  # 「社会福祉法人ひなた会　みなと園」: the operator and its place
        names.add(folded.rpartition(" ")[2])
    return Own(folded, tuple(sorted(filter(None, names), key=lambda n: (-len(n), n))))


@cache
def _cues(role: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(with_masks(row["pattern"])) for row in load_table("facility_cues") if row["role"] == role)


def label_rows() -> tuple[Rule, ...]:
    """The rows of both tables of labels."""
    return load_table("facility_labels") + load_table("facility_details")


@cache
def _attribute_words() -> frozenset[str]:
    """Topics that are attributes themselves: in 「職員は常勤20名」 職員 is no other place."""
    others = ("operator_address", "branch")  # a head office and a branch are places of their own
    rows = [row for row in label_rows() if row["attribute"] not in others]
    return frozenset(fold_in_place(name) for row in rows for name in row["labels"])


def holds_cue(masked: str, role: str) -> bool:
    """Whether a text holds a cue of a role: ``change`` of a number, or an ``aside`` on some people."""
    return any(pattern.search(masked) for pattern in _cues(role))
