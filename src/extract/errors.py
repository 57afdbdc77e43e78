"""The exceptions of the package.

ExtractError
├── ReadError          one file cannot be gone on with; becomes a diagnostic, other files go on
├── ProfileError       a profile that cannot be used; names the key and the known ones
├── UsageError         nothing to do, or asked for something that is not there (exit code 2)
└── TableError         tables that cannot be written or read back
"""

from __future__ import annotations


class ExtractError(Exception):
    """Root of all errors that the package raises on purpose."""


class ReadError(ExtractError):
    """A file cannot be read; ``code`` is a diagnostic code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ProfileError(ExtractError):
    """A profile in ``pipelines/`` cannot be used."""


class UsageError(ExtractError):
    """The command cannot start: nothing to read, or a name that does not exist."""


class TableError(ExtractError):
    """Tables cannot be written, or what is there is not ours."""
