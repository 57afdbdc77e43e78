"""Items in, the drafts of the sections that they open and the names of facilities that stand over them out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.folding import number_of
from extract.profile import Profile
from extract.records.block import Block
from extract.records.section import FacilityName
from extract.segment.asides import Boxes, find_asides
from extract.segment.draft import Draft
from extract.segment.facilities import BODY_SECTIONS, Title, is_title_prefix
from extract.segment.headings import TITLE_CLASS, Item
from extract.segment.outline import OutlineStack
from extract.segment.tables import begin_table, stands_under_table
from extract.segment.visit import is_date_line, visit_in_sentence


def collect(
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
