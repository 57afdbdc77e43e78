"""Visit dates: a line of a report in, the day of the visit that it states out."""

from __future__ import annotations

import re

from extract.expressions import find
from extract.profile import Profile
from extract.records.mention import Mention

MAX_LEAD = 12  # characters before the day in a sentence that tells of a visit


def is_date_line(text: str, profile: Profile) -> bool:
    """Whether a line states when the visit was."""
    return visit_date(text, profile) is not None


def is_visit_line(text: str, profile: Profile) -> bool:
    """Whether a date line says that it is a visit's: by a label, a word or the hour."""
    date = visit_date(text, profile)
    if date is None:
        return False
    rest = text[: date.start] + text[date.end :]
    return re.search(r"\w", rest) is not None


def visit_date(text: str, profile: Profile) -> Mention | None:
    """The date of a line that states when the visit was: a label and a date, or a date with its clock time."""
    date = next((mention for mention in find(text) if mention.kind == "date"), None)
    if date is None:
        return None
    before = text[: date.start].strip(" \t\u3000【】〔〕（）()[]［］:：・■□◆◇○●-－")
    labelled = any(re.fullmatch(label, before) for label in profile.facilities.date_labels)
    alone = not before and re.fullmatch(profile.facilities.after_date, text[date.end :]) is not None
    return date if labelled or alone else None


def is_programme_line(text: str, profile: Profile) -> bool:
    """Whether a line names a day that is not said to be its visit's: a line of a list of places and days."""
    dated = any(mention.kind == "date" and mention.granularity == "day" and mention.start > 0 for mention in find(text))
    return dated and visit_in_title(text, profile) is None


def visit_in_sentence(text: str, profile: Profile) -> Mention | None:
    """The day in a first sentence that tells of the visit: 「令和４年12月２日の午後、職員３名で訪問し、…」."""
    sentence = text.split("。")[0]
    for mention in find(sentence):
        if mention.kind == "date" and mention.granularity == "day" and mention.start <= MAX_LEAD:
            visited = (
                re.search(profile.facilities.visit_verb, sentence[mention.end :])
                if profile.facilities.visit_verb
                else None
            )
            return mention if visited else None
    return None


def visit_in_title(text: str, profile: Profile) -> Mention | None:
    """A visit date in the title line itself: 「名称（令和６年６月３日訪問）」."""
    for mention in find(text):
        if mention.kind != "date" or mention.granularity != "day" or mention.start == 0:
            continue
        around = text[max(mention.start - 8, 0) : mention.end + 8]
        if any(re.search(word, around) for word in profile.facilities.visit_words):
            return mention
        opening = max(text.rfind(bracket, 0, mention.start) for bracket in "（(〔[")
        enclosed = opening == mention.start - 1 and re.match(r"[）)〕\]]\s*\S", text[mention.end :])
        if opening >= 0 and (enclosed or re.fullmatch(r"[）)〕\]]\s*", text[mention.end :])):
            return mention
    return None
