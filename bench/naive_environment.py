"""The environment of the naive pipeline: the newest versions, as ``pip install`` gives them to anyone."""

from __future__ import annotations

import subprocess
import sys
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
    home = folder / "naive"
    python = home / "bin" / "python"
    try:
        subprocess.run([sys.executable, "-m", "venv", home], check=True, capture_output=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return Environment(
            Path(sys.executable), f"NOT a plain install, which failed ({_reason(error)}); versions as locked"
        )
    return Environment(python, "newest versions from a plain install in an environment of its own")


def _reason(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        lines = (error.stderr or "").strip().splitlines()
        return lines[-1] if lines else f"exit code {error.returncode}"
    return error.strerror or str(error)
