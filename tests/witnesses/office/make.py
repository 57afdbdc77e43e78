"""Write the witnesses that LibreOffice makes anew, all or those named; they are committed, so that tests need no LibreOffice.

PYTHONPATH=tests python -m witnesses.office.make [NAME ...]
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from witnesses.office import letters, reports, sheets, slides, visits
from witnesses.office.flat import FONTS

HERE = Path(__file__).parents[1]
RAW = HERE.parents[1] / "raw"
MADE = Path(__file__).with_name("made.json")  # by name, what each PDF was made from
# By the name of its PDF, what gives the text of a flat ODF file, and that file's ending.
WITNESSES: dict[str, tuple[Callable[[], str], str]] = {**letters.WITNESSES, **reports.WITNESSES, **slides.WITNESSES}
REPORTS: dict[str, tuple[Callable[[], str], str]] = {
    "disaster-base-visits-2024": (visits.visits, "fodt"),
    "nursery-list-2024": (sheets.nurseries, "fods"),
    "shelter-list-2024": (sheets.shelters, "fods"),
}  # those that are sample reports in raw/
OFFICE = {**WITNESSES, **REPORTS}


def place(name: str) -> Path:
    """Where the PDF of that name is kept."""
    return (RAW if name in REPORTS else HERE) / f"{name}.pdf"


def digest(name: str) -> str:
    return hashlib.sha256(OFFICE[name][0]().encode()).hexdigest()[:16]


def version() -> str | None:
    """Which LibreOffice is installed, if any."""
    try:
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.split()[1]


def ready() -> bool:
    """Whether this machine makes the same PDFs: LibreOffice of the same version, and all fonts."""
    if version() != json.loads(MADE.read_text("utf-8"))["version"]:
        return False
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=False).stdout
    return all(font in listed for font in FONTS)


def convert(sources: Mapping[str, tuple[str, str]], folder: Path) -> None:
    """Write ``<name>.pdf`` into a folder for each (text, ending) of a flat ODF file, all in one run of LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        files = []
        for stem, (text, ending) in sources.items():
            files.append(place / f"{stem}.{ending}")
            files[-1].write_text(text, encoding="utf-8")
        command = ["soffice", "--headless", f"-env:UserInstallation={(place / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True)


def main(names: list[str]) -> None:
    names = names or sorted(OFFICE)
    with tempfile.TemporaryDirectory() as folder:
        convert({name: (OFFICE[name][0](), OFFICE[name][1]) for name in names}, Path(folder))
        for name in names:
            shutil.copyfile(Path(folder) / f"{name}.pdf", place(name))
    made = json.loads(MADE.read_text("utf-8"))["made"] if MADE.exists() else {}
    made = {name: digest(name) if name in names else made.get(name) for name in sorted(OFFICE)}
    MADE.write_text(json.dumps({"version": version(), "made": made}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
