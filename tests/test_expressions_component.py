"""The spaCy component puts the mentions of the grammar into ``doc.spans``."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

import extract.annotate.component  # noqa: F401 (registers the factory)

TEXT = "昨年度の利用者は延べ1,200人で、約７割が県外から来た。"


@pytest.mark.parametrize("language", ["xx", "ja"])
def test_each_mention_is_a_span(language: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("ja_expressions", config={"today": "2024-05-22"})
    doc = nlp(TEXT)
    spans = doc.spans["expressions"]
    assert [span.label_ for span in spans] == ["DATE", "QUANTITY", "QUANTITY"]
    assert [span._.mention["text"] for span in spans] == ["昨年度", "延べ1,200人", "約７割"]
    assert spans[0]._.mention["start_date"] == "2023-04-01"
    assert all(span._.mention["text"] in span.text for span in spans)


def test_the_key_can_be_chosen_and_other_spans_have_no_mention() -> None:
    nlp = spacy.blank("ja")
    nlp.add_pipe("ja_expressions", config={"spans_key": "numbers"})
    doc = nlp("20人が参加")
    assert doc.spans["numbers"][0]._.mention["value"] == 20
    assert doc[0:1]._.mention is None


def test_a_pipeline_with_it_can_be_saved_and_read_back() -> None:
    nlp = spacy.blank("ja")
    nlp.add_pipe("ja_expressions", config={"today": "2024-05-22"})
    again = spacy.blank("ja").from_config(nlp.config)
    assert again.pipe_names == ["ja_expressions"]
    doc = again(TEXT)
    assert doc.spans["expressions"][0]._.mention["start_date"] == "2023-04-01"


def test_a_doc_with_mentions_can_be_stored() -> None:
    nlp = spacy.blank("ja")
    nlp.add_pipe("ja_expressions")
    stored = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert stored.spans["expressions"][1]._.mention["modifiers"] == ["cumulative"]
