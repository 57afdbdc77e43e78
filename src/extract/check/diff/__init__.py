"""Two output folders in; which rows of which documents were lost, are new or changed from one to the other out."""

from __future__ import annotations

from extract.check.diff.command import run

__all__ = ["run"]
