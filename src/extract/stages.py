"""The mark of a stage: a function that says when it begins, to whoever wants to know where a document is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeAlias, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")
Watch: TypeAlias = Callable[[str], None]

_watching: ContextVar[Watch | None] = ContextVar("watching", default=None)


def stage(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Mark the public function of a stage. Stages follow one another, so that the next one's begin is the end of this."""

    @wraps(function)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        watch = _watching.get()
        if watch is not None:
            watch(function.__name__)
        return function(*args, **kwargs)

    return told


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Within the block ``watch`` is called with the name of every stage that begins."""
    token = _watching.set(watch)
    try:
        yield
    finally:
        _watching.reset(token)
