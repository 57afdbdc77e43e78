"""The data dictionary: the eight tables, their columns, keys and vocabularies, as plain Python."""

from __future__ import annotations

from functools import cache

from extract.write import vocabulary as words
from extract.write.column import Column, Table

# Major: a column or table went away, was renamed, or changed its type or meaning. Minor: something was added.
# Patch: only descriptions changed. docs/tables.md tells readers of the tables what to make of it.
SCHEMA_VERSION = "1.0.0"

_DOCUMENT = Column("document_id", "string", "the report", required=True, references="documents.document_id")
_FACILITY = Column(
    "facility_id",
    "string",
    "the facility that it is about; null for what stands outside the facilities",
    references="facilities.facility_id",
)

EVIDENCE = (
    Column("section_id", "string", "the section in which it stands", required=True, references="sections.section_id"),
    Column(
        "char_start",
        "int32",
        "where the quote begins in sections.text: text[char_start:char_end] is the quote",
        required=True,
        unit="characters",
    ),
    Column("char_end", "int32", "where the quote ends in sections.text", required=True, unit="characters"),
    Column("quote", "string", "the words that the row came from, as printed", required=True),
    Column("page", "int32", "page on which the quote begins, from 1; null for text files"),
    Column(
        "boxes",
        "list<box>",
        "where the quote is printed, one box per line: page, x0, top, x1, bottom; empty for text files",
        required=True,
        unit="points from the top left of the page",
    ),
    Column("rule", "string", "the rule that made the row", required=True),
    Column("flags", "list<string>", "why a person should look at the row", required=True, values=words.FLAG),
)

_QUANTITY = (
    Column("value", "float64", "the number; null for a range or an open bound without one", unit="see unit"),
    Column("value_min", "float64", "lower end of a range, or lower bound", unit="see unit"),
    Column("value_max", "float64", "upper end of a range, or upper bound", unit="see unit"),
    Column("unit", "string", "what is counted or measured in, as printed (人, 円, %, か所)"),
    Column("dimension", "string", "what the unit measures (count, share, money, age, duration …)"),
    Column(
        "modifiers",
        "list<string>",
        "words around the number that change what it says",
        required=True,
        values=words.MODIFIER,
    ),
)

_DOCUMENTS = (
    Column("document_id", "string", "first 16 hexadecimal digits of sha256", required=True),
    Column("source", "string", "path of the file, relative to the folder of reports", required=True),
    Column("sha256", "string", "SHA-256 of the file", required=True),
    Column("media_type", "string", "type of the file by its content", required=True),
    Column("byte_size", "int64", "size of the file", required=True, unit="bytes"),
    Column("page_count", "int32", "printed pages; null for text files", unit="pages"),
    Column("title", "string", "title of the report"),
    Column(
        "publisher",
        "string",
        "ministry or agency that published it; where none is printed, that which the PDF names as its author",
    ),
    Column("department", "string", "its bureau, division or office"),
    Column("published_date", "date32", "day of publication; the first day where only a month is printed"),
    Column("pipeline", "string", "the family of reports it was read as; null where it could not be read"),
    Column("text_source", "string", "where the text came from", values=words.TEXT_SOURCE),
    Column("status", "string", "how much of it was read", required=True, values=words.STATUS),
)

_SECTIONS = (
    Column("section_id", "string", "<document_id>-s<ordinal>", required=True),
    _DOCUMENT,
    Column("parent_id", "string", "the section above", references="sections.section_id"),
    _FACILITY,
    Column("ordinal", "int32", "place in reading order, from 1", required=True),
    Column("level", "int32", "depth in the outline, from 1", required=True),
    Column("marker", "string", "mark, brackets or number of the heading, as printed"),
    Column("heading", "string", "the heading without its mark; null for text without one"),
    Column("kind", "string", "what the section is about", required=True, values=words.SECTION_KIND),
    Column("placement", "string", "where its body stood", required=True, values=words.PLACEMENT),
    Column("page_start", "int32", "first page, from 1; null for text files"),
    Column("page_end", "int32", "last page; null for text files"),
    Column(
        "text",
        "string",
        "the heading line, then the unwrapped body, blocks on lines of their own; not that of children. A table has one "
        "line per row and a tab between its columns, empty ones included",
    ),
)

_FACILITIES = (
    Column("facility_id", "string", "<document_id>-f<ordinal>", required=True),
    _DOCUMENT,
    Column("ordinal", "int32", "place in the report, from 1", required=True),
    Column("name", "string", "name as the report gives it in the title, or in the row of a list", required=True),
    Column("short_name", "string", "name that the report uses for short"),
    Column("current_name", "string", "name since it was renamed"),
    Column("former_name", "string", "name before it was renamed"),
    Column("renamed_date", "date32", "when it was renamed; the first day of what is printed"),
    Column("renamed_granularity", "string", "how exactly renamed_date is printed", values=words.GRANULARITY),
    Column("facility_type", "string", "kind of facility, as stated"),
    Column("visit_date", "date32", "day of the visit"),
    Column("visit_ordinal", "int32", "number of the visit: 2 for 第二回"),
    Column("address", "string", "the facility's own address, not its operator's"),
    Column("prefecture", "string", "prefecture of the address"),
    Column("municipality", "string", "city, ward, town or village of the address, without its 郡"),
    Column("municipality_code", "string", "its five digits in JIS X 0402"),
    Column("operator", "string", "organisation that runs it"),
    Column("operator_address", "string", "address of the operator"),
    Column("commissioned_by", "string", "body that commissions the operation"),
    Column("site_count", "int32", "number of sites of the facility or its programme", unit="sites"),
    Column("site_count_min", "int32", "lower bound of the number of sites", unit="sites"),
    Column("target", "string", "whom it serves"),
    Column("target_age_min", "int32", "youngest age served", unit="years"),
    Column("target_age_max", "int32", "oldest age served", unit="years"),
    Column("fee", "string", "whether those whom it serves pay", values=words.FEE),
    *EVIDENCE,
)


def _attributes() -> tuple[Column, ...]:
    return (
        Column("attribute_id", "string", "<document_id>-a<ordinal>", required=True),
        _DOCUMENT,
        Column("facility_id", "string", "the facility", required=True, references="facilities.facility_id"),
        Column("attribute", "string", "what is stated", required=True, values=words.attributes()),
        Column("value", "string", "the stated value; dates as YYYY, YYYY-MM or YYYY-MM-DD", required=True),
        Column("value_number", "float64", "the value where it is a number", unit="see unit"),
        Column("unit", "string", "unit of value_number, as printed"),
        *EVIDENCE,
    )


_FINDINGS = (
    Column("finding_id", "string", "<document_id>-n<ordinal>", required=True),
    _DOCUMENT,
    _FACILITY,
    Column("ordinal", "int32", "place in reading order, from 1", required=True),
    Column("kind", "string", "what kind of statement it is", required=True, values=words.FINDING_KIND),
    Column("text", "string", "the sentence or bullet, without its mark and on one line", required=True),
    Column("is_bullet", "bool", "whether it is an item of a list", required=True),
    *EVIDENCE,
)

_METRICS = (
    Column("metric_id", "string", "<document_id>-m<ordinal>", required=True),
    _DOCUMENT,
    _FACILITY,
    Column(
        "finding_id",
        "string",
        "the statement that it stands in; null outside of sentences",
        references="findings.finding_id",
    ),
    Column(
        "subject",
        "string",
        "the shortest phrase that names what is counted; of a cell of a table the head of its row or column that names "
        "a measure (利用者数), else the head of its row, else the caption's phrase",
    ),
    Column("denominator", "string", "the whole that a share is of"),
    Column(
        "breakdown",
        "string",
        "what the whole is divided by: 職種別 of 「職種別では」, of a table's corner or caption",
    ),
    Column(
        "segment",
        "string",
        "the part of the whole that is counted: a district, an age band; of a cell of a table its other heads but for "
        "units, dates and totals, from the outside in",
    ),
    *_QUANTITY,
    Column("statistic", "string", "what was made of many values", values=words.STATISTIC),
    Column("per", "string", "what the number is for one of: 人, 人口10万人 (from 当たり, 対)"),
    Column("change", "string", "the direction of a number that is a difference", values=words.CHANGE),
    Column("period_start", "date32", "first day that the number holds for"),
    Column("period_end", "date32", "last day that the number holds for"),
    Column("granularity", "string", "how exactly the period is printed", values=words.GRANULARITY),
    Column("scope", "string", "area that is counted over: 全国, a prefecture …"),
    Column("origin", "string", "where it is printed", required=True, values=words.ORIGIN),
    Column("series_id", "string", "shared by numbers of one subject, unit and segment in a report", required=True),
    *EVIDENCE,
)

_MENTIONS = (
    Column("mention_id", "string", "<document_id>-x<ordinal>", required=True),
    _DOCUMENT,
    Column(
        "finding_id",
        "string",
        "the statement that it stands in; null outside of sentences",
        references="findings.finding_id",
    ),
    Column("kind", "string", "date or quantity", required=True, values=words.MENTION_KIND),
    Column("start_date", "date32", "first day; null for an open beginning (以前) and for quantities"),
    Column("end_date", "date32", "last day; null for an open end (以降) and for quantities"),
    Column("granularity", "string", "how exactly the date is printed", values=words.GRANULARITY),
    Column("resolved", "bool", "whether the year or the day pointed back to is known; null for quantities"),
    *_QUANTITY,
    *EVIDENCE,
)

_DIAGNOSTICS = (
    Column("diagnostic_id", "string", "<document_id, or source where it is null>-d<ordinal>", required=True),
    Column(
        "document_id",
        "string",
        "the report; null for a file without bytes to be known by, or with those of another file",
        references="documents.document_id",
    ),
    Column("source", "string", "path of the file, relative to the folder of reports", required=True),
    Column("stage", "string", "who noticed it", required=True, values=words.STAGE),
    Column("severity", "string", "how bad it is", required=True, values=words.SEVERITY),
    Column("code", "string", "what it is", required=True, values=words.CODE),
    Column("message", "string", "the same for a reader, with its particulars", required=True),
    Column("page", "int32", "page, from 1, where it belongs to one"),
)


@cache
def tables() -> dict[str, Table]:
    """The tables by name, each after those that it refers to as far as that can be."""
    listed = (
        Table("documents", "One row per report. Files without bytes of their own are told in diagnostics.", _DOCUMENTS),
        Table("sections", "One row per heading with its own body, and per stretch of text without one.", _SECTIONS),
        Table(
            "facilities",
            "One row per facility visited, and per row of a list of facilities. The evidence is that of the name.",
            _FACILITIES,
        ),
        Table(
            "facility_attributes",
            "One row per statement about a facility; the wide columns of facilities are made from it.",
            _attributes(),
        ),
        Table("findings", "One row per sentence or bullet.", _FINDINGS),
        Table("metrics", "One row per quantity that states a measured or counted fact.", _METRICS),
        Table("mentions", "One row per date or quantity expression, whether or not it became a metric.", _MENTIONS),
        Table("diagnostics", "One row per thing worth telling about a file.", _DIAGNOSTICS),
    )
    return {table.name: table for table in listed}
