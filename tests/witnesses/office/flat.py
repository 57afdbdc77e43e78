"""Flat ODF: styles and contents in, the text of one XML file out that LibreOffice opens (.fodt, .fodp, .fods)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        **{
            prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
            for prefix, name in {
                "office": "office",
                "style": "style",
                "text": "text",
                "table": "table",
                "draw": "drawing",
                "presentation": "presentation",
                "fo": "xsl-fo-compatible",
                "svg": "svg-compatible",
                "number": "datastyle",
            }.items()
        },
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
MINCHO, GOTHIC, ROMAN = "IPAex明朝", "IPAexゴシック", "Nimbus Roman"
SANS, SLIDE_LATIN = "Noto Sans CJK JP", "DejaVu Sans"
FONTS = (MINCHO, GOTHIC, ROMAN, SANS, SLIDE_LATIN)


def fonts(latin: str = MINCHO, asian: str = MINCHO) -> str:
    """Properties of text: ministries set figures in a font of their own or leave them in that of the kanji."""
    return f'style:font-name="{latin}" style:font-name-asian="{asian}"'


def size(points: float, *, bold: bool = False) -> str:
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
    return f'fo:font-size="{points}pt" style:font-size-asian="{points}pt"{weight}'


def style(name: str, paragraph: str = "", text: str = "", *, family: str = "paragraph", more: str = "") -> str:
    """A style of paragraphs or of words (``family="text"``) by the attributes of its properties."""
    inner = f"<style:paragraph-properties {paragraph}/>" if paragraph else ""
    inner += f"<style:text-properties {text}/>" if text else ""
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}</style:style>'


def p(content: str, name: str = "body") -> str:
    """A paragraph; ``content`` may hold marks of its own, so ``words`` escapes what is text alone."""
    return f'<text:p text:style-name="{name}">{content}</text:p>'


def h(content: str, level: int = 1, name: str = "") -> str:
    return f'<text:h text:style-name="{name or f"h{level}"}" text:outline-level="{level}">{content}</text:h>'


def span(content: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{content}</text:span>'


def note(content: str, number: int) -> str:
    """A footnote, at the place of its mark."""
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body>{p(content, 'note')}</text:note-body></text:note>"
    )


def ruby(base: str, reading: str) -> str:
    return (
        f'<text:ruby text:style-name="ruby"><text:ruby-base>{base}</text:ruby-base>'
        f'<text:ruby-text text:style-name="reading">{reading}</text:ruby-text></text:ruby>'
    )


def items(contents: Iterable[str], numbering: str, name: str = "body") -> str:
    """A list; an entry that is itself a list must be given whole, as ``<text:list-item>``."""
    entries = (
        entry if entry.startswith("<text:list-item>") else f"<text:list-item>{p(entry, name)}</text:list-item>"
        for entry in contents
    )
    return f'<text:list text:style-name="{numbering}">{"".join(entries)}</text:list>'


def cell(content: str | float, name: str = "cell", *, words: str = "words", across: int = 1, down: int = 1) -> str:
    """A cell and the covered ones beside it; those under it are ``covered()`` in the rows below."""
    spans = f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"' if across * down > 1 else ""
    paragraphs = (
        "".join(p(escape(line), words) for line in content.split("\n")) if isinstance(content, str) else content
    )
    return f'<table:table-cell table:style-name="{name}"{spans}>{paragraphs}</table:table-cell>' + covered(across - 1)


def covered(times: int = 1) -> str:
    return "<table:covered-table-cell/>" * times


def row(cells: Iterable[str], name: str = "row") -> str:
    return f'<table:table-row table:style-name="{name}">{"".join(cells)}</table:table-row>'


def table(name: str, columns: Sequence[str], rows: Iterable[str], *, heads: int = 0) -> str:
    """A table with columns of the given styles; its first ``heads`` rows are printed again on each page."""
    rows = list(rows)
    head = f"<table:table-header-rows>{''.join(rows[:heads])}</table:table-header-rows>" if heads else ""
    widths = "".join(f'<table:table-column table:style-name="{column}"/>' for column in columns)
    return f'<table:table table:name="{name}" table:style-name="{name}">{widths}{head}{"".join(rows[heads:])}</table:table>'


def column(name: str, width: float) -> str:
    """A style of columns, ``width`` in millimetres."""
    return (
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
    )


def cells(name: str, properties: str, text: str = "", paragraph: str = "", *, more: str = "") -> str:
    inner = f"<style:table-cell-properties {properties}/>"
    inner += f"<style:paragraph-properties {paragraph}/>" if paragraph else ""
    inner += f"<style:text-properties {text}/>" if text else ""
    return f'<style:style style:name="{name}" style:family="table-cell" {more}>{inner}</style:style>'


def page(
    name: str,
    *,
    width: float = 210,
    height: float = 297,
    margin: float = 25,
    more: str = "",
    inner: str = "",
    head: str = "",
    foot: str = "",
) -> tuple[str, str]:
    """(layout, master page) of the given size in millimetres; ``head`` and ``foot`` are paragraphs on every page."""
    turned = "landscape" if width > height else "portrait"
    bands = "".join(
        f'<style:{band}-style><style:header-footer-properties fo:min-height="9mm"/></style:{band}-style>'
        for band, content in (("header", head), ("footer", foot))
        if content
    )
    layout = (
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}mm" '
        f'fo:page-height="{height}mm" style:print-orientation="{turned}" fo:margin="{margin}mm" {more}>{inner}'
        f"</style:page-layout-properties>{bands}</style:page-layout>"
    )
    contents = "".join(
        f"<style:{band}>{content}</style:{band}>" for band, content in (("header", head), ("footer", foot)) if content
    )
    return layout, (
        f'<style:master-page style:name="{name}" style:display-name="{name}" style:page-layout-name="{name}">'
        f"{contents}</style:master-page>"
    )


def document(
    kind: str,
    body: str,
    *,
    styles: str = "",
    automatic: str = "",
    pages: Iterable[tuple[str, str]] = (),
    defaults: str | None = None,
) -> str:
    """The file; ``kind`` is ``text``, ``presentation`` or ``spreadsheet``, the first of ``pages`` is the usual one."""
    pages = list(pages)
    faces = "".join(f'<style:font-face style:name="{name}" svg:font-family="{name}"/>' for name in FONTS)
    family = {"text": "paragraph", "presentation": "graphic", "spreadsheet": "table-cell"}[kind]
    defaults = defaults if defaults is not None else f"{fonts()} {size(10.5)}"
    tongue = 'fo:language="en" fo:country="US" style:language-asian="ja" style:country-asian="JP"'
    spacing = 'style:text-autospace="ideograph-alpha" style:punctuation-wrap="hanging" style:line-break="strict"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:font-face-decls>{faces}</office:font-face-decls>"
        f'<office:styles><style:default-style style:family="{family}"><style:paragraph-properties {spacing}/>'
        f"<style:text-properties {defaults} {tongue}/></style:default-style>{styles}</office:styles>"
        f"<office:automatic-styles>{''.join(layout for layout, _ in pages)}{automatic}</office:automatic-styles>"
        f"<office:master-styles>{''.join(master for _, master in pages)}</office:master-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>\n"
    )
