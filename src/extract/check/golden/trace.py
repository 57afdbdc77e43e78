"""A report in; its rows out, with a compact line for every record that the stages handed on along the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from extract.check.compare.rendering import Line, as_text, named, section_name
from extract.pipeline import extract_file as extract
from extract.records.annotation import AnnotatedSection, Sentence
from extract.records.block import Block
from extract.records.claims import Relations
from extract.records.mention import Mention
from extract.records.passage import Passage
from extract.records.rows import DocumentRows
from extract.records.section import Outline
from extract.records.source import Box, Source
from extract.stages import watching

ENDS = 12  # characters of a section's end that tell whether something went into another one


def extract_file(path: Path, source: str, profile: str | None = None) -> DocumentRows:
    """What the pipeline gives, with the lines of its stages."""
    seen: dict[str, Any] = {}
    with watching(ended=seen.__setitem__):
        rows = extract(path, source, profile)
    lines = {name: tuple(as_text(line) for line in found) for name, found in _stages(seen)}
    return replace(rows, stages=lines)


def _stages(seen: Mapping[str, Any]) -> Iterator[tuple[str, Iterator[Line]]]:
    """The stages whose results are kept, by what they give."""
    if "read" in seen:
        document, _ = seen["read"]
        yield "pages", _pages(document)
    if "layout" in seen:
        yield "blocks", _blocks(seen["layout"])
    if "segment" in seen:
        outline, _ = seen["segment"]
        names = _names(outline)
        yield "outline", _outline(outline, names)
        if "annotate" in seen:
            yield "annotations", _annotations(seen["annotate"], names)
        if "relate" in seen:
            yield "relations", _relations(seen["relate"], names)


def _names(outline: Outline) -> Mapping[object, str]:
    """What each section is known by, by its ordinal; the same as in the lines of the tables."""
    facilities = named((facility.ordinal, facility.name) for facility in outline.facilities)
    return named(
        (section.ordinal, section_name(facilities.get(section.facility), section.heading))
        for section in outline.sections
    )


def _pages(source: Source) -> Iterator[Line]:
    """Of every page how much stands on it, and a digest of its letters: what they are shows in the blocks."""
    for page in source.pages:
        letters = "\n".join(line.text for line in page.lines)
        digest = hashlib.sha256(letters.encode()).hexdigest()[:8]
        size = [round(edge) for edge in (page.width, page.height) if edge is not None]
        counts = {"lines": len(page.lines), "tables": len(page.tables), "letters": len(letters)}
        yield _line({"page": page.number, "size": size, **counts, "digest": digest})


def _blocks(blocks: Sequence[Block]) -> Iterator[Line]:
    for block in blocks:
        stated = _fields(block, "passage", "body_size", "box", "table")
        table = _line(_fields(block.table, "passage", "cells", "edges")) if block.table is not None else None
        yield _line({**stated, "text": block.text, "box": _box(block.box), "table": table})


def _outline(outline: Outline, names: Mapping[object, str]) -> Iterator[Line]:
    yield _line(_fields(outline, "sections", "facilities"))
    for facility in outline.facilities:
        place = {"section": names.get(facility.section), "at": [facility.start, facility.end]}
        yield _line({"facility": facility.name, **place, **_fields(facility, "ordinal", "name", *_PLACE)})
    for section in outline.sections:
        parts = " ".join(part.kind for part in section.parts)
        stated = _fields(section, "ordinal", "heading", "parent", "facility", "passage", "parts")
        text = {"parts": parts, "length": len(section.text), "ends": section.text[-ENDS:]}
        yield _line({"section": names[section.ordinal], "parent": names.get(section.parent), **stated, **text})


def _annotations(sections: Sequence[AnnotatedSection], names: Mapping[object, str]) -> Iterator[Line]:
    for annotated in sections:
        name = names[annotated.section.ordinal]
        inside = {mention for sentence in annotated.sentences for mention in sentence.mentions}
        outside = [mention for mention in annotated.mentions if mention not in inside]
        if outside:
            yield _line({"section": name, "part": "outside of sentences", "mentions": [_mention(m) for m in outside]})
        for sentence in annotated.sentences:
            yield _sentence(sentence, name)


def _sentence(sentence: Sentence, name: str) -> Line:
    stated = _fields(sentence, "start", "end", "text", "mentions", "tokens", "parse")
    mentions = [_mention(mention) for mention in sentence.mentions]
    return _line({"section": name, "at": [sentence.start, sentence.end], **stated, "mentions": mentions})


def _mention(mention: Mention) -> str:
    stated = _fields(mention, "kind", "text", "start", "end", "rule")
    values = " ".join(f"{name}={value}" for name, value in _line(stated).items())
    return f"{mention.start}-{mention.end} {mention.rule} {values}"


def _relations(relations: Relations, names: Mapping[object, str]) -> Iterator[Line]:
    for claim in relations.claims:
        place = {"section": names.get(claim.section), "at": [claim.start, claim.end]}
        yield _line({"claim": claim.attribute, **place, **_fields(claim, "attribute", *_PLACE)})
    for finding in relations.findings:
        place = {"section": names.get(finding.section), "at": [finding.start, finding.end]}
        yield _line({"finding": finding.kind, **place, **_fields(finding, "kind", "text", *_PLACE)})
    for observation in relations.observations:
        mention = observation.mention
        place = {"section": names.get(observation.section), "at": [mention.start, mention.end]}
        inside = relations.findings[observation.finding].start if observation.finding is not None else None
        stated = _fields(observation, "subject", "mention", "finding", *_PLACE)
        yield _line({"observation": observation.subject or "–", **place, **stated, "in": inside})


_PLACE = ("section", "start", "end")


def _fields(record: Any, *left_out: str) -> Line:
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record) if field.name not in left_out}


def _line(values: Mapping[str, object]) -> Line:
    """Without what says nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, Passage):
        return value.text
    if is_dataclass(value):
        return _line(_fields(value))
    return value


def _box(box: Box | None) -> str | None:
    return ",".join(str(round(edge)) for edge in (box.x0, box.top, box.x1, box.bottom)) if box else None
