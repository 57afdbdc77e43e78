"""One pdfium page in, the text objects and paths on it and in its forms out, found in one walk."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as api

from extract.read.native import Address, unchecked

_DEEPEST_FORM = 4
_MOST_OBJECTS = 50_000
_MOST_BEFORE_PATHS = 20_000  # a path behind so many objects belongs to a drawing or a map

_object_at = unchecked(api.FPDFPage_GetObject, Address)
_kind_of = unchecked(api.FPDFPageObj_GetType)

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """An object of a page, how its form's coordinates become those of the page, and in how many forms it stands."""

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
    stack = [Drawn(_object_at(raw, index), _IDENTITY, 0) for index in range(api.FPDFPage_CountObjects(raw))]
    left = _MOST_OBJECTS
    while stack and left:
        left -= 1
        drawn = stack.pop()
        kind = _kind_of(drawn.address)
        if kind == api.FPDF_PAGEOBJ_TEXT:
            found.texts.append(drawn)
        elif kind == api.FPDF_PAGEOBJ_PATH and left >= _MOST_OBJECTS - _MOST_BEFORE_PATHS:
            found.paths.append(drawn)
        elif kind == api.FPDF_PAGEOBJ_FORM and drawn.depth < _DEEPEST_FORM:
            stack.extend(_within(drawn))
    return found


def _within(form: Drawn) -> Iterator[Drawn]:
    """The objects of a form."""
    pointer = ctypes.cast(form.address, api.FPDF_PAGEOBJECT)
    inner = times(matrix_of(form.address), form.matrix)
    for index in range(api.FPDFFormObj_CountObjects(pointer)):
        address = ctypes.cast(api.FPDFFormObj_GetObject(pointer, index), Address)
        yield Drawn(address, inner, form.depth + 1)


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
