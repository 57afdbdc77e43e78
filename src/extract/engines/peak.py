"""The most memory that this process held while it did one document, as Linux counts it.

The run looks at its workers now and then, and what comes and goes between two looks it does not see. Whether a document
takes too much must not depend on when it looked.
"""

from __future__ import annotations

from pathlib import Path

_RESET = Path("/proc/self/clear_refs")
_STATUS = Path("/proc/self/status")


def begin() -> bool:
    """Start to count anew; False where the system cannot."""
    try:
        _RESET.write_text("5", encoding="ascii")  # proc(5): resets the peak of the resident set
    except OSError:
        return False
    return True


def reached() -> int:
    """Bytes that were resident at most since ``begin``."""
    line = next(line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) << 10
