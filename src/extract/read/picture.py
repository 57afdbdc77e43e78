"""A PDF page in, its picture out: grey on white, at the resolution that recognition wants, its lines level."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL.Image import Image, Resampling, fromarray
from PIL.ImageFilter import BoxBlur, MaxFilter

from extract.records.source import Box

DPI = 300  # what Tesseract's data were made for
MOST_PIXELS = 5000  # along an edge: A3 at 300 dpi; larger pages are drawn smaller
_GRAIN, _PATCH = 16, 11  # pixels, and times as many: within so much there is some paper
_WHITE, _DARKEST_PAPER = 235, 100  # of 255
_INK = 140  # of 255: darker is ink
_LEAST_INK = 200  # pixels; a page with less is blank but for specks
_MOST_INK = 60_000  # pixels are enough to find the slant
_SHORT_EDGE = 900  # pixels of the picture in which the slant is looked for
_MOST_SLANT = 6.0  # degrees
_LEAST_SLANT = 0.5  # less does Tesseract no harm, and turning costs sharpness
_SHARPER = 1.05  # how much sharper the lines must stand out for the picture to be turned

_Places = npt.NDArray[np.float64]


class Picture(NamedTuple):
    """A page with level lines; on the page itself they fall to the right by ``slant`` degrees."""

    image: Image
    slant: float


def dpi_of(width: float, height: float) -> int:
    """The resolution at which a page of this size in points is drawn."""
    return min(DPI, int(MOST_PIXELS * 72 / max(width, height, 1.0)))


def picture_of(page: pdfium.PdfPage, dpi: int) -> Picture | None:
    """The page as displayed, in grey and with its lines level; None for a blank page."""
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    image: Image = bitmap.to_pil().convert("L")
    bitmap.close()
    image = _on_white(image)
    slant = _slant(image)
    if slant is None:
        return None
    if abs(slant) < _LEAST_SLANT:
        return Picture(image, 0.0)
    return Picture(image.rotate(slant, resample=Resampling.BICUBIC, fillcolor=255), slant)


def _on_white(image: Image) -> Image:
    """The picture with its paper white all over, where that is grey or shaded.

    The shade of the paper is the lightest around: no letter or band of headings fills as much as that.
    """
    shrunk = image.reduce(_GRAIN)
    paper = np.maximum(np.asarray(shrunk.filter(MaxFilter(_PATCH)).filter(BoxBlur(_PATCH // 2))), _DARKEST_PAPER)
    if np.percentile(paper, 5) >= _WHITE:
        return image
    shades = np.asarray(fromarray(paper).resize(image.size, Resampling.BILINEAR)).astype(np.float32)
    return fromarray(np.minimum(np.asarray(image) * (255 / shades), 255).astype(np.uint8))


def slanting(box: Box, slant: float, width: float, height: float) -> Box:
    """Where a box of the levelled picture stands on a page of this size whose lines fall by ``slant`` degrees."""
    sine, cosine = math.sin(math.radians(slant)), math.cos(math.radians(slant))
    x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
    right, down = x * cosine - y * sine - x, x * sine + y * cosine - y
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)


def _slant(picture: Image) -> float | None:
    """By how many degrees the lines of the picture fall to the right, vertical ones likewise; None where no ink is.

    Lines stand out most in the profile of ink that is taken along them (Postl 1986).
    """
    shrunk = picture.reduce(max(min(picture.size) // _SHORT_EDGE, 1))
    inked = np.argwhere(np.asarray(shrunk) < _INK).astype(np.float64)
    if len(inked) < _LEAST_INK:
        return None
    rows, columns = inked[:: len(inked) // _MOST_INK + 1].T
    # Vertical lines lean to the other side when a page is turned, so that one sign serves for both.
    profiles = ((rows, -columns), (columns, rows))
    slants = [(_sharpest(along, across), along, across) for along, across in profiles]
    slant, along, across = max(slants, key=lambda found: _sharpness(found[1], found[2], found[0]))
    return slant if _sharpness(along, across, slant) >= _SHARPER * _sharpness(along, across, 0.0) else 0.0


def _sharpest(along: _Places, across: _Places) -> float:
    """The angle in degrees at which the profile is sharpest."""
    coarse = max(np.arange(-_MOST_SLANT, _MOST_SLANT + 0.1, 0.5), key=lambda angle: _sharpness(along, across, angle))
    return float(max(coarse + np.arange(-0.4, 0.41, 0.1), key=lambda angle: _sharpness(along, across, angle)))


def _sharpness(along: _Places, across: _Places, degrees: float) -> float:
    places = np.round(along + across * math.tan(math.radians(degrees))).astype(np.int64)
    profile = np.bincount(places - places.min()).astype(np.float64)
    return float(np.square(np.diff(profile)).sum()) + 1.0
