"""Label form: 「所在地：…」, 【定員】60名, 「開設　2015年」 or 「定員は60名」 in, stated attributes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extract.relate.facility.own import Own, holds_cue, label_rows, open_bracket
from extract.relate.facility.patterns import DATE, FILLER, QUANTITY, with_names
from extract.relate.facility.reading import Reading, fold_in_place
from extract.relate.facility.values import Stated, attributes

_BEFORE = re.compile(
    rf"(?:^|[\s、,/・;。(【〔<「『|■□●○◆◇◎▪▶※*\-~:)】〕>」]|うち|内、|のは|{FILLER}(?:と|及び)|(?:職員|スタッフ|社員|体制|人員|従業員)(?:数|体制|の数)?は、?|\d[.)])$"
)
_TAIL = re.compile(
    rf"(?P<note>\([^()\n]{{1,10}}\))?(?P<close> *[】〕\]>〉》■◆●◇□])?(?P<colon> *(?:[:|=]|…+|‥+|・{{2,}}|\.{{3,}}|/(?! )) *)?"
    rf"(?P<space>[ \t]+)?(?P<wa>は、?|が(?={QUANTITY}))?"
)
_OPENING = "【〔[<〈《■◆●◇□"
# A label that is not in the table still ends the value before it: 「所在地：… 代表者：…」
_STRANGER = re.compile(
    r"(?:[\s、(/;]|(?=[【〔<■□●◆◇]))[【〔<■□●◆◇ ]*[一-龯ァ-ヶーA-Za-z・]{2,12} *(?:[】〕>] *:?|:)(?!//|\d)"
)
_SLASH = re.compile(r"/(?=[一-龯ァ-ヶー]+(?: |:|/))")  # 所在地　岩手県遠野市新町1-10／視察日　…
_TOPIC_END = re.compile(r"である|です|となって|とな[るり]|とし(?:て|$)|とされ|であり|(?<!ま)で$|。|$")
# 「平日９時～21時、土曜日は９時～17時」, 「月曜日、年末年始」: one value that goes on behind a comma
_MORE_DAYS = re.compile(r"平日|毎週|毎月|[日月火水木金土](?:曜|[・~、])|土日|祝|年末|お盆|第[0-9一二三四]")
_WHOLE = re.compile(rf"([一-龯ァ-ヶー]+)(?:は)?{QUANTITY}{FILLER}*のうち、?$")
# What a bracket behind other words still says of the facility: its staff by kind, where its operator is, its phone.
_OF_OTHERS = {"operator_address", "staff_fulltime", "staff_parttime", "commissioned_by", "phone", "parking"}
_PEOPLE = {"staff", "staff_fulltime", "staff_parttime"}
_ABOUT_IT = {"facility", "overview", "other"}


@dataclass(frozen=True, slots=True)
class Label:
    """One reading of a label: a row of the table."""

    rule: str
    attribute: str
    rank: int
    spaces: bool
    topic: bool
    opening: bool
    listed: bool
    comma: bool

    @property
    def is_text(self) -> bool:
        return self.attribute != "target_age" and attributes()[self.attribute].type not in ("number", "date", "fee")

    @property
    def is_counted(self) -> bool:
        return not self.is_text or bool(attributes()[self.attribute].units)

    def may_be_topic(self, reading: Reading, position: int) -> bool:
        """Whether a label may be a topic in running text, or only where it opens a sentence on the facility."""
        if not (self.opening or self.listed):
            return self.topic
        start, _ = reading.sentence(position)
        if re.search(r"\w", reading.masked[start:position]):
            return False
        if self.opening and reading.kind in _ABOUT_IT:
            return True
        # In a list of what is on offer a price may be that of an event told of in the item before.
        at_start = not reading.masked[max(start - 1, 0) : start].strip()
        return self.listed and at_start and reading.kind == "features" and not holds_cue(reading.masked, "aside")


@dataclass(frozen=True, slots=True)
class _Found:
    """A label in its place: where it begins, where its value begins, and how the two are joined."""

    labels: tuple[Label, ...]
    start: int
    value: int
    joint: str  # "colon" | "space" | "direct" | "topic" | "alone"
    unit: str | None


@cache
def _table() -> dict[str, tuple[Label, ...]]:
    table: dict[str, tuple[Label, ...]] = {}
    for row in label_rows():
        flags = (bool(row.get(flag)) for flag in ("spaces", "topic", "opening", "listed", "comma"))
        label = Label(row.id, row["attribute"], row.get("rank", 0), *flags)
        for name in row["labels"]:
            table[fold_in_place(name)] = (*table.get(fold_in_place(name), ()), label)
    return table


def label_attributes(label: str) -> list[tuple[str, str]]:
    """(attribute, rule) of each reading of a folded label, the most trusted first."""
    return [(one.attribute, one.rule) for one in sorted(_table().get(label, ()), key=lambda one: one.rank)]


@cache
def _with_profile(extra: tuple[tuple[str, str], ...]) -> tuple[dict[str, tuple[Label, ...]], re.Pattern[str]]:
    """The labels of the table and of the profile, and one pattern that finds the longest of them anywhere."""
    table = dict(_table())
    for name, attribute in extra:
        table[fold_in_place(name)] = (Label("facility_label.profile", attribute, 0, True, True, False, False, False),)
    names = sorted(table, key=lambda name: (-len(name), name))
    return table, re.compile("|".join(" *".join(map(re.escape, name)) for name in names))


def label_statements(reading: Reading, own: Own, extra: Mapping[str, str]) -> Iterator[Stated]:
    """What the labels in a section state. ``extra`` maps further labels to attributes."""
    lines = list(reading.lines())
    for index, (start, end) in enumerate(lines):
        found = list(_labels_in(reading, own, start, end, tuple(sorted(extra.items()))))
        for position, label in enumerate(found):
            following = found[position + 1].start if position + 1 < len(found) else end
            if label.joint == "alone":
                if index + 1 == len(lines):
                    continue
                value = lines[index + 1]
                if "。" in reading.folded[slice(*value)] or any(_labels_in(reading, own, *value, ())):
                    continue
            elif label.joint == "topic":
                value = (label.value, min(_end_of_topic(reading, label.value, end), max(following, label.value)))
            else:
                value = (label.value, _end_of_value(reading, label.value, following))
            yield from _statements(reading, label, *value)


def _statements(reading: Reading, found: _Found, start: int, end: int) -> Iterator[Stated]:
    for label in found.labels:
        if label.attribute == "branch" and found.joint != "colon":
            continue
        stop = end
        if found.joint == "topic" and label.is_text:
            match = _TOPIC_END.search(reading.masked, start, end)
            stop = match.start() if match else end
        yield Stated(label.attribute, start, stop, label.rule, found.unit, label.rank)
        if label.attribute == "target":
            yield Stated("target_age", start, stop, label.rule, None, label.rank)


def _labels_in(
    reading: Reading, own: Own, start: int, end: int, extra: tuple[tuple[str, str], ...]
) -> Iterator[_Found]:
    table, pattern = _with_profile(extra)
    taken = start
    for match in pattern.finditer(reading.masked, start, end):
        if match.start() < taken:
            continue
        before = reading.before(start, match.start())
        owned = re.search(rf"{own.pattern}」?(?:の|における)$", before)
        if not (_BEFORE.search(before) or owned) or _is_share_of_others(before):
            continue
        found = _joint(reading, own, match, end, table, at_start=not re.sub(r"[\W_]", "", before))
        if found:
            found = _inside_bracket(found, before, own)
        if found:
            taken = found.value
            yield found


def _is_share_of_others(before: str) -> bool:
    """Whether a label speaks of some among others than the staff: 「司書21人のうち正規職員は６人」."""
    whole = _WHOLE.search(before)
    if whole is None:
        return False
    return not any(whole[1].endswith(name) for name, labels in _table().items() if labels[0].attribute == "staff")


def _inside_bracket(found: _Found, before: str, own: Own) -> _Found | None:
    """What a label inside a bracket speaks of: what stands before the bracket, if that is not the facility.

    「講座を開く（定員12名）」 gives the facility no capacity, 「株式会社…（所在地：東京都）」 gives it no address.
    """
    thing = open_bracket(before)
    if thing is None or own.owns_bracket(before):
        return found
    if _organisation().search(thing):
        moved = {"address": "operator_address"}
        labels = tuple(replace(one, attribute=moved.get(one.attribute, one.attribute)) for one in found.labels)
    else:
        labels = found.labels
    of_others = _OF_OTHERS | ({"closed_days"} if _states_hours(thing) else set())
    labels = tuple(label for label in labels if label.attribute in of_others)
    return replace(found, labels=labels) if labels else None


def _states_hours(line: str) -> bool:
    """Whether a line opens with a label for hours: 「開館時間 10時～16時（休館日：月曜日）」."""
    words = re.sub(r"^\W+", "", line)
    return any(words.startswith(name) for name, rows in _table().items() if rows[0].attribute == "hours")


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(with_names("{org}$"))


def _joint(
    reading: Reading, own: Own, match: re.Match[str], end: int, table: Mapping[str, tuple[Label, ...]], at_start: bool
) -> _Found | None:
    """How a label is joined to its value; None where the word is no label here."""
    tail = _TAIL.match(reading.masked, match.end(), end)
    assert tail is not None  # every part of it may be missing
    labels = table[match[0].replace(" ", "")]
    opened = reading.masked[max(match.start() - 1, 0) : match.start()] in tuple(_OPENING)
    unit = tail["note"].strip("() ") if tail["note"] else None
    joint = ""
    if (opened and tail["close"]) or tail["colon"]:
        joint = "colon"
        rest = reading.masked[tail.end() : end]
        if not rest.strip() and at_start:
            joint = "alone"
        value = tail.start("wa") if tail["wa"] else tail.end()
    elif at_start and reading.masked.startswith("、", tail.end()) and any(one.comma for one in labels):
        joint, value = "topic", tail.end() + 1
        labels = tuple(label for label in labels if label.comma)
    elif tail["wa"]:
        joint, value = "topic", tail.end()
        labels = tuple(label for label in labels if label.may_be_topic(reading, match.start()))
        clause = reading.masked[value : _end_of_topic(reading, value, end)]
        if holds_cue(clause, "change") or not own.is_spoken_of(reading, match.start(), as_topic=True):
            return None
    elif reading.masked[tail.end() : tail.end() + 1] in (QUANTITY, DATE) and not tail["space"]:
        joint, value = "direct", tail.end()
        labels = tuple(label for label in labels if label.topic and label.is_counted)
        if holds_cue(reading.masked[slice(*reading.sentence(match.start()))], "visitors"):
            labels = tuple(label for label in labels if label.attribute not in _PEOPLE)
        if holds_cue(reading.masked[value:end], "change") or not own.is_spoken_of(reading, match.start()):
            return None
    elif not reading.masked[tail.end() : end].strip():
        joint, value = "alone", tail.end()
        labels = tuple(label for label in labels if label.spaces) if at_start else ()
    elif tail["space"]:
        joint, value = "space", tail.end()
        labels = tuple(label for label in labels if label.spaces)
    return _Found(labels, match.start(), value, joint, unit) if joint and labels else None


def _end_of_value(reading: Reading, start: int, end: int) -> int:
    """Where a value ends: before 。, a bracket that closes what was opened before it, or another label."""
    depth = 0
    for position in range(start, end):
        character = reading.masked[position]
        if character in "(「【":
            depth += 1
        elif character in ")」】":
            depth -= 1
        if depth < 0 or (depth == 0 and character == "。"):
            end = position
            break
    stranger = _STRANGER.search(reading.masked, start, end) or _SLASH.search(reading.masked, start, end)
    return stranger.start() if stranger else end


def _end_of_topic(reading: Reading, start: int, end: int) -> int:
    """Where the clause ends that a topic opens: at 。 or the first 、 that is not inside brackets."""
    depth = 0
    for position in range(start, end):
        character = reading.masked[position]
        depth += (character in "(「") - (character in ")」")
        if depth < 0 or (depth == 0 and character in "、。" and position > start):
            if character == "、" and _MORE_DAYS.match(reading.masked, position + 1, end):
                continue
            return position
    return end
