"""Findings: the sentences of a section in, one finding with its kind for each out."""

from __future__ import annotations

import re

from extract.records.annotation import AnnotatedSection, Sentence
from extract.records.claims import Finding
from extract.statements import DEFAULT, classify

# Front matter and title lines are read for facts about the document and its facilities, not for findings.
FRONT = ("cover", "schedule", "toc", "facility")
UNIT_LINE = re.compile(r"^[（(〔\[【]?\s*単\s*位\s*[:：／/、　 ]?[^。]{1,24}$")  # （単位：百万円）
# Under 「運営上の課題」 what names nothing else is a problem; under 「成果と課題」 it may be either.
PROBLEMS = re.compile(
    r"^(?!.*(?:成果|効果|取組|対応|対策|解決|展望|示唆|方向)).*(?:課題|問題点?|悩み|困りごと|支障)(?:等|など|点)?$"
)
SAYS_NOTHING_ELSE = ("statement.default", "statement.effect_concluded")
ADDRESS_BRACKET = re.compile(r"^[（(][^（）()]*(?:所在地|住所)\s*[:：][^（）()]*[）)]$")


def findings_of(annotated: AnnotatedSection, *, about_facilities: bool) -> list[Finding]:
    """One finding per sentence or bullet of a section that holds findings.

    In a report ``about_facilities`` what stands outside their sections counts as front matter.
    """
    section = annotated.section
    flags = ("recovered",) if section.placement == "recovered" else ()
    findings = []
    for sentence in annotated.sentences:
        front = section.kind in FRONT or (about_facilities and section.facility is None)
        if not _states_something(sentence, front=front):
            continue
        kind, rule = _kind(sentence, section.kind)
        if (
            sentence.part in ("bullet", "paragraph", "line")
            and rule in SAYS_NOTHING_ELSE
            and PROBLEMS.match(section.heading)
        ):
            kind, rule = "issue", "statement.under_problems"
        findings.append(
            Finding(
                section=section.ordinal,
                facility=section.facility,
                start=sentence.start,
                end=sentence.end,
                text=sentence.text,
                kind=kind,
                is_bullet=sentence.part == "bullet",
                rule=rule,
                flags=flags,
            )
        )
    return findings


def _kind(sentence: Sentence, section_kind: str) -> tuple[str, str]:
    """(kind, rule id); a caption names what is shown and states it only where it is a sentence."""
    if sentence.part == "caption" and not sentence.text.endswith("。"):
        return DEFAULT, "statement.caption"
    return classify(sentence.text, section_kind)


def _states_something(sentence: Sentence, *, front: bool) -> bool:
    """Front matter counts only where it is written in sentences; an address in brackets is an attribute."""
    if ADDRESS_BRACKET.match(sentence.text) or not re.search(r"\w", sentence.text):
        return False
    if sentence.part == "caption" and UNIT_LINE.match(sentence.text):
        return False
    return not front or sentence.text.endswith("。")
