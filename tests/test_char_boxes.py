"""Boxes of the characters of a line are kept as bare numbers and come back as they were."""

from __future__ import annotations

import pickle

import pytest

from extract.records.source import Box, CharBoxes

FIRST, LAST = Box(72.0, 100.5, 83.25, 111.0), Box(94.1, 100.5, 105.0, 111.0)


def test_boxes_and_gaps_come_back_as_they_were() -> None:
    boxes = CharBoxes([FIRST, None, LAST])
    assert list(boxes) == [FIRST, None, LAST] == [boxes[0], boxes[1], boxes[-1]]
    assert (len(boxes), len(CharBoxes()), list(boxes[1:])) == (3, 0, [None, LAST])
    with pytest.raises(IndexError):
        boxes[3]


def test_boxes_are_equal_by_their_numbers() -> None:
    boxes = CharBoxes([FIRST, None])
    assert boxes == CharBoxes(iter([FIRST, None])) == pickle.loads(pickle.dumps(boxes))
    assert len({boxes, CharBoxes([FIRST, None]), CharBoxes([FIRST, LAST])}) == 2
