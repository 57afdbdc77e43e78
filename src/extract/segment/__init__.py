"""Segment: blocks in reading order in, sections under their headings and facilities out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.profile import Profile
from extract.records.block import Block
from extract.records.diagnostic import Diagnostic
from extract.records.section import FacilityName, Outline
from extract.segment.attached import class_notices
from extract.segment.collect import collect
from extract.segment.cover import front_matter, title_as_one
from extract.segment.draft import Draft
from extract.segment.facilities import BODY_SECTIONS, facility_titles
from extract.segment.headings import find_headings
from extract.segment.kinds import infer_kinds
from extract.segment.label_tables import labels_as_lines
from extract.segment.listed import listed_facilities
from extract.segment.listing import without_lists
from extract.segment.notes import move_notes
from extract.segment.recover import stray_groups
from extract.segment.visit import visit_date, visit_in_sentence, visit_in_title
from extract.stages import stage

__all__ = ["segment"]

MIN_TITLE = 5  # letters: values in large type are none
FRONT_BLOCKS = 12  # of a text without a cover


@stage
def segment(blocks: Sequence[Block], profile: Profile) -> tuple[Outline, list[Diagnostic]]:
    """Sections with the facility each belongs to, and what the cover states.

    A body that stands away from its heading is given back to it (``recovered``); a heading
    without a body stays, empty, with a diagnostic.
    """
    blocks = labels_as_lines(blocks, profile)
    title = _printed_title(blocks, profile)
    blocks = title_as_one(blocks, title)
    items = class_notices(without_lists(find_headings(blocks, profile, title)))
    titles = {title.index: title for title in facility_titles(items, profile)}
    drafts, names = collect(items, titles, profile)
    move_notes(drafts, blocks)
    _class_parents(drafts)
    infer_kinds(drafts)
    diagnostics = _recover(drafts)
    names = [replace(name, visited=_visited(drafts[name.section - 1], profile)) for name in names]
    sections = tuple(draft.section(ordinal) for ordinal, draft in enumerate(drafts, start=1))
    further, rows = listed_facilities(sections, names, profile)
    names += further
    diagnostics += _tell(drafts, names, profile)
    front = front_matter(_front_blocks(blocks, drafts))
    outline = Outline(sections, tuple(names), front.title, front.publisher, front.department, front.published, rows)
    return outline, diagnostics


def _printed_title(blocks: Sequence[Block], profile: Profile) -> str | None:
    """The title on the first page, where it stands over the text; a report on facilities begins with its cover."""
    if profile.facilities.enabled or not blocks or blocks[0].box is None:
        return None
    title = front_matter(_front_blocks(blocks, ())).title
    return title if title and len(re.findall(r"[^\W\d_]", title)) >= MIN_TITLE else None


def _front_blocks(blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Block]:
    """The blocks that may state title, publisher and date: the first page, in a text file the cover."""
    if blocks and blocks[0].box is not None:
        return [block for block in blocks if block.page_index == blocks[0].page_index]
    cover = [block for draft in drafts if draft.kind == "cover" for block in draft.blocks]
    return cover or list(blocks[:FRONT_BLOCKS])


def _visited(title: Draft, profile: Profile) -> date | None:
    """The visit's day by the title or the first line under it that states one."""
    texts = [block.text for block in title.blocks]
    dates = [
        visit_in_title(texts[0], profile),
        *(visit_date(text, profile) or visit_in_sentence(text, profile) for text in texts),
    ]
    return next((found.start_date for found in dates if found is not None), None)


def _class_parents(drafts: list[Draft]) -> None:
    """A heading that only stands over other headings has no kind of its own."""
    parents = {draft.parent for draft in drafts}
    for ordinal, draft in enumerate(drafts, start=1):
        if ordinal in parents and not draft.blocks and draft.kind in BODY_SECTIONS:
            draft.kind, draft.rule = "other", "section.over_others"


def _recover(drafts: list[Draft]) -> list[Diagnostic]:
    """Give bodies at the end of a facility back to its empty headings."""
    diagnostics = []
    facilities = sorted({draft.facility for draft in drafts if draft.facility is not None})
    for facility in facilities:
        own = [draft for draft in drafts if draft.facility == facility and draft.kind in BODY_SECTIONS]
        empty = [draft for draft in own if draft.heading and not draft.blocks]
        if not empty or own[-1] in empty:
            continue
        groups = stray_groups([draft.kind for draft in empty], own[-1].kind, own[-1].blocks)
        if groups is None:
            continue
        for draft, group in zip(empty, groups, strict=True):
            draft.blocks, draft.placement = group, "recovered"
            message = f"「{draft.heading.title if draft.heading else ''}」 stood empty; its body was found at the end of the page"
            diagnostics.append(Diagnostic("segment", "recovered_section", message, group[0].passage.page_at(0)))
        own[-1].blocks = own[-1].blocks[: -sum(len(group) for group in groups)]
    return diagnostics


def _tell(drafts: Sequence[Draft], names: Sequence[FacilityName], profile: Profile) -> list[Diagnostic]:
    diagnostics = []
    parents = {draft.parent for draft in drafts}
    for ordinal, draft in enumerate(drafts, start=1):
        over_titles = ordinal < len(drafts) and drafts[ordinal].kind == "facility"
        if draft.heading is not None and not draft.blocks and ordinal not in parents and not over_titles:
            message = f"no text stands under 「{draft.heading.title}」"
            diagnostics.append(Diagnostic("segment", "empty_section", message, draft.heading.passage.page_at(0)))
    if not any(draft.heading for draft in drafts):
        diagnostics.append(
            Diagnostic("segment", "no_sections", "no heading was recognised; check the profile's heading marks")
        )
    if profile.facilities.enabled and not names:
        diagnostics.append(
            Diagnostic(
                "segment", "no_facilities", "no facility title was recognised; check the profile's date and name labels"
            )
        )
    return diagnostics
