"""The text of a line in, whether a sentence breaks off at its end and how the next must begin to go on out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.layout.rows import Row

CONTINUES = re.compile(r"(?:[、，,・（(「『はがをにともへやでし]|(?<!も)の|って)$")
# No sentence begins with one of these: the line above broke off inside a word.
STARTS_INSIDE = re.compile(
    r"^(?:[ぁぃぅぇぉっゃゅょゎんをらりるれろァィゥェォッャュョヮー々ゝゞ、。，．）」』】！？%％]|[ぁ-ん][、。])"
)
# Nor with one of these before an ideograph: 「…（以下「本部」という。）」 / 「の運営に…」.
STARTS_WITH_PARTICLE = re.compile(r"[のがにでも](?=[一-鿿])")
GOES_ON_WITH = ("との", "という", "といった", "と話", "と述", "と語", "と答", "と回答")  # behind a quotation
VERB_TO_GO_ON = re.compile(r"(?:[ぁ-ん]|[一-龯])[てで]$")
VERB_GOES_ON = re.compile(r"(?:い[るたなくっ]|お[りら]|あ[るりっ]|き[たて]|く[るれ]|しま|ほし|もら|いただ|欲し)")
SENTENCE_END = re.compile(r"[。．！？!?][」』）)】]*$")
BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
OPENING_BRACKETS = "（(「『"
CLOSING_BRACKETS = "）)」』"


def is_verb_cut(above: Row, row: Row) -> bool:
    """Whether a verb goes on in the next line: 「…が図られて」 / 「いる。」."""
    return VERB_TO_GO_ON.search(above.text) is not None and VERB_GOES_ON.match(row.text) is not None


def breaks_off(row: Row, group: Sequence[Row]) -> bool:
    """Whether the line ends inside a sentence: at a comma, a particle or in an open bracket."""
    if row.mark is not None and row.mark.role == "heading" and len(group) == 1:
        return bracket_is_open(group)
    return bool(CONTINUES.search(row.text)) or bracket_is_open(group)


def bracket_is_open(group: Sequence[Row]) -> bool:
    """Whether a bracket or two stand open at the end of the lines; more are no brackets, nor what is open for long."""
    text = "".join([row.text for row in group])
    opened = sum([text.count(bracket) for bracket in OPENING_BRACKETS])
    if not opened or len(text) >= 400:
        return False
    return 0 < opened - sum([text.count(bracket) for bracket in CLOSING_BRACKETS]) <= 2
