"""Segment: blocks in reading order in, sections under their headings and facilities out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.folding import number_of
from extract.profile import Profile
from extract.records.block import Block
from extract.records.diagnostic import Diagnostic
from extract.records.section import FacilityName, Outline
from extract.segment.asides import Boxes, find_asides
from extract.segment.attached import class_notices
from extract.segment.cover import front_matter, title_as_one
from extract.segment.draft import Draft
from extract.segment.facilities import BODY_SECTIONS, Title, facility_titles, is_title_prefix
from extract.segment.headings import TITLE_CLASS, Item, find_headings
from extract.segment.kinds import infer_kinds
from extract.segment.label_tables import labels_as_lines
from extract.segment.listed import listed_facilities
from extract.segment.listing import without_lists
from extract.segment.notes import move_notes
from extract.segment.outline import OutlineStack
from extract.segment.recover import stray_groups
from extract.segment.tables import begin_table, stands_under_table
from extract.segment.visit import is_date_line, visit_date, visit_in_sentence, visit_in_title
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
    drafts, names = _collect(items, titles, profile)
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


def _collect(
    items: Sequence[Item], titles: dict[int, Title], profile: Profile
) -> tuple[list[Draft], list[FacilityName]]:
    """One pass over the items: each opens a section or goes into the open one."""
    drafts: list[Draft] = []
    names: list[FacilityName] = []
    stack = OutlineStack(profile.outline.ranks)
    facility: int | None = None
    title_class: str | None = None

    def begin(draft: Draft) -> Draft:
        drafts.append(draft)
        return draft

    current: Draft | None = None
    prefix: list[Block] = []  # 「訪問先①」 on a line of its own over a title
    boxes = Boxes(items, titles, find_asides(items, titles, profile), profile.outline.ranks)
    for index, item in enumerate(items):
        block, heading = item.block, item.heading
        above = items[index - 1].block if index else None
        aside = boxes.aside_at(index)
        is_open = boxes.enter(index, (current, stack))
        if is_open is None and aside is not None:
            level, parent = boxes.place(drafts)
            kind, rule = _kind(aside.heading.kind, parent, drafts, facility, among_facilities=bool(titles))
            draft = Draft(kind, rule, level, parent, aside.heading, facility, page_index=block.page_index)
            is_open = boxes.begin(begin(draft), len(drafts))
        if is_open is not None:
            current, stack = is_open
        if aside is not None and index in aside.titled:
            continue
        if index in titles:
            title = titles[index]
            known = next((name.ordinal for name in names if name.name == title.name), None)
            facility = known or len(names) + 1
            title_class = heading.mark_class if heading else block.mark_class or "title"
            stack.restart(title_class, len(drafts) + 1)
            current = begin(Draft("facility", title.rule, 1, facility=facility, page_index=block.page_index))
            current.blocks += [*prefix, block]
            prefix = []
            if known is None:
                names.append(_name(facility, title, len(drafts), current))
        elif index + 1 in titles and is_title_prefix(block, profile):
            prefix = [block]
        elif heading is not None:
            if facility is not None and aside is None and _leaves_facility(item, title_class, profile):
                facility = None
                stack.clear()
            if current is not None and current.kind == "toc" and any(own.kind == "toc" for own in current.blocks):
                stack.close(len(drafts))
            if heading.kind == "toc":
                stack.close_under(TITLE_CLASS)
            bare = current is not None and current is drafts[-1] and not current.blocks
            number = number_of(heading.marker)
            level, parent = stack.place(heading.mark_class, len(drafts) + 1, number=number, under_bare=bare)
            kind, rule = _kind(heading.kind, parent, drafts, facility, among_facilities=bool(titles))
            current = begin(Draft(kind, rule, level, parent, heading, facility, page_index=block.page_index))
            if item.body is not None:
                current.blocks.append(item.body)
        elif block.kind == "table":
            begin_table(drafts, block, above, current, facility)
        elif stands_under_table(drafts, block, above):
            drafts[-1].blocks.append(block)
        elif block.kind == "toc":
            if current is None or current.kind != "toc":
                stack.clear()
                current = begin(Draft("toc", "section.toc_entries", 1, page_index=block.page_index))
            current.blocks.append(block)
        elif block.kind in ("caption", "figure"):
            # A figure stands beside the text, which goes on after it.
            if drafts and drafts[-1].kind == "figure" and drafts[-1].page_index == block.page_index:
                drafts[-1].blocks.append(block)
            else:
                level, parent = (current.level, current.parent) if current else (1, None)
                drafts.append(
                    Draft("figure", "section.figure", level, parent, None, facility, page_index=block.page_index)
                )
                drafts[-1].blocks.append(block)
        elif block.kind == "contact":
            facility = None
            current = begin(Draft("other", "section.contact", 1, page_index=block.page_index))
            current.blocks.append(block)
        else:
            if current is None:
                current = begin(Draft("cover", "section.cover"))
            if current.kind == "facility" and _is_body(block, profile):
                kind = "overview" if facility is not None else "other"
                current = begin(
                    Draft(kind, "section.unheaded", 2, len(drafts), None, facility, page_index=block.page_index)
                )
            current.blocks.append(block)
    return drafts, names


def _name(facility: int, title: Title, section: int, draft: Draft) -> FacilityName:
    """The name with its place in the section's text, which begins with what stands over the title."""
    offset = sum(len(block.passage) + 1 for block in draft.blocks[:-1])
    return FacilityName(facility, title.name, section, title.start + offset, title.end + offset, title.rule)


def _visited(title: Draft, profile: Profile) -> date | None:
    """The visit's day by the title or the first line under it that states one."""
    texts = [block.text for block in title.blocks]
    dates = [
        visit_in_title(texts[0], profile),
        *(visit_date(text, profile) or visit_in_sentence(text, profile) for text in texts),
    ]
    return next((found.start_date for found in dates if found is not None), None)


def _is_body(block: Block, profile: Profile) -> bool:
    """Whether a block under a title is text of its own rather than a date, label or renaming line."""
    told = is_date_line(block.text, profile) or visit_in_sentence(block.text, profile) is not None
    return block.kind == "paragraph" and "。" in block.text and not told


def _leaves_facility(item: Item, title_class: str | None, profile: Profile) -> bool:
    """Whether a heading stands beside the facilities' titles rather than under one."""
    heading = item.heading
    if heading is None:
        return False
    return heading.kind == "closing" or (heading.mark_class == title_class and heading.kind not in BODY_SECTIONS)


def _kind(
    known: str | None, parent: int | None, drafts: Sequence[Draft], facility: int | None, *, among_facilities: bool
) -> tuple[str, str]:
    """A heading's kind by the profile, else that of the section it stands under.

    In a report on facilities (``among_facilities``) the kinds of their sections are kept for them.
    """
    if known == "closing":
        return "other", "section.closing"
    if known is not None and (facility is not None or not among_facilities or known not in BODY_SECTIONS):
        return known, f"section.{known}"
    above = drafts[parent - 1].kind if parent is not None else None
    if above in ("schedule", "toc") or (facility is not None and above in BODY_SECTIONS):
        return above, "section.inherited"
    return "other", "section.other"


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
