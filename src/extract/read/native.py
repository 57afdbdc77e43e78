"""A function of pdfium in, the same function out for those who call it for every character, object and corner.

ctypes converts each argument whose type is declared by a call of its own, which costs more than what most of these
functions do: 435 ns against 187 ns for the text object of a character. Arguments without a declared type are passed on as
they are: pointers as pointers, numbers as C ints. An address is therefore given as ``Address``, never as a bare number,
of which the upper half would be lost, and room for a result as ``byref`` of it, since a structure would be copied.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


class Address(ctypes.c_void_p):
    """Where something of pdfium's lies. As a result it stays what it is, while a plain ``c_void_p`` becomes a number."""


def unchecked(function: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """``function`` of pypdfium2's raw interface without declared arguments; ``result`` is the type of what it returns."""
    return ctypes.CFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]
