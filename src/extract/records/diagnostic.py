"""A diagnostic: something about a file that is worth telling, with a code from a closed list."""

from __future__ import annotations

from dataclasses import dataclass

# code -> (severity, what it means). Closed: a new code is a new row here.
CODES: dict[str, tuple[str, str]] = {
    "empty_file": ("error", "the file has no bytes, or no text in them"),
    "unsupported_type": ("error", "neither a PDF nor a text file"),
    "not_a_pdf": ("error", "named .pdf but holds something else"),
    "unreadable_pdf": ("error", "the PDF is damaged beyond reading"),
    "encrypted": ("error", "the PDF asks for a password"),
    "no_text_layer": ("error", "pages that are pictures only"),
    "undecodable_text": ("error", "no known encoding reads the bytes as Japanese text"),
    "unreadable_file": ("error", "the operating system refused to open or read the file"),
    "bad_sidecar": ("warning", "the .toml beside the file could not be read and was left out"),
    "orphan_sidecar": ("info", "a .toml whose report is not there"),
    "duplicate": ("info", "the same bytes as another file; read once"),
    "encoding_guessed": ("info", "the text is not UTF-8; its encoding was detected"),
    "replaced_characters": ("warning", "characters that could not be decoded were replaced"),
    "page_count_differs": ("warning", "the two PDF libraries count different numbers of pages"),
    "page_limit": ("error", "the PDF has more pages than a document may"),
    "page_without_text": ("warning", "a page has no text layer"),
    "ocr_low_quality": ("warning", "text recognised from a picture is likely wrong, or lines of it were illegible"),
    "no_sections": ("warning", "no heading was recognised; the text stands in one section"),
    "no_facilities": ("warning", "a visit report without a recognised facility"),
    "empty_section": ("warning", "a heading without a body"),
    "recovered_section": ("info", "a body was given back to a heading that stood empty"),
    "no_visit_date": ("warning", "a facility without a visit date"),
    "unknown_municipality": ("info", "an address whose municipality is not in the register"),
    "conflicting_values": ("info", "two statements of one attribute differ; the first was kept"),
    "unread_expression": ("info", "a date or number that could not be read"),
    "parse_failed": ("warning", "a sentence could not be parsed; its subjects are found without a parse"),
    "crashed": ("error", "reading this file failed inside the program"),
    "out_of_memory": ("error", "the file took more memory than a document may, and was given up"),
    "timeout": ("error", "the file took longer than a document may, and was given up"),
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing worth telling; ``stage`` is the stage that noticed it."""

    stage: str
    code: str
    message: str
    page: int | None = None

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown diagnostic code {self.code!r}; known: {', '.join(CODES)}")

    @property
    def severity(self) -> str:
        return CODES[self.code][0]
