"""The mark of a stage: a function that tells when it begins and what it gave, to whoever watches.

So the pipeline says nothing of those who measure, show or compare stages, and they need to know nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def _ignore(*_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Watch:
    began: Callable[[str], None]
    ended: Callable[[str, object], None]


_watches: ContextVar[tuple[_Watch, ...]] = ContextVar("watches", default=())


def stage(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """Mark the public function of a stage, which goes by its name."""
    name = function.__name__

    @wraps(function)
    def watched(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        watches = _watches.get()
        for watch in watches:
            watch.began(name)
        result = function(*args, **kwargs)
        for watch in watches:
            watch.ended(name, result)
        return result

    return watched


@contextmanager
def watching(began: Callable[[str], None] = _ignore, ended: Callable[[str, object], None] = _ignore) -> Iterator[None]:
    """Within the block, ``began`` is called with the name of a stage before it, ``ended`` with its name and result.

    A stage that raises does not end.
    """
    token = _watches.set((*_watches.get(), _Watch(began, ended)))
    try:
        yield
    finally:
        _watches.reset(token)
