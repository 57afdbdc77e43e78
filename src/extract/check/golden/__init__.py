"""Sample documents and their reviewed snapshots in; which rows were lost, are new or changed since then out."""

from __future__ import annotations

from extract.check.golden.command import run

__all__ = ["run"]
