"""One pdfium page in, the text objects and paths on it and in its forms out, found in one walk."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as api

from extract.read.native import Address, unchecked

_DEEPEST_FORM = 4
_MOST_OBJECTS = 50_000
_MOST_BEFORE_PATHS = 20_000  # a path behind so many objects belongs to a drawing or a map

_object_at = unchecked(api.FPDFPage_GetObject, Address)
_count_in = unchecked(api.FPDFFormObj_CountObjects)
_object_in = unchecked(api.FPDFFormObj_GetObject, Address)
_kind_of = unchecked(api.FPDFPageObj_GetType)

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """An object of a page by its kind, how its form's coordinates become the page's, and how many forms it stands in."""

    kind: int
    address: Address
    matrix: Matrix
    depth: int


class PageObjects(NamedTuple):
    """What is drawn on a page, the last first."""

    texts: list[Drawn]
    paths: list[Drawn]


def objects_of(page: pdfium.PdfPage) -> PageObjects:
    """The text objects and paths of a page; what is drawn beyond any page that is read is left out."""
    found = PageObjects([], [])
    raw = page.raw
    own = [_object_at(raw, index) for index in range(api.FPDFPage_CountObjects(raw))]
    for before, drawn in enumerate(islice(_walk(own, _IDENTITY, 0), _MOST_OBJECTS)):
        if drawn.kind == api.FPDF_PAGEOBJ_TEXT:
            found.texts.append(drawn)
        elif drawn.kind == api.FPDF_PAGEOBJ_PATH and before < _MOST_BEFORE_PATHS:
            found.paths.append(drawn)
    return found


def _walk(addresses: Sequence[Address], matrix: Matrix, depth: int) -> Iterator[Drawn]:
    """Objects, and after each form what stands in it."""
    for address in reversed(addresses):
        kind = _kind_of(address)
        yield Drawn(kind, address, matrix, depth)
        if kind == api.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            yield from _walk(_within(address), times(matrix_of(address), matrix), depth + 1)


def _within(form: Address) -> list[Address]:
    """The objects of a form."""
    return [_object_in(form, ctypes.c_ulong(index)) for index in range(_count_in(form))]


_get_matrix = unchecked(api.FPDFPageObj_GetMatrix)


def matrix_of(address: Address) -> Matrix:
    """How an object's coordinates become those of what it stands in."""
    found = api.FS_MATRIX()
    _get_matrix(address, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does what ``first`` and then ``then`` do."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
