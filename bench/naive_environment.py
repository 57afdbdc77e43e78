"""The environment of the naive pipeline: the newest versions, as ``pip install`` gives them to anyone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("spacy", "ginza", "ja_ginza", "pdfplumber", "click")  # spaCy imports click without asking for it


@dataclass(frozen=True, slots=True)
class Environment:
    """A Python with the libraries of the naive pipeline, and what there is to tell of it."""

    python: Path
    told: str


def naive_python(folder: Path) -> Environment:
    """A fresh environment in ``folder``; where it cannot be made (no network), that of this program."""
    try:
        python = fresh_python(folder / "naive", PACKAGES)
    except (OSError, subprocess.CalledProcessError) as error:
        return Environment(
            Path(sys.executable), f"NOT a plain install, which failed ({reason(error)}); versions as locked"
        )
    return Environment(python, "newest versions from a plain install in an environment of its own")


def fresh_python(home: Path, packages: Iterable[str]) -> Path:
    """The interpreter of an environment made anew in ``home``. Raises ``OSError`` or ``CalledProcessError``."""
    python = home / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", home], check=True, capture_output=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *packages], check=True, capture_output=True, text=True)
    return python


def reason(error: OSError | subprocess.CalledProcessError) -> str:
    """Why an environment could not be made, in a few words."""
    if isinstance(error, subprocess.CalledProcessError):
        lines = (error.stderr or "").strip().splitlines()
        return lines[-1] if lines else f"exit code {error.returncode}"
    return error.strerror or str(error)
